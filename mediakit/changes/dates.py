"""Dates: a weekday or "last night" held against the day of publication."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from mediakit.changes.beside import Beside, Drawn
from mediakit.changes.lexicon import Phrases, load_change_lexicon
from mediakit.changes.model import Change, ChangeKind, Shift
from mediakit.texts.article import Article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span
from mediakit.texts.words import Word

__all__ = ["DateWords", "find_date_changes", "read_dates"]

_NEAR_SIGNS = 24  # signs from a date within which the clause that it belongs to is looked for
_WEEK = 7
_SHIFTS: Mapping[str, Shift] = {
    "date_right": "none",
    "date_wrong": "moderate",
    "date_unknowable": "none",
    "date_gone": "minor",
}


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that tell a day.

    Attributes:
        span: Where they stand.
        kind: ``calendar`` ("18 August"), ``weekday``, ``relative`` ("last night"), ``after`` ("a day later"),
            ``month``, or ``loose`` ("last week"), or ``dangling`` ("on the night").
        day: The day they tell, where the text and the day of publication give it; else None.
        month: The month and, where told, the year, for words that name no day.
    """

    span: Span
    kind: str
    day: date | None
    month: tuple[int, int | None] | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    months: Mapping[str, float]
    weekdays: Mapping[str, float]
    days: Phrases
    after: Phrases
    dangling: Phrases
    loose: Phrases
    parts: frozenset[str]
    next_words: frozenset[str]
    last_words: frozenset[str]
    firsts: frozenset[str]
    joined: tuple[str, ...]


@cache
def _words(language: str) -> _Words:
    lexicon = load_change_lexicon(language)
    phrases = [lexicon.phrases("dates", name) for name in ("days", "after_words", "dangling", "loose")]
    days = lexicon.valued("dates", "weekdays"), lexicon.valued("dates", "months")
    return _Words(
        lexicon.valued("dates", "months"),
        lexicon.valued("dates", "weekdays"),
        lexicon.phrases("dates", "days"),
        lexicon.phrases("dates", "after_words"),
        lexicon.phrases("dates", "dangling"),
        lexicon.phrases("dates", "loose"),
        frozenset(lexicon.listed("dates", "parts")),
        frozenset(lexicon.listed("dates", "next_words")),
        frozenset(lexicon.listed("dates", "last_words")),
        frozenset(word for some in (*days, *(one.by_first for one in phrases)) for word in some),
        tuple(days[0]),
    )


def read_dates(article: Article, span: Span, published: date | None = None) -> tuple[DateWords, ...]:
    """The words that tell a day in a stretch of a report, each with the day where that can be worked out.

    A weekday is the last one on or before the day of publication, or the next one where the text says "next";
    a day and month without a year belong to the year that brings them nearest to that day.

    Args:
        article: A report; without ``published`` only dates with a year are worked out.
        span: The part to look at.
        published: The day to count from where the report does not know its own.

    Returns:
        The dates in order; empty if there are none.

    Example:
        >>> text = "On Monday it rained; a day later, on 19 August, it snowed."
        >>> report = Article(text, published="2025-08-20", language="en")
        >>> [(words.kind, words.day.isoformat()) for words in read_dates(report, Span(0, len(report.text)))]
        [('weekday', '2025-08-18'), ('after', '2025-08-19'), ('calendar', '2025-08-19')]
    """
    return tuple(_Reader(article, span, _day(article) or published).dates())


def _day(article: Article) -> date | None:
    """The day of publication."""
    published = article.published
    return published.date() if isinstance(published, datetime) else published


class _Reader:
    def __init__(self, article: Article, span: Span, published: date | None) -> None:
        self.known = _words(article.language)
        self.words: Sequence[Word] = article.words_in(span)
        self.keys = [word.key for word in self.words]
        self.text = str(article.text)
        self.published = published

    def dates(self) -> Iterator[DateWords]:
        place, last = 0, None
        while place < len(self.keys):
            read = self._read(place, last) if self._may_begin(self.keys[place]) else None
            if read is None:
                place += 1
                continue
            found, place = read
            last = found.day or last
            yield found

    def _may_begin(self, key: str) -> bool:
        """Whether a date may begin with a word; most words are passed over by this alone."""
        return key in self.known.firsts or key[0].isdigit() or key.startswith(self.known.joined)

    def _read(self, place: int, last: date | None) -> tuple[DateWords, int] | None:
        return self._calendar(place) or self._phrase(place, last) or self._weekday(place)

    def _calendar(self, place: int) -> tuple[DateWords, int] | None:
        """“18 August 2025”, “August 18”, “18 de agosto”, “18. August”."""
        keys, months = self.keys, self.known.months
        if self._number(place) and (stop := self._month_after(place + 1)) is not None:
            return self._told(place, stop, int(months[keys[stop - 1]]), self._number(place))
        if (
            keys[place] in months
            and self.text[self.words[place].start].isupper()
            and place + 1 < len(keys)
            and self._number(place + 1)
        ):
            return self._told(place, place + 2, int(months[keys[place]]), self._number(place + 1))
        return None

    def _month_after(self, place: int) -> int | None:
        keys = self.keys
        if place < len(keys) and keys[place] in {"de", "of"}:
            place += 1
        return place + 1 if place < len(keys) and keys[place] in self.known.months else None

    def _number(self, place: int) -> int:
        """The day of a month that stands here; 0 if there is none."""
        digits = self.keys[place].rstrip("stndrhe")
        return int(digits) if digits.isdigit() and 1 <= int(digits) <= 31 else 0

    def _told(self, place: int, stop: int, month: int, number: int) -> tuple[DateWords, int]:
        year = None
        if stop < len(self.keys) and self.keys[stop] in {"de", "del"} and stop + 1 < len(self.keys):
            stop += self.keys[stop + 1].isdigit() and len(self.keys[stop + 1]) == 4
        if stop < len(self.keys) and self.keys[stop].isdigit() and len(self.keys[stop]) == 4:
            year = int(self.keys[stop])
            stop += 1
        return DateWords(self._span(place, stop), "calendar", self._nearest(month, number, year)), stop

    def _nearest(self, month: int, number: int, year: int | None) -> date | None:
        years = (
            [year] if year else [self.published.year + step for step in (-1, 0, 1)] if self.published else []
        )
        days = [date(one, month, number) for one in years if one and _exists(one, month, number)]
        published = self.published
        if published is None:
            return days[0] if days else None
        return min(days, key=lambda day: abs(day - published), default=None)

    def _phrase(self, place: int, last: date | None) -> tuple[DateWords, int] | None:
        for kind, phrases in (
            ("after", self.known.after),
            ("dangling", self.known.dangling),
            ("relative", self.known.days),
            ("loose", self.known.loose),
        ):
            found = phrases.at(self.keys, place, len(self.keys))
            if found:
                stop, value = found
                base = last if kind == "after" else self.published if kind == "relative" else None
                return DateWords(
                    self._span(place, stop), kind, base + timedelta(days=value) if base else None
                ), stop
        return None

    def _weekday(self, place: int) -> tuple[DateWords, int] | None:
        key = self.keys[place]
        number, stop = self.known.weekdays.get(key), place + 1
        if number is None:
            part = next(
                (
                    part
                    for part in self.known.parts
                    if key.endswith(part) and key[: -len(part)] in self.known.weekdays
                ),
                None,
            )
            if part is None:
                return None
            number = self.known.weekdays[key[: -len(part)]]
        if stop < len(self.keys) and self.keys[stop] in self.known.parts:
            stop += 1
        near = {*self.keys[max(0, place - 1) : place], *self.keys[stop : stop + 2]}
        following = self._calendar(stop) if stop < len(self.keys) else None
        if following:
            return DateWords(
                Span(self.words[place].start, following[0].span.end), "calendar", following[0].day
            ), following[1]
        return DateWords(self._span(place, stop), "weekday", self._weekday_near(int(number), near)), stop

    def _weekday_near(self, number: int, near: set[str]) -> date | None:
        if self.published is None:
            return None
        back = (self.published.weekday() - number) % 7
        if near & self.known.next_words:
            return self.published + timedelta(days=7 - back)
        return self.published - timedelta(days=back or (7 if near & self.known.last_words else 0))

    def _span(self, place: int, stop: int) -> Span:
        return Span(self.words[place].start, self.words[stop - 1].end)


def _exists(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True


def find_date_changes(beside: Beside) -> Iterator[Change]:
    """What became of the days that each derivative sentence's sources tell.

    A day worked out from "Monday" or "last night" is right or wrong by the original's day of publication, and
    unknowable without it; a day that the derivative leaves out of a clause that it keeps is gone.
    """
    day = _day(
        beside.original
    )  # enough to give "18 August" its year in a derivative without a day of its own
    for drawn in beside.drawn:
        theirs = read_dates(beside.derivative, drawn.link.derivative, day)
        ours = [
            one
            for source in drawn.all_sources[:3]
            for one in read_dates(beside.original, source.sentence.span)
        ]
        yield from _compare(beside, drawn, ours, theirs)


def _compare(
    beside: Beside, drawn: Drawn, ours: Sequence[DateWords], theirs: Sequence[DateWords]
) -> Iterator[Change]:
    text, other = beside.original.text, beside.derivative.text
    told = {str(text[one.span]).casefold() for one in ours}
    free = [
        one
        for one in theirs
        if str(other[one.span]).casefold() not in told
        and one.kind in {"calendar", "after", "relative", "weekday"}
    ]
    kept = {str(other[one.span]).casefold() for one in theirs}
    left = [one for one in ours if str(text[one.span]).casefold() not in kept]
    days = [one for one in left if one.kind in {"weekday", "relative", "calendar"}]
    today = _day(beside.original)
    for one in list(free):
        partner = _partner(one, days, only=len(free) == 1)
        if partner is None:
            continue
        free.remove(one)
        days.remove(partner)
        if one.kind != partner.kind:
            yield _told(beside, drawn, _kind(partner, one), partner, one)
        elif partner.day and one.day and not _agree(partner, one):
            yield _told(beside, drawn, "date_wrong", partner, one)
    for one in days:
        is_today = one.kind == "relative" and one.day == today
        if drawn.link.role == "body" and not is_today and not _told_elsewhere(beside, one) and not free:
            dangling = next((other for other in theirs if other.kind in {"dangling", "loose"}), None)
            if dangling or (_kept_clause(beside, drawn, one) and not theirs):
                yield _told(beside, drawn, "date_gone", one, dangling)


def _partner(one: DateWords, days: Sequence[DateWords], *, only: bool) -> DateWords | None:
    """Which of the original's days a new date of the derivative stands for."""
    same = [day for day in days if _agree(day, one)]
    if same:
        return same[0]
    open_days = [day for day in days if day.kind != one.kind]
    return open_days[0] if only and len(days) == 1 and open_days else None


def _kind(original: DateWords, derivative: DateWords) -> ChangeKind:
    if original.day is None or derivative.day is None:
        return "date_unknowable"
    return "date_right" if _agree(original, derivative) else "date_wrong"


def _agree(original: DateWords, derivative: DateWords) -> bool:
    """Whether two words tell the same day; a weekday may be the last one or the coming one."""
    if original.day is None or derivative.day is None:
        return False
    apart = abs((original.day - derivative.day).days)
    return apart == 0 or (apart == _WEEK and "weekday" in {original.kind, derivative.kind})


def _told_elsewhere(beside: Beside, one: DateWords) -> bool:
    """Whether the derivative tells the day in another sentence, in the same words."""
    return str(beside.original.text[one.span]).casefold() in str(beside.derivative.text).casefold()


def _kept_clause(beside: Beside, drawn: Drawn, one: DateWords) -> bool:
    """Whether the words on both sides of a day are kept."""
    words = beside.original.words
    near = [
        place
        for place in drawn.answered
        if 0
        < min(abs(words.starts[place] - one.span.end), abs(one.span.start - words.ends[place]))
        < _NEAR_SIGNS
    ]
    return len(near) >= 2


def _told(
    beside: Beside, drawn: Drawn, kind: ChangeKind, original: DateWords, derivative: DateWords | None
) -> Change:
    spans = (original.span,), (derivative.span,) if derivative else ()
    parameters = {"original": str(beside.original.text[original.span])}
    if derivative:
        parameters["derivative"] = str(beside.derivative.text[derivative.span])
    if original.day:
        parameters["day"] = original.day.isoformat()
    if beside.original.published:
        parameters["published"] = beside.original.published.isoformat()[:10]
    code = f"change_{kind}" if derivative or kind != "date_gone" else "change_date_gone_without"
    return Change(kind, *spans, drawn.number, _SHIFTS[kind], 0.8, (Reason(code, parameters, *spans),))

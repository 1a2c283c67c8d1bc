"""The lines of a report that are no body text: headline, byline, update line, note, heading; the dateline."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from mediakit.texts.languages import Language, load_language
from mediakit.texts.spans import Span

__all__ = ["Role", "classify_paragraphs", "find_dateline", "line_role"]

Role = Literal["headline", "byline", "update", "heading", "note", "body"]

_MAX_HEADLINE_WORDS = 28
_MAX_KICKER_WORDS = 2  # "Opinion" above the headline
_MAX_HEADING_WORDS = 12
_MAX_BYLINE_WORDS = 14
_MIN_NAME_WORDS = 2
_MAX_DATE_WORDS = 10
_MAX_NOTE_WORDS = 60
_NEAR_TOP, _NEAR_END = 6, 4  # paragraphs from the top and from the end among which such lines may stand
_LONGEST_SPECIAL_LINE = 400  # code points
_CLOSED = r"[\"'”“’»)\]]*\Z"
_SENTENCE_END = re.compile(r"[.…。!?！？:;,]" + _CLOSED)
_FULL_STOP = re.compile(r"[.…。:;,]" + _CLOSED)
_TAIL = 8  # code points at a line's end that tell whether a sentence ends
_QUOTE_AT_START = re.compile(r"[\"'“„«‘—–-]")
_AGENCY_ALONE = re.compile(r"\(?[A-Z]{2,6}(?:/[A-Z]{2,6})*\)?\Z")
_DATE_SIGNS = ".,:;|·•()[]*_–—-"
_NUMERIC_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b")
_PLACE = r"[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+){0,2}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ’'.-]*){0,4}"
_DAY = r"(?:[^\W\d_]+\.?[ ]\d{1,2}|\d{1,2}\.?[ºª°]?[ ](?:de[ ])?[^\W\d_]+\.?)(?:,?[ ](?:de[ ])?\d{4})?"
_AGENCY = r"\((?=[^()\n]*[^\W\d_])[^()\n]{1,40}\)"
_DATELINE = re.compile(
    rf"""
    (?: {_CAPITALS}(?:,[ ][A-ZÀ-Þ][\w.’'-]*(?:[ ][A-ZÀ-Þ]\w+)?)?   # PORT ELLERY, Eastmark
        (?:,?[ ]{_DAY})?(?:,?[ ]{_AGENCY})?\s*[—–-]+              # 3 May (Ostrel Wire) —
      | (?:{_CAPITALS}|{_PLACE})(?:,[ ]{_DAY})?,?[ ]{_AGENCY}\s*\.?[—–-]+  # Ostrel (OW) -
      | (?:{_CAPITALS}|{_PLACE}),[ ]{_DAY}\s*[—–:-]+               # Ostrel, 3 May:
      | {_AGENCY}\s*[—–-]+                                       # (OW) -
    )(?!\s*(?:[a-zß-öø-ÿ]|\Z))
    """,
    re.VERBOSE,
)


def classify_paragraphs(
    text: str,
    paragraphs: Sequence[Span],
    language: Language,
    *,
    title: str | None = None,
    byline: str | None = None,
) -> list[Role]:
    r"""What each paragraph is: headline, byline, update line, note, heading, or body text.

    Args:
        text: The whole report.
        paragraphs: Where its paragraphs stand.
        language: What is known of its language.
        title: The headline, where it is known from elsewhere.
        byline: The byline, where it is known from elsewhere.

    Returns:
        One role a paragraph, in order. A report of one paragraph is body text.

    Example:
        >>> text = "Bus stays\n\nBy Ann Oake\n\nThe night bus will stay."
        >>> classify_paragraphs(text, [Span(0, 9), Span(11, 22), Span(24, 48)], load_language("en"))
        ['headline', 'byline', 'body']
    """
    lines = [text[span.start : span.end] for span in paragraphs]
    roles: list[Role] = ["body"] * len(lines)
    if len(lines) < 2:
        return roles
    for index in _edges(len(lines)):
        roles[index] = (
            line_role(lines[index], language, byline) or _agency_role(lines[index], index) or "body"
        )
    _mark_headline(lines, roles, title)
    for index in range(1, len(lines) - 1):
        if roles[index] == "body" and _is_heading(lines, roles, index):
            roles[index] = "heading"
    if "body" not in roles and "headline" not in roles:
        roles[0] = "body"
    return roles


def line_role(line: str, language: Language, byline: str | None = None) -> Role | None:
    """What a line near the top or the end of a report is: byline, update, note, or None for anything else.

    Args:
        line: The line, without white space around it.
        language: What is known of its language; English words are known in every report.
        byline: The byline, where it is known from elsewhere.

    Example:
        >>> english = load_language("en")
        >>> line_role("By Ann Oake and Lee Marsh", english), line_role("Updated 4 May 2026, 14:10", english)
        ('byline', 'update')
        >>> line_role("By then the bus had left", english) is None
        True
    """
    if len(line) > _LONGEST_SPECIAL_LINE:
        return None
    plain = line.strip("*_ ")
    if byline and plain.casefold() == byline.strip().casefold():
        return "byline"
    known = _known(language.code if language.supported else "en")
    if known.is_note(plain):
        return "note"
    if known.is_update(plain):
        return "update"
    return "byline" if known.is_byline(plain) else None


def find_dateline(text: str, sentence: Span) -> Span | None:
    """Where a dateline stands at the start of ``sentence``, its dash included; None if there is none.

    Example:
        >>> find_dateline("PORT ELLERY, 3 May — The bus stays.", Span(0, 35))
        Span(start=0, end=20)
        >>> find_dateline("HASKETT: The call came at ten.", Span(0, 30)) is None
        True
    """
    match = _DATELINE.match(text, sentence.start, sentence.end)
    return Span(match.start(), match.end()) if match else None


class _Lines:
    """How the lines around a report are written in one language."""

    def __init__(self, language: Language) -> None:
        english = load_language("en")
        byline, own = language.data["byline"], english.data["byline"]
        self.by = tuple(sorted({*byline["by"], *own["by"]}, key=len, reverse=True))
        self.staff = frozenset((*byline["staff"], *own["staff"]))
        self.posts = frozenset((*byline["posts"], *own["posts"]))
        self.joins = frozenset((*byline["and"], *own["and"], *byline["joins"], *own["joins"]))
        self.updates = (*byline["update"], *own["update"])
        self.notes = (*byline["note"], *own["note"])
        self.months = language.words("months") | english.words("months")
        self.days = language.words("weekdays") | english.words("weekdays")
        short = {name[:length] for name in self.months | self.days for length in (3, 4)}
        self.date_words = (
            self.months | self.days | short | frozenset((*byline["date_words"], *own["date_words"]))
        )

    def is_note(self, line: str) -> bool:
        """A line on where the text comes from or who may print it: "Reproduced with permission …"."""
        start = line.casefold().lstrip("([—–- ")
        return start.startswith(self.notes) and len(line.split()) <= _MAX_NOTE_WORDS

    def is_update(self, line: str) -> bool:
        """A line on when the report was published or changed, or a date alone."""
        folded = line.casefold().lstrip("([ ")
        begins = next((start for start in self.updates if folded.startswith(start)), None)
        words = folded.split()
        if begins is None:
            return len(words) <= _MAX_DATE_WORDS and self._is_date(words)
        if " " in begins and begins.count(" ") > 1:
            return len(words) <= _MAX_NOTE_WORDS
        rest = folded[len(begins) :].split()
        dated = sum(self._is_date_word(word) for word in rest)
        return len(words) <= _MAX_BYLINE_WORDS and any(map(_has_digit, rest)) and dated * 2 >= len(rest)

    def is_byline(self, line: str) -> bool:
        """A line on who wrote it: "By Ann Oake", "Staff and OW", "(Reporting by Lee Marsh)"."""
        folded = line.casefold()
        inner = folded.strip("(). ")
        opening = next(
            (by for by in self.by if inner.startswith(by) and inner[len(by) : len(by) + 1] in {" ", ":"}),
            None,
        )
        words = line.strip("(). ").split()
        if len(words) > _MAX_BYLINE_WORDS * (1 if opening is None or " " not in opening else 3):
            return False
        if opening is None:
            return not _SENTENCE_END.search(line) and (self._is_staff(words) or self._is_name_and_post(words))
        if " " not in opening and _SENTENCE_END.search(line):
            return False
        names = words[opening.count(" ") + 1 :]
        return bool(names) and names[0].casefold() not in self.months | self.days and self._are_names(names)

    def _is_staff(self, words: list[str]) -> bool:
        first, *rest = [word.casefold().strip(",:") for word in words] or [""]
        named = all(
            word in self.staff or word in self.joins or words[place][0].isupper()
            for place, word in enumerate(rest, 1)
        )
        return first in self.staff and named and (not rest or rest[0] in self.staff or rest[0] in self.joins)

    def _is_name_and_post(self, words: list[str]) -> bool:
        """Whether a post follows a name: "Ann Oake, Staff Writer", "Lee Marsh and agencies"."""
        if not _MIN_NAME_WORDS < len(words) <= _MAX_DATE_WORDS or words[-1].casefold() not in self.posts:
            return False
        parted = words[-1].islower() or any(
            word.endswith(",") or word in {"|", "·", "•"} for word in words[:-1]
        )
        return parted and words[0][0].isupper() and self._are_names(words)

    def _are_names(self, words: list[str]) -> bool:
        names = [word for word in words if not self._is_small(word)]
        return bool(names) and all(_like_a_name(word) for word in names)

    def _is_small(self, word: str) -> bool:
        key = word.casefold().strip(",;:|()")
        return key in self.joins or key in self.staff or key in self.by

    def _is_date(self, words: list[str]) -> bool:
        if not words or not all(map(self._is_date_word, words)):
            return False
        line = " ".join(words)
        named = any(
            word.strip(_DATE_SIGNS) in self.months or word.strip(_DATE_SIGNS)[:3] in self.months
            for word in words
        )
        named = named or any(
            word.strip(_DATE_SIGNS)[:3] in {month[:3] for month in self.months} for word in words
        )
        return bool(_NUMERIC_DATE.search(line)) or (named and any(map(_has_digit, words)))

    def _is_date_word(self, word: str) -> bool:
        key = word.strip(_DATE_SIGNS)
        return key == "" or key in self.date_words or key[0].isdigit()


@cache
def _known(code: str) -> _Lines:
    return _Lines(load_language(code))


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _like_a_name(word: str) -> bool:
    bare = word.strip("(),;|@·•")
    return bare == "" or bare[0].isupper() or bare[0].isdigit() or "@" in word


def _edges(count: int) -> list[int]:
    return sorted({*range(min(_NEAR_TOP, count)), *range(max(0, count - _NEAR_END), count)})


def _agency_role(line: str, index: int) -> Role | None:
    """An agency's letters alone in the second line or so: "OW"."""
    return "byline" if 0 < index < _NEAR_TOP and _AGENCY_ALONE.match(line) else None


def _mark_headline(lines: Sequence[str], roles: list[Role], title: str | None) -> None:
    first = next((index for index, role in enumerate(roles) if role == "body"), None)
    if first is None:
        return
    if title is not None:
        wanted = " ".join(title.casefold().split())
        for index in range(first, min(first + _NEAR_TOP, len(lines))):
            if " ".join(lines[index].casefold().split()) == wanted:
                roles[index] = "headline"
                return
        return
    if not _like_a_headline(lines, roles, first):
        return
    following = first + 1
    is_kicker = len(lines[first].split()) <= _MAX_KICKER_WORDS and not _ends_sentence(lines[first])
    if (
        is_kicker
        and following < len(lines) - 1
        and roles[following] == "body"
        and _like_a_headline(lines, roles, following)
    ):
        roles[first], roles[following] = "heading", "headline"
    else:
        roles[first] = "headline"


def _like_a_headline(lines: Sequence[str], roles: Sequence[Role], first: int) -> bool:
    line = lines[first]
    words = len(line.split(maxsplit=_MAX_HEADLINE_WORDS + 1))
    if (
        words > _MAX_HEADLINE_WORDS
        or _FULL_STOP.search(line[-_TAIL:])
        or _DATELINE.match(line)
        or line[0].islower()
    ):
        return False
    rest = [
        index for index in range(first + 1, min(first + _NEAR_TOP + 2, len(lines))) if roles[index] == "body"
    ]
    return any(len(lines[index].split()) > words or _ends_sentence(lines[index]) for index in rest[:2])


def _is_heading(lines: Sequence[str], roles: Sequence[Role], index: int) -> bool:
    line, before, following = lines[index], lines[index - 1], lines[index + 1]
    if len(line) > _LONGEST_SPECIAL_LINE or roles[index + 1] != "body":
        return False
    words = len(line.split())
    return (
        words <= _MAX_HEADING_WORDS
        and not _ends_sentence(line)
        and not line[0].islower()
        and not _QUOTE_AT_START.match(line)
        and (roles[index - 1] != "body" or _ends_sentence(before))
        and any(map(str.isalpha, line))
        and len(following.split(maxsplit=words)) > words
    )


def _ends_sentence(line: str) -> bool:
    return _SENTENCE_END.search(line[-_TAIL:]) is not None

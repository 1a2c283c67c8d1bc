"""Where a report says that another outlet found this out."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from mediakit.attribution.reading import Reading, read_article
from mediakit.texts.article import Article, Sentence, as_article
from mediakit.texts.languages import load_language
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["CREDIT_FORMS", "Credit", "CreditForm", "CreditPlace", "CreditPoints", "find_credits"]

CreditForm = Literal[
    "report", "told", "according_to", "first_reported", "via", "byline", "dateline", "licence", "note"
]
CREDIT_FORMS: tuple[CreditForm, ...] = get_args(CreditForm)
CreditPlace = Literal["headline", "byline", "dateline", "opening", "middle", "end"]

_OPENING = 3  # body paragraphs
_NEAR_BEFORE, _NEAR_AFTER = 14, 26  # signs in which a credit's date is looked for
_NAME_WORD = r"(?:[A-ZÀ-Þ0-9][\w&-]*(?:['’](?!s\b)\w+)*(?:\.(?=\w)[\w-]+)*)"
_NAME = re.compile(
    rf"(?P<article>(?:the|The|der|die|das|dem|den|el|la|le|les|l['’])\s*)?(?P<name>{_NAME_WORD}(?:\s+(?:(?:of|de|du|des|della|von|van|la|le)\s+)?{_NAME_WORD})*)"
)
_IN_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)")
_DOMAIN = re.compile(r"\w\.[a-z]{2,6}$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_GAP = re.compile(r"[ \[“„«‘]{1,2}")
_AGENCY = re.compile(r"[A-Z]{2,5}")
_BYLINE_JOINS = re.compile(r",|/|&|\b(?:and|und|y|et)\b")
_REPORTER = re.compile(
    r"(?:['’]s?)?\s+(?:reporter\s+|correspondent\s+)?(?P<name>[A-ZÀ-Þ][\w’-]+(?:\s+[A-ZÀ-Þ][\w’-]+)+)"
)
_REPORTING = frozenset({"report", "informar", "berichten", "rapporter"})
_OWN_STAFF = frozenset({"staff", "redaktion", "redacción", "rédaction", "newsroom"})
_LONGEST_BRACKET = 45  # signs
_STRONG: tuple[CreditForm, ...] = (
    "via",
    "licence",
    "first_reported",
    "note",
)  # forms that any name may follow
_BEFORE_NAMES: tuple[CreditForm, ...] = ("licence", "note", "first_reported", "via", "told")


@dataclass(frozen=True, slots=True)
class CreditPoints:
    """The six things that a credit may tell, each with the words that tell it, or None.

    Attributes:
        outlet: Who found it out.
        reporter: Which reporter.
        date_or_link: When, or where to read it.
        scope: What is theirs.
        checked: What this outlet checked itself, or could not; wherever the report says so.
        anonymity: On what terms unnamed sources spoke; wherever the report says so.
    """

    outlet: Span | None = None
    reporter: Span | None = None
    date_or_link: Span | None = None
    scope: Span | None = None
    checked: Span | None = None
    anonymity: Span | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """A place where a report says that another outlet found something out.

    Attributes:
        outlet: The outlet's name as printed.
        outlet_span: Where the name stands.
        span: The words of the credit.
        form: report, told, according_to, first_reported, via, byline, dateline, licence or note.
        sentence: The number of the unit in which it stands, from 1.
        where: headline, byline, dateline, opening (first three paragraphs of the body), middle or end (last
            paragraph).
        covers: What it covers grammatically; None where that cannot be told.
        own: True where the outlet is the report's own publisher, False where it is another one, None where
            the publisher is not known.
        points: The six points of a good credit, each with its words.
        certainty: How sure it is that these words credit an outlet, in [0, 1].
        reasons: What the reading rests on.
    """

    outlet: str
    outlet_span: Span
    span: Span
    form: CreditForm
    sentence: int
    where: CreditPlace
    covers: Span | None
    own: bool | None
    points: CreditPoints
    certainty: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A credit on the way: its form, the outlet's name, its words, and what it covers."""

    form: CreditForm
    outlet: Span
    span: Span
    covers: Span | None
    certainty: float


def find_credits(article: str | Article) -> tuple[Credit, ...]:
    """The credits that a report gives to outlets, in reading order.

    Where the report's publisher is known, a credit to itself ("told the Gazette" in the Gazette) is marked
    ``own``.

    Args:
        article: A report, or its text.

    Returns:
        Each place once; empty if there is none. That none is found does not show that none was given: a link,
        a picture's caption or the page around the text may hold it.

    Raises:
        TypeError: If it is neither a report nor a text.

    Example:
        >>> report = Article("The bus stays, the Ellery Courier reported. It costs little.", language="en")
        >>> [(credit.outlet, credit.form, report.text[credit.covers]) for credit in find_credits(report)]
        [('Ellery Courier', 'report', 'The bus stays')]
    """
    return _Finder(read_article(as_article(article))).credits()


class _Finder:
    """What is needed of a report to find its credits, worked out once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.article = reading.article
        self.text = str(reading.article.text)
        self.outlets: Mapping[str, str] = reading.lexicon.section.get("outlets", {})
        self.words = frozenset(self.outlets.get("words", "").split())
        self.verbs = frozenset(self.outlets.get("verbs", "").split())
        self.staff = frozenset(self.outlets.get("staff", "").split())
        self.publisher = (reading.article.publisher or "").casefold().split()
        self.starts = [sentence.span.start for sentence in self.article.sentences]
        body = [sentence for sentence in self.article.sentences if sentence.role == "body"]
        self.body = Span(body[0].span.start, body[-1].span.end) if body else None
        self.paragraphs = list(dict.fromkeys(sentence.paragraph for sentence in body))
        self.checked = next(reading.phrases.find(self._phrases("checked")), None)
        self.anonymity = next(reading.phrases.find(reading.lexicon.listed("anonymity")), None)
        self.days = _days(reading.article.language)

    def credits(self) -> tuple[Credit, ...]:
        """The credits in reading order; where two overlap, the surer one."""
        found = [*self._in_claims(), *self._in_phrases(), *self._in_brackets(), *self._in_bylines()]
        best: list[_Found] = []
        for each in sorted(found, key=lambda one: (one.outlet.start, -one.certainty)):
            if not best or not each.outlet.overlaps(best[-1].outlet):
                best.append(each)
        return tuple(self._credit(each) for each in best)

    def _phrases(self, name: str) -> tuple[str, ...]:
        return tuple(phrase.strip() for phrase in self.outlets.get(name, "").split(",") if phrase.strip())

    def _like_an_outlet(self, name: str) -> bool:
        """Whether a name looks like an outlet's: a word in it, an address, or the report's own publisher."""
        words = {word.strip(".,’'").casefold() for word in name.split()}
        return bool(words & self.words) or bool(_DOMAIN.search(name)) or self._is_publisher(name)

    def _is_publisher(self, name: str) -> bool:
        """Whether a name is the report's own publisher's, in full or by its last word ("the Gazette")."""
        words = name.casefold().split()
        return (
            len(name) > len("ABC")
            and bool(words)
            and words == self.publisher[len(self.publisher) - len(words) :]
        )

    def _in_claims(self) -> Iterator[_Found]:
        """Credits with a verb: "The Courier reported that …", "…, according to the Courier"."""
        for claim in self.reading.claims:
            if claim.tie is None or claim.subject is None:
                continue
            line = self.reading.lines[claim.line]
            subject = line.span(*claim.subject.range)
            name = _NAME.search(self.text, subject.start, subject.end)
            if name is None or (
                name.start() > subject.start and line.tags[claim.subject.range[0]] not in "DN"
            ):
                continue
            outlet = _trimmed(self.text, *name.span("name"))
            words = self.text[outlet.start : outlet.end]
            according, verb = claim.tie.kind == "according", claim.tie.form.lemma
            capitals = words.isupper() and verb in _REPORTING
            if not (according or verb in self.verbs) or not (self._like_an_outlet(words) or capitals):
                continue
            spans = [line.span(*each) for each in claim.ranges if each[1] > each[0]]
            covers = Span(*_hull(spans)) if spans else None
            credit = Span(*_hull([subject, line.span(*claim.tie.group)]))
            yield _Found("according_to" if according else "report", outlet, credit, covers, 0.85)

    def _in_phrases(self) -> Iterator[_Found]:
        """Credits by set phrases: "told the Courier", "first reported by …", "reports via …"."""
        for form in _BEFORE_NAMES:
            for phrase in self.reading.phrases.find(self._phrases(form)):
                gap = _GAP.match(self.text, phrase.end)
                name = _NAME.match(self.text, gap.end() if gap else phrase.end)
                if name is None:
                    continue
                outlet = _trimmed(self.text, *name.span("name"))
                known = self._like_an_outlet(self.text[outlet.start : outlet.end])
                if not known and form not in _STRONG:
                    continue
                sentence = self._sentence_at(outlet.start)
                covers = self.body if form in {"licence", "note"} else sentence.span if sentence else None
                certainty = 0.9 if known or form == "licence" else 0.7
                yield _Found(form, outlet, Span(phrase.start, outlet.end), covers, certainty)

    def _in_brackets(self) -> Iterator[_Found]:
        """Credits in brackets: "(OW)" in the dateline or at the end of a paragraph."""
        dateline = self.article.dateline
        if dateline:
            for match in _IN_BRACKETS.finditer(self.text, dateline.start, dateline.end):
                yield _Found("dateline", Span(*match.span(1)), Span(*match.span()), self.body, 0.85)
        for paragraph in self.article.paragraphs:
            start = max(paragraph.start, paragraph.end - _LONGEST_BRACKET)
            matches = [*_IN_BRACKETS.finditer(self.text, start, paragraph.end)]
            if matches and matches[-1].end() == paragraph.end:
                name = matches[-1][1]
                if self._like_an_outlet(name) or _AGENCY.fullmatch(name):
                    yield _Found(
                        "note", Span(*matches[-1].span(1)), Span(*matches[-1].span()), paragraph, 0.6
                    )

    def _in_bylines(self) -> Iterator[_Found]:
        """Credits in bylines: "Staff and OW"."""
        for sentence in self.article.sentences:
            if sentence.role != "byline":
                continue
            start = sentence.span.start
            for part in _BYLINE_JOINS.split(self.text[start : sentence.span.end]):
                place = self.text.find(part, start, sentence.span.end)
                start = place + len(part)
                word = part.strip()
                person = word.casefold().split()[:1] in (["by"], ["von"], ["por"], ["par"])
                if (
                    word.casefold() in self.staff - _OWN_STAFF
                    or _AGENCY.fullmatch(word)
                    or (word and not person and self._like_an_outlet(word))
                ):
                    outlet = Span(place + part.find(word), place + part.find(word) + len(word))
                    yield _Found("byline", outlet, sentence.span, self.body, 0.8)

    def _credit(self, found: _Found) -> Credit:
        sentence = self._sentence_at(found.outlet.start)
        name = self.article.text[found.outlet]
        return Credit(
            outlet=name,
            outlet_span=found.outlet,
            span=found.span,
            form=found.form,
            sentence=sentence.number if sentence else 1,
            where=self._where(found, sentence),
            covers=found.covers,
            own=None if self.article.publisher is None else self._is_publisher(name),
            points=self._points(found, sentence),
            certainty=found.certainty,
            reasons=(
                Reason(
                    f"credit_{found.form}",
                    {"outlet": name, "words": self.article.text[found.span]},
                    (found.span,),
                ),
            ),
        )

    def _where(self, found: _Found, sentence: Sentence | None) -> CreditPlace:
        if sentence is None:
            return "middle"
        if found.form == "dateline":
            return "dateline"
        if sentence.role == "headline":
            return "headline"
        if sentence.role == "byline":
            return "byline"
        if sentence.paragraph in self.paragraphs[:_OPENING]:
            return "opening"
        return "end" if self.paragraphs and sentence.paragraph == self.paragraphs[-1] else "middle"

    def _points(self, found: _Found, sentence: Sentence | None) -> CreditPoints:
        around = sentence.span if sentence else found.span
        scope = self.reading.phrases.find(self.outlets.get("scope", "").split(), around)
        return CreditPoints(
            outlet=found.outlet,
            reporter=self._reporter(found),
            date_or_link=self._date(found, around),
            scope=next((each for each in scope if not found.outlet.overlaps(each)), None),
            checked=self.checked,
            anonymity=self.anonymity,
        )

    def _reporter(self, found: _Found) -> Span | None:
        """A person's name right behind the outlet's: "the Courier's Ann Oake reported"."""
        match = _REPORTER.match(self.text, found.outlet.end)
        return Span(*match.span("name")) if match else None

    def _date(self, found: _Found, around: Span) -> Span | None:
        """A day, or a web address, near the credit in its sentence."""
        if self.days is None:
            return None
        start = max(around.start, found.span.start - _NEAR_BEFORE)
        match = self.days.search(self.text, start, min(around.end, found.span.end + _NEAR_AFTER))
        return Span(*match.span()) if match else None

    def _sentence_at(self, place: int) -> Sentence | None:
        number = bisect_right(self.starts, place) - 1
        if number < 0:
            return None
        sentence = self.article.sentences[number]
        return sentence if place < sentence.span.end else None


@cache
def _days(code: str) -> re.Pattern[str] | None:
    """What tells a day, or an address, in a language; None for one without a data file."""
    language = load_language(code)
    days = "|".join(
        sorted(language.words("weekdays") | language.words("months"), key=lambda word: (-len(word), word))
    )
    if not days:
        return None
    written = (
        rf"https?://\S+|(?:\d{{1,2}}\.?\s+(?:de\s+)?)?\b(?:{days})\b(?:\s+\d{{1,4}}\b)?(?:,?\s+\d{{4}}\b)?"
    )
    return re.compile(written, re.IGNORECASE)


def _hull(spans: Sequence[Span]) -> tuple[int, int]:
    return min(span.start for span in spans), max(span.end for span in spans)


def _trimmed(text: str, start: int, end: int) -> Span:
    """A name without a possessive ending."""
    return Span(start, end - len(text[start:end]) + len(_POSSESSIVE.sub("", text[start:end])))

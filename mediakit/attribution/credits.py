"""Where a report says that another outlet found this out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from mediakit.attribution.phrases import find_phrases
from mediakit.attribution.reading import Reading, read_article
from mediakit.texts.article import Article, Sentence, as_article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["CREDIT_FORMS", "Credit", "CreditForm", "CreditPoints", "CreditPlace", "find_credits"]

CreditForm = Literal["report", "told", "according_to", "first_reported", "via", "byline", "dateline", "licence", "note"]
CREDIT_FORMS: tuple[CreditForm, ...] = get_args(CreditForm)
CreditPlace = Literal["headline", "byline", "dateline", "opening", "middle", "end"]

_OPENING = 3  # body paragraphs
_NEAR_BEFORE, _NEAR_AFTER = 14, 26  # signs in which a credit's date is looked for
_NAME_WORD = r"(?:[A-ZÀ-Þ0-9][\w’'&-]*(?:\.(?=\w)[\w-]+)*)"
_NAME = re.compile(rf"(?P<article>(?:the|The|der|die|das|dem|den|el|la|le|les|l['’])\s*)?(?P<name>{_NAME_WORD}(?:\s+(?:(?:of|de|du|des|della|von|van|la|le)\s+)?{_NAME_WORD})*)")
_IN_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)")
_DOMAIN = re.compile(r"\w\.[a-z]{2,6}$", re.IGNORECASE)
_TRAILING = re.compile(r"(?:['’]s?)?$")
_STRONG: tuple[CreditForm, ...] = ("via", "licence", "first_reported")  # forms that any name may follow
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
        where: headline, byline, dateline, opening (first three paragraphs of the body), middle or end (last paragraph).
        covers: What it covers grammatically; None where that cannot be told.
        own: True where the outlet is the report's own publisher, False where it is another one, None where the publisher is
            not known.
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

    Where the report's publisher is known, a credit to itself ("told the Gazette" in the Gazette) is marked ``own``.

    Args:
        article: A report, or its text.

    Returns:
        Each place once; empty if there is none. That none is found does not show that none was given: a link, a picture's
        caption or the page around the text may hold it.

    Raises:
        TypeError: If it is neither a report nor a text.

    Example:
        >>> report = Article("The bus stays, the Ellery Courier reported on Monday. It costs little.", language="en")
        >>> [(credit.outlet, credit.form, report.text[credit.covers]) for credit in find_credits(report)]
        [('Ellery Courier', 'report', 'The bus stays')]
    """
    reading = read_article(as_article(article))
    found = [*_in_claims(reading), *_in_phrases(reading), *_in_brackets(reading), *_in_bylines(reading)]
    best: dict[Span, _Found] = {}
    for each in sorted(found, key=lambda one: (one.outlet, -one.certainty)):
        if not any(each.outlet.overlaps(other) for other in best):
            best[each.outlet] = each
    return tuple(_credit(reading, each) for each in best.values())


def _outlets(reading: Reading) -> Mapping[str, str]:
    outlets: Mapping[str, str] = reading.lexicon.section.get("outlets", {})
    return outlets


def _phrases(reading: Reading, name: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in _outlets(reading).get(name, "").split(",") if phrase.strip())


def _like_an_outlet(reading: Reading, name: str) -> bool:
    """Whether a name looks like an outlet's: by a word in it, a web address, or being the report's own publisher."""
    words = {word.strip(".,’'").casefold() for word in name.split()}
    known = set(_outlets(reading).get("words", "").split())
    return bool(words & known) or bool(_DOMAIN.search(name)) or _is_publisher(reading, name)


def _is_publisher(reading: Reading, name: str) -> bool:
    """Whether a name is the report's own publisher's, in full or by its last word ("the Gazette")."""
    publisher = (reading.article.publisher or "").casefold().split()
    words = name.casefold().split()
    return bool(publisher) and len(name) > len("ABC") and words == publisher[len(publisher) - len(words) :]


def _in_claims(reading: Reading) -> Iterator[_Found]:
    """ "The Courier reported that …", "…, according to the Courier"."""
    verbs = set(_outlets(reading).get("verbs", "").split())
    text = str(reading.article.text)
    for claim in reading.claims:
        if claim.tie is None or claim.subject is None or not claim.ranges:
            continue
        line = reading.lines[claim.line]
        subject = line.span(*claim.subject.range)
        name = _NAME.search(text, subject.start, subject.end)
        if name is None or (name.start() > subject.start and line.tags[claim.subject.range[0]] not in "DN"):
            continue
        outlet = _trimmed(text, *name.span("name"))
        according = claim.tie.kind == "according"
        verb = claim.tie.form.lemma
        capitals = text[outlet.start : outlet.end].isupper() and verb in {"report", "informar", "berichten", "rapporter"}
        if not (_like_an_outlet(reading, text[outlet.start : outlet.end]) or capitals) or not (according or verb in verbs):
            continue
        cue = line.span(*claim.tie.group)
        covers = Span(*_hull([line.span(*each) for each in claim.ranges if each[1] > each[0]]))
        yield _Found("according_to" if according else "report", outlet, Span(*_hull([subject, cue])), covers, 0.85)


def _in_phrases(reading: Reading) -> Iterator[_Found]:
    """ "told the Courier", "first reported by …", "reproduced with permission from …", "reports via …"."""
    text = str(reading.article.text)
    whole = Span(0, len(text))
    for form in _BEFORE_NAMES:
        for phrase in find_phrases(text, _phrases(reading, form), whole):
            name = _NAME.match(text, phrase.end + len(text[phrase.end : phrase.end + 2]) - len(text[phrase.end : phrase.end + 2].lstrip(" [“„«‘")))
            if name is None:
                continue
            outlet = _trimmed(text, *name.span("name"))
            known = _like_an_outlet(reading, text[outlet.start : outlet.end])
            if known or form in _STRONG or form == "note":
                sentence = _sentence_at(reading, outlet.start)
                covers = _body(reading) if form in {"licence", "note"} else sentence.span if sentence else None
                yield _Found(form, outlet, Span(phrase.start, outlet.end), covers, 0.9 if known or form == "licence" else 0.7)


def _in_brackets(reading: Reading) -> Iterator[_Found]:
    """ "(OW)" in the dateline or at the end of a paragraph."""
    text = str(reading.article.text)
    dateline = reading.article.dateline
    if dateline:
        for match in _IN_BRACKETS.finditer(text, dateline.start, dateline.end):
            yield _Found("dateline", Span(*match.span(1)), Span(*match.span()), _body(reading), 0.85)
    for paragraph in reading.article.paragraphs:
        matches = [*_IN_BRACKETS.finditer(text, max(paragraph.start, paragraph.end - 45), paragraph.end)]
        if matches and matches[-1].end() == paragraph.end:
            name = matches[-1][1]
            if _like_an_outlet(reading, name) or (name.isupper() and name.isalpha() and len(name) < 6):
                yield _Found("note", Span(*matches[-1].span(1)), Span(*matches[-1].span()), paragraph, 0.6)


def _in_bylines(reading: Reading) -> Iterator[_Found]:
    """ "Staff and OW"."""
    text = str(reading.article.text)
    staff = set(_outlets(reading).get("staff", "").split())
    for sentence in reading.article.sentences:
        if sentence.role != "byline":
            continue
        parts = [match for match in re.finditer(r"[^\s,/&]+(?:\s(?!and\b|und\b|y\b|et\b|e\b)[^\s,/&]+)*", text[sentence.span.start : sentence.span.end])]
        for part in parts:
            start, end = sentence.span.start + part.start(), sentence.span.start + part.end()
            word = re.sub(r"^(?:and|und|y|et|e)\s+", "", text[start:end])
            start = end - len(word)
            agency = word.isupper() and 1 < len(word) < 6
            if agency or word.casefold() in staff - {"staff", "redaktion", "redacción", "rédaction", "newsroom"} or (
                _like_an_outlet(reading, word) and not word.casefold().startswith(("by ", "von ", "por ", "par "))
            ):
                yield _Found("byline", Span(start, end), sentence.span, _body(reading), 0.8)


def _credit(reading: Reading, found: _Found) -> Credit:
    article = reading.article
    sentence = _sentence_at(reading, found.outlet.start)
    name = article.text[found.outlet]
    own = None if article.publisher is None else _is_publisher(reading, name)
    return Credit(
        outlet=name,
        outlet_span=found.outlet,
        span=found.span,
        form=found.form,
        sentence=sentence.number if sentence else 1,
        where=_where(reading, found, sentence),
        covers=found.covers,
        own=own,
        points=_points(reading, found, sentence),
        certainty=found.certainty,
        reasons=(Reason(f"credit_{found.form}", {"outlet": name, "words": article.text[found.span]}, (found.span,)),),
    )


def _where(reading: Reading, found: _Found, sentence: Sentence | None) -> CreditPlace:
    if sentence is None:
        return "middle"
    if found.form == "dateline":
        return "dateline"
    if sentence.role == "headline":
        return "headline"
    if sentence.role == "byline":
        return "byline"
    paragraphs = list(dict.fromkeys(each.paragraph for each in reading.article.sentences if each.role == "body"))
    if sentence.paragraph in paragraphs[:_OPENING]:
        return "opening"
    return "end" if sentence.paragraph == paragraphs[-1] else "middle"


def _points(reading: Reading, found: _Found, sentence: Sentence | None) -> CreditPoints:
    text = str(reading.article.text)
    around = sentence.span if sentence else found.span
    whole = Span(0, len(text))
    scope_words = _outlets(reading).get("scope", "").split()
    return CreditPoints(
        outlet=found.outlet,
        reporter=_reporter(reading, found, around),
        date_or_link=_date(reading, found, around),
        scope=next((each for each in find_phrases(text, scope_words, around) if not found.outlet.overlaps(each)), None),
        checked=next(find_phrases(text, _phrases(reading, "checked"), whole), None),
        anonymity=next(find_phrases(text, reading.lexicon.listed("anonymity"), whole), None),
    )


def _reporter(reading: Reading, found: _Found, around: Span) -> Span | None:
    """A person's name right behind the outlet's: "the Courier's Ann Oake reported"."""
    for name in reading.names.mentions:
        if name.person and len(name.words) > 1 and around.covers(name.span) and not name.span.overlaps(found.outlet):
            gap = reading.article.text[Span(min(found.outlet.end, name.span.end), max(found.outlet.start, name.span.start))]
            if gap.strip() in {"’s", "'s", "reporter", "’s reporter", "'s reporter"} and name.span.start > found.outlet.start:
                return name.span
    return None


def _date(reading: Reading, found: _Found, around: Span) -> Span | None:
    """A day, or a web address, near the credit in its sentence."""
    text = str(reading.article.text)
    language = reading.article.knowledge
    days = "|".join(sorted(language.words("weekdays") | language.words("months"), key=lambda word: (-len(word), word)))
    if not days:
        return None
    pattern = re.compile(rf"https?://\S+|(?:\d{{1,2}}\.?\s+(?:de\s+)?)?\b(?:{days})\b(?:\s+\d{{1,4}}\b)?(?:,?\s+\d{{4}}\b)?", re.IGNORECASE)
    near = Span(max(around.start, found.span.start - _NEAR_BEFORE), min(around.end, found.span.end + _NEAR_AFTER))
    match = pattern.search(text, near.start, near.end)
    return Span(*match.span()) if match else None


def _sentence_at(reading: Reading, place: int) -> Sentence | None:
    return next((each for each in reading.article.sentences if each.span.start <= place < each.span.end), None)


def _body(reading: Reading) -> Span | None:
    """From the first sentence of the body to the last."""
    body = [each.span for each in reading.article.sentences if each.role == "body"]
    return Span(body[0].start, body[-1].end) if body else None


def _hull(spans: list[Span]) -> tuple[int, int]:
    return min(span.start for span in spans), max(span.end for span in spans)


def _trimmed(text: str, start: int, end: int) -> Span:
    """A name without a possessive ending."""
    return Span(start, end - len(_TRAILING.search(text[start:end])[0]))  # type: ignore[index]  # it always matches

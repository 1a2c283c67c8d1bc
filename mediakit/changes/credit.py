"""Whether the derivative tells that it draws on the original: clearly, thinly, late, or garbled."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields

from mediakit.attribution.credits import Credit, CreditPoints
from mediakit.changes.dates import read_dates
from mediakit.changes.lexicon import load_change_lexicon
from mediakit.changes.model import CreditJudgement, CreditState
from mediakit.derivation.links import Link
from mediakit.texts.article import Article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span
from mediakit.texts.words import find_words

__all__ = ["judge_credit"]

_WHOLE = frozenset({"byline", "licence", "note", "dateline"})  # forms that cover the whole report
_WHOLE_ROLES = frozenset({"byline", "note"})
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s(?:of\s|de\s|der\s)?[A-ZÀ-Þ][\w’'-]+)+")
_NEAR_SIGNS = 30
_LATE = 0.5  # share of the drawn sentences that stand before the first credit
_ENOUGH = 3  # credits, or points of a good credit, that make it clear by themselves


def judge_credit(
    original: Article,
    derivative: Article,
    links: Sequence[Link],
    credits: Sequence[Credit],  # noqa: A002
) -> CreditJudgement:
    """How the derivative tells a reader that it draws on the original.

    ``clear``: named so that a reader can tell what is whose: over the whole report, or early and again or
    with more than a name. ``thin``: named, but once, for one sentence of many. ``late``: named when a reader
    has met most of it. ``garbled``: the words leave open who reported what ("X reports via Y").
    ``not_found``: no credit in the text given; a link, a picture or the page around it may hold one.

    Args:
        original: The report that was drawn on; with its publisher, only credits to that outlet count.
        derivative: The report that may have been made from it.
        links: Where the derivative's sentences come from.
        credits: The derivative's credits.

    Returns:
        The state with its reasons. Whether a credit was due, the texts cannot show.

    Example:
        >>> judge_credit(Article("Rain fell."), Article("Rain fell."), (), ()).state
        'not_found'
    """
    counted = _counted(original, derivative, credits)
    drawn = [link.number for link in links if link.role == "body" and link.original]
    if not counted:
        return _without_credit(original, derivative, len(drawn))
    covered = _covered(derivative, counted, drawn)
    points = _points(counted)
    named = _mentions(original, derivative)
    state, certainty = _state(counted, points, drawn, covered, len(named))
    reasons = _reasons(state, counted, points, covered, len(drawn))
    return CreditJudgement(state, tuple(counted), points, covered, len(drawn), certainty, reasons)


def _without_credit(original: Article, derivative: Article, drawn: int) -> CreditJudgement:
    """Where no credit was read: the outlet may be named all the same, or both may name one release."""
    named = _mentions(original, derivative)
    if named:
        whole = any(role in _WHOLE_ROLES for _, role in named) or _dated(
            derivative, [span for span, _ in named]
        )
        state: CreditState = "clear" if whole or len({span for span, _ in named}) > 1 else "thin"
        spans = tuple(span for span, _ in named)
        reason = Reason("credit_named", {"outlet": original.publisher or "", "count": len(named)}, (), spans)
        return CreditJudgement(state, (), CreditPoints(outlet=spans[0]), 0, drawn, 0.5, (reason,))
    common = _common_source(original, derivative)
    if common:
        reason = Reason(
            "credit_common_source", {"words": str(derivative.text[common[1]])}, (common[0],), (common[1],)
        )
        return CreditJudgement("clear", (), CreditPoints(outlet=common[1]), 0, drawn, 0.5, (reason,))
    return CreditJudgement("not_found", (), CreditPoints(), 0, drawn, 0.7, (Reason("credit_not_found"),))


def _dated(derivative: Article, spans: Sequence[Span]) -> bool:
    """Whether a sentence that names the outlet tells a day close to the name."""
    near = [Span(max(0, span.start - _NEAR_SIGNS), span.end + _NEAR_SIGNS) for span in spans]
    return any(read_dates(derivative, span) for span in near)


def _mentions(original: Article, derivative: Article) -> list[tuple[Span, str]]:
    """Where the derivative names the original's outlet, with the role of the unit."""
    name = (original.publisher or "").removeprefix("The ")
    if not name or _names(name, derivative.publisher):
        return []
    text = str(derivative.text)
    places = [match.span() for match in re.finditer(rf"\b{re.escape(name)}\b", text)]
    return [
        (Span(*place), one.role)
        for place in places
        for one in derivative.sentences
        if one.span.overlaps(Span(*place))
    ]


def _common_source(original: Article, derivative: Article) -> tuple[Span, Span] | None:
    """A release, notice or bulletin that both reports name, with somebody's name beside it."""
    found = [list(_published(article)) for article in (original, derivative)]
    for name, span in found[1]:
        other = next((where for one, where in found[0] if one == name), None)
        if other:
            return other, span
    return None


def _published(article: Article) -> Iterator[tuple[str, Span]]:
    """The names of each sentence that speaks of something published for the press."""
    words = load_change_lexicon(article.language).listed("credit", "published")
    for sentence in article.sentences:
        text = str(article.text[sentence.span])
        keys = set(find_words(text, article.language).keys)
        if sentence.role == "body" and keys.intersection(words):
            for match in _NAME.finditer(text):
                yield (
                    match.group(),
                    Span(sentence.span.start + match.start(), sentence.span.start + match.end()),
                )


def _counted(original: Article, derivative: Article, credits: Sequence[Credit]) -> list[Credit]:  # noqa: A002
    """The credits that may be for the original: to its outlet or its agency; any where it is unknown."""
    others = [
        credit
        for credit in credits
        if credit.own is not True and not _names(credit.outlet, derivative.publisher)
    ]
    via = [credit for credit in others if credit.form == "via"]
    others = [one for one in others if one in via or not any(one.span.overlaps(span.span) for span in via)]
    if not original.publisher:
        return others
    return [one for one in others if _names(one.outlet, original.publisher) or _shared_agency(one, original)]


def _names(outlet: str, publisher: str | None) -> bool:
    """Whether an outlet's name, whole or shortened, is the publisher's."""
    if not publisher:
        return False
    short, whole = outlet.casefold().removeprefix("the "), publisher.casefold()
    return short in whole or whole in short


def _shared_agency(credit: Credit, original: Article) -> bool:
    """Whether the original carries the same name: both print one agency."""
    name = re.compile(rf"\b{re.escape(credit.outlet)}\b")
    return credit.form in _WHOLE and bool(name.search(str(original.text)))


def _covered(derivative: Article, credits: Sequence[Credit], drawn: Sequence[int]) -> int:  # noqa: A002
    if any(credit.form in _WHOLE for credit in credits):
        return len(drawn)
    spans = [credit.covers for credit in credits if credit.covers]
    units = {one.number: one.span for one in derivative.sentences}
    return sum(any(units[number].overlaps(span) for span in spans) for number in drawn)


def _points(credits: Sequence[Credit]) -> CreditPoints:  # noqa: A002
    """Each point with the first words that tell it."""
    names = [field.name for field in fields(CreditPoints)]
    found = {
        name: next((span for one in credits if (span := getattr(one.points, name))), None) for name in names
    }
    return CreditPoints(**found)


def _state(
    credits: Sequence[Credit],  # noqa: A002
    points: CreditPoints,
    drawn: Sequence[int],
    covered: int,
    named: int,
) -> tuple[CreditState, float]:
    if any(credit.form in _WHOLE for credit in credits):
        return "clear", 0.85
    before = sum(number < credits[0].sentence for number in drawn)
    if drawn and before > _LATE * len(drawn):
        return "late", 0.75
    told = sum(getattr(points, name) is not None for name in ("reporter", "date_or_link", "checked"))
    if any(credit.form == "via" for credit in credits):
        return ("garbled", 0.6) if not told and len(credits) == 1 else ("thin", 0.6)
    if told or len(credits) >= _ENOUGH or (drawn and covered >= _LATE * len(drawn)):
        return "clear", 0.75
    return ("clear", 0.5) if max(len(credits), named) > 1 else ("thin", 0.7)


def _reasons(
    state: CreditState,
    credits: Sequence[Credit],  # noqa: A002
    points: CreditPoints,
    covered: int,
    drawn: int,
) -> tuple[Reason, ...]:
    first = credits[0]
    found = [
        Reason(f"credit_{state}", {"outlet": first.outlet}, (), tuple(credit.span for credit in credits))
    ]
    found.append(Reason("credit_covers", {"covered": covered, "of": drawn}))
    found.append(
        Reason("credit_where", {"where": first.where, "sentence": first.sentence}, (), (first.span,))
    )
    lacking = tuple(field.name for field in fields(CreditPoints) if getattr(points, field.name) is None)
    if lacking:
        found.append(Reason("credit_does_not_tell", {"points": lacking}))
    return tuple(found)

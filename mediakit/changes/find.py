"""All that moved between an original report and a derivative one, worst first."""

from collections.abc import Iterator, Sequence

from mediakit.attribution.credits import Credit
from mediakit.attribution.quotations import Quotation
from mediakit.attribution.sources import Source
from mediakit.changes.attributions import find_attribution_changes
from mediakit.changes.beside import Beside
from mediakit.changes.certainty import find_certainty_changes
from mediakit.changes.content import find_content_changes
from mediakit.changes.dates import find_date_changes
from mediakit.changes.figures import find_figure_changes
from mediakit.changes.model import (
    SHIFTS,
    SPEAKER_CHANGES,
    Change,
    ChangeKind,
    QuotationPair,
    QuotationState,
    Shift,
)
from mediakit.changes.quotations import pair_beside
from mediakit.changes.speakers import Speakers
from mediakit.derivation.links import Link
from mediakit.texts.article import Article
from mediakit.texts.languages import SUPPORTED
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["find_changes"]

_QUOTE_SHIFTS: dict[QuotationState, Shift] = {
    "trimmed": "minor",
    "ellipsis": "none",
    "bracket": "minor",
    "joined": "minor",
    "words_changed": "moderate",
    "to_reported_speech": "minor",
    "from_reported_speech": "moderate",
    "not_in_original": "moderate",
}
_QUOTE_KINDS: dict[QuotationState, ChangeKind] = {
    "trimmed": "quote_trimmed",
    "ellipsis": "quote_ellipsis",
    "bracket": "quote_bracket",
    "joined": "quote_joined",
    "words_changed": "quote_words_changed",
    "to_reported_speech": "quote_to_reported_speech",
    "from_reported_speech": "quote_from_reported_speech",
    "not_in_original": "quote_not_in_original",
}
# Shares of reported speech that answers to the quotation it was made from.
_LITTLE, _HALF = 0.35, 0.6
_SPEAKER_SHIFTS: dict[ChangeKind, Shift] = {
    "less_told": "minor",
    "more_told": "none",
    "other_speaker": "major",
    "made_plural": "major",
    "merged": "major",
    "named_made_unnamed": "moderate",
    "unnamed_made_named": "minor",
}


# What is told only where most of the derivative has a source: reports of one event leave out and explain what
# they will.
_NEED_A_SOURCE: frozenset[ChangeKind] = frozenset(
    {
        "part_gone",
        "name_gone",
        "date_gone",
        "figure_gone",
        "attribution_gone",
        "anonymity_reason_gone",
        "cause_added",
    }
)


def find_changes(  # noqa: PLR0913, PLR0917 - the parts of a whole comparison
    original: Article,
    derivative: Article,
    links: Sequence[Link],
    quotes: tuple[Sequence[Quotation], Sequence[Quotation]],
    sources: tuple[Sequence[Source], Sequence[Source]],
    credits: Sequence[Credit] = (),  # noqa: A002 - what they are called
) -> tuple[Change, ...]:
    """What moved between an original report and a derivative one, the weightiest first.

    Args:
        original: The report that was drawn on.
        derivative: The report that may have been made from it.
        links: Where the derivative's sentences come from.
        quotes: The quotations of both reports, the original's first.
        sources: The sources of both reports, the original's first.
        credits: The derivative's credits; their words count neither as added nor as a speaker's.

    Returns:
        Changes by shift, then certainty, then place; empty where nothing was found, which does not show that
        nothing moved.

        In a language without a data file, or where the two reports' languages differ, only quotations and
        figures are compared.

    Note:
        It says what the two texts show, never why, nor which of them is right.
    """
    beside = Beside(original, derivative, links)
    speakers = Speakers(original, derivative, sources)
    found = [*quotation_changes(pair_beside(beside, quotes, speakers)), *find_figure_changes(beside)]
    if original.language != derivative.language or original.language not in SUPPORTED:
        return tuple(sorted(_once(found), key=_order))
    found += [
        *find_date_changes(beside),
        *find_certainty_changes(beside),
        *find_attribution_changes(beside, quotes, sources, credits, speakers),
        *find_content_changes(beside, credits, _telling_speakers(quotes[0], sources[0])),
    ]
    told = found if beside.is_drawn else [change for change in found if change.kind not in _NEED_A_SOURCE]
    return tuple(sorted(_once(told), key=_order))


def _telling_speakers(quotes: Sequence[Quotation], sources: Sequence[Source]) -> list[Span]:
    """Where a report tells who speaks, and on what terms."""
    terms = [source.anonymity.span for source in sources if source.anonymity]
    return [
        *(span for quote in quotes if quote.speaker and quote.cue for span in (quote.speaker, quote.cue)),
        *terms,
    ]


def _once(changes: Sequence[Change]) -> Iterator[Change]:
    """Each change once: a speaker of two sentences in one pair of marks is told of in the first."""
    seen = set()
    for change in changes:
        key = change.kind, change.original, change.derivative
        if key not in seen:
            seen.add(key)
            yield change


def _order(change: Change) -> tuple[int, float, int, tuple[tuple[int, int], ...]]:
    weight = SHIFTS.index(change.shift) if change.shift else 0
    return -weight, -change.certainty, change.number or 0, change.derivative or change.original


def quotation_changes(pairs: Sequence[QuotationPair]) -> Iterator[Change]:
    """The changes that pairs of quotations show: of words and of speaker."""
    for pair in pairs:
        if pair.words != "exact":
            kind = _QUOTE_KINDS[pair.words]
            yield _change(kind, _quote_shift(pair), pair, pair.reasons[0])
        told = SPEAKER_CHANGES.get(pair.speaker)
        if told:
            yield _change(told, _SPEAKER_SHIFTS[told], pair, pair.reasons[1])


def _quote_shift(pair: QuotationPair) -> Shift:
    """What a change of words may shift: for reported speech by how much of it answers to the quotation."""
    shared = pair.reasons[0].parameters.get("shared")
    if isinstance(shared, float) and shared < _HALF:
        return "major" if shared < _LITTLE else "moderate"
    return _QUOTE_SHIFTS[pair.words]


def _change(kind: ChangeKind, shift: Shift, pair: QuotationPair, reason: Reason) -> Change:
    told = Reason(f"change_{kind}", reason.parameters, reason.original, reason.derivative)
    return Change(kind, reason.original, reason.derivative, pair.number, shift, pair.certainty, (told,))

"""What kind of thing each sentence was that the derivative does not use."""

from collections.abc import Iterator, Sequence

from mediakit.attribution.quotations import Quotation
from mediakit.attribution.sources import Source
from mediakit.changes.amounts import read_amounts
from mediakit.changes.lexicon import load_change_lexicon
from mediakit.changes.model import Omission, OmissionKind
from mediakit.derivation.links import Link
from mediakit.texts.article import Article, Sentence
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["find_omissions"]

# The order in which the kinds are asked for: a sentence that warns and gives a figure is told as a counter
# voice.
_ORDER: tuple[OmissionKind, ...] = (
    "anonymity_terms",
    "counter_voice",
    "next_step",
    "quotation",
    "figure",
    "context",
)
_SURE = {
    "anonymity_terms": 0.9,
    "counter_voice": 0.65,
    "next_step": 0.6,
    "quotation": 0.9,
    "figure": 0.8,
    "context": 0.55,
    "other": 0.5,
}


def find_omissions(
    original: Article, links: Sequence[Link], quotes: Sequence[Quotation] = (), sources: Sequence[Source] = ()
) -> tuple[Omission, ...]:
    """What kind of thing each original sentence tells that no derivative sentence rests on.

    Args:
        original: The report that was drawn on.
        links: Where the derivative's sentences come from.
        quotes: The original's quotations.
        sources: The original's sources.

    Returns:
        One omission per unused body sentence, in order, of the first kind that its words show: terms of
        anonymity, a voice that objects or warns, a next step, a quotation, a figure, context; "other" where
        nothing tells.

    Example:
        >>> text = "The pool will close. Swimmers objected, but the council votes tomorrow."
        >>> before = Article(text, language="en")
        >>> [(omission.number, omission.kind) for omission in find_omissions(before, ())]
        [(1, 'next_step'), (2, 'counter_voice')]
    """
    used = {span for link in links for span in link.original if link.role == "body"}
    unused = [one for one in original.sentences if one.role == "body" and one.span not in used]
    return tuple(_omission(original, sentence, quotes, sources) for sentence in unused)


def _omission(
    original: Article, sentence: Sentence, quotes: Sequence[Quotation], sources: Sequence[Source]
) -> Omission:
    found = {kind: tuple(_signs(original, sentence, kind, quotes, sources)) for kind in _ORDER}
    kind: OmissionKind = next((kind for kind in _ORDER if found[kind]), "other")
    spans = found.get(kind, ())
    words = tuple(str(original.text[span]) for span in spans[:4])
    reason = Reason(f"omission_{kind}", {"words": words} if words else {}, spans or (sentence.span,))
    return Omission(sentence.number, sentence.span, kind, _SURE[kind], (reason,))


def _signs(
    original: Article,
    sentence: Sentence,
    kind: OmissionKind,
    quotes: Sequence[Quotation],
    sources: Sequence[Source],
) -> Iterator[Span]:
    """The words of a sentence that show it to be of a kind."""
    if kind == "anonymity_terms":
        found = [source.anonymity.span for source in sources if source.anonymity]
        yield from dict.fromkeys(span for span in found if sentence.span.covers(span))
    elif kind == "quotation":
        yield from (span for quote in quotes for span in quote.quoted if sentence.span.overlaps(span))
    elif kind == "figure":
        yield from (amount.span for amount in read_amounts(original, sentence.span))
    else:
        name = {"counter_voice": "counter", "next_step": "next", "context": "context"}[kind]
        yield from _listed(original, sentence, name)


def _listed(original: Article, sentence: Sentence, name: str) -> Iterator[Span]:
    phrases = load_change_lexicon(original.language).phrases("omissions", name)
    words = original.words_in(sentence.span)
    keys = [word.key for word in words]
    for first, stop, _ in phrases.find(keys, 0, len(keys)):
        yield Span(words[first].start, words[stop - 1].end)

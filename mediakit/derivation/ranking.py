"""Which of several sentences a sentence is most likely drawn from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mediakit.derivation.candidates import Index, find_candidates
from mediakit.derivation.explain import reasons_for
from mediakit.derivation.terms import Pair, Side
from mediakit.texts.article import Article, Sentence
from mediakit.texts.languages import detect_language
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["Ranked", "rank_sources"]

_LENGTH = (
    0.1  # less than between two reports: a clause of a summary may rest on a small part of a long sentence
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One sentence among those asked about.

    Attributes:
        index: Its place in the list given.
        fit: How much of the sentence asked about it accounts for; 0.0 if they share nothing. Only for
            comparing within one list.
        reasons: What they share; their spans are places in the two sentences themselves.
    """

    index: int
    fit: float
    reasons: tuple[Reason, ...]


def rank_sources(sentence: str, sentences: Sequence[str], language: str | None = None) -> tuple[Ranked, ...]:
    """The sentences in the order in which ``sentence`` may have been drawn from them, the likeliest first.

    Words count the more the fewer of the sentences hold them. The sentences may come from several reports;
    their order does not matter.

    Args:
        sentence: A sentence, or a part of one.
        sentences: Those that it may rest on.
        language: Two letters as in ISO 639-1; detected when not given.

    Returns:
        One entry per sentence given, best first; those that share nothing last, in the order given.

    Example:
        >>> sentences = ["Rain fell.", "The council closed the pool."]
        >>> [one.index for one in rank_sources("The pool was shut.", sentences)]
        [1, 0]
    """
    known = language or detect_language(" ".join((sentence, *sentences)))
    index = Index(Pair(_side(sentences, known), _side([sentence], known)))
    statement = index.pair.derivative.statements[0]
    starts = [unit.span.start for unit in _units(sentences)]
    found = [
        Ranked(
            one.index,
            one.fit,
            tuple(
                _moved(reason, starts[one.index])
                for reason in reasons_for(index, statement, [one], linked=True)
            ),
        )
        for one in find_candidates(index, statement, most=len(sentences), length=_LENGTH)
    ]
    ranked = {one.index for one in found}
    return (*found, *(Ranked(place, 0.0, ()) for place in range(len(sentences)) if place not in ranked))


def _moved(reason: Reason, start: int) -> Reason:
    """The reason with places counted from the start of the original sentence itself."""
    return replace(
        reason, original=tuple(Span(span.start - start, span.end - start) for span in reason.original)
    )


def _side(sentences: Sequence[str], language: str) -> Side:
    """The sentences as the statements of one report, uncut."""
    return Side.cut(Article("\n".join(sentences), language=language), _units(sentences), language)


def _units(sentences: Sequence[str]) -> Iterator[Sentence]:
    start = 0
    for number, sentence in enumerate(sentences, 1):
        yield Sentence(number, Span(start, start + len(sentence)), "body", number)
        start += len(sentence) + 1

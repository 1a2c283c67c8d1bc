"""What a link rests on, as reasons that name the words."""

from collections.abc import Iterator, Sequence

from mediakit.derivation.candidates import Candidate, Index
from mediakit.derivation.matching import Shared
from mediakit.derivation.terms import Side, Statement
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["reasons_for"]

_NAMED = 12  # words that a reason names at most
_LEAST_RUN = 4  # words in a row that are a reason of their own
_BESIDE = 0.1  # what the place must add to be named as a reason
_CODES = {"names": "other_name", "near": "other_spelling", "slip": "run_together", "part": "part_of_compound"}


def reasons_for(
    index: Index, statement: Statement, sources: Sequence[Candidate], *, linked: bool
) -> tuple[Reason, ...]:
    """Why the sentence is linked to its sources, or why it is not although it shares words with one.

    For a linked sentence, each source in turn: the same words, then words that stand for others, then the
    longest run, then its place and a name that a pronoun stands for.
    """
    if not sources:
        return (Reason("nothing_shared"),)
    if not linked:
        return (_same_words(index, statement, sources[0].match.shared, "may_be_coincidence"),)
    return tuple(reason for source in sources for reason in _reasons(index, statement, source))


def _reasons(index: Index, statement: Statement, source: Candidate) -> Iterator[Reason]:
    shared = source.match.shared
    if any(not one.group for one in shared):
        yield _same_words(index, statement, shared, "shared_words")
    yield from _other_words(index, shared)
    if source.match.run >= _LEAST_RUN:
        first = source.match.run_stop - source.match.run
        run = index.pair.derivative.article.words.span(first, source.match.run_stop)
        yield Reason("shared_run", {"words": source.match.run}, derivative=(run,))
    if source.neighbour >= _BESIDE:
        yield Reason("beside_neighbours")
    if source.match.carried:
        yield Reason("pronoun_for_name", {"names": _carried_names(index, statement, source)})


def _same_words(index: Index, statement: Statement, shared: Sequence[Shared], code: str) -> Reason:
    same = [one for one in shared if not one.group] or shared
    return Reason(
        code,
        {"shared": len(same), "of": len(statement.places), "words": _heaviest(index, same)},
        _spans(index.pair.original, sorted([one.original for one in same])),
        _spans(index.pair.derivative, [one.derivative for one in same]),
    )


def _other_words(index: Index, shared: Sequence[Shared]) -> Iterator[Reason]:
    """Each pair of different words that stand for each other, the weightiest first."""
    pair = index.pair
    grouped = [one for one in shared if one.group]
    for one in sorted(grouped, key=lambda one: (-one.weight, one.derivative)):
        spans = _span(pair.original, one.original), _span(pair.derivative, one.derivative)
        words = {
            "word": pair.derivative.plain[slice(*spans[1])],
            "for": pair.original.plain[slice(*spans[0])],
        }
        yield Reason(_CODES.get(one.group.partition(".")[0], "other_word"), words, (spans[0],), (spans[1],))


def _heaviest(index: Index, shared: Sequence[Shared]) -> tuple[str, ...]:
    heaviest = sorted([(-one.weight, one.derivative) for one in shared])[:_NAMED]
    derivative = index.pair.derivative
    text, words = derivative.plain, derivative.article.words
    return tuple([text[words.starts[place] : words.ends[place]] for _, place in heaviest])


def _carried_names(index: Index, statement: Statement, source: Candidate) -> tuple[str, ...]:
    """The names, as printed in the original, that a pronoun on either side may stand for."""
    original = index.pair.original
    other = original.statements[source.index]
    roots = {*statement.carried, *other.carried}
    near = (*other.items, *(original.statements[source.index - 1].items if source.index else ()))
    return tuple(
        dict.fromkeys(
            str(original.article.text[_span(original, item.word)]) for item in near if item.root in roots
        )
    )


def _spans(side: Side, words: Sequence[int]) -> tuple[Span, ...]:
    starts, ends = side.article.words.starts, side.article.words.ends
    return tuple([Span(starts[word], ends[word]) for word in words])


def _span(side: Side, word: int) -> Span:
    words = side.article.words
    return Span(words.starts[word], words.ends[word])

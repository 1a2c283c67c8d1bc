"""What a passage rests on, as reasons."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mediakit.overlap.pieces import STEM, Side
from mediakit.overlap.runs import Run
from mediakit.overlap.stretches import Stretch, runs_in
from mediakit.overlap.weights import Weighed
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["find_moved", "grounds"]

_WORDS_NAMED = 6
_CONDENSED = 3  # times as many words of the original


def grounds(
    stretch: Stretch, original: Weighed, derivative: Weighed, runs: Sequence[Run], *, moved: bool
) -> tuple[Reason, ...]:
    """The reasons for a passage: telling words, the longest of the shared runs, condensing, another place."""
    return (
        *_words(stretch, original, derivative),
        *_run(stretch, original.side, derivative.side, runs),
        *_condensed(stretch),
        *((Reason("passage_moved"),) if moved else ()),
    )


def find_moved(stretches: Sequence[Stretch]) -> frozenset[int]:
    """The places of the stretches that stand in another order in the original than most of the words.

    Given in the derivative's order; they are those outside the sequence with most words that keeps the
    original's order.
    """
    starts = sorted({stretch.original[0] for stretch in stretches})
    best: list[_Sequence] = [_Sequence(0, -1)] * (len(starts) + 1)  # a tree of best ends up to a start
    before = []
    for place, stretch in enumerate(stretches):
        rank = bisect_left(starts, stretch.original[0])
        longest = _best_up_to(best, rank)
        before.append(longest.place)
        words = longest.words + stretch.derivative[1] - stretch.derivative[0]
        _put(best, rank + 1, _Sequence(words, place))
    kept = set()
    place = _best_up_to(best, len(starts)).place
    while place >= 0:
        kept.add(place)
        place = before[place]
    return frozenset(range(len(stretches))) - kept


class _Sequence(NamedTuple):
    """A sequence of stretches in the original's order: its words, and the place of its last stretch."""

    words: int
    place: int


def _best_up_to(tree: Sequence[_Sequence], rank: int) -> _Sequence:
    """The sequence with most words among those that end before the start of that rank."""
    best = _Sequence(0, -1)
    while rank:
        best = max(best, tree[rank], key=lambda one: one.words)
        rank &= rank - 1
    return best


def _put(tree: list[_Sequence], rank: int, sequence: _Sequence) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], sequence, key=lambda one: one.words)
        rank += rank & -rank


def _words(stretch: Stretch, original: Weighed, derivative: Weighed) -> Iterator[Reason]:
    weights = derivative.weights
    places = (
        _first_places(original.side, *stretch.original),
        _first_places(derivative.side, *stretch.derivative),
    )
    shared = [stem for stem in places[1] if stem in places[0] and stem in weights]
    if not shared:
        return
    telling = sorted(shared, key=lambda stem: (-weights[stem], places[1][stem]))[:_WORDS_NAMED]
    named = sorted(places[1][stem] for stem in telling)
    words = derivative.side.words
    text = derivative.side.article.text
    yield Reason(
        "passage_words",
        {
            "shared": len(shared),
            "of": sum(stem in weights for stem in places[1]),
            "words": tuple(text[words[place].span] for place in named),
        },
        _spans(original.side, (places[0][stem] for stem in telling)),
        _spans(derivative.side, named),
    )


def _run(stretch: Stretch, original: Side, derivative: Side, runs: Sequence[Run]) -> Iterator[Reason]:
    near = runs_in(stretch, runs)
    if near:
        run = max(near, key=lambda one: one.size)
        spans = (
            original.words.span(run.original, run.original + run.size),
            derivative.words.span(run.derivative, run.derivative + run.size),
        )
        yield Reason("passage_run", {"words": run.size}, (spans[0],), (spans[1],))


def _condensed(stretch: Stretch) -> Iterator[Reason]:
    original, derivative = (stop - start for start, stop in (stretch.original, stretch.derivative))
    if original >= _CONDENSED * derivative:
        yield Reason("passage_condensed", {"original_words": original, "derivative_words": derivative})


def _first_places(side: Side, start: int, stop: int) -> dict[str, int]:
    """For each stem of a stretch of words the place where it first stands."""
    places: dict[str, int] = {}
    for place, key in enumerate(side.words.keys[start:stop], start):
        places.setdefault(key[:STEM], place)
    return places


def _spans(side: Side, places: Iterable[int]) -> tuple[Span, ...]:
    return tuple(side.words[place].span for place in sorted(places))

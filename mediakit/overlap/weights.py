"""How much each word shows, and which pieces of two texts are alike by it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from math import log, sqrt

from mediakit.overlap.pieces import Side

__all__ = ["Weighed", "find_links", "weigh"]

_SMALL_PAIR = 30  # pieces added to every pair, so that in two short texts a word is not rare just for that
_COMMON = 0.2  # a word that stands in more than this share of all pieces shows nothing
_COMMON_PIECES = 4  # and in at least so many of them
_MIN_COSINE = 0.22
_MAX_PLACES = 64  # a word that stands in more pieces of the original than this finds none by itself

_NOWHERE: tuple[list[int], list[int]] = ([], [0])

Item = tuple[str, int, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One text of a pair, its words weighed.

    Attributes:
        side: The text and its pieces.
        items: For each piece its stems, how often they occur in it and what they weigh; common words left
            out.
        norms: For each piece the length of its vector of weights.
        weights: The weight of each stem of either text that is not common.
    """

    side: Side
    items: list[list[Item]]
    norms: list[float]
    weights: Mapping[str, float]
    _places: dict[str, tuple[list[int], list[int]]] = field(default_factory=dict)

    def stems(self, first: int, stop: int) -> dict[str, int]:
        """How often each stem occurs in the pieces from ``first`` up to but not including ``stop``."""
        counts: dict[str, int] = {}
        for piece in self.items[first:stop]:
            for stem, count, _ in piece:
                counts[stem] = counts.get(stem, 0) + count
        return counts

    def found(self, stems: Iterable[str], first: int, stop: int) -> dict[str, int]:
        """How often each of the given stems occurs in those pieces, however many these are."""
        if not self._places:
            self._fill_places()
        counts = {}
        for stem in stems:
            pieces, before = self._places.get(stem, _NOWHERE)
            count = before[bisect_left(pieces, stop)] - before[bisect_left(pieces, first)]
            if count:
                counts[stem] = count
        return counts

    def _fill_places(self) -> None:
        """For each stem the pieces that hold it, and how often it occurs before each of them, and in all."""
        for number, piece in enumerate(self.items):
            for stem, count, _ in piece:
                pieces, before = self._places.setdefault(stem, ([], [0]))
                pieces.append(number)
                before.append(before[-1] + count)


def weigh(original: Side, derivative: Side) -> tuple[Weighed, Weighed]:
    """Both texts with their words weighed: the fewer pieces a word stands in, the more it shows."""
    pieces: dict[str, int] = {}
    for stems in chain(original.stems, derivative.stems):
        for stem in stems:
            pieces[stem] = pieces.get(stem, 0) + 1
    total = len(original) + len(derivative)
    most = max(_COMMON_PIECES, _COMMON * total)
    weights = {stem: log((total + _SMALL_PAIR) / held) for stem, held in pieces.items() if held <= most}
    return _weighed(original, weights), _weighed(derivative, weights)


def _weighed(side: Side, weights: Mapping[str, float]) -> Weighed:
    items = [
        [(stem, count, weights[stem]) for stem, count in stems.items() if stem in weights]
        for stems in side.stems
    ]
    norms = [sqrt(sum((count * weight) ** 2 for _, count, weight in piece)) for piece in items]
    return Weighed(side, items, norms, weights)


def find_links(original: Weighed, derivative: Weighed) -> Iterator[tuple[int, int]]:
    """Pieces of the original and of the derivative that are alike, by the derivative's order.

    Alike: the cosine of their weighed words is at least 0.22.
    """
    places: dict[str, list[tuple[int, float]]] = {}
    for number, (piece, norm) in enumerate(zip(original.items, original.norms, strict=True)):
        for stem, count, weight in piece:
            places.setdefault(stem, []).append((number, count * weight / norm))
    for number, (piece, norm) in enumerate(zip(derivative.items, derivative.norms, strict=True)):
        cosines: defaultdict[int, float] = defaultdict(float)
        for stem, count, weight in piece:
            held = places.get(stem)
            if held and len(held) <= _MAX_PLACES:
                part = count * weight
                for other, share in held:
                    cosines[other] += part * share
        least = _MIN_COSINE * norm
        for other in sorted([other for other, cosine in cosines.items() if cosine >= least]):
            yield other, number

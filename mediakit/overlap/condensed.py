"""Passages that condense: neighbouring sentences drawn from places far apart."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from mediakit.overlap.ranges import Link, Range, Ranges, hull, union

__all__ = ["find_condensed"]

_MIN_LINKED = 3  # pieces that have a likeness of their own
_SHARE_LINKED = 0.7  # of the pieces
_SHARE_EXPLAINED = 0.85  # where other ranges explain more of the words, they stand as they are
_MIN_LIKENESS = 0.3  # mean share of a piece's weight that one piece of the original has
_MIN_RECURRING = 0.5  # share of the weight that the original's stretch has
_MIN_ONLY_HERE = 15  # stems that recur and stand nowhere else in the derivative
_MIN_ONLY_IN_REST = 3  # of these in the pieces that no other range explains
_STANDS_ALONE = 3  # times as many words as a passage must have: such a range is not made part of another


def find_condensed(
    ranges: Ranges, links: Sequence[Link], found: Sequence[Range]
) -> tuple[list[Range], list[Range]]:
    """The ranges that condense, and those of the ranges found that lie in none of them.

    A stretch of the derivative condenses the original where neighbouring pieces all have a likeness, to
    pieces so far apart that the ranges found leave much of it unexplained, and where it has many words in
    common with them that stand nowhere else in the derivative.
    """
    condensed, kept = [], list(found)
    for group in _stretches(links):
        within = hull(group)
        inside = [other for other in kept if _overlap(other, within)]
        if _condenses(ranges, group, within, inside):
            for other in inside:
                kept.remove(other)
                within = union(within, other)
            condensed.append(within)
    return condensed, kept


def _condenses(ranges: Ranges, group: Sequence[Link], within: Range, inside: Sequence[Range]) -> bool:
    side, min_words = ranges.derivative.side, ranges.settings.min_words
    words = side.size(within.derivative_first, within.derivative_stop)
    pieces = range(within.derivative_first, within.derivative_stop)
    linked = {piece for _, piece in group}
    if words < min_words or len(linked) < max(_MIN_LINKED, _SHARE_LINKED * len(pieces)):
        return False
    if any(
        side.size(one.derivative_first, one.derivative_stop) > _STANDS_ALONE * min_words for one in inside
    ):
        return False
    rest = _outside(pieces, inside)
    if sum(side.size(piece, piece + 1) for piece in rest) <= (1 - _SHARE_EXPLAINED) * words:
        return False
    stems = ranges.derivative.stems(within.derivative_first, within.derivative_stop)
    known = ranges.original.found(stems, within.original_first, within.original_stop)
    if ranges.recurring(stems, known) < _MIN_RECURRING or ranges.only_here(stems, known) < _MIN_ONLY_HERE:
        return False
    in_rest = sum(ranges.only_here(ranges.derivative.stems(piece, piece + 1), known) for piece in rest)
    return in_rest >= _MIN_ONLY_IN_REST and _likeness(ranges, group) >= _MIN_LIKENESS * len(pieces)


def _outside(pieces: Iterable[int], ranges: Iterable[Range]) -> list[int]:
    held = {piece for one in ranges for piece in range(one.derivative_first, one.derivative_stop)}
    return [piece for piece in pieces if piece not in held]


def _likeness(ranges: Ranges, group: Iterable[Link]) -> float:
    """For each linked piece the share of its weight that one piece of the original has, added up."""
    best: dict[int, float] = {}
    for original, derivative in group:
        share = ranges.evidence(Range(original, original + 1, derivative, derivative + 1)).of_derivative
        best[derivative] = max(share, best.get(derivative, 0.0))
    return sum(best.values())


def _stretches(links: Sequence[Link]) -> Iterator[list[Link]]:
    """The links in the derivative's order, parted where two or more pieces in a row have none."""
    ordered = sorted(links, key=lambda link: (link[1], link[0]))
    part = ordered[:1]
    for before, after in pairwise(ordered):
        if after[1] - before[1] > 2:
            yield part
            part = []
        part.append(after)
    if part:
        yield part


def _overlap(one: Range, other: Range) -> bool:
    return one.derivative_first < other.derivative_stop and other.derivative_first < one.derivative_stop

"""From pieces that are alike to ranges of pieces, joined over gaps, with edges where the likeness ends."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from typing import NamedTuple

from mediakit.overlap.weights import Item, Weighed

__all__ = ["Evidence", "Link", "Range", "Ranges", "Settings", "hull", "union"]

Link = tuple[int, int]

# What a range's certainty is made of; fitted to ranges found in the training part of PAN 2013, text
# alignment.
_SURE, _SURE_ORIGINAL, _SURE_DERIVATIVE, _SURE_ONLY_HERE = -7.95, 3.02, 7.85, 2.28
_CHANCE = 0.025  # share of the weight that recurs beyond a range's edges
_MOST = 0.95  # no range recurs so fully that one word more or less would decide
_ROUNDS = 3  # the edges of one side move those of the other, and the reverse; seldom more often
_WINDOW = 4  # pieces beyond an edge that are looked at
_NARROWER = 2 / 3  # of a gap, where what was joined over it does not hold together


class Range(NamedTuple):
    """A stretch of pieces in either text: the first, and the one after the last."""

    original_first: int
    original_stop: int
    derivative_first: int
    derivative_stop: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a range.

    Attributes:
        of_original: Share of the weight of the original's words that the derivative's have too.
        of_derivative: Share of the weight of the derivative's words that the original's have too.
        only_here: How many stems of the derivative recur that stand nowhere else in the derivative: words of
            these sentences, not of the subject.
    """

    of_original: float
    of_derivative: float
    only_here: int

    @property
    def certainty(self) -> float:
        """How sure it is that this is more than likeness of subject, in [0, 1]."""
        sure = _SURE + _SURE_ORIGINAL * self.of_original + _SURE_DERIVATIVE * self.of_derivative
        return 1 / (1 + exp(-sure - _SURE_ONLY_HERE * log(1 + self.only_here)))


@dataclass(frozen=True, slots=True)
class Settings:
    """What is asked of a passage, see ``find_passages``."""

    min_words: int
    max_gap_words: int
    min_certainty: float


class Ranges:
    """Finds the ranges of a pair of texts."""

    def __init__(self, original: Weighed, derivative: Weighed, settings: Settings) -> None:
        self.original, self.derivative, self.settings = original, derivative, settings
        self._everywhere = derivative.stems(0, len(derivative.side))
        self._known: dict[Range, Evidence] = {}

    def find(self, links: Sequence[Link]) -> list[Range]:
        """The ranges that hold together, the best first; no two of them share a piece of the derivative."""
        found = []
        gap = self.settings.max_gap_words
        waiting = [(group, gap) for group in self._clusters(links, gap)]
        while waiting:
            group, gap = waiting.pop()
            within = self._edged(hull(group))
            if self.holds(within):
                found.append(within)
                continue
            parts, gap = self._parts(group, gap)
            if len(parts) > 1:
                waiting += [(part, gap) for part in parts]
            else:
                found += filter(self.holds, map(_pair, group))
        return self._apart(_merged(found))

    def holds(self, within: Range) -> bool:
        """Whether the range is long enough and sure enough."""
        original = self.original.side.size(within.original_first, within.original_stop)
        derivative = self.derivative.side.size(within.derivative_first, within.derivative_stop)
        long_enough = min(original, derivative) >= self.settings.min_words
        return long_enough and self.evidence(within).certainty >= self.settings.min_certainty

    def evidence(self, within: Range) -> Evidence:
        """What speaks for the range."""
        if within not in self._known:
            self._known[within] = self.evidence_of(
                self.original.stems(within.original_first, within.original_stop),
                self.derivative.stems(within.derivative_first, within.derivative_stop),
            )
        return self._known[within]

    def evidence_of(self, original: Mapping[str, int], derivative: Mapping[str, int]) -> Evidence:
        """What speaks for a stretch of words of either text, given how often each stem occurs there."""
        return Evidence(
            self.recurring(original, derivative),
            self.recurring(derivative, original),
            self.only_here(derivative, original),
        )

    def recurring(self, stems: Mapping[str, int], other: Mapping[str, int]) -> float:
        """Share of the weight of the stems that the other has too, each as often as it occurs there."""
        weights = self.original.weights
        found = total = 0.0
        for stem, count in stems.items():
            weight = weights.get(stem)
            if weight is not None:
                total += count * weight
                if stem in other:
                    found += min(count, other[stem]) * weight
        return found / total if total else 0.0

    def only_here(self, stems: Mapping[str, int], original: Mapping[str, int]) -> int:
        """How many of the derivative's ``stems`` recur in the original and stand nowhere else."""
        return sum(stem in original and count == self._everywhere.get(stem) for stem, count in stems.items())

    def _edged(self, within: Range) -> Range:
        """The range with its edges moved, piece by piece, to where most of its weight recurs."""
        for _ in range(_ROUNDS):
            known = self.original.stems(within.original_first, within.original_stop)
            derivative = _edges(self.derivative.items, within.derivative_first, within.derivative_stop, known)
            known = self.derivative.stems(*derivative)
            moved = Range(
                *_edges(self.original.items, within.original_first, within.original_stop, known), *derivative
            )
            if moved == within:
                break
            within = moved
        return within

    def _parts(self, group: list[Link], gap: int) -> tuple[list[list[Link]], int]:
        """The group parted at the widest gap, below the one given, that parts it; itself if none does."""
        parts = [group]
        while gap and len(parts) == 1 < len(group):
            gap = int(gap * _NARROWER)
            parts = list(self._clusters(group, gap))
        return parts, gap

    def _clusters(self, links: Sequence[Link], gap_words: int) -> Iterator[list[Link]]:
        """The links, parted wherever either text has a gap of more words between them."""
        starts = self.original.side.starts, self.derivative.side.starts
        waiting = [(list(links), 1, False)] if links else []
        while waiting:
            group, side, settled = waiting.pop()
            parts = list(_parted(sorted(group, key=lambda link: link[side]), side, starts[side], gap_words))
            if len(parts) > 1:
                waiting += [(part, 1 - side, False) for part in parts]
            elif settled:
                yield group
            else:
                waiting.append((group, 1 - side, True))

    def _apart(self, ranges: Iterable[Range]) -> list[Range]:
        """The ranges, each derivative piece left to the range that explains most of it."""
        free = bytearray(b"\1" * len(self.derivative.side))
        kept = []
        for within in sorted(ranges, key=lambda one: (-self._weight(one), one)):
            first, stop = _longest_free(free, within.derivative_first, within.derivative_stop)
            if first == stop:
                continue
            left = within if (first, stop) == within[2:] else self._trimmed(within, first, stop)
            if self.holds(left):
                kept.append(left)
                free[first:stop] = bytes(stop - first)
        return kept

    def _trimmed(self, within: Range, first: int, stop: int) -> Range:
        """The range with only those pieces of the derivative, and of the original what answers to them."""
        known = self.derivative.stems(first, stop)
        original = _edges(self.original.items, within.original_first, within.original_stop, known)
        return Range(*original, first, stop)

    def _weight(self, within: Range) -> float:
        """How much the range explains: the weight that recurs, more so the fuller either side recurs."""
        evidence = self.evidence(within)
        items = self.derivative.items[within.derivative_first : within.derivative_stop]
        total = sum(count * weight for piece in items for _, count, weight in piece)
        return (evidence.of_original + evidence.of_derivative) * evidence.of_derivative * total


def hull(links: Iterable[Link]) -> Range:
    """The smallest range that holds the links."""
    originals, derivatives = zip(*links, strict=True)
    return Range(min(originals), max(originals) + 1, min(derivatives), max(derivatives) + 1)


def _pair(link: Link) -> Range:
    return Range(link[0], link[0] + 1, link[1], link[1] + 1)


def _parted(group: Sequence[Link], side: int, starts: Sequence[int], gap_words: int) -> Iterator[list[Link]]:
    part = [group[0]]
    for before, after in pairwise(group):
        if starts[after[side]] - starts[min(before[side] + 1, after[side])] > gap_words:
            yield part
            part = []
        part.append(after)
    yield part


def _share(pieces: Iterable[Sequence[Item]], known: Mapping[str, int]) -> float:
    """Share of the weight of the pieces' words that is among those known, each used once."""
    left = dict(known)
    total = found = 0.0
    for piece in pieces:
        for stem, count, weight in piece:
            held = left.get(stem)  # seldom any: asked once
            if held:
                matched = min(count, held)
                left[stem] = held - matched
                found += matched * weight
            total += count * weight
    return found / total if total else 0.0


def _edges(
    pieces: Sequence[Sequence[Item]], first: int, stop: int, known: Mapping[str, int]
) -> tuple[int, int]:
    """The edges between which most of the weight recurs and beyond which little does.

    Each word counts for or against by how much likelier it is to recur inside than by chance.
    """
    share = min(_MOST, max(_share(pieces[first:stop], known), 2 * _CHANCE))
    gain, loss = log(share / _CHANCE), log((1 - _CHANCE) / (1 - share))
    stop = 1 + _farthest(pieces, range(first, min(len(pieces), stop + _WINDOW)), known, gain, loss)
    first = _farthest(pieces, range(stop - 1, max(0, first - _WINDOW) - 1, -1), known, gain, loss)
    return first, stop


def _farthest(
    pieces: Sequence[Sequence[Item]], order: range, known: Mapping[str, int], gain: float, loss: float
) -> int:
    """How far to go in that order so that what recurs outweighs what does not by the most."""
    left = dict(known)
    total, most, end = 0.0, float("-inf"), order[0]
    for number in order:
        for stem, count, weight in pieces[number]:
            held = left.get(stem)  # seldom any: asked once
            if held:
                matched = min(count, held)
                left[stem] = held - matched
                total += weight * (matched * gain - (count - matched) * loss)
            else:
                total -= weight * (count * loss)
        if total > most:
            most, end = total, number
    return end


def _merged(ranges: Iterable[Range]) -> list[Range]:
    """The ranges, those made one that touch or overlap in both texts."""
    merged: list[Range] = []
    near: list[int] = []  # the places in ``merged`` of those that the next one may touch
    for within in sorted(ranges, key=lambda one: (one.derivative_first, one)):
        near = [place for place in near if merged[place].derivative_stop >= within.derivative_first]
        for place in near:
            if _touch(merged[place], within):
                merged[place] = union(merged[place], within)
                break
        else:
            near.append(len(merged))
            merged.append(within)
    return merged


def _touch(one: Range, other: Range) -> bool:
    return (
        one.original_first <= other.original_stop
        and other.original_first <= one.original_stop
        and one.derivative_first <= other.derivative_stop
        and other.derivative_first <= one.derivative_stop
    )


def union(one: Range, other: Range) -> Range:
    """The smallest range that holds both."""
    return Range(
        min(one.original_first, other.original_first),
        max(one.original_stop, other.original_stop),
        min(one.derivative_first, other.derivative_first),
        max(one.derivative_stop, other.derivative_stop),
    )


def _longest_free(free: bytearray, first: int, stop: int) -> tuple[int, int]:
    """The longest stretch from ``first`` to ``stop`` that is all free; an empty one if there is none."""
    found = first, first
    start = free.find(1, first, stop)
    while start >= 0:
        end = free.find(0, start, stop)
        end = stop if end < 0 else end
        if end - start > found[1] - found[0]:
            found = start, end
        start = free.find(1, end, stop)
    return found

"""From ranges of pieces to stretches of words.

Ranges are cut where too many words have no counterpart, their edges are fitted to the shared runs, and runs
that no range holds make stretches of their own.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mediakit.overlap.blocks import matching_blocks
from mediakit.overlap.pieces import STEM
from mediakit.overlap.ranges import Evidence, Range, Ranges
from mediakit.overlap.runs import Run

__all__ = ["Stretch", "apart", "cut", "left_over", "runs_in", "whole"]

_VERBATIM_SHARE = 2 / 3  # of a stretch's words in shared runs: it begins and ends with them
_NEAR_RUN = 5  # words from a shared run to the next word that recurs, where the stretch does not end yet
_SURE_RUN = 10  # words of a run that no longer recur by chance; shorter ones may be names and set phrases
_IN_ORDER = 2 / 3  # of the weight that recurs: the order tells where a gap is
_SET_PHRASE = 3  # so many words in a row recur for a reason, be they stop words


Places = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of both texts, by their places, half-open, and how sure it is that they belong together.

    Attributes:
        original: The places of the original's words.
        derivative: The places of the derivative's words.
        certainty: How sure it is that this is more than likeness of subject, in [0, 1].
    """

    original: Places
    derivative: Places
    certainty: float


def whole(ranges: Ranges, within: Range) -> Stretch:
    """All words of a range."""
    original, derivative = ranges.original.side.starts, ranges.derivative.side.starts
    return Stretch(
        (original[within.original_first], original[within.original_stop]),
        (derivative[within.derivative_first], derivative[within.derivative_stop]),
        ranges.evidence(within).certainty,
    )


def runs_in(stretch: Stretch, runs: Sequence[Run]) -> list[Run]:
    """The runs, given in the derivative's order, that share words of both texts with the stretch."""
    return [run for run in _near(runs, stretch.derivative) if _meet(run, stretch.original)]


def cut(ranges: Ranges, stretch: Stretch, runs: Sequence[Run]) -> list[Stretch]:
    """The parts of a stretch between which more words lack a counterpart than a gap may have.

    No edge cuts through a shared run; and what stands in shared runs for two thirds begins and ends with one.
    """
    near = runs_in(stretch, runs)
    anchors = _anchors(ranges, stretch)
    gap = ranges.settings.max_gap_words
    parts = list(_chains(anchors, gap))
    if not _in_order(ranges, stretch, anchors):
        return [stretch]
    edges = [_hull(part) for part in parts]
    edges[0] = _widened(edges[0], stretch, gap, start=True)
    edges[-1] = _widened(edges[-1], stretch, gap, start=False)
    fitted = [_fitted(*edge, part, near) for edge, part in zip(edges, parts, strict=True)]
    if len(fitted) == 1:
        return [Stretch(*fitted[0], stretch.certainty)]
    return [part for part in (_judged(ranges, *places) for places in fitted) if part]


def left_over(ranges: Ranges, stretches: Iterable[Stretch], runs: Iterable[Run]) -> Iterator[Stretch]:
    """The shared runs, of at least as many words as a passage must have, that no stretch explains yet.

    Runs that follow each other in both texts, with no more words between them than a gap may have, make one.
    """
    free = bytearray(b"\1" * len(ranges.derivative.side.words))
    for stretch in stretches:
        first, stop = stretch.derivative
        free[first:stop] = bytes(stop - first)
    group: list[Run] = []
    for run in _free_runs(runs, free, ranges.settings.min_words):
        if group and not _follows(group[-1], run, free, ranges.settings.max_gap_words):
            yield _joined(ranges, group)
            group = []
        group.append(run)
    if group:
        yield _joined(ranges, group)


def apart(ranges: Ranges, stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in the derivative's order, no word of which is in two.

    Those that follow each other in both texts with no more words between them than a gap may have are joined;
    one that overlaps the one before it begins where that ends, and is left out if it is then too short.
    """
    settings = ranges.settings
    kept: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda one: (one.derivative, one.original)):
        if not kept:
            kept.append(stretch)
            continue
        before = kept[-1]
        gap = stretch.derivative[0] - before.derivative[1]
        if (
            0 <= gap <= settings.max_gap_words
            and 0 <= stretch.original[0] - before.original[1] <= settings.max_gap_words
        ):
            kept[-1] = Stretch(
                _both(before.original, stretch.original),
                _both(before.derivative, stretch.derivative),
                max(before.certainty, stretch.certainty),
            )
        elif gap >= 0:
            kept.append(stretch)
        elif stretch.derivative[1] - before.derivative[1] >= settings.min_words:
            original = min(stretch.original[0] - gap, stretch.original[1] - 1), stretch.original[1]
            kept.append(Stretch(original, (before.derivative[1], stretch.derivative[1]), stretch.certainty))
    return kept


def _near(runs: Sequence[Run], derivative: Places) -> Iterator[Run]:
    """The runs, given in the derivative's order, that share words with a stretch of the derivative."""
    for run in runs[bisect_right(runs, derivative[0], key=lambda run: run.derivative + run.size) :]:
        if run.derivative >= derivative[1]:
            return
        yield run


def _meet(run: Run, original: Places) -> bool:
    return run.original < original[1] and original[0] < run.original + run.size


def _anchors(ranges: Ranges, stretch: Stretch) -> list[Run]:
    """Blocks of words that recur in the same order, by stem, stop words by themselves left out."""
    sides = ranges.original.side, ranges.derivative.side
    keys = [
        side.words.keys[slice(*places)]
        for side, places in zip(sides, (stretch.original, stretch.derivative), strict=True)
    ]
    stop_words = ranges.original.side.article.knowledge.stop_words
    blocks = matching_blocks(*([key[:STEM] for key in each] for each in keys))
    return [
        Run(stretch.original[0] + block.a, stretch.derivative[0] + block.b, block.size)
        for block in blocks
        if block.size >= _SET_PHRASE
        or any(key not in stop_words for key in keys[0][block.a : block.a + block.size])
    ]


def _in_order(ranges: Ranges, stretch: Stretch, anchors: Iterable[Run]) -> bool:
    """Whether most of what recurs does so in the same order; else the order tells of no gaps."""
    sides = ranges.original.side, ranges.derivative.side
    stems = sides[0].count(*stretch.original), sides[1].count(*stretch.derivative)
    weights = ranges.original.weights
    recurs = sum(
        min(count, stems[0].get(stem, 0)) * weights.get(stem, 0.0) for stem, count in stems[1].items()
    )
    keys = sides[1].words.keys
    ordered = sum(
        weights.get(key[:STEM], 0.0)
        for anchor in anchors
        for key in keys[anchor.derivative : anchor.derivative + anchor.size]
    )
    return ordered >= _IN_ORDER * recurs


def _chains(anchors: Iterable[Run], gap: int) -> Iterator[list[Run]]:
    """The anchors, parted where either text has more words than a gap between them."""
    chain: list[Run] = []
    for anchor in anchors:
        if chain:
            (_, original), (_, derivative) = _hull(chain[-1:])
            if max(anchor.original - original, anchor.derivative - derivative) > gap:
                yield chain
                chain = []
        chain.append(anchor)
    if chain:
        yield chain


def _hull(runs: Sequence[Run]) -> tuple[Places, Places]:
    """The smallest stretch of either text that holds the runs."""
    return (
        (min(run.original for run in runs), max(run.original + run.size for run in runs)),
        (min(run.derivative for run in runs), max(run.derivative + run.size for run in runs)),
    )


def _widened(
    edge: tuple[Places, Places], stretch: Stretch, gap: int, *, start: bool
) -> tuple[Places, Places]:
    """The edge put where the stretch begins, or ends, if no more words than a gap lie between."""
    (original, derivative), end = edge, 0 if start else 1
    far = abs(original[end] - stretch.original[end]), abs(derivative[end] - stretch.derivative[end])
    if max(far) > gap:
        return edge
    if start:
        return (stretch.original[0], original[1]), (stretch.derivative[0], derivative[1])
    return (original[0], stretch.original[1]), (derivative[0], stretch.derivative[1])


def _fitted(
    original: Places, derivative: Places, anchors: Sequence[Run], near: Iterable[Run]
) -> tuple[Places, Places]:
    runs = [run for run in near if _meet(run, original) and any(_near((run,), derivative))]
    if not runs:
        return original, derivative
    inside = sum(
        min(run.derivative + run.size, derivative[1]) - max(run.derivative, derivative[0]) for run in runs
    )
    if inside < _VERBATIM_SHARE * (derivative[1] - derivative[0]):
        hull = _hull(runs)
        return _both(original, hull[0]), _both(derivative, hull[1])
    chains = (chain for chain in _chains(anchors, _NEAR_RUN) if any(_within(run, chain) for run in runs))
    return _hull([*runs, *(anchor for chain in chains for anchor in chain)])


def _judged(ranges: Ranges, original: Places, derivative: Places) -> Stretch | None:
    """The stretch if it is long enough and sure enough by itself."""
    settings = ranges.settings
    if min(original[1] - original[0], derivative[1] - derivative[0]) < settings.min_words:
        return None
    stems = ranges.original.side.count(*original), ranges.derivative.side.count(*derivative)
    certainty = ranges.evidence_of(*stems).certainty
    return Stretch(original, derivative, certainty) if certainty >= settings.min_certainty else None


def _both(one: Places, other: Places) -> Places:
    return min(one[0], other[0]), max(one[1], other[1])


def _within(run: Run, chain: Sequence[Run]) -> bool:
    """Whether the run shares a word of the derivative with the chain."""
    first, last = chain[0], chain[-1]
    return first.derivative < run.derivative + run.size and run.derivative < last.derivative + last.size


def _free_runs(runs: Iterable[Run], free: bytearray, min_words: int) -> Iterator[Run]:
    """The parts of the runs that are free, taken as they are handed out."""
    for run in runs:
        stop = run.derivative + run.size
        start = free.find(1, run.derivative, stop)
        while start >= 0:
            end = free.find(0, start, stop)
            end = stop if end < 0 else end
            if end - start >= min_words:
                free[start:end] = bytes(end - start)
                yield Run(run.original + start - run.derivative, start, end - start)
            start = free.find(1, end, stop)


def _follows(before: Run, after: Run, free: bytearray, max_gap_words: int) -> bool:
    start = before.derivative + before.size
    gaps = after.derivative - start, after.original - before.original - before.size
    return all(0 <= gap <= max_gap_words for gap in gaps) and free.find(0, start, after.derivative) < 0


def _joined(ranges: Ranges, group: Sequence[Run]) -> Stretch:
    original, derivative = _hull(group)
    share = min(1.0, sum(run.size for run in group) / _SURE_RUN)
    stems = ranges.original.side.count(*original), ranges.derivative.side.count(*derivative)
    return Stretch(
        original, derivative, Evidence(share, share, ranges.only_here(stems[1], stems[0])).certainty
    )

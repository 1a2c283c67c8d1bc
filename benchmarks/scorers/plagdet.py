"""Plagdet: how well detected passages of reused text agree with the passages that a data set tells of.

After Potthast, Stein, Barrón-Cedeño and Rosso 2010, "An evaluation framework for plagiarism detection", in
the macro-averaged form that the PAN evaluations of text alignment use since 2012.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean
from typing import NamedTuple

__all__ = ["Aligned", "Score", "score"]


class Aligned(NamedTuple):
    """A passage on both sides, as half-open ranges of characters: a case of the data set, or a detection."""

    derivative: tuple[int, int]
    original: tuple[int, int]

    @property
    def size(self) -> int:
        """The number of characters of both sides."""
        return sum(end - start for start, end in self)

    def meets(self, other: "Aligned") -> bool:
        """Whether the two share at least one character on either side."""
        return all(_shared(mine, theirs) for mine, theirs in zip(self, other, strict=True))


@dataclass(frozen=True, slots=True)
class Score:
    """Plagdet and what it is made of; all in [0, 1] but granularity, which is 1 at best and has no bound.

    Attributes:
        plagdet: F1 of precision and recall, over the binary logarithm of 1 + granularity.
        recall: The share of a case's characters that detections cover, averaged over the cases.
        precision: The share of a detection's characters that lie in cases, averaged over the detections.
        granularity: How many detections meet a case, averaged over the cases that are met.
    """

    plagdet: float
    recall: float
    precision: float
    granularity: float


def score(pairs: Iterable[tuple[Sequence[Aligned], Sequence[Aligned]]]) -> Score:
    """The score of all document pairs together.

    Args:
        pairs: For each pair of documents its cases and the detections made in it.

    Returns:
        The score; precision and recall are 1.0 if there is neither a case nor a detection, and 0.0 if there
        is only one of the two.

    Example:
        >>> score([([Aligned((0, 10), (0, 10))], [Aligned((0, 10), (0, 5))])]).recall
        0.75
    """
    recalls, precisions, meetings = [], [], []
    for cases, detections in pairs:
        recalls += [_covered(case, detections) for case in cases]
        precisions += [_covered(detection, cases) for detection in detections]
        meetings += [sum(map(case.meets, detections)) for case in cases]
    if not recalls and not precisions:
        recall = precision = 1.0
    else:
        recall = fmean(recalls) if recalls else 0.0
        precision = fmean(precisions) if precisions else 0.0
    met = [meeting for meeting in meetings if meeting]
    granularity = fmean(met) if met else 1.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return Score(f1 / log2(1 + granularity), recall, precision, granularity)


def _covered(passage: Aligned, others: Sequence[Aligned]) -> float:
    """The share of a passage's characters, of both sides, that the others which meet it cover."""
    met = [other for other in others if passage.meets(other)]
    covered = sum(
        _union(_cut(own, ranges))
        for own, ranges in zip(passage, (tuple(zip(*met, strict=True)) if met else ((), ())), strict=True)
    )
    return covered / passage.size


def _cut(own: tuple[int, int], ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted((max(own[0], start), min(own[1], end)) for start, end in ranges)


def _union(ranges: Iterable[tuple[int, int]]) -> int:
    """How many places the ranges, sorted by start, cover together."""
    total, reached = 0, -1
    for start, end in ranges:
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _shared(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]

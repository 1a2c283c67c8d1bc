"""Plagdet, by hand."""

from math import log2

import pytest

from benchmarks.scorers.plagdet import Aligned, score

CASE = Aligned((0, 100), (0, 100))


def test_case_found_whole_is_one() -> None:
    assert score([([CASE], [CASE])]).plagdet == 1.0


def test_half_on_both_sides_is_half_recall() -> None:
    one = score([([CASE], [Aligned((0, 50), (0, 50))])])
    assert (one.recall, one.precision, one.granularity) == (0.5, 1.0, 1.0)
    assert one.plagdet == pytest.approx(2 / 3)


def test_two_pieces_cost_granularity() -> None:
    pieces = [Aligned((0, 50), (0, 50)), Aligned((50, 100), (50, 100))]
    one = score([([CASE], pieces)])
    assert (one.recall, one.precision, one.granularity) == (1.0, 1.0, 2.0)
    assert one.plagdet == pytest.approx(1 / log2(3))


def test_detection_without_case_costs_precision() -> None:
    one = score([([CASE], [CASE]), ([], [Aligned((0, 10), (0, 10))])])
    assert (one.recall, one.precision) == (1.0, 0.5)


def test_detection_on_one_side_only_finds_nothing() -> None:
    assert score([([CASE], [Aligned((0, 100), (200, 300))])]).plagdet == 0.0

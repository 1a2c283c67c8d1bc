"""What the figures on speed rest on, by hand."""

import pytest

from benchmarks.speed_overlap import cost_of_doubling, invented_report, measure


def test_cost_of_doubling_by_hand():
    assert cost_of_doubling({10: 1.0, 20: 2.5}) == 2.5
    assert cost_of_doubling({25: 4.0, 10: 1.0}) == pytest.approx(2.854, abs=0.001)  # 1.32 doublings


def test_an_invented_report_has_no_more_words_than_asked_for_and_borrows_paragraphs():
    original, derivative = invented_report(2000, 1), invented_report(2000, 2, of=2000)
    assert 1900 < len(original.split()) <= 2000
    assert set(original.split("\n\n")) & set(derivative.split("\n\n"))
    assert derivative == invented_report(2000, 2, of=2000)


def test_a_pair_is_measured_whole():
    figures = measure(invented_report(300, 1), invented_report(300, 2, of=300), repeats=2)
    assert 0 < figures.links < figures.together
    assert 0 < figures.passages < figures.together

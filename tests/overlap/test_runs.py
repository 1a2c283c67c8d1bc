import time
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.overlap.runs import Run, find_runs, shared_runs
from mediakit.texts.article import Article

FEW = st.lists(st.sampled_from("abc"), max_size=14)


def longest_at(original, derivative, place):
    """Where the longest run that starts at ``place`` stands first in the original, and how long it is."""
    best = Run(0, place, 0)
    for start in range(len(original)):
        pairs = zip(original[start:], derivative[place:], strict=False)
        size = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
        if size > best.size:
            best = Run(start, place, size)
    return best


def by_trying_everything(original, derivative, min_words):
    found: list[Run] = []
    for place in range(len(derivative)):
        run = longest_at(original, derivative, place)
        inside = found and found[-1].derivative + found[-1].size >= place + run.size
        if run.size >= min_words and not inside:
            found.append(run)
    return found


@given(original=FEW, derivative=FEW, min_words=st.integers(1, 4))
def test_runs_are_those_that_trying_everything_finds(original, derivative, min_words):
    assert find_runs(original, derivative, min_words) == by_trying_everything(original, derivative, min_words)


def test_moved_runs_are_found_with_their_places():
    original = "The pool stays open. The night bus will run until autumn."
    derivative = "“The night bus will run,” she said. The pool stays open!"
    found = shared_runs(original, derivative, 4)
    assert [
        (derivative[slice(*run.derivative)], original[slice(*run.original)], run.words) for run in found
    ] == [
        ("The night bus will run", "The night bus will run", 5),
        ("The pool stays open", "The pool stays open", 4),
    ]


def test_two_runs_may_share_words_of_the_derivative():
    found = shared_runs("a b c d. x. c d e f.", "a b c d e f", 4)
    assert [(run.derivative, run.words) for run in found] == [((0, 7), 4), ((4, 11), 4)]


def test_nothing_long_enough_and_nothing_at_all():
    assert shared_runs("one two three four", "one two three five") == ()
    assert shared_runs("", "") == ()
    assert shared_runs(Article("one"), "one", 1)[0].words == 1


def test_a_run_has_at_least_one_word():
    with pytest.raises(ValueError, match=r"min_words must be at least 1, got 0"):
        shared_runs("a", "a", 0)


@pytest.mark.parametrize(
    ("original", "derivative"),
    [
        (["the"] * 50_000, ["the"] * 50_000),
        (["we", "will", "not", "act", "now"] * 10_000, ["will", "not", "act", "now", "we"] * 10_000),
        (["the"], ["the"] * 50_000),
    ],
)
def test_repeated_words_cost_no_more_than_others(original, derivative):
    start = time.process_time()
    find_runs(original, derivative, 5)
    assert time.process_time() - start < 2

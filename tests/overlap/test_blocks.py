import difflib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.overlap import blocks
from mediakit.overlap.blocks import close_matches, matching_blocks, similarity
from mediakit.texts.article import Article

FEW = st.lists(st.sampled_from(["the", "we", "will", "not", "act"]), max_size=14)
LONG = st.lists(
    st.sampled_from(["the", "we", "will", "not", "act", "now", "on", "a", "bus", "that", "stays"]),
    min_size=30,
    max_size=90,
)


def of_difflib(a, b):
    return difflib.SequenceMatcher(None, a, b, autojunk=False)


def test_blocks_are_cut_by_the_longest_run_first():
    assert matching_blocks(["a", "b", "c", "d", "e"], ["d", "e", "a", "b", "c"]) == [(0, 2, 3), (5, 5, 0)]


def test_a_text_is_cut_into_words_and_case_is_folded():
    article = Article("The U.S. will act.")
    assert matching_blocks(article, "the US will not") == [(0, 0, 3), (4, 4, 0)]
    assert similarity("The bus", article) == similarity(["the", "bus"], ["the", "u.s.", "will", "act"])


@given(a=FEW, b=FEW)
def test_short_sequences_give_what_difflib_gives(a, b):
    assert matching_blocks(a, b) == of_difflib(a, b).get_matching_blocks()
    assert similarity(a, b) == of_difflib(a, b).ratio()


@given(a=FEW, b=FEW)
def test_the_way_for_long_texts_gives_what_difflib_gives(a, b):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_SMALL", 0)
        assert matching_blocks(a, b) == of_difflib(a, b).get_matching_blocks()


@given(a=LONG, b=LONG, cut=st.integers(0, 90))
def test_long_reordered_sequences_give_what_difflib_gives(a, b, cut):
    moved = a[cut:] + b[:20] + a[:cut]
    assert matching_blocks(a, moved) == of_difflib(a, moved).get_matching_blocks()


def test_words_that_recur_in_a_long_text_match():
    """By default difflib's autojunk is on, and finds no word that makes up over 1% of 200 words or more."""
    speech = ["we", "will", "not", "act", "now"] * 60
    found = matching_blocks(speech, ["x", *speech])
    assert found[0] == (0, 1, 300)
    assert difflib.SequenceMatcher(None, speech, ["x", *speech]).ratio() == 0


def test_nothing_in_common_and_nothing_at_all():
    assert matching_blocks([], []) == [(0, 0, 0)]
    assert similarity([], []) == 1.0
    assert similarity(["a"], ["b"]) == 0.0
    assert matching_blocks(["a"] * 100, ["b"] * 100) == [(100, 100, 0)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (["the"] * 30_000, ["the"] * 20_000 + ["a"] + ["the"] * 9_000),
        (["we", "will", "not", "act", "now"] * 6_000, ["now", "we", "will", "act"] * 6_000),
        (["the"], ["the"] * 100_000),
        ([str(n % 9 and n) for n in range(20_000)], [str(n % 10 and n) for n in range(20_000)]),
    ],
)
def test_repeated_words_cost_no_more_than_others(a, b):
    """Each of these takes difflib minutes or more."""
    start = time.process_time()
    assert sum(block.size for block in matching_blocks(a, b)) > 0
    assert time.process_time() - start < 5


@given(
    word=st.text("abcde", max_size=8),
    others=st.lists(st.text("abcde", max_size=8), max_size=8),
    n=st.integers(1, 5),
)
def test_close_matches_are_those_of_difflib(word, others, n):
    assert close_matches(word, others, n, 0.5) == difflib.get_close_matches(word, others, n, 0.5)


def test_close_matches_of_long_strings_use_every_letter():
    """Over 200 letters difflib's autojunk leaves out those that recur."""
    letters = "abcdefghij" * 25
    assert difflib.get_close_matches(letters, [letters[1:]]) == []
    assert close_matches(letters, [letters[1:]]) == [letters[1:]]


def test_close_matches_names_all_that_is_wrong_with_its_arguments():
    with pytest.raises(
        ValueError, match=r"n must be at least 1, got 0; cutoff must be between 0 and 1, got 2"
    ):
        close_matches("a", ["a"], 0, 2)

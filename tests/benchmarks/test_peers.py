"""The peers as the benchmarks use them, by hand."""

import pytest

from benchmarks.peers import ALIGNERS, SIMILARITIES, cut_between, timed
from benchmarks.scorers.plagdet import score
from mediakit.texts.article import Article

SHARED = " ".join(f"word{place}" for place in range(40))
ORIGINAL = Article(f"Something else stands first. {SHARED}.", language="en")
DERIVATIVE = Article(f"{SHARED}. And here is nothing of it.", language="en")


def test_the_cut_lies_where_most_are_right():
    assert cut_between([0.9, 0.2, 0.6, 0.4], [True, False, True, False]) == 0.6
    assert cut_between([0.1, 0.5, 0.5, 0.9], [False, False, True, True]) in {0.5, 0.9}
    assert cut_between([0.3, 0.4], [True, True]) == 0.3
    assert cut_between([0.3, 0.4], [False, False]) == float("inf")


@pytest.mark.parametrize("name", SIMILARITIES)
def test_a_similarity_is_one_for_the_same_words_and_nought_for_others(name):
    found, milliseconds = timed(SIMILARITIES[name], [(["a", "b"], ["a", "b"]), (["a", "b"], ["c", "d"])])
    assert found == [1.0, pytest.approx(0.0, abs=0.34)]  # letters: the space is shared
    assert milliseconds >= 0


@pytest.mark.parametrize("name", ALIGNERS)
def test_a_planted_passage_is_found_whole(name):
    (found,) = ALIGNERS[name](ORIGINAL, DERIVATIVE)
    assert abs(found.original[0] - 29) <= len("word0 ")
    assert score([([found], [found])]).plagdet == 1.0
    assert DERIVATIVE.text[slice(*found.derivative)].startswith("word")


@pytest.mark.parametrize("name", ALIGNERS)
def test_nothing_is_found_where_nothing_is_shared(name):
    assert ALIGNERS[name](ORIGINAL, Article("Rain fell on Orlo. The bus was late.", language="en")) == []

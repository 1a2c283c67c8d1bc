import difflib
import time

import pytest
import textdistance
from hypothesis import given
from hypothesis import strategies as st

from mediakit.overlap import measures
from mediakit.overlap.measures import character_coverage, containment, ngrams, table
from mediakit.texts.article import Article
from mediakit.texts.words import find_words

SENTENCES = st.lists(
    st.sampled_from(["all", "buses", "can", "drive", "empty", "for", "good"]), max_size=12
).map(" ".join)
SOME_WORDS = st.lists(
    st.sampled_from(["all", "buses", "can", "drive", "empty", "for", "good"]), min_size=1, max_size=12
).map(" ".join)


def test_containment_counts_repeats_of_the_part_only():
    assert containment(["to", "be", "or", "to", "go"], ["not", "to", "worry"]) == 0.4
    assert containment(["not", "to", "worry"], ["to", "be", "or", "to", "go"]) == 1 / 3
    assert containment("The bus stays", Article("the bus goes")) == 2 / 3
    assert containment(ngrams("a b c d", 3), ngrams("x b c d", 3)) == 0.5


def test_there_is_no_share_of_nothing():
    with pytest.raises(ValueError, match=r"part has no items, and there is no share of nothing"):
        containment([], ["a"])
    with pytest.raises(ValueError, match=r"part has no characters"):
        character_coverage(" \n", "text")
    assert containment(["a"], []) == 0


def test_ngrams_start_at_every_word():
    assert ngrams(["a", "b", "c"], 2) == [("a", "b"), ("b", "c")]
    assert ngrams(["a"], 2) == []
    with pytest.raises(ValueError, match=r"n must be at least 1, got 0"):
        ngrams(["a"], 0)


def test_characters_are_covered_once_by_overlapping_strings():
    assert character_coverage("abcdef", "xbcdey", length_characters=3) == 4 / 6
    assert character_coverage("abcabc", "abc", length_characters=3) == 1
    assert character_coverage("A  b\nC", "a b c", length_characters=5) == 1
    with pytest.raises(ValueError, match=r"length_characters must be at least 1, got 0"):
        character_coverage("a", "a", length_characters=0)


def test_every_row_has_its_direction_range_and_blind_spots():
    rows = table("We will not close the pool now.", "The pool, we hear, will close.")
    assert all(0 <= one.value <= 1 for one in rows if one.value is not None)
    assert all((one.range, bool(one.shows), bool(one.misses)) == ((0, 1), True, True) for one in rows)
    directions = {one.direction for one in rows}
    assert directions == {
        "symmetric",
        "of the derivative in the original",
        "of the original in the derivative",
    }
    assert len({(one.name, one.n, one.direction) for one in rows}) == len(rows)


def test_directional_rows_say_whose_share_it_is():
    rows = table("one two three four", "one two")
    of_derivative, of_original = (one for one in rows if one.name == "containment" and one.n == 1)
    assert (of_derivative.direction, of_derivative.value) == ("of the derivative in the original", 1)
    assert (of_original.direction, of_original.value) == ("of the original in the derivative", 0.5)


def test_a_share_of_nothing_is_none():
    rows = table("one two three four", "one two")
    eight = [one.value for one in rows if one.n == 8]
    assert eight == [None, None]
    assert {one.value for one in table("", "") if one.level != "characters"} == {None}


def test_reports_that_are_no_reports_are_refused():
    with pytest.raises(TypeError, match=r"a report must be an Article or a text, got int"):
        table(1, "text")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "algorithm"),
    [
        ("jaccard", textdistance.Jaccard),
        ("sorensen_dice", textdistance.Sorensen),
        ("cosine", textdistance.Cosine),
        ("overlap", textdistance.Overlap),
        ("hamming", textdistance.Hamming),
        ("levenshtein", textdistance.Levenshtein),
        ("damerau_levenshtein", textdistance.DamerauLevenshtein),
        ("jaro", textdistance.Jaro),
        ("jaro_winkler", textdistance.JaroWinkler),
    ],
)
@given(original=SOME_WORDS, derivative=SOME_WORDS)
def test_named_as_in_textdistance_and_the_same_value(name, algorithm, original, derivative):
    plain = algorithm(external=False)
    values = [one.value for one in table(original, derivative) if one.name == name and one.n == 1]
    assert values == [pytest.approx(plain.normalized_similarity(original.split(), derivative.split()))]


@given(original=SOME_WORDS, derivative=SOME_WORDS)
def test_the_same_beginning_is_that_of_textdistance(original, derivative):
    value = next(one.value for one in table(original, derivative) if one.name == "prefix")
    assert value == pytest.approx(
        textdistance.Prefix().normalized_similarity(original.split(), derivative.split())
    )


FEW_WORDS = st.lists(st.sampled_from(["all", "buses"]), min_size=8, max_size=40).map(" ".join)


@given(original=FEW_WORDS, derivative=FEW_WORDS)
def test_rows_of_runs_are_what_counting_the_runs_gives(original, derivative):
    rows = {(one.name, one.n, str(one.direction)): one.value for one in table(original, derivative)}
    for n in (1, 2, 3, 5, 8):
        runs = ngrams(original, n), ngrams(derivative, n)
        assert rows["containment", n, "of the derivative in the original"] == containment(runs[1], runs[0])
        assert rows["containment", n, "of the original in the derivative"] == containment(*runs)
    for name, algorithm in (("jaccard", textdistance.Jaccard), ("overlap", textdistance.Overlap)):
        plain = algorithm(external=False)
        value = plain.normalized_similarity(ngrams(original, 3), ngrams(derivative, 3))
        assert rows[name, 3, "symmetric"] == pytest.approx(value)


@given(original=SENTENCES, derivative=SENTENCES)
def test_rows_of_characters_are_those_of_the_measure(original, derivative):
    rows = {str(one.direction): one.value for one in table(original, derivative) if one.n == 15}
    sides = {
        "of the derivative in the original": (derivative, original),
        "of the original in the derivative": (original, derivative),
    }
    for direction, (part, whole) in sides.items():
        assert rows[direction] == (character_coverage(part, whole) if part else None)


@given(original=SOME_WORDS, derivative=SOME_WORDS)
def test_measures_that_textdistance_gets_wrong_on_words_agree_with_their_definitions(original, derivative):
    """Its lcsseq and lcsstr join words to a string and count letters; its ratcliff_obershelp fails on lists.

    One sign a word, in strings, shows what they would give.
    """
    a, b = ("".join(word[0] for word in text.split()) for text in (original, derivative))
    rows = {one.name: one.value for one in table(original, derivative)}
    assert rows["lcsseq"] == pytest.approx(textdistance.LCSSeq(external=False).normalized_similarity(a, b))
    assert rows["lcsstr"] == pytest.approx(textdistance.LCSStr().similarity(a, b) / max(len(a), len(b)))
    matcher = difflib.SequenceMatcher(None, original.split(), derivative.split(), autojunk=False)
    assert rows["ratcliff_obershelp"] == matcher.ratio()


@given(original=SENTENCES, derivative=SENTENCES)
def test_no_value_leaves_its_range_and_swapping_sides_swaps_directions(original, derivative):
    """Monge-Elkan goes above 1, and Gotoh below 0, when textdistance normalises them."""
    forth, back = table(original, derivative), table(derivative, original)
    assert all(one.value is None or 0 <= one.value <= 1 for one in forth)
    swapped = {"of the derivative in the original": "of the original in the derivative"}
    swapped |= {new: old for old, new in swapped.items()}
    values = {(one.name, one.n, str(one.direction)): one.value for one in back}
    for one in forth:
        if one.name != "ratcliff_obershelp":  # it depends on which of two equally long runs comes first
            assert values[one.name, one.n, swapped.get(one.direction, one.direction)] == pytest.approx(
                one.value
            )


def test_measures_with_traps_are_not_offered():
    names = {one.name for one in table("We will act.", "We act.")}
    assert not names & {
        "monge_elkan",
        "gotoh",
        "needleman_wunsch",
        "smith_waterman",
        "tanimoto",
        "mlipns",
        "strcmp95",
    }


def test_slow_measures_are_left_out_of_long_texts():
    sentence = {one.name for one in table("We act. " * 50, "We act.")}
    article = {one.name for one in table("We act. " * 51, "We act.")}
    assert sentence - article == {"damerau_levenshtein", "jaro", "jaro_winkler"}
    long = {one.name for one in table("We act. " * 5_001, "We act.")}
    assert article - long == {"levenshtein", "lcsseq"}


def test_a_whole_article_takes_little_time():
    """Not textdistance's way: its ratcliff_obershelp took 9.6 s on one pair of articles."""
    article = " ".join(f"word{n * n % 701}" for n in range(1_000))
    start = time.process_time()
    table(article, article[500:] + article[:400])
    assert time.process_time() - start < 1


def test_nothing_beside_textdistance_is_asked(monkeypatch):
    """It hands over to other packages when they are installed; results must not depend on that."""

    def refuse(*_):
        raise AssertionError("asked another package")

    monkeypatch.setattr(textdistance.algorithms.base.libraries, "get_libs", refuse)
    assert table("We will act.", "We act.")


def test_real_pair_has_the_known_shares(real_pair):
    original, derivative = (
        (real_pair / f"{name}.txt").read_text("utf-8") for name in ("original", "derivative")
    )
    words = find_words(original), find_words(derivative)
    shares = [containment(ngrams(words[1].keys, n), ngrams(words[0].keys, n)) for n in (1, 2, 3, 5, 8)]
    assert shares == [pytest.approx(value, abs=0.02) for value in (0.81, 0.52, 0.37, 0.23, 0.11)]
    assert character_coverage(derivative, original) == pytest.approx(0.56, abs=0.01)
    assert character_coverage(original, derivative) == pytest.approx(0.43, abs=0.01)


def test_helpers_on_words_stand_beside_the_measures():
    assert measures.similarity("we act", "we act") == 1
    assert measures.close_matches("defence", ["defense"]) == ["defense"]
    assert measures.matching_blocks("we act", "we") == [(0, 0, 1), (2, 1, 0)]

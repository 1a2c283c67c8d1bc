"""Do two sentences say the same: the answer, its reasons, and what both rest on."""

import re
from collections import Counter
from itertools import combinations
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.derivation.same_statement import (
    Weights,
    held_down,
    load_weights,
    pair_statements,
    same_statement,
    statement_similarity,
)
from mediakit.derivation.statement_figures import _common_subsequence, _crossings, figures_of
from mediakit.derivation.statement_opposition import find_oppositions
from mediakit.derivation.statement_pairing import pair_words
from mediakit.derivation.statement_reasons import TOPICS, _longest_rising, topic_of
from mediakit.derivation.statement_words import KINDS, MAX_WORDS, load_word_lists, read_statement
from mediakit.texts.spans import Text

FERRY = "The ferry to Ostra sank on Monday after a fire, the coast guard said."

WORDS = [
    *("The", "ferry", "Ostra", "sank", "fell", "rose", "not", "may", "12"),
    *("1.5", "million", "said", "“", "”", ",", "fire", "fires"),
]
sentences = st.lists(
    st.sampled_from(WORDS),
    max_size=14,
).map(" ".join)


def reason(found, code):
    return next(one for one in found.reasons if one.code == code)


def logit(chance):
    return log(chance / (1.0 - chance))


def codes(found):
    return [one.code for one in found.reasons]


# The answer


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FERRY, "On Monday, the ferry to Ostra sank after a fire, said the coast guard."),
        (
            "Residents of Kalmin were told on Friday to boil their water, officials said.",
            "On Friday, officials told residents of Kalmin to boil their water.",
        ),
    ],
)
def test_other_order_and_small_words_still_say_the_same(first, second):
    assert same_statement(first, second).same


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FERRY, "The mayor praised the new library."),
        (
            "The council approved the tram on Tuesday, after a debate in which people complained of noise.",
            "The council approved the tram.",
        ),
    ],
)
def test_another_matter_or_half_of_it_left_out_is_not_the_same(first, second):
    assert not same_statement(first, second).same


def test_the_same_words_are_surest():
    found = same_statement(FERRY, FERRY.upper())
    assert found.same
    assert found.certainty > 0.95
    assert codes(found) == ["statement_same_words"]


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("The deal will be signed in Geneva.", "The deal will not be signed in Geneva.", "negation"),
        ("The fire killed 12 people in the mill.", "The fire killed 15 people in the mill.", "number"),
        ("Sales in the harbour rose on Monday.", "Sales in the harbour fell on Monday.", "direction"),
        ("The council approved the new tram line.", "The council rejected the new tram line.", "opposite"),
    ],
)
def test_one_word_that_rules_the_other_out_is_not_the_same(first, second, how):
    """Sets of paraphrases hold hardly any such pair: fitted numbers alone say "the same", with .98."""
    found = same_statement(first, second)
    assert not found.same
    assert found.reasons[0].code.startswith("statement_opposed")
    assert found.reasons[0].parameters["how"] == how


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("The prize went to the team from Oslo.", "The prize went to the team from Bergen.", "name"),
        ("Ana Kovar beat Lena Brandt in the final.", "Lena Brandt beat Ana Kovar in the final.", "places"),
        ("The bridge may open again on Friday.", "The bridge will open again on Friday.", "certainty"),
    ],
)
def test_a_word_that_may_change_everything_leaves_the_answer_unsure(first, second, how):
    found = same_statement(first, second)
    assert found.certainty <= 0.6
    assert found.reasons[0].code.startswith("statement_perhaps_opposed")
    assert found.reasons[0].parameters["how"] == how


def test_rounding_is_no_opposition():
    pairing = pair_statements("Prices rose 2.9 percent in May.", "Prices rose 2.86 percent in May.")
    assert find_oppositions(pairing) == ()


def test_two_negations_cancel_out():
    assert find_oppositions(pair_statements("It is not never open.", "It is open.")) == ()


def test_opposition_says_nothing_where_more_differs():
    more = "The council did not sign, and later turned to schools, roads and the old mill."
    assert find_oppositions(pair_statements("The council did sign.", more)) == ()


def test_opposition_never_makes_sameness_likelier():
    assert held_down(0.1, pair_statements("Prices rose.", "Prices fell.")) == pytest.approx(0.1)


@pytest.mark.parametrize("pair", [("", ""), ("", "A word."), ("?!", "A word.")])
def test_without_words_there_is_no_telling(pair):
    found = same_statement(*pair)
    assert (found.same, found.certainty, codes(found)) == (False, 0.0, ["statement_without_words"])


def test_another_language_is_answered_less_surely_and_says_so():
    text = "Der Rat stimmte gestern dem Bau der neuen Bahn zu."
    german, english = same_statement(text, text, language="de"), same_statement(text, text)
    assert german.reasons[-1].code == "statement_language_not_measured"
    assert german.certainty < english.certainty


def test_a_short_pair_is_answered_less_surely_and_says_so():
    assert codes(same_statement("It rained.", "It rained."))[-1] == "statement_shorter_than_measured"
    assert same_statement("It rained.", "It rained.").certainty < same_statement(FERRY, FERRY).certainty


def test_where_nothing_was_measured_the_log_odds_are_halved():
    pairing = pair_statements("It rained in Kalmin.", "It rained on Kalmin.")
    odds = logit(load_weights().chance(figures_of(pairing)))
    found = same_statement("It rained in Kalmin.", "It rained on Kalmin.")
    assert logit(found.certainty) == pytest.approx(odds / 2.0)


def test_sentences_with_little_in_common_are_not_the_same():
    found = same_statement(
        "Two women stand in front of a tour bus.", "Two men talk in front of a plane today."
    )
    assert not found.same
    assert found.reasons[0].code == "statement_little_shared"


def test_a_very_long_sentence_is_read_from_its_beginning():
    long = "word " * (MAX_WORDS * 50)
    found = same_statement(long, "Another word.")
    assert reason(found, "statement_beginning_only").parameters["words"] == MAX_WORDS


# The reasons


def test_reasons_name_what_each_side_has_alone():
    found = same_statement("The ferry sank near Ostra, killing nine sailors.", "The ferry sank near Ostra.")
    assert reason(found, "statement_only_in_first").parameters["words"] == ("killing", "sailors")
    assert reason(found, "statement_numbers_differ_only_in_first").parameters["words"] == ("nine",)


def test_reasons_name_swapped_words_and_other_forms():
    found = same_statement("The board pressed the firm to repay.", "The board asked the firms to repay.")
    swapped = reason(found, "statement_other_word")
    assert (swapped.parameters["first"], swapped.parameters["second"]) in {
        ("pressed", "asked"),
        ("firm", "firms"),
    }


def test_numbers_are_compared_by_value():
    found = same_statement("The school owed 1.2 million crowns.", "The school owed 1,200,000 crowns.")
    assert reason(found, "statement_numbers_shared").parameters["first"] == ("1.2 million",)
    assert "statement_numbers_differ" not in codes(found)


def test_a_quotation_on_one_side_is_named_with_its_side():
    found = same_statement("“We will rebuild,” the mayor said.", "The mayor said they will rebuild.")
    assert "statement_quotation_in_first" in codes(found)


def test_taking_away_what_is_named_as_shared_lowers_the_chance():
    whole = same_statement(FERRY, "The ferry to Ostra sank on Monday after a fire.")
    without = same_statement(FERRY, "The to on Monday after a.")
    assert whole.same
    assert not without.same


def test_reasons_come_in_the_order_of_their_pull():
    found = same_statement(FERRY, "A ferry with 40 on board caught fire and sank off Ostra.")
    pulls = [abs(float(str(one.parameters["pull"]))) for one in found.reasons]
    assert pulls == sorted(pulls, reverse=True)


@given(sentences, sentences)
def test_the_order_of_the_two_changes_only_the_sides(first, second):
    one, other = same_statement(first, second), same_statement(second, first)
    assert (one.same, one.certainty) == (other.same, other.certainty)
    turned = [
        (re.sub("first|second", lambda side: {"first": "second", "second": "first"}[side[0]], reason.code))
        for reason in other.reasons
    ]
    assert Counter(codes(one)) == Counter(turned)


@given(sentences, sentences)
def test_spans_lie_on_words_of_their_own_sentence(first, second):
    for one in same_statement(first, second).reasons:
        for text, spans in ((Text(first), one.original), (Text(second), one.derivative)):
            assert all(0 <= span.start < span.end <= len(text) and text[span].strip() for span in spans)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gets_an_answer(first, second):
    assert 0.0 <= same_statement(first, second).certainty <= 1.0
    assert 0.0 <= statement_similarity(first, second) <= 1.0


# What the answer rests on


def test_kinds_of_words():
    statement = read_statement("Mayor Brandt said on Monday that prices may not fall 3 percent.")
    kinds = dict(zip(statement.keys, statement.kinds, strict=True))
    names = "word name attribution function time pronoun word certainty negation down number unit"
    assert list(kinds.values()) == names.split()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("$2.5 billion in 1998", [2_500_000_000.0, 1998.0]),
        ("Fifty-seven of 1,200", [57.0, 1200.0]),
        ("the one who left", []),
        ("no numbers", []),
    ],
)
def test_numbers_by_value(text, values):
    assert [number.value for number in read_statement(text).numbers] == values


def test_decimal_commas_are_read_where_the_language_has_them():
    assert read_statement("1.200,5 Euro", "de").numbers[0].value == pytest.approx(1200.5)


def test_capitals_explained_by_their_place_make_no_name():
    statement = read_statement("Fire! “Leave,” cried Ana.")
    assert [key for key, named in zip(statement.keys, statement.names, strict=True) if named] == ["ana"]


def test_longest_runs_are_paired_first():
    pairing = pair_words(
        read_statement("the dam and the old mill"), read_statement("the old mill and the dam")
    )
    assert pairing.paired == {0: 4, 1: 5, 2: 3, 3: 0, 4: 1, 5: 2}


def test_of_several_words_that_fit_the_nearest_is_paired():
    pairing = pair_words(
        read_statement("Kovalenko came late."), read_statement("Kovalenka left, then Kovalenkov.")
    )
    assert pairing.paired[0] == 0
    assert pairing.how[0] == "alike"


def test_numbers_conflict_only_where_both_have_one_of_their_own():
    both, one = (figures_of(pair_statements("Nine died.", text)) for text in ("Ten died.", "They died."))
    assert (both["numbers.conflict"], one["numbers.conflict"]) == (1.0, 0.0)


def test_what_stands_in_place_of_what():
    pairing = pair_words(
        read_statement("The red boat sank."), read_statement("The wooden boat sank off Ostra.")
    )
    assert [(swap.first, swap.second) for swap in pairing.swaps] == [((1,), (1,)), ((), (4, 5))]


@given(sentences, sentences)
def test_words_are_paired_one_to_one_and_the_rest_is_left(first, second):
    pairing = pair_statements(first, second)
    assert len(set(pairing.paired.values())) == len(pairing.paired) == len(pairing.how)
    swapped = [place for swap in pairing.swaps for place in swap.first]
    assert sorted([*swapped, *pairing.paired]) == list(range(len(pairing.first)))
    swapped = [place for swap in pairing.swaps for place in swap.second]
    assert sorted([*swapped, *pairing.back]) == list(range(len(pairing.second)))


@given(sentences, sentences)
def test_figures_are_finite_never_negative_and_always_the_same_ones(first, second):
    figures = figures_of(pair_statements(first, second))
    assert list(figures) == list(figures_of(pair_statements("a", "b")))
    assert all(0.0 <= figure < 1e6 for figure in figures.values())


def test_every_fitted_number_belongs_to_a_figure():
    weights, figures = load_weights(), figures_of(pair_statements("a", "b"))
    assert set(weights.figures) <= set(figures)
    assert {name for one, other, _ in weights.products for name in (one, other)} <= set(weights.figures)
    assert all(spread > 0.0 for _, spread, _ in weights.figures.values())


def test_every_figure_has_a_topic():
    assert {topic_of(name) for name in figures_of(pair_statements("a", "b"))} == set(TOPICS)


def test_pulls_add_up_to_the_odds():
    """Worked by hand: 0.5 + 0.25 * 2 + (-1) * 1 + 0.5 * (2 * 1) = 1, and 1 / (1 + 1 / e) = .7311."""
    weights = Weights(0.5, {"a": (1.0, 0.5, 0.25), "b": (0.0, 2.0, -1.0)}, (("a", "b", 0.5),))
    found = {"a": 2.0, "b": 2.0}
    assert weights.pulls(found) == pytest.approx({"a": 1.0, "b": -0.5})
    assert weights.chance(found) == pytest.approx(0.7311, abs=1e-4)


def test_similarity_grows_with_what_is_shared():
    grades = [
        statement_similarity(FERRY, text)
        for text in ("Rain.", "A ferry sank.", "The ferry to Ostra sank.", FERRY)
    ]
    assert grades == sorted(grades)
    assert grades[0] == 0.0
    assert grades[-1] == 1.0


def test_listed_kinds_are_kinds_and_opposites_go_both_ways():
    for language in ("en", "es", "de", "fr"):
        lists = load_word_lists(language)
        assert set(lists.kinds.values()) <= set(KINDS)
        assert all(
            word in lists.opposites[other] for word, others in lists.opposites.items() for other in others
        )


small = st.lists(st.sampled_from("abc"), max_size=9)


@given(small, small)
def test_common_subsequence_is_what_a_plain_table_finds(first, second):
    table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            table[i + 1][j + 1] = table[i][j] + 1 if one == other else max(table[i][j + 1], table[i + 1][j])
    assert _common_subsequence(first, second) == table[-1][-1]


@given(st.permutations(range(7)))
def test_crossings_and_rising_runs_are_what_brute_force_finds(order):
    assert _crossings(order) == sum(one > other for one, other in combinations(order, 2))
    rising = [run for size in range(8) for run in combinations(order, size) if list(run) == sorted(run)]
    assert len(_longest_rising(order)) == max(map(len, rising))

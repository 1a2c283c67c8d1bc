"""The likeliest source first."""

from hypothesis import given
from hypothesis import strategies as st

from mediakit.derivation.ranking import rank_sources

SENTENCES = [
    "Rain fell on the harbour all day.",
    "Divers found rot in eleven oak piles.",
    "The board’s chair, Oona Feldbrigg, will close the pier.",
]


def test_the_source_comes_first_and_its_reasons_point_into_it():
    best = rank_sources("Rot in the oak was discovered by divers.", SENTENCES)[0]
    assert best.index == 1
    named = [SENTENCES[1][slice(*span)] for reason in best.reasons for span in reason.original]
    assert {"Divers", "rot", "oak"} <= set(named)


def test_what_shares_nothing_comes_last_in_its_order():
    assert [one.index for one in rank_sources("Feldbrigg resigned.", SENTENCES)] == [2, 0, 1]


def test_no_sentences_no_ranking():
    assert rank_sources("Anything.", []) == ()


@given(st.text(max_size=40), st.lists(st.text(max_size=40), max_size=6))
def test_every_sentence_is_ranked_once(sentence, sentences):
    ranked = rank_sources(sentence, sentences)
    assert sorted(one.index for one in ranked) == list(range(len(sentences)))
    fits = [one.fit for one in ranked]
    assert fits == sorted(fits, reverse=True)

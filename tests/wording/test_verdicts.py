"""The words that judge are found, with what to say instead; fair sentences pass."""

import pytest

from mediakit.wording.verdicts import find_verdicts

JUDGING = [
    "This is plagiarism.",
    "37% plagiarised",
    "B was copied from A.",
    "They stole it.",
    "That is fake news.",
    "The reporter is guilty.",
    "It was fabricated.",
    "He was misquoted.",
    "There is no reuse here.",
    "The text is clean.",
    "These are independent reports.",
    "An unreliable source.",
    "They distorted it on purpose.",
    "This breaks the rules.",
    "Credit is missing.",
    "The statement is false.",
]
FAIR = [
    "37% of the three-word runs in the derivative also occur in the original. Look at which.",
    "Not found in the original.",
    "No credit found in the text you pasted. Check the page.",
    "The words between the marks differ here. Only a recording can say who is right.",
    "Different wording and different sources named; consistent with independent reporting.",
    "The reader is not told how the source knows.",
    "The meaning changes here.",
    "She wore a copied key on a string of true blue.",
]


@pytest.mark.parametrize("sentence", JUDGING)
def test_judging_word_is_found_with_what_to_say_instead(sentence: str) -> None:
    verdicts = find_verdicts(sentence)
    assert verdicts
    assert all(sentence[verdict.span.start : verdict.span.end] == verdict.words for verdict in verdicts)
    assert all(verdict.instead.endswith((".", "”")) for verdict in verdicts)


@pytest.mark.parametrize("sentence", FAIR)
def test_fair_sentence_passes(sentence: str) -> None:
    assert find_verdicts(sentence) == ()


def test_other_languages_have_words_of_their_own() -> None:
    assert find_verdicts("Der Text ist abgeschrieben.", "de")
    assert find_verdicts("Es un plagio.", "es")
    assert not find_verdicts("Es un plagio.", "de")

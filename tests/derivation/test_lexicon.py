"""Stems, roots and groups: when two words may say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.derivation.lexicon import load_lexicon
from mediakit.texts.words import find_words

ENGLISH = load_lexicon("en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("city", "cities"),
        ("travelled", "traveling"),
        ("defence", "defense"),
        ("organise", "organized"),
        ("colour", "colors"),
        ("told", "tells"),
        ("seven", "7"),
        ("1,200", "1200"),
        ("mayor’s", "mayor"),
    ],
)
def test_inflections_spellings_and_figures_share_a_stem(one, other):
    keys = [find_words(word).keys[0] for word in (one, other)]
    assert ENGLISH.stem(keys[0]) == ENGLISH.stem(keys[1])


@pytest.mark.parametrize(
    ("one", "other"), [("official", "office"), ("general", "generation"), ("four", "for"), ("thing", "the")]
)
def test_unrelated_words_keep_roots_of_their_own(one, other):
    assert ENGLISH.root(one) != ENGLISH.root(other)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "gestiegen", "steigt"),
        ("de", "Wartung", "Wartungen"),
        ("es", "apareció", "aparecido"),
        ("es", "ingeniera", "ingenieros"),
        ("fr", "augmenté", "augmentation"),
        ("fr", "nationaux", "nationale"),
    ],
)
def test_other_languages_fold_inflections(language, one, other):
    lexicon = load_lexicon(language)
    assert lexicon.root(one.casefold()) == lexicon.root(other.casefold())


def test_a_phrase_and_a_word_share_a_group():
    phrase = tuple(ENGLISH.root(word) for word in ("united", "states"))
    assert phrase in ENGLISH.phrases(phrase[0])
    assert set(ENGLISH.groups(" ".join(phrase))) & set(ENGLISH.groups(ENGLISH.root("american")))


def test_a_language_without_a_file_is_read_as_printed():
    plain = load_lexicon("cy")
    assert plain.stem("cathod") == "cathod"
    assert plain.groups("cathod") == ()


@given(st.text(max_size=30))
def test_any_word_has_a_stem_and_a_root(word):
    for language in ("en", "de", "es", "fr", "xx"):
        lexicon = load_lexicon(language)
        assert lexicon.root(word) == lexicon.root(word)
        assert len(lexicon.root(word)) <= max(4 * len(word), 4)

"""How the wording of a whole text recurs."""

import pytest

from mediakit.derivation.align import find_links
from mediakit.derivation.whole_text import ReuseScale, find_reuse, load_scale, reuse_figures
from mediakit.texts.article import Article

SOURCE = Article(
    "A tide mill is driven by the sea. "
    "Water is kept behind a gate at high tide, and let out over a wheel at low tide. "
    "The miller therefore worked by the moon, often at night. Few such mills are left.",
    language="en",
)


def figures(text):
    article = Article(text, language="en")
    return reuse_figures(article, find_links(SOURCE, article))


def test_a_copy_is_whole_and_unbroken():
    assert figures(str(SOURCE.text)) == {"linked": 1.0, "in_long_runs": 1.0, "unbroken": 1.0}


def test_a_text_of_ones_own_has_nothing():
    assert set(figures("Wind turns sails, and sails turn stones. Bread follows.").values()) == {0.0}


def test_half_a_copy_is_linked_by_half():
    assert figures("Few such mills are left. Cats like warm flour.")["linked"] == pytest.approx(5 / 9)


def test_the_scale_runs_from_copy_to_none():
    texts = [
        str(SOURCE.text),
        "Wind turns sails, and sails turn stones. Bread follows.",
    ]
    articles = [Article(text, language="en") for text in texts]
    kinds = [find_reuse(article, find_links(SOURCE, article)).kind for article in articles]
    assert kinds == ["verbatim", "none"]


def test_more_of_a_figure_never_moves_a_text_away_from_a_copy():
    assert all(weight >= 0 for weight in load_scale().weights.values())


def test_a_scale_cuts_where_it_says():
    scale = ReuseScale(least_linked=0.3, weights={"unbroken": 2.0}, light=1.0, verbatim=1.6)
    kinds = [scale.kind({"linked": 1.0, "unbroken": unbroken}) for unbroken in (0.4, 0.5, 0.8)]
    assert kinds == ["paraphrase", "light", "verbatim"]
    assert scale.kind({"linked": 0.2, "unbroken": 1.0}) == "none"

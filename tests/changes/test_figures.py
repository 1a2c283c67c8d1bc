import pytest

from mediakit.changes.amounts import read_amounts
from mediakit.texts.article import Article
from mediakit.texts.spans import Span
from tests.changes.reports import Compared


def values(text, language="en"):
    article = Article(text, language=language)
    return [round(amount.value, 3) for amount in read_amounts(article, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("41 of 60 gauges were low", [0.683]),
        ("two-thirds of the gauges", [0.667]),
        ("three in four loaves", [0.75]),
        ("half of the gauges", [0.5]),
        ("27% of voters, or 27 percent", [0.27, 0.27]),
        ("1.2 million and 1,200,000 trees", [1200000.0, 1200000.0]),
        ("twenty-seven loaves, a dozen eggs", [27.0, 12.0]),
        ("two hundred goats", [200.0]),
        ("$3.5 billion", [3.5e9]),
        ("in the 71st minute", [71.0]),
        ("on 18 August 2025, at 10:30", []),
        ("in 1974 nobody counted", []),
        ("one of the wardens", []),
        ("the third man", []),
    ],
)
def test_english_figures(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("14.500 euros y 2,4 milímetros", "es", [14500.0, 2.4]),
        ("dos tercios de los puentes", "es", [0.667]),
        ("1,2 Millionen Bäume und 11,8 Milligramm", "de", [1200000.0, 11.8]),
        ("zwei Drittel der Brücken", "de", [0.667]),
        ("3,5 milliards, deux tiers des ponts", "fr", [3.5e9, 0.667]),
        ("27 pour cent", "fr", [0.27]),
    ],
)
def test_figures_of_other_languages(text, language, expected):
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            "The board said 41 of 60 gauges were low.",
            "The board said two-thirds of gauges were low.",
            "figure_rounded",
        ),
        (
            "The bridge is five miles from the old mill.",
            "The bridge is eight kilometres from the old mill.",
            "figure_converted",
        ),
        (
            "The flood broke 20 windows in the school.",
            "The flood broke 35 windows in the school.",
            "figure_changed",
        ),
        (
            "The mayor met 32 wardens in the town hall.",
            "The mayor met wardens in the town hall.",
            "figure_gone",
        ),
        ("The plant could heat up to 900 homes.", "The plant could heat 900 homes.", "figure_limit_gone"),
    ],
)
def test_what_became_of_a_figure(before, after, kind):
    assert [one for one in Compared(before, after).kinds if one.startswith("figure")] == [kind]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The fund holds 1.2 million crowns.", "The fund holds 1,200,000 crowns."),
        ("The flood broke twenty windows in the school.", "The flood broke 20 windows in the school."),
        ("All four teachers of the school left.", "The teachers of the school left."),
    ],
)
def test_same_value_is_no_change(before, after):
    assert [kind for kind in Compared(before, after).kinds if kind.startswith("figure")] == []

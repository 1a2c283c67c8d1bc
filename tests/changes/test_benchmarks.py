from pathlib import Path

import pytest

from benchmarks.changes import ChangeScores, KeyChange, Pair, matches, real, score
from benchmarks.insciout import macro_f1
from benchmarks.keyed import Keyed
from mediakit.changes.model import Change
from mediakit.texts.article import Article
from mediakit.texts.spans import Span


def pair(*keys):
    keyed = Keyed("invented", Article("The dam may burst."), Article("The dam will burst."), ())
    return Pair(keyed, (), ((), ()), ((), ()), (), keys, (), None)


UP = Change("certainty_up", (Span(8, 11),), (Span(8, 12),), 1, "moderate", 0.6, ())


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (KeyChange(1, "certainty", "may burst", "will burst", "moderate"), True),
        (KeyChange(2, "certainty", "may burst", "will burst", "moderate"), False),
        (KeyChange(1, "number", "may burst", "will burst", "moderate"), False),
        (KeyChange(1, "certainty", "(none)", "dam", "moderate"), False),
        (KeyChange(None, "modality", "", "will", "none"), True),
    ],
)
def test_change_matches_the_key(key, expected):
    assert matches(pair(key), UP, key) is expected


def test_scores_by_hand():
    keys = (
        KeyChange(1, "certainty", "may", "will", "major"),
        KeyChange(1, "number", "may", "will", "moderate"),
        KeyChange(1, "syntax", "may", "will", "none"),
    )
    other = Change("figure_gone", (Span(0, 3),), (), 1, "minor", 0.5, ())
    scores = ChangeScores()
    score(pair(*keys), [UP, other], scores)
    assert (scores.weighty, scores.weighty_found, scores.reported, scores.recall) == (2, 1, 2, 0.5)
    assert [one.kind for _, one in scores.without] == ["figure_gone"]
    assert scores.unmatched == 0.5


def test_macro_f1_by_hand():
    assert macro_f1(["up", "down", "same"], ["up", "down", "same"]) == 1.0
    assert macro_f1(["up", "up"], ["same", "same"]) == 0.0


def test_floors_of_the_published_pair(real_pair: Path):
    """What the changes of the published pair must show."""
    found = real(real_pair)
    changes, scores = found.found(), ChangeScores()
    score(found, changes, scores)
    assert scores.weighty_found >= 16
    assert scores.unmatched <= 0.1
    named = {(change.number, change.kind) for change in changes}
    assert {
        (4, "merged"),
        (7, "attribution_gone"),
        (14, "re_pointed"),
        (15, "quote_to_reported_speech"),
    } <= named
    assert (9, "date_right") in named
    assert (19, "quote_words_changed") not in named

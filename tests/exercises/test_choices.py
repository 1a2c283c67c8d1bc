"""Choosing, estimating and ordering: each outcome, and what is said about each kind of answer."""

from dataclasses import replace

import pytest

from mediakit.exercises.choices import Choose, Estimate, Order
from mediakit.exercises.exercise import ExerciseError

EXIT = Choose(
    id="exit",
    prompt="“X told Y News.” Who heard X?",
    options=("the writer", "Y News", "a reader"),
    right=(1,),
    also=(2,),
    feedback={
        "0": {
            "says": "The byline says who wrote it.",
            "original": "X told Y News",
            "derivative": "X said",
            "look": "Find an outlet.",
        }
    },
)
SCORE = Choose(
    id="score",
    prompt="B scores 0.62. Which may be so?",
    options=("licensed", "one release", "a long quotation", "a forged stamp"),
    right=(0, 1),
    also=(2,),
    several=True,
    feedback={"3.extra": "No score tells of stamps.", "1.missed": "Two desks can use one release."},
)
FLAGGED = Estimate(
    id="flagged",
    prompt="Of those flagged, how many percent are reused?",
    right=(31, 35),
    also=(29, 37),
    slips={"share_of_found": 90},
    feedback={
        "share_of_found": "Count people: 9 of 27.",
        "too_low": "More than that.",
        "too_high": "Fewer than that.",
    },
)
RANK = Order(
    id="rank",
    prompt="From least to most told",
    items=("a source", "Ann Oake, the mayor", "a council official"),
    right=(0, 2, 1),
    feedback={"1.before.0": "A name tells more than “a source”."},
)
LINE = Order(
    id="line",
    prompt="How sure is it?",
    items=("may", "will"),
    right=((20, 70), (80, 100)),
    line=("ruled out", "certain"),
    feedback={"0.too_high": "“May” leaves it open."},
)


@pytest.mark.parametrize(
    ("exercise", "answer", "outcome"),
    [
        (EXIT, None, "not_attempted"),
        (EXIT, 0, "not_yet"),
        (EXIT, 1, "right"),
        (EXIT, 2, "defensible"),
        (SCORE, [], "not_attempted"),
        (SCORE, [1, 0], "right"),
        (SCORE, [0, 1, 2], "defensible"),
        (SCORE, [0, 1, 3], "not_yet"),
        (SCORE, [0], "not_yet"),
        (FLAGGED, 33, "right"),
        (FLAGGED, 36.5, "defensible"),
        (FLAGGED, 90, "not_yet"),
        (RANK, [0, 2, 1], "right"),
        (RANK, [1, 0, 2], "not_yet"),
        (LINE, [40, 90], "right"),
        (LINE, [71, 90], "not_yet"),
    ],
)
def test_outcome(exercise, answer, outcome):
    assert exercise.check(answer).outcome == outcome


@pytest.mark.parametrize(
    ("exercise", "answer", "message"),
    [
        (EXIT, 0, "The byline says who wrote it."),
        (SCORE, [0, 1, 3], "No score tells of stamps."),
        (SCORE, [0], "Two desks can use one release."),
        (FLAGGED, 90, "Count people: 9 of 27."),
        (FLAGGED, 20, "More than that."),
        (FLAGGED, 60, "Fewer than that."),
        (RANK, [1, 0, 2], "A name tells more than “a source”."),
        (LINE, [90, 90], "“May” leaves it open."),
    ],
)
def test_each_kind_of_answer_has_its_own_words(exercise, answer, message):
    feedback = exercise.check(answer)
    assert (feedback.message, feedback.written) == (message, True)


def test_feedback_says_what_was_chosen_quotes_both_texts_and_says_where_to_look():
    feedback = EXIT.check(0)
    assert "the writer" in feedback.chosen
    assert [(each.side, each.words) for each in feedback.evidence] == [
        ("original", "X told Y News"),
        ("derivative", "X said"),
    ]
    assert feedback.look_next == "Find an outlet."


def test_without_a_right_answer_it_is_noted():
    guess = Choose(id="guess", prompt="Which scores highest?", options=("S1", "S5"))
    assert guess.check(0).outcome == "noted"
    assert Estimate(id="people", prompt="How many people?", high=10).check(4).outcome == "noted"
    assert guess.worked_answer() == ""
    assert replace(guess, cant_tell="right").worked_answer() == "I can’t tell"


def test_equal_ranks_may_stand_either_way():
    order = Order(id="ties", prompt="?", items=("a", "b", "c"), right=(0, 1, 1))
    assert order.check([0, 1, 2]).outcome == order.check([0, 2, 1]).outcome == "right"


@pytest.mark.parametrize(
    "absurd", [-1, 3, 0.5, True, "1", [1], {"0": 1}, "x" * 1_000_000, float("nan"), 10**400]
)
def test_an_absurd_answer_is_answered_as_none(absurd):
    assert EXIT.parse(absurd).problem == "unreadable"
    assert EXIT.check(absurd).outcome == "not_attempted"


def test_all_that_is_amiss_is_told_at_once():
    with pytest.raises(
        ExerciseError,
        match=r"exercise 'A b' \(choose\): id must .*; options must .*; right and also .* got 7",
    ):
        Choose(id="A b", prompt="?", options=("a", "a"), right=(7,))


def test_long_feedback_is_refused():
    with pytest.raises(ExerciseError, match=r"feedback '0' has 46 words; cut it to 45"):
        Choose(id="a", prompt="?", options=("a", "b"), right=(1,), feedback={"0": "word " * 46})


def test_where_only_cant_tell_is_right_every_option_is_not_yet():
    asked = Choose(
        id="open", prompt="Who was first?", options=("A", "B"), cant_tell="right", feedback={"0": "No stamp."}
    )
    assert [asked.check(place).outcome for place in (0, 1)] == ["not_yet", "not_yet"]
    assert asked.check(0).message == "No stamp."
    assert asked.errors == ("0", "1")
    assert asked.check({"cant_tell": True}).outcome == "right"
    assert replace(asked, several=True).check([0]).outcome == "not_yet"
    assert replace(asked, also=(1,)).check(1).outcome == "defensible"
    assert replace(asked, cant_tell="defensible").check(0).outcome == "noted"


@pytest.mark.parametrize(
    ("asked", "answer", "told"),
    [
        (
            replace(RANK, items=("It closed.", "Who?", "So it is.")),
            [1, 0, 2],
            "1. Who?\n2. It closed.\n3. So it is.",
        ),
        (replace(LINE, items=("It may.", "It will.")), [40, 90], "40: It may.\n90: It will."),
        (replace(SCORE, options=("It may.", "It will."), right=(0,), also=()), [0, 1], "It may.\nIt will."),
    ],
)
def test_sentences_in_an_answer_keep_their_full_stops(asked, answer, told):
    assert asked.describe(answer) == told

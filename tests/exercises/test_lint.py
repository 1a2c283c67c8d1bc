"""What an author is told to look at again; and that the interface's own sentences judge nobody."""

from dataclasses import replace

import pytest

from mediakit.exercises.lint import exercise_problems
from mediakit.exercises.pair import Pair
from mediakit.wording import say
from mediakit.wording.verdicts import find_verdicts
from tests.exercises.samples import SAMPLES

DONE = replace(
    SAMPLES["choose"].exercise,
    hints=("Read the verb.",),
    pair=Pair.of("X told Y News.", "X said."),
    feedback={"0": {"says": "No.", "original": "told Y"}, "3": "No.", "cant_tell": "There is a verb."},
)


def test_a_finished_exercise_has_no_problems():
    assert exercise_problems(DONE) == ()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"feedback": {"0": "No.", "cant_tell": "No."}}, "choose: no feedback for 3"),
        (
            {"feedback": {**DONE.feedback, "3": {"says": "No.", "derivative": "X told"}}},
            "choose: feedback 3: “X told” does not stand in the derivative",
        ),
        (
            {"feedback": {**DONE.feedback, "3": "B copied A."}},
            "choose: feedback 3: “B copied”. Say “both texts share these passages”",
        ),
        ({"hints": ()}, "choose: no hint"),
        ({"prompt": "Is it fake?"}, "choose: prompt: “fake”. Say"),
    ],
)
def test_what_is_amiss_is_named(change, problem):
    assert [found.startswith(problem) for found in exercise_problems(replace(DONE, **change))] == [True]


@pytest.mark.parametrize(
    ("name", "general", "met"),
    [
        ("several", {"extra", "missed"}, True),
        ("write", {"missing", "verdict"}, True),
        ("budget", {"dark", "first"}, True),
        ("sentences", {"extra", "missed", "none"}, False),
        ("colours", {"extra", "missed"}, False),
    ],
)
def test_a_general_name_is_enough_where_an_answer_can_meet_it(name, general, met):
    sample = SAMPLES[name]
    taught = replace(sample.exercise, feedback=dict.fromkeys({*general, "cant_tell"}, "Words."))
    assert any("no feedback" in problem for problem in exercise_problems(taught)) is not met
    particular = [error for error in sample.errors if general & set(error.split("."))]
    assert particular
    for error in particular:
        assert taught.check(sample.errors[error]).written is (met or error in general)


@pytest.mark.parametrize("name", SAMPLES)
def test_feedback_for_every_error_is_enough(name):
    exercise = SAMPLES[name].exercise
    assert (
        exercise_problems(
            replace(exercise, hints=("A hint.",), feedback=dict.fromkeys(exercise.errors, "Words."))
        )
        == ()
    )


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", ["en", "es", "de"])
def test_what_the_interface_says_judges_nobody(name, language):
    sample = SAMPLES[name]
    exercise = replace(sample.exercise, language=language)
    said = [text for text in _texts(exercise.view()) if text not in set(_texts(sample.exercise.view()))]
    said += [exercise.check(answer).message for error, answer in sample.errors.items() if error != "verdict"]
    assert [verdict.words for text in said for verdict in find_verdicts(text, language)] == []


def _texts(value):
    if isinstance(value, str):
        return [value]
    each = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for inner in each for text in _texts(inner)]


def test_the_fixed_line_stands_beside_computed_panels():
    assert SAMPLES["review"].exercise.view()["fixed_line"] == say("fixed_line")

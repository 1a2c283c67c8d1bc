"""The tests before, after and later: parallel forms, and what a learner's answers come to."""

from pathlib import Path

import pytest

from mediakit.exercises.answers import AnswersFile
from mediakit.exercises.session import Session
from mediakit.lessons.assessment import FORMS, HISTORIES, Assessment, open_assessment
from mediakit.lessons.assessment_view import AssessmentPart, ResultView, result_html
from mediakit.lessons.lesson import LessonError
from mediakit.lessons.shown import assess


def answered(folder: Path, form: Assessment, *, trusting: bool = False, confidence: int = 80) -> AnswersFile:
    """All pairs answered as the key has it; a trusting learner says of each that nothing changed."""
    answers = AnswersFile.open(form.name, folder)
    for item in form.items:
        history = HISTORIES.index(item.case.data["history_answer"])
        chosen = item.no_change if trusting else item.worst_change
        Session(item.history, answers).check({"answer": history, "confidence": confidence})
        Session(item.change, answers).check({"answer": chosen, "confidence": confidence})
    return answers


@pytest.mark.parametrize("name", FORMS)
def test_the_forms_are_parallel(name: str):
    items = open_assessment(name).items
    assert len(items) == 8
    assert sum(item.has_change for item in items) == 4
    histories = sorted(item.case.data["history_answer"] for item in items)
    assert histories == sorted([*["A to B"] * 3, *["common source"] * 2, *["independent"] * 2, "cannot tell"])
    for item in items:
        assert (item.worst_change == item.no_change) is not item.has_change


@pytest.mark.parametrize("name", FORMS)
def test_the_place_of_an_option_does_not_tell_a_sound_pair(name: str):
    items = open_assessment(name).items
    assert {item.no_change for item in items} == {len(items[0].change.options) - 1}
    for item in items:
        worst = item.case.data["worst_change"]
        assert sorted(item.change.options) == sorted(worst["options"])
        assert item.change.options[item.worst_change] == worst["options"][worst["right"]]


def test_no_pair_is_met_twice():
    cases = [item.case.id for name in FORMS for item in open_assessment(name).items]
    assert len(set(cases)) == 24


def test_nothing_is_told_before_the_end():
    for item in open_assessment("pre-test").items:
        for question in (item.history, item.change):
            outcomes = {question.check(place).outcome for place in range(len(question.options))}
            assert outcomes == {"noted"}
            assert question.worked_answer() == ""
            assert len({question.check(place).message for place in range(len(question.options))}) == 1


def test_the_order_is_a_learners_own_and_stays(tmp_path: Path):
    form = open_assessment("pre-test")
    orders = []
    for number in range(6):
        answers = AnswersFile.open(form.name, tmp_path / str(number))
        orders.append([item.case.id for item in form.ordered(answers)])
        again = AnswersFile.open(form.name, tmp_path / str(number))
        assert [item.case.id for item in form.ordered(again)] == orders[-1]
    assert len(set(map(tuple, orders))) > 1


def test_all_right_is_the_best_there_is_and_leans_nowhere(tmp_path: Path):
    form = open_assessment("pre-test")
    result = form.result(answered(tmp_path, form))
    told = result.discrimination
    assert (told.hits, told.misses, told.false_alarms, told.rejections) == (4, 0, 0, 4)
    assert told.bias == pytest.approx(0)
    assert (result.answered, result.histories, result.changes) == (8, 8, 8)
    assert (result.calibration.count, result.calibration.right) == (16, 1.0)
    assert result.calibration.confidence == pytest.approx(0.8)


def test_trusting_everything_tells_nothing_apart_and_leans_to_trust(tmp_path: Path):
    form = open_assessment("post-test")
    result = form.result(answered(tmp_path, form, trusting=True))
    told = result.discrimination
    assert (told.hits, told.misses, told.false_alarms, told.rejections) == (0, 4, 0, 4)
    assert told.d_prime == pytest.approx(0)
    assert told.bias > 1
    assert result.changes == 4


def test_only_the_first_answer_counts(tmp_path: Path):
    form = open_assessment("pre-test")
    answers = answered(tmp_path, form, trusting=True)
    answered(tmp_path, form)
    assert form.result(AnswersFile.open(form.name, tmp_path)).changes == form.result(answers).changes == 4


def test_i_cant_tell_is_the_fourth_history_and_no_judgement_of_change(tmp_path: Path):
    form = open_assessment("pre-test")
    answers = AnswersFile.open(form.name, tmp_path)
    for item in form.items:
        for question in (item.history, item.change):
            Session(question, answers).check({"answer": None, "cant_tell": True})
    result = form.result(answers)
    assert result.histories == 1
    assert (result.answered, result.changes, result.calibration.count) == (8, 0, 0)
    told = result.discrimination
    assert (told.hits, told.misses, told.false_alarms, told.rejections) == (0, 0, 0, 0)


def test_the_result_waits_for_the_last_pair_and_then_compares_the_tests(tmp_path: Path):
    form, later = open_assessment("pre-test"), open_assessment("post-test")
    answers = AnswersFile.open(form.name, tmp_path)
    Session(form.items[0].history, answers).check(0)
    assert "8 pairs still have an open question" in ResultView(form, tmp_path)._repr_html_()
    whole = result_html(form.result(answered(tmp_path, form)), [])
    assert "still" not in whole
    assert all(item.case.title.replace("’", "’") in whole for item in form.items)
    view = AssessmentPart(form, "views", tmp_path)
    for question in view.questions:
        Session(question, AnswersFile.open(form.name, tmp_path)).check(4)
    done = [form.result(AnswersFile.open(form.name, tmp_path)), later.result(answered(tmp_path, later))]
    assert done[0].trust == dict.fromkeys((question.id for question in view.questions), 5)
    both = result_html(done[1], done)
    assert "The test before the course" in both
    assert "5.0" in both


def test_a_damaged_or_foreign_answer_is_no_answer(tmp_path: Path):
    form = open_assessment("pre-test")
    answers = AnswersFile.open(form.name, tmp_path)
    answers.record("attempt", form.items[0].change.id, answer="<b>", outcome="noted", confidence=True)
    answers.record("attempt", form.items[1].change.id, answer=99, outcome="noted")
    result = form.result(answers)
    assert result.answered == 0
    assert result.discrimination.hits + result.discrimination.false_alarms == 0


@pytest.mark.parametrize(
    ("test", "part"), [("pre-test", 0), ("pre-test", 9), ("pre-test", "x"), ("mid-test", 1)]
)
def test_what_there_is_not_is_named(test: str, part: int | str):
    with pytest.raises(LessonError, match="pre-test"):
        assess(test, part)

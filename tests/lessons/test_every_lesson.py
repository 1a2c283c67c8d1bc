"""Every lesson: its rules, its exercises with right and wrong answers, its notebook from top to bottom."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mediakit._places import data_folder
from mediakit.cases.case import TextsMissingError
from mediakit.exercises.choices import Choose, Estimate
from mediakit.exercises.exercise import Exercise
from mediakit.exercises.feedback import OUTCOMES
from mediakit.lessons.check import check_lesson
from mediakit.lessons.lesson import Lesson, lesson_names, open_lesson

LESSONS = data_folder("lessons")
NOTEBOOKS = sorted(LESSONS.glob("*.ipynb"))
NAMES = [(name, exercise) for name in lesson_names() for exercise in open_lesson(name).tables]


@cache
def lesson(name: str) -> Lesson:
    return open_lesson(name)


@cache
def exercise(name: str, wanted: str) -> Exercise:
    try:
        return lesson(name).exercise(wanted)
    except TextsMissingError:
        pytest.skip("MEDIAKIT_REAL_PAIR does not name a folder with the two texts")


def own_wrong_answers(made: Exercise) -> dict[str, Any]:
    """Wrong answers that follow from the kind alone."""
    found: dict[str, Any] = {}
    if "cant_tell" in made.errors:
        found["cant_tell"] = {"answer": None, "cant_tell": True}
    if isinstance(made, Choose) and not made.several:
        found |= {name: int(name) for name in made.errors if name.isdecimal()}
    if isinstance(made, Estimate):
        found |= {"too_low": made.low, "too_high": made.high} | dict(made.slips)
        found = {name: answer for name, answer in found.items() if name in made.errors}
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_lesson_keeps_the_rules(path: Path):
    assert check_lesson(path) == ()


def test_every_exercises_file_has_a_notebook():
    assert set(lesson_names()) <= {path.stem for path in NOTEBOOKS}


@pytest.mark.parametrize(("name", "wanted"), NAMES, ids=map("/".join, NAMES))
def test_a_right_answer_is_met_as_one(name: str, wanted: str):
    made = exercise(name, wanted)
    if not made.judged:
        pytest.skip("a view or a prediction: there is no right answer")
    answer = made.model if made.model is not None else {"answer": None, "cant_tell": True}
    feedback = made.check(answer)
    assert feedback.outcome == "right", feedback.text
    assert feedback.written, "the right answer deserves a sentence of its own"


@pytest.mark.parametrize(("name", "wanted"), NAMES, ids=map("/".join, NAMES))
def test_each_wrong_answer_gets_the_words_written_for_it(name: str, wanted: str):
    made, prepared = exercise(name, wanted), lesson(name).wrong[wanted]
    answers = {**own_wrong_answers(made), **prepared}
    unmet = set(made.feedback) - set(answers) - set(OUTCOMES)
    if made.cant_tell != "not_yet":
        unmet -= {"cant_tell"}  # it has words of its own, and is no wrong answer
    assert not unmet, f"feedback without a prepared wrong answer: {sorted(unmet)}"
    for error, answer in answers.items():
        feedback = made.check(answer)
        assert feedback.error == error, f"{error}: {answer!r} gets {feedback.error!r}: {feedback.text}"
        assert feedback.written, f"{error}: falls to a default: {feedback.text}"
        assert feedback.outcome not in {"right", "not_attempted"}


@pytest.mark.parametrize(("name", "wanted"), NAMES, ids=map("/".join, NAMES))
def test_each_kind_of_wrong_answer_was_prepared(name: str, wanted: str):
    made, prepared = exercise(name, wanted), lesson(name).wrong[wanted]
    met = {*own_wrong_answers(made), *prepared}
    general = {each.rpartition(".")[2] for each in met} | {each.partition(".")[0] for each in met}
    missing = [error for error in made.errors if error not in met and error not in general]
    assert not missing, f"no wrong answer prepared for: {missing}"


@pytest.mark.notebook
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_lesson_runs(path: Path, tmp_path: Path):
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel", reason="the kernel comes with the extra lab")
    notebook = nbformat.read(path, as_version=4)
    # In a folder of its own: what a lesson saves is not left among the lessons.
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert not [
        output
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if output.output_type == "error"
    ]

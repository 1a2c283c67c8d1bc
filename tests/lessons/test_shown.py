"""What a cell of a lesson shows: an exercise, a drawn exit question, something that waits for an answer."""

from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import CapturedIO, capture_output

from mediakit.cases.case import CaseError
from mediakit.exercises.answers import AnswersFile
from mediakit.exercises.session import Session
from mediakit.lessons.lesson import Lesson, LessonError, open_lesson
from mediakit.lessons.pool import PoolView
from mediakit.lessons.reveal import Reveal
from mediakit.lessons.shown import exercise, reveal
from mediakit.lessons.waiting import Waiting
from mediakit.widgets.show import exercise_widget
from tests.lessons.test_check import exercises, problems, whole


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    problems(tmp_path, whole(), exercises())
    return open_lesson("03-two-buses", tmp_path)


@pytest.fixture(autouse=True)
def shell():
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def shown(thing: PoolView | Reveal) -> CapturedIO:
    with capture_output(stdout=False, stderr=False) as captured:
        thing._ipython_display_()
    return captured


def prompts(captured: CapturedIO) -> list[str]:
    """The questions among the outputs, by their receipts."""
    return [
        data["text/html"]
        for each in captured.outputs
        if "mk-receipt" in (data := each.data).get("text/html", "")
    ]


def test_a_pool_shows_one_question_and_the_button_draws_the_next(lesson: Lesson, tmp_path: Path):
    view = PoolView(lesson, tmp_path / "answers")
    captured = shown(view)
    assert len(view.drawn) == 1
    assert len(prompts(captured)) == 1
    seen = list(view.drawn)
    for count in range(2, 7):
        with capture_output(stdout=False, stderr=False):
            view._button.click()
        assert len(view.drawn) == count
        seen.append(view.drawn[-1])
    assert sorted(seen) == sorted(lesson.pool)
    assert view._button.disabled
    assert view._button.description == "That was the last question"


def test_a_cell_that_is_run_again_shows_what_was_drawn(lesson: Lesson, tmp_path: Path):
    first = PoolView(lesson, tmp_path / "answers")
    shown(first)
    with capture_output(stdout=False, stderr=False):
        first._button.click()
    again = PoolView(lesson, tmp_path / "answers")
    assert len(prompts(shown(again))) == 2
    assert again.drawn == first.drawn


def test_what_waits_is_shown_once_there_is_an_answer(lesson: Lesson, tmp_path: Path):
    folder = tmp_path / "answers"
    guess = lesson.exercise("guess")
    waiting = Reveal(lesson, guess, ("**Late.**",), folder)
    assert "**Late.**" not in str([each.data for each in shown(waiting).outputs])
    with capture_output(stdout=False, stderr=False) as captured:
        waiting._button.click()
    assert captured.outputs == []
    assert "no answer to the question above yet" in waiting._line.value
    Session(guess, AnswersFile.open(lesson.name, folder)).check(4)
    with capture_output(stdout=False, stderr=False) as captured:
        waiting._button.click()
    assert "**Late.**" in str([each.data for each in captured.outputs])
    later = Reveal(lesson, guess, ("**Late.**",), folder)
    assert later.open
    assert "**Late.**" in str([each.data for each in shown(later).outputs])


def test_what_waits_opens_by_itself_when_the_answer_is_handed_in(lesson: Lesson, tmp_path: Path):
    guess = lesson.exercise("guess")
    waiting = Reveal(lesson, guess, ("**Late.**",), tmp_path / "answers")
    shown(waiting)
    at_work = exercise_widget(guess, lesson=lesson.name, folder=tmp_path / "answers").session
    with capture_output(stdout=False, stderr=False) as captured:
        at_work.draft(3)
    assert captured.outputs == []
    with capture_output(stdout=False, stderr=False) as captured:
        at_work.check(4)
    assert "**Late.**" in str([each.data for each in captured.outputs])
    with capture_output(stdout=False, stderr=False) as captured:
        at_work.check(5)
    assert captured.outputs == []


def test_what_waits_can_be_opened_all_the_same(lesson: Lesson, tmp_path: Path):
    waiting = Reveal(lesson, lesson.exercise("guess"), ("**Late.**",), tmp_path / "answers")
    shown(waiting)
    with capture_output(stdout=False, stderr=False) as captured:
        waiting._button.click()
        waiting._button.click()
    assert "**Late.**" in str([each.data for each in captured.outputs])


@pytest.mark.parametrize("name", ["02-side-by-side", "a/b/c", "", 3])
def test_a_name_that_names_nothing_is_answered_with_an_example(name: str):
    for ask in (exercise, reveal):
        with pytest.raises(LessonError, match="02-side-by-side/match"):
            ask(name)


def test_an_exercise_without_its_texts_says_what_it_waits_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("MEDIAKIT_REAL_PAIR", raising=False)
    monkeypatch.chdir(tmp_path)
    waiting = exercise("real-pair/match")
    assert isinstance(waiting, Waiting)
    assert "opens when the two texts are there" in waiting._repr_html_()
    assert "real-pair/original.txt" in repr(waiting)
    (tmp_path / "real-pair").mkdir()
    (tmp_path / "real-pair" / "original.txt").write_text("Another text.", encoding="utf-8")
    with pytest.raises(CaseError, match="is not the text that the key"):
        exercise("real-pair/match")

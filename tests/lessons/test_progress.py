"""My progress and the map of the course: drawn from the answers files, and from nothing else."""

from pathlib import Path

import pytest

from mediakit.exercises.answers import AnswersFile
from mediakit.exercises.session import Session
from mediakit.lessons.course import Course, open_course, standings
from mediakit.lessons.lesson import open_lesson
from mediakit.lessons.progress import CourseMap, MyProgress
from tests.lessons.test_check import COMMIT, exercises, problems, whole

COURSE_TOML = '[[track]]\nid = "all"\nname = "All <b>"\nlessons = "all"\n'


@pytest.fixture
def course(tmp_path: Path) -> Course:
    problems(tmp_path, whole(), exercises())
    (tmp_path / "course.toml").write_text(COURSE_TOML, encoding="utf-8")
    return Course(tmp_path)


def answer(course: Course, folder: Path, name: str, given: object) -> None:
    lesson = open_lesson("03-two-buses", course.folder)
    Session(lesson.exercise(name), AnswersFile.open(lesson.name, folder)).check(given)


def test_a_header_tells_title_question_and_minutes(course: Course):
    (lesson,) = course.lessons
    told = lesson.name, lesson.title, lesson.question, lesson.minutes
    assert told == ("03-two-buses", "3. Two buses", "Which bus is late?", 5)
    assert course.minutes(course.tracks[0]) == 5


def test_standing_goes_from_nothing_to_done(course: Course, tmp_path: Path):
    folder = tmp_path / "answers"
    assert [(each.done, each.count, each.finished) for each in standings(course, folder)] == [(0, 2, False)]
    answer(course, folder, "guess", {"answer": 4, "confidence": 60})
    assert standings(course, folder)[0].done == 1
    answer(course, folder, "exit-2", {"answer": 0, "confidence": 90})
    (standing,) = standings(course, folder)
    assert standing.finished
    assert standing.repeat == ("exit-2",)
    answer(course, folder, "exit-2", 1)
    assert standings(course, folder)[0].repeat == ()


def test_what_is_optional_may_be_left_out(course: Course, tmp_path: Path):
    data = exercises() + COMMIT.replace("guess", "extra").replace(
        "[[exercise]]", "[[exercise]]\noptional = true"
    )
    problems(course.folder, whole(), data)
    assert standings(course, tmp_path / "answers")[0].count == 2


def test_the_page_names_what_to_repeat_and_draws_confidence(course: Course, tmp_path: Path):
    folder = tmp_path / "answers"
    answer(course, folder, "exit-2", {"answer": 0, "confidence": 90})
    page = MyProgress(course, folder)._repr_html_()
    assert "Which bus is late?" in page.split("Worth another look")[1]
    assert "<svg" in page
    assert "90%" in page
    assert "1 of 2 answered" in page
    assert repr(MyProgress(course, folder)) == "3. Two buses: ◐ 1 of 2 answered"


def test_nothing_done_is_said_plainly(course: Course, tmp_path: Path):
    page = MyProgress(course, tmp_path / "none")._repr_html_()
    assert "not begun" in page
    assert "Nothing is waiting" in page
    assert "<svg" not in page


def test_a_damaged_file_is_named_and_the_rest_is_shown(course: Course, tmp_path: Path):
    folder = tmp_path / "answers"
    folder.mkdir()
    (folder / "03-two-buses.json").write_text("{", encoding="utf-8")
    page = MyProgress(course, folder)._repr_html_()
    assert "03-two-buses.json could not be read" in page
    assert (folder / "03-two-buses.json").read_text(encoding="utf-8") == "{"


def test_the_map_knows_the_track_and_what_comes_next(course: Course, tmp_path: Path):
    folder = tmp_path / "answers"
    assert "Next:" not in CourseMap(course, folder)._repr_html_()
    AnswersFile.open("00-start-here", folder).record("attempt", "track", answer=0, outcome="noted")
    shown = CourseMap(course, folder)._repr_html_()
    assert "All &lt;b&gt; (5 minutes)" in shown
    assert 'href="03-two-buses.ipynb"' in shown.split("Next:")[1]
    answer(course, folder, "guess", 4)
    answer(course, folder, "exit-0", 1)
    assert "Your track is done." in CourseMap(course, folder)._repr_html_()


def test_the_shipped_course_has_the_tracks_that_the_start_page_offers():
    course = open_course()
    names = {lesson.name for lesson in course.lessons}
    assert all(set(track.lessons) <= names for track in course.tracks)
    options = open_lesson("00-start-here").exercise("track").view()["options"]
    assert [option.split(" (")[0] for option in options] == [track.name for track in course.tracks]
    assert len(course.lessons) == 12
    assert sum(lesson.minutes for lesson in course.lessons) == 360

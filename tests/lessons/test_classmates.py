"""What a class answered: whose answers count, what is left out, and what a learner is shown of it."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

import mediakit
from mediakit.exercises.answers import SCHEMA
from mediakit.exercises.build import exercise
from mediakit.exercises.exercise import Exercise
from mediakit.exercises.session import Session
from mediakit.lessons.class_view import CALIBRATION_LESSON, ClassAnswers, ClassCalibration
from mediakit.lessons.classmates import EXAMPLES, class_files, example_answers, example_calibration
from mediakit.lessons.course import open_course
from mediakit.lessons.lesson import EXERCISES, Lesson, LessonError, open_lesson
from mediakit.lessons.working_copy import place_lessons
from mediakit.widgets.show import answers_file

LESSON = "06-test"
LINE = exercise("order", id="line", prompt="?", items=["may", "will"], line=["ruled out", "certain"])
CHOOSE = exercise("choose", id="pick", prompt="?", options=["bus", "tram", "foot"], right=0)
NUMBER = exercise("estimate", id="many", prompt="?", low=0, high=200, unit="%")
SORT = exercise(
    "sort",
    id="moves",
    prompt="?",
    boxes={"keep": "Keep", "swap": "Swap"},
    scale=["none", "minor", "major"],
    cards=[{"id": "a", "original": "It could <b>.", "derivative": "It will.", "right": ["swap"], "step": 2}],
)
SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "class").mkdir()
    return tmp_path / "class"


def attempt(number: object, wanted: str, answer: object, **data: object) -> dict[str, object]:
    return {
        "id": f"w{number}",
        "at": f"2026-05-01T10:00:{number}",
        "what": "attempt",
        "exercise": wanted,
        "answer": answer,
        **data,
    }


def hand_in(folder: Path, name: str, *events: object, lesson: object = LESSON) -> Path:
    path = folder / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"schema": SCHEMA, "lesson": lesson, "events": events}), encoding="utf-8")
    return path


def hand_in_all(folder: Path, made: Exercise, *answers: object) -> None:
    for number, answer in enumerate(answers):
        hand_in(folder, f"learner-{number}", attempt(f"{number}", made.id, answer))


def view(made: Exercise, folder: Path) -> ClassAnswers:
    lesson = Lesson(LESSON, folder.parent / f"{LESSON}.toml", {})
    return ClassAnswers(lesson, made, folder, folder.parent / "own")


def own(made: Exercise, folder: Path, answer: object) -> None:
    Session(made, answers_file(LESSON, folder.parent / "own")).handle({"do": "check", "answer": answer})


def html(shown: Any) -> str:
    found: str = shown._repr_html_()
    return found


def rows(shown: Any) -> list[list[str]]:
    """The cells' text, row by row; the whole is well-formed."""
    tree = ET.fromstring(html(shown))
    return [["".join(cell.itertext()) for cell in row] for row in tree.iterfind(".//tbody/tr")]


def test_options_are_counted_and_ones_own_is_marked_and_not_counted(folder: Path):
    hand_in_all(folder, CHOOSE, 0, 1, 1, 1)
    assert [(row[0], row[2]) for row in rows(view(CHOOSE, folder))] == [
        ("bus", "1 of 4"),
        ("tram", "3 of 4"),
        ("foot", "0 of 4"),
    ]
    own(CHOOSE, folder, 2)
    assert [(row[0], row[2]) for row in rows(view(CHOOSE, folder))][2] == ("◆ foot", "0 of 4")
    assert "4 answers of your class" in html(view(CHOOSE, folder))
    assert "does not make it right" in html(view(CHOOSE, folder))


def test_a_line_has_a_dot_an_answer_and_the_middle_half_the_lowest_first(folder: Path):
    hand_in_all(folder, LINE, [50, 10], [60, 0], [70, 5], [80, 20], [90, 15])
    found = rows(view(LINE, folder))
    assert [(row[0], row[2]) for row in found] == [("will", "5 to 15"), ("may", "60 to 80")]
    assert [len(row) for row in found] == [3, 3]
    assert html(view(LINE, folder)).count("<circle") == 10
    assert "<polygon" not in html(view(LINE, folder))
    own(LINE, folder, [100, 0])
    assert [row[3] for row in rows(view(LINE, folder))] == ["◆ 0", "◆ 100"]
    assert html(view(LINE, folder)).count("<polygon") == 2
    assert html(view(LINE, folder)).count("<circle") == 10
    assert 'aria-label="5 answers, from 50 to 90; the middle half from 60 to 80."' in html(view(LINE, folder))


def test_dots_and_bars_stand_where_the_answers_are(folder: Path):
    hand_in_all(folder, NUMBER, 0, 100, 200)
    (picture,) = SVG.findall(html(view(NUMBER, folder)))
    assert re.findall(r'cx="([\d.]+)"', picture) == ["9.0", "150.0", "291.0"]
    assert "0 % ⟷ 200 %" in html(view(NUMBER, folder))


def test_ratings_are_counted_card_by_card(folder: Path):
    hand_in_all(folder, SORT, *({"a": {"boxes": [], "step": step}} for step in (0, 2, 2)), {"a": "cant_tell"})
    own(SORT, folder, {"a": {"boxes": ["swap"], "step": 1}})
    (row,) = rows(view(SORT, folder))
    assert row == ["1. It could <b>. → It will.", "1", "0 ◆", "2"]


def test_the_newest_answer_that_can_be_read_counts(folder: Path):
    hand_in_all(folder, CHOOSE, 0, 0)
    hand_in(
        folder,
        "third",
        attempt("31", "pick", 0),
        attempt("32", "pick", 1),
        attempt("33", "pick", 2, version=7),
        attempt("34", "pick", "tram"),
        {**attempt("35", "pick", 2), "what": "draft"},
    )
    assert [row[2] for row in rows(view(CHOOSE, folder))] == ["2 of 3", "1 of 3", "0 of 3"]


def test_those_who_cannot_tell_are_told_apart(folder: Path):
    hand_in_all(folder, CHOOSE, 0, 0)
    hand_in(folder, "third", attempt("9", "pick", None, cant_tell=True))
    assert rows(view(CHOOSE, folder))[0][2] == "2 of 2"
    assert "1 of them chose" in html(view(CHOOSE, folder))


def test_nobody_counts_twice_and_a_file_of_ones_own_not_at_all(folder: Path):
    hand_in_all(folder, CHOOSE, 0, 0, 0)
    hand_in(folder, "again/learner-0", attempt("0", "pick", 0), attempt("99", "pick", 1))
    assert [row[2] for row in rows(view(CHOOSE, folder))] == ["2 of 3", "1 of 3", "0 of 3"]
    own(CHOOSE, folder, 2)
    mine = folder.parent / "own" / f"{LESSON}.json"
    (folder / "mine.json").write_bytes(mine.read_bytes())
    assert [row[2] for row in rows(view(CHOOSE, folder))] == ["2 of 3", "1 of 3", "0 of 3"]


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_than_three_are_not_shown(folder: Path, count: int):
    hand_in_all(folder, CHOOSE, *[0] * count)
    own(CHOOSE, folder, 1)
    shown = html(view(CHOOSE, folder))
    assert "<table" not in shown
    assert "From three on" in shown
    assert "example" not in shown


def test_files_of_other_lessons_are_passed_over(folder: Path):
    hand_in_all(folder, CHOOSE, 0, 0, 0)
    hand_in(folder, "other", attempt("77", "pick", 2), lesson="07-other")
    assert rows(view(CHOOSE, folder))[2][2] == "0 of 3"
    assert "other.json" not in html(view(CHOOSE, folder))


BROKEN: dict[str, str] = {
    "half": '{"schema": 1, "lesson": "06-test", "events": [',
    "list": "[]",
    "number": "7",
    "nothing": "",
    "deep": "[" * 100_000,
    "later": '{"schema": 99, "lesson": "06-test", "events": []}',
    "nameless": '{"schema": 1, "events": []}',
    "lesson": '{"schema": 1, "lesson": {"a": 1}, "events": []}',
    "events": '{"schema": 1, "lesson": "06-test", "events": [3]}',
    "huge": '{"schema": 1, "lesson": "06-test", "events": [' + "9" * 5000 + "]}",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_used_is_named_and_left_out(folder: Path, name: str):
    hand_in_all(folder, CHOOSE, 0, 0, 0)
    (folder / f"{name}.json").write_text(BROKEN[name], encoding="utf-8")
    assert f"{name}.json" in html(view(CHOOSE, folder))
    assert rows(view(CHOOSE, folder))[0][2] == "3 of 3"


def test_what_is_no_file_is_left_out(folder: Path):
    (folder / "folder.json").mkdir()
    (folder / "binary.json").write_bytes(b"\xff\xfe\x00")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "hidden.json").write_text("", encoding="utf-8")
    assert class_files(folder).left_out == ("binary.json", "folder.json")
    assert class_files(folder / "missing").left_out == ()


@pytest.mark.parametrize(
    "answer",
    [
        None,
        True,
        -1,
        3,
        1e308,
        10**400,
        "1",
        [],
        [0],
        {},
        {"a": 1},
        [[[]]],
        {"a": {"boxes": 3}},
        [10**400, 0],
    ],
)
@pytest.mark.parametrize("made", [LINE, CHOOSE, NUMBER, SORT], ids=lambda made: made.kind)
def test_an_answer_of_a_wrong_type_survives(folder: Path, made: Exercise, answer: object):
    model = {"order": [1, 2], "choose": 0, "estimate": 5, "sort": {"a": {"boxes": ["keep"], "step": 0}}}
    hand_in_all(folder, made, *[model[made.kind]] * 3, answer)
    hand_in(folder, "odd", attempt("55", made.id, model[made.kind], confidence="x", version=[]))
    assert rows(view(made, folder))


def test_a_million_events_are_too_many(folder: Path):
    hand_in_all(folder, CHOOSE, 0, 0, 0)
    event = json.dumps(attempt("5", "pick", 1))
    head = f'{{"schema": 1, "lesson": "{LESSON}", "events": ['
    (folder / "million.json").write_text(head + ",".join([event] * 1_000_000) + "]}", encoding="utf-8")
    assert rows(view(CHOOSE, folder))[0][2] == "3 of 3"
    assert "million.json" in html(view(CHOOSE, folder))


def test_a_long_file_is_read(folder: Path):
    hand_in_all(folder, CHOOSE, 0, 0)
    hand_in(folder, "long", *(attempt(f"{n:06}", "pick", 1) for n in range(20_000)))
    assert [row[2] for row in rows(view(CHOOSE, folder))] == ["2 of 3", "1 of 3", "0 of 3"]


def test_text_in_files_and_their_names_is_never_markup_and_nobody_is_named(folder: Path):
    evil = "<script>x</script>"
    hand_in_all(folder, CHOOSE, 0, 0, 0)
    hand_in(
        folder,
        "fourth",
        {"id": "n", "at": "2026", "what": "name", "name": f"Ada {evil}"},
        attempt(evil, "pick", evil),
        attempt("61", "pick", 1, confidence=evil),
    )
    (folder / "<img src=x onerror=alert(1)>.json").write_text("x", encoding="utf-8")
    (folder / f"{'n' * 200}.json").write_text("x", encoding="utf-8")
    shown = html(view(CHOOSE, folder))
    assert rows(view(CHOOSE, folder))[1][2] == "1 of 4"
    assert "&lt;img src=x onerror=alert(1)&gt;.json" in shown
    assert not {each.tag for each in ET.fromstring(shown).iter()} & {"script", "img"}
    assert "Ada" not in shown
    assert "n" * 61 not in shown


def test_many_files_that_cannot_be_used_are_not_all_named(folder: Path):
    for number in range(20):
        (folder / f"bad-{number:02}.json").write_text("x", encoding="utf-8")
    shown = html(view(CHOOSE, folder))
    assert "bad-07.json …" in shown
    assert "bad-08.json" not in shown


@pytest.mark.parametrize("name", ["06-the-certainty-dial/line", "03-eight-moves/moves"])
def test_without_a_class_an_example_is_shown_that_says_so(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    shown = mediakit.class_answers(name)
    assert "This is an example and not a class" in html(shown)
    assert "no real people" in html(shown)
    assert len(rows(shown)) > 9
    lesson = shown.lesson.name
    hand_in(tmp_path / "class-answers", "one", attempt("1", shown.exercise.id, [1]), lesson=lesson)
    assert "example" not in html(mediakit.class_answers(name)), "a class that is there is never mixed with it"
    assert not (tmp_path / "mediakit-answers").exists()


def test_it_is_drawn_when_it_is_shown_and_not_before(folder: Path):
    shown = view(CHOOSE, folder)
    hand_in_all(folder, CHOOSE, 0, 0, 0)
    assert rows(shown)[0][2] == "3 of 3"


def test_every_example_answers_a_question_as_it_is_now_and_people_differ():
    examples = sorted((open_course().folder / EXERCISES / EXAMPLES).glob("*.json"))
    assert examples
    for path in examples:
        lesson, data = open_lesson(path.stem), json.loads(path.read_text(encoding="utf-8"))
        for wanted, listed in data.get("answers", {}).items():
            found = example_answers(lesson.name, lesson.exercise(wanted))
            assert len(found) == len(listed) == 15, (path.name, wanted)
            assert len({json.dumps(each.value) for each in found}) > 10
    assert example_calibration(CALIBRATION_LESSON).count > 100


def test_examples_are_not_copied_to_learners(tmp_path: Path):
    place_lessons(tmp_path / "mine")
    assert not list((tmp_path / "mine").rglob("*.json"))


@pytest.mark.parametrize("name", ["06-the-certainty-dial/dials", "12-your-own-pair/note"])
def test_a_kind_that_cannot_be_drawn_is_refused(name: str):
    with pytest.raises(LessonError, match="places on a line"):
        mediakit.class_answers(name)


def judged(number: object, confidence: int, outcome: str) -> dict[str, object]:
    return attempt(number, "which-way", 0, confidence=confidence, outcome=outcome)


def test_a_class_has_one_picture_of_its_confidence(folder: Path):
    lesson = "06-the-certainty-dial"
    shown = ClassCalibration(open_course(), folder, folder.parent / "own")
    assert "This is an example and not a class" in html(shown)
    for number in range(2):
        hand_in(folder, f"l{number}", judged(number, 90, "right"), lesson=lesson)
    hand_in(folder, "silent", lesson=lesson)
    assert "fewer than three" in html(shown)
    assert "example" not in html(shown)
    hand_in(folder, "l2", judged(2, 60, "not_yet"), lesson=lesson)
    hand_in(folder, "test", judged(3, 60, "not_yet"), lesson="pre-test")
    assert "3 answers of all together: 80% sure on average, and right in 67%" in html(shown)
    hand_in(folder.parent / "own", lesson, judged(2, 60, "not_yet"), lesson=lesson)
    assert "fewer than three" in html(shown), "one's own copy in the folder is not another learner's"
    assert ET.fromstring(html(shown)) is not None

"""What the check of lessons finds: a whole lesson passes, and each thing that is broken is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from mediakit.lessons.check import check_lesson, check_lessons
from mediakit.lessons.lesson import LessonError, open_lesson
from mediakit.lessons.readability import paragraphs_of, reading_ease, syllables

HEADER = """# 3. Two buses

**Question.** Which bus is late?

**You will be able to**
- say which bus is late

**Time.** 5 minutes · **Level.** 1 of 3 · **Before you start.** Nothing."""
CODE = """import mediakit

case = mediakit.open_case("night-bus")
case.compare()"""
EXIT = """
[[exit]]
kind = "choose"
id = "exit-{number}"
prompt = "Which bus is late?"
options = ["The first", "The next"]
right = 1
innocent = {innocent}
hints = ["Look at the clock."]
feedback = {{ 0 = "It left on time.", cant_tell = "The clock tells." }}
"""
COMMIT = """[[exercise]]
kind = "estimate"
id = "guess"
prompt = "How late is it?"
confidence = true
"""


def cell(source: str, *tags: str, kind: str = "markdown") -> dict[str, Any]:
    made: dict[str, Any] = {"cell_type": kind, "metadata": {"tags": list(tags)}, "source": source}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def whole() -> list[dict[str, Any]]:
    return [
        cell(HEADER, "header"),
        cell("## 1. Commit (2 min)\n\nHow late is the bus? Say it now, and then look at the clock."),
        cell('import mediakit\nmediakit.exercise("03-two-buses/guess")', kind="code"),
        cell("## 2. Exit question (3 min)"),
        cell('import mediakit\nmediakit.exercise("03-two-buses/exit")', kind="code"),
        cell("## What this does not show\n\nWhy it is late."),
        cell("## Key points\n\n- Look at the clock."),
        cell("## See the code"),
        cell(CODE, "see-code", "by-hand", kind="code"),
        cell("<details><summary>For teachers</summary>\n\nBring a clock.\n\n</details>", "instructor"),
    ]


def exercises() -> str:
    questions = [EXIT.format(number=n, innocent=str(n % 2 == 0).lower()) for n in range(6)]
    return COMMIT + "".join(questions)


def problems(folder: Path, cells: list[dict[str, Any]], data: str) -> str:
    path = folder / "03-two-buses.ipynb"
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    (folder / "exercises").mkdir(exist_ok=True)
    (folder / "exercises" / "03-two-buses.toml").write_text(data, encoding="utf-8")
    return "\n".join(check_lesson(path))


def test_a_whole_lesson_passes(tmp_path: Path):
    assert problems(tmp_path, whole(), exercises()) == ""
    assert check_lessons(tmp_path) == {"03-two-buses": ()}


@pytest.mark.parametrize(
    ("place", "old", "new", "found"),
    [
        (0, "# 3. Two", "# 4. Two", "the header begins with “# 3. ”"),
        (0, "**Question.**", "**Why.**", "the header has no “**Question**”"),
        (0, "5 minutes", "9 minutes", "says 9 minutes, and the steps have 5"),
        (0, "5 minutes", "some minutes", "does not say how many minutes"),
        (1, "## 1.", "### 1.", "skips a level"),
        (1, "How late", "# How late", "has 2 headings of the first level"),
        (1, "How late is the bus?", "The Post plagiarised it.", "plagiarised"),
        (1, "How late", "![](bus.png) How late", "a picture has no alternative text"),
        (1, "How late is the bus?", "Notwithstanding unprecedented interconnectivity,", "reading ease"),
        (2, "import mediakit", "import os", "imports os"),
        (2, "import mediakit", "run = lambda: 1\nimport mediakit", "defines a function"),
        (2, "import mediakit", "\n" * 15 + "import mediakit", "has 17 lines of code"),
        (2, "/guess", "/gues", "shows “gues”, which is no exercise"),
        (2, "/guess", "/gues", "guess: is not shown"),
        (4, "/exit", "/guess", "exit questions are not shown"),
        (5, "What this does not show", "Limits", "has no part “What this does not show”"),
        (8, "case.compare()", "x = 1\n" * 8, "the cell tagged see-code has"),
    ],
)  # fmt: skip
def test_each_thing_that_is_broken_is_named(tmp_path: Path, place: int, old: str, new: str, found: str):
    cells = whole()
    assert old in cells[place]["source"]
    cells[place]["source"] = cells[place]["source"].replace(old, new)
    assert found in problems(tmp_path, cells, exercises())


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("confidence = true", "confidence = false", "comes first, so it should ask how sure"),
        ("innocent = true", "innocent = false", "0 of 6 exit questions"),
        ('0 = "It left on time.", ', "", "no feedback for 0"),
        ('hints = ["Look at the clock."]', "hints = []", "no hint"),
        ('kind = "choose"', 'kind = "chose"', "there is no kind 'chose'"),
    ],
)
def test_faults_of_the_exercises_are_named(tmp_path: Path, old: str, new: str, found: str):
    assert found in problems(tmp_path, whole(), exercises().replace(old, new))


def test_tags_and_outputs_are_looked_at(tmp_path: Path):
    cells = whole()
    cells[2] |= {"outputs": [{"output_type": "stream", "name": "stdout", "text": "late"}]}
    cells[9]["metadata"]["tags"] = []
    cells[1]["source"] += " People say it is stolen."
    told = problems(tmp_path, cells, exercises())
    assert "an output is stored" in told
    assert "no notes for teachers" in told
    assert "stolen" in told
    cells[1]["metadata"]["tags"] = ["misconception"]
    assert "stolen" not in problems(tmp_path, cells, exercises())


def test_few_exit_questions_and_a_lesson_without_a_notebook(tmp_path: Path):
    assert "has 1 exit questions; at least 6" in problems(
        tmp_path, whole(), COMMIT + EXIT.format(number=1, innocent="true")
    )
    (tmp_path / "exercises" / "04-trams.toml").write_text("", encoding="utf-8")
    assert check_lessons(tmp_path)["04-trams"] == (
        "has exercises (exercises/04-trams.toml), but no notebook",
    )


def test_a_folder_without_lessons_and_a_damaged_notebook(tmp_path: Path):
    with pytest.raises(LessonError, match="there is no lesson"):
        check_lessons(tmp_path)
    (tmp_path / "01-x.ipynb").write_text("{", encoding="utf-8")
    assert "cannot be read as a notebook" in check_lesson(tmp_path / "01-x.ipynb")[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("exercise = 1", "parts that are not known"),
        ("[[task]]\nid = 1", "task"),
        ("[[exercise]]\nid = 'a'", "needs an id and a kind"),
        (COMMIT + COMMIT, "more than one exercise is called guess"),
        (COMMIT.replace("guess", "exit"), "more than one exercise is called exit"),
        ("[[exercise", "cannot be read"),
    ],
)
def test_a_file_that_is_wrong_says_what(tmp_path: Path, data: str, message: str):
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "05-ferries.toml").write_text(data, encoding="utf-8")
    with pytest.raises(LessonError, match=message):
        open_lesson("05-ferries", tmp_path)


def test_an_unknown_lesson_or_exercise_is_answered_with_its_neighbours(tmp_path: Path):
    problems(tmp_path, whole(), exercises())
    with pytest.raises(LessonError, match="03-two-buses"):
        open_lesson("03-two-busses", tmp_path)
    with pytest.raises(LessonError, match="no exercise “gess”; it has: guess"):
        open_lesson("03-two-buses", tmp_path).exercise("gess")
    with pytest.raises(LessonError, match="no lesson"):
        open_lesson("../03-two-buses", tmp_path)


@pytest.mark.parametrize(
    ("word", "language", "count"),
    [
        *[
            ("people", "en", 2),
            ("voices", "en", 2),
            ("needed", "en", 2),
            ("agree", "en", 2),
            ("story", "en", 2),
        ],
        *[("Quelle", "de", 2), ("Zeitung", "de", 2), ("neue", "de", 2)],
        *[("quien", "es", 1), ("día", "es", 2), ("leer", "es", 2), ("guerra", "es", 2)],
    ],
)
def test_syllables(word: str, language: str, count: int):
    assert syllables(word, language) == count


def test_reading_ease_is_the_formula():
    # 13 words, 2 sentences, 16 syllables: 206.835 - 1.015 * 6.5 - 84.6 * 16 / 13
    text = "The bus is late today. A driver told us so at the station."
    assert reading_ease(text) == pytest.approx(206.835 - 1.015 * 6.5 - 84.6 * 16 / 13)
    assert reading_ease("") == 100.0
    with pytest.raises(ValueError, match="no formula"):
        reading_ease("x", "fr")


def test_paragraphs_leave_out_headings_tables_and_code():
    assert paragraphs_of("# T\n\nOne\ntwo.\n\n| a | b |\n\n- three `x`\n- [four](u)\n\n```\ncode\n```") == [
        "One two.",
        "three",
        "four",
    ]

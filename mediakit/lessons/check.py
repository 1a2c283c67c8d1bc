"""What an author of a lesson should look at again: ``mediakit lesson check``."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from mediakit.cases.case import TextsMissingError
from mediakit.exercises.exercise import Exercise, ExerciseError
from mediakit.exercises.lint import exercise_problems
from mediakit.labextension.build import read_notebook, source_of
from mediakit.lessons.lesson import EXERCISES, EXIT, Lesson, LessonError, lesson_names, open_lesson
from mediakit.lessons.readability import paragraphs_of, reading_ease
from mediakit.wording import say
from mediakit.wording.verdicts import find_verdicts

__all__ = ["check_lesson", "check_lessons"]

Cell = dict[str, Any]
_MOST_LINES = 15
_CODE_LINES = (3, 8)  # of "See the code"
_LEAST_POOL = 6
_PLAIN = 60  # reading ease of the median paragraph
_SHORT = 6  # words below which a line is a label and no paragraph
_HEADER = ("question", "objectives", "time", "level", "before")
_SECTIONS = ("limits", "key_points", "code")
_MINUTES = re.compile(r"\((\d+)\s*min\)\s*$")
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*$", re.MULTILINE)
_PICTURE = re.compile(r"!\[\s*\]\(|<img(?![^>]*\balt=\"[^\"]+\")", re.IGNORECASE)
_FENCE = re.compile(r"```.*?```", re.DOTALL)
_SHOWN = re.compile(r"""exercise\(\s*["']([^"'/]+)/([^"']+)["']""")
_NUMBERED = re.compile(r"^\d\d-")


def check_lessons(folder: Path) -> dict[str, tuple[str, ...]]:
    """What is to be mended in the lessons of a folder, by the name of each notebook.

    Args:
        folder: The folder with the notebooks, and beside them ``exercises`` with their exercises.

    Raises:
        LessonError: If there is no notebook in it.
    """
    paths = sorted(folder.glob("*.ipynb"))
    if not paths:
        raise LessonError(say("lab_no_lessons", folder=str(folder)))
    found = {path.stem: check_lesson(path) for path in paths}
    for name in sorted({*lesson_names(folder)} - set(found)):
        found[name] = (f"has exercises ({EXERCISES}/{name}.toml), but no notebook",)
    return found


def check_lesson(path: Path) -> tuple[str, ...]:
    """What is to be mended in one notebook and its exercises, in sentences; empty when nothing is.

    Every notebook: no outputs kept, short cells, no function defined, headings in order, a text for each
    picture, no word that judges people, plain language. A lesson, which is a notebook with a number and
    exercises, also: the header, times that add up, a commitment first, every exercise shown and with words
    for each kind of wrong answer, a pool of exit questions, and the closing parts.

    Args:
        path: The notebook; its exercises are looked for in ``exercises`` beside it.
    """
    try:
        notebook = read_notebook(path)
    except (OSError, ValueError) as problem:
        return (f"cannot be read as a notebook ({problem})",)
    cells = notebook["cells"]
    try:
        has_exercises = path.stem in lesson_names(path.parent)
        lesson = open_lesson(path.stem, path.parent) if has_exercises else None
    except LessonError as problem:
        return (str(problem),)
    language = lesson.language if lesson else "en"
    found = [*_cells(cells), *_headings(cells), *_words(cells, language)]
    if lesson is not None:
        found += [*_exercises(lesson, cells)]
        if _NUMBERED.match(path.stem) and lesson.pool:
            found += [*_frame(cells, lesson), *_pool(lesson)]
    return tuple(found)


def _cells(cells: list[Cell]) -> Iterator[str]:
    for number, cell in enumerate(cells, 1):
        source = source_of(cell)
        if cell["cell_type"] == "markdown":
            if _PICTURE.search(_FENCE.sub("", source)):
                yield f"cell {number}: a picture has no alternative text"
            continue
        if cell["cell_type"] != "code":
            continue
        if cell.get("outputs") or cell.get("execution_count"):
            yield f"cell {number}: an output is stored; clear all outputs before saving"
        lines = source.splitlines()
        if len(lines) > _MOST_LINES:
            yield f"cell {number}: has {len(lines)} lines of code; at most {_MOST_LINES}"
        yield from (f"cell {number}: {problem}" for problem in _code(source))


def _code(source: str) -> Iterator[str]:
    try:
        tree = ast.parse(source)
    except SyntaxError as problem:
        yield f"is no Python ({problem.msg}, line {problem.lineno})"
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            yield f"line {node.lineno}: defines a function or a class; lessons call the library"
        if isinstance(node, ast.Import | ast.ImportFrom):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            if named != ["mediakit"]:
                yield f"line {node.lineno}: imports {', '.join(named)}; lessons import mediakit alone"


def _headings(cells: list[Cell]) -> Iterator[str]:
    level, titles = 0, 0
    for number, cell in enumerate(cells, 1):
        if cell["cell_type"] != "markdown":
            continue
        for mark, text in _HEADING.findall(_FENCE.sub("", source_of(cell))):
            titles += len(mark) == 1
            if len(mark) > level + 1:
                yield f"cell {number}: heading “{text}” skips a level"
            level = len(mark)
    if titles != 1:
        yield f"has {titles} headings of the first level; it needs one"


def _words(cells: list[Cell], language: str) -> Iterator[str]:
    eases = []
    for number, cell in enumerate(cells, 1):
        if cell["cell_type"] != "markdown":
            continue
        text = source_of(cell)
        if "misconception" not in _tags(cell):
            for verdict in find_verdicts(text, language):
                yield f"cell {number}: “{verdict.words}”. {verdict.instead}"
        if not {"instructor", "header"} & _tags(cell):
            eases += _eases(paragraphs_of(text), language)
    yield from _too_hard("text", eases)


def _eases(paragraphs: list[str], language: str) -> list[float]:
    return [reading_ease(each, language) for each in paragraphs if len(each.split()) >= _SHORT]


def _too_hard(what: str, eases: list[float]) -> Iterator[str]:
    if eases and median(eases) < _PLAIN:
        yield f"{what}: the median paragraph has a reading ease of {median(eases):.0f}; at least {_PLAIN}"


def _exercises(lesson: Lesson, cells: list[Cell]) -> Iterator[str]:
    shown = [name for cell in _code_cells(cells) for name in _SHOWN.findall(source_of(cell))]
    here = [exercise for owner, exercise in shown if owner == lesson.name]
    known = {*lesson.tables, EXIT} if lesson.pool else set(lesson.tables)
    for name in here:
        if name not in known:
            yield f"shows “{name}”, which is no exercise of the lesson"
    for name in lesson.tables:
        if name not in lesson.pool and name not in here:
            yield f"{name}: is not shown in the notebook"
    if lesson.pool and EXIT not in here:
        yield "its exit questions are not shown in the notebook"
    said: list[str] = []
    for name in lesson.tables:
        try:
            exercise = lesson.exercise(name)
        except TextsMissingError:
            continue  # texts that may not be shipped: its words can be looked at where they are
        except (ExerciseError, ValueError) as problem:
            yield str(problem)
            continue
        yield from exercise_problems(exercise)
        said += _said(exercise)
    yield from _too_hard("exercises", _eases(said, lesson.language))


def _said(exercise: Exercise) -> list[str]:
    responses = [f"{each.says} {each.look}".strip() for each in exercise.feedback.values()]
    return [exercise.prompt, *exercise.hints, *responses]


def _frame(cells: list[Cell], lesson: Lesson) -> Iterator[str]:
    yield from _header(cells, lesson)
    titles = [text for cell in cells for _, text in _HEADING.findall(_markdown(cell))]
    for part in _SECTIONS:
        label = say(f"lesson_label_{part}", lesson.language)
        if label not in titles:
            yield f"has no part “{label}”"
    code = [cell for cell in _code_cells(cells) if "see-code" in _tags(cell)]
    if len(code) != 1:
        yield f"has {len(code)} cells tagged see-code; it needs one"
    for cell in code:
        lines = len([line for line in source_of(cell).splitlines() if line.strip()])
        if not _CODE_LINES[0] <= lines <= _CODE_LINES[1]:
            yield f"the cell tagged see-code has {lines} lines, not {_CODE_LINES[0]} to {_CODE_LINES[1]}"
    if not any("instructor" in _tags(cell) for cell in cells):
        yield "has no notes for teachers (a cell tagged instructor)"
    first = next((name for cell in _code_cells(cells) for _, name in _SHOWN.findall(source_of(cell))), None)
    if first is not None and first in lesson.tables and not lesson.exercise(first).confidence:
        yield f"{first}: comes first, so it should ask how sure the learner is (confidence = true)"


def _header(cells: list[Cell], lesson: Lesson) -> Iterator[str]:
    header = source_of(cells[0]) if cells and "header" in _tags(cells[0]) else ""
    if not header:
        yield "its first cell is not tagged header"
        return
    if not re.match(rf"# {int(lesson.name[:2])}\. \S", header):
        yield f"the header begins with “# {int(lesson.name[:2])}. ” and the title"
    for part in _HEADER:
        label = say(f"lesson_label_{part}", lesson.language)
        if f"**{label}" not in header:
            yield f"the header has no “**{label}**”"
    time = say("lesson_label_time", lesson.language)
    told = re.search(rf"\*\*{re.escape(time)}\.?\*\*\s*(\d+)", header)
    steps = [
        int(n)
        for cell in cells
        for _, text in _HEADING.findall(_markdown(cell))
        for n in _MINUTES.findall(text)
    ]
    if told and sum(steps) != int(told[1]):
        yield f"the header says {told[1]} minutes, and the steps have {sum(steps)}"
    if not told:
        yield "the header does not say how many minutes the lesson takes"


def _pool(lesson: Lesson) -> Iterator[str]:
    if len(lesson.pool) < _LEAST_POOL:
        yield f"has {len(lesson.pool)} exit questions; at least {_LEAST_POOL}"
    if 2 * len(lesson.innocent) < len(lesson.pool):
        yield (
            f"{len(lesson.innocent)} of {len(lesson.pool)} exit questions are about a pair in which nothing "
            f"is wrong (innocent = true); it should be half"
        )


def _code_cells(cells: list[Cell]) -> Iterator[Cell]:
    return (cell for cell in cells if cell["cell_type"] == "code")


def _markdown(cell: Cell) -> str:
    return _FENCE.sub("", source_of(cell)) if cell["cell_type"] == "markdown" else ""


def _tags(cell: Cell) -> set[str]:
    tags = cell["metadata"].get("tags", [])
    return set(tags) if isinstance(tags, list) else set()

"""Lessons as data: the exercises and the exit questions of each, beside its notebook."""

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from mediakit._places import data_folder
from mediakit.exercises.build import exercise as build_exercise
from mediakit.exercises.exercise import Exercise, ExerciseError
from mediakit.wording import say

__all__ = ["EXERCISES", "EXIT", "Lesson", "LessonError", "lesson_names", "open_lesson"]

EXERCISES = "exercises"  # the folder beside the notebooks
EXIT = "exit"  # the name of the pool
_OF_LESSON = frozenset({"language", "exercise", EXIT})
_OF_AUTHORS = frozenset({"wrong", "innocent", "optional"})  # beside an exercise, about it


class LessonError(ValueError):
    """A lesson or an exercise that is not there or is wrong; the message says which, and what to do."""


@dataclass(frozen=True)
class Lesson:
    """The exercises of a lesson.

    Attributes:
        name: The notebook's name without its ending, such as "02-side-by-side".
        path: The file of the exercises.
        tables: The exercises as data, by id, in the order of the file; first those of the lesson, then those
            of its pool.
        pool: The ids of the exit questions.
        innocent: The ids of the exit questions in whose pair nothing is wrong.
        optional: The ids of exercises that a learner may leave out, such as one of two to choose from.
        wrong: For each exercise prepared wrong answers by the name of the error that each has.
        language: The language of the lesson.

    Example:
        >>> lesson = open_lesson("02-side-by-side")
        >>> lesson.exercise("match").kind
        'match'
    """

    name: str
    path: Path
    tables: Mapping[str, Mapping[str, Any]]
    pool: tuple[str, ...] = ()
    innocent: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    wrong: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    language: str = "en"

    def exercise(self, name: str) -> Exercise:
        """One exercise by its id.

        Raises:
            LessonError: If there is none of that id.
            ExerciseError: If its data is wrong.
        """
        if name not in self.tables:
            near = difflib.get_close_matches(name, self.tables, n=3, cutoff=0.4) or list(self.tables)
            raise LessonError(
                say("lesson_exercise_unknown", lesson=self.name, name=name, exercises=tuple(near))
            )
        try:
            return build_exercise(**{"language": self.language, **self.tables[name]})
        except ExerciseError as problem:
            raise ExerciseError(f"{self.path.name}: {problem}") from problem

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """All exercises of the lesson, without its pool."""
        return tuple(self.exercise(name) for name in self.tables if name not in self.pool)

    @cached_property
    def exit_questions(self) -> tuple[Exercise, ...]:
        """The pool of exit questions."""
        return tuple(self.exercise(name) for name in self.pool)


def lesson_names(folder: Path | None = None) -> tuple[str, ...]:
    """The names of the lessons that have exercises, in the order of the course.

    Args:
        folder: The folder of the lessons; by default that of those which came with mediakit.
    """
    folder = data_folder("lessons") if folder is None else folder
    return tuple(sorted(path.stem for path in (folder / EXERCISES).glob("*.toml")))


def open_lesson(name: str, folder: Path | None = None) -> Lesson:
    """The exercises of a lesson by its name.

    Args:
        name: Such as "02-side-by-side".
        folder: The folder of the lessons; by default that of those which came with mediakit.

    Raises:
        LessonError: If there is no such lesson, or its file is wrong.
    """
    folder = data_folder("lessons") if folder is None else folder
    if name not in lesson_names(folder):  # a name is looked up, and never made into a path
        near = difflib.get_close_matches(name, lesson_names(folder), n=3, cutoff=0.4) or lesson_names(folder)
        raise LessonError(say("lesson_unknown", name=name, lessons=tuple(near)))
    path = folder / EXERCISES / f"{name}.toml"
    try:
        return _lesson(path, tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as problem:
        raise LessonError(say("lesson_unreadable", file=path.name, problem=str(problem))) from problem


def _lesson(path: Path, data: Mapping[str, Any]) -> Lesson:
    unknown = sorted(set(data) - _OF_LESSON)
    listed = [data.get(part, []) for part in ("exercise", EXIT)]
    if unknown or not all(isinstance(part, list) for part in listed):
        raise LessonError(say("lesson_parts", file=path.name, parts=tuple(unknown or _OF_LESSON)))
    tables = [table for part in listed for table in part]
    for table in tables:
        if not isinstance(table.get("id"), str) or not isinstance(table.get("kind"), str):
            raise LessonError(say("lesson_exercise_unnamed", file=path.name, table=str(table)[:80]))
    ids = [table["id"] for table in tables]
    twice = sorted({name for name in (*ids, EXIT) if (*ids, EXIT).count(name) > 1})
    if twice:
        raise LessonError(say("lesson_id_twice", file=path.name, ids=tuple(twice)))
    return Lesson(
        path.stem,
        path,
        {table["id"]: {key: table[key] for key in table if key not in _OF_AUTHORS} for table in tables},
        pool=tuple(table["id"] for table in listed[1]),
        innocent=frozenset(table["id"] for table in tables if table.get("innocent")),
        optional=frozenset(table["id"] for table in tables if table.get("optional")),
        wrong={table["id"]: table.get("wrong", {}) for table in tables},
        language=data.get("language", "en"),
    )

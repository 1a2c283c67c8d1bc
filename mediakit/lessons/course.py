"""The course as a whole: its lessons in order, the tracks through it, and how far a learner is."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mediakit._places import data_folder
from mediakit.exercises.answers import FOLDER, AnswersError, read_answers
from mediakit.exercises.calibration import Calibration, calibration
from mediakit.exercises.events import Event, Progress, State
from mediakit.labextension.build import read_notebook, source_of
from mediakit.lessons.lesson import Lesson, lesson_names, open_lesson
from mediakit.wording import say

__all__ = ["Course", "LessonInfo", "Standing", "Track", "confidence_of", "open_course", "standings"]

COURSE = "course.toml"
TRACK_QUESTION = ("00-start-here", "track")  # where a learner chooses a track
_NUMBERED = re.compile(r"(?!00)\d\d-")
_LANGUAGE = "en"  # of the lessons that others are editions of
_TITLE = re.compile(r"^#\s+(.+?)\s*$", re.MULTILINE)
_OWN = "own_texts"  # may be left out: not everybody has an article at hand


@dataclass(frozen=True)
class LessonInfo:
    """What a lesson says of itself in its header.

    Attributes:
        name: Such as "02-side-by-side".
        title: With its number.
        question: What it asks.
        minutes: How long it takes.
    """

    name: str
    title: str
    question: str
    minutes: int


@dataclass(frozen=True)
class Track:
    """A way through the course.

    Attributes:
        id: A short name.
        name: What it is called.
        lessons: The names of its lessons, in order.
    """

    id: str
    name: str
    lessons: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """How far a learner is in one lesson.

    Attributes:
        lesson: The lesson.
        done: How many of its questions have been answered, one of the exit questions among them.
        count: How many there are; an own article may be left out.
        repeat: The questions whose last answer was not yet right, or needed the worked answer.
        events: What happened in it.
        problem: Why the answers could not be read; "" when they could.
    """

    lesson: LessonInfo
    done: int
    count: int
    repeat: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    problem: str = ""

    @property
    def finished(self) -> bool:
        """Whether everything that counts has been answered."""
        return self.done >= self.count


@dataclass(frozen=True)
class Course:
    """The lessons and the tracks.

    Attributes:
        folder: Where the lessons lie.
    """

    folder: Path

    @cached_property
    def lessons(self) -> tuple[LessonInfo, ...]:
        """The lessons in order, without their editions in other languages."""
        names = (name for name in lesson_names(self.folder) if _NUMBERED.match(name))
        paths = (
            self.folder / f"{name}.ipynb"
            for name in names
            if open_lesson(name, self.folder).language == _LANGUAGE
        )
        return tuple(_info(path) for path in paths if path.is_file())

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """The ways through the course."""
        data = tomllib.loads((self.folder / COURSE).read_text(encoding="utf-8"))
        every = tuple(lesson.name for lesson in self.lessons)
        return tuple(
            Track(each["id"], each["name"], every if each["lessons"] == "all" else tuple(each["lessons"]))
            for each in data["track"]
        )

    def minutes(self, track: Track) -> int:
        """How long a track takes."""
        return sum(lesson.minutes for lesson in self.lessons if lesson.name in track.lessons)

    def chosen(self, folder: str | Path = FOLDER) -> Track | None:
        """The track that the learner chose on the start page; None before."""
        lesson, question = TRACK_QUESTION
        try:
            place = read_answers(Path(folder) / f"{lesson}.json").state(question).answer.value
        except AnswersError:
            return None
        known = isinstance(place, int) and 0 <= place < len(self.tracks)
        return self.tracks[place] if known else None


def open_course(folder: Path | None = None) -> Course:
    """The course that came with mediakit, or that of another folder."""
    return Course(data_folder("lessons") if folder is None else folder)


def standings(course: Course, folder: str | Path = FOLDER) -> tuple[Standing, ...]:
    """How far a learner is in each lesson of a course.

    Args:
        course: The course.
        folder: The folder of the answers files.
    """
    return tuple(_standing(course, lesson, Path(folder)) for lesson in course.lessons)


def confidence_of(standings_: tuple[Standing, ...]) -> Calibration:
    """How well confidence fits in all lessons together."""
    return calibration(event for each in standings_ for event in _named(each))


def _named(standing: Standing) -> list[Event]:
    """The events with the lesson's name before the exercise's: two lessons may use one name."""
    return [
        Event(each.id, each.at, each.what, f"{standing.lesson.name}/{each.exercise}", each.data)
        for each in standing.events
    ]


def _standing(course: Course, info: LessonInfo, folder: Path) -> Standing:
    lesson = open_lesson(info.name, course.folder)
    asked = [name for name in lesson.tables if name not in lesson.pool]
    counted = [name for name in asked if lesson.tables[name]["kind"] != _OWN and name not in lesson.optional]
    count = len(counted) + bool(lesson.pool)
    try:
        progress = _progress(folder / f"{info.name}.json")
    except AnswersError as problem:
        return Standing(info, 0, count, problem=str(problem))
    tried = {name for name in lesson.tables if _state(lesson, progress, name).tries}
    done = len(tried & set(counted)) + any(name in tried for name in lesson.pool)
    repeat = tuple(name for name in lesson.tables if name in tried and _is_open(lesson, progress, name))
    return Standing(info, done, count, repeat, progress.events)


def _progress(path: Path) -> Progress:
    return read_answers(path) if path.exists() else Progress()


def _state(lesson: Lesson, progress: Progress, name: str) -> State:
    return progress.state(name, lesson.tables[name].get("version", 1))


def _is_open(lesson: Lesson, progress: Progress, name: str) -> bool:
    state = _state(lesson, progress, name)
    return state.outcome == "not_yet" or state.worked


def _info(path: Path) -> LessonInfo:
    header = next(iter(read_notebook(path)["cells"]), None)
    text = source_of(header) if header else ""
    title = _TITLE.search(text)
    question, minutes = (re.search(_labelled(part), text) for part in ("question", "time"))
    number = re.search(r"\d+", minutes[1]) if minutes else None
    return LessonInfo(
        path.stem,
        title[1] if title else path.stem,
        question[1].strip() if question else "",
        int(number[0]) if number else 0,
    )


def _labelled(part: str) -> str:
    """The pattern of the line behind a header's label, such as Time."""
    return rf"\*\*{re.escape(say(f'lesson_label_{part}'))}\.?\*\*\s*(.+)"

"""What a class answered: from the answers files beside a notebook, else from a thought-up example."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mediakit._places import data_folder
from mediakit.exercises.answers import AnswersError, read_handed_in
from mediakit.exercises.calibration import Calibration, calibrated, calibration
from mediakit.exercises.events import Event, Progress, merged
from mediakit.exercises.exercise import Answer, Exercise, Json
from mediakit.lessons.lesson import EXERCISES

__all__ = [
    "CLASS_FOLDER",
    "FEWEST",
    "Handed",
    "answer_of",
    "class_calibration_of",
    "class_files",
    "example_answers",
    "example_calibration",
]

CLASS_FOLDER = "class-answers"
FEWEST = 3  # answers of others below which none are shown: with fewer, each could be told whose it is
EXAMPLES = "examples"  # a folder beside the exercises, so that it is not copied to learners
_LARGEST = 16_000_000  # bytes; a learner's busiest lesson takes less than a hundredth of it


@dataclass(frozen=True)
class Handed:
    """What lies in the folder of a class.

    Attributes:
        learners: For each lesson that a file names, what each learner did in it; nobody twice.
        left_out: The names of files that are no answers files, are damaged, or are far too large.
    """

    learners: dict[str, tuple[Progress, ...]]
    left_out: tuple[str, ...] = ()

    def others(self, lesson: str, own: Iterable[Event]) -> tuple[Progress, ...]:
        """What each learner did in a lesson, without the one who reads this: "own" has that one's events."""
        mine = {event.id for event in own}
        return tuple(
            each
            for each in self.learners.get(lesson, ())
            if mine.isdisjoint(event.id for event in each.events)
        )


def class_files(folder: str | Path = CLASS_FOLDER) -> Handed:
    """The answers files in a folder, and in folders in it; what cannot be used is named and left out.

    All files of one lesson have one name when they are handed in, so names tell nothing: a file says itself
    which lesson it belongs to, and two copies of one learner's file are known by the events that both hold.

    Args:
        folder: The folder; none, or an empty one, gives nothing.
    """
    found: dict[str, list[tuple[Event, ...]]] = {}
    left_out = []
    for path in _paths(Path(folder)):
        lesson, events = _read(path)
        if lesson:
            found[lesson] = _with(found.get(lesson, []), events)
        else:
            left_out.append(path.name)
    return Handed(
        {lesson: tuple(map(Progress, each)) for lesson, each in found.items()}, tuple(sorted(left_out))
    )


def answer_of(exercise: Exercise, progress: Progress) -> Answer | None:
    """The newest answer that a learner handed in to an exercise as it is now; None for none."""
    for event in reversed(progress.attempts(exercise.id)):
        answer = exercise.parse(event.answer.to_dict())
        if event.data.get("version", 1) == exercise.version and _says_something(answer):
            return answer
    return None


def example_answers(lesson: str, exercise: Exercise) -> tuple[Answer, ...]:
    """Thought-up answers to an exercise that come with the lessons; none where there is no example."""
    listed = _example(lesson).get("answers", {}).get(exercise.id, [])
    answers = (exercise.parse({"answer": each}) for each in listed)
    return tuple(answer for answer in answers if _says_something(answer))


def class_calibration_of(handed: Handed, lessons: Iterable[str], own: Iterable[Event]) -> Calibration | None:
    """How well the confidence of others fits in all lessons together.

    Args:
        handed: What lies in the folder of the class.
        lessons: The names of the lessons that count.
        own: The events of the one who reads this.

    Returns:
        None where no lesson has judgements of three others: a few people's would be told as a class's.
    """
    own = tuple(own)
    by_lesson = {
        lesson: [each for each in handed.others(lesson, own) if calibration(each.events).count]
        for lesson in lessons
    }
    if max(map(len, by_lesson.values()), default=0) < FEWEST:
        return None
    # Two learners, and two lessons, may use one name for an exercise.
    return calibration(
        Event(event.id, event.at, event.what, f"{lesson}/{number}/{event.exercise}", event.data)
        for lesson, others in by_lesson.items()
        for number, progress in enumerate(others)
        for event in progress.events
    )


def example_calibration(lesson: str) -> Calibration:
    """Thought-up judgements with their confidence, of as many learners as a class has."""
    learners = _example(lesson).get("judgements", [])
    return calibrated((confidence, bool(right)) for each in learners for confidence, right in each)


def _paths(folder: Path) -> Iterator[Path]:
    for pattern in ("*.json", "*/*.json"):
        yield from sorted(
            path
            for path in folder.glob(pattern)
            if not any(part.startswith(".") for part in path.relative_to(folder).parts)
        )


def _read(path: Path) -> tuple[str, tuple[Event, ...]]:
    """The lesson and the events of a file; "" and none for what is no answers file."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return "", ()
        lesson, progress = read_handed_in(path)
    except (AnswersError, OSError):
        return "", ()
    return lesson, progress.events


def _with(learners: list[tuple[Event, ...]], events: tuple[Event, ...]) -> list[tuple[Event, ...]]:
    """The learners with one more, or with one of them who did more."""
    ids = {event.id for event in events}
    rest = []
    for each in learners:
        if ids.isdisjoint(event.id for event in each):
            rest.append(each)
        else:
            events = merged(each, events)
    return [*rest, events]


def _says_something(answer: Answer) -> bool:
    return answer.cant_tell or answer.value is not None


def _example(lesson: str) -> dict[str, Json]:
    path = data_folder("lessons") / EXERCISES / EXAMPLES / f"{lesson}.json"
    if not path.is_file():
        return {}
    example: dict[str, Json] = json.loads(path.read_text(encoding="utf-8"))
    return example

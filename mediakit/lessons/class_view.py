"""How a class answered: dots on a line, bars, counts of ratings; and how well its confidence fits."""

from collections.abc import Iterable
from pathlib import Path

from mediakit.exercises.answers import FOLDER
from mediakit.exercises.calibration import Calibration
from mediakit.exercises.exercise import Answer, Exercise
from mediakit.lessons.class_pictures import MARK, YOURS, drawing
from mediakit.lessons.classmates import (
    CLASS_FOLDER,
    FEWEST,
    answer_of,
    class_calibration_of,
    class_files,
    example_answers,
    example_calibration,
)
from mediakit.lessons.course import Course, confidence_of, standings
from mediakit.lessons.lesson import Lesson, LessonError
from mediakit.lessons.tables import calibration_chart, heading, note, panel
from mediakit.reports.markup import Html, element
from mediakit.widgets.show import answers_file
from mediakit.wording import say

__all__ = ["CALIBRATION_LESSON", "ClassAnswers", "ClassCalibration"]

CALIBRATION_LESSON = "12-your-own-pair"  # beside whose exercises the example of a calibration lies
_MOST_NAMED, _LONGEST_NAME = 8, 60  # files that are left out


class ClassAnswers:
    """How a class answered one exercise; the learner's own answer is marked in it.

    Attributes:
        lesson: The lesson.
        exercise: The exercise.
        folder: Where the answers files of the class lie.
    """

    def __init__(
        self,
        lesson: Lesson,
        exercise: Exercise,
        folder: str | Path = CLASS_FOLDER,
        own_folder: str | Path = FOLDER,
    ) -> None:
        draw = drawing(exercise)
        if draw is None:
            raise LessonError(say("class_kind", name=f"{lesson.name}/{exercise.id}"))
        self._draw = draw
        self.lesson = lesson
        self.exercise = exercise
        self.folder = folder
        self._own_folder = own_folder

    def _repr_html_(self) -> str:
        language = self.exercise.language
        progress = answers_file(self.lesson.name, self._own_folder, language).progress
        own = answer_of(self.exercise, progress)
        handed = class_files(self.folder)
        others = handed.others(self.lesson.name, progress.events)
        given = [answer for each in others if (answer := answer_of(self.exercise, each))]
        example = (
            () if handed.learners.get(self.lesson.name) else example_answers(self.lesson.name, self.exercise)
        )
        return panel(
            heading(say("class_title", language)),
            *self._shown(given or list(example), own, is_example=bool(example)),
            _left_out(handed.left_out, language),
            language=language,
        )

    def _shown(self, given: list[Answer], own: Answer | None, *, is_example: bool) -> Iterable[Html]:
        language, exercise = self.exercise.language, self.exercise
        if len(given) < FEWEST:
            yield element("p", say("class_few", language, count=len(given), folder=str(self.folder)))
            return
        name = "class_example" if is_example else "class_count"
        yield element("p", say(name, language, count=len(given), folder=str(self.folder)))
        values = [answer.value for answer in given if answer.value is not None]
        if values:
            yield self._draw(values, None if own is None else own.value)
        unsure = len(given) - len(values)
        if unsure:
            yield note(say("class_cant_tell", language, count=unsure))
        if own is not None and own.value is not None:
            legend = say("class_yours", language, mark=MARK)
            yield element("p", legend, style=f"background-color:#ffffff;color:{YOURS};margin:6px 0")
        if exercise.judged:
            yield note(say("class_no_key", language))

    def __repr__(self) -> str:
        return say("class_title", self.exercise.language)


class ClassCalibration:
    """How well the confidence of a class fits, beside the learner's own.

    Attributes:
        course: The course, whose lessons count.
        folder: Where the answers files of the class lie.
    """

    def __init__(
        self, course: Course, folder: str | Path = CLASS_FOLDER, own_folder: str | Path = FOLDER
    ) -> None:
        self.course = course
        self.folder = folder
        self._own_folder = own_folder

    def _repr_html_(self) -> str:
        found = standings(self.course, self._own_folder)
        own = confidence_of(found)
        handed = class_files(self.folder)
        return panel(
            heading(say("class_calibration_own")),
            element("p", own.explain()),
            calibration_chart(own),
            heading(say("class_calibration_title")),
            *self._class(
                class_calibration_of(
                    handed,
                    [each.name for each in self.course.lessons],
                    [event for each in found for event in each.events],
                ),
                is_example=not handed.learners,
            ),
            _left_out(handed.left_out, "en"),
        )

    def _class(self, told: Calibration | None, *, is_example: bool) -> Iterable[Html]:
        if is_example:
            told = example_calibration(CALIBRATION_LESSON)
            yield element("p", say("class_calibration_example", folder=str(self.folder)))
        if told is None:
            yield element("p", say("class_calibration_few", folder=str(self.folder)))
            return
        percent = {"confidence": round(100 * told.confidence), "right": round(100 * told.right)}
        sentence = say("class_calibration_told", count=told.count, **percent)
        yield element("p", sentence)
        yield calibration_chart(told, sure=say("class_axis_sure"), told=sentence)

    def __repr__(self) -> str:
        return say("class_calibration_title")


def _left_out(names: tuple[str, ...], language: str) -> Html | None:
    """Which files are left out; None for none."""
    if not names:
        return None
    shown = [
        name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…" for name in names[:_MOST_NAMED]
    ]
    files = ", ".join(shown) + (" …" if len(names) > _MOST_NAMED else "")
    return note(say("class_left_out", language, count=len(names), files=files))

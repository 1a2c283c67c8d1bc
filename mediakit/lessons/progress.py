"""A learner's own pages: the map of the course, and "My progress". Drawn from the answers files alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mediakit.exercises.answers import FOLDER
from mediakit.exercises.exercise import ExerciseError
from mediakit.lessons.course import Course, LessonInfo, Standing, Track, confidence_of, standings
from mediakit.lessons.lesson import LessonError, open_lesson
from mediakit.lessons.tables import calibration_chart, heading, note, panel, table
from mediakit.reports.markup import Html, element, joined
from mediakit.wording import say

__all__ = ["CourseMap", "MyProgress"]

_SIGNS = {"not_begun": "○", "begun": "◐", "done": "●"}
_MOST_REPEATED = 12
_MAX_PROMPT = 110  # signs of a question that is named


@dataclass(frozen=True)
class CourseMap:
    """The lessons with what they ask, and how far the learner is; those of the chosen track stand out.

    Attributes:
        course: The course.
        folder: The folder of the answers files.
    """

    course: Course
    folder: str | Path = FOLDER

    def _repr_html_(self) -> str:
        track, found = self.course.chosen(self.folder), standings(self.course, self.folder)
        names = ("lesson", "question", "minutes", "state")
        head = [say(f"progress_col_{name}") for name in names]
        rows = [
            (
                _link(each.lesson, strong=track is not None and each.lesson.name in track.lessons),
                each.lesson.question,
                str(each.lesson.minutes),
                _state(each),
            )
            for each in found
        ]
        return panel(*self._track(track, found), table(say("map_title"), head, rows))

    def _track(self, track: Track | None, found: tuple[Standing, ...]) -> Iterator[Html]:
        if track is None:
            return
        line = say("map_track", track=track.name, minutes=self.course.minutes(track))
        yield element("p", element("strong", line))
        left = [each.lesson for each in found if each.lesson.name in track.lessons and not each.finished]
        yield (
            element("p", joined((say("map_next"), " ", _link(left[0]))))
            if left
            else element("p", say("map_all_done"))
        )

    def __repr__(self) -> str:
        return "\n".join(lesson.title for lesson in self.course.lessons)


@dataclass(frozen=True)
class MyProgress:
    """Lessons done, how well confidence fits, and what is worth another look.

    Attributes:
        course: The course.
        folder: The folder of the answers files.
    """

    course: Course
    folder: str | Path = FOLDER

    def _repr_html_(self) -> str:
        found = standings(self.course, self.folder)
        told = confidence_of(found)
        return panel(
            _lesson_table(found),
            *(
                note(say("progress_unreadable", file=f"{each.lesson.name}.json"))
                for each in found
                if each.problem
            ),
            heading(say("progress_calibration")),
            element("p", told.explain()),
            calibration_chart(told),
            heading(say("progress_repeat")),
            *self._repeat(found),
            note(say("progress_files", folder=str(self.folder))),
        )

    def _repeat(self, found: tuple[Standing, ...]) -> Iterator[Html]:
        listed = [(each.lesson, name) for each in found for name in each.repeat]
        if not listed:
            yield element("p", say("progress_repeat_none"))
            return
        items = [
            element("li", joined((_link(lesson), ": ", self._prompt(lesson, name))))
            for lesson, name in listed[:_MOST_REPEATED]
        ]
        yield element("ul", *items)

    def _prompt(self, lesson: LessonInfo, name: str) -> str:
        try:
            prompt = open_lesson(lesson.name, self.course.folder).exercise(name).prompt
        except (LessonError, ExerciseError):
            return name
        return prompt if len(prompt) <= _MAX_PROMPT else f"{prompt[:_MAX_PROMPT].rsplit(' ', 1)[0]} …"

    def __repr__(self) -> str:
        found = standings(self.course, self.folder)
        return "\n".join(f"{each.lesson.title}: {_state(each)}" for each in found)


def _lesson_table(found: tuple[Standing, ...]) -> Html:
    head = [say(f"progress_col_{name}") for name in ("lesson", "minutes", "state")]
    rows = [(_link(each.lesson), str(each.lesson.minutes), _state(each)) for each in found]
    return table(say("progress_lessons"), head, rows)


def _link(lesson: LessonInfo, *, strong: bool = False) -> Html:
    """A link to a lesson's notebook, which lies beside the page."""
    link = element("a", lesson.title, href=f"{lesson.name}.ipynb", style="color:#1d4f91")
    return element("strong", link, f" ({say('map_in_track')})") if strong else link


def _state(standing: Standing) -> str:
    name = "done" if standing.finished else "begun" if standing.done else "not_begun"
    return f"{_SIGNS[name]} {say(f'progress_{name}', done=standing.done, count=standing.count)}"

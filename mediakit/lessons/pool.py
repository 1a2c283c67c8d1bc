"""Exit questions in a notebook: one drawn by chance, and a button for the next."""

from pathlib import Path

import ipywidgets
from IPython.display import DisplayHandle, display

from mediakit.exercises.answers import FOLDER, AnswersFile
from mediakit.exercises.pools import draw, drawn_so_far
from mediakit.lessons.lesson import EXIT, Lesson
from mediakit.lessons.slots import empty_slot
from mediakit.widgets.show import answers_file, exercise_widget
from mediakit.wording import say

__all__ = ["PoolView"]


class PoolView:
    """The exit questions of a lesson that a learner has drawn so far, and a button that draws the next.

    Attributes:
        lesson: The lesson.
    """

    def __init__(self, lesson: Lesson, folder: str | Path = FOLDER) -> None:
        self.lesson = lesson
        self._folder = folder
        self._slots: list[tuple[DisplayHandle, DisplayHandle]] = []
        self._button = ipywidgets.Button(layout={"width": "auto"})
        self._button.on_click(self._draw_next)

    @property
    def drawn(self) -> tuple[str, ...]:
        """The ids of the questions drawn so far, in order."""
        return tuple(each.id for each in drawn_so_far(EXIT, self.lesson.exit_questions, self._answers))

    @property
    def _answers(self) -> AnswersFile:
        return answers_file(self.lesson.name, self._folder, self.lesson.language)

    def draw(self) -> str | None:
        """Draw a question; its id, or None when all were drawn."""
        found = draw(EXIT, self.lesson.exit_questions, self._answers)
        return found.id if found else None

    def _ipython_display_(self) -> None:
        names = self.drawn or tuple(filter(None, [self.draw()]))
        self._slots = [(empty_slot(), empty_slot()) for _ in self.lesson.pool]
        for place, name in enumerate(names):
            self._fill(place, name)
        self._tell_button()
        display(self._button)  # type: ignore[no-untyped-call]

    def _fill(self, place: int, name: str) -> None:
        widget = exercise_widget(self.lesson.exercise(name), lesson=self.lesson.name, folder=self._folder)
        widget.display_in(*self._slots[place])

    def _draw_next(self, _: ipywidgets.Button) -> None:
        name = self.draw()
        if name is not None:
            self._fill(len(self.drawn) - 1, name)
        self._tell_button()

    def _tell_button(self) -> None:
        left = len(self.lesson.pool) - len(self.drawn)
        self._button.disabled = not left
        self._button.description = say(
            "lesson_another_question" if left else "lesson_no_more_questions", self.lesson.language
        )

    def __repr__(self) -> str:
        return say("lesson_exit_questions", self.lesson.language, count=len(self.lesson.pool))

"""Something that waits until a learner has committed to an answer."""

from pathlib import Path
from typing import Any

import ipywidgets
from IPython.display import DisplayHandle, Markdown, display

from mediakit.exercises.answers import FOLDER, AnswersFile
from mediakit.exercises.events import Event
from mediakit.exercises.exercise import Exercise
from mediakit.lessons.lesson import Lesson
from mediakit.lessons.slots import empty_slot
from mediakit.widgets.show import answers_file
from mediakit.wording import say

__all__ = ["Reveal"]


class Reveal:
    """Reports, comparisons or texts that are shown once an exercise has been answered.

    Attributes:
        lesson: The lesson.
        exercise: The exercise that comes first.
        things: What is shown then: anything that a notebook can show; a string is taken as Markdown.
    """

    def __init__(
        self, lesson: Lesson, exercise: Exercise, things: tuple[Any, ...], folder: str | Path = FOLDER
    ) -> None:
        self.lesson = lesson
        self.exercise = exercise
        self.things = tuple(Markdown(each) if isinstance(each, str) else each for each in things)  # type: ignore[no-untyped-call]
        self._folder = folder
        self._slots: list[DisplayHandle] = []
        self._button = ipywidgets.Button(layout={"width": "auto"})
        self._button.on_click(self._pressed)
        self._line = ipywidgets.HTML()
        self._asked = self._shown = False

    @property
    def open(self) -> bool:
        """Whether the exercise has been answered."""
        state = self._answers.progress.state(self.exercise.id, self.exercise.version)
        return state.tries > 0

    @property
    def _answers(self) -> AnswersFile:
        return answers_file(self.lesson.name, self._folder, self.lesson.language)

    def _ipython_display_(self) -> None:
        if not self.open:
            self._say("lesson_reveal_waits", "lesson_reveal_button")
            display(self._line, self._button)  # type: ignore[no-untyped-call]
        self._slots = [empty_slot() for _ in self.things]
        if self.open:
            self._show()
        else:
            self._answers.watch(self._noticed)

    def _noticed(self, event: Event) -> None:
        if event.what == "attempt" and event.exercise == self.exercise.id and not self._shown:
            self._show()

    def _pressed(self, _: ipywidgets.Button) -> None:
        if self.open or self._asked:
            self._show()
        else:
            self._asked = True
            self._say("lesson_reveal_not_yet", "lesson_reveal_anyway")

    def _show(self) -> None:
        self._shown = True
        for slot, thing in zip(self._slots, self.things, strict=True):
            slot.update(thing)  # type: ignore[no-untyped-call]
        self._line.layout.display = self._button.layout.display = "none"

    def _say(self, line: str, button: str) -> None:
        language = self.lesson.language
        self._line.value = say(line, language)
        self._button.description = say(button, language)

    def __repr__(self) -> str:
        return say("lesson_reveal_waits", self.lesson.language)

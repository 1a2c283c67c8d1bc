"""Showing an exercise in a notebook: ``show(exercise)`` is all that a cell of a lesson needs."""

import os
import re
from pathlib import Path
from weakref import WeakSet

from IPython.display import display

from mediakit.exercises.answers import FOLDER, AnswersFile
from mediakit.exercises.exercise import Exercise
from mediakit.exercises.session import Session
from mediakit.widgets.choose import ChooseWidget
from mediakit.widgets.credit_line import CreditLineWidget
from mediakit.widgets.cut_budget import CutBudgetWidget
from mediakit.widgets.dial import DialWidget
from mediakit.widgets.estimate import EstimateWidget
from mediakit.widgets.frame import ExerciseWidget
from mediakit.widgets.highlight import HighlightWidget
from mediakit.widgets.inspect import InspectWidget
from mediakit.widgets.ladder import LadderWidget
from mediakit.widgets.match import MatchWidget
from mediakit.widgets.order import OrderWidget
from mediakit.widgets.origin_graph import OriginGraphWidget
from mediakit.widgets.own_texts import OwnTextsWidget
from mediakit.widgets.report_review import ReportReviewWidget
from mediakit.widgets.rewrite_studio import RewriteStudioWidget
from mediakit.widgets.sort import SortWidget
from mediakit.widgets.threshold import ThresholdWidget
from mediakit.widgets.write import WriteWidget

__all__ = ["answers_file", "exercise_widget", "lesson_name", "show"]

_KINDS: dict[str, type[ExerciseWidget]] = {
    "choose": ChooseWidget,
    "estimate": EstimateWidget,
    "order": OrderWidget,
    "highlight": HighlightWidget,
    "match": MatchWidget,
    "sort": SortWidget,
    "inspect": InspectWidget,
    "ladder": LadderWidget,
    "dial": DialWidget,
    "report_review": ReportReviewWidget,
    "cut_budget": CutBudgetWidget,
    "threshold": ThresholdWidget,
    "origin_graph": OriginGraphWidget,
    "write": WriteWidget,
    "credit_line": CreditLineWidget,
    "rewrite_studio": RewriteStudioWidget,
    "own_texts": OwnTextsWidget,
}
_MOST_COPIES = 6  # of one exercise that are kept alive: each run of a cell makes one
_files: dict[Path, AnswersFile] = {}
_copies: dict[tuple[Path, str], list[ExerciseWidget]] = {}


def show(exercise: Exercise, *, lesson: str | None = None, folder: str | Path = FOLDER) -> None:
    """Show an exercise: to be worked at, and below it a receipt of what was answered.

    Where it was worked at before, it stands as it was left.

    Args:
        exercise: The exercise.
        lesson: The lesson whose answers file it belongs to; by default the notebook's name.
        folder: The folder of the answers files.

    Raises:
        AnswersError: If the lesson's name cannot name a file.
    """
    display(exercise_widget(exercise, lesson=lesson, folder=folder))  # type: ignore[no-untyped-call]


def exercise_widget(
    exercise: Exercise, *, lesson: str | None = None, folder: str | Path = FOLDER
) -> ExerciseWidget:
    """The same as a widget, to be put beside others; see :func:`show`."""
    answers = answers_file(lesson or lesson_name(), folder, exercise.language)
    widget = _KINDS[exercise.kind](Session(exercise, answers))
    _keep(answers.path, widget)
    return widget


def lesson_name() -> str:
    """The notebook's name as the name of a lesson; "notebook" where nobody tells it.

    Example:
        >>> os.environ["JPY_SESSION_NAME"] = "lessons/02 Side by side.ipynb"
        >>> lesson_name()
        '02-side-by-side'
        >>> del os.environ["JPY_SESSION_NAME"]
    """
    stem = Path(os.environ.get("JPY_SESSION_NAME", "").replace("\\", "/")).stem.lower()
    return re.sub(r"[^a-z0-9_]+", "-", stem).strip("-_")[:80] or "notebook"


def answers_file(lesson: str, folder: str | Path = FOLDER, language: str = "en") -> AnswersFile:
    """The answers file of a lesson: one for all its exercises, with what other programs wrote meanwhile."""
    opened = AnswersFile.open(lesson, folder, language=language)
    answers = _files.setdefault(opened.path.resolve(), opened)
    if answers is not opened:
        answers.reload()
    return answers


def _keep(path: Path, widget: ExerciseWidget) -> None:
    """Let all copies of an exercise show the same; those of cells that were run again long ago are closed."""
    copies = _copies.setdefault((path.resolve(), widget.session.exercise.id), [])
    copies.append(widget)
    for old in copies[:-_MOST_COPIES]:
        old.close()
    del copies[:-_MOST_COPIES]
    together = WeakSet(copies)
    for each in copies:
        each.beside(together)

"""Sentences to keep, and the questions that go dark."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["CutBudgetWidget"]


class CutBudgetWidget(ExerciseWidget):
    """Sentences to keep, and the questions that go dark."""

    _esm = script("cut_budget")
    _css = sheet("cut_budget")
    words: ClassVar[tuple[str, ...]] = (
        "budget_kept",
        "budget_questions",
        "budget_dark",
        "budget_lit",
    )

"""Sentences of the derivative to match to those of the original."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["MatchWidget"]


class MatchWidget(ExerciseWidget):
    """Sentences of the derivative to match to those of the original."""

    _esm = script("match")
    _css = sheet("match")
    words: ClassVar[tuple[str, ...]] = (
        "match_how",
        "match_original",
        "match_derivative",
    )

"""Rungs to tick: what a reader is told about each source."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["LadderWidget"]


class LadderWidget(ExerciseWidget):
    """Rungs to tick: what a reader is told about each source."""

    _esm = script("ladder")
    _css = sheet("ladder")
    words: ClassVar[tuple[str, ...]] = (
        "ladder_told",
        "ladder_none",
        "ladder_count",
    )

"""Quotations to look at word by word."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["InspectWidget"]


class InspectWidget(ExerciseWidget):
    """Quotations to look at word by word."""

    _esm = script("inspect")
    _css = sheet("inspect")
    words: ClassVar[tuple[str, ...]] = (
        "inspect_words",
        "inspect_speaker",
        "inspect_quotation",
        "inspect_gone",
        "inspect_said_by",
        "inspect_legend_gone",
        "inspect_legend_changed",
        "inspect_legend_added",
    )

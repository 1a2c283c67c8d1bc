"""Cards to sort into boxes."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["SortWidget"]


class SortWidget(ExerciseWidget):
    """Cards to sort into boxes."""

    _esm = script("sort")
    _css = sheet("sort")
    words: ClassVar[tuple[str, ...]] = (
        "sort_how",
        "sort_cards",
        "sort_boxes",
        "sort_card",
        "sort_scale",
    )

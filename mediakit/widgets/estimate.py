"""A number to give, typed or by a slider."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["EstimateWidget"]


class EstimateWidget(ExerciseWidget):
    """A number to give, typed or by a slider."""

    _esm = script("estimate")
    _css = sheet("estimate")
    words: ClassVar[tuple[str, ...]] = (
        "estimate_number",
        "estimate_slider",
        "estimate_range",
        "estimate_right",
    )

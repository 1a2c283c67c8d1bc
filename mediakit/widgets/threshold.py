"""A line to set over points: what it finds, misses and flags for nothing."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["ThresholdWidget"]


class ThresholdWidget(ExerciseWidget):
    """A line to set over points: what it finds, misses and flags for nothing."""

    _esm = script("threshold")
    _css = sheet("threshold")
    words: ClassVar[tuple[str, ...]] = (
        "threshold_measure",
        "threshold_line",
        "threshold_counts",
        "threshold_table",
        "threshold_pair",
        "threshold_value",
        "threshold_flagged",
        "threshold_yes",
        "threshold_no",
        "threshold_sought",
        "threshold_other",
        "threshold_letter_sought",
        "threshold_letter_other",
        "threshold_key",
        "threshold_first",
    )

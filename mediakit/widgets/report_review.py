"""Computed panels to confirm or to overrule."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["ReportReviewWidget"]


class ReportReviewWidget(ExerciseWidget):
    """Computed panels to confirm or to overrule."""

    _esm = script("report_review")
    _css = sheet("report_review")
    words: ClassVar[tuple[str, ...]] = (
        "review_choice",
        "review_count",
    )

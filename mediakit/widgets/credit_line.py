"""A credit to write and to place, with six lamps."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["CreditLineWidget"]


class CreditLineWidget(ExerciseWidget):
    """A credit to write and to place, with six lamps."""

    _esm = script("credit_line")
    _css = sheet("credit_line")
    words: ClassVar[tuple[str, ...]] = (
        "write_text",
        "write_count",
        "write_stems",
        "credit_lamps",
        "credit_preview",
        "credit_place",
        "credit_here",
        "credit_covered",
        "credit_lit",
        "credit_unlit",
        "credit_before",
    )

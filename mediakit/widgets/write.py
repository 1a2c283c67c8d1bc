"""A text to write."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["WriteWidget"]


class WriteWidget(ExerciseWidget):
    """A text to write."""

    _esm = script("write")
    _css = sheet("write")
    words: ClassVar[tuple[str, ...]] = (
        "write_text",
        "write_count",
        "write_stems",
    )

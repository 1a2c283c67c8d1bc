"""Sentences or words to mark, in one colour or in several."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["HighlightWidget"]


class HighlightWidget(ExerciseWidget):
    """Sentences or words to mark, in one colour or in several."""

    _esm = script("highlight")
    _css = sheet("highlight")
    words: ClassVar[tuple[str, ...]] = (
        "highlight_pen",
        "highlight_words",
        "highlight_sentences",
        "highlight_original",
        "highlight_derivative",
        "highlight_unmarked",
    )

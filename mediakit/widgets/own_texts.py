"""A learner's own texts, to paste, to look at and to mark."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["OwnTextsWidget"]


class OwnTextsWidget(ExerciseWidget):
    """A learner's own texts, to paste, to look at and to mark."""

    _esm = script("own_texts")
    _css = sheet("own_texts")
    words: ClassVar[tuple[str, ...]] = (
        "own_stays",
        "own_length",
        "own_too_long",
        "own_show",
        "own_edit",
        "own_marks_gone",
        "highlight_pen",
        "highlight_sentences",
    )

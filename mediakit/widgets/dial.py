"""Dials to set: how certain a claim is before and after."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["DialWidget"]


class DialWidget(ExerciseWidget):
    """Dials to set: how certain a claim is before and after."""

    _esm = script("dial")
    _css = sheet("dial")
    words: ClassVar[tuple[str, ...]] = (
        "dial_words_original",
        "dial_words_derivative",
        "dial_before",
        "dial_after",
        "dial_low",
        "dial_high",
        "dial_word",
        "dial_claim",
    )

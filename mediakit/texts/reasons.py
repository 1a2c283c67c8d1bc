"""Why something was decided: a code, what it depends on, and the words it rests on.

A reason holds no sentence. ``mediakit.wording`` turns it into one, in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mediakit.texts.spans import Span

__all__ = ["Parameter", "Reason"]

Parameter = str | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a finding.

    Attributes:
        code: What kind of reason it is; the key of its sentence in the wording catalogue.
        parameters: What the sentence names: words, counts, shares. Never a whole sentence of ours.
        original: Spans of the original's text that it rests on, in reading order.
        derivative: Spans of the derivative's text that it rests on, in reading order.

    Example:
        >>> Reason("shared_words", {"shared": 9, "of": 11}).parameters["of"]
        11
    """

    code: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    original: tuple[Span, ...] = ()
    derivative: tuple[Span, ...] = ()

"""What is known of one derivative sentence: where it comes from, and how it was reworded."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from mediakit.overlap.edits import Edit
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span
from mediakit.texts.structure import Role

__all__ = ["KINDS", "MOVES", "SHAPES", "Fate", "Kind", "Link", "Move", "MoveKind", "Shape"]

Kind = Literal["verbatim", "light", "paraphrase", "new"]
Shape = Literal["one_to_one", "fusion", "split", "none"]
KINDS: tuple[Kind, ...] = ("verbatim", "light", "paraphrase", "new")
SHAPES: tuple[Shape, ...] = ("one_to_one", "fusion", "split", "none")


MoveKind = Literal["keep", "swap", "reshape", "merge_split_move", "cut", "add", "certainty", "repoint"]
MOVES: tuple[MoveKind, ...] = (
    "keep",
    "swap",
    "reshape",
    "merge_split_move",
    "cut",
    "add",
    "certainty",
    "repoint",
)


@dataclass(frozen=True, slots=True)
class Move:
    """One of the eight moves of rewriting that a sentence shows, with its words on both sides."""

    kind: MoveKind
    original: tuple[Span, ...]
    derivative: tuple[Span, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One derivative sentence and the original sentences that it rests on.

    Attributes:
        number: The derivative unit's number, from 1, as in ``article.sentences``.
        role: headline or body; bylines, update lines and headings get no link.
        derivative: Where the sentence stands in the derivative.
        original: Where its sources stand in the original, the main one first; empty if none was found.
        kind: How the wording recurs. ``verbatim``: the same words up to case, punctuation, quote style and
            spelling variants. ``light``: the original sentence is still the skeleton. ``paraphrase``: the
            same information in a new skeleton or other words. ``new``: nothing in it was found in the
            original.
        shape: ``one_to_one``, ``fusion`` of several original sentences, ``split`` (part of an original
            sentence made into a sentence of its own), or ``none``.
        edits: What happened to the main source's words on the way, in order.
        reasons: What the link rests on, the weightiest first.
        certainty: How sure the link is, in [0, 1]: of links given 0.8 to 0.9, about 85% are right. For a
            sentence without a source: how sure it is that there is none.
    """

    number: int
    role: Role
    derivative: Span
    original: tuple[Span, ...]
    kind: Kind
    shape: Shape
    edits: tuple[Edit, ...]
    reasons: tuple[Reason, ...]
    certainty: float
    _moves: Callable[["Link"], tuple[Move, ...]] | None = field(default=None, repr=False, compare=False)

    @property
    def moves(self) -> tuple[Move, ...]:
        """Which of the eight moves of rewriting the sentence shows, each with its words.

        Worked out when first asked for, by the comparison that the link belongs to; empty for a link of none.
        """
        return self._moves(self) if self._moves else ()


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one original sentence.

    Attributes:
        number: The original unit's number, from 1.
        original: Where it stands in the original.
        used_by: Where the derivative sentences stand that rest on it, in order; empty if none was found.
    """

    number: int
    original: Span
    used_by: tuple[Span, ...]

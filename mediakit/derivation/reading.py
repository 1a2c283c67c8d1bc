"""One plain statement about a pair of reports as a whole, what it rests on, and what else could explain it. Never a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mediakit.attribution.marks import find_quoted
from mediakit.derivation.links import Link
from mediakit.texts.article import Article
from mediakit.texts.reasons import Reason

if TYPE_CHECKING:
    from mediakit.overlap.passages import Passage

__all__ = ["READINGS", "Reading", "ReadingCode", "read_pair"]

ReadingCode = Literal[
    "wording_largely_shared",
    "largely_reworded",
    "partly_drawn",
    "shared_facts_and_quotations",
    "little_in_common",
    "cannot_tell",
]
READINGS: tuple[ReadingCode, ...] = (
    "wording_largely_shared",
    "largely_reworded",
    "partly_drawn",
    "shared_facts_and_quotations",
    "little_in_common",
    "cannot_tell",
)
_DRAWN = frozenset({"wording_largely_shared", "largely_reworded", "partly_drawn"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a pair of reports looks like as a whole.

    Attributes:
        code: The statement: ``wording_largely_shared``, ``largely_reworded`` (the same information sentence by sentence in other
            words), ``partly_drawn``, ``shared_facts_and_quotations`` (little shared wording), ``little_in_common``, or
            ``cannot_tell``.
        reasons: What it rests on, with figures and spans.
        alternatives: Codes of what else could explain it; the texts alone cannot rule these out.
        certainty: How sure the statement is, in [0, 1].
    """

    code: ReadingCode
    reasons: tuple[Reason, ...]
    alternatives: tuple[str, ...]
    certainty: float

    @property
    def is_drawn(self) -> bool:
        """Whether the statement says that wording or information recurs as when one report draws on the other, or both on a third."""
        return self.code in _DRAWN


def read_pair(original: Article, derivative: Article, links: Sequence[Link], passages: "Sequence[Passage]" = ()) -> Reading:
    """What the pair looks like as a whole.

    Quotations are set apart: two reporters at one press conference print the same words. Names and shared facts count little.

    Args:
        original: The report that may have been drawn on.
        derivative: The report that may have been made from it.
        links: Where the derivative's sentences come from.
        passages: What wording both share.

    Example:
        >>> read_pair(Article("Rain."), Article("Snow."), ()).code
        'cannot_tell'
    """
    body = [link for link in links if link.role == "body"]
    if len(body) < 3 or len(derivative.words) < 40:
        return Reading("cannot_tell", (Reason("too_short", {"words": len(derivative.words)}),), (), 1.0)
    linked = [link for link in body if link.original]
    share = len(linked) / len(body)
    close = sum(link.kind in {"verbatim", "light"} for link in linked) / len(body)
    reasons = (Reason("sentences_linked", {"linked": len(linked), "of": len(body)}, (), tuple(link.derivative for link in linked)),)
    code: ReadingCode = "little_in_common"
    if share >= 0.6:
        code = "wording_largely_shared" if close >= 0.5 else "largely_reworded"
    elif share >= 0.3:
        code = "partly_drawn"
    elif find_quoted(derivative) and linked:
        code = "shared_facts_and_quotations"
    return Reading(code, reasons, ("common_source", "other_direction"), 0.5)

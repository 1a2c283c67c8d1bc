"""Where two sentences with almost the same words cannot, or may well not, say the same.

Sets of paraphrases hold few pairs that differ in a single word, so that numbers fitted to them know little
of these. Here stand plain rules, for pairs in which next to nothing else differs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from mediakit.derivation.statement_pairing import Chunk, Pairing, Swap
from mediakit.derivation.statement_words import Number, StatementWords

__all__ = ["Opposition", "find_oppositions"]

How = Literal["negation", "number", "direction", "opposite", "certainty", "name", "places"]

_MAX_OTHER = (
    1.0  # weight of the words that may differ besides: a few little words, a weekday, no content word
)
_LEAVING_OPEN = frozenset({"certainty", "name", "places"})
_KINDS = frozenset({"negation", "number", "up", "down", "name", "unit"})
_ROUNDING = 0.05


@dataclass(frozen=True, slots=True)
class Opposition:
    """Words by which two otherwise equal sentences part.

    Attributes:
        how: ``negation`` on one side; another ``number``; another ``direction`` (rose, fell); an
            ``opposite`` word; ``certainty`` left open on one side only; another ``name``; names that have
            changed ``places``.
        first: Places of the words in the first sentence.
        second: Places of the words in the second.
    """

    how: How
    first: Chunk
    second: Chunk

    @property
    def decisive(self) -> bool:
        """Whether both sentences cannot hold at once; two names may after all mean the same."""
        return self.how not in _LEAVING_OPEN


def find_oppositions(pairing: Pairing) -> tuple[Opposition, ...]:
    """The words by which two sentences part, if next to nothing else differs; else nothing.

    Args:
        pairing: The two sentences.

    Returns:
        Oppositions, those that decide first.

    Example:
        >>> from mediakit.derivation.statement_pairing import pair_words
        >>> from mediakit.derivation.statement_words import read_statement
        >>> pairing = pair_words(read_statement("Prices rose in May."), read_statement("Prices fell in May."))
        >>> [one.how for one in find_oppositions(pairing)]
        ['direction']
    """
    found = [
        *_negation(pairing),
        *_certainty(pairing),
        *(one for swap in pairing.swaps for one in _swapped(pairing, swap)),
        *_places(pairing),
    ]
    ours = {place for one in found for place in one.first}
    theirs = {place for one in found for place in one.second}
    other = _other(pairing.first, pairing.chunks[0], ours), _other(pairing.second, pairing.chunks[1], theirs)
    return tuple(sorted(found, key=lambda one: not one.decisive)) if max(other) <= _MAX_OTHER else ()


def _other(statement: StatementWords, chunks: tuple[Chunk, ...], explained: set[int]) -> float:
    return sum(statement.weights[place] for chunk in chunks for place in chunk if place not in explained)


def _negation(pairing: Pairing) -> Iterator[Opposition]:
    """An odd number of negations more on one side; two may cancel out."""
    ours, theirs = _left_of_kind(pairing, "negation")
    if (len(ours) + len(theirs)) % 2:
        yield Opposition("negation", ours, theirs)


def _certainty(pairing: Pairing) -> Iterator[Opposition]:
    """Hedges on one side only; the other may have "will" in their place."""
    ours, theirs = _left_of_kind(pairing, "certainty")
    hedges = pairing.first.lists.hedges
    open_here = any(pairing.first.keys[place] in hedges for place in ours)
    open_there = any(pairing.second.keys[place] in hedges for place in theirs)
    if open_here != open_there:
        yield Opposition("certainty", ours, theirs)


def _left_of_kind(pairing: Pairing, kind: str) -> tuple[Chunk, Chunk]:
    ours = tuple(
        place for chunk in pairing.chunks[0] for place in chunk if pairing.first.kinds[place] == kind
    )
    theirs = tuple(
        place for chunk in pairing.chunks[1] for place in chunk if pairing.second.kinds[place] == kind
    )
    return ours, theirs


def _swapped(pairing: Pairing, swap: Swap) -> Iterator[Opposition]:
    first, second = pairing.first, pairing.second
    ours = tuple(
        place for place in swap.first if first.content[place] or first.keys[place] in first.lists.opposites
    )
    theirs = tuple(
        place
        for place in swap.second
        if second.content[place] or second.keys[place] in second.lists.opposites
    )
    kinds = {first.kinds[place] for place in ours}, {second.kinds[place] for place in theirs}
    if not ours or not theirs:
        return
    if kinds[0] <= {"number", "unit"} >= kinds[1] and _other_value(pairing, ours, theirs):
        yield Opposition("number", ours, theirs)
    elif sorted((kinds[0] & _KINDS) | (kinds[1] & _KINDS)) == ["down", "up"] and not kinds[0] & kinds[1]:
        yield Opposition("direction", ours, theirs)
    elif any(
        second.keys[there] in first.lists.opposites.get(first.keys[here], ())
        for here in ours
        for there in theirs
    ):
        yield Opposition("opposite", ours, theirs)
    elif kinds == ({"name"}, {"name"}):
        yield Opposition("name", ours, theirs)


def _other_value(pairing: Pairing, ours: Chunk, theirs: Chunk) -> bool:
    one, other = _number_at(pairing.first, ours), _number_at(pairing.second, theirs)
    if one is None or other is None:
        return False
    return abs(one.value - other.value) > _ROUNDING * max(one.value, other.value)


def _number_at(statement: StatementWords, chunk: Chunk) -> Number | None:
    return next((one for one in statement.numbers if one.first in chunk), None)


def _places(pairing: Pairing) -> Iterator[Opposition]:
    """Two names, other words between them, that stand the other way round."""
    names = [place for place in sorted(pairing.paired) if pairing.first.kinds[place] == "name"]
    for one, other in combinations(names, 2):
        crossed = pairing.paired[one] > pairing.paired[other]
        if crossed and any(
            pairing.first.kinds[place] not in ("name", "function") for place in range(one + 1, other)
        ):
            yield Opposition("places", (one, other), (pairing.paired[other], pairing.paired[one]))
            return

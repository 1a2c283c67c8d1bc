"""Runs of items that two sequences share, told apart by numbers, so that long ones cost no more."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count, repeat
from operator import add, mul

__all__ = ["Numbered", "longer", "number_items"]

_Runs = tuple[Sequence[int], Sequence[Hashable]]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The runs of one length in one sequence that the other sequence has too.

    Attributes:
        length: How many items each run has.
        places: Where they start, in order.
        numbers: For each place of the sequence the number of the run that starts there, or 0, then a 0; the
            same run has the same number in both sequences.
        most: The highest number.
    """

    length: int
    places: list[int]
    numbers: list[int]
    most: int

    def pairs(self, distance: int, first: int = 0, last: int | None = None) -> tuple[list[int], list[int]]:
        """Where such a run starts and another that far on, and for each one number that stands for both.

        Args:
            distance: How many items further on the other starts, up to ``length``: they touch or overlap.
            first: Which of the places to begin with.
            last: The place after the last; all by default.
        """
        places, number_at = self.places[first:last], self.numbers.__getitem__
        if not distance:
            return places, list(map(number_at, places))
        further = list(map(number_at, map(add, places, repeat(distance))))
        places = list(compress(places, further))
        numbers = map(mul, map(number_at, places), repeat(self.most + 1))
        return places, list(map(add, numbers, filter(None, further)))


def number_items(a: Sequence[Hashable], b: Sequence[Hashable]) -> tuple[Numbered, Numbered]:
    """The items that both sequences have, as runs of one."""
    return _numbered(1, ((range(len(a)), a), (range(len(b)), b)), (len(a), len(b)))


def longer(runs: tuple[Numbered, Numbered], length: int) -> tuple[Numbered, Numbered]:
    """The shared runs of up to twice the length, from the shorter ones at their start and at their end.

    Example:
        >>> runs = longer(number_items("abcab", "xabc"), 2)
        >>> [(one.places, one.numbers) for one in runs]
        [([0, 1, 3], [1, 2, 0, 1, 0, 0]), ([1, 2], [0, 1, 2, 0, 0])]
    """
    distance = length - runs[0].length
    sizes = len(runs[0].numbers) - 1, len(runs[1].numbers) - 1
    return _numbered(length, (runs[0].pairs(distance), runs[1].pairs(distance)), sizes)


def _numbered(length: int, runs: tuple[_Runs, _Runs], sizes: tuple[int, int]) -> tuple[Numbered, Numbered]:
    """Both sides numbered; given are the places of either side, in order, and the run at each."""
    of_other = set(runs[1][1])
    known = dict.fromkeys(filter(of_other.__contains__, runs[0][1]))
    numbers = dict(zip(known, count(1), strict=False))  # in the order of the text, not of the set
    one, other = (_side(length, numbers, *side) for side in zip(runs, sizes, strict=True))
    return one, other


def _side(length: int, numbers: Mapping[Hashable, int], runs: _Runs, size: int) -> Numbered:
    found = list(map(numbers.get, runs[1], repeat(0)))
    places = list(compress(runs[0], found))
    table = [0] * (size + 1)
    for place, number in zip(places, filter(None, found), strict=True):
        table[place] = number
    return Numbered(length, places, table, len(numbers))

"""Textbook comparisons of two sequences in order, exact and quick: a whole row of their table in one number.

The tables of edit distance and of the longest common subsequence have one cell for each pair of items. Here
the bits of one long integer hold a row of it, so that two articles take milliseconds.
"""

from collections.abc import Hashable, Sequence

__all__ = ["levenshtein", "longest_subsequence"]


def levenshtein(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """How many items must be replaced, inserted or deleted, at least, to turn ``a`` into ``b``.

    Returns:
        A count from 0 (the same sequence) to the length of the longer one. Symmetric. The cost grows with
        the product of both lengths.

    Example:
        >>> levenshtein("we will not act now".split(), "we may act".split())
        3

    Source:
        Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances".
    """
    if not a:
        return len(b)
    every = (1 << len(a)) - 1
    last = 1 << (len(a) - 1)
    places = _places(a)
    up, down, steps = every, 0, len(a)  # where the column of the table grows, where it falls, its last cell
    for item in b:
        equal = places.get(item, 0)
        diagonal = (((equal & up) + up) ^ up) | equal | down
        grows = down | (every & ~(diagonal | up))
        falls = up & diagonal
        steps += bool(grows & last) - bool(falls & last)
        grows = (grows << 1) | 1
        up = ((falls << 1) | ~(diagonal | grows)) & every
        down = grows & diagonal & every
    return steps


def longest_subsequence(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """How many items both sequences have in the same order, gaps allowed.

    Returns:
        A count from 0 to the length of the shorter one. Symmetric. The cost grows with the product of both
        lengths.

    Example:
        >>> longest_subsequence("we will not act now".split(), "we may act".split())
        2

    Source:
        Hyyrö 2004, "Bit-parallel LCS-length computation revisited".
    """
    every = (1 << len(a)) - 1
    places = _places(a)
    open_places = every  # a zero stands for one more item in common
    for item in b:
        matched = open_places & places.get(item, 0)
        open_places = ((open_places + matched) | (open_places - matched)) & every
    return len(a) - open_places.bit_count()


def _places(items: Sequence[Hashable]) -> dict[Hashable, int]:
    """For each item the places where it stands, as the bits of a number."""
    places: dict[Hashable, int] = {}
    for place, item in enumerate(items):
        places[item] = places.get(item, 0) | (1 << place)
    return places

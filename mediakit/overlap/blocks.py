"""Blocks of words that two texts share in the same order.

They are what ``difflib`` finds with autojunk off, without its quadratic cost.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from mediakit.overlap.numbered import Numbered, longer, number_items
from mediakit.texts.article import Article

__all__ = ["Block", "Items", "close_matches", "items_of", "matching_blocks", "similarity"]

Items = str | Article | Sequence[Hashable]

_SMALL = 4096  # cells of a rectangle (words of one side times words of the other) that difflib does faster


class Block(NamedTuple):
    """A run of items that two sequences share: ``a[a:a + size] == b[b:b + size]``."""

    a: int
    b: int
    size: int


class _Rectangle(NamedTuple):
    """A stretch of either sequence, and the longest run that they can share."""

    a_start: int
    a_stop: int
    b_start: int
    b_stop: int
    bound: int


def items_of(text: Items) -> Sequence[Hashable]:
    """The keys of a text's words if it is a text or an article, else the sequence itself.

    Example:
        >>> items_of("The U.S. left"), items_of(["The", "U.S."])
        (('the', 'u.s.', 'left'), ['The', 'U.S.'])
    """
    if isinstance(text, str):
        text = Article(text)
    return text.words.keys if isinstance(text, Article) else text


def matching_blocks(a: Items, b: Items) -> list[Block]:
    """Runs of words that both texts share in the same order, longest first chosen, returned in order.

    The longest shared run is taken (of several the first in ``a``, then the first in ``b``), then the same is
    done to its left and to its right. Moved passages are therefore not found: see ``find_passages`` for
    these.

    Args:
        a: A text, an article, or a sequence of hashable items.
        b: The other one.

    Returns:
        Blocks in order, then one of size 0 at both ends; exactly what ``difflib.SequenceMatcher(None, a, b,
        autojunk=False).get_matching_blocks()`` gives.

    Note:
        Cost: near linear in the number of words for news text, and for repeated text. ``difflib`` is
        quadratic, and with its default ``autojunk=True`` it is blind to words that recur in long texts.

    Example:
        >>> matching_blocks("we will not act now", "now we will act")
        [Block(a=0, b=1, size=2), Block(a=3, b=3, size=1), Block(a=5, b=4, size=0)]

    Source:
        Ratcliff and Metzener 1988, "Pattern matching: the gestalt approach", in the form of Python's
        ``difflib``.
    """
    first, second = items_of(a), items_of(b)
    blocks = _collapsed(sorted(_find_blocks(first, second)))
    return [*blocks, Block(len(first), len(second), 0)]


def similarity(a: Items, b: Items) -> float:
    """How much two texts share in the same order: words in matching blocks over all words, of both texts.

    Symmetric up to ties among equally long runs. It says nothing about which text came first.

    Args:
        a: A text, an article, or a sequence of hashable items.
        b: The other one.

    Returns:
        A share in [0, 1]: 0.0 no item in common, 1.0 the same sequence; 1.0 for two empty ones, as in
        ``difflib``. Exactly ``difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()``.

    Example:
        >>> similarity("we will not act", "we will act")
        0.8571428571428571
    """
    first, second = items_of(a), items_of(b)
    total = len(first) + len(second)
    return 2.0 * sum(block.size for block in _find_blocks(first, second)) / total if total else 1.0


def close_matches(word: str, possibilities: Iterable[str], n: int = 3, cutoff: float = 0.6) -> list[str]:
    """The words among ``possibilities`` that look most like ``word``, best first.

    Compares letters, so that it finds slips of the pen and inflections, not synonyms.

    Args:
        word: The word to find.
        possibilities: Words to choose from.
        n: How many to return at most.
        cutoff: The least similarity, in [0, 1].

    Returns:
        At most ``n`` words; empty if none is close. Exactly what ``difflib.get_close_matches`` gives with
        autojunk off.

    Raises:
        ValueError: If ``n`` is less than 1 or ``cutoff`` is outside [0, 1].

    Example:
        >>> close_matches("defence", ["defense", "offence", "fence", "peace"])
        ['defense', 'fence', 'offence']
    """
    problems = []
    if n < 1:
        problems.append(f"n must be at least 1, got {n}")
    if not 0.0 <= cutoff <= 1.0:
        problems.append(f"cutoff must be between 0 and 1, got {cutoff}")
    if problems:
        raise ValueError("; ".join(problems))
    matcher: SequenceMatcher[str] = SequenceMatcher(
        autojunk=False
    )  # else letters of a long string never match
    matcher.set_seq2(word)
    found = []
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff:
            score = similarity(tuple(possibility), tuple(word))
            if score >= cutoff:
                found.append((score, possibility))
    return [possibility for _, possibility in nlargest(n, found)]


def _find_blocks(a: Sequence[Hashable], b: Sequence[Hashable]) -> Iterator[Block]:
    if len(a) == len(b) and all(map(_same, a, b)):  # no need to look for what is all there
        if a:
            yield Block(0, 0, len(a))
        return
    runs = None
    waiting = [_Rectangle(0, len(a), 0, len(b), min(len(a), len(b)))]
    while waiting:
        within = waiting.pop()
        if (within.a_stop - within.a_start) * (within.b_stop - within.b_start) <= _SMALL:
            yield from _small_blocks(a, b, within)
            continue
        runs = runs or _Runs(a, b)
        if size := _longest(partial(runs.shared, within), min(within.bound, runs.bound)):
            blocks = list(runs.blocks(within, size))
            yield from blocks
            waiting.extend(_between(within, blocks, size - 1))


def _same(one: Hashable, other: Hashable) -> bool:
    return one is other or one == other


def _small_blocks(a: Sequence[Hashable], b: Sequence[Hashable], within: _Rectangle) -> Iterator[Block]:
    matcher = SequenceMatcher(
        None,
        a[within.a_start : within.a_stop],
        b[within.b_start : within.b_stop],
        autojunk=False,  # else words that recur in 200 or more never match
    )
    for start_a, start_b, size in matcher.get_matching_blocks():
        if size:
            yield Block(within.a_start + start_a, within.b_start + start_b, size)


def _longest(shared: Callable[[int], bool], bound: int) -> int:
    """The greatest length up to ``bound`` that is shared, where every shorter one is shared too."""
    high, step = bound + 1, 1
    low = max(0, high - step)
    while low and not shared(low):  # downwards: there are few long runs, so that long lengths are soon tried
        high, step = low, 2 * step
        low = max(0, high - step)
    while high - low > 1:
        middle = (low + high) // 2
        if shared(middle):
            low = middle
        else:
            high = middle
    return low


def _between(within: _Rectangle, blocks: Sequence[Block], bound: int) -> Iterator[_Rectangle]:
    """What is left between the blocks: there, no run longer than ``bound`` is shared."""
    ends = Block(within.a_start, within.b_start, 0), Block(within.a_stop, within.b_stop, 0)
    for before, after in pairwise((ends[0], *blocks, ends[1])):
        a_start, b_start = before.a + before.size, before.b + before.size
        if bound and a_start < after.a and b_start < after.b:
            yield _Rectangle(a_start, after.a, b_start, after.b, bound)


def _collapsed(blocks: Iterable[Block]) -> list[Block]:
    """Blocks that touch on both sides made one."""
    whole: list[Block] = []
    for block in blocks:
        last = whole[-1] if whole else None
        if last and last.a + last.size == block.a and last.b + last.size == block.b:
            whole[-1] = Block(last.a, last.b, last.size + block.size)
        else:
            whole.append(block)
    return whole


class _Runs:
    """The runs that two sequences share: one table a side for each length that is a power of two.

    A run of any length is known by the numbers of its first and its last ``2 ** k`` items, which overlap or
    touch.
    """

    def __init__(self, a: Sequence[Hashable], b: Sequence[Hashable]) -> None:
        runs = number_items(a, b)
        self._tables: list[tuple[Numbered, Numbered]] = []
        while runs[0].places:
            self._tables.append(runs)
            runs = longer(runs, 2 * runs[0].length)
        self.bound = (1 << len(self._tables)) - 1  # no shared run is longer

    def shared(self, within: _Rectangle, length: int) -> bool:
        """Whether the two stretches share a run of that length."""
        known = set(self._keys(1, within.b_start, within.b_stop, length)[1])
        return not known.isdisjoint(self._keys(0, within.a_start, within.a_stop, length)[1])

    def blocks(self, within: _Rectangle, size: int) -> Iterator[Block]:
        """The shared runs of ``size``, the greatest length: each the first in ``a``, then in ``b``."""
        starts, keys = self._keys(0, within.a_start, within.a_stop, size)
        of_other, keys_of_other = self._keys(1, within.b_start, within.b_stop, size)
        known_keys = set(keys)
        places: dict[int, list[int]] = {}
        for place, key in zip(of_other, keys_of_other, strict=True):
            if key in known_keys:
                places.setdefault(key, []).append(place)
        a_free, b_free = within.a_start, within.b_start
        for start, key in zip(starts, keys, strict=True):
            if start >= a_free and key in places:
                known = places[key]
                found = bisect_left(known, b_free)
                if found < len(known):
                    yield Block(start, known[found], size)
                    a_free, b_free = start + size, known[found] + size

    def _keys(self, side: int, start: int, stop: int, length: int) -> tuple[list[int], list[int]]:
        """Where the runs of that length start in a stretch of one side, and what tells each apart."""
        power = length.bit_length() - 1
        table = self._tables[power][side]
        first, last = bisect_left(table.places, start), bisect_right(table.places, stop - length)
        return table.pairs(length - (1 << power), first, last)

"""Which words of one sentence stand for which of another, and what is left over on each side."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop, heappush

from mediakit.derivation.statement_words import StatementWords

__all__ = ["Chunk", "Pairing", "Swap", "pair_words"]

_LITTLE = 0.3  # what a little word counts for in a run of the same words, beside a content word
_MIN_ALIKE = 4  # letters that two words must begin with to be taken for forms of one
_MIN_SLIP = 5  # letters of a word in which one may differ

Chunk = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of one sentence in whose place the other has other words; one side may be empty."""

    first: Chunk
    second: Chunk


@dataclass(frozen=True)
class Pairing:
    """Two sentences with their words paired.

    Attributes:
        first: One sentence.
        second: The other.
        paired: For each paired word of ``first`` its counterpart in ``second``, both as places.
        how: What makes each pair: ``same`` stem, same ``root``, ``group`` of words used for one another, or
            ``alike`` in letters.
    """

    first: StatementWords
    second: StatementWords
    paired: Mapping[int, int]
    how: Mapping[int, str]

    @cached_property
    def back(self) -> dict[int, int]:
        """For each paired word of ``second`` its counterpart in ``first``."""
        return {there: here for here, there in self.paired.items()}

    @cached_property
    def chunks(self) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
        """The stretches of words without a counterpart, on each side, in order."""
        return _chunks(len(self.first), self.paired), _chunks(len(self.second), self.back)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """Places in ``second`` of the paired words, in the order of ``first``."""
        return tuple(self.paired[place] for place in sorted(self.paired))

    @cached_property
    def swaps(self) -> tuple[Swap, ...]:
        """What stands in place of what, then what was only added or left out."""
        return tuple(_swaps(self))


def pair_words(first: StatementWords, second: StatementWords) -> Pairing:
    """Pairs the words of two sentences one to one, longest shared runs first.

    Equal stems in the longest runs come first, then content words with the same root, of one group of words
    that news uses for one another, or alike in their letters (forms of one word, slips of spelling).

    Args:
        first: One sentence.
        second: The other.

    Returns:
        The pairing; no pairs if nothing fits. The work grows with the product of the lengths.

    Example:
        >>> from mediakit.derivation.statement_words import read_statement
        >>> first = read_statement("The dam burst overnight.")
        >>> pairing = pair_words(first, read_statement("Overnight the dam broke."))
        >>> dict(sorted(pairing.paired.items()))
        {0: 1, 1: 2, 3: 0}
    """
    paired = _pair_runs(first, second)
    how = dict.fromkeys(paired, "same")
    tests: tuple[tuple[str, Callable[[int, int], bool]], ...] = (
        ("root", lambda here, there: first.roots[here] == second.roots[there]),
        ("alike", lambda here, there: _alike(first.keys[here], second.keys[there])),
        ("group", lambda here, there: _same_group(first, second, here, there)),
    )
    for name, fits in tests:
        _pair_rest(first, second, paired, fits)
        how.update((place, name) for place in paired if place not in how)
    return Pairing(first, second, paired, how)


def _pair_runs(first: StatementWords, second: StatementWords) -> dict[int, int]:
    paired: dict[int, int] = {}
    taken: set[int] = set()
    queue = [(*_rank(first, second, run), run) for run in _runs(first.stems, second.stems)]
    heapify(queue)
    while queue:
        *_, run = heappop(queue)
        free = _free_parts(run, paired, taken)
        if free == [run]:
            length, here, there = run
            paired.update((here + step, there + step) for step in range(length))
            taken.update(range(there, there + length))
        else:
            for part in free:
                heappush(queue, (*_rank(first, second, part), part))
    return paired


Run = tuple[int, int, int]  # length, start in the first sentence, start in the second


def _runs(first: tuple[str, ...], second: tuple[str, ...]) -> list[Run]:
    """All longest runs of the same stems, at any two places."""
    places: dict[str, list[int]] = {}
    for there, stem in enumerate(second):
        places.setdefault(stem, []).append(there)
    runs: list[Run] = []
    open_runs: dict[int, int] = {}
    for here, stem in enumerate((*first, "")):
        grown = {there: open_runs.get(there - 1, 0) + 1 for there in places.get(stem, ())}
        runs.extend(
            (length, here - length, there + 1 - length)
            for there, length in open_runs.items()
            if there + 1 not in grown
        )
        open_runs = grown
    return runs


def _rank(first: StatementWords, second: StatementWords, run: Run) -> tuple[float, float]:
    """Heaviest first; of equals, the one that moves least."""
    length, here, there = run
    content = sum(first.content[here : here + length])
    return -(content + _LITTLE * (length - content)), abs(here / len(first) - there / len(second))


def _free_parts(run: Run, paired: Collection[int], taken: Collection[int]) -> list[Run]:
    length, here, there = run
    parts: list[Run] = []
    begin = 0
    for step in range(length + 1):
        if step == length or here + step in paired or there + step in taken:
            if step > begin:
                parts.append((step - begin, here + begin, there + begin))
            begin = step + 1
    return parts


def _pair_rest(
    first: StatementWords, second: StatementWords, paired: dict[int, int], fits: Callable[[int, int], bool]
) -> None:
    """Pairs what is left and fits, each word with the candidate nearest to its own place."""
    taken = set(paired.values())
    left = [there for there in range(len(second)) if there not in taken and second.content[there]]
    for here in range(len(first)):
        if here in paired or not first.content[here] or first.kinds[here] == "number":
            continue
        found = [there for there in left if second.kinds[there] != "number" and fits(here, there)]
        if found:
            best = min(found, key=lambda there: (abs(here / len(first) - there / len(second)), there))
            paired[here] = best
            left.remove(best)


def _alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    same = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    if same >= _MIN_ALIKE and same >= 0.6 * shorter:
        return True
    if shorter < _MIN_SLIP or abs(len(one) - len(other)) > 1:
        return False
    end = next(
        (place for place in range(shorter - same) if one[-1 - place] != other[-1 - place]), shorter - same
    )
    return max(len(one), len(other)) - same - end <= 1


def _same_group(first: StatementWords, second: StatementWords, here: int, there: int) -> bool:
    groups = first.lexicon.groups(first.roots[here])
    return bool(groups) and not set(groups).isdisjoint(second.lexicon.groups(second.roots[there]))


def _chunks(length: int, paired: Collection[int]) -> tuple[Chunk, ...]:
    chunks: list[Chunk] = []
    begin = 0
    for place in range(length + 1):
        if place == length or place in paired:
            if place > begin:
                chunks.append(tuple(range(begin, place)))
            begin = place + 1
    return tuple(chunks)


def _swaps(pairing: Pairing) -> list[Swap]:
    """Each chunk of the first sentence with the one that has the same left or else right neighbour."""
    ours, theirs = pairing.chunks
    end = len(pairing.first), len(pairing.second)
    after = {chunk[0] - 1: chunk for chunk in theirs}
    before = {chunk[-1] + 1: chunk for chunk in theirs}
    left_of = {**pairing.paired, -1: -1}
    right_of = {**pairing.paired, end[0]: end[1]}
    used: set[Chunk] = set()
    swaps = []
    for chunk in ours:
        near = after.get(left_of[chunk[0] - 1]), before.get(right_of[chunk[-1] + 1])
        other = next((one for one in near if one and one not in used), ())
        used.add(other)
        swaps.append(Swap(chunk, other))
    return swaps + [Swap((), chunk) for chunk in theirs if chunk not in used]

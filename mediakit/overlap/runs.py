"""Runs of words that two texts share word for word, wherever they stand."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mediakit.texts.article import Article, as_article
from mediakit.texts.spans import Span

__all__ = ["Run", "SharedRun", "find_runs", "shared_runs"]


@dataclass(frozen=True, slots=True)
class SharedRun:
    """A run of words that stands in both texts.

    Attributes:
        original: Where it stands in the original's text; where it stands there more than once, the first
            place.
        derivative: Where it stands in the derivative's text.
        words: How many words it has.
    """

    original: Span
    derivative: Span
    words: int


@dataclass(frozen=True, slots=True)
class Run:
    """A run by the places of its words: where it starts in either sequence, and how many words it has."""

    original: int
    derivative: int
    size: int


def shared_runs(
    original: str | Article, derivative: str | Article, min_words: int = 5
) -> tuple[SharedRun, ...]:
    """The longest runs of words that both texts share word for word, moved ones included.

    Of the derivative in the original: each run of the derivative that can be made longer neither to the left
    nor to the right is given once. Case, quote style and punctuation do not count. Two runs may overlap in
    the derivative, where the end of one is the start of another.

    Args:
        original: The earlier report.
        derivative: The later one.
        min_words: The least number of words of a run.

    Returns:
        Runs in the derivative's order; empty if there is none. The cost grows with the length of both texts.

    Raises:
        ValueError: If ``min_words`` is less than 1.

    Example:
        >>> runs = shared_runs("It rained. The night bus will stay.", "“The night bus will go,” she said.", 3)
        >>> [(run.derivative, run.words) for run in runs]
        [(Span(start=1, end=19), 4)]
    """
    if min_words < 1:
        raise ValueError(f"min_words must be at least 1, got {min_words}")
    first, second = as_article(original).words, as_article(derivative).words
    return tuple(
        SharedRun(
            first.span(run.original, run.original + run.size),
            second.span(run.derivative, run.derivative + run.size),
            run.size,
        )
        for run in find_runs(first.keys, second.keys, min_words)
    )


def find_runs(original: Sequence[str], derivative: Sequence[str], min_words: int) -> list[Run]:
    """The runs of at least ``min_words`` words that both have and that cannot be made longer.

    Returns:
        Runs in order of their start in ``derivative``; at the first place in ``original`` where each stands.
    """
    numbers = _shared_ngrams(original, derivative, min_words)
    if not numbers:
        return []
    automaton = _Automaton()
    for start, stop in _stretches(original, numbers, min_words):
        automaton.add(original[start:stop], start)
    runs: list[Run] = []
    for start, stop in _stretches(derivative, numbers, min_words):
        runs.extend(run for run in automaton.runs(derivative, start, stop) if run.size >= min_words)
    return runs


def _shared_ngrams(original: Sequence[str], derivative: Sequence[str], n: int) -> frozenset[tuple[str, ...]]:
    return frozenset(_ngrams(original, n)).intersection(_ngrams(derivative, n))


def _ngrams(words: Sequence[str], n: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(n)), strict=False)


def _stretches(words: Sequence[str], ngrams: frozenset[tuple[str, ...]], n: int) -> Iterator[tuple[int, int]]:
    """Where runs of ``n`` words that are among ``ngrams`` follow each other word by word."""
    starts = [start for start, ngram in enumerate(_ngrams(words, n)) if ngram in ngrams]
    first = 0
    for place, (before, after) in enumerate(pairwise([*starts, -1]), 1):
        if after != before + 1:
            yield starts[first], before + n
            first = place


class _Automaton:
    """All runs of words of some stretches, as a suffix automaton.

    It has at most twice as many states as the stretches have words.

    Source:
        Blumer et al. 1985, "The smallest automaton recognizing the subwords of a text".
    """

    def __init__(self) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._link = array("l", [-1])
        self._length = array("l", [0])
        self._end = array("l", [0])  # the place after the first occurrence of the state's runs

    def add(self, words: Iterable[str], start: int) -> None:
        """Learn the runs of a stretch that begins at ``start``; none of them reaches into another stretch."""
        last = 0
        for place, word in enumerate(words, start + 1):
            last = self._extended(last, word, place)

    def runs(self, words: Sequence[str], start: int, stop: int) -> Iterator[Run]:
        """The runs of that stretch of ``words`` which are known and cannot be made longer."""
        state = size = 0
        for place in range(start, stop):
            word = words[place]
            if state and word not in self._next[state]:
                yield Run(self._end[state] - size, place - size, size)
            while state and word not in self._next[state]:
                state = self._link[state]
                size = self._length[state]
            if word in self._next[state]:
                state, size = self._next[state][word], size + 1
        if state:
            yield Run(self._end[state] - size, stop - size, size)

    def _extended(self, last: int, word: str, end: int) -> int:
        known = self._next[last].get(word)
        if known is not None:  # the stretch begins as another one did
            return known if self._length[known] == self._length[last] + 1 else self._split(last, word, known)
        state = self._new(self._length[last] + 1, end, {})
        while last >= 0 and word not in self._next[last]:
            self._next[last][word] = state
            last = self._link[last]
        if last < 0:
            self._link[state] = 0
            return state
        known = self._next[last][word]
        shorter = self._length[known] == self._length[last] + 1
        self._link[state] = known if shorter else self._split(last, word, known)
        return state

    def _split(self, last: int, word: str, known: int) -> int:
        """A state for the shorter runs of ``known``, which end in more places than the longer ones."""
        copy = self._new(self._length[last] + 1, self._end[known], dict(self._next[known]))
        self._link[copy] = self._link[known]
        self._link[known] = copy
        while last >= 0 and self._next[last].get(word) == known:
            self._next[last][word] = copy
            last = self._link[last]
        return copy

    def _new(self, length: int, end: int, following: dict[str, int]) -> int:
        self._next.append(following)
        self._length.append(length)
        self._end.append(end)
        self._link.append(-1)
        return len(self._next) - 1

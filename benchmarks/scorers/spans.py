"""Scores for spans of text: exact matches, matches by shared words, and one-to-one covering."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

__all__ = ["Counts", "covered", "f1", "shared_words", "word_starts"]

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Counts:
    """How many were predicted, how many are gold, and how many of them are the same.

    Example:
        >>> counts = Counts()
        >>> counts.add({(0, 3), (5, 9)}, {(0, 3)})
        >>> round(counts.f1, 3), counts.precision, counts.recall
        (0.667, 0.5, 1.0)
    """

    same: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, predicted: Collection[tuple[int, int]], gold: Collection[tuple[int, int]]) -> None:
        """Count one text's spans; the same span counts once."""
        self.same += len(set(predicted) & set(gold))
        self.predicted += len(set(predicted))
        self.gold += len(set(gold))

    @property
    def precision(self) -> float:
        """The share of the predicted spans that are gold; 0.0 where nothing was predicted."""
        return self.same / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold spans that were predicted; 0.0 where there are none."""
        return self.same / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return f1(self.same, self.predicted, self.gold)


def f1(same: int, predicted: int, gold: int) -> float:
    """The harmonic mean of precision and recall; 0.0 where both are empty."""
    return 2 * same / (predicted + gold) if predicted + gold else 0.0


def word_starts(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Where the words of the spans start, so that words of two sets of spans can be compared.

    Example:
        >>> sorted(word_starts("we will act", [(3, 11)]))
        [3, 8]
    """
    return frozenset(match.start() for start, end in spans for match in _WORD.finditer(text, start, end))


def shared_words(one: frozenset[int], other: frozenset[int]) -> float:
    """How far two sets of words are the same, as token F1 in [0, 1]; 0.0 where both are empty.

    Example:
        >>> shared_words(frozenset({1, 2, 3}), frozenset({2, 3}))
        0.8
    """
    return f1(len(one & other), len(one), len(other))


def covered(
    gold: Sequence[frozenset[int]], predicted: Sequence[frozenset[int]], share: float
) -> dict[int, int]:
    """Which gold item is covered by which predicted one, one to one.

    Covered is an item of which at least ``share`` of the words are predicted; the best are matched first.

    Example:
        >>> covered([frozenset({1, 2}), frozenset({5, 6})], [frozenset({2, 5, 6})], 0.5)
        {1: 0}
    """
    pairs = sorted(
        (
            (len(words & other) / len(words), number, place)
            for number, words in enumerate(gold)
            if words
            for place, other in enumerate(predicted)
            if len(words & other) >= share * len(words)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    matched: dict[int, int] = {}
    for _, number, place in pairs:
        if number not in matched and place not in matched.values():
            matched[number] = place
    return matched

"""Measures of shared wording, each with its direction and with what it cannot see."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from itertools import compress, islice, takewhile
from math import prod, sqrt
from operator import eq
from typing import Literal, Protocol

from mediakit.overlap.alignments import levenshtein, longest_subsequence
from mediakit.overlap.blocks import (
    Block,
    Items,
    close_matches,
    items_of,
    matching_blocks,
    similarity,
)
from mediakit.overlap.numbered import Numbered, longer, number_items
from mediakit.texts.article import Article, as_article

__all__ = [
    "Measure",
    "character_coverage",
    "close_matches",
    "containment",
    "matching_blocks",
    "ngrams",
    "similarity",
    "table",
]

Direction = Literal["symmetric", "of the derivative in the original", "of the original in the derivative"]
Level = Literal["words", "n-grams", "characters"]

# Up to how many words of the longer text a measure is offered: each takes well under a second there.
_MAX_SENTENCE_WORDS = 100  # cost grows with the product of both lengths, in plain loops
_MAX_ARTICLE_WORDS = 10_000  # cost grows with that product too, but very slowly
_MAX_LONG_WORDS = 200_000
_RUN_WORDS = (1, 2, 3, 5, 8)  # how long the runs are whose containment is offered
_COVERED = 15  # characters of a string that tells where characters were taken over


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a pair of texts, and what a reader must know to read it.

    Attributes:
        name: The name in the textbooks.
        value: Its value; None where there is no share to take, such as of 8-word runs in a text of 5 words.
        direction: "symmetric", or which text's share it is.
        range: The least and the greatest value there can be; 0 is nothing in common, 1 is all.
        shows: What it shows, as a code that ``mediakit.wording`` puts into words.
        misses: What it cannot see, as codes.
        level: What is counted: "words", "n-grams" (runs of words) or "characters".
        n: How many words or characters long the runs are; 1 for single words.
    """

    name: str
    value: float | None
    direction: Direction
    range: tuple[float, float]
    shows: str
    misses: tuple[str, ...]
    level: Level
    n: int


def ngrams(words: Items, n: int) -> list[tuple[Hashable, ...]]:
    """All runs of ``n`` words, in order.

    Args:
        words: A text, an article, or a sequence of words.
        n: How many words a run has.

    Returns:
        One tuple for each place where a run starts; empty if there are fewer than ``n`` words.

    Raises:
        ValueError: If ``n`` is less than 1.

    Example:
        >>> ngrams("We will not act", 3)
        [('we', 'will', 'not'), ('will', 'not', 'act')]
    """
    if n < 1:
        raise ValueError(f"n must be at least 1, got {n}")
    items = items_of(words)
    return list(zip(*(islice(items, start, None) for start in range(n)), strict=False))


def containment(part: Items, whole: Items) -> float:
    """Share of ``part``'s items that also occur in ``whole``, repeats counted.

    Directional: it says how much of ``part`` could have come from ``whole``, and nothing about how much of
    ``whole`` was used. Swap the arguments to ask that.

    Args:
        part: Items of the derivative: words, or n-grams as tuples, in any order; of a text or an article, its
            words.
        whole: Items of the original, cut the same way.

    Returns:
        A share in [0, 1]: 0.0 nothing in common, 1.0 every item found.

    Raises:
        ValueError: If ``part`` has no items. There is no share of nothing, and 0.0 would read as "no reuse".

    Example:
        >>> containment("to be or to go".split(), "not to worry".split())
        0.4

    Source:
        After Broder 1997, "On the resemblance and containment of documents", with tokens in place of distinct
        items.
    """
    items = items_of(part)
    if not items:
        raise ValueError("part has no items, and there is no share of nothing; give a text with words")
    known = frozenset(items_of(whole))
    return sum(item in known for item in items) / len(items)


def character_coverage(
    part: str | Article, whole: str | Article, *, length_characters: int = _COVERED
) -> float:
    """Share of ``part``'s characters that lie in strings of 15 characters which ``whole`` has too.

    Directional, as :func:`containment` is. Letters are compared without case, and white space of any length
    counts as one space. Names of offices and other long names count as shared wherever they stand.

    Args:
        part: The derivative's text.
        whole: The original's text.
        length_characters: How long the shared strings are.

    Returns:
        A share in [0, 1]: 0.0 no such string is shared, 1.0 all of ``part`` is in such strings.

    Raises:
        ValueError: If ``part`` has no characters but white space, or ``length_characters`` is less than 1.

    Example:
        >>> character_coverage("The night bus will stay.", "“The night bus will go”, she said.")
        0.7916666666666666

    Source:
        The measure that the website Churnalism.com made known (Media Standards Trust, 2011).
    """
    if length_characters < 1:
        raise ValueError(f"length_characters must be at least 1, got {length_characters}")
    inner, outer = _plain(part), _plain(whole)
    if not inner:
        raise ValueError("part has no characters, and there is no share of nothing; give a text with words")
    known = frozenset(_strings(outer, length_characters))
    recurs = bytes(map(known.__contains__, _strings(inner, length_characters)))
    return _covered(recurs, length_characters) / len(inner)


def _plain(text: str | Article) -> str:
    return " ".join(as_article(text).text.casefold().split())


def _strings(text: str, length: int) -> list[str]:
    return [text[start : start + length] for start in range(len(text) - length + 1)]


def _covered(recurs: bytes, length: int) -> int:
    """How many characters of a text lie in strings that recur; told, as 0 or 1, where each starts."""
    places, reach = int.from_bytes(recurs, "little"), 1  # a byte for each place
    while reach < length:
        step = min(reach, length - reach)
        places |= places << 8 * step
        reach += step
    return places.bit_count()


def table(original: str | Article, derivative: str | Article) -> list[Measure]:
    """The textbook measures of a pair, each with its direction and with what it cannot see.

    There is no single score: the measures disagree, and that is what the table is for. Words are compared
    without case. The measures that keep order take the words in their order, and those that grow with the
    product of both lengths are offered only for texts that are short enough: ``damerau_levenshtein``,
    ``jaro`` and ``jaro_winkler`` up to 100 words, ``levenshtein`` and ``lcsseq`` up to 10,000,
    ``ratcliff_obershelp``, ``lcsstr`` and ``character_coverage`` up to 200,000.

    Args:
        original: The earlier report.
        derivative: The later one.

    Returns:
        One row for each measure, always in the same order; every value is in [0, 1]. A value is None where
        there is nothing to take a share of.

    Raises:
        TypeError: If either is neither a text nor an article.

    Example:
        >>> rows = table("The night bus will stay.", "The night bus stays.")
        >>> [(row.name, row.n, row.value) for row in rows if row.level == "words"][:3]
        [('containment', 1, 0.75), ('containment', 1, 0.6), ('jaccard', 1, 0.5)]

    Source:
        The names and definitions are those of the package ``textdistance``; where its own way is slow or
        goes wrong on words (all but ``damerau_levenshtein``, ``jaro`` and ``jaro_winkler``) the value is
        worked out in another way that gives the same.
    """
    pair = _Pair(as_article(original), as_article(derivative))
    return [
        Measure(spec.name, spec.value(pair, spec.n), spec.direction, (0.0, 1.0), *spec.reading, spec.n)
        for spec in _SPECS
        if pair.longest <= spec.max_words
    ]


class _Pair:
    """Both texts, and what more than one measure counts in them."""

    def __init__(self, original: Article, derivative: Article) -> None:
        self.original, self.derivative = original, derivative
        self.words = original.words.keys, derivative.words.keys
        self.longest = max(map(len, self.words))
        self._runs = {1: number_items(*self.words)}
        self._in_common: dict[int, int] = {}

    def totals(self, n: int) -> tuple[int, int]:
        """How many runs of ``n`` words the original has, and the derivative."""
        original, derivative = (max(0, len(words) - n + 1) for words in self.words)
        return original, derivative

    def runs(self, n: int) -> tuple[Numbered, Numbered]:
        """The runs of ``n`` words that both have; longer ones are sought only where shorter ones are."""
        if n not in self._runs:
            self._runs[n] = longer(self.runs(max(m for m in _RUN_WORDS if m < n)), n)
        return self._runs[n]

    def in_common(self, n: int) -> int:
        """How many runs of ``n`` words both texts have, each as often as the text that has fewer of it."""
        if n not in self._in_common:
            original, derivative = (Counter(filter(None, side.numbers)) for side in self.runs(n))
            self._in_common[n] = sum(min(times, derivative[number]) for number, times in original.items())
        return self._in_common[n]

    @cached_property
    def covered(self) -> tuple[float | None, float | None]:
        """Which share of the original's characters the derivative has in strings as long, and the reverse."""
        texts = _plain(self.original), _plain(self.derivative)
        first, second = (_strings(text, _COVERED) for text in texts)
        recurs = bytes(map(frozenset(second).__contains__, first))
        known = frozenset(compress(first, recurs))
        original, derivative = (
            _covered(flags, _COVERED) / len(text) if text else None
            for text, flags in zip(texts, (recurs, bytes(map(known.__contains__, second))), strict=True)
        )
        return original, derivative

    @cached_property
    def has_words(self) -> bool:
        """Whether both texts have words."""
        return all(self.words)

    @cached_property
    def blocks(self) -> list[Block]:
        """The runs that both texts share in the same order."""
        return matching_blocks(*self.words)


Value = Callable[[_Pair, int], float | None]


@dataclass(frozen=True, slots=True)
class _Spec:
    """How a row of the table is made."""

    name: str
    value: Value
    shows: str
    misses: tuple[str, ...]
    direction: Direction = "symmetric"
    level: Level = "words"
    n: int = 1
    max_words: float = float("inf")

    @property
    def reading(self) -> tuple[str, tuple[str, ...], Level]:
        return self.shows, self.misses, self.level


def _share_of_derivative(pair: _Pair, n: int) -> float | None:
    """:func:`containment` of the derivative's runs."""
    total = pair.totals(n)[1]
    return len(pair.runs(n)[1].places) / total if total else None


def _share_of_original(pair: _Pair, n: int) -> float | None:
    total = pair.totals(n)[0]
    return len(pair.runs(n)[0].places) / total if total else None


def _of_union(pair: _Pair, n: int) -> float:
    shared = pair.in_common(n)
    return shared / (sum(pair.totals(n)) - shared)


def _of_both(pair: _Pair, n: int) -> float:
    return 2 * pair.in_common(n) / sum(pair.totals(n))


def _of_mean(pair: _Pair, n: int) -> float:
    return pair.in_common(n) / sqrt(prod(pair.totals(n)))


def _of_shorter(pair: _Pair, n: int) -> float:
    return pair.in_common(n) / min(pair.totals(n))


def _by_counts(share: Callable[[_Pair, int], float]) -> Value:
    """A measure that looks only at how often each word or run occurs; None where either text has none."""

    def value(pair: _Pair, n: int) -> float | None:
        return share(pair, n) if all(pair.totals(n)) else None

    return value


def _by_order(name: str) -> Value:
    """A measure of ``textdistance`` that takes the words in their order."""

    def value(pair: _Pair, _: int) -> float | None:
        return float(_textdistance(name).normalized_similarity(*pair.words)) if pair.has_words else None

    return value


def _textdistance(name: str) -> "_TextDistance":
    # Imported here because it imports numpy where there is one.
    algorithm: _TextDistance = getattr(import_module("textdistance"), name)()
    algorithm.external = False  # else another package answers where one is installed
    return algorithm


class _TextDistance(Protocol):
    external: bool

    def normalized_similarity(self, *sequences: Sequence[Hashable]) -> float: ...


def _levenshtein(pair: _Pair, _: int) -> float | None:
    return 1 - levenshtein(*pair.words) / pair.longest if pair.has_words else None


def _same_places(pair: _Pair, _: int) -> float | None:
    return sum(map(eq, *pair.words)) / pair.longest if pair.has_words else None


def _same_beginning(pair: _Pair, _: int) -> float | None:
    same = sum(1 for _ in takewhile(bool, map(eq, *pair.words)))
    return same / pair.longest if pair.has_words else None


def _subsequence(pair: _Pair, _: int) -> float | None:
    return longest_subsequence(*pair.words) / pair.longest if pair.has_words else None


def _run(pair: _Pair, _: int) -> float | None:
    return max(block.size for block in pair.blocks) / pair.longest if pair.has_words else None


def _blocks(pair: _Pair, _: int) -> float | None:
    total = sum(map(len, pair.words))
    return 2 * sum(block.size for block in pair.blocks) / total if pair.has_words else None


def _coverage_of_derivative(pair: _Pair, _: int) -> float | None:
    return pair.covered[1]


def _coverage_of_original(pair: _Pair, _: int) -> float | None:
    return pair.covered[0]


_OF_DERIVATIVE: Direction = "of the derivative in the original"
_OF_ORIGINAL: Direction = "of the original in the derivative"


def _specs() -> Iterator[_Spec]:
    bag = ("order", "common_words", "rewording", "direction")
    runs = ("rewording", "names_and_quotations")
    ordered = ("moved_passages", "rewording", "direction")
    for n in _RUN_WORDS:
        level: Level = "words" if n == 1 else "n-grams"
        unseen = ("order", "common_words", "rewording") if n == 1 else runs
        found = "words_found" if n == 1 else "runs_found"
        yield _Spec("containment", _share_of_derivative, found, unseen, _OF_DERIVATIVE, level, n)
        yield _Spec("containment", _share_of_original, found, unseen, _OF_ORIGINAL, level, n)
    for n, shows, misses in ((1, "words_in_common", bag), (3, "runs_in_common", (*runs, "direction"))):
        level = "words" if n == 1 else "n-grams"
        lengths = (*misses, "length_difference")
        yield _Spec("jaccard", _by_counts(_of_union), shows, lengths, level=level, n=n)
        yield _Spec("sorensen_dice", _by_counts(_of_both), shows, lengths, level=level, n=n)
        yield _Spec("cosine", _by_counts(_of_mean), shows, lengths, level=level, n=n)
        yield _Spec("overlap", _by_counts(_of_shorter), "shorter_text_found", misses, level=level, n=n)
    coverage = ("rewording", "names_and_quotations")
    for value, direction in (
        (_coverage_of_derivative, _OF_DERIVATIVE),
        (_coverage_of_original, _OF_ORIGINAL),
    ):
        yield _Spec(
            "character_coverage",
            value,
            "characters_found",
            coverage,
            direction,
            "characters",
            _COVERED,
            _MAX_LONG_WORDS,
        )
    yield _Spec("hamming", _same_places, "same_word_in_same_place", ("small_shifts", *ordered))
    yield _Spec("prefix", _same_beginning, "same_beginning", ("all_after_first_difference", *ordered))
    yield _Spec("lcsstr", _run, "longest_run", ("all_other_runs", *ordered), max_words=_MAX_LONG_WORDS)
    yield _Spec("ratcliff_obershelp", _blocks, "blocks_in_order", ordered, max_words=_MAX_LONG_WORDS)
    yield _Spec(
        "lcsseq", _subsequence, "words_in_order", ("common_words", *ordered), max_words=_MAX_ARTICLE_WORDS
    )
    yield _Spec("levenshtein", _levenshtein, "fewest_edits", ordered, max_words=_MAX_ARTICLE_WORDS)
    swaps = ("order_among_neighbours", *ordered)
    yield _sentence_spec("damerau_levenshtein", "DamerauLevenshtein", "fewest_edits_and_swaps", ordered)
    yield _sentence_spec("jaro", "Jaro", "words_nearby", swaps)
    yield _sentence_spec("jaro_winkler", "JaroWinkler", "words_nearby_and_beginning", swaps)


def _sentence_spec(name: str, algorithm: str, shows: str, misses: tuple[str, ...]) -> _Spec:
    return _Spec(name, _by_order(algorithm), shows, misses, max_words=_MAX_SENTENCE_WORDS)


_SPECS = tuple(_specs())

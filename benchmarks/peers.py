"""What others offer for the same questions: how alike two texts are, and which passages they share.

Every peer gets the words of a text, in lower case, as a list.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from importlib.util import find_spec
from itertools import pairwise
from operator import itemgetter
from time import process_time

import textdistance

from benchmarks.scorers.plagdet import Aligned
from mediakit.texts.article import Article
from mediakit.texts.languages import load_language
from mediakit.texts.words import Words, find_words

__all__ = ["ALIGNERS", "SIMILARITIES", "Similarity", "cut_between", "pairs_of_words", "timed", "word_blocks"]

Keys = Sequence[str]
Similarity = Callable[[Keys, Keys], float]
_GAP, _LEAST_WORDS = 25, 30  # words between two seeds of a passage, and words of a passage, on either side
_NEAR = 3  # content words: so far apart are two that make a pair
_LEAST_BLOCK = 5  # words of a block of difflib's that can be a seed


def _difflib(a: Keys, b: Keys) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _difflib_with_junk(a: Keys, b: Keys) -> float:
    return SequenceMatcher(None, a, b).ratio()


def _jaccard(a: Keys, b: Keys) -> float:
    return float(textdistance.Jaccard(external=False).normalized_similarity(a, b))


def _cosine(a: Keys, b: Keys) -> float:
    return float(textdistance.Cosine(external=False).normalized_similarity(a, b))


def _similarities() -> dict[str, Similarity]:
    found: dict[str, Similarity] = {
        "difflib, autojunk off": _difflib,
        "difflib, autojunk on": _difflib_with_junk,
        "textdistance, Jaccard of words": _jaccard,
        "textdistance, cosine of words": _cosine,
    }
    if find_spec("rapidfuzz") is not None:
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - where it is installed
        from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415

        found["rapidfuzz, token set"] = lambda a, b: float(token_set_ratio(" ".join(a), " ".join(b))) / 100
        found["rapidfuzz, Indel of words"] = lambda a, b: float(Indel.normalized_similarity(a, b))
    return found


SIMILARITIES = _similarities()


def timed(work: Similarity, pairs: Sequence[tuple[Keys, Keys]]) -> tuple[list[float], float]:
    """The similarity of each pair, and the milliseconds of processor time that one took on average."""
    started = process_time()
    found = [work(*pair) for pair in pairs]
    return found, 1000 * (process_time() - started) / max(1, len(pairs))


def cut_between(values: Sequence[float], marks: Sequence[bool]) -> float:
    """The value from which on most marks are right, if all at or above it are taken; of several the least.

    Example:
        >>> cut_between([0.1, 0.3, 0.5, 0.9], [False, False, True, True])
        0.5
    """
    ordered = sorted(zip(values, marks, strict=True))
    right = sum(marks)
    best, cut = right, ordered[0][0]
    for (value, mark), (following, _) in pairwise([*ordered, (float("inf"), True)]):
        right += -1 if mark else 1
        if right > best and following > value:
            best, cut = right, following
    return cut


def word_blocks(original: Article, derivative: Article, *, autojunk: bool = False) -> list[Aligned]:
    """Passages from difflib's blocks of words: those of five words and more, joined over gaps."""
    a, b = find_words(original.text), find_words(derivative.text)
    blocks = SequenceMatcher(None, a.keys, b.keys, autojunk=autojunk).get_matching_blocks()
    seeds = [
        (block.b + step, block.a + step)
        for block in blocks
        if block.size >= _LEAST_BLOCK
        for step in range(block.size)
    ]
    return list(_passages(seeds, b, a))


def pairs_of_words(original: Article, derivative: Article) -> list[Aligned]:
    """The plain aligner: two content words near each other, in either order, are a seed, joined over gaps.

    A pair of words that the original has more than once is no seed.
    """
    a, b = find_words(original.text), find_words(derivative.text)
    known: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for pair, place in _content_pairs(a):
        known[pair].append(place)
    seeds = [(place, known[pair][0]) for pair, place in _content_pairs(b) if len(known.get(pair, ())) == 1]
    return list(_passages(seeds, b, a))


def _content_pairs(words: Words) -> Iterator[tuple[tuple[str, ...], int]]:
    stop_words = load_language("en").stop_words
    content = [(key, place) for place, key in enumerate(words.keys) if key not in stop_words]
    for number, (one, place) in enumerate(content):
        for other, _ in content[number + 1 : number + 1 + _NEAR]:
            yield tuple(sorted((one, other))), place


def _passages(seeds: Sequence[tuple[int, int]], derivative: Words, original: Words) -> Iterator[Aligned]:
    """Seeds parted wherever either text has a gap; what is long enough on both sides is a passage."""
    waiting = [(sorted(seeds), 0, 0)] if seeds else []
    while waiting:
        group, side, settled = waiting.pop()
        parts = list(_parted(sorted(group, key=itemgetter(side)), side))
        if len(parts) == 1 and settled:
            places = list(zip(*group, strict=True))
            (first, last), (start, stop) = ((min(each), max(each) + 1) for each in places)
            if min(last - first, stop - start) >= _LEAST_WORDS:
                yield Aligned(_ends(derivative, first, last), _ends(original, start, stop))
        else:
            waiting += [(part, 1 - side, len(parts) == 1) for part in parts]


def _parted(group: Sequence[tuple[int, int]], side: int) -> Iterator[list[tuple[int, int]]]:
    part = [group[0]]
    for before, after in pairwise(group):
        if after[side] - before[side] > _GAP:
            yield part
            part = []
        part.append(after)
    yield part


def _ends(words: Words, first: int, stop: int) -> tuple[int, int]:
    return words.starts[first], words.ends[stop - 1]


ALIGNERS: dict[str, Callable[[Article, Article], list[Aligned]]] = {
    "difflib's word blocks, autojunk off": word_blocks,
    "difflib's word blocks, autojunk on": lambda a, b: word_blocks(a, b, autojunk=True),
    "pairs of nearby content words": pairs_of_words,
}

"""A text cut into pieces, about a sentence each, with what in them can show a likeness."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mediakit.texts.article import Article
from mediakit.texts.words import Words

__all__ = ["STEM", "Side"]

# Where a piece may end. Abbreviations are not told apart: a piece cut too short does no harm here.
_CUT = re.compile(r"[.!?…]+[\"'”“’‘»)\]]*(?=\s)|[。！？｡]+|\n+")
_MIN_WORDS = 3  # shorter pieces join the one that follows
_MAX_WORDS = 60  # text without any marks is cut all the same
STEM = 6  # letters of a word that tell its meaning well enough here, in any language


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a pair.

    Attributes:
        article: The text.
        words: Its words.
        starts: For each piece the place of its first word; then the number of words.
        stems: For each piece how often the stem of each of its words occurs in it, stop words left out.
    """

    article: Article
    words: Words
    starts: list[int]
    stems: list[dict[str, int]]

    @classmethod
    def of(cls, article: Article) -> "Side":
        """The pieces of an article."""
        starts = list(_starts(article.text, article.words))
        side = cls(article, article.words, starts, [])
        side.stems.extend(side.count(start, stop) for start, stop in pairwise(starts))
        return side

    def __len__(self) -> int:
        return len(self.stems)

    def size(self, first: int, stop: int) -> int:
        """How many words the pieces from ``first`` up to but not including ``stop`` have."""
        return self.starts[stop] - self.starts[first]

    def count(self, start: int, stop: int) -> dict[str, int]:
        """How often each stem occurs among the words from ``start`` to ``stop``, stop words left out."""
        stop_words = self.article.knowledge.stop_words
        counts: dict[str, int] = {}
        for key in self.words.keys[start:stop]:
            if key not in stop_words:
                stem = key[:STEM]
                counts[stem] = counts.get(stem, 0) + 1
        return counts


def _starts(text: str, words: Words) -> Iterator[int]:
    """The places of the words that begin a piece; then the number of words."""
    count = len(words)
    start = 0
    cuts = [match.end() for match in _CUT.finditer(str(text))]
    for cut in [*cuts, len(text)]:
        stop = bisect_left(words.starts, cut, start)
        if stop - start < _MIN_WORDS and stop < count:
            continue
        yield from range(start, stop, _MAX_WORDS)
        start = max(start, stop)
    yield count

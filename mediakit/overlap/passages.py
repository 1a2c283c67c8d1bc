"""Passages that two texts share, word for word or reworded, moved ones included."""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Literal

from mediakit.overlap.condensed import find_condensed
from mediakit.overlap.edits import Edit, word_edits
from mediakit.overlap.grounds import find_moved, grounds
from mediakit.overlap.pieces import Side
from mediakit.overlap.ranges import Ranges, Settings
from mediakit.overlap.runs import find_runs
from mediakit.overlap.stretches import Stretch, apart, cut, left_over, whole
from mediakit.overlap.weights import find_links, weigh
from mediakit.texts.article import Article, as_article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span
from mediakit.texts.words import Word, Words

__all__ = ["Passage", "PassageKind", "find_passages"]

PassageKind = Literal["verbatim", "light", "paraphrase"]

_LIGHT_SHARE = 0.5  # of the derivative's pairs of neighbouring words that stand so in the original
_RUN_WORDS = 5  # shared runs that set the edges of a passage have so many words, or fewer if a passage may
_GAP = 1.5  # words of a gap for each word that a passage must have


@dataclass(frozen=True)
class Passage:
    """A stretch of text that both documents share, and how the two differ.

    Attributes:
        original: Where it stands in the original's text.
        derivative: Where it stands in the derivative's text.
        kind: ``verbatim``: the same words up to case, punctuation and quote style; ``light``: half or more of
            the derivative's neighbouring words stand side by side in the original too; ``paraphrase``: the
            rest.
        reasons: What it rests on, the weightiest first.
        certainty: How sure it is that this is more than likeness of subject, in [0, 1]. It does not say who
            drew on whom: both may have used a third text.
    """

    original: Span
    derivative: Span
    kind: PassageKind
    reasons: tuple[Reason, ...]
    certainty: float
    _articles: tuple[Article, Article] = field(repr=False, compare=False)

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """How the original's words become the derivative's, in order; worked out when first asked for."""
        original, derivative = self._articles
        return word_edits(
            _words_in(original.words, self.original),
            _words_in(derivative.words, self.derivative),
            texts=(original.text, derivative.text),
        )


def find_passages(
    original: str | Article,
    derivative: str | Article,
    *,
    min_words: int = 5,
    max_gap_words: int | None = None,
    min_certainty: float = 0.7,
) -> tuple[Passage, ...]:
    """Passages of the derivative that stand in the original too, word for word or reworded, moved or not.

    Sentences of both texts that share telling words are linked: the fewer sentences a word stands in, the
    more it tells. Links that lie near each other in both texts make a passage, whose edges are put where the
    likeness ends; neighbouring sentences drawn from places far apart make one that condenses. Each sentence
    of the derivative is left to the passage that explains most of it. Shared runs of at least ``min_words``
    words outside all of these are passages of their own.

    Args:
        original: The earlier report.
        derivative: The later one.
        min_words: The least number of words of a passage, on either side. The larger it is, the fewer and the
            longer the passages.
        max_gap_words: How many words without a counterpart may stand inside a passage between sentences that
            have one; one and a half times ``min_words`` if not given.
        min_certainty: Reworded passages that are less sure than this are left out, in [0, 1].

    Returns:
        Passages in the derivative's order; no two share a word of the derivative. Empty if there is none,
        which does not show that the texts are independent. The cost grows with the length of the texts.

    Raises:
        ValueError: If an argument is out of range; the message names all that are.

    Example:
        >>> found = find_passages("Rain. The night bus will stay.", "“The night bus will stay,” he said.")
        >>> [(passage.kind, passage.derivative) for passage in found]
        [('verbatim', Span(start=1, end=24))]

    Source:
        The steps are those of Sanchez-Perez, Sidorov and Gelbukh 2014, "A winning approach to text alignment
        for text reuse detection at PAN 2014"; the weights, the edges, certainty and condensing are our own.
    """
    if max_gap_words is None:
        max_gap_words = int(_GAP * min_words)
    settings = Settings(min_words, max_gap_words, min_certainty)
    _check(settings)
    articles = as_article(original), as_article(derivative)
    pair = weigh(Side.of(articles[0]), Side.of(articles[1]))
    links = list(find_links(*pair))
    ranges = Ranges(*pair, settings)
    runs = find_runs(articles[0].words.keys, articles[1].words.keys, min(min_words, _RUN_WORDS))
    condensed, found = find_condensed(ranges, links, ranges.find(links))
    stretches = [whole(ranges, within) for within in condensed]
    stretches += [part for within in found for part in cut(ranges, whole(ranges, within), runs)]
    stretches += left_over(ranges, stretches, runs)
    stretches = apart(ranges, stretches)
    moved = find_moved(stretches)
    return tuple(
        Passage(
            articles[0].words.span(*stretch.original),
            articles[1].words.span(*stretch.derivative),
            _kind(stretch, articles[0].words, articles[1].words),
            grounds(stretch, *pair, runs, moved=place in moved),
            stretch.certainty,
            articles,
        )
        for place, stretch in enumerate(stretches)
    )


def _check(settings: Settings) -> None:
    problems = []
    if settings.min_words < 1:
        problems.append(f"min_words must be at least 1, got {settings.min_words}")
    if settings.max_gap_words < 0:
        problems.append(f"max_gap_words must not be negative, got {settings.max_gap_words}")
    if not 0 <= settings.min_certainty <= 1:
        problems.append(f"min_certainty must be between 0 and 1, got {settings.min_certainty}")
    if problems:
        raise ValueError("; ".join(problems))


def _kind(stretch: Stretch, original: Words, derivative: Words) -> PassageKind:
    before, after = original.keys[slice(*stretch.original)], derivative.keys[slice(*stretch.derivative)]
    if before == after:
        return "verbatim"
    known = frozenset(pairwise(before))
    kept = sum(neighbours in known for neighbours in pairwise(after))
    return "light" if kept and kept >= _LIGHT_SHARE * (len(after) - 1) else "paraphrase"


def _words_in(words: Words, span: Span) -> list[Word]:
    first, stop = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
    return [words[place] for place in range(first, stop)]

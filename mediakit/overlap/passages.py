"""Passages that two texts share, word for word or reworded, moved ones included."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from mediakit.overlap.edits import Edit, word_edits
from mediakit.overlap.runs import Run, find_runs
from mediakit.texts.article import Article, as_article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["Passage", "PassageKind", "find_passages"]

PassageKind = Literal["verbatim", "light", "paraphrase"]


@dataclass(frozen=True)
class Passage:
    """Words that both documents share, and how they differ.

    Attributes:
        original: Where the passage stands in the original's text.
        derivative: Where it stands in the derivative's text.
        kind: ``verbatim``: the same words up to case, punctuation and quote style; ``light``: most of the
            words, in runs; ``paraphrase``: much of the content in other words or another order.
        reasons: What the passage rests on.
        certainty: How sure it is that the likeness is more than the subject's, in [0, 1].
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
        words = (
            [word for word in article.words if span.start <= word.start and word.end <= span.end]
            for article, span in zip(self._articles, (self.original, self.derivative), strict=True)
        )
        return word_edits(*words, texts=(self._articles[0].text, self._articles[1].text))


def find_passages(
    original: str | Article, derivative: str | Article, *, min_words: int = 5
) -> tuple[Passage, ...]:
    """Passages that both texts share, moved ones included.

    Args:
        original: The earlier report.
        derivative: The later one.
        min_words: The least number of words of a passage.

    Returns:
        Passages in the derivative's order; empty if there is none.

    Raises:
        ValueError: If ``min_words`` is less than 1.

    Example:
        >>> (passage,) = find_passages("It rained. The night bus will stay.", "“The night bus will stay,” she said.")
        >>> passage.kind, passage.derivative
        ('verbatim', Span(start=1, end=24))
    """
    if min_words < 1:
        raise ValueError(f"min_words must be at least 1, got {min_words}")
    articles = as_article(original), as_article(derivative)
    runs = _apart(find_runs(articles[0].words.keys, articles[1].words.keys, min_words), min_words)
    return tuple(_verbatim(run, articles) for run in runs)


def _apart(runs: Iterable[Run], min_words: int) -> list[Run]:
    """The runs, each cut where the one before it ends."""
    kept: list[Run] = []
    free = 0
    for run in runs:
        late = max(0, free - run.derivative)
        if run.size - late >= min_words:
            kept.append(Run(run.original + late, run.derivative + late, run.size - late))
            free = run.derivative + run.size
    return kept


def _verbatim(run: Run, articles: tuple[Article, Article]) -> Passage:
    original = articles[0].words.span(run.original, run.original + run.size)
    derivative = articles[1].words.span(run.derivative, run.derivative + run.size)
    reason = Reason("passage_run", {"words": run.size}, (original,), (derivative,))
    return Passage(original, derivative, "verbatim", (reason,), 1.0, articles)

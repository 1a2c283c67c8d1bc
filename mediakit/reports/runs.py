"""A sentence cut into runs: stretches of its text, each with what became of its words.

What is shown anywhere, in a terminal, on a page or in a widget, is made from runs, so that no reader of
offsets is needed there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from mediakit.derivation.links import Link
from mediakit.overlap.edits import word_edits
from mediakit.texts.article import Article
from mediakit.texts.spans import Span
from mediakit.texts.words import Word

__all__ = ["Run", "SourceRuns", "State", "cut", "link_runs"]

State = Literal["kept", "changed", "added", "gone", "plain"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and what became of its words.

    Attributes:
        text: The words as printed, with what stands between them.
        state: ``kept`` on both sides; ``changed`` for others; ``added`` in the derivative; ``gone`` from the
            original; ``plain`` for a sentence without counterpart.
    """

    text: str
    state: State


@dataclass(frozen=True, slots=True)
class SourceRuns:
    """One source sentence of a link, cut into runs."""

    span: Span
    runs: tuple[Run, ...]


def link_runs(
    link: Link, original: Article, derivative: Article
) -> tuple[tuple[Run, ...], tuple[SourceRuns, ...]]:
    """The derivative sentence of ``link`` and its sources, cut by what happened to their words.

    A word is kept when it stands in the same order in a source, or when a content word stands anywhere in
    one: what was moved is not shown as lost and added. Words that took the place of others are changed; the
    rest is added or gone.
    """
    if not link.original:
        return (Run(derivative.text[link.derivative], "plain"),), ()
    words = derivative.words_in(link.derivative)
    sources = [(span, original.words_in(span)) for span in sorted(link.original)]
    states: list[State] = ["added"] * len(words)
    shown = []
    for span, source in sources:
        before, after = _aligned(
            source, words, derivative.knowledge.stop_words, main=span == link.original[0]
        )
        states = [max(pair, key=_STRENGTH.__getitem__) for pair in zip(states, after, strict=True)]
        shown.append(SourceRuns(span, tuple(cut(original.text, span, _stretches(source, before)))))
    return tuple(cut(derivative.text, link.derivative, _stretches(words, states))), tuple(shown)


_MAX_REPLACED = 2  # so many words for each one, and so many more, may stand for others
_STRENGTH: dict[State, int] = {"plain": 0, "gone": 0, "added": 0, "changed": 1, "kept": 2}


def _aligned(
    source: Sequence[Word], words: Sequence[Word], stop_words: frozenset[str], *, main: bool
) -> tuple[list[State], list[State]]:
    """What became of each word of one source, and how each word of the derivative sentence stands to it.

    Only words of the main source, and only about as many, are taken to have been replaced by others.
    """
    before: list[State] = ["gone"] * len(source)
    after: list[State] = ["added"] * len(words)
    for edit in word_edits(source, words):
        sizes = [stop - first for first, stop in (edit.original_words, edit.derivative_words)]
        replaced = (
            edit.kind == "replace" and main and max(sizes) <= _MAX_REPLACED * min(sizes) + _MAX_REPLACED
        )
        state: State | None = "kept" if edit.kind == "keep" else "changed" if replaced else None
        if state:
            before[slice(*edit.original_words)] = [state] * sizes[0]
            after[slice(*edit.derivative_words)] = [state] * sizes[1]
    shared = {_bare(word) for word in source} & {_bare(word) for word in words} - stop_words
    for side, states in ((source, before), (words, after)):
        for index, word in enumerate(side):
            if _bare(word) in shared:
                states[index] = "kept"
    return before, after


def _bare(word: Word) -> str:
    """The word without the ending of a possessive: a name is the same name with it."""
    return word.key.removesuffix("'s")


def _stretches(words: Sequence[Word], states: Sequence[State]) -> list[tuple[Span, State]]:
    """Neighbouring words of one state as one stretch."""
    found = []
    for state, group in groupby(range(len(words)), key=states.__getitem__):
        indexes = list(group)
        found.append((Span(words[indexes[0]].start, words[indexes[-1]].end), state))
    return found


def cut(text: str, span: Span, marked: Iterable[tuple[Span, State]]) -> list[Run]:
    """The text of ``span`` as runs; what stands between two marked stretches goes with neither.

    Example:
        >>> marked = [(Span(0, 5), "kept"), (Span(6, 10), "changed")]
        >>> [run.text for run in cut("Buses stay put.", Span(0, 15), marked)]
        ['Buses', ' ', 'stay', ' put.']
    """
    runs: list[Run] = []
    position = span.start
    for stretch, state in sorted(marked):
        start, end = max(stretch.start, position), min(stretch.end, span.end)
        if start >= end:
            continue
        if start > position:
            runs.append(Run(text[position:start], "plain"))
        runs.append(Run(text[start:end], state))
        position = end
    if position < span.end:
        runs.append(Run(text[position : span.end], "plain"))
    return runs

"""A sentence cut into runs: stretches of its text, each with what became of its words.

What is shown anywhere, in a terminal, on a page or in a widget, is made from runs, so that no reader of offsets is needed there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from mediakit.derivation.links import Link
from mediakit.texts.article import Article
from mediakit.texts.spans import Span

__all__ = ["Run", "State", "cut", "derivative_runs", "original_runs"]

State = Literal["kept", "changed", "added", "gone", "plain"]
_DERIVATIVE_STATES: dict[str, State] = {"keep": "kept", "replace": "changed", "insert": "added"}
_ORIGINAL_STATES: dict[str, State] = {"keep": "kept", "replace": "changed", "delete": "gone"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and what became of its words.

    Attributes:
        text: The words as printed, with what stands between them.
        state: ``kept`` on both sides; ``changed`` for others; ``added`` in the derivative; ``gone`` from the original; ``plain`` for
            a sentence without counterpart.
    """

    text: str
    state: State


def derivative_runs(link: Link, derivative: Article) -> list[Run]:
    """The derivative sentence of ``link``, cut by what happened to its words."""
    if not link.original:
        return [Run(derivative.text[link.derivative], "plain")]
    marked = [(edit.derivative, _DERIVATIVE_STATES[edit.kind]) for edit in link.edits if edit.kind in _DERIVATIVE_STATES]
    return cut(derivative.text, link.derivative, marked)


def original_runs(link: Link, source: Span, original: Article) -> list[Run]:
    """One source sentence of ``link``, cut by what happened to its words."""
    marked = [(edit.original, _ORIGINAL_STATES[edit.kind]) for edit in link.edits if edit.kind in _ORIGINAL_STATES]
    return cut(original.text, source, marked)


def cut(text: str, span: Span, marked: Iterable[tuple[Span, State]]) -> list[Run]:
    """The text of ``span`` as runs; what stands between two marked stretches goes with neither.

    Example:
        >>> [run.text for run in cut("Buses stay put.", Span(0, 15), [(Span(0, 5), "kept"), (Span(6, 10), "changed")])]
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

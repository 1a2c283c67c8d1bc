"""How the wording of a text as a whole recurs: the kinds of a link, asked of the whole derivative."""

import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from mediakit.derivation.kinds import kept_runs
from mediakit.derivation.links import Link
from mediakit.texts.article import Article

__all__ = ["Reuse", "ReuseKind", "ReuseScale", "find_reuse", "load_scale", "reuse_figures"]

ReuseKind = Literal["verbatim", "light", "paraphrase", "none"]

_LONG_RUN = 6  # words


@dataclass(frozen=True, slots=True)
class Reuse:
    """How much of a text's wording recurs, as one word and the figures behind it.

    Attributes:
        kind: ``verbatim`` (near copy), ``light``, ``paraphrase`` (heavily reworded) or ``none``.
        figures: Shares of the text's words, in [0, 1]; see :func:`reuse_figures`.
    """

    kind: ReuseKind
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ReuseScale:
    """Where one kind ends and the next begins.

    Attributes:
        least_linked: Share of words in linked sentences from which anything counts as reused.
        weights: Of the figures; their weighted sum places the text.
        light: The sum from which it is lightly edited.
        verbatim: The sum from which it is a near copy.
    """

    least_linked: float
    weights: Mapping[str, float]
    light: float
    verbatim: float

    def kind(self, figures: Mapping[str, float]) -> ReuseKind:
        """Where a text with these figures stands."""
        if figures["linked"] < self.least_linked:
            return "none"
        place = sum(weight * figures[name] for name, weight in self.weights.items())
        return "verbatim" if place >= self.verbatim else "light" if place >= self.light else "paraphrase"


def find_reuse(derivative: Article, links: Sequence[Link]) -> Reuse:
    """How the wording of a text as a whole recurs in the original that its links point to.

    Made for answers and essays as much as for news: quotations count like any other words. It says nothing
    about who drew on whom.

    Args:
        derivative: The text asked about.
        links: Its links, from :func:`mediakit.derivation.align.find_links`.

    Returns:
        The kind and its figures; ``none`` with noughts for a text without sentences.

    Example:
        >>> from mediakit.derivation.align import find_links
        >>> before = Article("The council closed the pool. Rain had cracked its roof.")
        >>> find_reuse(before, find_links(before, before)).kind
        'verbatim'

    Source:
        The scale is that of Clough and Stevenson 2011, "Developing a corpus of plagiarised short answers";
        its limits were fitted on three of the five tasks (``resources/whole_text.toml``).
    """
    figures = reuse_figures(derivative, links)
    return Reuse(load_scale().kind(figures), figures)


def reuse_figures(derivative: Article, links: Sequence[Link]) -> dict[str, float]:
    """What the scale weighs, each in [0, 1].

    * ``linked``: share of the text's words that stand in sentences with a source.
    * ``in_long_runs``: of the words kept in their sources' order, the share that stands in runs of six or
      more.
    * ``unbroken``: in the sentences with a source, one minus the number of edits a word: the less often the
      wording is broken, the higher, however much each edit changes.
    """
    words = sum(_length(derivative, link) for link in links)
    linked = sum(_length(derivative, link) for link in links if link.original)
    runs = [(run, _length(derivative, link)) for link in links for run in kept_runs(link.edits)]
    broken = sum(edit.kind != "keep" for link in links for edit in link.edits)
    return {
        "linked": linked / max(1, words),
        "in_long_runs": sum(run for run, whole in runs if run >= min(_LONG_RUN, whole))
        / max(1, sum(run for run, _ in runs)),
        "unbroken": max(0.0, 1.0 - broken / linked) if linked else 0.0,
    }


def _length(derivative: Article, link: Link) -> int:
    starts = derivative.words.starts
    return bisect_left(starts, link.derivative.end) - bisect_left(starts, link.derivative.start)


@cache
def load_scale() -> ReuseScale:
    """The fitted scale of ``resources/whole_text.toml``."""
    data = tomllib.loads(
        (files("mediakit.derivation.resources") / "whole_text.toml").read_text(encoding="utf-8")
    )
    weights = {name: float(weight) for name, weight in data["weights"].items()}
    return ReuseScale(float(data["least_linked"]), weights, float(data["light"]), float(data["verbatim"]))

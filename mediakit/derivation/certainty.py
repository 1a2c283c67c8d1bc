"""How sure a link is."""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from mediakit.derivation.candidates import Candidate, Index
from mediakit.derivation.logistic import load_logistic
from mediakit.derivation.terms import Statement

__all__ = ["Chances", "figures_of", "find_chances"]

_SOME = 0.3  # share of a sentence's weight


class Chances(NamedTuple):
    """What is likely of one derivative sentence.

    Attributes:
        linked: That it comes from its best candidate, in [0, 1]; 0.0 without a candidate.
        new: That it comes from no original sentence, should it be left without a source.
    """

    linked: float
    new: float


def find_chances(
    index: Index, statements: Sequence[Statement], candidates: Sequence[Sequence[Candidate]]
) -> list[Chances]:
    """How likely it is that each sentence comes from its best candidate, and from none.

    Logistic in a few figures that can only grow with the evidence, so that taking evidence away never makes a
    link surer. The weights are in ``resources/certainty.toml`` and ``resources/unlinked.toml``, with the
    sets they were fitted on; the second weighs the first chance alone.

    Args:
        index: The original.
        statements: The derivative's sentences.
        candidates: The candidates of each, best first.
    """
    linked, unlinked = load_logistic("certainty"), load_logistic("unlinked")
    found = []
    for figures in figures_of(index, statements, candidates):
        chance = linked.chance(figures) if figures else 0.0
        found.append(Chances(chance, 1.0 - unlinked.chance({"best": chance})))
    return found


def figures_of(
    index: Index, statements: Sequence[Statement], candidates: Sequence[Sequence[Candidate]]
) -> list[dict[str, float]]:
    """What the certainty of each sentence's best candidate depends on; empty where there is none.

    * ``words``: how many different words are shared that are no names (logarithm).
    * ``named``: weight of the names and numbers that are shared (logarithm).
    * ``some``: share of the sentence's weight that the candidate accounts for, up to 0.3: below that a link
      is unlikely whatever else speaks for it, and above it more tells little.
    * ``ahead``: how much better it fits than the next best.
    * ``some_beside``, ``share_beside``: how near it stands to the sources of the neighbouring sentences,
      times ``some`` and times the whole share: a place alone is no evidence.
    * ``run``: longest run of the same words (logarithm).
    * ``choice``: minus the logarithm of how many original sentences there are: of many, one fits by chance.
    * ``company``: the mean share over all sentences: where most of a report is drawn from the other, one
      more is likelier to be.
    """
    shares = [_share(index, *pair) for pair in zip(statements, candidates, strict=True)]
    about_pair = {
        "choice": -log(max(1, len(index.pair.original.statements))),
        "company": sum(shares) / max(1, len(shares)),
    }
    return [
        {**_figures(found, share), **about_pair} if found else {}
        for found, share in zip(candidates, shares, strict=True)
    ]


def _share(index: Index, statement: Statement, candidates: Sequence[Candidate]) -> float:
    own = index.pair.mass(statement)
    return min(1.0, candidates[0].match.total / own) if candidates and own else 0.0


def _figures(candidates: Sequence[Candidate], share: float) -> dict[str, float]:
    main, some = candidates[0], min(_SOME, share)
    shared = main.match.shared
    second = candidates[1].score if len(candidates) > 1 else 0.0
    return {
        "words": log(1.0 + len({one.root for one in shared if not one.named})),
        "named": log(1.0 + sum([one.weight for one in shared if one.named])),
        "some": some,
        "ahead": min(1.0, main.score - second),
        "some_beside": some * main.neighbour,
        "share_beside": share * main.neighbour,
        "run": log(1.0 + main.match.run),
    }

"""Which candidates are a sentence's sources: the best one, and those that account for what it leaves open."""

from collections.abc import Collection, Sequence
from math import log

from mediakit.derivation.candidates import Candidate, Index
from mediakit.derivation.logistic import load_logistic
from mediakit.derivation.matching import Match, match
from mediakit.derivation.terms import Statement

__all__ = ["answered_by", "figures_of", "find_sources"]

_MOST_SOURCES = 4
_ANSWERED = 0.5  # a word that the sources so far answer this far is no longer open
_LEAST_CHANCE = 0.3  # of being a further source


def find_sources(
    index: Index, statement: Statement, candidates: Sequence[Candidate], taken: Collection[int] = ()
) -> tuple[Candidate, ...]:
    """The candidates that together account for the sentence, the main one first.

    A further source is taken where it accounts for words that are still open; it may do so with less the
    nearer it stands to a source. The weights are in ``resources/fusion.toml``.
    """
    if not candidates:
        return ()
    sources = [candidates[0]]
    open_to = list(candidates[1:])
    decide = load_logistic("fusion")
    while open_to and len(sources) < _MOST_SOURCES:
        answered = answered_by(index, sources)
        chances = [
            (decide.chance(figures_of(index, statement, one, sources, answered, taken)), one)
            for one in open_to
        ]
        chance, best = max(chances, key=lambda pair: (pair[0], -pair[1].index))
        if chance < _LEAST_CHANCE:
            break
        sources.append(best)
        open_to.remove(best)
    return tuple(sources)


def figures_of(  # noqa: PLR0913, PLR0917 - the figures rest on that much
    index: Index,
    statement: Statement,
    candidate: Candidate,
    sources: Sequence[Candidate],
    answered: Collection[int],
    taken: Collection[int] = (),
) -> dict[str, float]:
    """What speaks for a further source beside those found.

    * ``exact``, ``named``, ``group``: weight of the open words that it answers with the same word, with a
      name or number, with another word for it (logarithms); ``together``: what their standing together adds.
    * ``own``: the share of the sentence's weight that these make up.
    * ``beside``, ``near``: whether it stands next to a source, or next but one.
    * ``run``: longest run of the same words with an open one among them (logarithm).
    * ``free``: whether it is no other sentence's main source.

    Open are the words that are not among those ``answered`` by the sources found.
    """
    further = match(index.sources, candidate.index, statement, answered)
    words = [(weight, group, named) for _, _, _, group, weight, named in further.words]
    distance = min([abs(candidate.index - source.index) for source in sources])
    return {
        "exact": log(1.0 + sum([weight for weight, group, named in words if not (named or group)])),
        "named": log(1.0 + sum([weight for weight, group, named in words if named and not group])),
        "group": log(1.0 + sum([weight for weight, group, _ in words if group])),
        "together": log(1.0 + further.together),
        "own": (further.mass + further.together) / max(index.pair.mass(statement), 1e-9),
        "beside": float(distance == 1),
        "near": float(distance == 2),
        "run": log(1.0 + max(further.run, _open_run(candidate.match, answered))),
        "free": float(candidate.index not in taken),
    }


def _open_run(found: Match, answered: Collection[int]) -> int:
    """The candidate's longest run of the same words, if a word of it is still open."""
    run = range(found.run_stop - found.run, found.run_stop)
    return found.run if any(word[0] in run and word[0] not in answered for word in found.words) else 0


def answered_by(index: Index, sources: Sequence[Candidate]) -> frozenset[int]:
    """The places of the words of a sentence that its sources account for."""
    pair = index.pair
    return frozenset(
        one.derivative
        for source in sources
        for one in source.match.shared
        if one.weight >= _ANSWERED * pair.weight(one.root)
    )

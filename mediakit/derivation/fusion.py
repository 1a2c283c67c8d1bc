"""Which candidates are the sources of a sentence: the best one, and those that account for what it leaves open."""

from collections.abc import Sequence

from mediakit.derivation.candidates import Candidate, Index
from mediakit.derivation.matching import match
from mediakit.derivation.terms import Statement

__all__ = ["find_sources"]

_MOST_SOURCES = 4
_ANSWERED = 0.5  # a word that the sources so far answer this far is no longer open
_GAIN = 6.0  # nats that a further source must add
_GAIN_NEAR = 4.0  # the same for one that stands beside a source
_GAIN_SHARE = 0.12  # of the sentence's weight


def find_sources(index: Index, statement: Statement, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that together account for the sentence, the main one first; empty if there is no candidate."""
    if not candidates:
        return ()
    sources = [candidates[0]]
    open_to = list(candidates[1:])
    whole = index.pair.mass(statement.items)
    while open_to and len(sources) < _MOST_SOURCES:
        answered = _answered(index, sources)
        gains = [(_gain(index, statement, one, answered), one) for one in open_to]
        gain, best = max(gains, key=lambda pair: (pair[0], -pair[1].index))
        near = any(abs(best.index - source.index) == 1 for source in sources)
        if gain < max(_GAIN_NEAR if near else _GAIN, _GAIN_SHARE * whole):
            break
        sources.append(best)
        open_to.remove(best)
    return tuple(sources)


def _answered(index: Index, sources: Sequence[Candidate]) -> frozenset[int]:
    pair = index.pair
    return frozenset(
        one.derivative
        for source in sources
        for one in source.match.shared
        if one.weight >= _ANSWERED * pair.weight(one.root)
    )


def _gain(index: Index, statement: Statement, candidate: Candidate, answered: frozenset[int]) -> float:
    """What a further source adds; a single word, or names alone, add nothing."""
    further = match(index.sources, candidate.index, statement, answered)
    telling = [one for one in further.shared if not one.named and one.weight > 1.0]
    if len(further.shared) < 2 or not telling:
        return 0.0
    return further.mass + further.together

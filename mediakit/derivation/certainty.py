"""How sure a link is."""

from collections.abc import Sequence
from math import exp, log

from mediakit.derivation.candidates import Candidate, Index
from mediakit.derivation.terms import Statement

__all__ = ["certainty_of", "features_of"]


def features_of(index: Index, statement: Statement, sources: Sequence[Candidate]) -> dict[str, float]:
    """What the certainty depends on; each can only grow with the evidence."""
    main = sources[0]
    own = index.pair.mass(statement.items)
    telling = sum(one.weight for one in main.match.shared if not one.named) + main.match.together
    named = sum(one.weight for one in main.match.shared if one.named)
    return {
        "telling": log(1.0 + telling),
        "named": log(1.0 + named),
        "share": min(1.0, main.match.total / own) if own else 0.0,
        "neighbour": main.neighbour,
        "run": log(1.0 + main.match.run),
    }


_WEIGHTS = {"telling": 1.2, "named": 0.3, "share": 5.0, "neighbour": 8.0, "run": 0.3}
_START = -4.0


def certainty_of(index: Index, statement: Statement, sources: Sequence[Candidate]) -> float:
    """How sure it is that the sentence comes from its sources, in [0, 1]; 0.0 without any."""
    if not sources:
        return 0.0
    features = features_of(index, statement, sources)
    return 1.0 / (1.0 + exp(-_START - sum(_WEIGHTS[name] * value for name, value in features.items())))

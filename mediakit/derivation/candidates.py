"""Which original sentences come into question for each derivative sentence, and how well each fits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from mediakit.derivation.matching import Match, Sources, match
from mediakit.derivation.terms import Pair, Statement
from mediakit.texts.structure import Role

__all__ = ["Candidate", "Index", "find_candidates", "with_neighbours"]

_KEPT = 5  # candidates looked at closely for each sentence
# Rare words find the candidates. One that more original sentences hold than the first figure finds none, nor
# do further words once as many places as the second have been looked at; all count where others found one.
_MOST_PLACES, _MOST_LOOKED_AT = 40, 250
_LENGTH = 0.3  # how far a long original sentence is discounted: it shares words more easily
_TYPICAL = (
    20.0  # nats added to a sentence's weight before its length is discounted in the first, rough choice
)
_ROUGHLY = 0.15  # of the best one's rough score, under which a sentence is not looked at closely
_NEIGHBOUR = 0.25  # what standing where the neighbours' sources stand adds at most
_REACH = 4  # sentences
_SAME = 0.5  # what standing in the very source of a neighbour adds, beside standing next to it


@dataclass(frozen=True, slots=True)
class Candidate:
    """An original sentence that a derivative one may come from.

    Attributes:
        index: Its place among the original's statements.
        match: What the two share.
        fit: How much of the derivative sentence's weight it accounts for, discounted for its length; can
            exceed 1.
        neighbour: What its place beside the sources of neighbouring sentences adds.
    """

    index: int
    match: Match
    fit: float
    neighbour: float = 0.0

    @property
    def score(self) -> float:
        """Fit and place together."""
        return self.fit + self.neighbour


# At how many places of the original a root stands, those of its groups counted too; and the statements that
# hold it, with the most that this shows: of many the first ones. Plain, so that the collector is spared them.
_Held = tuple[int, Mapping[int, float]]


class Index:
    """Where in the original each root and each group of roots stands."""

    def __init__(self, pair: Pair) -> None:
        self.sources = Sources(pair)
        self.pair = pair
        holders: dict[str, list[int]] = {}
        self._held: dict[str, _Held] = {}
        statements = pair.original.statements
        for index, statement in enumerate(statements):
            for root in statement.roots:
                holders.setdefault(root, []).append(index)
                for other in pair.others.get(root, ()):
                    places = holders.setdefault(other.name, [])
                    if not places or places[-1] != index:
                        places.append(index)
        self._holders = {name: tuple(places) for name, places in holders.items()}
        self._masses = [pair.mass(statement) for statement in statements]
        self.discounts = [(mass + _TYPICAL) ** -_LENGTH for mass in self._masses]

    def held(self, root: str) -> _Held:
        """Where a root stands in the original, itself or by another word, and what sharing it there shows."""
        found = self._held.get(root)
        if found is None:
            found = self._held[root] = self._look_up(root)
        return found

    def _look_up(self, root: str) -> _Held:
        pair, holders = self.pair, self._holders
        named = [
            (root, pair.weight(root)),
            *((name, weight) for name, _, weight in pair.others.get(root, ())),
        ]
        held = [(holders[name], weight) for name, weight in named if name in holders]
        gains: dict[int, float] = {}
        for places, weight in held:
            for place in places[:_MOST_PLACES]:
                if gains.get(place, 0.0) < weight:
                    gains[place] = weight
        return sum([len(places) for places, _ in held]), gains

    def role(self, index: int) -> Role:
        """Whether an original statement is the headline or a body sentence."""
        return self.pair.original.statements[index].sentence.role

    def mass(self, index: int) -> float:
        """How much an original statement's words show together."""
        return self._masses[index]


def find_candidates(
    index: Index, statement: Statement, most: int = _KEPT, length: float = _LENGTH
) -> tuple[Candidate, ...]:
    """The original sentences that share most with a derivative one, best first.

    Args:
        index: The original.
        statement: The derivative's sentence.
        most: How many sentences to look at closely.
        length: How far a long original sentence is discounted, from 0.0 (not at all) to 1.0.
    """
    pair = index.pair
    own = pair.mass(statement)
    found = [
        Candidate(place, matched, _fit(matched.total, own, index.mass(place), length))
        for place in _roughly(index, statement, most)
        if (matched := match(index.sources, place, statement)).words
    ]
    return tuple(sorted(found, key=lambda one: (-one.fit, one.index)))


def _fit(total: float, own: float, other: float, length: float) -> float:
    typical: float = max(own, 1e-9) ** (1 - length) * max(other, own, 1e-9) ** length
    return total / typical


def _roughly(index: Index, statement: Statement, most: int) -> list[int]:
    """The original sentences with most shared weight, counted without regard to order, rare words first."""
    weights: dict[int, float] = {}
    looked_at = 0
    for count, gains in sorted(map(index.held, statement.roots), key=itemgetter(0)):
        if weights and (looked_at + count > _MOST_LOOKED_AT or count > _MOST_PLACES):
            break
        looked_at += count
        for place, gain in gains.items():
            weights[place] = weights.get(place, 0.0) + gain
    discounts = index.discounts
    scored = [(weight * discounts[place], -place) for place, weight in weights.items()]
    scored.sort(reverse=True)
    return [-place for score, place in scored[:most] if score >= _ROUGHLY * scored[0][0]]


def with_neighbours(index: Index, candidates: Sequence[tuple[Candidate, ...]]) -> list[tuple[Candidate, ...]]:
    """The same candidates, each helped by how near it stands to the best ones of the neighbouring sentences.

    A headline has no such neighbours; there, the original's headline is helped.
    """
    statements = index.pair.derivative.statements
    best = [
        found[0] if found and statement.sentence.role == "body" else None
        for statement, found in zip(statements, candidates, strict=True)
    ]
    helped = []
    for number, (statement, found) in enumerate(zip(statements, candidates, strict=True)):
        beside = [one for one in (*best[max(0, number - 1) : number], *best[number + 1 : number + 2]) if one]
        if statement.sentence.role == "headline":
            added = [_NEIGHBOUR / 2 * (index.role(one.index) == "headline") for one in found]
        else:
            added = [_nearness(one.index, beside) for one in found]
        placed = [
            Candidate(one.index, one.match, one.fit, more) if more else one
            for one, more in zip(found, added, strict=True)
        ]
        helped.append(tuple(sorted(placed, key=lambda one: (-one.score, one.index))))
    return helped


def _nearness(place: int, beside: Sequence[Candidate]) -> float:
    """The better the neighbours' own sources fit and the nearer they stand, the more it helps."""
    added = 0.0
    for one in beside:
        distance = abs(one.index - place)
        if distance <= _REACH:
            # The very same sentence is likelier to have been used up than one beside it.
            added += min(1.0, one.fit) * (1 - (distance - 1) / _REACH if distance else _SAME)
    return _NEIGHBOUR * added / 2

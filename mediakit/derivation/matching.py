"""What one sentence of the derivative shares with one of the original: the evidence for a link."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mediakit.derivation.terms import Item, Other, Pair, Statement

__all__ = ["Match", "Shared", "Sources", "match"]

_NEAR_WORDS = 3  # two shared words this close on both sides are taken together
_TOGETHER = 0.4  # what that adds, as a share of the lighter one's weight
_RUN_WORD = 0.3  # what each stop word adds that stands between shared words on both sides
_CARRIED = 0.4  # how far a name counts that only a pronoun stands for


class Shared(NamedTuple):
    """A word of the derivative sentence and the original's word that it answers to.

    Attributes:
        derivative: The word's place among the derivative's words.
        original: The word's place among the original's words.
        root: The derivative word's root.
        group: The group that ties two different words; "" if it is the same word or one derived from it.
        weight: How much the word shows, times how far the two stand for each other.
        named: Whether it is a name or a number.
    """

    derivative: int
    original: int
    root: str
    group: str
    weight: float
    named: bool


# The same as a plain tuple: most matches are soon forgotten, and the collector need not visit these.
_Plain = tuple[int, int, str, str, float, bool]


@dataclass(frozen=True, slots=True)
class Match:
    """All that a derivative sentence shares with one original sentence.

    Attributes:
        words: The words that answer to each other, in the derivative's order, as plain tuples.
        mass: What they show together, in nats.
        together: What their standing together on both sides adds.
        run: The longest run of the same words on both sides, in words; 0 if there is none.
        run_stop: The place after its last word among the derivative's words.
        carried: What names add that a pronoun stands for.
    """

    words: tuple[_Plain, ...]
    mass: float
    together: float
    run: int
    run_stop: int
    carried: float

    @property
    def shared(self) -> tuple[Shared, ...]:
        """The words that answer to each other, in the derivative's order."""
        return tuple(map(Shared._make, self.words))

    @property
    def total(self) -> float:
        """All evidence, in nats."""
        return self.mass + self.together + self.carried


class Sources:
    """The original's sentences, ready to be matched with one of the derivative's after the other."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self._places: dict[int, dict[str, tuple[int, ...]]] = {}

    def places(self, index: int) -> Mapping[str, Sequence[int]]:
        """Where each root and each group of roots stands in an original statement."""
        found = self._places.get(index)
        if found is None:
            found = self._places[index] = {}
            statement, others = self.pair.original.statements[index], self.pair.others
            for place, root in zip(statement.places, statement.item_roots, strict=True):
                found[root] = (*found.get(root, ()), place)
                for other in others.get(root, ()):
                    found[other.name] = (*found.get(other.name, ()), place)
        return found


def match(sources: Sources, index: int, statement: Statement, skip: Collection[int] = ()) -> Match:
    """What ``statement`` of the derivative shares with the original's statement ``index``.

    Args:
        sources: The original's sentences.
        index: Which of them.
        statement: The derivative's sentence.
        skip: Places of its words that another source has already accounted for.
    """
    pair = sources.pair
    places, others = sources.places(index), pair.others
    shared: list[_Plain] = []
    used: set[int] = set()
    last = -1
    for word, root, named in zip(statement.places, statement.item_roots, statement.named, strict=True):
        if word in skip:
            continue
        place = _nearest(places[root], last, used) if root in places else None
        if place is not None:
            last = place
            shared.append((word, place, root, "", pair.weight(root), named))
        elif root in others and (found := _other(places, Item(word, root, named), others[root], last, used)):
            last = found[1]
            shared.append(found)
        else:
            continue
        used.add(last)
    together, run, run_stop = _together(pair, shared)
    mass = sum([weight for _, _, _, _, weight, _ in shared])
    return Match(tuple(shared), mass, together, run, run_stop, _carried(pair, index, statement, places))


def _other(
    places: Mapping[str, Sequence[int]], item: Item, others: Sequence[Other], last: int, used: Collection[int]
) -> _Plain | None:
    """The original's word that is in a group with ``item``; of several groups, the one that shows most."""
    best: _Plain | None = None
    most = 0.0
    for name, group, weight in others:
        if name in places:
            place = _nearest(places[name], last, used)
            if place is not None and (best is None or weight > most):
                best, most = (item.word, place, item.root, group, weight, item.named), weight
    return best


def _nearest(found: Sequence[int], last: int, used: Collection[int]) -> int | None:
    """The first place after the last one matched that is free, else the first free one."""
    if len(found) == 1:
        return None if found[0] in used else found[0]
    start = bisect_right(found, last)
    for place in found[start : start + 4]:
        if place not in used:
            return place
    return next((place for place in found[:4] if place not in used), None)


def _together(pair: Pair, shared: Sequence[_Plain]) -> tuple[float, int, int]:
    """What neighbouring shared words add, the longest run of the same words, and where it stops."""
    added, longest, run, stop = 0.0, 0, 0, 0
    keys, other_keys = pair.derivative.article.words.keys, pair.original.article.words.keys
    before, other_before, weight_before = -1, -1, 0.0
    for place, other, _, group, weight, _ in shared:
        same = not group and keys[place] == other_keys[other]
        run_before, run = run, 1 if same else 0
        if before >= 0:
            steps, other_steps = place - before, other - other_before
            if 0 < other_steps <= _NEAR_WORDS and steps <= _NEAR_WORDS:
                added += _TOGETHER * min(weight_before, weight)
            if (
                run_before
                and same
                and steps == other_steps
                and keys[before + 1 : place] == other_keys[other_before + 1 : other]
            ):
                run = run_before + steps
                added += _RUN_WORD * (steps - 1)
                if run > longest:
                    longest, stop = run, place + 1
        before, other_before, weight_before = place, other, weight
    return added, longest, stop


def _carried(pair: Pair, index: int, statement: Statement, places: Collection[str]) -> float:
    """What names add that a pronoun stands for, on either side."""
    other = pair.original.statements[index]
    if not (statement.carried or other.carried):
        return 0.0
    answered = [root for root in statement.carried if root in places or root in other.carried]
    answered += [root for root in other.carried if root in statement.roots and root not in places]
    return _CARRIED * sum(pair.weight(root) for root in dict.fromkeys(answered))

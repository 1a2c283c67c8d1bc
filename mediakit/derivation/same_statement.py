"""Whether two sentences say the same, with the words and figures that speak for it and against it.

Another question than where a sentence comes from: a sentence may be drawn from another, and leave half of it
out.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from mediakit.derivation.statement_figures import figures_of
from mediakit.derivation.statement_opposition import Opposition, find_oppositions
from mediakit.derivation.statement_pairing import Pairing, pair_words
from mediakit.derivation.statement_reasons import reasons_for, topic_of
from mediakit.derivation.statement_words import MAX_WORDS, read_statement
from mediakit.texts.reasons import Reason

__all__ = [
    "MAX_DISTANCE",
    "SameStatement",
    "Weights",
    "held_down",
    "load_weights",
    "pair_statements",
    "same_statement",
    "statement_similarity",
]

MAX_DISTANCE = 4.0  # spreads that a figure may lie from its mean before it is taken as just that far
_FITTED_FOR = "en"
# Not fitted: the set has hardly a pair that differs in nothing but one of these words.
_MOST_IF_OPPOSED = 0.2
_MOST_IF_OPEN = 0.6
_MOST_IF_LITTLE_SHARED = 0.4
_LITTLE = 0.4  # of the weight of both sentences' words
_MIN_WORDS = 8  # of the longer sentence: the set has no shorter pairs


@dataclass(frozen=True, slots=True)
class SameStatement:
    """Whether two sentences say the same.

    Attributes:
        same: Whether a reader would take one for the other.
        certainty: How sure that answer is, in [0, 1]: 0.5 is the toss of a coin, and of the answers given .8
            to .9 about 85% agree with people's. 0.0 where a sentence has no words.
        reasons: What the answer rests on, what weighed most first; spans in the first sentence as
            ``original``, in the second as ``derivative``.
    """

    same: bool
    certainty: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Weights:
    """Fitted numbers: how far each figure, and each product of two, moves the answer.

    Attributes:
        start: Log odds of "the same" for a pair whose every figure is at its mean.
        figures: For each figure its mean and its spread over the set, and its weight for one spread above
            the mean.
        products: Two figures, and the weight of the product of their distances from the mean, in spreads.
    """

    start: float
    figures: Mapping[str, tuple[float, float, float]]
    products: tuple[tuple[str, str, float], ...]

    def pulls(self, found: Mapping[str, float]) -> dict[str, float]:
        """How far each figure moves the log odds away from ``start``; a product is shared by its two figures.

        Example:
            >>> weights = Weights(0.0, {"a": (1.0, 2.0, 0.5), "b": (0.0, 1.0, 0.0)}, (("a", "b", 1.0),))
            >>> weights.pulls({"a": 3.0, "b": 2.0})
            {'a': 1.5, 'b': 1.0}
        """
        pulls, distances = {}, {}
        for name, (mean, spread, weight) in self.figures.items():
            distance = (found[name] - mean) / spread
            distances[name] = distance = max(-MAX_DISTANCE, min(MAX_DISTANCE, distance))
            pulls[name] = weight * distance
        for one, other, weight in self.products:
            half = weight * distances[one] * distances[other] / 2.0
            pulls[one] += half
            pulls[other] += half
        return pulls

    def chance(self, found: Mapping[str, float]) -> float:
        """The chance in [0, 1] that two sentences with these figures say the same."""
        return _chance(self.start + sum(self.pulls(found).values()))


@cache
def load_weights() -> Weights:
    """The numbers that came with this mediakit; the data file names the set they were fitted on."""
    data = json.loads(
        (files("mediakit.derivation.resources") / "same_statement.json").read_text(encoding="utf-8")
    )
    figures = {name: (mean, spread, weight) for name, (mean, spread, weight) in data["figures"].items()}
    return Weights(
        data["start"], figures, tuple((one, other, weight) for one, other, weight in data["products"])
    )


def same_statement(a: str, b: str, language: str = "en") -> SameStatement:
    """Whether two sentences say the same, how sure that is, and why.

    Symmetric: which sentence comes first changes nothing but the sides of the reasons. It compares what is
    written: words, their order, numbers by value, names, negation, what is left over on each side. It knows
    nothing of the world.

    Args:
        a: A sentence.
        b: Another.
        language: The language of both, two letters.

    Returns:
        The answer. Without words on one side it is no, with certainty 0.0. The weights were fitted to English
        news of 8 words and more: for shorter sentences and other languages, and where only the first 400
        words are read, the log odds are halved, and a reason says so.

    Example:
        >>> found = same_statement("The ferry sank on Monday.", "On Monday, the ferry sank.")
        >>> found.same, found.certainty > 0.5
        (True, True)
        >>> same_statement("The ferry sank on Monday.", "The mayor praised the new library.").same
        False

    Source:
        Regularised logistic regression over overlaps, leftovers and exchanges of words and their products,
        fitted to the training part of the Microsoft Research Paraphrase Corpus (Dolan, Quirk and Brockett
        2004).
    """
    pairing = pair_statements(a, b, language)
    if not len(pairing.first) or not len(pairing.second):
        return SameStatement(same=False, certainty=0.0, reasons=(Reason("statement_without_words"),))
    weights, figures = load_weights(), figures_of(pairing)
    pulls = _by_topic(weights.pulls(figures))
    odds = weights.start + sum(pulls.values())
    notes = _notes(pairing, language)
    free = _chance(odds / 2.0 if notes else odds)
    chance = held_down(free, pairing)
    pulls["opposition"] = _odds(chance) - _odds(free)
    same = chance > 0.5
    shown = pairing if _in_order(a, b) else _turned(pairing)
    reasons = reasons_for(shown, find_oppositions(shown), pulls)
    if _shared_weight(pairing) < _LITTLE:
        reasons = (Reason("statement_little_shared", {"share": round(_shared_weight(pairing), 4)}), *reasons)
    return SameStatement(same, chance if same else 1.0 - chance, (*reasons, *notes))


def held_down(chance: float, pairing: Pairing) -> float:
    """The chance that two sentences say the same, no higher than words that part them allow.

    Args:
        chance: What the weights give, in [0, 1].
        pairing: The two sentences.

    Returns:
        At most 0.2 where a negation, a number, a direction or an opposite is all that differs; at most 0.6
        where it is a name, the places of names, or how certain it is said to be; at most 0.4 where the
        sentences share less than two fifths of their words' weight; else the chance as it is.
    """
    shared = 1.0 if _shared_weight(pairing) >= _LITTLE else _MOST_IF_LITTLE_SHARED
    return min((chance, shared, *map(_most, find_oppositions(pairing))))


def _most(opposition: Opposition) -> float:
    return _MOST_IF_OPPOSED if opposition.decisive else _MOST_IF_OPEN


def statement_similarity(a: str, b: str, language: str = "en") -> float:
    """How much of what two sentences say they share, in [0, 1].

    Symmetric: the share of both sentences' words that have a counterpart in the other, long words counted
        for more than
    little ones. 0.0: nothing shared, or no words; 1.0: every word. A grade, not a chance: a changed name or
    number moves it little.

    Args:
        a: A sentence.
        b: Another.
        language: The language of both, two letters.

    Example:
        >>> statement_similarity("The dam held.", "The dam held!")
        1.0
    """
    return _shared_weight(pair_statements(a, b, language))


def _shared_weight(pairing: Pairing) -> float:
    whole = sum(pairing.first.weights) + sum(pairing.second.weights)
    ours = sum(pairing.first.weights[place] for place in sorted(pairing.paired))
    theirs = sum(pairing.second.weights[place] for place in sorted(pairing.back))
    return min(1.0, (ours + theirs) / whole) if whole else 0.0


def pair_statements(a: str, b: str, language: str = "en") -> Pairing:
    """Two sentences with their words paired, the shorter one first: their order changes no answer."""
    first, second = (a, b) if _in_order(a, b) else (b, a)
    return pair_words(read_statement(first, language), read_statement(second, language))


def _in_order(a: str, b: str) -> bool:
    return (len(a), str(a)) <= (len(b), str(b))


def _turned(pairing: Pairing) -> Pairing:
    how = {pairing.paired[place]: name for place, name in pairing.how.items()}
    return Pairing(pairing.second, pairing.first, pairing.back, how)


def _by_topic(pulls: Mapping[str, float]) -> dict[str, float]:
    topics: dict[str, float] = {}
    for figure, pull in pulls.items():
        topics[topic_of(figure)] = topics.get(topic_of(figure), 0.0) + pull
    return topics


def _notes(pairing: Pairing, language: str) -> tuple[Reason, ...]:
    """Where the pair is unlike those that the weights were fitted to."""
    notes = []
    if pairing.first.cut or pairing.second.cut:
        notes.append(Reason("statement_beginning_only", {"words": MAX_WORDS}))
    if max(len(pairing.first), len(pairing.second)) < _MIN_WORDS:
        notes.append(Reason("statement_shorter_than_measured", {"words": _MIN_WORDS}))
    if language != _FITTED_FOR:
        notes.append(Reason("statement_language_not_measured", {"language": language}))
    return tuple(notes)


def _chance(odds: float) -> float:
    return 1.0 / (1.0 + exp(-odds)) if odds > -700.0 else 0.0


def _odds(chance: float) -> float:
    return log(max(chance, 1e-9) / max(1.0 - chance, 1e-9))

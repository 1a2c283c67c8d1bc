"""How well confidence fits: calibration, and for tests with innocent pairs discrimination and bias."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import NormalDist, fmean

from mediakit.exercises.events import Event
from mediakit.wording import say

__all__ = ["Bin", "Calibration", "Discrimination", "calibrated", "calibration", "discrimination"]

_EDGES = (0, 60, 70, 80, 90, 101)
_JUDGED = {"right": True, "defensible": True, "not_yet": False}
_FEW = 5  # judgements below which nothing is said about them
_CLOSE = 0.05  # confidence within five points of what was right
_LEANING = 0.3  # a bias that is worth a word


@dataclass(frozen=True, slots=True)
class Bin:
    """Judgements of about the same confidence.

    Attributes:
        low: The least confidence that belongs here, 0 to 100.
        high: The least that does not.
        count: How many judgements.
        confidence: Their mean confidence, in [0, 1].
        right: The share of them that were right, in [0, 1].
    """

    low: int
    high: int
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence beside what was right.

    Attributes:
        bins: From least to most confidence; those without a judgement are left out.
        count: How many judgements.
        confidence: Mean confidence, in [0, 1]; 0.0 without judgements.
        right: The share that was right, in [0, 1]; 0.0 without judgements.
    """

    bins: tuple[Bin, ...]
    count: int
    confidence: float
    right: float

    @property
    def gap(self) -> float:
        """Mean confidence less the share that was right: above 0 surer than right, below 0 the other way."""
        return self.confidence - self.right

    def explain(self, language: str = "en") -> str:
        """What this means, in a sentence or two."""
        if self.count < _FEW:
            return say("exercise_calibration_few", language, count=self.count)
        name = "close" if abs(self.gap) <= _CLOSE else "over" if self.gap > 0 else "under"
        percent = {"confidence": round(100 * self.confidence), "right": round(100 * self.right)}
        return say(f"exercise_calibration_{name}", language, **percent)


@dataclass(frozen=True, slots=True)
class Discrimination:
    """How well changed pairs were told from sound ones.

    Attributes:
        hits: Changed pairs that were called changed.
        misses: Changed pairs that were not.
        false_alarms: Sound pairs that were called changed.
        rejections: Sound pairs that were not.
    """

    hits: int
    misses: int
    false_alarms: int
    rejections: int

    @property
    def d_prime(self) -> float:
        """Discrimination: 0 is guessing; the higher the better."""
        return self._z_hits - self._z_alarms

    @property
    def bias(self) -> float:
        """The criterion c: below 0 leans to suspicion, above 0 to trust; 0 is neither."""
        return -(self._z_hits + self._z_alarms) / 2

    def explain(self, language: str = "en") -> str:
        """What this means, in two sentences."""
        caught = say(
            "exercise_discrimination",
            language,
            hits=self.hits,
            changed=self.hits + self.misses,
            alarms=self.false_alarms,
            sound=self.false_alarms + self.rejections,
        )
        leaning = "even" if abs(self.bias) < _LEANING else "suspicion" if self.bias < 0 else "trust"
        return f"{caught} {say(f'exercise_bias_{leaning}', language)}"

    @property
    def _z_hits(self) -> float:
        return _z(self.hits, self.hits + self.misses)

    @property
    def _z_alarms(self) -> float:
        return _z(self.false_alarms, self.false_alarms + self.rejections)


def calibration(events: Iterable[Event]) -> Calibration:
    """Confidence against what was right, over the first answer to each exercise.

    Only first answers count: later ones know the feedback. Answers without confidence, and those that are
    noted only, are left out; a defensible answer counts as right.

    Args:
        events: The events of an answers file, or of several of one learner.

    Example:
        >>> sure = Event("a", "t", "attempt", "a", {"outcome": "right", "confidence": 90})
        >>> less = Event("b", "t", "attempt", "b", {"outcome": "not_yet", "confidence": 70})
        >>> events = [sure, less]
        >>> calibration(events).confidence, calibration(events).right
        (0.8, 0.5)
    """
    seen: set[tuple[str, object]] = set()
    judged: list[tuple[int, bool]] = []
    for event in events:
        place = (event.exercise, str(event.data.get("version", 1)))
        if event.what != "attempt" or place in seen:
            continue
        seen.add(place)
        confidence, outcome = event.answer.confidence, str(event.data.get("outcome"))
        if confidence is not None and outcome in _JUDGED and 0 <= confidence <= 100:
            judged.append((confidence, _JUDGED[outcome]))
    return calibrated(judged)


def discrimination(judged: Iterable[tuple[bool, bool]]) -> Discrimination:
    """How well changed pairs were told from sound ones.

    Args:
        judged: For each pair whether something in it was changed, and whether the learner said so. Leave
            out the pairs to which the answer was "I can't tell".

    Returns:
        The four counts, with d' and the criterion c. A half is added to hits and false alarms and one to the
        numbers of pairs (log-linear correction), so that a perfect score has a value, too.

    Example:
        >>> result = discrimination([(True, True)] * 3 + [(True, False)] + [(False, False)] * 4)
        >>> round(result.d_prime, 2), round(result.bias, 2)
        (1.81, 0.38)

    Source:
        Hautus 1995, "Corrections for extreme proportions and their biasing effects on estimated values of
        d'"; Macmillan and Creelman 2005, "Detection theory".
    """
    counts = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
    for changed, said in judged:
        counts[bool(changed), bool(said)] += 1
    return Discrimination(*counts.values())


def _z(count: int, of: int) -> float:
    return NormalDist().inv_cdf((count + 0.5) / (of + 1))


def calibrated(judged: Iterable[tuple[int, bool]]) -> Calibration:
    """Confidence against what was right.

    Args:
        judged: Each judgement's confidence, 0 to 100, and whether it was right.

    Example:
        >>> round(calibrated([(90, True), (90, False)]).gap, 2)
        0.4
    """
    judged = list(judged)
    bins = []
    for low, high in pairwise(_EDGES):
        inside = [each for each in judged if low <= each[0] < high]
        if inside:
            bins.append(Bin(low, high, len(inside), *_means(inside)))
    return Calibration(tuple(bins), len(judged), *(_means(judged) if judged else (0.0, 0.0)))


def _means(judged: list[tuple[int, bool]]) -> tuple[float, float]:
    return fmean(confidence for confidence, _ in judged) / 100, fmean(right for _, right in judged)

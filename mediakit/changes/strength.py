"""How strong a claim is beside the claim that it rests on: surer, as sure, less sure."""

import json
import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from mediakit.changes.certainty import read_marks
from mediakit.texts.article import Article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = [
    "CLASSES",
    "ClaimComparison",
    "claim_features",
    "compare_claims",
    "decide",
    "first_sentence",
    "weigh",
]

CertaintyChange = Literal["up", "same", "down"]
# What a claim says: no relation, a relation, that one thing may cause another, that it does.
CLASSES = ("none", "related", "may_cause", "causes")
_TOGETHER = (
    ("open", "causal"),
    ("linked", "open"),
    ("negative", "causal"),
)
_SHORT = 12  # words; shorter claims are headlines
_LEAST_FIRST = 40  # signs of a first sentence, so that an abbreviation does not end it
_FIRST = re.compile(rf"(.{{{_LEAST_FIRST},}}?[.!?])\s+[A-Z]")
_PLAIN = 3.0


@dataclass(frozen=True, slots=True)
class ClaimComparison:
    """How two claims compare.

    Attributes:
        change: ``up``: the derivative claims more; ``down``: less; ``same``: neither can be told.
        chances: How likely each of these is, adding up to 1.
        reasons: The words of both claims that it rests on.
    """

    change: CertaintyChange
    chances: Mapping[CertaintyChange, float]
    reasons: tuple[Reason, ...]


def compare_claims(original: str, derivative: str, language: str = "en") -> ClaimComparison:
    """Whether a claim is stronger, as strong, or weaker than the claim that it rests on.

    In English each claim is weighed by plain features (modals, words of association, of cause, of negation …)
    as one of four: no relation, a relation, may cause, causes; then the two are compared, given that most
    such pairs agree. In other languages the words that tell how sure a statement is are compared.

    Args:
        original: The claim that was drawn on, a sentence or two; the first sentence is weighed.
        derivative: The claim that rests on it.
        language: Two letters.

    Returns:
        The change with the chance of each; "same" is also what is told of two claims without any sign.

    Example:
        >>> compare_claims("Coffee was associated with longer lives.", "Coffee makes lives longer.").change
        'up'

    Source:
        Four levels as in Sumner and others 2014; weights fitted on the InSciOut pairs named in
        ``resources/strength.json``.
    """
    if language != "en":
        return _by_marks(original, derivative, language)
    change, chances = decide(original, derivative, _model())
    return ClaimComparison(change, chances, (_reason(change, original, derivative),))


def decide(
    original: str, derivative: str, model: Mapping[str, Any]
) -> tuple[CertaintyChange, dict[CertaintyChange, float]]:
    """The change and its chances, by a model's ``weights``, ``pairs`` and ``balance``."""
    sides = [weigh(claim_features(text), model["weights"]) for text in (original, derivative)]
    chances = _joint(sides[0], sides[1], model["pairs"])
    adjusted = {change: chance / model["balance"][change] for change, chance in chances.items()}
    return max(adjusted, key=lambda one: (adjusted[one], one == "same")), chances


def first_sentence(text: str) -> str:
    """The first sentence of a claim, as far as capitals tell."""
    match = _FIRST.match(text)
    return match.group(1) if match else text


def claim_features(text: str) -> dict[str, float]:
    """The features of a claim's first sentence by name, each 0.0 or 1.0.

    Example:
        >>> found = claim_features("Tea may prevent colds.")
        >>> found["weak_modal"], found["causal"], found["linked"]
        (1.0, 1.0, 0.0)
    """
    claim = first_sentence(text)
    found = {name: float(bool(pattern.search(claim))) for name, pattern in _patterns().items()}
    for first, second in _TOGETHER:
        found[f"{first} and {second}"] = found[first] * found[second]
    found["plainly causal"] = found["causal"] * (1 - found["open"]) * (1 - found["linked"])
    signs = ("open", "linked", "causal", "risk", "compared")
    found["no sign"] = float(not any(found[name] for name in signs))
    found["number"] = float(any(sign.isdigit() for sign in claim))
    found["short"] = float(len(claim.split()) < _SHORT)
    return found


def weigh(features: Mapping[str, float], weights: Mapping[str, Sequence[float]]) -> tuple[float, ...]:
    """The chance of each class, in the order of ``CLASSES``."""
    totals = list(weights["always"])
    for name, value in features.items():
        if value:
            totals = [total + value * weight for total, weight in zip(totals, weights[name], strict=True)]
    top = max(totals)
    raised = [math.exp(total - top) for total in totals]
    return tuple(one / sum(raised) for one in raised)


def _joint(
    original: Sequence[float], derivative: Sequence[float], pairs: Sequence[Sequence[float]]
) -> dict[CertaintyChange, float]:
    """The chances of a change, from those of both claims and how often each pair of classes occurs."""
    rows = [sum(row) for row in pairs]
    columns = [sum(row[place] for row in pairs) for place in range(len(CLASSES))]
    found: dict[CertaintyChange, float] = {"up": 0.0, "same": 0.0, "down": 0.0}
    for i, one in enumerate(original):
        for j, other in enumerate(derivative):
            change: CertaintyChange = "up" if j > i else "down" if j < i else "same"
            found[change] += one * other * pairs[i][j] / (rows[i] * columns[j])
    whole = sum(found.values())
    return {change: chance / whole for change, chance in found.items()}


def _reason(change: CertaintyChange, original: str, derivative: str) -> Reason:
    sides = [_signs(text) for text in (original, derivative)]
    words = [
        tuple(text[span.start : span.end] for span in spans)
        for text, spans in zip((original, derivative), sides, strict=True)
    ]
    return Reason(f"claim_{change}", {"original": words[0], "derivative": words[1]}, sides[0], sides[1])


def _signs(text: str) -> tuple[Span, ...]:
    """Where the words stand that tell how strong a claim is."""
    claim = first_sentence(text)
    names = ("open", "linked", "risk", "causal", "negative")
    return tuple(
        sorted({Span(*match.span()) for name in names for match in _patterns()[name].finditer(claim)})
    )


def _by_marks(original: str, derivative: str, language: str) -> ClaimComparison:
    levels, spans = [], []
    for text in (original, derivative):
        article = Article(text, language=language)
        marks = read_marks(article, 0, len(article.words))
        levels.append(min((mark.level for mark in marks), default=_PLAIN))
        spans.append(tuple(mark.span for mark in marks))
    change: CertaintyChange = "up" if levels[1] > levels[0] else "down" if levels[1] < levels[0] else "same"
    words = [
        tuple(text[span.start : span.end] for span in found)
        for text, found in zip((original, derivative), spans, strict=True)
    ]
    reason = Reason(f"claim_{change}", {"original": words[0], "derivative": words[1]}, spans[0], spans[1])
    chances: dict[CertaintyChange, float] = {
        one: 0.6 if one == change else 0.2 for one in ("up", "same", "down")
    }
    return ClaimComparison(change, chances, (reason,))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    source = files("mediakit.changes.resources") / "strength.toml"
    listed = tomllib.loads(source.read_text(encoding="utf-8"))["en"]
    return {name: _pattern(words.split()) for name, words in listed.items()}


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    forms = [
        re.escape(word.rstrip("*")).replace("_", r"\s") + (r"\w*" if word.endswith("*") else r"\b")
        for word in words
    ]
    starts = [form if form.startswith("n'") else rf"\b{form}" for form in forms]
    return re.compile("|".join(starts), re.IGNORECASE)


@cache
def _model() -> Mapping[str, Any]:
    source = files("mediakit.changes.resources") / "strength.json"
    model: Mapping[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return model

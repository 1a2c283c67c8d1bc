"""InSciOut: press releases against abstracts, whether the release claims more, the same or less."""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.rows import Row
from mediakit.changes import strength
from mediakit.changes.strength import CLASSES, claim_features

__all__ = ["fit", "macro_f1", "run", "write_weights"]

_FILE = "reuse/insciout_train.jsonl"
_LABELS = {"exaggerates": "up", "same": "same", "downplays": "down"}
_FOLDS, _RESAMPLED, _ROUNDS = 10, 2000, 5
_STEPS, _RATE, _PENALTY = 300, 0.5, 2.0
_EVEN = 0.3  # how far the rarer answers are raised: 0 not at all, 1 until all are as frequent


@dataclass(frozen=True, slots=True)
class _Pair:
    texts: tuple[str, str]
    levels: tuple[int, int]
    label: str


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Cross-validated macro F1 with an interval; no rows without the file."""
    pairs = _read(data)[:sample] if (data / _FILE).is_file() else []
    if len(pairs) < _FOLDS:
        return []
    rounds = [_predicted(pairs, seed) for seed in range(_ROUNDS)]
    labels = [pair.label for pair in pairs]
    figures = [macro_f1(labels, told) for told in rounds]
    low, high = _interval(labels, rounds)
    note = f"{len(pairs)} pairs, {_FOLDS} folds, {_ROUNDS} shuffles; 95% of resamples {low:.2f} to {high:.2f}"
    right = sum(one == other for told in rounds for one, other in zip(labels, told, strict=True)) / (
        len(labels) * _ROUNDS
    )
    return [
        Row(
            "InSciOut",
            "macro F1 of the change of certainty",
            sum(figures) / len(figures),
            "share",
            0.62,
            "",
            note,
        ),
        Row("InSciOut", "accuracy of the change of certainty", right, "share", None, "", note),
    ]


def macro_f1(labels: Sequence[str], told: Sequence[str]) -> float:
    """The mean F1 of the three answers; an answer that never occurs counts 0.

    Example:
        >>> round(macro_f1(["up", "same", "down", "same"], ["up", "same", "same", "same"]), 3)
        0.6
    """
    found = []
    for answer in ("up", "same", "down"):
        both = sum(one == other == answer for one, other in zip(labels, told, strict=True))
        either = sum(one == answer for one in labels) + sum(one == answer for one in told)
        found.append(2 * both / either if either else 0.0)
    return sum(found) / len(found)


def fit(pairs: Sequence[_Pair]) -> dict[str, Any]:
    """Weights of the features, how often each pair of classes occurs, how far rarer answers are raised."""
    features = [[claim_features(text) for text in pair.texts] for pair in pairs]
    names = list(features[0][0])
    rows = np.array([[*(one[name] for name in names), 1.0] for both in features for one in both])
    wanted = np.eye(len(CLASSES))[[level for pair in pairs for level in pair.levels]]
    weights = np.zeros((len(names) + 1, len(CLASSES)))
    shrink = np.ones_like(weights)
    shrink[-1] = 0.0
    for _ in range(_STEPS):
        chances = np.exp(rows @ weights)
        chances /= chances.sum(axis=1, keepdims=True)
        weights -= _RATE * (rows.T @ (chances - wanted) + _PENALTY * shrink * weights) / len(rows)
    counts = np.ones((len(CLASSES), len(CLASSES)))
    for pair in pairs:
        counts[pair.levels] += 1
    share = {
        answer: sum(pair.label == answer for pair in pairs) / len(pairs) for answer in ("up", "same", "down")
    }
    return {
        "weights": {
            name: [round(float(one), 4) for one in row]
            for name, row in zip([*names, "always"], weights, strict=True)
        },
        "pairs": [[round(float(one), 4) for one in row] for row in counts / counts.sum()],
        "balance": {answer: round(max(one, 1 / len(pairs)) ** _EVEN, 4) for answer, one in share.items()},
    }


def write_weights(data: Path, path: Path) -> None:
    """Fit all pairs and write the library's weights."""
    pairs = _read(data)
    model = {
        "fitted_on": f"InSciOut, training part, {len(pairs)} pairs of press release and abstract",
        **fit(pairs),
    }
    path.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


def _read(data: Path) -> list[_Pair]:
    records = [json.loads(line) for line in (data / _FILE).read_text(encoding="utf-8").splitlines()]
    return [
        _Pair(
            (record["abstract_conclusion"], record["press_release_conclusion"]),
            (record["abstract_strength"], record["press_release_strength"]),
            _LABELS[record["exaggeration_label"]],
        )
        for record in records
    ]


def _predicted(pairs: Sequence[_Pair], seed: int) -> list[str]:
    """What is told of each pair by weights fitted without its fold."""
    order = list(range(len(pairs)))
    random.Random(seed).shuffle(order)  # noqa: S311 - folds are no secret
    told = [""] * len(pairs)
    for fold in range(_FOLDS):
        held = order[fold::_FOLDS]
        model = fit([pairs[place] for place in order if place not in set(held)])
        for place in held:
            told[place] = _told(pairs[place], model)
    return told


def _told(pair: _Pair, model: Mapping[str, Any]) -> str:
    return strength.decide(pair.texts[0], pair.texts[1], model)[0]


def _interval(labels: Sequence[str], rounds: Sequence[Sequence[str]]) -> tuple[float, float]:
    """The middle 95% of the figure over resampled pairs."""
    chooser = random.Random(0)  # noqa: S311
    figures = []
    for number in range(_RESAMPLED):
        told = rounds[number % len(rounds)]
        places = [chooser.randrange(len(labels)) for _ in labels]
        figures.append(macro_f1([labels[one] for one in places], [told[one] for one in places]))
    figures.sort()
    return figures[int(0.025 * _RESAMPLED)], figures[int(0.975 * _RESAMPLED)]

"""Fits the numbers of ``same_statement`` to the training part of MRPC and writes them as data.

``python -m benchmarks.fit_same_statement`` reads the set where ``MEDIAKIT_BENCH`` points. It needs numpy,
the library itself does not. What is written are means, spreads and weights of figures; no word of the set.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from benchmarks.mrpc import Record, read_records
from mediakit.derivation.same_statement import MAX_DISTANCE, Weights, pair_statements
from mediakit.derivation.statement_figures import figures_of

__all__ = ["Design", "choose_strength", "figures", "fit", "folds", "main"]

Matrix: TypeAlias = NDArray[np.float64]

STRENGTHS = (50.0, 100.0, 200.0, 400.0)  # of the ridge that pulls every weight towards nothing
PRODUCTS_OF = 40  # figures, the weightiest by themselves, whose products are weighed as well
PRODUCT_SCALE = 0.4  # products are measured smaller, and so pulled in more, than single figures
_STEPS = 25
_PRECISION = 1e-7


class Design:
    """What turns figures into columns: means, spreads, and which products are taken."""

    def __init__(self, table: Matrix, labels: Matrix, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.means, self.spreads = table.mean(axis=0), table.std(axis=0)
        self.used = self.spreads > 0  # a figure that never varies says nothing
        alone = ridge_logistic(self._single(table), labels, 100.0)
        top = np.sort(np.argsort(-np.abs(alone[1:]), kind="stable")[:PRODUCTS_OF])
        self.pairs = [(int(one), int(other)) for at, one in enumerate(top) for other in top[at:]]

    def columns(self, table: Matrix) -> Matrix:
        """Standardised figures, and the products of the weightiest."""
        single = self._single(table)
        ones, others = (list(side) for side in zip(*self.pairs, strict=True))
        return np.hstack([single, PRODUCT_SCALE * single[:, ones] * single[:, others]])

    def weights(self, solution: Matrix) -> Weights:
        """The fitted numbers as the library reads them."""
        count = int(self.used.sum())
        names = [name for name, used in zip(self.names, self.used, strict=True) if used]
        numbers = zip(self.means[self.used], self.spreads[self.used], solution[1 : count + 1], strict=True)
        products = zip(self.pairs, solution[count + 1 :] * PRODUCT_SCALE, strict=True)
        return Weights(
            start=round(float(solution[0]), 5),
            figures={name: _rounded(three) for name, three in zip(names, numbers, strict=True)},
            products=tuple(
                (names[one], names[other], round(float(weight), 5)) for (one, other), weight in products
            ),
        )

    def _single(self, table: Matrix) -> Matrix:
        distances: Matrix = (table - self.means)[:, self.used] / self.spreads[self.used]
        return distances.clip(-MAX_DISTANCE, MAX_DISTANCE)


def ridge_logistic(columns: Matrix, labels: Matrix, strength: float, start: Matrix | None = None) -> Matrix:
    """Logistic regression with a ridge, by Newton's method: the intercept, then a weight for each column.

    Args:
        columns: One row a pair.
        labels: 1.0 or 0.0 for each row.
        strength: How hard weights are pulled towards 0; the intercept is not.
        start: Where to begin, to save steps.
    """
    table = np.hstack([np.ones((len(columns), 1)), columns])
    ridge = np.full(table.shape[1], strength)
    ridge[0] = 0.0
    solution = np.zeros(table.shape[1]) if start is None else start
    for _ in range(_STEPS):
        chances = 1.0 / (1.0 + np.exp(-(table @ solution)))
        slope = table.T @ (chances - labels) + ridge * solution
        curve = (table * (chances * (1.0 - chances))[:, None]).T @ table
        curve[np.diag_indices_from(curve)] += ridge
        step = np.linalg.solve(curve, slope)
        solution = solution - step
        if np.abs(step).max() < _PRECISION:
            break
    return solution


def figures(records: Iterable[Record]) -> tuple[Matrix, Matrix, tuple[str, ...]]:
    """The figures of each pair as a table, the labels, and the figures' names."""
    found = [(figures_of(pair_statements(record.first, record.second)), record.same) for record in records]
    table = np.array([list(one.values()) for one, _ in found], dtype=np.float64)
    return table, np.array([same for _, same in found], dtype=np.float64), tuple(found[0][0])


def folds(labels: Matrix, count: int, seed: int) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Rows to fit on and rows to score, ``count`` times; each label spread evenly over the folds."""
    chance = np.random.default_rng(seed)
    number = np.empty(len(labels), dtype=int)
    for label in (0.0, 1.0):
        rows = chance.permutation(np.flatnonzero(labels == label))
        number[rows] = np.arange(len(rows)) % count
    for fold in range(count):
        yield np.flatnonzero(number != fold), np.flatnonzero(number == fold)


def choose_strength(table: Matrix, labels: Matrix, names: Sequence[str], *, inner: int = 5) -> float:
    """The strength whose chances fit best on inner folds, by log loss; only the rows given are looked at."""
    losses = dict.fromkeys(STRENGTHS, 0.0)
    for train, test in folds(labels, inner, seed=1):
        design = Design(table[train], labels[train], names)
        columns, held_out = design.columns(table[train]), design.columns(table[test])
        solution: Matrix | None = None
        for strength in reversed(STRENGTHS):
            solution = ridge_logistic(columns, labels[train], strength, solution)
            margins = (solution[0] + held_out @ solution[1:]) * (1.0 - 2.0 * labels[test])
            losses[strength] += float(np.logaddexp(0.0, margins).sum())
    return min(losses, key=lambda strength: losses[strength])


def fit(table: Matrix, labels: Matrix, names: Sequence[str], strength: float) -> Weights:
    """The numbers fitted to all rows given."""
    design = Design(table, labels, names)
    return design.weights(ridge_logistic(design.columns(table), labels, strength))


def main() -> None:
    """Fits to the whole training part and writes the data file."""
    table, labels, names = figures(read_records(Path(os.environ["MEDIAKIT_BENCH"])))
    strength = choose_strength(table, labels, names)
    weights = fit(table, labels, names, strength)
    target = Path(str(files("mediakit.derivation.resources") / "same_statement.json"))
    target.write_text(_as_json(weights, len(labels), strength), encoding="utf-8")
    print(
        f"{len(labels)} pairs, strength {strength:g}: "
        f"{len(weights.figures)} figures, {len(weights.products)} products"
    )


def _as_json(weights: Weights, pairs: int, strength: float) -> str:
    about = (
        f"Fitted to the {pairs} pairs of the training part of the Microsoft Research Paraphrase Corpus "
        f"(English news): ridge logistic regression, strength {strength:g}. figures: mean, spread, weight. "
        "products: weight of the product of two figures."
    )
    lines: Mapping[str, Any] = {"figures": weights.figures, "products": weights.products}
    parts = [f'"about": {json.dumps(about)}', f'"start": {weights.start}']
    parts.append(
        '"figures": {\n'
        + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in lines["figures"].items())
        + "\n}"
    )
    parts.append('"products": [\n' + ",\n".join(map(json.dumps, lines["products"])) + "\n]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _rounded(numbers: Sequence[np.float64]) -> tuple[float, float, float]:
    mean, spread, weight = (round(float(number), 5) for number in numbers)
    return mean, spread, weight


if __name__ == "__main__":
    main()

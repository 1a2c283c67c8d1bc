"""Fits the numbers behind links and readings, and writes the library's data files.

Run with ``python -m benchmarks.fit_links DATA SEEDS REAL_PAIR``; needs numpy, which the library does not.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import permutations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.basil import read_events
from benchmarks.keyed import Keyed, Marked, case_pairs, real_pair
from benchmarks.pan_links import pan_pairs
from mediakit.derivation import certainty, fusion
from mediakit.derivation.align import LINKED, find_links
from mediakit.derivation.candidates import Candidate, Index, find_candidates, with_neighbours
from mediakit.derivation.reading import PairFigures
from mediakit.derivation.terms import Pair, Side, Statement
from mediakit.texts.article import Article

__all__ = ["FITTED_HALF", "Example", "certainty_examples", "fit", "main"]

_PAN_EACH = 90
FITTED_HALF = 0  # of PAN's pairs; the other half is for scoring
_MODULES = {"unlinked": "certainty"}  # where the figures are explained, if not in the module of that name
# At these shares the certainties come out about right on both sets.
_SHARES = {"keyed": 0.2, "PAN": 0.8}
_PENALTY, _STEPS, _PRECISION = 1e-4, 100, 1e-8
_HISTORIES = {
    "A to B",
    "common source",
    "chain",
}  # of a case's key, under which its derivative shares wording by descent

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """The figures of one decision, and whether it is right."""

    set: str
    figures: dict[str, float]
    right: bool
    case: str = ""  # what it is from, where that is to be left out as a whole


@dataclass(frozen=True)
class _Aligned:
    """A pair with the candidates of each statement."""

    index: Index
    statements: Sequence[Statement]
    candidates: Sequence[Sequence[Candidate]]

    @classmethod
    def of(cls, original: Article, derivative: Article) -> "_Aligned":
        index = Index(Pair(Side.of(original, derivative), Side.of(derivative, original)))
        statements = index.pair.derivative.statements
        found = with_neighbours(index, [find_candidates(index, statement) for statement in statements])
        return cls(index, statements, found)

    def number(self, candidate: Candidate) -> int:
        """The unit of the original that a candidate is."""
        return self.index.pair.original.statements[candidate.index].sentence.number


def certainty_examples(keyed: Sequence[Keyed], data: Path, each: int = _PAN_EACH) -> Iterator[Example]:
    """Whether the best candidate of a sentence is right; a weakly marked one counts neither way."""
    for pair in keyed:
        aligned = _Aligned.of(pair.original, pair.derivative)
        by_number = {entry.number: entry for entry in pair.marked}
        for statement, found, figures in _with_figures(aligned):
            entry = by_number.get(statement.sentence.number)
            number = aligned.number(found[0])
            if entry is not None and number not in entry.weak:
                case = pair.name.partition(":")[0]
                yield Example("keyed", figures, number in entry.drawn_from, case)
    for planted in pan_pairs(data, each=each, half=FITTED_HALF):
        aligned = _Aligned.of(planted.original, planted.derivative)
        for statement, found, figures in _with_figures(aligned):
            source = aligned.index.pair.original.statements[found[0].index].sentence.span
            right = planted.judge(statement.sentence.span, source)
            if right is not None:
                yield Example("PAN", figures, right)


def _with_figures(aligned: _Aligned) -> Iterator[tuple[Statement, Sequence[Candidate], dict[str, float]]]:
    figures = certainty.figures_of(aligned.index, aligned.statements, aligned.candidates)
    for statement, found, one in zip(aligned.statements, aligned.candidates, figures, strict=True):
        if found:
            yield statement, found, one


def unlinked_examples(keyed: Sequence[Keyed]) -> Iterator[Example]:
    """Whether a sentence left without a source has one after all; without those with weakly marked ones."""
    for pair in keyed:
        drawn = {entry.number: bool(entry.drawn_from) for entry in pair.marked if not entry.weak}
        aligned = _Aligned.of(pair.original, pair.derivative)
        chances = certainty.find_chances(aligned.index, aligned.statements, aligned.candidates)
        for statement, chance in zip(aligned.statements, chances, strict=True):
            if chance.linked < LINKED and statement.sentence.number in drawn:
                yield Example("keyed", {"best": chance.linked}, drawn[statement.sentence.number])


def fusion_examples(keyed: Sequence[Keyed]) -> Iterator[Example]:
    """Whether a candidate is a further source, given a right main one and the right ones taken before it."""
    for pair in keyed:
        aligned = _Aligned.of(pair.original, pair.derivative)
        by_number = {entry.number: entry for entry in pair.marked}
        chances = certainty.find_chances(aligned.index, aligned.statements, aligned.candidates)
        taken = {
            found[0].index
            for found, chance in zip(aligned.candidates, chances, strict=True)
            if chance.linked >= LINKED
        }
        for statement, found in zip(aligned.statements, aligned.candidates, strict=True):
            entry = by_number.get(statement.sentence.number)
            if entry is not None and found and aligned.number(found[0]) in entry.drawn_from:
                yield from _further(aligned, statement, found, entry, taken)


def _further(
    aligned: _Aligned, statement: Statement, found: Sequence[Candidate], entry: Marked, taken: set[int]
) -> Iterator[Example]:
    sources, rest = [found[0]], list(found[1:])
    while rest:
        answered = fusion.answered_by(aligned.index, sources)
        for one in rest:
            number = aligned.number(one)
            if number not in entry.weak:
                figures = fusion.figures_of(aligned.index, statement, one, sources, answered, taken)
                yield Example("keyed", figures, number in entry.drawn_from)
        right = [one for one in rest if aligned.number(one) in entry.drawn_from]
        if len(right) < 2:
            return
        sources.append(right[0])
        rest.remove(right[0])


def reading_examples(data: Path, seeds: Path, real: Keyed) -> Iterator[Example]:
    """Whether one report of a pair draws on the other, or both on a third; BASIL's reports do not."""
    yield from _read("keyed", real.original, real.derivative, drawn=True)
    for path in sorted(seeds.rglob("key.json")):
        yield from _case_examples(path)
    for event in read_events(data).values():
        for one, other in permutations(event, 2):
            yield from _read("BASIL", one, other, drawn=False)


def _case_examples(path: Path) -> Iterator[Example]:
    key = json.loads(path.read_text(encoding="utf-8"))
    answer = key.get("history_answer") or key.get("history", {}).get("answer", "")
    if answer not in {*_HISTORIES, "independent"} or len(key["documents"]) > 2:
        return
    for keyed in case_pairs(path.parent):
        yield from _read("keyed", keyed.original, keyed.derivative, drawn=answer in _HISTORIES)


def _read(name: str, original: Article, derivative: Article, *, drawn: bool) -> Iterator[Example]:
    body = [link for link in find_links(original, derivative) if link.role == "body"]
    if len(body) > 2:
        yield Example(name, PairFigures(original, derivative, body).weighed, drawn)


def fit(examples: Sequence[Example], *, shared_out: bool) -> tuple[float, dict[str, float]]:
    """Start and weights of a logistic chance, no weight below nought, by Newton's method.

    Args:
        examples: Decisions with their figures.
        shared_out: Whether each set counts its share, however many examples it has.
    """
    names = list(examples[0].figures)
    rows: Floats = np.array([[example.figures[name] for name in names] for example in examples])
    right: Floats = np.array([float(example.right) for example in examples])
    means, spreads = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    columns = np.hstack([np.ones((len(rows), 1)), (rows - means) / spreads])
    counts = _counts(examples, shared_out=shared_out)
    penalty: Floats = np.array([0.0] + [_PENALTY] * len(names))
    solution = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        chances = 1.0 / (1.0 + np.exp(-(columns @ solution)))
        slope = columns.T @ (counts * (chances - right)) + penalty * solution
        free = (solution > 0) | (slope < 0)  # a weight at nought stays there if it would fall below
        free[0] = True
        used = columns[:, free]
        curve = (used * (counts * chances * (1.0 - chances))[:, None]).T @ used + np.diag(penalty[free])
        moved = solution.copy()
        moved[free] -= np.linalg.solve(curve, slope[free])
        moved[1:] = np.maximum(moved[1:], 0.0)
        if np.abs(moved - solution).max() < _PRECISION:
            break
        solution = moved
    plain = solution[1:] / spreads
    return float(solution[0] - plain @ means), {
        name: float(weight) for name, weight in zip(names, plain, strict=True)
    }


def _counts(examples: Sequence[Example], *, shared_out: bool) -> Floats:
    if not shared_out:
        return np.full(len(examples), 1.0 / len(examples))
    sizes = Counter(example.set for example in examples)
    return np.array([_SHARES[example.set] / sizes[example.set] for example in examples])


def _write(name: str, comment: str, fitted: tuple[float, dict[str, float]]) -> None:
    start, weights = fitted
    lines = [*(f"# {line}" for line in comment.splitlines()), f"start = {start:.2f}", "", "[weights]"]
    lines += [f"{figure} = {weight:.2f}" for figure, weight in weights.items()]
    path = Path(str(files("mediakit.derivation.resources") / f"{name}.toml"))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


_FORM = "1 / (1 + exp(-(start + sum of weight times figure)))"


def main(data: Path, seeds: Path, real: Path) -> None:
    """Fit all three and write them; what depends on the one before is fitted after it."""
    keyed = [*case_pairs(seeds), real_pair(real)]
    steps: list[tuple[str, Callable[[], Iterator[Example]], bool, str]] = [
        ("certainty", lambda: certainty_examples(keyed, data), True, "How sure a link is"),
        (
            "unlinked",
            lambda: unlinked_examples(keyed),
            False,
            "How likely a sentence without a source has one after all",
        ),
        ("fusion", lambda: fusion_examples(keyed), False, "Whether a sentence has a further source"),
        (
            "reading",
            lambda: reading_examples(data, seeds, keyed[-1]),
            False,
            "Whether wording recurs by descent",
        ),
    ]
    for name, examples, shared_out, what in steps:
        found = list(examples())
        sets = sorted({example.set for example in found})
        counts = ", ".join(
            f"{one}: {sum(example.right for example in found if example.set == one)} right of "
            f"{sum(example.set == one for example in found)}"
            for one in sets
        )
        comment = (
            f"{what}: {_FORM}.\nWhat the figures are: mediakit/derivation/{_MODULES.get(name, name)}.py.\n"
            f"Fitted by benchmarks/fit_links.py ({counts})"
            f"{'; keyed counts 20%, PAN 80%' if shared_out else ''}.\n"
            "Keyed: the cases in seeds/ and one published pair; PAN: part of its 2013 training part.\n"
            "No weight may be below nought, so that evidence never counts against."
        )
        _write(name, comment, fit(found, shared_out=shared_out))
        print(comment)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))

"""MRPC: do two sentences say the same? ``same_statement``, refitted within folds and as shipped."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import process_time

from benchmarks.peers import SIMILARITIES, cut_between, timed
from benchmarks.rows import Row
from mediakit.derivation.same_statement import held_down, pair_statements, same_statement
from mediakit.texts.words import find_words

__all__ = ["Record", "accuracy_and_f1", "cross_validated", "read_records", "run"]

_FILE = "reuse/mrpc_train.jsonl"
_FOLDS = 10
_SEED = 0
_TIMED = 400
_BEST = (
    "51 lexical features: .763/.832 linear, .774/.841 with products, .772/.839 boosted (same part, 10-fold)"
)


@dataclass(frozen=True, slots=True)
class Record:
    """Two sentences, and whether people said that they say the same."""

    first: str
    second: str
    same: bool


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Accuracy and F1 over ten folds, calibration over the same folds, time a pair; no rows without the file.

    In each fold the means, the weights, which products are taken and the strength of the ridge are fitted
    anew, to the other nine alone.
    """
    if not (data / _FILE).is_file():
        return []
    records = list(read_records(data))[:sample]
    rows = [_timing(records)]
    if find_spec("numpy") is None:
        return rows
    chances = cross_validated(records)
    gold = [record.same for record in records]
    accuracy, f1 = accuracy_and_f1([chance > 0.5 for chance in chances], gold)
    note = f"{len(records)} pairs, 10 folds, everything refitted within each, strength chosen on inner folds"
    scores = [
        Row("MRPC train", "same statement, accuracy", accuracy, "share", 0.77, _BEST, note),
        Row("MRPC train", "same statement, F1", f1, "share", 0.838, _BEST, note),
    ]
    return [*scores, *_calibration(chances, gold, note), *rows, *_peers(records)]


def read_records(data: Path) -> Iterator[Record]:
    """The pairs of the training part, in the order of the file."""
    for line in (data / _FILE).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Record(record["s1"], record["s2"], record["label"] == 1)


def cross_validated(records: Sequence[Record], *, seed: int = _SEED) -> list[float]:
    """For each pair the chance that it says the same, by numbers fitted without its fold."""
    from benchmarks import fit_same_statement as fitting  # noqa: PLC0415 - needs numpy, which this module does without

    table, labels, names = fitting.figures(records)
    chances = [0.0] * len(records)
    for train, test in fitting.folds(labels, _FOLDS, seed):
        strength = fitting.choose_strength(table[train], labels[train], names)
        weights = fitting.fit(table[train], labels[train], names, strength)
        for row in test:
            chance = weights.chance(dict(zip(names, map(float, table[row]), strict=True)))
            chances[row] = held_down(chance, pair_statements(records[row].first, records[row].second))
    return chances


def accuracy_and_f1(answers: Sequence[bool], gold: Sequence[bool]) -> tuple[float, float]:
    """Share of right answers, and F1 of "the same"; F1 is 0.0 where neither says it.

    Example:
        >>> accuracy_and_f1([True, True, False, False], [True, False, True, False])
        (0.5, 0.5)
    """
    right = sum(answer == truth for answer, truth in zip(answers, gold, strict=True))
    found = sum(answer and truth for answer, truth in zip(answers, gold, strict=True))
    said = sum(answers) + sum(gold)
    return right / len(gold), 2.0 * found / said if said else 0.0


def _calibration(chances: Sequence[float], gold: Sequence[bool], note: str) -> Iterator[Row]:
    """Of the answers given with a certainty, the share that is right."""
    answers = [
        (max(chance, 1.0 - chance), (chance > 0.5) == truth)
        for chance, truth in zip(chances, gold, strict=True)
    ]
    for low, high in ((0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        within = [right for certainty, right in answers if low <= certainty < high]
        if within:
            what = f"right, of answers with certainty {low:.1f} to {min(high, 1.0):.1f}"
            yield Row(
                "MRPC train",
                what,
                sum(within) / len(within),
                "share",
                None,
                "",
                f"{len(within)} answers; {note}",
            )


def _peers(records: Sequence[Record]) -> Iterator[Row]:
    """The peers on the same pairs, each with the cut that fits the other nine folds best."""
    pairs = [(find_words(one.first).keys, find_words(one.second).keys) for one in records]
    gold = [one.same for one in records]
    for name, similarity in SIMILARITIES.items():
        values, milliseconds = timed(similarity, pairs)
        answers = [False] * len(records)
        for fold in range(_FOLDS):
            rest = [place for place in range(len(records)) if place % _FOLDS != fold]
            cut = cut_between([values[place] for place in rest], [gold[place] for place in rest])
            for place in range(fold, len(records), _FOLDS):
                answers[place] = values[place] >= cut
        accuracy, f1 = accuracy_and_f1(answers, gold)
        note = f"F1 {f1:.3f}, {milliseconds:.2g} ms a pair; the cut is fitted on the other nine folds"
        yield Row("MRPC train", f"peers, accuracy: {name}", accuracy, "share", None, "", note)


def _timing(records: Sequence[Record]) -> Row:
    timed = records[:_TIMED]
    begin = process_time()
    for record in timed:
        same_statement(record.first, record.second)
    spent = (process_time() - begin) * 1000.0 / len(timed)
    return Row(
        "MRPC train",
        "same statement, time a pair",
        spent,
        "ms",
        2.0,
        "",
        f"first {len(timed)} pairs, processor time, numbers as shipped, reasons included",
    )

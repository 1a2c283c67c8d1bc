"""Corpus of Plagiarised Short Answers, tasks a-c: how much of an answer's wording comes from its source."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks.peers import SIMILARITIES, cut_between, timed
from benchmarks.rows import Row
from mediakit.derivation.align import find_links
from mediakit.derivation.whole_text import ReuseScale, reuse_figures
from mediakit.texts.article import Article
from mediakit.texts.words import find_words

__all__ = ["KINDS", "Answer", "fit_scale", "macro_f1", "read_answers", "run", "write_scale"]

_ANSWERS, _SOURCES = "reuse/clough_stevenson_tasks_abc.jsonl", "reuse/clough_stevenson_sources_abc.jsonl"
_NAME = "Clough-Stevenson a-c"
_KINDS = {"non": "none", "heavy": "paraphrase", "light": "light", "near_copy": "verbatim"}
KINDS = tuple(_KINDS.values())
_WEIGHED = ("in_long_runs", "unbroken")
_PENALTY, _STEPS, _RATE = 0.01, 6000, 0.3
_RESAMPLED = 2000
_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Answer:
    """One answer: its task, what the corpus calls it, and its figures."""

    task: str
    kind: str
    figures: dict[str, float]


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Derived or not, and four kinds; each answer is judged by a scale fitted on the other two tasks.

    No rows without the files.
    """
    if not (data / _ANSWERS).is_file():
        return []
    answers = read_answers(data)[:sample]
    guesses = _left_out(answers)
    right = [
        (answer.kind != "none") == (guess != "none") for answer, guess in zip(answers, guesses, strict=True)
    ]
    kinds = [answer.kind for answer in answers]
    low, high = _interval(
        list(zip(kinds, guesses, strict=True)), lambda pairs: macro_f1(*zip(*pairs, strict=True))
    )
    few, many = _interval(right, lambda marks: float(sum(marks)))
    note = f"{len(answers)} answers, one task left out at a time"
    return [
        Row(
            _NAME,
            "derived or not, right",
            sum(right),
            "count",
            54,
            "",
            f"{note}; 95% of resamples {few:.0f} to {many:.0f}",
        ),
        Row(
            _NAME,
            "four kinds, macro F1",
            macro_f1(kinds, guesses),
            "share",
            0.72,
            "0.695: logistic regression on containments and longest common subsequence, all five tasks",
            f"{note}; 95% of resamples {low:.2f} to {high:.2f}",
        ),
        *_peers(data, sample),
    ]


def _peers(data: Path, sample: int | None) -> Iterator[Row]:
    """Derived or not by the peers' similarity to the source, the cut fitted on the other two tasks."""
    sources = {record["id"]: find_words(record["text"]).keys for record in _records(data / _SOURCES)}
    records = _records(data / _ANSWERS)[:sample]
    pairs = [(sources[record["source_id"]], find_words(record["text"]).keys) for record in records]
    gold = [_KINDS[record["category"]] != "none" for record in records]
    for name, similarity in SIMILARITIES.items():
        values, milliseconds = timed(similarity, pairs)
        right = 0
        for task in sorted({record["task"] for record in records}):
            rest = [place for place, record in enumerate(records) if record["task"] != task]
            cut = cut_between([values[place] for place in rest], [gold[place] for place in rest])
            right += sum(
                (values[place] >= cut) == gold[place]
                for place, record in enumerate(records)
                if record["task"] == task
            )
        note = f"of {len(records)}; {milliseconds:.2g} ms an answer; the cut is fitted on the other two tasks"
        yield Row(_NAME, f"peers, derived or not, right: {name}", right, "count", None, "", note)


def read_answers(data: Path) -> list[Answer]:
    """The answers with their figures, in the corpus's order."""
    sources = {record["id"]: Article(record["text"], language="en") for record in _records(data / _SOURCES)}
    answers = []
    for record in _records(data / _ANSWERS):
        answer = Article(record["text"], language="en")
        links = find_links(sources[record["source_id"]], answer)
        answers.append(Answer(record["task"], _KINDS[record["category"]], reuse_figures(answer, links)))
    return answers


def _records(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def fit_scale(answers: Sequence[Answer]) -> ReuseScale:
    """The scale that fits answers best.

    First the cut between reused and not, then two cumulative logits over the reused ones that pass it.
    """
    least = _least_linked(answers)
    reused = [answer for answer in answers if answer.kind != "none" and answer.figures["linked"] >= least]
    columns = [[answer.figures[name] for answer in reused] for name in _WEIGHED]
    means = [sum(column) / len(column) for column in columns]
    spreads = [
        (sum((x - mean) ** 2 for x in column) / len(column)) ** 0.5 or 1.0
        for column, mean in zip(columns, means, strict=True)
    ]
    rows = [
        [(x - m) / s for x, m, s in zip(row, means, spreads, strict=True)]
        for row in zip(*columns, strict=True)
    ]
    ranks = [KINDS.index(answer.kind) for answer in reused]
    weights, starts = _cumulative(rows, ranks)
    plain = {name: weight / spread for name, weight, spread in zip(_WEIGHED, weights, spreads, strict=True)}
    shift = sum(weight * mean / spread for weight, mean, spread in zip(weights, means, spreads, strict=True))
    return ReuseScale(least, plain, shift - starts[0], shift - starts[1])


def _least_linked(answers: Sequence[Answer]) -> float:
    """The share that parts reused answers from the others with fewest errors, or the nearest to 0.3."""
    cuts = [cut / 100 for cut in range(2, 80)]
    return max(
        cuts,
        key=lambda cut: (
            sum((answer.figures["linked"] >= cut) == (answer.kind != "none") for answer in answers),
            -abs(cut - 0.3),
        ),
    )


def _cumulative(rows: Sequence[Sequence[float]], ranks: Sequence[int]) -> tuple[list[float], list[float]]:
    """Weights, and starts of "at least light" and "verbatim", by gradient descent, no weight below nought."""
    weights, starts = [0.0] * len(rows[0]), [0.0, -1.0]
    for _ in range(_STEPS):
        slopes, start_slopes = [0.0] * len(weights), [0.0, 0.0]
        for row, rank in zip(rows, ranks, strict=True):
            place = sum(weight * value for weight, value in zip(weights, row, strict=True))
            for level in (0, 1):
                error = 1.0 / (1.0 + exp(-starts[level] - place)) - (rank >= level + 2)
                start_slopes[level] += error
                slopes = [slope + error * value for slope, value in zip(slopes, row, strict=True)]
        starts = [
            start - _RATE * slope / len(rows) for start, slope in zip(starts, start_slopes, strict=True)
        ]
        weights = [
            max(0.0, w - _RATE * (slope / len(rows) + _PENALTY * w))
            for w, slope in zip(weights, slopes, strict=True)
        ]
    return weights, starts


def _left_out(answers: Sequence[Answer]) -> list[str]:
    scales = {
        task: fit_scale([one for one in answers if one.task != task])
        for task in sorted({one.task for one in answers})
    }
    return [scales[answer.task].kind(answer.figures) for answer in answers]


def macro_f1(kinds: Sequence[str], guesses: Sequence[str]) -> float:
    """Mean F1 over the four kinds; 0.0 for a kind that is neither there nor guessed."""
    total = 0.0
    for kind in KINDS:
        both = sum(a == b == kind for a, b in zip(kinds, guesses, strict=True))
        total += 2 * both / max(1, list(kinds).count(kind) + list(guesses).count(kind))
    return total / len(KINDS)


def _interval(items: Sequence[_Item], figure: Callable[[list[_Item]], float]) -> tuple[float, float]:
    """The middle 95% of a figure over resamples of the items, with a fixed seed."""
    random = Random(0)  # noqa: S311 - resampling, not secrets
    found = sorted(figure(random.choices(items, k=len(items))) for _ in range(_RESAMPLED))
    return found[round(0.025 * _RESAMPLED)], found[round(0.975 * _RESAMPLED) - 1]


def write_scale(data: Path, path: Path) -> None:
    """Fit the scale on all answers and write it as the library's data file."""
    scale = fit_scale(read_answers(data))
    lines = [
        "# How the wording of a text recurs; what the figures are: mediakit/derivation/whole_text.py.",
        "# Fitted by benchmarks/clough_stevenson.py on the 57 answers to tasks a-c of Clough and Stevenson's",
        "# Corpus of Plagiarised Short Answers.",
        f"least_linked = {scale.least_linked:.2f}",
        f"light = {scale.light:.2f}",
        f"verbatim = {scale.verbatim:.2f}",
        "",
        "[weights]",
        *(f"{name} = {weight:.2f}" for name, weight in scale.weights.items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

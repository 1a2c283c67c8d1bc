"""Fits the two tables of ``mediakit/attribution/resources`` on PolNeAR's training part, and writes them.

``python -m benchmarks.fit_attribution``, with MEDIAKIT_BENCH set; needs numpy, which the library does not.
The first table says how often given words end at a comma, an "and" and so on; the second weighs whether a
verb reports words at all.
"""

import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import mediakit.attribution
from benchmarks.polnear import read_first_records
from mediakit.attribution import endings
from mediakit.attribution.claims import read_lines
from mediakit.attribution.clauses import Tie, find_ties
from mediakit.attribution.contents import Content, find_contents
from mediakit.attribution.judging import features
from mediakit.attribution.lexicon import load_lexicon
from mediakit.attribution.tokens import Line
from mediakit.texts.article import Article

_SOURCE = Path("attribution") / "polnear_train.jsonl"
_FITTED_ON = "PolNeAR, training part, first record of each article"
_SMOOTHING, _MIN_SEEN, _MIN_RATE = 4, 8, 0.03
_MIN_OCCURRENCES, _PENALTY, _STEPS, _MIN_WEIGHT = 25, 5.0, 400, 0.03

Candidate = tuple[Mapping[str, Any], Line, Tie, Content, list[Tie]]


def main() -> int:
    """Fit both tables; the second sees words as the first ends them."""
    source = Path(os.environ.get("MEDIAKIT_BENCH", "")) / _SOURCE
    if not source.is_file():
        sys.exit(f"{source} is not there; set MEDIAKIT_BENCH to the folder of public data")
    records = read_first_records(source)
    _write(
        "endings.json",
        "How often the words given to somebody end at such a place.",
        {"rates": _fit_endings(records)},
    )
    endings._rates.cache_clear()  # noqa: SLF001 - the table was just written
    _write(
        "acceptance.json",
        "Weights of a logistic regression: does the verb report what somebody says, thinks or wants?",
        {"weights": _fit_acceptance(records)},
    )
    return 0


def _write(name: str, about: str, table: Mapping[str, Any]) -> None:
    place = Path(mediakit.attribution.__file__).parent / "resources" / name
    text = json.dumps({"about": about, "fitted on": _FITTED_ON, **table}, indent=1, ensure_ascii=False)
    place.write_text(text + "\n", encoding="utf-8")


def _candidates(records: Sequence[Mapping[str, Any]]) -> Iterator[Candidate]:
    lexicon = load_lexicon("en")
    for record in records:
        for line in read_lines(Article(record["text"], language="en"), lexicon):
            ties = find_ties(line, lexicon)
            for tie, content in zip(ties, find_contents(line, ties, lexicon), strict=True):
                yield record, line, tie, content, ties


def _fit_endings(records: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    """How often words that begin where gold words begin also end at each kind of place."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    ended: dict[str, Counter[str]] = defaultdict(Counter)
    with _without_endings():
        for record, line, tie, content, ties in _candidates(records):
            gold = _gold_end(record, line, tie, content)
            if gold is None:
                continue
            first, stop = content.ranges[-1]
            shape = "clause" if content.shape == "around" else content.shape
            gerunds = {other.group[0] for other in ties if line.tags[other.verb] == "G"}
            for place, signature in endings.boundaries(line, first, stop, gerunds):
                if gold < line.ends[place - 1]:
                    break
                seen[shape][signature] += 1
                ended[shape][signature] += gold == line.ends[place - 1]
    return {shape: _rates(seen[shape], ended[shape]) for shape in seen}


class _without_endings:  # noqa: N801 - used as a context
    """While it lasts, words go on to the end of their sentence."""

    def __enter__(self) -> None:
        self.kept: Callable[[], Mapping[str, Mapping[str, float]]] = endings._rates  # noqa: SLF001
        endings._rates = lambda: {"clause": {}}  # type: ignore[assignment]  # noqa: SLF001

    def __exit__(self, *_: object) -> None:
        endings._rates = self.kept  # type: ignore[assignment]  # noqa: SLF001


def _gold_end(record: Mapping[str, Any], line: Line, tie: Tie, content: Content) -> int | None:
    """Where the gold words end that begin where the predicted ones do; None if there are none."""
    if not content.ranges or content.shape == "before":
        return None
    cue = line.span(*tie.group)
    start = line.starts[content.ranges[-1][0]]
    for quote in record["quotes"]:
        if quote["cue"] and tuple(quote["cue"][0]) == tuple(cue):
            for first, end in quote["content"]:
                if first == start:
                    return int(end)
    return None


def _rates(seen: Mapping[str, int], ended: Mapping[str, int]) -> dict[str, float]:
    base = sum(ended.values()) / max(1, sum(seen.values()))
    return {
        signature: round((ended[signature] + _SMOOTHING * base) / (times + _SMOOTHING), 3)
        for signature, times in sorted(seen.items())
        if times >= _MIN_SEEN and ended[signature] / times > _MIN_RATE
    }


def _fit_acceptance(records: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Ridge-penalised logistic regression on yes-or-no properties, by Adam on the whole set."""
    lexicon = load_lexicon("en")
    rows, labels = [], []
    for record, line, tie, content, _ in _candidates(records):
        rows.append(sorted(set(features(line, tie, content, lexicon))))
        verb = line.starts[tie.verb]
        labels.append(any(q["cue"] and q["cue"][0][0] <= verb < q["cue"][0][1] for q in record["quotes"]))
    counts = Counter(feature for row in rows for feature in row)
    names = sorted(feature for feature, times in counts.items() if times >= _MIN_OCCURRENCES)
    place = {name: number for number, name in enumerate(names)}
    kept = [[place[feature] for feature in row if feature in place] for row in rows]
    weights, always = _regress(kept, np.array(labels, float), len(names))
    fitted = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return {
        "always": round(always, 3),
        **{name: weight for name, weight in fitted.items() if abs(weight) >= _MIN_WEIGHT},
    }


def _regress(rows: Sequence[Sequence[int]], labels: Any, width: int) -> tuple[Any, float]:  # noqa: ANN401 - numpy arrays
    number = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    column = np.array([feature for row in rows for feature in row])
    weights, moment, square = np.zeros(width + 1), np.zeros(width + 1), np.zeros(width + 1)
    for step in range(1, _STEPS + 1):
        total = np.bincount(number, weights=weights[column], minlength=len(rows)) + weights[width]
        error = 1 / (1 + np.exp(-total)) - labels
        slope = np.append(np.bincount(column, weights=error[number], minlength=width), error.sum())
        slope[:width] += _PENALTY * weights[:width]
        slope /= len(rows)
        moment, square = 0.9 * moment + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = 0.1 if step <= 0.6 * _STEPS else 0.02
        weights -= rate * (moment / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights[:width], float(weights[width])


if __name__ == "__main__":
    sys.exit(main())

"""STS 2012 to 2015: graded similarity of two sentences, ``statement_similarity`` against what people said."""

import json
from collections import defaultdict
from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from statistics import mean

from benchmarks.rows import Row
from mediakit.derivation.same_statement import statement_similarity

__all__ = ["pearson", "run"]

_FILE = "reuse/sts_2012_2015.jsonl"
_MAX_SCORE = 5.0


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Pearson's r for each genre, and the mean over genres; no rows without the file."""
    if not (data / _FILE).is_file():
        return []
    graded: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for line in (data / _FILE).read_text(encoding="utf-8").splitlines()[:sample]:
        record = json.loads(line)
        pair = statement_similarity(record["s1"], record["s2"]), record["score"] / _MAX_SCORE
        graded[f"{record['genre']} {record['year']}"].append(pair)
    found = {genre: pearson(pairs) for genre, pairs in sorted(graded.items()) if len(pairs) > 2}
    rows = [
        Row("STS", f"Pearson's r, {genre}", r, "r", None, "", f"{len(graded[genre])} pairs")
        for genre, r in found.items()
    ]
    note = f"{len(found)} genres, nothing fitted"
    return (
        [*rows, Row("STS", "Pearson's r, mean over genres", mean(found.values()), "r", None, "", note)]
        if found
        else []
    )


def pearson(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's r of pairs of figures; 0.0 where one side never varies.

    Example:
        >>> round(pearson([(0.0, 1.0), (1.0, 2.0), (2.0, 3.0)]), 6), pearson([(1.0, 1.0), (1.0, 2.0)])
        (1.0, 0.0)
    """
    middle = mean(one for one, _ in pairs), mean(other for _, other in pairs)
    apart = [(one - middle[0], other - middle[1]) for one, other in pairs]
    spread = sqrt(sum(one * one for one, _ in apart) * sum(other * other for _, other in apart))
    return sum(one * other for one, other in apart) / spread if spread else 0.0

"""Links of the cases in this repository against their keys: sources, kinds and shapes."""

from pathlib import Path

from benchmarks.keyed import LinkScores, case_pairs, score_links
from benchmarks.rows import Row
from mediakit.derivation.align import find_links

__all__ = ["SEEDS", "run", "score_cases"]

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Links F1, first sources, kinds and shapes over every keyed pair; needs no public data."""
    del data
    scores, pairs = score_cases(sample)
    note = f"{pairs} pairs, {scores.statements} statements; the certainty of links was fitted on them"
    figures = {
        "links F1": scores.f1,
        "links precision": scores.precision,
        "links recall": scores.recall,
        "first source right": scores.first_right / max(1, scores.drawn),
        "no source where there is none": scores.new_right / max(1, scores.new),
        "kind right": scores.kinds_right / max(1, scores.statements),
        "shape right": scores.shapes_right / max(1, scores.statements),
    }
    return [Row("cases", what, value, "share", None, "", note) for what, value in figures.items()]


def score_cases(sample: int | None = None) -> tuple[LinkScores, int]:
    """How links agree with the keys of the cases, and over how many pairs."""
    scores = LinkScores()
    pairs = list(case_pairs(SEEDS))[:sample]
    for keyed in pairs:
        score_links(keyed, find_links(keyed.original, keyed.derivative), scores)
    return scores, len(pairs)

"""Does the certainty of a link mean what it says? Of the links given .8 to .9, about 85% should be right.

Nothing is scored by numbers that it was fitted on: PAN by those of the other half of its pairs, each
hand-marked case by numbers fitted without it and its fold.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from zlib import crc32

from benchmarks.keyed import Keyed, LinkScores, case_pairs, real_pair, score_links
from benchmarks.pan_links import pan_pairs
from benchmarks.rows import Row
from mediakit.derivation.align import LINKED, find_links
from mediakit.derivation.logistic import Logistic

__all__ = ["BANDS", "judged_keyed", "judged_pan", "run"]

BANDS = ((0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
_SEEDS = Path(__file__).resolve().parent.parent / "seeds"
_PAN_EACH, _SCORED_HALF = 90, 1  # of PAN's pairs; see fit_links.FITTED_HALF
_FOLDS = 5
_ASKED = (0.8, 0.9), 0.85

Judged = tuple[
    float, bool, bool
]  # certainty, whether it is a link (or says that there is none), whether it is right


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Agreement with the keys, and the share of right links in each band of certainty, by set."""
    keyed = [*case_pairs(_SEEDS), *_real()]
    rows = _agreement(keyed)
    without = [one for one in chain.from_iterable(map(judged_keyed, keyed)) if not one[1]]
    rows += _table("hand-marked cases", without)
    pan = list(judged_pan(data, each=sample or _PAN_EACH))
    if not pan or find_spec("numpy") is None:
        return rows
    marked = list(_refitted(keyed, data, each=sample or _PAN_EACH))
    rows += [*_table("hand-marked cases", marked), *_table("PAN sentences", pan)]
    return [*rows, *_table("both", [*marked, *pan])]


def _real() -> Iterator[Keyed]:
    folder = os.environ.get("MEDIAKIT_REAL_PAIR")
    if folder:
        yield real_pair(Path(folder))


def _agreement(keyed: list[Keyed]) -> list[Row]:
    scores = LinkScores()
    for pair in keyed:
        score_links(pair, find_links(pair.original, pair.derivative), scores)
    note = f"{len(keyed)} pairs, {scores.statements} statements; part of them fitted the numbers"
    figures = [
        ("links, F1", scores.f1, ""),
        ("links, precision", scores.precision, ""),
        ("links, recall", scores.recall, ""),
        (
            "first source right",
            scores.first_right / max(1, scores.drawn),
            f"of {scores.drawn} drawn sentences",
        ),
        ("kinds agree", scores.kinds_right / max(1, scores.statements), ""),
        ("shapes agree", scores.shapes_right / max(1, scores.statements), ""),
    ]
    return [
        Row("hand-marked cases", what, value, "share", None, "", more or note)
        for what, value, more in figures
    ]


def judged_keyed(keyed: Keyed) -> Iterator[Judged]:
    """Each statement's certainty and whether it is right; a weakly marked source counts neither way."""
    by_number = {entry.number: entry for entry in keyed.marked}
    for link in find_links(keyed.original, keyed.derivative):
        entry = by_number.get(link.number)
        if entry is None:
            continue
        named = keyed.source_numbers(link)
        if not named and not entry.weak:
            yield link.certainty, False, not entry.drawn_from
        elif named and named[0] not in entry.weak:
            yield link.certainty, True, named[0] in entry.drawn_from


def _refitted(keyed: Sequence[Keyed], data: Path, *, each: int) -> Iterator[Judged]:
    """The links of the keyed pairs, the certainty of each by numbers fitted without the cases of its fold."""
    from benchmarks.fit_links import certainty_examples, fit  # noqa: PLC0415 - needs numpy

    examples = list(certainty_examples(keyed, data, each))
    for fold in range(_FOLDS):
        held_out = [one for one in examples if one.case and crc32(one.case.encode()) % _FOLDS == fold]
        rest = [one for one in examples if not one.case or crc32(one.case.encode()) % _FOLDS != fold]
        fitted = Logistic(*fit(rest, shared_out=True))
        for one in held_out:
            chance = fitted.chance(one.figures)
            if chance >= LINKED:
                yield chance, True, one.right


def judged_pan(data: Path, *, each: int) -> Iterator[Judged]:
    """Links of PAN sentences: right when they stay inside the aligned passage."""
    for pair in pan_pairs(data, each=each, half=_SCORED_HALF):
        for link in find_links(pair.original, pair.derivative):
            if link.original:
                right = pair.judge(link.derivative, link.original[0])
                if right is not None:
                    yield link.certainty, True, right


def _table(name: str, judged: list[Judged]) -> list[Row]:
    bands: dict[tuple[bool, float, float], list[bool]] = defaultdict(list)
    for certainty, linked, right in judged:
        for low, high in BANDS:
            if low <= certainty < high:
                bands[linked, low, high].append(right)
    return [
        Row(
            name,
            f"{'links' if linked else 'no source'} given {low} to {min(high, 1.0)}: right",
            sum(marks) / len(marks),
            "share",
            _ASKED[1] if linked and (low, high) == _ASKED[0] else None,
            "",
            f"{len(marks)} sentences",
        )
        for (linked, low, high), marks in sorted(bands.items())
    ]

"""German Wikinews: stretches of direct speech, and their speakers."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.rows import Row
from benchmarks.scorers.spans import Counts
from mediakit.attribution.quotations import Quotation, find_quotes
from mediakit.texts.article import Article

__all__ = ["run"]

_FILE = Path("attribution") / "wikinews_de_dev.jsonl"


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Exact F1 of direct quotations, and the share of their speakers that is right."""
    source = data / _FILE
    if not source.exists():
        return []
    counts = Counts()
    tally: Counter[str] = Counter()
    for line in source.read_text(encoding="utf-8").splitlines()[:sample]:
        record = json.loads(line)
        gold = {
            (span[0], span[1]): quote
            for quote in record["quotes"]
            if quote["type"] == "Direct"
            for span in quote["content"]
        }
        predicted = {
            (span.start, span.end): q
            for q in find_quotes(Article(record["text"], language="de"))
            for span in q.marked
        }
        counts.add(predicted, gold)
        tally.update(_speakers(predicted, gold))
    note = f"precision {counts.precision:.3f}, recall {counts.recall:.3f}"
    told, right, of = tally["told"], tally["right"], tally["of"]
    return [
        Row("Wikinews German, dev", "direct quotations", counts.f1, "F1", 0.90, "", note),
        Row(
            "Wikinews German, dev",
            "speaker right, of those told",
            right / max(1, told),
            "share",
            0.80,
            "",
            f"{right} of {told}",
        ),
        Row(
            "Wikinews German, dev",
            "speaker right, of all found",
            right / max(1, of),
            "share",
            None,
            "",
            f"{right} of {of}",
        ),
    ]


def _speakers(
    predicted: Mapping[tuple[int, int], Quotation], gold: Mapping[tuple[int, int], Mapping[str, Any]]
) -> Sequence[str]:
    """For each quotation found that has a speaker: whether one is told, and whether it is the right one."""
    names = []
    for mark in sorted(set(predicted) & set(gold)):
        if not gold[mark]["source"]:
            continue
        names.append("of")
        speaker = predicted[mark].speaker
        if speaker is not None:
            names.append("told")
            if any(start < speaker.end and speaker.start < end for start, end in gold[mark]["source"]):
                names.append("right")
    return names

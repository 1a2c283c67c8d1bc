"""SuperPAL: the rank of the right sentence among those listed for its topic, for a summary's clause."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from benchmarks.rows import Row
from mediakit.derivation.ranking import rank_sources

__all__ = ["ranks", "run"]

_FILE = "reuse/superpal_dev.jsonl"


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Rank of the right sentence, over the clauses of the development part; no rows without the file."""
    if not (data / _FILE).is_file():
        return []
    found = list(ranks(data))[:sample]
    firsts = sum(rank == 1 for rank in found) / len(found)
    reciprocal = mean(1 / rank for rank in found)
    note = (
        f"{len(found)} clauses against their topics' listed sentences; of several right ones the best counts"
    )
    return [
        Row("SuperPAL dev", "right sentence ranked first", firsts, "share", None, "", note),
        Row("SuperPAL dev", "mean reciprocal rank", reciprocal, "share", None, "", note),
    ]


def ranks(data: Path) -> Iterator[int]:
    """The rank, from 1, of the best-placed right sentence for each clause."""
    records = [json.loads(line) for line in (data / _FILE).read_text(encoding="utf-8").splitlines()]
    listed: dict[str, dict[str, None]] = defaultdict(dict)
    right: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in records:
        listed[record["topic"]][record["docSentText"]] = None
        right[record["topic"], record["scuText"]].add(record["docSentText"])
    for (topic, clause), answers in right.items():
        sentences = list(listed[topic])
        order = [sentences[one.index] for one in rank_sources(clause, sentences)]
        yield next(place for place, sentence in enumerate(order, 1) if sentence in answers)

"""BASIL: separate reports of one event by three outlets. How many read as if one drew on another?"""

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from statistics import median

from benchmarks.keyed import real_pair
from benchmarks.peers import SIMILARITIES, timed
from benchmarks.rows import Row
from mediakit.derivation.align import find_links
from mediakit.derivation.reading import read_pair
from mediakit.texts.article import Article

__all__ = ["read_events", "run"]

_FILE = "reuse/basil_half.jsonl"


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Same-event pairs read as drawn, either report taken as the original; no rows without the file."""
    if not (data / _FILE).is_file():
        return []
    pairs = [pair for event in read_events(data).values() for pair in combinations(event, 2)][:sample]
    forward = [_drawn(one, other) for one, other in pairs]
    backward = [_drawn(other, one) for one, other in pairs]
    note = f"{len(pairs)} pairs of 50 events; {sum(backward)} with the sides exchanged"
    linked = median(_linked(one, other) for one, other in pairs)
    return [
        Row("BASIL half", "same-event pairs read as drawn", sum(forward), "count", 2, "", note),
        Row(
            "BASIL half",
            "share of sentences linked, median",
            linked,
            "share",
            None,
            "",
            f"{len(pairs)} pairs",
        ),
        *_peers(pairs),
    ]


def _peers(pairs: Sequence[tuple[Article, Article]]) -> Iterator[Row]:
    """Same-event pairs that are, by the peers, at least as alike as an original and its derivative."""
    folder = os.environ.get("MEDIAKIT_REAL_PAIR")
    if not folder:
        return
    real = real_pair(Path(folder))
    drawn = real.original.words.keys, real.derivative.words.keys
    words = [(one.words.keys, other.words.keys) for one, other in pairs]
    for name, similarity in SIMILARITIES.items():
        values, milliseconds = timed(similarity, words)
        least = similarity(*drawn)
        as_alike = sum(value >= least for value in values)
        note = f"{len(pairs)} pairs, {milliseconds:.2g} ms each; the real pair: {least:.2f}"
        what = f"peers, as alike as the real pair: {name}"
        yield Row("BASIL half", what, as_alike, "count", None, "", note)


def read_events(data: Path) -> dict[str, list[Article]]:
    """The reports of each event, in the file's order; empty without the file."""
    events: dict[str, list[Article]] = defaultdict(list)
    if not (data / _FILE).is_file():
        return events
    for line in (data / _FILE).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        body = "\n\n".join(" ".join(paragraph) for paragraph in record["paragraphs"])
        article = Article(f"{record['title']}\n\n{body}", title=record["title"], language="en")
        events[record["triple"]].append(article)
    return events


def _drawn(original: Article, derivative: Article) -> bool:
    return read_pair(original, derivative, find_links(original, derivative)).is_drawn


def _linked(original: Article, derivative: Article) -> float:
    links = find_links(original, derivative)
    return sum(bool(link.original) for link in links) / max(1, len(links))

"""SuperPAL: the rank of the right sentence among those listed for its topic, for a summary's clause."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import mean
from time import process_time

from benchmarks.peers import SIMILARITIES, Similarity
from benchmarks.rows import Row
from mediakit.derivation.ranking import rank_sources
from mediakit.texts.words import find_words

__all__ = ["ranks", "run"]

_FILE = "reuse/superpal_dev.jsonl"
_BY_PEERS = 150  # clauses


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Rank of the right sentence, over the clauses of the development part; no rows without the file.

    Beside it stands what the plainest ranking reaches: by how many of the clause's words a sentence holds.
    """
    if not (data / _FILE).is_file():
        return []
    found = list(ranks(data, _by_sources))[:sample]
    plain = list(ranks(data, _by_words))[:sample]
    note = (
        f"{len(found)} clauses against their topics' listed sentences; of several right ones the best counts"
    )
    figures = [
        ("right sentence ranked first", _first(found), _first(plain)),
        ("mean reciprocal rank", _reciprocal(found), _reciprocal(plain)),
    ]
    rows = [
        Row("SuperPAL dev", what, value, "share", None, f"{peer:.3f}: share of the clause's words", note)
        for what, value, peer in figures
    ]
    return [*rows, *_peers(data, sample)]


def _peers(data: Path, sample: int | None) -> Iterator[Row]:
    """The sentences of a topic by the peers' similarity; only so many clauses, as they are slow."""
    clauses = min(sample or _BY_PEERS, _BY_PEERS)
    for name, order in {"rank_sources": _by_sources, **_orders()}.items():
        started = process_time()
        found = list(islice(ranks(data, order), clauses))
        note = f"the first {len(found)} clauses, {1000 * (process_time() - started) / len(found):.2g} ms each"
        yield Row("SuperPAL dev", f"peers, ranked first: {name}", _first(found), "share", None, "", note)


def _orders() -> dict[str, Callable[[str, Sequence[str]], list[int]]]:
    def order(similarity: Similarity, clause: str, sentences: Sequence[str]) -> list[int]:
        wanted = find_words(clause).keys
        values = [similarity(wanted, find_words(sentence).keys) for sentence in sentences]
        return sorted(range(len(sentences)), key=lambda place: (-values[place], place))

    return {name: partial(order, similarity) for name, similarity in SIMILARITIES.items()}


def _first(found: Sequence[int]) -> float:
    return sum(rank == 1 for rank in found) / len(found)


def _reciprocal(found: Sequence[int]) -> float:
    return mean(1 / rank for rank in found)


def _by_sources(clause: str, sentences: Sequence[str]) -> list[int]:
    return [one.index for one in rank_sources(clause, sentences)]


def _by_words(clause: str, sentences: Sequence[str]) -> list[int]:
    wanted = set(find_words(clause).keys)
    held = [len(wanted & set(find_words(sentence).keys)) for sentence in sentences]
    return sorted(range(len(sentences)), key=lambda place: (-held[place], place))


def ranks(data: Path, order: Callable[[str, Sequence[str]], list[int]]) -> Iterator[int]:
    """The rank, from 1, of the best-placed right sentence for each clause."""
    records = [json.loads(line) for line in (data / _FILE).read_text(encoding="utf-8").splitlines()]
    listed: dict[str, dict[str, None]] = defaultdict(dict)
    right: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in records:
        listed[record["topic"]][record["docSentText"]] = None
        right[record["topic"], record["scuText"]].add(record["docSentText"])
    for (topic, clause), answers in right.items():
        sentences = list(listed[topic])
        placed = [sentences[index] for index in order(clause, sentences)]
        yield next(place for place, sentence in enumerate(placed, 1) if sentence in answers)

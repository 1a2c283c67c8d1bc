"""Sentences of PAN 2013 pairs: a link is right when it stays inside the aligned passage."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediakit.texts.article import Article
from mediakit.texts.spans import Span

__all__ = ["PanPair", "pan_pairs"]

_DOCUMENTS = "reuse/pan13_train_docs.jsonl"
_PAIRS = "reuse/pan13_train_pairs.jsonl"
_MOST_INSIDE = 0.8  # share of a sentence that must lie in a passage, or outside all, for it to be judged


@dataclass(frozen=True)
class PanPair:
    """A pair of documents with the passages that one takes from the other.

    Attributes:
        subset: How the passages were made: none, verbatim, random, translation or summary.
        original: The source document.
        derivative: The suspicious document.
        passages: Spans of the original and of the derivative.
    """

    subset: str
    original: Article
    derivative: Article
    passages: tuple[tuple[Span, Span], ...]

    def judge(self, sentence: Span, source: Span | None) -> bool | None:
        """Whether a link (None: no link) is right; None if the derivative sentence straddles an edge."""
        inside = [
            original
            for original, derivative in self.passages
            if _shared(sentence, derivative) >= _MOST_INSIDE
        ]
        if not inside and any(sentence.overlaps(derivative) for _, derivative in self.passages):
            return None
        if source is None:
            return not inside
        return any(_shared(source, original) > 0 for original in inside)


def _shared(part: Span, whole: Span) -> float:
    return max(0, min(part.end, whole.end) - max(part.start, whole.start)) / max(1, part.end - part.start)


def pan_pairs(data: Path, *, each: int, half: int | None = None) -> Iterator[PanPair]:
    """``each`` pairs of every subset, spread over it; none without the files.

    Args:
        data: The folder of public data.
        each: How many pairs of every subset.
        half: 0 or 1 for every second pair only: what is fitted on the one is scored on the other.
    """
    if not (data / _PAIRS).is_file():
        return
    records = [json.loads(line) for line in (data / _PAIRS).read_text(encoding="utf-8").splitlines()]
    chosen = [
        record
        for subset in sorted({record["subset"] for record in records})
        for record in _spread(records, subset, each, half)
    ]
    wanted = {(role, record[role]) for record in chosen for role in ("susp", "src")}
    texts = {}
    with (data / _DOCUMENTS).open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if (record["role"], record["id"]) in wanted:
                texts[record["role"], record["id"]] = record["text"]
    for record in chosen:
        passages = tuple((_span(case, "source"), _span(case, "this")) for case in record["cases"])
        articles = [Article(texts[role, record[role]], language="en") for role in ("src", "susp")]
        yield PanPair(record["subset"].partition("-")[2], articles[0], articles[1], passages)


def _span(case: dict[str, int], side: str) -> Span:
    return Span(case[f"{side}_offset"], case[f"{side}_offset"] + case[f"{side}_length"])


def _spread(
    records: Sequence[dict[str, Any]], subset: str, each: int, half: int | None
) -> list[dict[str, Any]]:
    mine = [record for record in records if record["subset"] == subset]
    mine = mine if half is None else mine[half::2]
    return mine[:: max(1, len(mine) // each)][:each]

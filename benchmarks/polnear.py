"""PolNeAR: source, cue and content of attributions in US news, and the quoted stretches with their speakers.

The first record of each article is taken. Spans are compared exactly, each distinct one once. The set's
quoted stretches are made from double marks only, so stretches that are predicted in other marks ('' or single
ones) count neither way.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.rows import Row
from benchmarks.scorers.spans import Counts, shared_words, word_starts
from mediakit.attribution.quotations import Quotation, find_quotes
from mediakit.texts.article import Article
from mediakit.texts.spans import Span

__all__ = ["read_first_records", "run"]

_FILE = Path("attribution") / "polnear_dev.jsonl"
_SAME = 0.8  # token F1 from which on two contents count as the same
_SURE = 0.82  # certainty of the surest predictions
_DOUBLE = '"“”'
_PARTS = ("source", "cue", "content")
_BARS = {"source": 0.56, "cue": 0.60, "content": 0.48}
_RULES = "140 lines of rules: "
_BEST = {
    "source": f"{_RULES}.467; CRF .506; BERT-CofeNet .832",
    "cue": f"{_RULES}.526; CRF .534; BERT-CofeNet .753",
    "content": f"{_RULES}.391; CRF .286; BERT-CofeNet .729",
}


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Exact F1 of source, cue and content; quoted stretches, speakers and indirect statements."""
    source = data / _FILE
    if not source.exists():
        return []
    exact = {part: Counts() for part in _PARTS}
    quoted = Counts()
    tally: Counter[str] = Counter()
    for record in read_first_records(source)[:sample]:
        article = Article(record["text"], language="en")
        predicted = find_quotes(article)
        _add_exact(exact, predicted, record["quotes"])
        _add_quoted(quoted, predicted, record)
        tally.update(_speakers(predicted, record))
        tally.update(_indirect(predicted, record))
    rows = [
        Row(
            "PolNeAR, dev",
            f"{part}, exact spans",
            exact[part].f1,
            "F1",
            _BARS[part],
            _BEST[part],
            _shares(exact[part]),
        )
        for part in _PARTS
    ]
    rows.append(
        Row("PolNeAR, dev", "quoted stretches", quoted.f1, "F1", 0.95, f"{_RULES}.924", _shares(quoted))
    )
    return rows + _tally_rows(tally)


def read_first_records(source: Path) -> list[dict[str, Any]]:
    """The first annotator's record of each article, in the order of the file."""
    first: dict[str, dict[str, Any]] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        first.setdefault(record["id"], record)
    return list(first.values())


def _shares(counts: Counts) -> str:
    return f"precision {counts.precision:.3f}, recall {counts.recall:.3f}"


def _tally_rows(tally: Mapping[str, int]) -> list[Row]:
    """The shares that are counted, each with its bar and the best figure known."""
    shares: list[tuple[str, str, str, float | None, str]] = [
        ("speaker right, full quotations, of those told", "full right", "full told", 0.95, f"{_RULES}.911"),
        ("speaker right, full quotations, of all", "full right", "full", None, ""),
        ("speaker right, fragments, of those told", "fragment right", "fragment told", 0.80, f"{_RULES}.695"),
        ("speaker right, fragments, of all", "fragment right", "fragment", None, ""),
        ("indirect found, token F1 .8", "indirect found", "indirect", 0.50, f"{_RULES}.360"),
        ("predicted contents that overlap a gold one", "content overlaps", "content", 0.9, ""),
        ("predicted contents with token F1 .8", "content same", "content", None, ""),
        ("surest contents with token F1 .8", "sure same", "sure", None, ""),
        ("indirect found among the surest", "indirect sure", "indirect", None, ""),
    ]
    return [
        Row(
            "PolNeAR, dev",
            what,
            _share(tally[part], tally[whole]),
            "share",
            bar,
            best,
            f"{tally[part]} of {tally[whole]}",
        )
        for what, part, whole, bar, best in shares
    ]


def _plain(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _add_exact(
    exact: Mapping[str, Counts], predicted: Sequence[Quotation], gold: Sequence[Mapping[str, Any]]
) -> None:
    found: dict[str, list[tuple[int, int]]] = {
        "source": [_plain(q.speaker) for q in predicted if q.speaker],
        "cue": [_plain(q.cue) for q in predicted if q.cue],
        "content": [_plain(span) for q in predicted for span in q.content],
    }
    for part, counts in exact.items():
        counts.add(found[part], [tuple(span) for quote in gold for span in quote[part]])


def _add_quoted(counts: Counts, predicted: Sequence[Quotation], record: Mapping[str, Any]) -> None:
    text = record["text"]
    found = [_plain(span) for q in predicted for span in q.marked if text[span.start] in _DOUBLE]
    counts.add(found, [mark for mark, _ in _spoken(record)])


def _spoken(record: Mapping[str, Any]) -> Iterator[tuple[tuple[int, int], list[Mapping[str, Any]]]]:
    """The quoted stretches that somebody is given, each with the attributions around it."""
    for start, end in record["quote_mark_spans"]:
        around = [
            q for q in record["quotes"] if any(a <= start + 1 and end - 1 <= b for a, b in q["content"])
        ]
        if around:
            yield (start, end), around


def _speakers(predicted: Sequence[Quotation], record: Mapping[str, Any]) -> Iterator[str]:
    """Of each quoted stretch with a speaker: full or fragment, told or not, right or not.

    Right means that the words which name the speaker overlap. Where a stretch lies in several quotations, the
    longest counts.
    """
    for mark, around in _spoken(record):
        gold = [tuple(span) for quote in around for span in quote["source"]]
        if not gold:
            continue
        whole = any(abs(a - mark[0]) <= 1 and abs(b - mark[1]) <= 1 for q in around for a, b in q["content"])
        kind = "full" if whole else "fragment"
        yield kind
        holding = [q for q in predicted if mark in [tuple(span) for span in q.marked]]
        if not holding:
            continue
        speaker = max(holding, key=lambda q: sum(end - start for start, end in q.content)).speaker
        if speaker is None:
            continue
        yield f"{kind} told"
        if any(start < speaker.end and speaker.start < end for start, end in gold):
            yield f"{kind} right"


def _indirect(predicted: Sequence[Quotation], record: Mapping[str, Any]) -> Iterator[str]:
    """Of each indirect statement: found or not; of each predicted content: like a gold one or not."""
    text = record["text"]
    gold = [(quote["qtype"], word_starts(text, quote["content"])) for quote in record["quotes"]]
    found = [(word_starts(text, quotation.content), quotation.certainty >= _SURE) for quotation in predicted]
    for kind, words in gold:
        if kind == "indirect" and words:
            yield "indirect"
            like = [sure for other, sure in found if shared_words(words, other) >= _SAME]
            yield from ["indirect found"] * bool(like)
            yield from ["indirect sure"] * any(like)
    for words, sure in found:
        best = max((shared_words(words, other) for _, other in gold), default=0.0)
        yield "content"
        yield from ["content overlaps"] * (best > 0)
        yield from ["content same"] * (best >= _SAME)
        if sure:
            yield "sure"
            yield from ["sure same"] * (best >= _SAME)

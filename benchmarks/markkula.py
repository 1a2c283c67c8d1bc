"""Markkula: every sourced statement of 22 articles, its kind of source, and why a source is unnamed."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.rows import Row
from benchmarks.scorers.spans import covered, word_starts
from mediakit.attribution.quotations import Quotation, find_quotes
from mediakit.attribution.sources import Source, find_sources
from mediakit.texts.article import Article
from mediakit.texts.spans import Span

__all__ = ["run"]

_FILE = Path("attribution") / "markkula_half.jsonl"
_TYPES = {
    "named_person": "named_person",
    "organisation": "named_organization",
    "outlet": "named_organization",
    "document": "document",
    "unnamed_person": "unnamed_person",
    "unnamed_group": "unnamed_group",
}
_UNNAMED = frozenset({"unnamed_person", "unnamed_group"})
_HALF = 0.5


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Statements found, their sources' kinds, and the reasons for anonymity."""
    source = data / _FILE
    if not source.exists():
        return []
    counts: Counter[str] = Counter()
    for line in source.read_text(encoding="utf-8").splitlines()[:sample]:
        counts.update(_score(json.loads(line)))
    best = "statement .837, type .914 (large model, its own measure); .81, .70 (140 lines of rules)"
    return [
        _row("statements found", counts["found"], counts["statements"], 0.85, best),
        _row("type of those with a source right", counts["type right"], counts["typed"], 0.82, best),
        _row("unnamed sources found as unnamed", counts["unnamed right"], counts["unnamed"], None, ""),
        _row(
            "justifications of unnamed sources found", counts["justified"], counts["justifications"], None, ""
        ),
    ]


def _row(what: str, right: int, of: int, bar: float | None, best: str) -> Row:
    return Row("Markkula, half", what, right / of if of else 0.0, "share", bar, best, f"{right} of {of}")


def _score(record: dict[str, Any]) -> Iterator[str]:
    """One name for each thing to count."""
    text = record["text"]
    article = Article(text, language="en")
    quotations = find_quotes(article)
    sources = find_sources(article)
    gold = [s for s in record["statements"] if s["span"]]
    words = [word_starts(text, [tuple(s["span"])]) for s in gold]
    predicted = [(quotation, spans) for quotation in quotations for spans in _statements(quotation)]
    predicted += [
        (run[0], tuple(span for each in run for span in each.content)) for run in _runs(article, quotations)
    ]
    matched = covered(words, [_words(text, quotation, spans) for quotation, spans in predicted], _HALF)
    for number, statement in enumerate(gold):
        yield "statements"
        unnamed = statement["type"] in _UNNAMED
        if unnamed:
            yield "unnamed"
            if statement["justification"]:
                yield "justifications"
        if number not in matched:
            continue
        yield "found"
        found = _source_of(predicted[matched[number]][0], sources)
        if found is None:
            continue
        yield "typed"
        if _TYPES[found.kind] == statement["type"]:
            yield "type right"
        if unnamed and found.kind in _UNNAMED:
            yield "unnamed right"
            told = found.anonymity.span if found.anonymity else found.how_they_know
            span = statement["justification_span"]
            if told and span and told.start < span[1] and span[0] < told.end:
                yield "justified"


def _statements(quotation: Quotation) -> Iterator[tuple[Span, ...]]:
    """The whole of a quotation, and each of its stretches: the set cuts long quotations up."""
    yield quotation.spans
    if len(quotation.spans) > 1:
        yield from ((span,) for span in quotation.spans)


def _runs(article: Article, quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """What one speaker says in a row within a paragraph, where that is more than one quotation."""
    for paragraph in article.paragraphs:
        inside = [quotation for quotation in quotations if paragraph.covers(quotation.span)]
        for _, run in groupby(inside, key=lambda quotation: quotation.speaker_name):
            several = list(run)
            if len(several) > 1:
                yield several


def _words(text: str, quotation: Quotation, spans: Sequence[Span]) -> frozenset[int]:
    """The words of a statement with its speaker and its cue."""
    return word_starts(text, [*spans, *(span for span in (quotation.speaker, quotation.cue) if span)])


def _source_of(quotation: Quotation, sources: Sequence[Source]) -> Source | None:
    return next((source for source in sources if quotation in source.quotations), None)

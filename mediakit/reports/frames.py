"""The tables of a comparison as pandas data frames."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mediakit.overlap.measures import table
from mediakit.reports.facts import excerpt, measure_rows
from mediakit.texts.article import Article
from mediakit.texts.spans import Span
from mediakit.wording import say_reason

if TYPE_CHECKING:
    import pandas as pd

    from mediakit.comparison import Comparison

__all__ = ["TABLES", "comparison_to_frame"]

_Rows = list[dict[str, Any]]


def comparison_to_frame(pair: "Comparison", name: str) -> "pd.DataFrame":
    """One table of the comparison; its columns are there even when it has no rows.

    Raises:
        ValueError: If there is no table of that name.
    """
    if name not in TABLES:
        raise ValueError(f"there is no table {name!r}; there are: {', '.join(TABLES)}")
    import pandas as pd  # noqa: PLC0415 - only whoever asks for a frame pays for pandas

    columns, rows = TABLES[name]
    return pd.DataFrame(rows(pair), columns=list(columns))


def _sentences(pair: "Comparison") -> _Rows:
    return [
        {
            "number": link.number,
            "role": link.role,
            "derivative": pair.derivative.text[link.derivative],
            "original": " ".join(pair.original.text[span] for span in sorted(link.original)),
            "original_numbers": list(pair.source_numbers(link)),
            "kind": link.kind,
            "shape": link.shape,
            "certainty": link.certainty,
            "reasons": " ".join(say_reason(reason) for reason in link.reasons),
        }
        for link in pair.links
    ]


def _passages(pair: "Comparison") -> _Rows:
    return [
        {
            "derivative": pair.derivative.text[passage.derivative],
            "original": pair.original.text[passage.original],
            "derivative_start": passage.derivative.start,
            "derivative_end": passage.derivative.end,
            "original_start": passage.original.start,
            "original_end": passage.original.end,
            "kind": passage.kind,
        }
        for passage in pair.passages
    ]


def _edits(pair: "Comparison") -> _Rows:
    return [
        {
            "number": link.number,
            "edit": edit.kind,
            "original": pair.original.text[edit.original],
            "derivative": pair.derivative.text[edit.derivative],
            "print_only": edit.print_only,
        }
        for link in pair.links
        for edit in link.edits
    ]


def _measures(pair: "Comparison") -> _Rows:
    words = measure_rows(pair)
    return [
        {
            "measure": row.name,
            "value": row.value,
            "direction": shown.direction,
            "shows": shown.shows,
            "misses": shown.misses,
        }
        for row, shown in zip(table(pair.original, pair.derivative), words, strict=True)
    ]


def _changes(pair: "Comparison") -> _Rows:
    return [
        {
            "number": change.number,
            "kind": change.kind,
            "aspect": change.aspect,
            "shift": change.shift,
            "original": excerpt(pair.original, change.original),
            "derivative": excerpt(pair.derivative, change.derivative),
            "certainty": change.certainty,
            "reasons": " ".join(say_reason(reason) for reason in change.reasons),
        }
        for change in pair.changes
    ]


def _quotations(pair: "Comparison") -> _Rows:
    return [
        {
            "number": quotation.number,
            "derivative": excerpt(pair.derivative, quotation.derivative),
            "original": excerpt(pair.original, quotation.original),
            "words": quotation.words,
            "speaker": quotation.speaker,
            "derivative_speaker": _words(pair.derivative, quotation.derivative_speaker),
            "original_speaker": _words(pair.original, quotation.original_speaker),
            "certainty": quotation.certainty,
        }
        for quotation in pair.quotations
    ]


def _sources(pair: "Comparison") -> _Rows:
    return [
        {
            "report": side,
            "source": article.text[source.span],
            "kind": source.kind,
            "name": source.name,
            "count": source.count,
            "how_they_know": _words(article, source.how_they_know),
            "why_unnamed": _words(article, source.anonymity.span if source.anonymity else None),
            "mentions": len(source.mentions),
            "certainty": source.certainty,
        }
        for side, article, sources in (
            ("original", pair.original, pair.sources[0]),
            ("derivative", pair.derivative, pair.sources[1]),
        )
        for source in sources
    ]


def _omissions(pair: "Comparison") -> _Rows:
    return [
        {
            "number": one.number,
            "kind": one.kind,
            "original": pair.original.text[one.original],
            "certainty": one.certainty,
        }
        for one in pair.omissions
    ]


def _words(article: Article, span: Span | None) -> str | None:
    return article.text[span] if span else None


TABLES: dict[str, tuple[tuple[str, ...], Callable[["Comparison"], _Rows]]] = {
    "sentences": (
        (
            "number",
            "role",
            "derivative",
            "original",
            "original_numbers",
            "kind",
            "shape",
            "certainty",
            "reasons",
        ),
        _sentences,
    ),
    "passages": (
        (
            "derivative",
            "original",
            "derivative_start",
            "derivative_end",
            "original_start",
            "original_end",
            "kind",
        ),
        _passages,
    ),
    "changes": (
        ("number", "kind", "aspect", "shift", "original", "derivative", "certainty", "reasons"),
        _changes,
    ),
    "omissions": (("number", "kind", "original", "certainty"), _omissions),
    "quotations": (
        (
            "number",
            "derivative",
            "original",
            "words",
            "speaker",
            "derivative_speaker",
            "original_speaker",
            "certainty",
        ),
        _quotations,
    ),
    "sources": (
        (
            "report",
            "source",
            "kind",
            "name",
            "count",
            "how_they_know",
            "why_unnamed",
            "mentions",
            "certainty",
        ),
        _sources,
    ),
    "edits": (("number", "edit", "original", "derivative", "print_only"), _edits),
    "measures": (("measure", "value", "direction", "shows", "misses"), _measures),
}

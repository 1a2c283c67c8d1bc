"""The tables of a comparison as pandas data frames."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mediakit.overlap.measures import table
from mediakit.reports.facts import measure_rows
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
        {"measure": row.name, "value": row.value, "direction": shown.direction, "shows": shown.shows, "misses": shown.misses}
        for row, shown in zip(table(pair.original, pair.derivative), words, strict=True)
    ]


TABLES: dict[str, tuple[tuple[str, ...], Callable[["Comparison"], _Rows]]] = {
    "sentences": (
        ("number", "role", "derivative", "original", "original_numbers", "kind", "shape", "certainty", "reasons"),
        _sentences,
    ),
    "passages": (
        ("derivative", "original", "derivative_start", "derivative_end", "original_start", "original_end", "kind"),
        _passages,
    ),
    "edits": (("number", "edit", "original", "derivative", "print_only"), _edits),
    "measures": (("measure", "value", "direction", "shows", "misses"), _measures),
}

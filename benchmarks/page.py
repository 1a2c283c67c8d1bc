"""Writes ``docs/benchmarks.md`` from the table of a run, so that every figure on the page is that run's.

``python -m benchmarks -o TABLE`` writes the table, then ``python -m benchmarks.page TABLE`` the page.
Its words are in ``page.md``, with marks where figures go: ``{set|what}`` for a figure,
``{set|what|note}`` for its note, ``{set|what|best}`` for the best known one; and ``{set|what*}``,
alone on a line, becomes a line of a table for each figure that begins so.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["Line", "fill", "main", "read_table"]

_HERE = Path(__file__).resolve().parent
_PAGE = _HERE.parent / "docs" / "benchmarks.md"
_MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+?)(?:\|(note|best))?\}")
_LINES = re.compile(r"\{([^{}|]+)\|([^{}|]*)\*\}")
_NOT_THERE = "(not measured)"


class Line(NamedTuple):
    """One figure of a table, as it is printed."""

    set: str
    what: str
    figure: str
    bar: str
    best: str
    note: str


def main(tables: Iterable[str]) -> None:
    """Write the page from one or more files with a run's table."""
    texts = [Path(table).read_text(encoding="utf-8") for table in tables]
    template = (_HERE / "page.md").read_text(encoding="utf-8")
    _PAGE.write_text(fill(template, texts), encoding="utf-8")


def fill(template: str, tables: Iterable[str]) -> str:
    """The template with the figures of the tables in place of its marks."""
    texts = list(tables)
    lines = [line for text in texts for line in read_table(text)]
    days = sorted(
        {match.group() for text in texts for match in re.finditer(r"^.*?, (\S+), Python \S+", text)}
    )
    known = {(line.set, line.what): line for line in lines}

    def figure(match: re.Match[str]) -> str:
        line = known.get((match[1], match[2]))
        if line is None:
            return _NOT_THERE
        return {"note": line.note, "best": line.best}.get(match[3], line.figure)

    filled: list[str] = []
    for part in template.splitlines():
        wanted = _LINES.fullmatch(part)
        filled += _rows(lines, *wanted.groups()) if wanted else [part]
    page = "\n".join(filled).replace("{run}", "; ".join(days) or _NOT_THERE)
    return _MARK.sub(figure, page) + "\n"


def _rows(lines: Iterable[Line], name: str, start: str) -> Iterator[str]:
    for line in lines:
        if line.set == name and line.what.startswith(start):
            asked = "" if line.bar == "–" else f" (asked: {line.bar})"
            yield f"| {line.what.removeprefix(start)} | {line.figure}{asked} | {line.note} |"


def read_table(text: str) -> Iterator[Line]:
    """The figures of a run's table.

    Example:
        >>> list(read_table("| cases | F1 | 0.9 | – | – | 7 pairs |"))
        [Line(set='cases', what='F1', figure='0.9', bar='–', best='–', note='7 pairs')]
    """
    for row in text.splitlines():
        cells = [cell.strip() for cell in row.strip().strip("|").split(" | ")]
        if row.startswith("| ") and len(cells) == len(Line._fields) and cells[0] != "set":
            yield Line(*cells)


if __name__ == "__main__":
    main(sys.argv[1:])

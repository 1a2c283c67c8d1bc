"""``python -m benchmarks``: every figure in one table.

The folder of public data is named by MEDIAKIT_BENCH, the published pair by MEDIAKIT_REAL_PAIR; a set that is
not there is skipped, and said. ``docs/benchmarks.md`` says how the folders are laid out.
"""

import argparse
import os
import pkgutil
import platform
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import benchmarks
import mediakit
from benchmarks.rows import Row

_NOWHERE = Path("no-such-folder")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks named, or all, and print one table."""
    names = _modules()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(names)}; all by default")
    parser.add_argument(
        "--sample", type=int, metavar="N", help="look at N items of each set only: quick, and rough"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the table to this file too")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.names) - set(names))
    if unknown:
        parser.error(f"there is no benchmark {', '.join(unknown)}; there are {', '.join(names)}")
    rows: list[Row] = []
    for name in options.names or names:
        rows += _run(name, options.sample)
        if options.output:  # after each: a long run that is broken off has not been for nothing
            options.output.parent.mkdir(parents=True, exist_ok=True)
            options.output.write_text(_head(options.sample) + _table(rows), encoding="utf-8")
    sys.stdout.write(_head(options.sample) + _table(rows))
    return 0


def _modules() -> list[str]:
    """The modules of this package that measure something: those with a function ``run``."""
    found = [
        module.name for module in pkgutil.iter_modules(benchmarks.__path__) if not module.name.startswith("_")
    ]
    return [name for name in found if hasattr(import_module(f"benchmarks.{name}"), "run")]


def _run(name: str, sample: int | None) -> list[Row]:
    data = Path(os.environ.get("MEDIAKIT_BENCH", _NOWHERE))
    started = time.perf_counter()
    rows: list[Row] = import_module(f"benchmarks.{name}").run(data, sample=sample)
    taken = time.perf_counter() - started
    sys.stderr.write(
        f"{name}: {len(rows)} figures in {taken:.0f} s\n"
        if rows
        else f"{name}: skipped, its data is not there\n"
    )
    return rows


def _head(sample: int | None) -> str:
    day = datetime.now(UTC).date().isoformat()
    part = f"; a sample of {sample} items a set, so the figures are rough" if sample else ""
    return f"mediakit {mediakit.__version__}, {day}, Python {platform.python_version()}{part}\n\n"


def _table(rows: Sequence[Row]) -> str:
    lines = ["| set | what | figure | bar | best known | note |", "|---|---|---|---|---|---|"]
    for row in rows:
        bar = "–" if row.bar is None else _shown(row.bar, row.unit)
        cells = (row.set, row.what, _shown(row.value, row.unit), bar, row.best_known or "–", row.note)
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _shown(value: float, unit: str) -> str:
    if unit == "share":
        return f"{value:.3f}"
    if unit == "count":
        return f"{value:.0f}"
    return f"{value:.3g} {unit}"


if __name__ == "__main__":
    sys.exit(main())

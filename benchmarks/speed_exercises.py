"""How fast exercises answer and open in a real JupyterLab: it is driven by the browser tests."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.rows import Row

__all__ = ["run"]

_ROOT = Path(__file__).resolve().parents[1]
_TEST = "tests/browser/test_exercise_speed.py"
_FIGURES = _ROOT / "build" / "speed_exercises.json"
_BARS = {
    "answer to feedback, median, ms": 100.0,
    "pause in typing to new strips, 1,000 words, median, ms": 150.0,
    "eight exercises, from the kernel's being ready, s": 5.0,
}


def run(data: Path, *, sample: int | None = None) -> list[Row]:  # noqa: ARG001 - every benchmark is asked so
    """Milliseconds from an answer or a pause in typing to what is said, and seconds until eight are there."""
    _FIGURES.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", _TEST]
    subprocess.run(command, cwd=_ROOT, capture_output=True, check=False)  # noqa: S603 - our own test
    figures = json.loads(_FIGURES.read_text("utf-8")) if _FIGURES.is_file() else {}
    return [
        Row("exercises", name.rpartition(", ")[0], value, name.rpartition(", ")[2], _BARS[name], "", "")
        for name, value in figures.items()
    ]

"""Accuracy on the shipped cases never falls below the figures in ``floors.json``.

A change that raises a figure raises its floor: ``python -m tests.floors.test_floors`` writes the file anew.
No floor is lowered without a reason in the commit.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from benchmarks import cases, changes

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.002  # what a rounded floor may hide
LOWER_IS_BETTER = frozenset({"changes without counterpart in the key"})


@cache
def figures() -> dict[str, float]:
    """What the library reaches now."""
    nowhere = Path("no-such-folder")
    rows = [*cases.run(nowhere), *changes.run(nowhere)]
    return {row.what: round(row.value, 4) for row in rows if row.set == "cases"}


@pytest.mark.parametrize("name", sorted(json.loads(FLOORS.read_text(encoding="utf-8"))))
def test_no_figure_falls(name: str) -> None:
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))[name]
    reached = figures()[name]
    if name in LOWER_IS_BETTER:
        assert reached <= floor + SLACK, f"{name}: {reached} is above {floor}"
    else:
        assert reached >= floor - SLACK, f"{name}: {reached} is below {floor}"


def test_every_figure_has_a_floor() -> None:
    assert set(figures()) == set(json.loads(FLOORS.read_text(encoding="utf-8")))


if __name__ == "__main__":
    FLOORS.write_text(json.dumps(figures(), indent=1, sort_keys=True) + "\n", encoding="utf-8")

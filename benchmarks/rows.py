"""One figure of the benchmarks."""

from dataclasses import dataclass

__all__ = ["Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured on which set, and what it is held against.

    Attributes:
        set: The data set.
        what: What the figure says.
        value: The figure.
        unit: "share", "ms", "count" …
        bar: What the project wants to reach; None where nothing is asked.
        best_known: The best figure known from elsewhere, with its source; "" if there is none.
        note: How it was measured, where that needs saying.
    """

    set: str
    what: str
    value: float
    unit: str
    bar: float | None
    best_known: str
    note: str

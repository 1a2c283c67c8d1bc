"""Documents and people, and arrows that each need evidence."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["OriginGraphWidget"]


class OriginGraphWidget(ExerciseWidget):
    """Documents and people, and arrows that each need evidence."""

    _esm = script("origin_graph")
    _css = sheet("origin_graph")
    words: ClassVar[tuple[str, ...]] = (
        "graph_how",
        "graph_nodes",
        "graph_document",
        "graph_person",
        "graph_event",
        "graph_arrows",
        "graph_arrow",
        "graph_from",
        "graph_drawn",
        "graph_none",
        "graph_evidence",
        "graph_turn",
        "graph_remove",
        "graph_removed",
        "graph_sources",
    )

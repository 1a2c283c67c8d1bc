"""Things to put in order, or to place on a line."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["OrderWidget"]


class OrderWidget(ExerciseWidget):
    """Things to put in order, or to place on a line."""

    _esm = script("order")
    _css = sheet("order")
    words: ClassVar[tuple[str, ...]] = ("order_how", "order_up", "order_down", "order_pick", "order_now")

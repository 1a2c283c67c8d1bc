"""Outputs to be filled later: one cannot be added once a cell has run."""

from IPython.display import HTML, DisplayHandle

__all__ = ["empty_slot"]


def empty_slot() -> DisplayHandle:
    """Show an output with nothing in it; its ``update`` fills it."""
    slot = DisplayHandle()  # type: ignore[no-untyped-call]
    slot.display(HTML("<span></span>"))  # type: ignore[no-untyped-call]
    return slot

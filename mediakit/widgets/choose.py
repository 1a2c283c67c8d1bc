"""Options to choose from."""

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["ChooseWidget"]


class ChooseWidget(ExerciseWidget):
    """Options to choose from."""

    _esm = script("choose")
    _css = sheet("choose")

"""A lesson of exercises in a real JupyterLab: what the browser tests of exercises share."""

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the extra dev may be missing
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import LabPage

EXAMPLES = Path(__file__).parents[1] / "widgets" / "examples.py"
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
# The kernel imports nothing from the folder of a notebook by itself.
SET_UP = (
    'import sys\nsys.path.append(".")\nfrom examples import EXERCISES\nfrom mediakit.widgets.show import show'
)

# Each exercise three times: as it is found, answered amiss with a hint, and settled.
IN_EVERY_STATE = f"""{SET_UP}
from IPython.display import display
from examples import SETTLED, WRONG
from mediakit.widgets.show import exercise_widget

def in_every_state(name):
    for lesson, answers in (("empty", {{}}), ("wrong", WRONG), ("settled", SETTLED)):
        shown = exercise_widget(EXERCISES[name], lesson=lesson)
        if answers:
            confidence = 70 if EXERCISES[name].confidence else None
            shown.session.check({{"answer": answers[name], "confidence": confidence}})
        if answers is WRONG:
            shown.session.hint()
        shown.refresh()
        display(shown)
"""


def notebook(*sources: str) -> str:
    """A notebook of code cells, as JSON."""
    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"cell-{number}",
            "metadata": {},
            "outputs": [],
            "source": source,
        }
        for number, source in enumerate(sources)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return json.dumps(
        {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    )


def bring_examples(folder: Path) -> None:
    """Put the examples where the kernel of a lesson finds them."""
    shutil.copy(EXAMPLES, folder / "examples.py")


def open_lesson(lab_page: "LabPage", name: str, *exercises: str) -> None:
    """Open a new notebook with these exercises, and run it."""
    _run(lab_page, name, SET_UP, *(f'show(EXERCISES["{exercise}"])' for exercise in exercises))


def open_in_every_state(lab_page: "LabPage", name: str, *exercises: str) -> None:
    """Open a new notebook with these exercises, each as it is found, answered amiss, and settled."""
    _run(lab_page, name, IN_EVERY_STATE, *(f'in_every_state("{exercise}")' for exercise in exercises))


def _run(lab_page: "LabPage", name: str, *cells: str) -> None:
    bring_examples(lab_page.lab.folder)
    (lab_page.lab.folder / f"{name}.ipynb").write_text(notebook(*cells), "utf-8")
    lab_page.open(f"{name}.ipynb")
    lab_page.run_all()


def exercise(page: "Page", identity: str) -> "Locator":
    """The live exercise on the page."""
    return page.locator(f'.jp-NotebookPanel:not(.lm-mod-hidden) .mk[data-mk-exercise="{identity}"]')


def saved(shown: "Locator") -> None:
    """Wait until Python has all that was done."""
    shown.and_(shown.page.locator('[data-mk-saved="true"]')).wait_for()


def events(lab_page: "LabPage", name: str) -> list[dict[str, Any]]:
    """What the answers file of a lesson holds."""
    path = lab_page.lab.folder / "mediakit-answers" / f"{name}.json"
    return list(json.loads(path.read_text("utf-8"))["events"])


def by_name(shown: "Locator", role: Any, name: str) -> "Locator":
    """What has this role and a name that begins so."""
    return shown.get_by_role(role, name=re.compile(f"^{re.escape(name)}"))


def theme(page: "Page", name: str) -> None:
    """Change JupyterLab's theme: "JupyterLab Light" or "JupyterLab Dark"."""
    page.evaluate(
        "(theme) => { window.jupyterapp.commands.execute('apputils:change-theme', { theme }); }", name
    )
    light = str(name.endswith("Light")).lower()
    page.locator(f'body[data-jp-theme-light="{light}"]').wait_for(state="attached")


def save(page: "Page") -> None:
    """Save the notebook, and wait until the server has it."""
    page.evaluate("() => { window.jupyterapp.commands.execute('docmanager:save'); }")
    page.wait_for_function("() => window.jupyterapp.shell.currentWidget.context.model.dirty === false")


def end_kernel(page: "Page") -> None:
    """End the notebook's kernel, as a machine that goes down would."""
    page.evaluate("() => { window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown(); }")
    page.wait_for_function(
        "() => !['idle', 'busy'].includes("
        "window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status)"
    )

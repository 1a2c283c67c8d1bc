"""Pictures of every kind of exercise, kept in build/screenshots to be looked at.

Light and dark, on a screen and on a phone; each picture has it as it is found, answered amiss, and settled.
"""

from tests.browser.lesson import SCREENSHOTS, exercise, open_in_every_state, theme
from tests.widgets.examples import EXERCISES

STATES = 3
WIDTHS = {"screen": 1280, "phone": 400}
AREA = "xpath=ancestor::*[contains(concat(' ', @class, ' '), ' jp-OutputArea ')][1]"  # all that a cell shows
HIGH = 6000  # px that hold all states of the longest exercise


def test_pictures(lab_page):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    open_in_every_state(lab_page, "looks", *EXERCISES)
    page = lab_page.page
    page.evaluate("() => { window.jupyterapp.shell.collapseLeft(); }")
    try:
        for name in ("dark", "light"):
            theme(page, f"JupyterLab {name.title()}")
            for where, width in WIDTHS.items():
                page.set_viewport_size({"width": width, "height": HIGH})
                for identity in EXERCISES:
                    shown = exercise(page, identity)
                    assert shown.count() == STATES, identity
                    area = shown.first.locator(AREA)
                    area.scroll_into_view_if_needed()
                    area.screenshot(path=SCREENSHOTS / f"{identity}-{name}-{where}.png")
    finally:
        theme(page, "JupyterLab Light")
        page.evaluate("() => { window.jupyterapp.shell.expandLeft(); }")
    assert lab_page.errors == []

"""Pictures of every kind of exercise, light and dark, kept in build/screenshots to be looked at."""

import pytest

from tests.browser.lesson import SCREENSHOTS, exercise, open_lesson, theme
from tests.widgets.examples import EXERCISES


@pytest.mark.parametrize("name", ["JupyterLab Light", "JupyterLab Dark"])
def test_pictures(lab_page, name):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    short = name.rpartition(" ")[2].lower()
    open_lesson(lab_page, f"looks-{short}", *EXERCISES)
    page = lab_page.page
    page.set_viewport_size({"width": 1280, "height": 1500})  # the tallest fits
    theme(page, name)
    try:
        for identity in EXERCISES:
            shown = exercise(page, identity)
            shown.scroll_into_view_if_needed()
            shown.screenshot(path=SCREENSHOTS / f"{identity}-{short}.png")
    finally:
        theme(page, "JupyterLab Light")
    assert lab_page.errors == []

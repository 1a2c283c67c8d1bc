"""Pictures of every kind of exercise, light and dark, kept in build/screenshots to be looked at."""

from tests.browser.lesson import SCREENSHOTS, exercise, open_lesson, saved, theme
from tests.widgets.examples import EXERCISES


def test_pictures(lab_page):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    open_lesson(lab_page, "looks", *EXERCISES)
    page = lab_page.page
    page.set_viewport_size({"width": 1280, "height": 1500})  # the tallest fits
    for identity in (
        "match",
        "sort",
        "inspect",
        "dial",
        "origin-graph",
        "threshold",
    ):  # as they are when answered
        shown = exercise(page, identity)
        wanted = "Check" if identity == "threshold" else "Show a worked answer"
        shown.get_by_role("button", name=wanted, exact=True).click()
        saved(shown)
    answered = exercise(page, "choose")
    answered.get_by_role("radio").first.click()
    answered.get_by_role("button", name="Check", exact=True).click()
    answered.locator(".mk-feedback").wait_for()
    try:
        for name in ("dark", "light"):
            theme(page, f"JupyterLab {name.title()}")
            for identity in EXERCISES:
                shown = exercise(page, identity)
                shown.scroll_into_view_if_needed()
                shown.screenshot(path=SCREENSHOTS / f"{identity}-{name}.png")
    finally:
        theme(page, "JupyterLab Light")
    assert lab_page.errors == []

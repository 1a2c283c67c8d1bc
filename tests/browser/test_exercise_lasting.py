"""Nothing is lost: not by a reload, a kernel that ends, a second window, an export, or a stranger's copy."""

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.browser.lesson import (
    SET_UP,
    bring_examples,
    by_name,
    end_kernel,
    events,
    exercise,
    notebook,
    open_lesson,
    save,
    saved,
)
from tests.widgets.examples import EXERCISES

if TYPE_CHECKING:  # the extra dev may be missing
    from playwright.sync_api import Locator, Page

PROMPT = EXERCISES["choose"].prompt
FOCUSABLE = "a[href], button, input, textarea, select, summary, [tabindex], [contenteditable]"
LEAKS = f"""() => [...document.querySelectorAll('.mk :is({FOCUSABLE})')]
    .filter((each) => !each.matches('[data-lm-suppress-shortcuts=true]')).map((each) => each.outerHTML)"""
ONE_OF_EACH_SORT = f"""() => {{
    const sorts = new Map();
    for (const each of document.querySelectorAll('.mk :is({FOCUSABLE})'))
        if (each.checkVisibility()) sorts.set(`${{each.tagName}} ${{each.type}} ${{each.className}}`, each);
    return [...sorts.values()];
}}"""
HOW_MANY_CELLS = "() => window.jupyterapp.shell.currentWidget.content.widgets.length"


def answer(shown: "Locator", option: str = "The Gazette") -> None:
    by_name(shown, "radio", option).click()
    shown.get_by_role("button", name="Check", exact=True).click()
    shown.locator(".mk-feedback").wait_for()
    saved(shown)


def receipt(page: "Page") -> "Locator":
    return page.locator(".mk-receipt", has_text=PROMPT)


def test_keys_typed_in_an_exercise_stay_in_it(lab_page):
    """JupyterLab's command mode would cut cells and add some.

    It asks the element that has the focus: all are asked here, and real keys pressed on one of each sort.
    """
    open_lesson(lab_page, "keys", *EXERCISES)
    page = lab_page.page
    exercise(page, "report-review").wait_for(state="attached")
    assert page.evaluate(LEAKS) == []
    before = page.evaluate(HOW_MANY_CELLS)
    for target in page.evaluate_handle(ONE_OF_EACH_SORT).get_properties().values():
        element = target.as_element()
        assert element
        element.focus()
        for key in ("b", "x", "d", "d", "ArrowDown"):
            page.keyboard.press(key)
    assert page.evaluate(HOW_MANY_CELLS) == before
    assert page.locator(".mk").count() == len(EXERCISES)


def test_a_reload_shows_it_as_it_was_left(lab_page):
    open_lesson(lab_page, "reload", "choose")
    answer(exercise(lab_page.page, "choose"), "The writer")
    save(lab_page.page)
    lab_page.open("reload.ipynb", reload=True)
    shown = exercise(lab_page.page, "choose")
    shown.locator(".mk-feedback.mk-not_yet").wait_for()
    assert by_name(shown, "radio", "The writer").is_checked()


def test_a_kernel_that_ends_takes_nothing_with_it(lab_page):
    open_lesson(lab_page, "ended", "choose")
    page = lab_page.page
    answer(exercise(page, "choose"), "The writer")
    save(page)
    end_kernel(page)
    shown = exercise(page, "choose")
    by_name(shown, "radio", "The Gazette").click()
    shown.and_(page.locator('[data-mk-saved="false"]')).wait_for()
    lab_page.open("ended.ipynb", reload=True)
    receipt(page).get_by_text("The writer of report B").first.wait_for()
    lab_page.run_all()
    shown = exercise(page, "choose")
    shown.locator(".mk-feedback.mk-not_yet").wait_for()
    assert by_name(shown, "radio", "The writer").is_checked()


def test_two_windows_on_one_notebook_show_the_same(lab_page):
    open_lesson(lab_page, "windows", "choose")
    save(lab_page.page)
    other = lab_page.another()
    other.open("windows.ipynb")
    exercise(other.page, "choose").wait_for()
    lab_page.to_front()
    answer(exercise(lab_page.page, "choose"))
    exercise(other.page, "choose").locator(".mk-feedback.mk-right").wait_for()


def test_two_kernels_on_one_lesson_lose_no_attempt(lab_page):
    cell = 'show(EXERCISES["choose"], lesson="shared")'
    pages = []
    bring_examples(lab_page.lab.folder)
    for name, page in (("shared-a", lab_page), ("shared-b", lab_page.another())):
        (lab_page.lab.folder / f"{name}.ipynb").write_text(notebook(SET_UP, cell), "utf-8")
        page.open(f"{name}.ipynb")
        page.run_all()
        pages.append(page)
    for page, option in zip(pages, ("The writer", "Every reader"), strict=True):
        page.to_front()
        answer(exercise(page.page, "choose"), option)
    pages[0].to_front()
    answer(exercise(pages[0].page, "choose"))
    tried = [each["answer"] for each in events(lab_page, "shared") if each["what"] == "attempt"]
    assert sorted(tried) == [0, 1, 2]


def test_a_strangers_copy_and_an_export_show_the_receipt(lab_page):
    open_lesson(lab_page, "kept", "choose")
    page = lab_page.page
    answer(exercise(page, "choose"))
    save(page)
    kept = lab_page.lab.folder / "kept.ipynb"
    copy = json.loads(kept.read_text("utf-8"))
    copy["metadata"]["copied"] = True  # so that its signature is unknown
    for cell in copy["cells"]:
        cell["metadata"].pop("trusted", None)
    (lab_page.lab.folder / "copied.ipynb").write_text(json.dumps(copy), "utf-8")
    lab_page.open("copied.ipynb")
    assert (
        page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.cells.get(1).trusted")
        is False
    )
    for text in (PROMPT, "The Gazette"):
        receipt(page).get_by_text(text).first.wait_for()
    export = [sys.executable, "-m", "nbconvert", "--to", "html", "--stdout", str(kept)]
    page_of_it = subprocess.run(export, capture_output=True, check=True, timeout=60).stdout.decode("utf-8")
    start = page_of_it.index("mk-receipt")
    assert PROMPT in page_of_it[start:]
    assert "The Gazette" in page_of_it[start:]

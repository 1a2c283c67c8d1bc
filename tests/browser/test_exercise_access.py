"""Exercises for everyone: no findings of axe, narrow and enlarged pages, and texts that mean harm."""

from importlib.resources import files

from tests.browser.lesson import (
    SET_UP,
    bring_examples,
    exercise,
    notebook,
    open_in_every_state,
    saved,
    theme,
)
from tests.widgets.examples import EXERCISES

FINDINGS = """async () => {
    const found = await axe.run({ include: [['.mk']] });
    const told = (each) => each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 160)}`);
    return found.violations.flatMap(told);
}"""
MOVES = """() => [...document.querySelectorAll('.mk, .mk *')].filter((each) => {
    const { transitionDuration, animationName } = getComputedStyle(each);
    return animationName !== 'none' || transitionDuration.split(', ').some((time) => parseFloat(time));
}).map((each) => each.className)"""
OUTLINES = """() => [...document.querySelectorAll('.mk :is([aria-pressed=true], [aria-current], .mk-on)')]
    .filter((each) => each.checkVisibility()).map((each) => getComputedStyle(each).outlineStyle)"""
SEEN_AGAINST_ITS_GROUND = """(name) => {
    const canvas = getComputedStyle(document.querySelector('.mk')).backgroundColor;
    return getComputedStyle(document.querySelector(`.mk ${name}`)).backgroundColor !== canvas;
}"""
TOO_WIDE = """() => [...document.querySelectorAll('.mk')]
    .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.dataset.mkExercise)"""
HARM = (
    "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'></textarea></p>"
    "\u202eturned round\u2066 " + "w" * 10_000
)


def test_axe_finds_nothing(lab_page):
    axe = files("axe_playwright_python") / "axe.min.js"
    open_in_every_state(lab_page, "axe", *EXERCISES)
    page = lab_page.page
    exercise(page, "inspect").nth(1).get_by_role("button", name="Show a worked").click()
    exercise(page, "inspect").nth(1).locator(".mk-worked").wait_for()
    page.evaluate(axe.read_text("utf-8") + "; undefined")
    try:
        for name in ("JupyterLab Dark", "JupyterLab Light"):
            theme(page, name)
            assert page.evaluate(FINDINGS) == [], name
    finally:
        theme(page, "JupyterLab Light")


def test_narrow_pages_hold_everything(lab_page):
    """A phone, and a screen on which everything is shown twice as large."""
    open_in_every_state(lab_page, "narrow", *EXERCISES)
    page = lab_page.page
    page.evaluate("() => { window.jupyterapp.shell.collapseLeft(); }")
    for width, height in ((390, 844), (640, 450)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(f"() => document.querySelector('.mk').clientWidth < {width}")
        assert page.evaluate(TOO_WIDE) == [], width
    page.evaluate("() => { window.jupyterapp.shell.expandLeft(); }")


def test_a_reader_may_have_less_motion_and_own_colours(lab_page):
    open_in_every_state(lab_page, "own-ways", "choose", "match", "cut-budget", "threshold", "dial")
    page = lab_page.page
    assert page.evaluate(MOVES)
    try:
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(MOVES) == []
        page.emulate_media(forced_colors="active")
        outlines = page.evaluate(OUTLINES)
        assert len(outlines) > len(("choose", "match", "cut-budget", "threshold", "dial"))
        assert set(outlines) == {"solid"}  # what is chosen is seen without our colours
        for surface in (".mk-bar > div", ".mk-plot-line"):
            assert page.evaluate(SEEN_AGAINST_ITS_GROUND, surface), surface
    finally:
        page.emulate_media(reduced_motion="null", forced_colors="null")


def test_harmful_texts_are_only_texts(lab_page):
    cells = (
        f"HARM = {HARM!r}",
        """from mediakit.exercises.choices import Choose
from mediakit.exercises.matching import Match
from mediakit.exercises.pair import Pair
from mediakit.exercises.writing import Write
said = {"0": HARM[:200]}
show(Choose(id="harm", prompt=HARM, options=(HARM, "b"), right=(1,), hints=(HARM,), feedback=said))
show(Write(id="harm-write", prompt="?", text=HARM, stems=(HARM,)))
show(Match(id="harm-match", prompt="?", sources={"1": (1,)}, pair=Pair.of(HARM, HARM + ".")))""",
    )
    bring_examples(lab_page.lab.folder)
    (lab_page.lab.folder / "harmful.ipynb").write_text(notebook(SET_UP, *cells), "utf-8")
    lab_page.open("harmful.ipynb")
    lab_page.run_all()
    page = lab_page.page
    shown = exercise(page, "harm")
    shown.get_by_role("radio").first.click()
    shown.get_by_role("button", name="Check", exact=True).click()
    saved(shown)
    shown.locator(".mk-feedback").wait_for()
    exercise(page, "harm-write").get_by_role("textbox").fill(HARM)
    saved(exercise(page, "harm-write"))
    assert page.evaluate("() => window.harmed") is None
    assert page.locator(".mk script, .mk img, .mk-receipt script, .mk-receipt img").count() == 0
    assert page.evaluate(TOO_WIDE) == []
    assert lab_page.errors == []

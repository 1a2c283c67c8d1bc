"""Lessons that open live, and strangers' notebooks that do not, in a real JupyterLab."""

import hashlib
import json
import shutil

import pytest

SHIPPED = "compare-a-pair.ipynb"
FOLDED = ".mediakit-bar button[aria-expanded=false]"
UNFOLDED = ".mediakit-bar button[aria-expanded=true]"
NOTICE = ".mediakit-notice"
CODE = ".jp-CodeCell .jp-InputArea-editor"
NUMBER_OF_CELLS = "() => window.jupyterapp.shell.currentWidget.content.widgets.length"
RUNS_OF_CELLS = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .filter((cell) => cell.model.type === "code").map((cell) => cell.model.executionCount)"""
RESTART = "() => { window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart(); }"

# Modules that a kernel, a widget or the lesson would import, had they been taken from the lesson's folder.
HOSTILE = (
    "anywidget",
    "debugpy",
    "ipykernel",
    "IPython",
    "ipywidgets",
    "mediakit",
    "pandas",
    "psutil",
    "sitecustomize",
    "textdistance",
)


@pytest.fixture
def place(lab_page, request):
    """A folder of the lab for one test alone."""
    folder = lab_page.lab.folder / request.node.name.partition("[")[0]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def lesson(*sources, **about):
    """A notebook that says of itself that it is a lesson."""
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{at}",
            "metadata": {},
            "execution_count": None,
            "outputs": [],
            "source": source,
        }
        for at, source in enumerate(sources)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}, "mediakit": {"id": "own", **about}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def untagged(place):
    """The shipped lesson without its author's wishes for single cells; its path."""
    notebook = json.loads((place.parent / SHIPPED).read_text("utf-8"))
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    (place / "untagged.ipynb").write_text(json.dumps(notebook), "utf-8")
    return f"{place.name}/untagged.ipynb"


def writes(name):
    """Code that leaves a trace; a long line and letters outside ASCII, for the digest's sake."""
    return f"open({name!r}, 'w').write('{'äß€𝄞 ' * 20}')"


def save(lab_page):
    lab_page.page.evaluate("() => { window.jupyterapp.commands.execute('docmanager:save'); }")
    lab_page.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")


def ours(messages):
    return [message for message in messages if "mediakit" in message]


def test_shipped_lesson_opens_live_with_its_code_folded(lab_page):
    lab_page.open_live(SHIPPED)
    shipped = json.loads((lab_page.lab.folder / SHIPPED).read_text("utf-8"))
    tags = [cell["metadata"].get("tags", []) for cell in shipped["cells"] if cell["cell_type"] == "code"]
    runs = lab_page.page.evaluate(RUNS_OF_CELLS)
    assert [count is None for count in runs] == ["by-hand" in each for each in tags]
    folded = ["open-code" not in each for each in tags]
    assert lab_page.page.locator(FOLDED).count() == folded.count(True)
    seen = [editor.is_visible() for editor in lab_page.page.locator(CODE).all()]
    assert seen.count(True) == folded.count(False)
    assert lab_page.page.locator(".jp-OutputArea-output table").first.is_visible()
    assert not lab_page.page.locator(".jp-OutputArea-output", has_text="Traceback").count()
    assert lab_page.page.locator(".mediakit-announcer").inner_text() == "The lesson is ready."
    assert lab_page.page.locator(NOTICE).count() == 0
    assert (lab_page.errors, ours(lab_page.complaints)) == ([], [])


def test_code_is_shown_and_hidden_by_keyboard(lab_page, place):
    lab_page.open_live(untagged(place))
    page = lab_page.page
    cells = page.evaluate(NUMBER_OF_CELLS)
    page.locator("h1", has_text="Two reports").click()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('.mediakit-bar button')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(UNFOLDED)
    page.wait_for_selector(CODE)
    for key in (
        "b",
        "x",
        "ArrowDown",
    ):  # to JupyterLab they mean: add a cell, cut this cell, go on to the next
        page.keyboard.press(key)
    page.keyboard.press("Space")
    page.wait_for_function("selector => !document.querySelector(selector)", arg=UNFOLDED)
    assert page.evaluate(NUMBER_OF_CELLS) == cells
    assert lab_page.errors == []


def test_button_follows_jupyterlabs_own_menu(lab_page, place):
    lab_page.open_live(untagged(place))
    lab_page.page.evaluate("() => { window.jupyterapp.commands.execute('notebook:show-all-cell-code'); }")
    lab_page.page.wait_for_function("selector => !document.querySelector(selector)", arg=FOLDED)


def test_strangers_notebook_does_not_run_until_it_is_allowed(lab_page, place):
    path = f"{place.name}/strange.ipynb"
    sources = [writes("first.txt"), writes("second.txt")]
    (place / "strange.ipynb").write_text(lesson(*sources), "utf-8")
    for _ in range(2):  # the second time as saved by JupyterLab, which then takes it to be trusted
        lab_page.open_live(path)
        assert lab_page.page.locator(NOTICE).inner_text().startswith("2 boxes of code")
        lab_page.page.wait_for_selector(CODE)  # waits until it is visible
        assert lab_page.page.evaluate(RUNS_OF_CELLS) == [None, None]
        assert sorted(place.glob("*.txt")) == []
        lab_page.page.evaluate(
            "() => { window.jupyterapp.shell.currentWidget.content.model.setMetadata('now', Date.now()); }"
        )
        save(lab_page)

    lab_page.page.get_by_role("button", name="Run it, now and whenever").click()
    lab_page.page.wait_for_selector(FOLDED)
    lab_page.page.wait_for_selector("[data-mediakit=ready]")
    assert [path.name for path in sorted(place.glob("*.txt"))] == ["first.txt", "second.txt"]
    kept = lab_page.lab.folder.parent / "settings" / "mediakit-lessons" / "live.jupyterlab-settings"
    text = json.dumps(sources, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() in kept.read_text("utf-8")
    assert (lab_page.errors, ours(lab_page.complaints)) == ([], [])


def test_allowed_lesson_runs_again_only_as_it_was(lab_page, place):
    path, notebook = f"{place.name}/own.ipynb", place / "own.ipynb"
    notebook.write_text(lesson(writes("trace.txt")), "utf-8")
    lab_page.open_live(path)
    lab_page.page.get_by_role("button", name="Run it, now and whenever").click()
    lab_page.page.wait_for_function(f"() => ({RUNS_OF_CELLS})()[0]")
    (place / "trace.txt").unlink()
    notebook.write_text(lesson(writes("trace.txt")), "utf-8")
    lab_page.open_live(path)
    assert lab_page.page.locator(NOTICE).count() == 0
    (place / "trace.txt").unlink()
    notebook.write_text(lesson(writes("trace.txt"), writes("more.txt")), "utf-8")
    lab_page.open_live(path)
    assert lab_page.page.locator(NOTICE).inner_text().startswith("2 boxes of code")
    assert sorted(place.glob("*.txt")) == []


def test_shipped_cells_among_strange_ones_run_and_the_others_wait(lab_page, place):
    shipped = json.loads((lab_page.lab.folder / SHIPPED).read_text("utf-8"))
    source = "".join(next(cell["source"] for cell in shipped["cells"] if cell["cell_type"] == "code"))
    (place / "mixed.ipynb").write_text(lesson(writes("trace.txt"), source, writes("trace.txt")), "utf-8")
    lab_page.open_live(f"{place.name}/mixed.ipynb")
    assert [count is not None for count in lab_page.page.evaluate(RUNS_OF_CELLS)] == [False, True, False]
    assert sorted(place.glob("*.txt")) == []


def test_author_may_leave_a_cell_to_the_learner_or_its_code_unfolded(lab_page, place):
    notebook = json.loads((lab_page.lab.folder / SHIPPED).read_text("utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for cell, tags in zip(code, [["open-code"], ["by-hand"], *([] for _ in code[2:])], strict=True):
        cell["metadata"] = {"tags": tags}
    (place / "tagged.ipynb").write_text(json.dumps(notebook), "utf-8")
    lab_page.open_live(f"{place.name}/tagged.ipynb")
    assert [count is not None for count in lab_page.page.evaluate(RUNS_OF_CELLS)][:3] == [True, False, True]
    lab_page.page.wait_for_function(
        "selector => document.querySelectorAll(selector).length === 1", arg=UNFOLDED
    )


def test_strange_code_cannot_be_hidden_by_its_author(lab_page, place):
    notebook = json.loads(lesson(writes("never-allowed.txt")))
    notebook["cells"][0]["metadata"] = {"jupyter": {"source_hidden": True}}
    heading = {
        "cell_type": "markdown",
        "id": "top",
        "metadata": {"jp-MarkdownHeadingCollapsed": True},
        "source": "# Look here",
    }
    notebook["cells"].insert(0, heading)
    (place / "hidden.ipynb").write_text(json.dumps(notebook), "utf-8")
    lab_page.open_live(f"{place.name}/hidden.ipynb")
    lab_page.page.wait_for_selector(".jp-collapseHeadingButton", state="attached")  # drawn, as it is to be
    folded = "() => window.jupyterapp.shell.currentWidget.content.widgets[0].headingCollapsed"
    assert lab_page.page.evaluate(folded) is False
    lab_page.page.wait_for_selector(CODE)  # waits until it is visible


def test_nothing_is_imported_from_the_folder_of_a_lesson(lab_page, place):
    path = untagged(place)
    for name in HOSTILE:
        (place / f"{name}.py").write_text(f"open({str(place / name)!r} + '.txt', 'w')", "utf-8")
    lab_page.open_live(path)
    assert all(lab_page.page.evaluate(RUNS_OF_CELLS))
    assert not lab_page.page.locator(".jp-OutputArea-output", has_text="Traceback").count()
    assert sorted(place.glob("*.txt")) == []


def test_notebook_that_is_no_lesson_is_left_alone(lab_page, place):
    notebook = json.loads(lesson(writes("trace.txt")))
    del notebook["metadata"]["mediakit"]
    (place / "plain.ipynb").write_text(json.dumps(notebook), "utf-8")
    lab_page.open(f"{place.name}/plain.ipynb")
    lab_page.open_live(SHIPPED)  # by now the other one would have been seen to
    assert sorted(place.glob("*.txt")) == []


def test_lesson_is_live_again_after_its_kernel_was_restarted(lab_page, place):
    lab_page.open_live(untagged(place))
    first = f"() => ({RUNS_OF_CELLS})()[0]"
    lab_page.run_all()
    assert lab_page.page.evaluate(first) > 1
    lab_page.page.evaluate(RESTART)
    lab_page.page.wait_for_function(f"() => ({RUNS_OF_CELLS})().every((count, at) => count === at + 1)")
    lab_page.page.wait_for_selector("[data-mediakit=ready]")
    assert lab_page.errors == []


def test_cells_that_somebody_runs_meanwhile_do_not_run_twice(lab_page, place):
    waits = "import pathlib, time\nwhile not pathlib.Path('go').exists(): time.sleep(0.01)"
    sources = [waits, *(f"open('{name}', 'a').write('x')" for name in ("second.txt", "third.txt"))]
    (place / "own.ipynb").write_text(lesson(*sources), "utf-8")
    (place / "go").touch()
    path = f"{place.name}/own.ipynb"
    lab_page.open_live(path)
    lab_page.page.get_by_role("button", name="Run it, now and whenever").click()
    lab_page.page.wait_for_function(f"() => ({RUNS_OF_CELLS})().every((count) => count)")
    for trace in ("go", "second.txt", "third.txt"):
        (place / trace).unlink()
    lab_page.page.evaluate(RESTART)
    lab_page.page.wait_for_selector("[data-mediakit=preparing]")
    lab_page.page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    (place / "go").touch()
    lab_page.page.wait_for_selector("[data-mediakit=ready]")
    lab_page.page.wait_for_function(f"() => ({RUNS_OF_CELLS})().every((count) => count)")
    assert [(place / name).read_text("utf-8") for name in ("second.txt", "third.txt")] == ["x", "x"]


def test_learner_is_told_of_a_newer_version_and_can_open_it(lab_page, place):
    (place / "compare-a-pair.ipynb").write_text(
        lesson("1", lesson="compare-a-pair", shipped="an older one"), "utf-8"
    )
    lab_page.open_live(f"{place.name}/compare-a-pair.ipynb")
    notice = lab_page.page.locator(NOTICE, has_text="newer version")
    newer = notice.inner_text().partition(": ")[2].split(".ipynb")[0] + ".ipynb"
    shutil.copyfile(lab_page.lab.folder / SHIPPED, place / newer)
    notice.get_by_role("button").click()
    lab_page.page.wait_for_function(
        "path => window.jupyterapp.shell.currentWidget.context?.path === path", arg=f"{place.name}/{newer}"
    )

"""A learner's own copy of the lessons."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit._places import data_folder
from mediakit.labextension.build import lesson_digest, read_notebook
from mediakit.lessons.working_copy import START, find_lesson, place_lessons
from tests.lessons.conftest import notebook, ship


def changes(placed):
    return {one.lesson: one.change for one in placed}


def work_in(path, text="my own words"):
    """What JupyterLab does when a learner writes into the first cell and saves."""
    content = read_notebook(path)
    content["cells"][0]["source"] = text
    path.write_text(json.dumps(content), encoding="utf-8")
    return path.read_bytes()


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_lessons_are_copied_with_the_files_they_show(shipped, tmp_path):
    before = contents(shipped)
    folder = tmp_path / "mine"
    assert changes(place_lessons(folder, shipped)) == {"01-first": "copied", "02-second": "copied"}
    assert sorted(path.name for path in folder.iterdir()) == ["01-first.ipynb", "02-second.ipynb", "pictures"]
    assert (folder / "pictures" / "map.svg").is_file()
    assert contents(shipped) == before


def test_a_copy_has_the_cells_of_the_shipped_lesson(shipped, tmp_path):
    place_lessons(tmp_path / "mine", shipped)
    both = [read_notebook(folder / "01-first.ipynb") for folder in (shipped, tmp_path / "mine")]
    assert both[0]["cells"] == both[1]["cells"]


def test_work_and_answers_are_left_as_they_are(shipped, tmp_path):
    folder = tmp_path / "mine"
    place_lessons(folder, shipped)
    work_in(folder / "01-first.ipynb")
    (folder / "mediakit-answers").mkdir()
    (folder / "mediakit-answers" / "01-first.json").write_text("{}", encoding="utf-8")
    (folder / "pictures" / "map.svg").write_text("<svg>mine</svg>", encoding="utf-8")
    before = contents(folder)
    assert changes(place_lessons(folder, shipped)) == {"01-first": "kept", "02-second": "kept"}
    assert contents(folder) == before


def test_newer_version_is_put_beside_work_once(shipped, tmp_path):
    folder = tmp_path / "mine"
    place_lessons(folder, shipped)
    work = work_in(folder / "01-first.ipynb")
    ship(shipped, "01-first", notebook("first, mended", version="2"))
    placed = place_lessons(folder, shipped)[0]
    assert (placed.change, placed.path.name) == ("beside", "01-first-v2.ipynb")
    assert (folder / "01-first.ipynb").read_bytes() == work
    newer = work_in(folder / "01-first-v2.ipynb")
    assert place_lessons(folder, shipped)[0].change == "kept"
    assert (folder / "01-first-v2.ipynb").read_bytes() == newer


def test_newer_version_takes_the_place_of_a_lesson_that_nobody_used(shipped, tmp_path):
    folder = tmp_path / "mine"
    place_lessons(folder, shipped)
    lesson = ship(shipped, "01-first", notebook("first, mended", version="2"))
    assert changes(place_lessons(folder, shipped)) == {"01-first": "replaced", "02-second": "kept"}
    assert lesson_digest(read_notebook(folder / "01-first.ipynb")) == lesson_digest(read_notebook(lesson))


@pytest.mark.parametrize(
    "trace", [{"outputs": [{"output_type": "stream", "name": "stdout", "text": "2"}]}, {"execution_count": 3}]
)
def test_a_cell_that_was_run_is_work(shipped, tmp_path, trace):
    folder = tmp_path / "mine"
    path = place_lessons(folder, shipped)[0].path
    content = read_notebook(path)
    content["cells"][0] |= trace
    path.write_text(json.dumps(content), encoding="utf-8")
    ship(shipped, "01-first", notebook("first, mended", version="2"))
    assert place_lessons(folder, shipped)[0].change == "beside"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"cells": 3, "metadata": {}}', '{"cells": [1], "metadata": {}}', "[" * 100_000]
)
def test_damaged_notebook_is_not_written_over(shipped, tmp_path, text):
    folder = tmp_path / "mine"
    ship(folder, "01-first", text)
    placed = place_lessons(folder, shipped)[0]
    assert (placed.change, placed.path.name) == ("beside", "01-first-v1.ipynb")
    assert (folder / "01-first.ipynb").read_text("utf-8") == text


def test_a_file_of_the_learners_own_under_the_newer_name_stays(shipped, tmp_path):
    folder = tmp_path / "mine"
    ship(folder, "01-first", notebook("something else"))
    own = ship(folder, "01-first-v1", notebook("my own")).read_bytes()
    placed = place_lessons(folder, shipped)[0]
    assert placed.change == "beside"
    assert placed.path.name.startswith("01-first-v1-")
    assert (folder / "01-first-v1.ipynb").read_bytes() == own
    assert place_lessons(folder, shipped)[0].change == "kept"


def test_a_version_never_names_another_folder(shipped, tmp_path):
    folder = tmp_path / "mine"
    ship(folder, "01-first", notebook("something else"))
    ship(shipped, "01-first", notebook("first", version="../../2 beta"))
    assert place_lessons(folder, shipped)[0].path.parent == folder


@pytest.mark.parametrize("inside", ["", "pictures", "new"])
def test_shipped_lessons_are_no_working_copy(shipped, inside):
    before = contents(shipped)
    with pytest.raises(ValueError, match="never changed"):
        place_lessons(shipped / inside, shipped)
    assert contents(shipped) == before


def test_folder_that_is_a_file_is_an_error(shipped, tmp_path):
    (tmp_path / "mine").write_text("a file", encoding="utf-8")
    with pytest.raises(FileExistsError, match="mine"):
        place_lessons(tmp_path / "mine", shipped)


def test_every_shipped_lesson_can_be_placed(tmp_path):
    placed = place_lessons(tmp_path)
    assert [one.path.name for one in placed] == sorted(
        path.name for path in data_folder("lessons").glob("*.ipynb")
    )


@given(st.lists(st.sampled_from(["work", "newer", "place"]), max_size=8))
def test_whatever_happens_no_work_is_lost(tmp_path_factory, events):
    base = tmp_path_factory.mktemp("events")
    ship(base / "shipped", "01-first", notebook("version 0", version="0"))
    folder, work = base / "mine", set()
    for number, event in enumerate(["place", *events, "place"]):
        if event == "newer":
            ship(base / "shipped", "01-first", notebook(f"version {number}", version=str(number)))
        elif event == "place":
            place_lessons(folder, base / "shipped")
        else:
            work_in(max(folder.glob("*.ipynb")), f"work {number}")
            work = {
                text for path in folder.glob("*.ipynb") if (text := path.read_text("utf-8")).count("work")
            }
    kept = {path.read_text("utf-8") for path in folder.glob("*.ipynb")}
    assert work <= kept
    assert any(lesson_digest(read_notebook(base / "shipped" / "01-first.ipynb")) in text for text in kept)


# Which notebook is meant


def test_start_page_comes_first_then_the_first_lesson(tmp_path):
    first = ship(tmp_path, "01-first", notebook("1"))
    assert find_lesson(None, tmp_path) == first
    start = ship(tmp_path, START, notebook("0"))
    assert find_lesson(None, tmp_path) == start


@pytest.mark.parametrize("name", ["02", "02-second", "02-second.ipynb", "02-SEC"])
def test_lesson_is_found_by_its_beginning(shipped, name):
    assert find_lesson(name, shipped) == shipped / "02-second.ipynb"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("0", "more than one lesson begins with “0”: 01-first, 02-second"),
        ("02-sceond", "no lesson is called “02-sceond”; there are: 02-second"),
        ("../shipped/01-first", "no lesson is called"),
        ("", "no lesson is called"),
    ],
)
def test_unclear_name_says_which_lessons_there_are(shipped, name, message):
    with pytest.raises(ValueError, match=message):
        find_lesson(name, shipped)


def test_folder_without_lessons_says_so(tmp_path):
    with pytest.raises(ValueError, match="there is no lesson in"):
        find_lesson(None, tmp_path)

"""The JupyterLab extension as it is put into the wheel."""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from mediakit._places import data_folder
from mediakit.labextension import build
from mediakit.wording import languages

SOURCES = Path(build.__file__).parent


@pytest.fixture
def share(tmp_path):
    build.write_share(tmp_path, data_folder("lessons"), "1.2.3")
    return tmp_path


def known(share):
    return json.loads((share / "labextensions" / build.NAME / "static" / "lessons.json").read_text("utf-8"))


def test_package_names_the_script_by_what_is_in_it(share):
    folder = share / "labextensions" / build.NAME
    package = json.loads((folder / "package.json").read_text("utf-8"))
    script = folder / package["jupyterlab"]["_build"]["load"]
    assert script.read_bytes() == (SOURCES / "live.js").read_bytes()
    assert sha256(script.read_bytes()).hexdigest()[:16] in script.name
    assert package["version"] == "1.2.3"


def test_every_shipped_code_cell_is_known_and_nothing_else(share):
    code = {
        "".join(cell["source"])
        for path in data_folder("lessons").glob("*.ipynb")
        for cell in json.loads(path.read_text("utf-8"))["cells"]
        if cell["cell_type"] == "code"
    }
    assert sorted(known(share)["cells"]) == sorted(sha256(source.encode()).hexdigest() for source in code)


def test_a_changed_letter_changes_the_digest():
    assert build.cell_digest("pair") != build.cell_digest("pair ")


def test_script_asks_for_words_that_are_there(share):
    script = (SOURCES / "live.js").read_text("utf-8")
    words = known(share)["words"]
    assert set(words) == set(languages())
    assert all(code in script for code in build._WORDS)
    assert set(words["en"]) == set(build._WORDS)
    one, more = words["en"]["live_strange"]
    assert one != more


def test_needs_nothing_but_the_standard_library(tmp_path):
    """The wheel is built where nothing else is installed."""
    code = (
        "import runpy, pathlib, sys; names = runpy.run_path(sys.argv[1]); "
        "names['write_share'](pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), '1')"
    )
    place = [str(SOURCES / "build.py"), str(tmp_path), str(data_folder("lessons"))]
    subprocess.run([sys.executable, "-I", "-S", "-c", code, *place], check=True)
    assert known(tmp_path)["cells"]


def test_lesson_digest_is_of_its_cells_not_of_what_was_shown():
    cell = {"cell_type": "code", "source": ["a\n", "b"], "outputs": []}
    shown = {"cell_type": "code", "source": "a\nb", "outputs": [1], "execution_count": 2}
    assert build.lesson_digest({"cells": [cell]}) == build.lesson_digest({"cells": [shown]})
    assert build.lesson_digest({"cells": [cell]}) != build.lesson_digest(
        {"cells": [cell | {"cell_type": "raw"}]}
    )


def test_file_that_is_no_notebook_is_named(tmp_path):
    (tmp_path / "x.ipynb").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.ipynb is not a notebook"):
        build.read_notebook(tmp_path / "x.ipynb")

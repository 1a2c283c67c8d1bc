"""Every lesson runs from top to bottom."""

from pathlib import Path

import pytest

from mediakit._places import data_folder

LESSONS = sorted(data_folder("lessons").glob("*.ipynb"))


@pytest.mark.notebook
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_lesson_runs(lesson: Path, tmp_path: Path):
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel", reason="the kernel comes with the extra lab")
    notebook = nbformat.read(lesson, as_version=4)
    # In a folder of its own: what a lesson saves is not left among the lessons.
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()

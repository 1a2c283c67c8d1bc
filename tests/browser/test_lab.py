"""A notebook that uses mediakit, opened and run in a real JupyterLab."""

import json


def notebook(*sources: str) -> str:
    """A notebook of code cells, as JSON."""
    cells: list[dict[str, object]] = [
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


def test_notebook_runs(lab_page):
    cells = (
        "from mediakit._places import data_folder",
        "sorted(data_folder('seeds').glob('*/a.md'))[0].parent.name",
    )
    (lab_page.lab.folder / "first.ipynb").write_text(notebook(*cells), "utf-8")
    lab_page.open("first.ipynb")
    lab_page.run_all()
    assert lab_page.outputs.all_inner_texts() == ["'bank-holds'"]
    assert lab_page.errors == []

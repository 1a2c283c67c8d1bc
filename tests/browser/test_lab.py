"""A notebook that uses mediakit, opened and run in a real JupyterLab."""

from tests.browser.lesson import notebook


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

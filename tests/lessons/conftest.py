"""Small lessons to copy."""

import json
from pathlib import Path

import pytest


def notebook(*sources: str, version: str | None = None) -> str:
    """A lesson of code cells, as JSON."""
    cells: list[dict[str, object]] = [
        {
            "cell_type": "code",
            "id": f"c{at}",
            "metadata": {},
            "execution_count": None,
            "outputs": [],
            "source": source,
        }
        for at, source in enumerate(sources)
    ]
    about = {"mediakit": {"version": version}} if version else {}
    return json.dumps({"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5})


def ship(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.ipynb"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder of two lessons and a picture, as it comes with mediakit."""
    folder = tmp_path / "shipped"
    ship(folder, "01-first", notebook("first", version="1"))
    ship(folder, "02-second", notebook("second", version="1"))
    (folder / "pictures").mkdir()
    (folder / "pictures" / "map.svg").write_text("<svg/>", encoding="utf-8")
    (folder / "README.md").write_text("for authors", encoding="utf-8")
    return folder

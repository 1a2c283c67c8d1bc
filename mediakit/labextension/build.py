"""Puts the JupyterLab extension and the kernel into a folder, as JupyterLab wants to find them.

``hatch_build.py`` runs this file by itself while the wheel is built, when nothing of what mediakit needs
is installed yet: it imports the standard library only.
"""

import gettext
import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

__all__ = [
    "KERNEL",
    "NAME",
    "cell_digest",
    "lesson_digest",
    "newer_name",
    "read_notebook",
    "source_of",
    "write_share",
]

NAME = "mediakit-lessons"
KERNEL = "mediakit"
_HERE = Path(__file__).resolve().parent
_LOCALE = _HERE.parent / "wording" / "locale"
_WORDS = (
    "live_about",
    "live_changed",
    "live_enable",
    "live_hide_code",
    "live_newer",
    "live_no_python",
    "live_not_now",
    "live_open_newer",
    "live_ready",
    "live_show_code",
    "live_strange",
    "live_waiting",
)
_ENOUGH_OF_A_DIGEST = 6


def write_share(share: Path, lessons: Path, version: str, kernels: Iterable[str] = (KERNEL,)) -> None:
    """Write what belongs below ``share/jupyter``: the extension, and kernels that are safe for a lesson.

    Args:
        share: The folder to write into.
        lessons: The folder of the shipped lessons. Their cells are the ones that run when a lesson is opened.
        version: Of mediakit.
        kernels: Names for the kernel; ``python3`` takes the place of the one that Jupyter has by that name.
    """
    _write_extension(share / "labextensions" / NAME, lessons, version)
    for name in kernels:
        _write_json(share / "kernels" / name / "kernel.json", _kernel(name))


def read_notebook(path: Path) -> dict[str, Any]:
    """A notebook as Jupyter wrote it.

    Raises:
        ValueError: If the file holds no notebook of the present format.
    """
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        sound = all(isinstance(source_of(cell), str) for cell in notebook["cells"]) and isinstance(
            notebook["metadata"], dict
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise ValueError(f"{path.name} is not a notebook that can be read")
    return dict(notebook)


def source_of(cell: dict[str, Any]) -> str:
    """The text of a cell, which a file may hold line by line."""
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def cell_digest(source: str) -> str:
    """What ``live.js`` compares: SHA-256 of the text of a code cell, in hexadecimal digits.

    Example:
        >>> cell_digest("pair")[:12]
        '47d8bd468778'
    """
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()


def lesson_digest(notebook: dict[str, Any]) -> str:
    """The same for a lesson as a whole: the kinds and texts of its cells, whatever was shown below them."""
    cells = [[cell.get("cell_type"), source_of(cell)] for cell in notebook["cells"]]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def newer_name(lesson: str, notebook: dict[str, Any]) -> str:
    """The name of a newer version of a lesson beside the one that a learner has worked in."""
    about = notebook["metadata"].get("mediakit", {})
    version = str(about.get("version") or lesson_digest(notebook)[:_ENOUGH_OF_A_DIGEST])
    return f"{lesson}-v{''.join(sign if sign.isalnum() or sign in '.-' else '-' for sign in version)}.ipynb"


def _write_extension(folder: Path, lessons: Path, version: str) -> None:
    static = folder / "static"
    static.mkdir(parents=True, exist_ok=True)
    script = (_HERE / "live.js").read_bytes()
    # named after its content, since a browser goes on using what it has under a name
    entry = f"remoteEntry.{hashlib.sha256(script).hexdigest()[:16]}.js"
    (static / entry).write_bytes(script)
    shutil.copyfile(_HERE / "live.css", static / "live.css")
    _write_json(static / "lessons.json", _known(lessons))
    _write_json(folder / "package.json", _package(version, entry))
    schemas = folder / "schemas" / NAME
    _write_json(schemas / "package.json.orig", _package(version, entry))
    shutil.copyfile(_HERE / "settings.json", schemas / "live.json")


def _package(version: str, entry: str) -> dict[str, Any]:
    return {
        "name": NAME,
        "version": version,
        "description": "Opens mediakit's lessons live",
        "license": "MIT",
        "jupyterlab": {
            "extension": True,
            "schemaDir": "schemas",
            "_build": {"load": f"static/{entry}", "extension": "./extension"},
        },
    }


def _kernel(name: str) -> dict[str, Any]:
    """A Python that imports nothing from the notebook's folder; IPython before 9.7 must be told by itself."""
    ignore_folder = ["-P", "-m", "ipykernel_launcher", "--InteractiveShellApp.ignore_cwd=True"]
    return {
        "argv": ["python", *ignore_folder, "-f", "{connection_file}"],  # Jupyter puts its own Python there
        "display_name": "mediakit" if name == KERNEL else "Python 3",
        "language": "python",
        "metadata": {"debugger": True, "mediakit": True},  # by the last of these, live.js knows it
    }


def _known(lessons: Path) -> dict[str, Any]:
    notebooks = {path.stem: read_notebook(path) for path in sorted(lessons.glob("*.ipynb"))}
    digests = {cell_digest(source) for notebook in notebooks.values() for source in _code(notebook)}
    return {
        "cells": sorted(digests),
        "lessons": {
            name: {"digest": lesson_digest(notebook), "newer": newer_name(name, notebook)}
            for name, notebook in notebooks.items()
        },
        "words": {path.name: _words(path.name) for path in sorted(_LOCALE.iterdir()) if path.is_dir()},
    }


def _code(notebook: dict[str, Any]) -> Iterable[str]:
    return (source_of(cell) for cell in notebook["cells"] if cell["cell_type"] == "code")


def _words(language: str) -> dict[str, list[str]]:
    """The sentences of the extension in one language: for one, and for more."""
    catalogue = gettext.translation("mediakit", _LOCALE, [language])
    forms = {code: [catalogue.ngettext(code, code, count) for count in (1, 2)] for code in _WORDS}
    found = {
        code: [catalogue.gettext(code) if form == code else form for form in both]
        for code, both in forms.items()
    }
    return {code: both for code, both in found.items() if code not in both}


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

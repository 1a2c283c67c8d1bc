"""The learner's own copy of the lessons, in which nothing of theirs is ever overwritten."""

import difflib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediakit._places import data_folder
from mediakit.labextension.build import lesson_digest, newer_name, read_notebook
from mediakit.lessons.lesson import EXERCISES
from mediakit.wording import say

__all__ = ["START", "Placed", "find_lesson", "place_lessons"]

START = "00-start-here"
_KEPT_BACK = {
    "README.md",
    "course.toml",
    EXERCISES,
}  # of the folder of lessons: for those who write them, and the keys


@dataclass(frozen=True, slots=True)
class Placed:
    """What happened to one lesson.

    Attributes:
        lesson: Its name, such as ``02-side-by-side``.
        path: The notebook to open.
        change: ``"copied"``, ``"replaced"`` (nobody had worked in the older one), ``"beside"`` (somebody had,
            so the newer one lies beside it) or ``"kept"``.
    """

    lesson: str
    path: Path
    change: str


def place_lessons(folder: Path, shipped: Path | None = None) -> list[Placed]:
    """Copy the lessons into a learner's folder, as far as they are not there.

    A lesson in which the learner worked stays as it is. When a newer version has come, it is put beside,
    under its own name; an older one without a trace of work is replaced. Answers lie in a folder of their
    own and are not touched. Pictures and other files that lessons show are copied where they are missing.

    Args:
        folder: The learner's folder; it is made if it is missing.
        shipped: The lessons that came with mediakit, if not those of the installed package.

    Returns:
        What happened to each lesson, in the order of the course.

    Raises:
        ValueError: If the folder is, or is in, the folder of the shipped lessons.
        OSError: If the folder cannot be made or written.
    """
    shipped = data_folder("lessons") if shipped is None else shipped
    folder = folder.expanduser().resolve()
    if folder.is_relative_to(shipped.resolve()):
        raise ValueError(say("lab_folder_is_shipped", folder=str(folder)))
    folder.mkdir(parents=True, exist_ok=True)
    _copy_other_files(shipped, folder)
    return [_place(path, folder) for path in sorted(shipped.glob("*.ipynb"))]


def find_lesson(name: str | None, folder: Path) -> Path:
    """The notebook that a learner means.

    Args:
        name: A lesson's name, with or without ``.ipynb``, or its beginning, such as ``02``; by default the
            start page, or the first lesson where there is none.
        folder: The learner's folder.

    Raises:
        ValueError: If no notebook, or more than one, begins like that.
    """
    paths = {path.stem: path for path in sorted(folder.glob("*.ipynb"))}
    if not paths:
        raise ValueError(say("lab_no_lessons", folder=str(folder)))
    if name is None:
        return paths.get(START, next(iter(paths.values())))
    wanted = name.removesuffix(".ipynb")
    if wanted in paths:
        return paths[wanted]
    found = [stem for stem in paths if stem.casefold().startswith(wanted.casefold())] if wanted else []
    if found and all(stem.startswith(found[0]) for stem in found):  # one, or one in several languages
        return paths[found[0]]
    offered = found or difflib.get_close_matches(wanted, paths, n=3, cutoff=0.4) or list(paths)
    raise ValueError(
        say("lab_lesson_unclear" if found else "lab_lesson_unknown", name=name, lessons=tuple(offered))
    )


def _place(path: Path, folder: Path) -> Placed:
    lesson = read_notebook(path)
    target = folder / path.name
    if not target.exists():
        _write(_marked(lesson, path.stem), target)
        return Placed(path.stem, target, "copied")
    theirs = _read(target)
    if _base(theirs) == lesson_digest(lesson):
        return Placed(path.stem, target, "kept")
    if theirs is not None and _is_untouched(theirs):
        _write(_marked(lesson, path.stem), target)
        return Placed(path.stem, target, "replaced")
    return _place_beside(lesson, path.stem, folder)


def _place_beside(lesson: dict[str, Any], name: str, folder: Path) -> Placed:
    target = folder / newer_name(name, lesson)
    if _base(_read(target)) == lesson_digest(lesson):
        return Placed(name, target, "kept")
    if target.exists():  # a file of the learner's own, or a version with the same number
        digest = lesson_digest(lesson)
        target = target.with_stem(f"{target.stem}-{digest[:6]}")
        if target.exists():
            return Placed(name, target, "kept")
    _write(_marked(lesson, name), target)
    return Placed(name, target, "beside")


def _read(path: Path) -> dict[str, Any] | None:
    """A learner's notebook; none where it is missing or damaged, which is no reason to write over it."""
    try:
        return read_notebook(path)
    except (OSError, ValueError):
        return None


def _base(notebook: dict[str, Any] | None) -> str | None:
    """What a learner's notebook started as: the digest that was noted in it, else that of what it is now."""
    if notebook is None:
        return None
    about = notebook["metadata"].get("mediakit")
    noted = about.get("shipped") if isinstance(about, dict) else None
    return noted if isinstance(noted, str) else lesson_digest(notebook)


def _is_untouched(notebook: dict[str, Any]) -> bool:
    """Whether it is as it was copied, and nothing has been run in it."""
    about = notebook["metadata"].get("mediakit")
    was_copied = isinstance(about, dict) and about.get("shipped") == lesson_digest(notebook)
    return was_copied and not any(
        cell.get("outputs") or cell.get("execution_count") for cell in notebook["cells"]
    )


def _marked(lesson: dict[str, Any], name: str) -> dict[str, Any]:
    """A lesson that knows what it was when it was copied, wherever it is moved."""
    about = lesson["metadata"].get("mediakit", {}) | {"lesson": name, "shipped": lesson_digest(lesson)}
    return lesson | {"metadata": lesson["metadata"] | {"mediakit": about}}


def _write(notebook: dict[str, Any], target: Path) -> None:
    """Whole or not at all."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _copy_other_files(shipped: Path, folder: Path) -> None:
    for path in sorted(shipped.rglob("*")):
        part = path.relative_to(shipped)
        hidden = any(name.startswith(".") for name in part.parts)
        if path.is_dir() or hidden or path.suffix == ".ipynb" or part.parts[0] in _KEPT_BACK:
            continue
        target = folder / part
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)

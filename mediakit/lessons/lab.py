"""Opens JupyterLab on the learner's own copy of the lessons."""

import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from mediakit._places import data_folder
from mediakit.labextension.build import KERNEL, write_share
from mediakit.lessons.working_copy import Placed, find_lesson, place_lessons
from mediakit.wording import say

__all__ = ["default_folder", "open_lab"]

# JupyterLab's news needs other machines, and a learner is not to be asked whether to have it.
_QUIET = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
_KERNELS = (KERNEL, "python3")  # ours twice, for most notebooks ask for the second
_OPTIONS = (
    "--LabApp.extension_manager=readonly",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.news_url=",
    *(f"--KernelSpecManager.allowed_kernelspecs={name}" for name in _KERNELS),
    "--Application.log_level=WARN",
)


def default_folder() -> Path:
    """Where a learner's copy of the lessons is by default: ``mediakit`` in the home folder."""
    return Path.home() / "mediakit"


def open_lab(
    lesson: str | None = None,
    folder: Path | None = None,
    *,
    browser: bool = True,
    options: Sequence[str] = (),
) -> None:
    """Open JupyterLab on a lesson; comes back when JupyterLab has been shut down.

    Args:
        lesson: The name of a lesson or its beginning; by default the start page.
        folder: The learner's folder; by default ``default_folder()``.
        browser: Whether to open a browser; if not, the address is only written to the terminal.
        options: More options for JupyterLab, such as ``--port=9000``.

    Raises:
        ImportError: If JupyterLab is not installed.
        ValueError: If there is no such lesson, or the folder cannot be a learner's.
        OSError: If the folder cannot be written.
    """
    if importlib.util.find_spec("jupyterlab") is None:
        raise ImportError(say("lab_missing_extra"))
    folder = (folder or default_folder()).expanduser().resolve()
    _tell(place_lessons(folder))
    notebook = find_lesson(lesson, folder)
    with tempfile.TemporaryDirectory(prefix="mediakit-lab-") as share:
        _prepare(Path(share))
        _run_lab([*_OPTIONS, *_place_options(folder, notebook), *_people_options(browser=browser), *options])


def _prepare(share: Path) -> None:
    """Let JupyterLab find what is ours, and no Python of its take modules from a lesson's folder."""
    write_share(share, data_folder("lessons"), _version(), _KERNELS)
    settings = share / "config" / "labconfig" / "default_setting_overrides.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(_QUIET), encoding="utf-8")
    _put_first("JUPYTER_PATH", str(share))
    _put_first("JUPYTER_CONFIG_PATH", str(share / "config"))
    os.environ["PYTHONSAFEPATH"] = "1"


def _version() -> str:
    try:
        return version("mediakit-lessons")
    except PackageNotFoundError:
        return "0"  # run from its source; JupyterLab wants a version, and no more than that


def _put_first(variable: str, place: str) -> None:
    os.environ[variable] = os.pathsep.join(filter(None, [place, os.environ.get(variable)]))


def _place_options(folder: Path, notebook: Path) -> list[str]:
    return [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{notebook.relative_to(folder).as_posix()}",
    ]


def _people_options(*, browser: bool) -> list[str]:
    options = [] if browser else ["--no-browser"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        sys.stderr.write(f"{say('lab_as_root')}\n")
        options.append("--allow-root")
    return options


def _run_lab(arguments: list[str]) -> None:
    from jupyterlab.labapp import LabApp  # noqa: PLC0415 - comes with the extra lab

    LabApp.launch_instance(argv=arguments)


def _tell(lessons: Sequence[Placed]) -> None:
    """What a learner should know of what was done in the folder."""
    copied = [placed for placed in lessons if placed.change == "copied"]
    if copied:
        sys.stderr.write(f"{say('lab_copied', count=len(copied), folder=str(copied[0].path.parent))}\n")
    for placed in lessons:
        if placed.change == "replaced":
            sys.stderr.write(f"{say('lab_replaced', lesson=placed.lesson)}\n")
        if placed.change == "beside":
            sys.stderr.write(f"{say('lab_beside', lesson=placed.lesson, file=placed.path.name)}\n")

"""Looks whether everything that lessons need is there, and ours."""

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from mediakit import _places
from mediakit.labextension.build import KERNEL, NAME
from mediakit.wording import say

__all__ = ["Finding", "examine"]

_PACKAGE = Path(_places.__file__).resolve().parent
_DISTRIBUTION = "mediakit-lessons"
_STRANGER = "mediakit"  # a package of another project, which installs a folder of the same name
_NEEDED = ("textdistance", "snowballstemmer", "charset-normalizer", "pandas", "ipywidgets", "anywidget")
_EXTENSIONS = {"@jupyter-widgets/jupyterlab-manager": "jupyterlab_widgets", "anywidget": "anywidget"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        ok: Whether it is as it should be.
        text: What was found, and what to do if that is not well.
    """

    ok: bool
    text: str


def examine() -> list[Finding]:
    """Look at everything; nothing is changed.

    Example:
        >>> examine()[0].ok
        True
    """
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (_python, _ours, _packages, _lab, _lessons)
    return [finding for check in checks for finding in check()]


def _python() -> Iterator[Finding]:
    yield Finding(ok=True, text=f"Python {sys.version.split()[0]}: {sys.executable}")


def _ours() -> Iterator[Finding]:
    """Whether the ``mediakit`` that was imported belongs to our distribution and to no other."""
    try:
        own = distribution(_DISTRIBUTION)
    except PackageNotFoundError:
        yield Finding(ok=False, text=say("doctor_not_installed", folder=str(_PACKAGE)))
    else:
        if _belongs(own):
            yield Finding(ok=True, text=f"{_DISTRIBUTION} {own.version}: {_PACKAGE}")
        else:
            yield Finding(ok=False, text=say("doctor_other_copy", folder=str(_PACKAGE), version=own.version))
    try:
        yield Finding(ok=False, text=say("doctor_stranger", version=version(_STRANGER)))
    except PackageNotFoundError:
        return


def _own_version() -> str | None:
    try:
        return version(_DISTRIBUTION)
    except PackageNotFoundError:
        return None


def _belongs(own: Distribution) -> bool:
    """Whether the imported package is what the distribution installed, or the folder that it stands for."""
    folders = [Path(str(own.locate_file("mediakit")))]
    try:
        source = urlsplit(json.loads(own.read_text("direct_url.json") or "{}")["url"])
        folders.append(Path(url2pathname(unquote(source.path))) / "mediakit")
    except (ValueError, KeyError):
        pass
    return any(folder.resolve() == _PACKAGE for folder in folders)


def _packages() -> Iterator[Finding]:
    for name in _NEEDED:
        try:
            yield Finding(ok=True, text=f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Finding(ok=False, text=say("doctor_missing_package", name=name))


def _lab() -> Iterator[Finding]:
    if importlib.util.find_spec("jupyterlab") is None:
        yield Finding(ok=False, text=say("lab_missing_extra"))
        return
    yield Finding(ok=True, text=f"JupyterLab {version('jupyterlab')}")
    from jupyter_core.paths import jupyter_path  # noqa: PLC0415 - comes with the extra lab

    for name, package in _EXTENSIONS.items():
        found = _first(jupyter_path("labextensions"), f"{name}/package.json")
        yield (
            Finding(ok=True, text=say("doctor_extension", name=name, version=_version_in(found)))
            if found
            else Finding(ok=False, text=say("doctor_no_extension", name=name, package=package))
        )
    yield from _own_parts(jupyter_path("labextensions"), jupyter_path("kernels"))


def _own_parts(extensions: list[str], kernels: list[str]) -> Iterator[Finding]:
    """Our extension and kernel, for a JupyterLab that was started without ``mediakit lab``."""
    found = _first(extensions, f"{NAME}/package.json")
    if found is None or _first(kernels, f"{KERNEL}/kernel.json") is None:
        yield Finding(ok=True, text=say("doctor_only_mediakit_lab"))
    elif _version_in(found) == _own_version():
        yield Finding(ok=True, text=say("doctor_extension", name=NAME, version=_version_in(found)))
    else:
        yield Finding(
            ok=False, text=say("doctor_old_extension", version=_version_in(found), folder=str(found.parent))
        )


def _first(folders: list[str], name: str) -> Path | None:
    return next((path for folder in folders if (path := Path(folder) / name).is_file()), None)


def _version_in(package: Path) -> str:
    return str(json.loads(package.read_text(encoding="utf-8")).get("version", "?"))


def _lessons() -> Iterator[Finding]:
    folder = _places.data_folder("lessons")
    yield Finding(
        ok=True, text=say("doctor_lessons", count=len(list(folder.glob("*.ipynb"))), folder=str(folder))
    )

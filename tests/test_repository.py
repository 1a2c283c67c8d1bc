"""What holds for every file of the repository."""

import json
import re
import shutil
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

import mediakit
from mediakit._places import data_folder

ROOT = Path(__file__).parents[1]
RUN = 8  # words in a row that make a repeated sentence out of a common phrase

REGISTRY = re.compile(
    r"https?://[^\s\"')>]*(?:pypi|pythonhosted|npmjs|artifactory|nexus|deb\.debian|registry\.)[^\s\"')>]*",
    re.IGNORECASE,
)
MACHINE_PATH = re.compile(
    r"(?<![\w.:/-])/(?:home|Users|root|work|mnt|opt|srv|tmp|private|workspaces?)/[\w.-]+|[A-Za-z]:\\Users\\\w+"
)
STRANGERS_PACKAGE = re.compile(r"pip3?\s+install\s+(?:-\S+\s+)*[\"']?mediakit(?!-lessons)(?![\w-])")


@cache
def tracked_texts() -> dict[str, str]:
    """Every text file that git keeps, by its path."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    texts = {}
    for name in filter(None, listed.stdout.split("\0")):
        data = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b"\0"
        if b"\0" not in data:
            texts[name] = data.decode("utf-8")
    return texts


def places(pattern: re.Pattern[str]) -> list[str]:
    """Where a pattern occurs: path, line, and what was found."""
    return [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for name, text in tracked_texts().items()
        for match in pattern.finditer(text)
    ]


def word_runs(text: str) -> Iterator[str]:
    """Every run of RUN words; letter case, punctuation and marks of quotation and markup do not count."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def test_changelog_starts_with_the_version():
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == mediakit.__version__


def test_citation_names_the_version():
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert re.findall(r"^version: (\S+)$", citation, re.MULTILINE) == [mediakit.__version__]


def test_constraints_are_names_and_versions_and_nothing_else():
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines[1:] if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", line)] == []


def test_constraints_cover_what_is_asked_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = project["dependencies"] + [line for name in extras.keys() - {"spark"} for line in extras[name]]
    names = {re.split(r"[^\w-]", line)[0].lower() for line in asked}
    pinned = {line.partition("==")[0] for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()}
    assert names - pinned == set(), "run: make pins"


def test_no_file_holds_the_address_of_a_registry():
    assert places(REGISTRY) == []


def test_no_file_holds_the_path_of_a_machine():
    assert places(MACHINE_PATH) == []


def test_nothing_tells_to_install_the_other_mediakit():
    assert places(STRANGERS_PACKAGE) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (REGISTRY, "--index-url https" + "://pypi.example.org/simple"),
        (MACHINE_PATH, "open('" + "/home" + "/ann/report.txt')"),
        (MACHINE_PATH, "C:" + "\\Users\\ann"),
        (STRANGERS_PACKAGE, "pip " + "install -q mediakit"),
        (STRANGERS_PACKAGE, "%pip " + "install 'mediakit[web]'"),
    ],
)
def test_what_must_not_be_there_would_be_found(pattern, text):
    assert pattern.search(text)


@pytest.mark.parametrize(
    "text", ["pip " + "install mediakit-lessons", "pip " + "install 'mediakit-lessons[web]'"]
)
def test_our_own_package_may_be_installed(text):
    assert not STRANGERS_PACKAGE.search(text)


def test_notebooks_hold_no_outputs():
    full = []
    for name, text in tracked_texts().items():
        if name.endswith(".ipynb"):
            cells = json.loads(text)["cells"]
            full += [name for cell in cells if cell.get("outputs") or cell.get("execution_count")]
    assert full == [], "run: nbstripout on these"


def test_no_file_repeats_the_real_pair(real_pair):
    """It is not ours to license; eight words in a row of it are a sentence of somebody else's."""
    theirs = {
        run
        for name in ("original.txt", "derivative.txt")
        for run in word_runs((real_pair / name).read_text("utf-8"))
    }
    repeated = {name: sorted(theirs.intersection(word_runs(text))) for name, text in tracked_texts().items()}
    assert {name: runs for name, runs in repeated.items() if runs} == {}


def test_folder_that_does_not_travel_is_refused():
    with pytest.raises(FileNotFoundError, match="no folder 'answers'"):
        data_folder("answers")


@pytest.mark.skipif(not find_spec("hatchling"), reason="hatchling comes with the extra dev")
def test_wheel_holds_lessons_cases_and_types(tmp_path):
    """What `data_folder` finds in an installed mediakit, which the tests of a checkout never see."""
    from hatchling.builders.wheel import WheelBuilder  # noqa: PLC0415 - not there without the extra dev

    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("lessons", "seeds"):
        here = {file.relative_to(ROOT).as_posix() for file in (ROOT / folder).rglob("*.*") if file.is_file()}
        assert here <= {name.removeprefix("mediakit/_data/") for name in names}
    assert "mediakit/py.typed" in names

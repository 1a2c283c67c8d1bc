"""Who may import whom: each line of LAYERS from the lines above it and from its own package, nothing else."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

LAYERS = [
    {"errors"},
    {"_places"},
    {"texts"},
    {"overlap", "attribution"},
    {"derivation"},
    {"changes"},
    {"comparison"},
    {"wording"},
    {"reports", "collection", "cases"},
    {"exercises"},
    {"widgets"},
    {"labextension"},
    {"lessons"},
    {"classroom", "site"},
    {"cli", "__init__"},
    {"__main__"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

# The analysis of a pair is plain Python, so that it runs in a browser and gives the same result everywhere.
PLAIN_UP_TO = RANK["comparison"]
PLAIN = {*sys.stdlib_module_names, "charset_normalizer", "snowballstemmer", "textdistance"}
# Inside functions only: an extra may be missing; what shows itself hands over to reports.
LAZY_EXTRAS = {"mediakit.texts.reading": {"docx", "lxml", "trafilatura"}}
LAZY_LAYERS = {
    "mediakit.texts.article": {"reports"},
    "mediakit.comparison": {"reports"},
    "mediakit.cases.case": {"reports"},
}
NEVER_AT_IMPORT = {"IPython", "ipywidgets", "numpy", "pandas"}

PACKAGE = Path(__file__).parents[1] / "mediakit"
PATHS = sorted(PACKAGE.rglob("*.py"))


class Import(NamedTuple):
    """One imported module, and how."""

    name: str
    line: int
    lazy: bool  # inside a function
    typing: bool  # under `if TYPE_CHECKING:`, so never at run time


def module_name(path: Path) -> str:
    """The dotted name of a module of the package; a package's own module counts as the package."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer_of(module: str) -> str:
    """``mediakit.texts.words`` is in ``texts``; ``mediakit`` itself is ``__init__``."""
    return [*module.split("."), "__init__"][1]


def imports(source: str, module: str, *, is_package: bool = False) -> Iterator[Import]:
    """Every import in a module, wherever it stands, by the full name of what is imported."""

    def walk(node: ast.AST, *, lazy: bool, typing: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                for alias in child.names:
                    yield Import(alias.name, child.lineno, lazy, typing)
            elif isinstance(child, ast.ImportFrom):
                up = module.split(".") + ["_"] * is_package
                base = up[: -child.level] if child.level else []
                base += child.module.split(".") if child.module else []
                for alias in child.names:  # `from mediakit import texts` is an import of mediakit.texts
                    whole = ".".join([*base, alias.name])
                    known = base == ["mediakit"] and alias.name in RANK
                    yield Import(whole if known else ".".join(base), child.lineno, lazy, typing)
            else:
                inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
                checking = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
                yield from walk(child, lazy=lazy or inside, typing=typing or checking)

    yield from walk(ast.parse(source), lazy=False, typing=False)


def listed(exceptions: dict[str, set[str]], module: str) -> set[str]:
    """What is listed for a module, or for the package that it is in."""
    return {
        name for owner, names in exceptions.items() if f"{module}.".startswith(f"{owner}.") for name in names
    }


def complaint(module: str, found: Import) -> str | None:
    """What is wrong with an import, or None."""
    here, (top, *_) = layer_of(module), found.name.split(".")
    if top == "mediakit":
        there = layer_of(found.name)
        if there == "__init__" and here != "__init__":
            return "imports the package root; import from the module that defines it"
        if there not in RANK:
            return f"imports {found.name}, which has no place in LAYERS"
        if (
            there != here
            and RANK[there] >= RANK[here]
            and not (found.lazy and there in listed(LAZY_LAYERS, module))
        ):
            return f"imports {found.name}, which is not to its left"
    elif RANK[here] <= PLAIN_UP_TO and top not in PLAIN and not found.typing:
        if not (found.lazy and top in listed(LAZY_EXTRAS, module)):
            return f"imports {top}; the analysis of a pair is plain Python"
    elif top == "pandas" and not (found.lazy or found.typing):
        return "imports pandas before anybody asked for a frame; import it inside the function"
    return None


def test_every_module_has_a_place():
    homeless = {layer_of(module_name(path)) for path in PATHS} - RANK.keys()
    assert not homeless, "give these a line in LAYERS"


def test_a_module_imports_from_its_left_only():
    wrong = [
        f"{path.relative_to(PACKAGE.parent)}:{found.line} {problem}"
        for path in PATHS
        if layer_of(module_name(path)) in RANK
        for found in imports(
            path.read_text("utf-8"), module_name(path), is_package=path.name == "__init__.py"
        )
        if (problem := complaint(module_name(path), found))
    ]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("mediakit.texts.words", "from mediakit.overlap.measures import jaccard"),
        ("mediakit.texts.words", "from mediakit.overlap import measures"),
        ("mediakit.texts.words", "from ..overlap import measures"),
        ("mediakit.texts.words", "def f():\n    import mediakit.cli"),
        ("mediakit.overlap.edits", "from mediakit.attribution import quotes"),
        ("mediakit.attribution", "import mediakit.overlap"),
        ("mediakit.reports.text", "from mediakit.cases import load"),
        ("mediakit.reports.text", "from mediakit import compare"),
        ("mediakit.reports.text", "from .. import compare"),
        ("mediakit.reports.text", "import mediakit"),
        ("mediakit.reports.frame", "import pandas as pd"),
        ("mediakit.comparison", "def f():\n    import pandas"),
        ("mediakit.comparison", "from mediakit.reports import as_html"),
        ("mediakit.derivation.links", "import numpy"),
        ("mediakit.texts.reading", "import trafilatura"),
        ("mediakit.texts.words", "def f():\n    import trafilatura"),
        ("mediakit.texts.readings", "def f():\n    import trafilatura"),
    ],
)
def test_a_wrong_import_is_named(module, line):
    assert [complaint(module, found) for found in imports(line, module)] != [None]


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("mediakit.overlap.edits", "from mediakit.texts.words import words"),
        ("mediakit.overlap.edits", "from .measures import jaccard"),
        ("mediakit.texts.words", "import re, textdistance.algorithms"),
        ("mediakit.texts.reading", "def f():\n    from lxml import html"),
        ("mediakit.texts.reading.pages", "def f():\n    import trafilatura"),
        ("mediakit.comparison", "if TYPE_CHECKING:\n    import pandas as pd"),
        ("mediakit.comparison", "def f():\n    from mediakit.reports import as_html"),
        ("mediakit.reports.frame", "def f():\n    import pandas as pd"),
        ("mediakit.collection.index", "import numpy"),
        ("mediakit.cli", "from mediakit.comparison import compare"),
        ("mediakit", "from mediakit.comparison import compare"),
        ("mediakit.__main__", "from mediakit.cli import main"),
    ],
)
def test_a_right_import_passes(module, line):
    assert {complaint(module, found) for found in imports(line, module)} == {None}


def test_relative_imports_of_a_package_start_inside_it():
    (found,) = imports("from .words import words", "mediakit.texts", is_package=True)
    assert found.name == "mediakit.texts.words"


def test_import_mediakit_is_light():
    """What a notebook needs anyway is loaded when it is asked for: the command line answers at once."""
    show = f"import sys, mediakit; print(*sorted({NEVER_AT_IMPORT!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []

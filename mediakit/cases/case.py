"""Cases: stories to learn from, each a folder with its documents and a key."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mediakit._places import data_folder
from mediakit.cases.key import PairKey, read_pair_key
from mediakit.comparison import Comparison, compare
from mediakit.errors import DocumentError
from mediakit.texts.article import Article
from mediakit.texts.reading import read

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Case", "CaseError", "case_folders", "case_names", "cases", "open_case", "open_folder"]

KEY_FILE = "key.json"
# Where the texts are that a school has got for the case that comes without: in the folder that the variable
# names, or in one of this name beside the notebook.
SUPPLIED = ("MEDIAKIT_REAL_PAIR", "real-pair")


class CaseError(ValueError):
    """A case that cannot be opened; the message says which file, what is wrong, and what to do."""


class TextsMissingError(CaseError):
    """A case that comes without its texts, and nobody has supplied them."""


@dataclass(frozen=True)
class Case:
    """A story to learn from: its documents and a key that one can argue with.

    Attributes:
        folder: Where it lies.
        data: The key as it is in the file.
        documents: The documents by their letter, in the key's order.

    Example:
        >>> case = open_case("night-bus")
        >>> case.title, list(case.documents), case.derivative.publisher
        ('The night bus', ['A', 'B'], 'Ellery Student Post')
    """

    folder: Path
    data: Mapping[str, Any]
    documents: Mapping[str, Article]

    @property
    def id(self) -> str:
        """The short name by which it is opened."""
        return str(self.data["id"])

    @property
    def title(self) -> str:
        """What the story is called."""
        return str(self.data["title"])

    @cached_property
    def key(self) -> tuple[PairKey, ...]:
        """The reading of each pair of documents, with every quoted word found in its document."""
        return tuple(
            read_pair_key(pair, self.documents[pair["original"]], self.documents[pair["derivative"]])
            for pair in self.data["pairs"]
        )

    @property
    def original(self) -> Article:
        """The original document of the first pair."""
        return self.documents[self.data["pairs"][0]["original"]]

    @property
    def derivative(self) -> Article:
        """The derivative document of the first pair."""
        return self.documents[self.data["pairs"][0]["derivative"]]

    def compare(self, original: str | None = None, derivative: str | None = None) -> Comparison:
        """Compare two of its documents, by their letters; those of the first pair by default.

        Raises:
            KeyError: If the case has no document of that letter.
        """
        sides = (
            original or self.data["pairs"][0]["original"],
            derivative or self.data["pairs"][0]["derivative"],
        )
        for letter in sides:
            if letter not in self.documents:
                raise KeyError(
                    f"case {self.id!r} has no document {letter!r}; it has {', '.join(self.documents)}"
                )
        return compare(*(self.documents[letter] for letter in sides))

    def _repr_html_(self) -> str:
        from mediakit.reports.article_html import articles_to_fragment  # noqa: PLC0415 - only a notebook asks

        return articles_to_fragment(self.documents)

    def __repr__(self) -> str:
        return f"<Case {self.id!r}: {self.title}, {len(self.documents)} documents>"


def cases() -> "pd.DataFrame":
    """The cases that came with mediakit, as a table: one row a case, with what it teaches.

    A case that cannot be read is left out here; ``mediakit case check`` says what is wrong with it.

    Example:
        >>> "night-bus" in set(cases()["id"])
        True
    """
    import pandas as pd  # noqa: PLC0415 - only whoever asks for a table pays for pandas

    columns = ["id", "title", "teaches", "level", "domain", "language", "fine", "lessons", "documents"]
    rows = []
    for folder in case_folders():
        try:
            data = _read_key(folder)
        except CaseError:
            continue
        rows.append(
            {name: data.get(name) for name in columns}
            | {"id": _name_of(folder), "documents": len(data.get("documents", ()))}
        )
    return pd.DataFrame(rows, columns=columns)


def open_case(name: str, *, original: str | Path | None = None, derivative: str | Path | None = None) -> Case:
    """Open one of the cases that came with mediakit, by its short name.

    Args:
        name: Such as "night-bus", or "short-variants/v01" for one of a group; :func:`cases` lists them.
        original: For a case whose texts may not be shipped: the file with the original's text. By default
            ``original.txt`` and ``derivative.txt`` in a folder ``real-pair`` of the working directory, or in
            the folder that the variable MEDIAKIT_REAL_PAIR names.
        derivative: The file with the derivative's text.

    Raises:
        TextsMissingError: If its texts are needed and are not there.
        CaseError: If there is no such case, it cannot be read, or the texts are not those of the key.

    Example:
        >>> open_case("drum-goes-home").compare().links[0].role
        'headline'
    """
    known = {_name_of(folder): folder for folder in case_folders()}
    if name not in known:
        raise CaseError(f"there is no case {name!r}; there are: {', '.join(sorted(known))}")
    supplied = {"original": original, "derivative": derivative}
    return open_folder(known[name], **{side: path for side, path in supplied.items() if path is not None})


def open_folder(folder: str | Path, **supplied: str | Path) -> Case:
    """Open the case in ``folder``, such as one that a teacher made.

    Args:
        folder: A folder with ``key.json`` and its documents.
        **supplied: ``original`` and ``derivative``, for a case that comes without its texts.

    Raises:
        CaseError: If the folder holds no case, or a file of it cannot be read.
    """
    folder = Path(folder)
    data = _read_key(folder)
    if "sha256" in data:
        return Case(folder, data, _supplied_documents(data, supplied))
    documents = {letter: _document(folder, letter, name) for letter, name in data["documents"].items()}
    missing = sorted(
        {pair[side] for pair in data["pairs"] for side in ("original", "derivative")} - set(documents)
    )
    if missing:
        raise CaseError(
            f"{folder / KEY_FILE}: pairs name document {', '.join(missing)}, "
            f"but documents has {', '.join(documents)}; name it there"
        )
    return Case(folder, data, documents)


def case_folders(root: Path | None = None) -> list[Path]:
    """The folders below ``root`` that hold a key; by default those that came with mediakit."""
    start = data_folder("seeds") if root is None else root
    return sorted(path.parent for path in start.rglob(KEY_FILE))


def case_names() -> list[str]:
    """The short names of the cases that came with mediakit, in order.

    Example:
        >>> "short-variants/v01" in case_names()
        True
    """
    return [_name_of(folder) for folder in case_folders()]


def _name_of(folder: Path) -> str:
    return folder.relative_to(data_folder("seeds")).as_posix()


def _read_key(folder: Path) -> dict[str, Any]:
    path = folder / KEY_FILE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CaseError(
            f"{folder}: holds no {KEY_FILE}, so it is no case; write one, or name the folder that has it"
        ) from None
    except (OSError, UnicodeDecodeError) as problem:
        raise CaseError(f"{path}: cannot be read ({problem}); save it as UTF-8 text") from problem
    except json.JSONDecodeError as problem:
        raise CaseError(
            f"{path}: line {problem.lineno}, column {problem.colno}: {problem.msg}; mend the JSON there"
        ) from problem
    if not isinstance(data, dict) or not isinstance(data.get("documents"), dict) or not data.get("pairs"):
        raise CaseError(
            f"{path}: has no documents or no pairs; `mediakit case check {folder}` names all that is missing"
        )
    return data


def _document(folder: Path, letter: str, name: str) -> Article:
    path = folder / name
    if path.resolve().parent != folder.resolve():
        raise CaseError(
            f"{folder / KEY_FILE}: document {letter} is {name!r}, "
            "outside the case's folder; put the file beside the key"
        )
    try:
        return read(path)
    except (DocumentError, OSError) as problem:
        raise CaseError(f"document {letter}: {problem}") from problem


def _supplied_path(side: str) -> Path:
    variable, folder = SUPPLIED
    return Path(os.environ.get(variable) or folder) / f"{side}.txt"


def _supplied_documents(data: Mapping[str, Any], supplied: Mapping[str, str | Path]) -> dict[str, Article]:
    documents = {}
    for side, letter in (
        ("original", data["pairs"][0]["original"]),
        ("derivative", data["pairs"][0]["derivative"]),
    ):
        path = Path(supplied.get(side) or _supplied_path(side))
        if side not in supplied and not path.is_file():
            raise TextsMissingError(
                f"case {data['id']!r} comes without its texts, which belong to their publishers. "
                f"Obtain {data['obtain'][letter]}, "
                f"save it as plain text under the name {path}, or open the case with {side}=PATH"
            )
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != data["sha256"][letter]:
            raise CaseError(
                f"{path}: is not the text that the key of {data['id']!r} was made for "
                "(its SHA-256 sum differs); every sign "
                "counts, so take the text as plain UTF-8 without changes, or compare the two "
                "with mediakit.compare"
            )
        documents[letter] = Article(
            content.decode("utf-8"), source=path.name, **data.get("facts", {}).get(letter, {})
        )
    return documents

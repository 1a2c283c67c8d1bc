"""Word files (.docx): paragraphs, headings and tables in the order in which they are read."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from mediakit.errors import DocumentError
from mediakit.texts.reading.parts import Parts, joined_text, one_line

__all__ = ["read_docx"]

_MAX_UNPACKED = 200_000_000  # bytes; a small file can unpack to any size
_NO_TITLES = (
    "",
    "word document",
    "microsoft word",
    "document",
    "untitled",
    "unbenannt",
    "sin título",
    "sans titre",
)


def read_docx(data: bytes, name: str) -> Parts:
    """The report in a .docx file: text, and title by style (Title, else Heading 1), else by properties.

    Raises:
        ImportError: If python-docx is not installed; the message names the extra.
        DocumentError: If it is no .docx file, or unpacks to more than 200 MB.
    """
    try:
        import docx  # noqa: PLC0415 - an extra
    except ImportError:
        raise ImportError(
            "reading .docx needs python-docx; install it with: pip install 'mediakit-lessons[web]'"
        ) from None
    _check_archive(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        styled = list(_paragraphs(document))
    except Exception as error:  # noqa: BLE001 - python-docx fails in many ways on files that are not what they seem
        raise DocumentError(
            f"{name!r} cannot be read as a Word file ({error}); open it in Word and save it as .docx again"
        ) from None
    titles = [text for style, text in styled if style == "Title"] or [
        text for style, text in styled if style == "Heading 1"
    ]
    named = one_line(document.core_properties.title or "")
    title = titles[0] if titles else None if named.casefold().startswith(_NO_TITLES[1:]) else named or None
    return Parts(text=joined_text([text for _, text in styled]), title=title)


def _check_archive(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            whole = "[Content_Types].xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise DocumentError(f"{name!r} is not a .docx file; open it in Word and save it as .docx") from None
    if not whole:
        raise DocumentError(f"{name!r} is an archive, but not a Word file; choose the report's file")
    if size > _MAX_UNPACKED:
        raise DocumentError(
            f"{name!r} unpacks to {size:,} bytes, over the limit of {_MAX_UNPACKED:,}; save its text as .txt"
        )


def _paragraphs(container: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - python-docx is not imported here
    for part in container.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                cells = {id(cell._tc): cell for cell in row.cells}  # noqa: SLF001 - merged cells come twice
                for cell in cells.values():
                    yield from _paragraphs(cell)
        else:
            text = "\n".join(one_line(line) for line in part.text.split("\n")).strip()
            if text:
                yield part.style.name if part.style is not None else "", text

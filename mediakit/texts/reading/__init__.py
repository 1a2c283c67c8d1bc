"""Reads a report from a file or an address: .txt, .md, .html, .docx, http(s)."""

import difflib
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from mediakit.errors import DocumentError
from mediakit.texts.article import Article
from mediakit.texts.reading.addresses import Fetcher, is_address
from mediakit.texts.reading.decoding import decode, kind_of_bytes
from mediakit.texts.reading.markdown import read_markdown
from mediakit.texts.reading.pages import decode_page, read_page
from mediakit.texts.reading.parts import Parts, with_title
from mediakit.texts.reading.word_files import read_docx

__all__ = ["Fetcher", "read"]

_MAX_BYTES = 100_000_000  # a million words are about six million bytes
_MAX_NAME = 120  # code points of a path that a message repeats
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")


def read(  # noqa: PLR0913 - what a caller may know better than the file
    path_or_url: str | os.PathLike[str],
    *,
    title: str | None = None,
    byline: str | None = None,
    publisher: str | None = None,
    published: str | date | datetime | None = None,
    url: str | None = None,
    language: str | None = None,
    fetcher: Fetcher | None = None,
) -> Article:
    r"""The report in a file or at an address.

    Reads plain text (.txt, or any other name), Markdown (.md) with or without ``name: value`` lines between
    ``---`` at its top, web pages (.html), Word files (.docx), and pages at http(s) addresses. The text is
    what a reader sees: no marks, links with their words, the title first where it is known. What the caller
    gives wins over what the file says of itself.

    Args:
        path_or_url: A path or an address, never a text: for a text itself use :class:`mediakit.Article`.
        title: The headline.
        byline: Who is named as the writer.
        publisher: The outlet.
        published: The day, or day and time, of publication; a string in ISO format is taken too.
        url: Where it was published.
        language: Two letters, such as "en"; found out when not given.
        fetcher: How addresses are fetched: limits, and which are allowed. The default reads public
            addresses only.

    Returns:
        The article; its ``source`` is the file's name or the address, its ``notes`` say what could not be
        done.

    Raises:
        FileNotFoundError: If there is no such file.
        IsADirectoryError: If the path is a folder.
        DocumentError: If it holds no text, is no text, or says something of itself that cannot be used; or
            if an address cannot or may not be read.
        ImportError: If the extra ``web`` is needed (.html, .docx, addresses) and missing; the message says
            how to install it.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "bus.md"
        ...     _ = path.write_text("---\ntitle: Bus stays\noutlet: Tarn Lantern\n---\nThe *bus* stays.")
        ...     article = read(path, published="2026-05-04")
        >>> article.text, article.publisher, article.source
        ('Bus stays\n\nThe bus stays.', 'Tarn Lantern', 'bus.md')
    """
    given = os.fspath(path_or_url)
    if not isinstance(given, str):
        raise TypeError(f"a path must be a string or a Path, got {type(given).__name__}")
    if is_address(given):
        source, parts = given, _read_address(given, fetcher or Fetcher())
    else:
        path = _checked_path(given)
        source, parts = path.name, _read_bytes(path.read_bytes(), path.name, path.suffix.casefold())
    parts = _tidied(parts)
    if not parts.text.strip():
        raise DocumentError(
            f"{source!r}: no text is left when its marks are taken off; put the report's text into it"
        )
    parts = with_title(replace(parts, title=title or parts.title))
    try:
        return Article(
            parts.text,
            title=parts.title,
            byline=byline or parts.byline,
            publisher=publisher or parts.publisher,
            published=published or parts.published,
            url=url or parts.url,
            language=language or parts.language or "",
            source=source,
            notes=parts.notes,
        )
    except ValueError as error:
        raise DocumentError(f"{source!r}: {error}") from None


def _checked_path(given: str) -> Path:
    """The path, if a file is there that may hold a report."""
    shown = given if len(given) <= _MAX_NAME else given[:_MAX_NAME] + "…"
    if not given.strip() or "\n" in given or "\0" in given:
        raise DocumentError(f"{shown!r} is no path or address; to use a text itself: mediakit.Article(text)")
    path = Path(given).expanduser()
    try:
        if path.is_dir():
            raise IsADirectoryError(f"{shown!r} is a folder; name a file in it")
        if not path.exists():
            raise FileNotFoundError(f"there is no file {shown!r}{_like(path)}; check its name and folder")
        if not path.is_file():
            raise DocumentError(f"{shown!r} is no ordinary file; save the report as one")
        size = path.stat().st_size
    except OSError as error:
        if error.errno is None:  # one of ours
            raise
        raise DocumentError(
            f"{shown!r} cannot be opened ({error.strerror}); to use a text itself: mediakit.Article(text)"
        ) from None
    if size > _MAX_BYTES:
        raise DocumentError(
            f"{shown!r} has {size:,} bytes, over the limit of {_MAX_BYTES:,}; cut it into reports"
        )
    return path


def _like(path: Path) -> str:
    """A file of nearly the same name beside it, for a slip of the pen."""
    beside = sorted(entry.name for entry in path.parent.iterdir()) if path.parent.is_dir() else []
    close = difflib.get_close_matches(path.name, beside, n=1)
    return f" (there is {close[0]!r})" if close else ""


def _read_bytes(data: bytes, name: str, suffix: str) -> Parts:
    """The report in a file's bytes, by its suffix; a page or a Word file is known by its content too."""
    if suffix in {".html", ".htm", ".xhtml"}:
        text, notes = decode_page(data, name)
        return replace(read_page(text, name), notes=notes)
    if suffix == ".docx" or data.startswith(b"PK\x03\x04"):
        kind = kind_of_bytes(data)
        if kind or not data.strip():
            decode(data, name)  # says what it is instead
        return read_docx(data, name)
    text, notes = decode(data, name)
    if _PAGE.match(text[:4096]):
        text, notes = decode_page(data, name)
        return replace(read_page(text, name), notes=notes)
    reader: Callable[[str, str], Parts] = (
        read_markdown if suffix in {".md", ".markdown", ".mdown"} else _plain
    )
    return replace(reader(text, name), notes=notes)


def _plain(text: str, _name: str) -> Parts:
    return Parts(text)


def _read_address(url: str, fetcher: Fetcher) -> Parts:
    try:
        import trafilatura  # noqa: F401, PLC0415 - asked for before anything is fetched
    except ImportError:
        raise ImportError(
            "reading addresses needs trafilatura; install it with: pip install 'mediakit-lessons[web]'"
        ) from None
    page = fetcher.fetch(url)
    if page.kind in {"text/plain", "text/markdown", "text/x-markdown"}:
        text, notes = decode(page.content, page.url, page.charset)
        return replace(
            _plain(text, url) if page.kind == "text/plain" else read_markdown(text, page.url),
            url=page.url,
            notes=notes,
        )
    text, notes = decode_page(page.content, page.url, page.charset)
    parts = read_page(text, page.url)
    return replace(parts, url=parts.url or page.url, notes=notes)


def _tidied(parts: Parts) -> Parts:
    """The text without white space at its ends and at the ends of its lines."""
    lines = "\n".join(line.rstrip() for line in parts.text.split("\n"))
    return replace(parts, text=_BLANK_LINES.sub("\n\n", lines).strip())

"""Bytes made text, or a clear word on why they are none."""

import codecs

from charset_normalizer import from_bytes

from mediakit.errors import DocumentError
from mediakit.texts.languages import SUPPORTED, detect_language
from mediakit.texts.reasons import Reason

__all__ = ["decode", "kind_of_bytes"]

# The first bytes of files that hold no plain text, with what to do about them.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "copy its text into a .txt file, or save the page as .html"),
    (b"\x89PNG", "a picture (PNG)", "type or paste its text into a .txt file"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "type or paste its text into a .txt file"),
    (b"GIF8", "a picture (GIF)", "type or paste its text into a .txt file"),
    (b"RIFF", "a picture, sound or film", "type or paste its text into a .txt file"),
    (b"II*\x00", "a picture (TIFF)", "type or paste its text into a .txt file"),
    (b"MM\x00*", "a picture (TIFF)", "type or paste its text into a .txt file"),
    (b"{\\rtf", "a rich text file (RTF)", "save it as .docx or .txt"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file (.doc)", "save it as .docx or .txt"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it first"),
    (b"7z\xbc\xaf", "a compressed file (7z)", "unpack it first"),
    (b"Rar!", "a compressed file (RAR)", "unpack it first"),
    (b"ID3", "a sound file (MP3)", "type or paste its text into a .txt file"),
    (b"OggS", "a sound or film file", "type or paste its text into a .txt file"),
    (b"\x7fELF", "a program", "choose the report's file"),
    (b"MZ\x90\x00", "a program", "choose the report's file"),
    (b"SQLite format 3", "a database", "choose the report's file"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536  # bytes looked at to guess an encoding
_MAX_CONTROL_SHARE = 0.02  # of control characters in a text
_MIN_NUL_SHARE = 0.2  # of NUL bytes in UTF-16, on one side of each pair
_FILM_AT = 4  # where ISO media files name themselves: ....ftyp


def kind_of_bytes(data: bytes) -> tuple[str, str] | None:
    """What a file that is no text is, and what to do about it; None for what may be text.

    Example:
        >>> kind_of_bytes(b"%PDF-1.7 ...")[0]
        'a PDF'
    """
    for signature, kind, advice in _SIGNATURES:
        if data.startswith(signature):
            return kind, advice
    if data[_FILM_AT : _FILM_AT + 4] == b"ftyp":
        return "a film, sound or picture", "type or paste its text into a .txt file"
    return None


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[Reason, ...]]:
    r"""The text that ``data`` holds, line breaks as ``\n``, and a note if its encoding was guessed or broken.

    A byte order mark settles the encoding; then ``declared``, if given; then UTF-8 is tried; a few broken
    bytes in UTF-8 are replaced, and counted in the note; anything else is guessed with charset-normalizer,
    Windows-1252 first where that gives sense in one of the supported languages.

    Raises:
        DocumentError: If it holds no text, or none that can be told.

    Example:
        >>> decode("Grüße".encode("utf-16"), "a.txt")
        ('Grüße', ())
    """
    if not data.strip():
        raise DocumentError(f"{name!r} is empty; put the report's text into it")
    kind = kind_of_bytes(data)
    if kind:
        raise DocumentError(f"{name!r} is {kind[0]}, not text; {kind[1]}")
    text, notes = _decoded(data, name, declared)
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _check_is_text(text, name)
    return text, notes


def _decoded(data: bytes, name: str, declared: str | None) -> tuple[str, tuple[Reason, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _with_replacements(data[len(mark) :], encoding)
    for encoding in filter(None, (declared, "utf-8", _utf16_without_mark(data))):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" not in text:
            return text, ()
    if b"\0" in data:
        place = data.index(b"\0")
        raise DocumentError(
            f"{name!r} has a NUL byte at byte {place}, so it is not a text; choose the report's text file"
        )
    return _broken_utf8(data) or _guessed(data, name)


def _with_replacements(data: bytes, encoding: str) -> tuple[str, tuple[Reason, ...]]:
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    return text, (Reason("characters_replaced", {"count": broken}),) if broken > 0 else ()


def _utf16_without_mark(data: bytes) -> str | None:
    pairs = max(1, len(data) // 2)
    if data[1::2].count(0) > pairs * _MIN_NUL_SHARE > data[::2].count(0):
        return "utf-16-le"
    if data[::2].count(0) > pairs * _MIN_NUL_SHARE > data[1::2].count(0):
        return "utf-16-be"
    return None


def _broken_utf8(data: bytes) -> tuple[str, tuple[Reason, ...]] | None:
    """UTF-8 with a few broken bytes: most of its longer characters are whole."""
    text, notes = _with_replacements(data, "utf-8")
    whole = sum(1 for sign in text if sign > "\x7f" and sign != "\ufffd")
    return (text, notes) if whole > text.count("\ufffd") else None


def _guessed(data: bytes, name: str) -> tuple[str, tuple[Reason, ...]]:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and detect_language(text) in SUPPORTED:
        return text, (Reason("encoding_guessed", {"encoding": "Windows-1252"}),)
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise DocumentError(
            f"{name!r}: its encoding cannot be told; open it in an editor and save it as UTF-8"
        )
    decoded = data.decode(best.encoding, errors="replace")
    return decoded, (Reason("encoding_guessed", {"encoding": best.encoding.replace("_", "-")}),)


def _check_is_text(text: str, name: str) -> None:
    if not text.strip():
        raise DocumentError(f"{name!r} holds only white space; put the report's text into it")
    control = sum(1 for sign in text if sign < " " and sign not in "\t\n\f\x1c\x1d\x1e\x1f\x85")
    if control > len(text) * _MAX_CONTROL_SHARE:
        raise DocumentError(
            f"{name!r} is not a text: {control} of its {len(text)} characters are control characters"
        )

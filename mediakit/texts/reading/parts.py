"""What was read of a report before it becomes an article, and what all kinds of files share."""

import re
from dataclasses import dataclass, replace

from mediakit.texts.reasons import Reason

__all__ = ["Parts", "folded", "joined_text", "one_line", "with_title"]

_PARAGRAPH_BREAK = re.compile(r"\s*\n\s*")
_TITLE_WITHIN = 3  # a headline is looked for among that many paragraphs from the top
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
)


@dataclass(frozen=True)
class Parts:
    """What a file or page gave: its text without markup, and what it says about itself."""

    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[Reason, ...] = ()


def one_line(text: str) -> str:
    """``text`` with each run of white space made one space, as a browser shows it."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """``text`` for comparing headlines: case, white space, quotation marks and dashes make no difference.

    Example:
        >>> folded("The  ‘Night Bus’ – A Report") == folded("the 'night bus' - a report")
        True
    """
    return one_line(text).translate(_QUOTES).casefold()


def joined_text(paragraphs: list[str]) -> str:
    """Paragraphs as one text, an empty line between them."""
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())


def with_title(parts: Parts) -> Parts:
    r"""The same with the title as the text's first paragraph, and only there.

    Where the text already shows the headline among its first paragraphs, that writing of it is taken.

    Example:
        >>> with_title(Parts("Staff\n\nBus  Stays\n\nIt will.", title="Bus stays")).text
        'Bus Stays\n\nStaff\n\nIt will.'
    """
    if not parts.title:
        return parts
    title, start = one_line(parts.title), 0
    for _ in range(_TITLE_WITHIN):
        match = _PARAGRAPH_BREAK.search(parts.text, start)
        end = match.start() if match else len(parts.text)
        line = one_line(parts.text[start:end])
        if folded(line) == folded(title):
            rest = parts.text[:start] + (parts.text[match.end() :] if match else "")
            return replace(parts, title=line, text=joined_text([line, rest.strip("\n")]))
        if match is None:
            break
        start = match.end()
    return replace(parts, title=title, text=joined_text([title, parts.text]))

"""Markdown as a reader sees it: front matter told apart, marks taken off, links with their words."""

import html
import re

from mediakit.errors import DocumentError
from mediakit.texts.reading.parts import Parts

__all__ = ["NAMES", "read_markdown", "split_front_matter", "strip_marks"]

# Names that front matter may use, and what they give; others (role, licence) are left to whoever needs them.
NAMES = {
    "title": "title",
    "byline": "byline",
    "author": "byline",
    "outlet": "publisher",
    "publisher": "publisher",
    "published": "published",
    "date": "published",
    "url": "url",
    "language": "language",
    "lang": "language",
}
_FENCE = "---"
_ENTRY = re.compile(r"(?P<name>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_MAX_FRONT_MATTER_LINES = 60

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE_FENCE = re.compile(r"^ {0,3}(?:```+|~~~+).*$", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_SETEXT = re.compile(r"^ {0,3}(?P<mark>=+|-+)[ \t]*$")
_HEADING = re.compile(r"^ {0,3}(?P<level>#{1,6})[ \t]+(?P<words>.*?)(?:[ \t]+#+)?[ \t]*$")
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+(?=\S)")
_NUMBERED = re.compile(r"^[ \t]*\d{1,3}[.)][ \t]+(?=\S)")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]+\S+.*$")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$")
_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])")
_LINK = re.compile(
    r"\[(?P<words>(?:[^\[\]\n\\]|\\.){1,500})\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]{0,200}\])"
)
_AUTOLINK = re.compile(r"<(?P<address>(?:https?://|mailto:)[^<>\s]{1,2000})>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:[ \t][^<>\n]{0,500})?/?>")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(?P<words>[^`\n]{1,500})\1(?!`)")
_STRONG = (
    re.compile(r"(?<![\\*])\*{1,3}(?=[^\s*])(?P<words>[^*\n]{1,2000}?)(?<=[^\s\\])\*{1,3}(?!\*)"),
    re.compile(r"(?<![\\\w])_{1,3}(?=[^\s_])(?P<words>[^_\n]{1,2000}?)(?<=[^\s\\])_{1,3}(?!\w)"),
    re.compile(r"~~(?=\S)(?P<words>[^~\n]{1,2000}?)(?<=\S)~~"),
)
_ESCAPE = re.compile(r"\\(?P<sign>[!-/:-@\[-`{-~])")
_SPACES = re.compile(r"[ \t]{2,}")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")


def read_markdown(source: str, name: str) -> Parts:
    r"""The report in Markdown ``source``: what its front matter says, and its text without marks.

    The first heading of level 1 is the title if the front matter gives none.

    Raises:
        DocumentError: If the front matter is not flat ``name: value`` lines, or is not closed.

    Example:
        >>> parts = read_markdown("---\ntitle: Bus stays\n---\nThe *bus* [will](https://a.b) stay.", "a.md")
        >>> parts.title, parts.text
        ('Bus stays', 'The bus will stay.')
    """
    entries, body = split_front_matter(source, name)
    known = {NAMES[key]: value for key, value in entries.items() if key in NAMES and value}
    text, heading = strip_marks(body)
    return Parts(text=text, **{"title": heading, **known})  # type: ignore[arg-type]


def split_front_matter(source: str, name: str) -> tuple[dict[str, str], str]:
    r"""The ``name: value`` lines between two lines ``---`` at the top, names in lower case, and the rest.

    Returns:
        No entries for a text that does not begin with ``---``.

    Raises:
        DocumentError: If a line between them is no ``name: value``, or the second ``---`` is missing.

    Example:
        >>> split_front_matter("---\ntitle: Bus: it stays\n---\nText", "a.md")
        ({'title': 'Bus: it stays'}, 'Text')
    """
    lines = source.split("\n")
    if lines[0].rstrip() != _FENCE or (
        len(lines) > 1 and not _ENTRY.match(lines[1].rstrip()) and lines[1].rstrip() != _FENCE
    ):
        return {}, source
    entries: dict[str, str] = {}
    for number, line in enumerate(lines[1:_MAX_FRONT_MATTER_LINES], 2):
        if line.rstrip() in {_FENCE, "..."}:
            return entries, "\n".join(lines[number:])
        match = _ENTRY.match(line.rstrip())
        if match:
            entries[match["name"].casefold()] = (match["value"] or "").strip()
        elif line.strip() and not line.startswith("#"):
            raise DocumentError(
                f"{name!r}, line {number}: front matter is `name: value` lines, got {line.strip()[:60]!r}"
            )
    raise DocumentError(
        f"{name!r}: the front matter that begins in line 1 is not closed; put a line `---` after it"
    )


def strip_marks(source: str) -> tuple[str, str | None]:
    r"""The text of Markdown ``source`` without its marks, and its first heading of level 1, or None.

    Lines of one paragraph are joined; a heading, a list item and a quoted paragraph each stand by themselves.

    Example:
        >>> strip_marks("# Bus stays\n\nIt **will**\nstay.\n\n- 5 * 3 crowns\n- snake_case")
        ('Bus stays\n\nIt will stay.\n\n5 * 3 crowns\n\nsnake_case', 'Bus stays')
    """
    paragraphs: list[list[str]] = [[]]
    title: str | None = None
    for raw in _CODE_FENCE.sub("", _COMMENT.sub("", source)).split("\n"):
        line = _QUOTE.sub("", raw)
        setext = _SETEXT.match(line)
        if setext and paragraphs[-1]:
            if setext["mark"][0] == "=" and title is None:
                title = _shown(" ".join(paragraphs[-1]))
            paragraphs.append([])
        elif not line.strip() or _RULE.match(line) or _DEFINITION.match(line) or _TABLE_RULE.match(line):
            paragraphs.append([])
        elif heading := _HEADING.match(line):
            if heading["level"] == "#" and title is None:
                title = _shown(heading["words"])
            paragraphs += [[heading["words"]], []]
        elif _BULLET.match(line):
            paragraphs.append([_BULLET.sub("", line)])
        elif _NUMBERED.match(line):
            paragraphs.append([line.strip()])
        else:
            paragraphs[-1].append(line)
    shown = (_shown(_joined(lines)) for lines in paragraphs if lines)
    return "\n\n".join(paragraph for paragraph in shown if paragraph), title or None


def _joined(lines: list[str]) -> str:
    """One paragraph's lines; two spaces or a backslash at a line's end keep the break."""
    text = ""
    for line in lines:
        text += _HARD_BREAK.sub("", line.lstrip()) + ("\n" if _HARD_BREAK.search(line) else " ")
    return "\n".join(part.strip() for part in text.strip().split("\n"))


def _shown(text: str) -> str:
    text = _AUTOLINK.sub(r"\g<address>", _IMAGE.sub("", text))
    text = _LINK.sub(r"\g<words>", _LINK.sub(r"\g<words>", text))
    text = _CODE.sub(r"\g<words>", _TAG.sub("", text))
    for _ in range(2):  # strong inside emphasised
        for mark in _STRONG:
            text = mark.sub(r"\g<words>", text)
    if text.lstrip().startswith("|"):
        text = " ".join(cell.strip() for cell in text.strip().strip("|").split("|"))
    return html.unescape(_ESCAPE.sub(r"\g<sign>", _SPACES.sub(" ", text))).strip()

"""The lines of a report that are no body text: headline, byline, update line, heading, dateline."""

import re
from collections.abc import Sequence
from typing import Literal

from mediakit.texts.languages import Language, load_language
from mediakit.texts.spans import Span

__all__ = ["Role", "classify_paragraphs", "find_dateline"]

Role = Literal["headline", "byline", "update", "heading", "body"]

_MAX_HEADLINE_WORDS = 28
_MAX_HEADING_WORDS = 12
_MAX_BYLINE_WORDS = 14
_BYLINES_AT_TOP, _BYLINES_AT_END = 5, 3  # paragraphs from the top and from the end in which a byline may stand
_SENTENCE_END = re.compile(r"[.…。!?:;,][\"'”“’»)\]]*$")
_FULL_STOP = re.compile(r"[.…。:;,][\"'”“’»)\]]*$")
_QUOTE_AT_START = re.compile(r"[\"'“„«‘—–-]")
_STAFF = re.compile(r"^(?:staff|agencies|redaktion|redacción|rédaction)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"""
    (?:(?P<caps>[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?:[ ][A-ZÀ-Þ][A-ZÀ-Þ’'.-]*)*)      # PORT ELLERY
       (?:,[ ][A-ZÀ-Þ][\w.]+(?:[ ][A-ZÀ-Þ]\w+)?)?                           # , Eastmark
       (?:,[ ](?:\w+[ ]\d{1,2}|\d{1,2}\.?[ ]\w+)\.?)?                       # , 3 May
       (?:[ ]\([^()\n]{1,40}\))?                                           # (Ostrel Wire)
     | [A-ZÀ-Þ][^\W\d_]+(?:[ ][A-ZÀ-Þ][^\W\d_]+)?(?:,[ ](?:\w+[ ]\d{1,2}|\d{1,2}\.?[ ](?:de[ ])?\w+)\.?)?[ ]?\([^()\n]{1,40}\)  # Ostrel (OW)
     | [A-ZÀ-Þ][^\W\d_]+(?:[ ][A-ZÀ-Þ][^\W\d_]+)?,[ ](?:\w+[ ]\d{1,2}|\d{1,2}\.?[ ](?:de[ ])?\w+)\.?                      # Ostrel, 3 May
    )\s*[—–:-]+\s+(?=\S)
    """,
    re.VERBOSE,
)


def classify_paragraphs(
    text: str,
    paragraphs: Sequence[Span],
    language: Language,
    *,
    title: str | None = None,
    byline: str | None = None,
) -> list[Role]:
    """What each paragraph is: headline, byline, update line, heading, or body text.

    Args:
        text: The whole report.
        paragraphs: Where its paragraphs stand.
        language: What is known of its language.
        title: The headline, where it is known from elsewhere.
        byline: The byline, where it is known from elsewhere.

    Returns:
        One role a paragraph, in order. A report of one paragraph is body text.

    Example:
        >>> lines = [Span(0, 9), Span(11, 22), Span(24, 48)]
        >>> classify_paragraphs("Bus stays\\n\\nBy Ann Oake\\n\\nThe night bus will stay.", lines, load_language("en"))
        ['headline', 'byline', 'body']
    """
    known = language if language.supported else load_language("en")
    lines = [text[span.start : span.end] for span in paragraphs]
    roles: list[Role] = ["body"] * len(lines)
    for index, line in enumerate(lines):
        near_edge = index < _BYLINES_AT_TOP or index >= len(lines) - _BYLINES_AT_END
        if len(lines) > 1 and near_edge and _is_update(line, known):
            roles[index] = "update"
        elif len(lines) > 1 and near_edge and _is_byline(line, known, byline):
            roles[index] = "byline"
    first = next((index for index, role in enumerate(roles) if role == "body"), None)
    if first is not None and _is_headline(lines, roles, first, title):
        roles[first] = "headline"
    for index in range(len(lines) - 1):
        if roles[index] == "body" and index > 0 and _is_heading(lines, roles, index):
            roles[index] = "heading"
    if lines and "body" not in roles and "headline" not in roles:
        roles[0] = "body"
    return roles


def find_dateline(text: str, sentence: Span) -> Span | None:
    """Where a dateline stands at the start of ``sentence``; None if there is none.

    Example:
        >>> find_dateline("PORT ELLERY, 3 May — The bus stays.", Span(0, 35))
        Span(start=0, end=20)
    """
    match = _DATELINE.match(text, sentence.start, sentence.end)
    return Span(sentence.start, match.end() - len(match.group()) + len(match.group().rstrip())) if match else None


def _is_update(line: str, language: Language) -> bool:
    folded = line.casefold().lstrip("*_([ ")
    starts = language.data["byline"]["update"]
    short = len(line.split()) <= _MAX_BYLINE_WORDS
    return short and any(folded.startswith(start) for start in starts) and any(map(str.isdigit, line))


def _is_byline(line: str, language: Language, byline: str | None) -> bool:
    plain = line.strip("*_ ")
    if byline and plain.casefold() == byline.strip().casefold():
        return True
    words = plain.split()
    if not 1 < len(words) <= _MAX_BYLINE_WORDS or _SENTENCE_END.search(plain):
        return False
    if _STAFF.match(plain):
        return True
    opens = words[0].casefold().rstrip(":") in language.data["byline"]["by"]
    joins = {*language.data["byline"]["and"], "and", "in", "for", "von", "de", "van", "der", "en", "à", "für", "&"}
    names = [word for word in words[1:] if word.casefold().strip(",") not in joins]
    return opens and bool(names) and all(_like_a_name(word) for word in names)


def _like_a_name(word: str) -> bool:
    return word.strip("(,|@")[:1].isupper()


def _is_headline(lines: Sequence[str], roles: Sequence[Role], first: int, title: str | None) -> bool:
    line = lines[first]
    if title and line.casefold().strip() == title.casefold().strip():
        return True
    if title or len(line.split()) > _MAX_HEADLINE_WORDS or _FULL_STOP.search(line):
        return False
    if _DATELINE.match(line):
        return False
    rest = [lines[index] for index in range(first + 1, len(lines)) if roles[index] == "body"]
    return bool(rest) and any(len(other.split()) > len(line.split()) or _SENTENCE_END.search(other) for other in rest[:2])


def _is_heading(lines: Sequence[str], roles: Sequence[Role], index: int) -> bool:
    line, following = lines[index], lines[index + 1]
    return (
        roles[index + 1] == "body"
        and len(line.split()) <= _MAX_HEADING_WORDS
        and not _SENTENCE_END.search(line)
        and not _QUOTE_AT_START.match(line)
        and any(map(str.isalpha, line))
        and len(following.split()) > len(line.split())
    )

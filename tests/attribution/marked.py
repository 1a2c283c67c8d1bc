"""Expectations written the way a reader sees them: ``[[…]]`` around words, in order."""

import re

from mediakit.texts.spans import Span

_MARK = re.compile(r"\[\[|\]\]")


def split_marks(marked: str) -> tuple[str, list[Span]]:
    """The text without the marks, and where the marked words stand."""
    text, spans, opened = "", [], []
    position = 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        if match.group() == "[[":
            opened.append(len(text))
        else:
            spans.append(Span(opened.pop(), len(text)))
    return text + marked[position:], sorted(spans)

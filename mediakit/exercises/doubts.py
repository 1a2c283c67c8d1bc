"""Where a text leaves something open: words of doubt, and figures that it calls rough."""

import re
from dataclasses import dataclass

from mediakit.changes.amounts import read_amounts
from mediakit.changes.certainty import read_marks
from mediakit.texts.article import Article
from mediakit.texts.spans import Span

__all__ = ["Doubt", "find_doubts"]

_VIEW = 2.5  # how sure a statement is at most that is left open or is somebody's view
_NUMERAL = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that leave something open.

    Attributes:
        span: Where they stand.
        figure: The numeral that is called rough; "" where a statement is left open.
    """

    span: Span
    figure: str = ""


def find_doubts(article: Article) -> tuple[Doubt, ...]:
    """The words of doubt of a report, and the figures that it calls rough; empty if there are none.

    Example:
        >>> report = Article("About 41 of 60 gauges are low. He could see it. It may rain.", language="en")
        >>> [(report.text[each.span], each.figure) for each in find_doubts(report)]
        [('may', ''), ('41 of 60', '41')]
    """
    open_words = (mark for mark in read_marks(article, 0, len(article.words)) if mark.level <= _VIEW)
    rough = (each for each in read_amounts(article, Span(0, len(article.text))) if each.rough)
    return (
        *(Doubt(mark.span) for mark in open_words),
        *(
            Doubt(each.span, numeral[0])
            for each in rough
            if (numeral := _NUMERAL.search(article.text[each.span]))
        ),
    )

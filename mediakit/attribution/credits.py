"""Where a report says that another outlet found this out."""

import re
from dataclasses import dataclass
from typing import Literal

from mediakit.texts.article import Article, as_article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["CREDIT_FORMS", "Credit", "CreditForm", "CreditPoints", "find_credits"]

CreditForm = Literal["report", "told", "according_to", "first_reported", "via", "byline", "dateline", "licence", "note", "link"]
CREDIT_FORMS: tuple[CreditForm, ...] = (
    "report",
    "told",
    "according_to",
    "first_reported",
    "via",
    "byline",
    "dateline",
    "licence",
    "note",
    "link",
)


@dataclass(frozen=True, slots=True)
class CreditPoints:
    """The six things that a credit may tell, each with the words that tell it, or None.

    Attributes:
        outlet: Who found it out.
        reporter: Which reporter.
        date_or_link: When, or where to read it.
        scope: What is theirs.
        checked: What this outlet checked itself, or could not.
        anonymity: On what terms their unnamed sources spoke.
    """

    outlet: Span | None = None
    reporter: Span | None = None
    date_or_link: Span | None = None
    scope: Span | None = None
    checked: Span | None = None
    anonymity: Span | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """A place where a report says that another outlet found something out.

    Attributes:
        outlet: The outlet's name as printed.
        outlet_span: Where the name stands.
        span: The words of the credit.
        form: report, told, according_to, first_reported, via, byline, dateline, licence, note or link.
        sentence: The number of the unit in which it stands, from 1.
        where: headline, byline, dateline, opening (first three body paragraphs), middle or end (last paragraph).
        covers: What it covers grammatically; None where that cannot be told.
        own: True where the outlet is the report's own publisher, False where it is another one, None where the publisher is
            not known.
        points: The six points of a good credit, each with its words.
        certainty: How sure it is that these words credit an outlet, in [0, 1].
        reasons: What the reading rests on.
    """

    outlet: str
    outlet_span: Span
    span: Span
    form: CreditForm
    sentence: int
    where: Literal["headline", "byline", "dateline", "opening", "middle", "end"]
    covers: Span | None
    own: bool | None
    points: CreditPoints
    certainty: float
    reasons: tuple[Reason, ...]


_VIA = re.compile(r"\b(?:reports?|reported)\s+(?:by|via)\s+(?P<outlet>[A-Z][\w.]*(?:\s[A-Z][\w.]*)*)")


def find_credits(article: str | Article) -> tuple[Credit, ...]:
    """The credits that a report gives to other outlets, in reading order.

    Example:
        >>> report = Article("The bus stays, as first reported by Port Ellery Courier.", language="en")
        >>> [credit.outlet for credit in find_credits(report)]
        ['Port Ellery Courier.']
    """
    article = as_article(article)
    found = []
    for sentence in article.sentences:
        for match in _VIA.finditer(str(article.text), sentence.span.start, sentence.span.end):
            outlet = Span(*match.span("outlet"))
            points = CreditPoints(outlet=outlet)
            span = Span(*match.span())
            found.append(
                Credit(match["outlet"], outlet, span, "via", sentence.number, "middle", sentence.span, None, points, 0.5, ())
            )
    return tuple(found)

"""What somebody is quoted or reported as saying, and who."""

import re
from dataclasses import dataclass
from typing import Literal

from mediakit.attribution.marks import find_quoted
from mediakit.texts.article import Article, as_article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["QUOTATION_KINDS", "Quotation", "QuotationKind", "find_quotes"]

QuotationKind = Literal["direct", "mixed", "indirect"]
QUOTATION_KINDS: tuple[QuotationKind, ...] = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words or a claim that a report gives to somebody.

    Attributes:
        spans: The words, in reading order; several where the speaker and the verb stand between them. A direct quotation's
            spans leave its quotation marks out.
        kind: ``direct``: all of it stands in quotation marks; ``mixed``: a part; ``indirect``: none.
        quoted: The words inside quotation marks, without the marks; empty for an indirect quotation.
        marked: The same with their marks.
        speaker: Where the words stand that name who speaks, as printed ("she", "a NATO diplomat"); None for "not attributed".
        speaker_name: Who that is, where only one candidate remains; None for "cannot tell" and for unnamed sources.
        cue: Where the words stand that tie the two ("said", "according to"); None where nothing does.
        act: What kind of act the cue reports: statement, question, demand, promise, denial, view, evidence.
        certainty: How sure the quotation and its speaker are, in [0, 1].
        reasons: What the reading rests on.
    """

    spans: tuple[Span, ...]
    kind: QuotationKind
    quoted: tuple[Span, ...]
    marked: tuple[Span, ...]
    speaker: Span | None
    speaker_name: str | None
    cue: Span | None
    act: str
    certainty: float
    reasons: tuple[Reason, ...]

    @property
    def span(self) -> Span:
        """The words; the first stretch of them where there are several."""
        return self.spans[0]


_NAME = r"(?:[A-ZÀ-Þ][\w’'.-]+)(?:\s+(?:[A-ZÀ-Þ][\w’'.-]+))*"
_NEAR = re.compile(rf"(?P<speaker>(?:the |a |an |one )?{_NAME}|he|she|they|it)\s+(?P<cue>\w+)", re.UNICODE)
_BEHIND = re.compile(rf"\s*(?P<cue>\w+)\s+(?P<speaker>{_NAME})", re.UNICODE)


def find_quotes(article: str | Article) -> tuple[Quotation, ...]:
    """The quotations of a report, in reading order.

    Args:
        article: A report, or its text.

    Returns:
        Direct, mixed and indirect quotations; empty for a text without any.

    Raises:
        TypeError: If it is neither a report nor a text.

    Example:
        >>> report = Article("“The bus stays,” Ann Oake said.", language="en")
        >>> [(report.text[quote.span], report.text[quote.speaker]) for quote in find_quotes(report)]
        [('The bus stays,', 'Ann Oake')]
    """
    article = as_article(article)
    return tuple(_simple(article, quoted.span, quoted.marked) for quoted in find_quoted(article) if not quoted.depth)


def _simple(article: Article, span: Span, marked: Span) -> Quotation:
    cues = article.knowledge.words("cue_verbs")
    text = str(article.text)
    for pattern in (_BEHIND, _NEAR):
        found = pattern.search(text, marked.end, min(len(text), marked.end + 60))
        if found and found["cue"].casefold() in cues:
            speaker, cue = Span(*found.span("speaker")), Span(*found.span("cue"))
            name = text[speaker.start : speaker.end]
            return Quotation((span,), "direct", (span,), (marked,), speaker, name, cue, "statement", 0.6, ())
    return Quotation((span,), "direct", (span,), (marked,), None, None, None, "statement", 0.4, ())

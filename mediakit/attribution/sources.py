"""Who a report rests on: each source once, with every mention."""

from dataclasses import dataclass
from typing import Literal

from mediakit.attribution.quotations import Quotation, find_quotes
from mediakit.texts.article import Article, as_article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["SOURCE_KINDS", "Anonymity", "Source", "SourceKind", "find_sources"]

SourceKind = Literal["named_person", "organisation", "document", "unnamed_person", "unnamed_group", "outlet"]
SOURCE_KINDS: tuple[SourceKind, ...] = (
    "named_person",
    "organisation",
    "document",
    "unnamed_person",
    "unnamed_group",
    "outlet",
)


@dataclass(frozen=True, slots=True)
class Anonymity:
    """What a report tells about why a source is not named.

    Attributes:
        span: The whole phrase ("granted anonymity to discuss private conversations").
        reason: The reason alone ("to discuss private conversations"); None where only the fact is told.
        covers: ``one``: the source beside which it stands; ``others too``: it says that it holds for others as well.
    """

    span: Span
    reason: Span | None
    covers: Literal["one", "others too"]


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that a report rests on.

    Attributes:
        kind: named_person, organisation, document, unnamed_person, unnamed_group or outlet.
        span: Where it is first told who it is, in the fullest words.
        name: The name, for what has one; else None.
        role: Where the words stand that say who that is ("Pentagon press secretary"); None if none do.
        count: How many persons are claimed; None where the text does not say ("officials").
        how_they_know: Where the words stand that say how the source knows ("briefed on the talks"); None if none do.
        anonymity: Why the source is not named, as told beside it or elsewhere for it; None if nothing is told.
        mentions: Every place where it is named as a source, in order.
        quotations: What is given to it.
        certainty: How sure the kind and the joining of mentions are, in [0, 1].
        reasons: What the reading rests on.
    """

    kind: SourceKind
    span: Span
    name: str | None
    role: Span | None
    count: int | None
    how_they_know: Span | None
    anonymity: Anonymity | None
    mentions: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    certainty: float
    reasons: tuple[Reason, ...]


def find_sources(article: str | Article) -> tuple[Source, ...]:
    """Who the report rests on, each source once, in the order of first mention.

    Example:
        >>> report = Article("“The bus stays,” Ann Oake said.", language="en")
        >>> [(source.kind, source.name) for source in find_sources(report)]
        [('named_person', 'Ann Oake')]
    """
    article = as_article(article)
    by_name: dict[str, list[Quotation]] = {}
    for quote in find_quotes(article):
        if quote.speaker and quote.speaker_name:
            by_name.setdefault(quote.speaker_name, []).append(quote)
    return tuple(_simple(name, quotes) for name, quotes in by_name.items())


def _simple(name: str, quotes: list[Quotation]) -> Source:
    mentions = tuple(quote.speaker for quote in quotes if quote.speaker)
    return Source("named_person", mentions[0], name, None, 1, None, None, mentions, tuple(quotes), 0.5, ())

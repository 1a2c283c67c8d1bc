"""Who one report rests on, whom it quotes and whom it credits, as plain text."""

import textwrap
from collections.abc import Iterator

from mediakit.attribution.credits import find_credits
from mediakit.attribution.quotations import find_quotes
from mediakit.attribution.sources import Source, find_sources
from mediakit.reports.as_text import shown
from mediakit.reports.facts import LIKELY, article_facts, likely_sources
from mediakit.texts.article import Article
from mediakit.wording import say

__all__ = ["sources_to_text"]


def sources_to_text(article: Article, *, width: int = 88) -> str:
    """The sources, quotations and credits of ``article``, folded to ``width`` columns."""
    return "\n".join(line for text, indent in _lines(article) for line in _folded(text, indent, width)) + "\n"


def _lines(article: Article) -> Iterator[tuple[str, str]]:
    name, facts = article_facts(article)
    yield from ((name, ""), (facts, ""), ("", ""))
    sources = likely_sources(find_sources(article))
    yield say("sources_found", count=len(sources)), ""
    for source in sources:
        yield f"- {article.text[source.span].rstrip(',')}", "  "
        yield f"  {_told(article, source)}", "  "
    quotes = [quote for quote in find_quotes(article) if quote.certainty >= LIKELY]
    yield from (("", ""), (say("quotes_found", count=len(quotes)), ""))
    for quote in quotes:
        speaker = article.text[quote.speaker].rstrip(",") if quote.speaker else say("no_speaker")
        named = f" ({quote.speaker_name})" if quote.speaker_name and quote.speaker_name not in speaker else ""
        yield f"- {speaker}{named}, {say(f'quote_{quote.kind}')}:", "  "
        yield "  " + " … ".join(article.text[span] for span in quote.spans), "  "
    credits_found = [credit for credit in find_credits(article) if credit.own is not True]
    yield from (("", ""), (say("credits_found", count=len(credits_found)), ""))
    for credit in credits_found:
        yield f"- {article.text[credit.span]} ({credit.outlet})", "  "
    yield from (("", ""), (say("sources_limit"), ""))


def _told(article: Article, source: Source) -> str:
    told = [say(f"kind_of_source_{source.kind}"), say("source_mentions", count=len(source.mentions))]
    if source.how_they_know:
        told.append(say("source_knows", words=article.text[source.how_they_know]))
    if source.anonymity:
        told.append(say("source_anonymity", words=article.text[source.anonymity.span]))
    return " · ".join(told)


def _folded(text: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(
        shown(text), width, subsequent_indent=indent, break_on_hyphens=False, drop_whitespace=True
    ) or [""]

"""One reading of a report that quotations, sources and credits share, so that it is worked out once."""

from dataclasses import dataclass
from functools import lru_cache

from mediakit.attribution.claims import Claim, find_claims, read_lines
from mediakit.attribution.lexicon import Lexicon, load_lexicon
from mediakit.attribution.names import Names
from mediakit.attribution.phrases import Phrases
from mediakit.attribution.tokens import Line
from mediakit.texts.article import Article

__all__ = ["Reading", "read_article"]


@dataclass(frozen=True, eq=False)
class Reading:
    """A report with its paragraphs as tokens, what it gives to somebody, its names and set phrases."""

    article: Article
    lexicon: Lexicon
    lines: tuple[Line, ...]
    claims: tuple[Claim, ...]
    names: Names
    phrases: Phrases


@lru_cache(maxsize=8)
def read_article(article: Article) -> Reading:
    """Read a report; the last few readings are kept."""
    lexicon = load_lexicon(article.language)
    lines = read_lines(article, lexicon)
    return Reading(
        article=article,
        lexicon=lexicon,
        lines=tuple(lines),
        claims=tuple(find_claims(lines, lexicon)),
        names=Names(article, lines, lexicon),
        phrases=Phrases(str(article.text)),
    )

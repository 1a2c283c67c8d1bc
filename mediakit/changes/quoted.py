"""What each sentence quotes, and what became of the words between the marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediakit.attribution.marks import find_quoted
from mediakit.attribution.quotations import Quotation
from mediakit.changes.model import QuotationState
from mediakit.overlap.blocks import matching_blocks
from mediakit.texts.article import Article
from mediakit.texts.spans import Span
from mediakit.texts.words import find_words

__all__ = ["Part", "find_parts", "find_unclaimed", "share_in_order", "state_of"]

_BRACKET = re.compile(r"\[[^\]\n]*\]")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")


@dataclass(frozen=True, slots=True)
class Part:
    """What one sentence quotes: words between marks, cut where sentences end.

    Attributes:
        quotation: The quotation that it belongs to; None where nobody is given the words.
        span: The words, without marks.
        number: The unit that it stands in.
        keys: The words' keys.
        bare: The same without what an editor set in brackets.
        places: Where the bare words stand among the keys.
        ellipsis: Whether dots stand for words left out.
        bracket: Whether an editor's words stand in it.
    """

    quotation: Quotation | None
    span: Span
    number: int
    keys: tuple[str, ...]
    bare: tuple[str, ...]
    places: tuple[int, ...]
    ellipsis: bool
    bracket: bool


def find_parts(article: Article, quotes: Sequence[Quotation]) -> Iterator[Part]:
    """What each sentence of a report quotes from somebody, in order."""
    seen: set[Span] = set()
    for quotation in quotes:
        for quoted in quotation.quoted:
            for sentence in article.sentences:
                if sentence.span.overlaps(quoted):
                    span = Span(max(quoted.start, sentence.span.start), min(quoted.end, sentence.span.end))
                    part = _part(article, quotation, span, sentence.number)
                    if part.bare and span not in seen:
                        seen.add(span)
                        yield part


def find_unclaimed(article: Article, quotes: Sequence[Quotation]) -> Iterator[Part]:
    """What stands in quotation marks without being given to anybody: terms, and fragments."""
    known = [span for quote in quotes for span in quote.quoted]
    for quoted in find_quoted(article):
        if not quoted.depth and not any(span.overlaps(quoted.span) for span in known):
            number = next((one.number for one in article.sentences if one.span.overlaps(quoted.span)), 0)
            part = _part(article, None, quoted.span, number)
            if part.bare:
                yield part


def _part(article: Article, quotation: Quotation | None, span: Span, number: int) -> Part:
    text = str(article.text)
    words = find_words(text, article.language, start=span.start, end=span.end)
    brackets = [Span(*match.span()) for match in _BRACKET.finditer(text, span.start, span.end)]
    bare = [
        place for place in range(len(words)) if not any(one.covers(words[place].span) for one in brackets)
    ]
    keys = tuple(words.keys[place] for place in bare)
    return Part(
        quotation,
        span,
        number,
        words.keys,
        keys,
        tuple(bare),
        bool(_ELLIPSIS.search(text, span.start, span.end)),
        bool(brackets),
    )


def share_in_order(whole: Sequence[str], part: Sequence[str]) -> float:
    """Share of ``part`` that stands in ``whole`` in the same order."""
    return sum(size for _, _, size in matching_blocks(whole, part)) / len(part) if part else 0.0


def state_of(counterparts: Sequence[Part], part: Part) -> QuotationState:
    """What became of the words between the marks."""
    first = counterparts[0]
    if len(counterparts) > 1:
        return "joined"
    if first.keys == part.keys:
        return "exact"
    if first.bare == part.bare:
        return "bracket"
    blocks = [block for block in matching_blocks(first.bare, part.bare) if block[2]]
    if sum(size for _, _, size in blocks) == len(part.bare):
        return _kept_all(first, part, blocks)
    return "words_changed"


def _kept_all(first: Part, part: Part, blocks: Sequence[tuple[int, int, int]]) -> QuotationState:
    """Every word of the derivative's quotation is there: what was done with the others?"""
    if len(blocks) == 1:
        return "bracket" if part.bracket and _bracket_stands_for_rest(first, part, blocks[0]) else "trimmed"
    gaps = [(one[1] + one[2]) for one in blocks[:-1]]
    marked = [place for place in gaps if _bracket_before(part, place)]
    if part.ellipsis:
        return "ellipsis"
    return "bracket" if len(marked) == len(gaps) else "words_changed"


def _bracket_stands_for_rest(first: Part, part: Part, block: tuple[int, int, int]) -> bool:
    """Whether the words of the original that are not kept stand where the derivative has a bracket."""
    start, _, size = block
    begins = part.places[0] > 0 or start == 0
    ends = part.places[-1] < len(part.keys) - 1 or start + size == len(first.bare)
    return begins and ends


def _bracket_before(part: Part, place: int) -> bool:
    """Whether a bracket stands before the bare word ``place``."""
    return place < len(part.places) and part.places[place] - part.places[place - 1] > 1

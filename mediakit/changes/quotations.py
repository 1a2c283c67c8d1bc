"""Each quotation beside its counterpart: exact, trimmed, in other words, or reported speech."""

import re
from collections.abc import Iterator, Sequence

from mediakit.attribution.quotations import Quotation
from mediakit.attribution.sources import Source
from mediakit.changes.beside import Beside, Drawn
from mediakit.changes.model import QuotationPair, QuotationState
from mediakit.changes.quoted import Part, find_parts, find_unclaimed, share_in_order, state_of
from mediakit.changes.speakers import Speakers
from mediakit.derivation.links import Link
from mediakit.derivation.terms import Item
from mediakit.overlap.blocks import matching_blocks
from mediakit.texts.article import Article
from mediakit.texts.reasons import Parameter, Reason
from mediakit.texts.spans import Span

__all__ = ["pair_beside", "pair_quotations"]

_SHORT = 3  # words; a shorter quotation needs its very words to be found
_LIKE = 0.5  # share of a quotation's words that its counterpart must have in order
_LIKE_OF_FEW = 0.99
_REPORTED_LIKE = 0.8  # share of words in order that show a quotation to have been reported speech before
_LEAST_REPORTED = 2  # content words of a quotation that must come back in reported speech
_LEAST_LINKED = 1  # where the sentence is linked to the quotation's
_REPORTED_SHARE = 0.3  # and the share of its content words
_REST_SHARE = 0.25  # of the words left over after a kept quotation, how many must answer to its rest


def pair_quotations(
    original: Article,
    derivative: Article,
    links: Sequence[Link],
    quotes: tuple[Sequence[Quotation], Sequence[Quotation]],
    sources: tuple[Sequence[Source], Sequence[Source]],
) -> tuple[QuotationPair, ...]:
    """Each quotation with its counterpart, and what became of its words and its speaker.

    A quotation here is what one sentence holds between quotation marks. Quotations of the original that are
    reported speech in the derivative are told as well; those that are gone altogether are omissions.

    Args:
        original: The report that was drawn on.
        derivative: The report that may have been made from it.
        links: Where the derivative's sentences come from.
        quotes: The quotations of both reports, the original's first.
        sources: The sources of both reports, the original's first.

    Returns:
        The pairs in the derivative's order; empty if neither report quotes anybody.

    Note:
        What differs between the marks is told, never who is right: only a recording could settle that.

    Example:
        >>> from mediakit.attribution.quotations import find_quotes
        >>> from mediakit.attribution.sources import find_sources
        >>> from mediakit.derivation.align import find_links
        >>> before = Article("“The bus stays until autumn, and it pays,” Ann Oake said.", language="en")
        >>> after = Article("“The bus stays until autumn,” Ann Oake said.", language="en")
        >>> quotes, sources = ((find(before), find(after)) for find in (find_quotes, find_sources))
        >>> found = pair_quotations(before, after, find_links(before, after), quotes, sources)
        >>> [(pair.words, pair.speaker) for pair in found]
        [('trimmed', 'same')]
    """
    return pair_beside(Beside(original, derivative, links), quotes, Speakers(original, derivative, sources))


def pair_beside(
    beside: Beside, quotes: tuple[Sequence[Quotation], Sequence[Quotation]], speakers: Speakers
) -> tuple[QuotationPair, ...]:
    """The same for two reports that stand side by side already."""
    return tuple(_Pairing(beside, quotes, speakers).pairs())


class _Pairing:
    def __init__(
        self, beside: Beside, quotes: tuple[Sequence[Quotation], Sequence[Quotation]], speakers: Speakers
    ) -> None:
        self.beside, self.speakers = beside, speakers
        self.original = [*find_parts(beside.original, quotes[0]), *find_unclaimed(beside.original, quotes[0])]
        self.derivative = list(find_parts(beside.derivative, quotes[1]))
        self.quotes = quotes
        self.answered: set[Span] = set()

    def pairs(self) -> Iterator[QuotationPair]:
        found = [self._pair(part) for part in self.derivative]
        reported = list(self._reported())
        yield from sorted((*found, *reported), key=lambda pair: (pair.number, pair.derivative))

    def _pair(self, part: Part) -> QuotationPair:
        best = self._counterparts(part)
        if not best:
            return self._unquoted(part)
        self.answered.update(one.span for one in best)
        state = state_of(best, part)
        words = Reason(
            f"quotation_{state}",
            self._texts([one.span for one in best], [part.span]),
            tuple(one.span for one in best),
            (part.span,),
        )
        return self._told(
            part.number,
            [one.span for one in best],
            [part.span],
            state,
            words,
            (best[0].quotation, part.quotation),
            0.9,
        )

    def _counterparts(self, part: Part) -> list[Part]:
        """The quotation that has most of the words in order; two of one speaker where they were joined."""
        words = set(part.bare)
        scored = []
        for one in self.original:
            if len(words.intersection(one.bare)) >= _LIKE * len(words):
                share = share_in_order(one.bare, part.bare)
                scored.append((share, one is not None and -abs(len(one.bare) - len(part.bare)), one))
        if scored:
            best = max(scored, key=lambda some: some[:2])
            if best[0] >= (_LIKE_OF_FEW if len(part.bare) < _SHORT else _LIKE):
                return [best[2], *self._joined(best[2], part)] if best[0] < _LIKE_OF_FEW else [best[2]]
        return self._two(part)

    def _joined(self, first: Part, part: Part) -> list[Part]:
        """A further quotation that holds what the first does not."""
        blocks = matching_blocks(first.bare, part.bare)
        rest = [i for i in range(len(part.bare)) if not any(at <= i < at + size for _, at, size in blocks)]
        if len(rest) < _SHORT:
            return []
        keys = tuple(part.bare[i] for i in rest)
        others = [
            one
            for one in self.original
            if one is not first and share_in_order(one.bare, keys) >= _REPORTED_LIKE
        ]
        return others[:1]

    def _two(self, part: Part) -> list[Part]:
        """Two quotations that together hold all the words, neither most of them."""
        sharing = [
            (sum(size for _, _, size in matching_blocks(one.bare, part.bare) if size > 1), i)
            for i, one in enumerate(self.original)
        ]
        sharing = sorted((some for some in sharing if some[0] >= _SHORT), reverse=True)[:2]
        if len(sharing) == 2 and sum(count for count, _ in sharing) >= _REPORTED_LIKE * len(part.bare):
            return [self.original[i] for _, i in sorted(sharing, key=lambda some: some[1])]
        return []

    def _unquoted(self, part: Part) -> QuotationPair:
        """Words that are nobody's quotation in the original: reported speech there, or not found."""
        found = self._reported_before(part)
        if found is None:
            reason = Reason("quotation_not_in_original", {"derivative": self._d(part.span)}, (), (part.span,))
            return self._told(
                part.number, [], [part.span], "not_in_original", reason, (None, part.quotation), 0.7
            )
        span, quotation = found
        if quotation is None and self.beside.original.knowledge.supported and self._is_run(part, span):
            reason = Reason("quotation_exact", self._texts([span], [part.span]), (span,), (part.span,))
            return self._told(part.number, [span], [part.span], "exact", reason, (None, part.quotation), 0.7)
        reason = Reason(
            "quotation_from_reported_speech", self._texts([span], [part.span]), (span,), (part.span,)
        )
        return self._told(
            part.number, [span], [part.span], "from_reported_speech", reason, (quotation, part.quotation), 0.8
        )

    def _reported_before(self, part: Part) -> tuple[Span, Quotation | None] | None:
        drawn = self.beside.by_number.get(part.number)
        inside = [place for place in self._word_places(part.span) if drawn and place in drawn.answers]
        if drawn and inside:
            content = [item for item in drawn.statement.items if self._covers_word(part.span, item.word)]
            places = sorted(drawn.answers[place] for place in inside)
            if len(inside) >= _LEAST_REPORTED and len(inside) >= _LIKE * len(content):
                span = self._stretch(places)
                return span, self._saying(span)
        return None

    def _is_run(self, part: Part, span: Span) -> bool:
        """Whether the quotation is the original's own words, as they stand there."""
        sentence = next((one.span for one in self.beside.original.sentences if one.span.overlaps(span)), span)
        keys = [word.key for word in self.beside.original.words_in(sentence)]
        size = len(part.keys)
        return size > _SHORT and any(
            tuple(keys[at : at + size]) == part.keys for at in range(len(keys) - size + 1)
        )

    def _stretch(self, places: Sequence[int]) -> Span:
        """From the first to the last of these original words, within the sentence that holds most of them."""
        sentences = [
            next((s for s in self.beside.pair.original.statements if s.first <= place < s.stop), None)
            for place in places
        ]
        main = max(sentences, key=sentences.count)
        inside = [place for place in places if main and main.first <= place < main.stop]
        return self.beside.original_span(inside[0], inside[-1])

    def _saying(self, span: Span) -> Quotation | None:
        """The innermost statement of the original that these words stand in."""
        holding = [quote for quote in self.quotes[0] if any(one.overlaps(span) for one in quote.spans)]
        return min(holding, key=lambda quote: quote.spans[-1].end - quote.spans[0].start, default=None)

    def _reported(self) -> Iterator[QuotationPair]:
        """Quotations of the original that come back without their marks."""
        for part in self.original:
            if part.span in self.answered or part.quotation is None or len(part.bare) < _SHORT:
                continue
            for drawn in self._candidates(part):
                pair = self._as_reported(part, drawn)
                if pair:
                    yield pair
                    break

    def _candidates(self, part: Part) -> Sequence[Drawn]:
        """Sentences that draw on the quotation's sentence, then those on the rest of the same quotation."""
        numbers = [part.number]
        numbers += [
            one.number
            for one in self.original
            if one.quotation is part.quotation and one.number != part.number
        ]
        found = [drawn for number in numbers for drawn in self.beside.users.get(number, ())]
        return list({drawn.number: drawn for drawn in found}.values())

    def _as_reported(self, part: Part, drawn: Drawn) -> QuotationPair | None:
        """The pair, where the sentence holds enough of the quotation outside quotation marks."""
        quoted = [one.span for one in self.derivative if one.number == drawn.number]
        outside = [
            item
            for item in drawn.statement.items
            if not any(self._covers_word(span, item.word) for span in quoted)
        ]
        answers = {
            item.word: drawn.answers[item.word]
            for item in outside
            if item.word in drawn.answers
            and part.span.covers(self.beside.original.words[drawn.answers[item.word]].span)
        }
        content = self._content_of(part)
        linked = part.number in {source.sentence.number for source in drawn.sources}
        telling = {item.word for item in outside if not item.named}.intersection(answers)
        if len(answers) >= _LEAST_REPORTED and len(answers) >= _REPORTED_SHARE * len(content):
            places = sorted(answers)
        elif linked:
            places = sorted(telling) if len(telling) >= _LEAST_LINKED else []
        else:
            places = self._rest_answers(drawn, outside, part)
        if not places:
            return None
        first, last = self._clause(drawn, places[0])[0], self._clause(drawn, places[-1])[1]
        span = self.beside.derivative_span(first, last)
        shared = round(self._shared(part, drawn, span), 4)
        parameters: dict[str, Parameter] = {**self._texts([part.span], [span]), "shared": shared}
        reason = Reason("quotation_to_reported_speech", parameters, (part.span,), (span,))
        quotation = self._said_in(drawn, span)
        return self._told(
            drawn.number, [part.span], [span], "to_reported_speech", reason, (part.quotation, quotation), 0.75
        )

    def _shared(self, part: Part, drawn: Drawn, span: Span) -> float:
        """Share of the reported words that say something and have their root in the quotation."""
        items = [item for item in drawn.statement.items if self._covers_word(span, item.word)]
        there = set(self._content_of(part))
        roots = {
            item.root
            for one in self.beside.pair.original.statements
            for item in one.items
            if item.word in there
        }
        return (
            sum(item.root in roots or drawn.answers.get(item.word) in there for item in items) / len(items)
            if items
            else 1.0
        )

    def _content_of(self, part: Part) -> list[int]:
        return [
            item.word
            for statement in self.beside.pair.original.statements
            if statement.sentence.number == part.number
            for item in statement.items
            if part.span.covers(self.beside.original.words[item.word].span)
        ]

    def _rest_answers(self, drawn: Drawn, outside: Sequence[Item], part: Part) -> list[int]:
        """Words left over in a sentence that quotes the same speaker, which answer to the rest of it.

        The sentence goes on after the quotation that it kept, and what follows has no other source.
        """
        pair, kin = self.beside.pair, self.beside.pair.kin
        source = next((s for s in pair.original.statements if s.sentence.number == part.number), None)
        if source is None:
            return []
        there = [
            item for item in source.items if part.span.covers(self.beside.original.words[item.word].span)
        ]
        roots = {item.root for item in there}
        groups = {group for item in there for group in kin.get(item.root, ())}
        free = [item for item in outside if item.word not in drawn.answers]
        hit = [item for item in free if item.root in roots or groups.intersection(kin.get(item.root, ()))]
        telling = [item for item in hit if item.root in roots and not item.named]
        if not telling or len(hit) < _REST_SHARE * len(free):
            return []
        return [telling[0].word]

    def _clause(self, drawn: Drawn, place: int) -> tuple[int, int]:
        """The words around ``place`` up to the next comma or mark on either side."""
        words, text = self.beside.derivative.words, str(self.beside.derivative.text)
        start = stop = place
        while start > drawn.statement.first and not re.search(
            r"[,;:—–”“\"]", text[words.ends[start - 1] : words.starts[start]]
        ):
            start -= 1
        while stop + 1 < drawn.statement.stop and not re.search(
            r"[,;:—–”“\"]", text[words.ends[stop] : words.starts[stop + 1]]
        ):
            stop += 1
        return start, stop

    def _said_in(self, drawn: Drawn, span: Span) -> Quotation | None:
        """Who the derivative gives the words to: the outermost statement of its sentence that holds them."""
        holding = [
            quote
            for quote in self.quotes[1]
            if quote.speaker and any(one.overlaps(span) for one in quote.spans)
        ]
        inside = [
            quote for quote in holding if quote.speaker and drawn.link.derivative.overlaps(quote.speaker)
        ]
        return max(
            inside or holding, key=lambda quote: quote.spans[-1].end - quote.spans[0].start, default=None
        )

    def _told(  # noqa: PLR0913, PLR0917 - a pair has that many sides
        self,
        number: int,
        original: Sequence[Span],
        derivative: Sequence[Span],
        state: QuotationState,
        words: Reason,
        quotes: tuple[Quotation | None, Quotation | None],
        certainty: float,
    ) -> QuotationPair:
        speaker, reason = self.speakers.compare(*quotes)
        told = [quote.speaker if quote else None for quote in quotes]
        return QuotationPair(
            number,
            tuple(original),
            tuple(derivative),
            state,
            speaker,
            told[0],
            told[1],
            certainty,
            (words, reason),
        )

    def _texts(self, original: Sequence[Span], derivative: Sequence[Span]) -> dict[str, str]:
        return {
            "original": " … ".join(str(self.beside.original.text[span]) for span in original),
            "derivative": " … ".join(self._d(span) for span in derivative),
        }

    def _d(self, span: Span) -> str:
        return str(self.beside.derivative.text[span])

    def _covers_word(self, span: Span, place: int) -> bool:
        return span.covers(self.beside.derivative.words[place].span)

    def _word_places(self, span: Span) -> list[int]:
        words = self.beside.derivative.words
        return [
            place
            for place in range(len(words))
            if span.start <= words.starts[place] and words.ends[place] <= span.end
        ]

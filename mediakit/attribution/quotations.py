"""What somebody is quoted or reported as saying, and who."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mediakit.attribution.claims import Claim
from mediakit.attribution.lexicon import Act
from mediakit.attribution.reading import Reading, read_article
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
        spans: The words, in reading order; several where the speaker and the verb stand between them. A
            direct quotation's spans leave its quotation marks out.
        kind: ``direct``: all of it stands in quotation marks; ``mixed``: a part; ``indirect``: none.
        quoted: The words inside quotation marks, without the marks; empty for an indirect quotation.
        marked: The same with their marks.
        speaker: Where the words stand that name who speaks, as printed ("she", "a NATO diplomat"); None for
            "not attributed".
        speaker_name: Who that is, where only one candidate remains; None for "cannot tell" and for unnamed
            sources.
        cue: Where the words stand that tie the two ("said", "according to"); None where nothing does.
        act: What kind of act the cue reports: statement, question, demand, promise, denial, judgement, view,
            intention, finding or seeming.
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
    act: Act
    certainty: float
    reasons: tuple[Reason, ...]

    @property
    def span(self) -> Span:
        """The words; the first stretch of them where there are several."""
        return self.spans[0]

    @property
    def content(self) -> tuple[Span, ...]:
        """The same with their quotation marks, as annotated corpora count them."""
        return self.marked if self.kind == "direct" else self.spans


# How often the speaker is right by the way it was found, measured on PolNeAR's training part.
_RELIABLE = {
    "before": 0.9,
    "after": 0.93,
    "apposition": 0.85,
    "relative": 0.9,
    "coordinated": 0.7,
    "participle": 0.75,
    "introduced": 0.6,
    "none": 0.6,
    "unattributed": 0.6,
}


def find_quotes(article: str | Article) -> tuple[Quotation, ...]:
    """The quotations of a report, in reading order.

    Words count as quoted where they stand in quotation marks, and as reported where a verb of saying,
    thinking or wanting, or a phrase such as "according to", ties them to somebody. Names of works and single
    words in marks are no quotations.

    Args:
        article: A report, or its text.

    Returns:
        Direct, mixed and indirect quotations; empty for a text without any. A quotation may lie inside
        another's words ("She said he had promised to stay").

    Raises:
        TypeError: If it is neither a report nor a text.

    Example:
        >>> report = Article("“The bus stays,” Ann Oake said. She hopes that it will pay.", language="en")
        >>> for quote in find_quotes(report):
        ...     print(quote.kind, "|", report.text[quote.span], "|", quote.speaker_name)
        direct | The bus stays, | Ann Oake
        indirect | that it will pay | Ann Oake
    """
    reading = read_article(as_article(article))
    return tuple(_quotation(reading, claim) for claim in reading.claims if claim.ranges)


def _quotation(reading: Reading, claim: Claim) -> Quotation:
    line = reading.lines[claim.line]
    quoted = [
        line.quoted[place]
        for first, stop in claim.ranges
        for place in range(first, stop)
        if place in line.quoted
    ]
    quoted += [reading.lines[number].quoted[place] for number, place in claim.continued]
    bare = "".join(line.tags[first:stop] for first, stop in claim.ranges).strip(",.:;-|")
    kind: QuotationKind = "indirect" if not quoted else "direct" if set(bare) <= set("Qq,|") else "mixed"
    spans = tuple(line.span(first, stop) for first, stop in claim.ranges)
    if kind == "direct":
        spans = tuple(each.span for each in quoted)
    elif claim.continued:
        spans += tuple(reading.lines[number].quoted[place].span for number, place in claim.continued)
    return Quotation(
        spans=spans,
        kind=kind,
        quoted=tuple(each.span for each in quoted),
        marked=tuple(each.marked for each in quoted),
        speaker=line.span(*claim.subject.range) if claim.subject else None,
        speaker_name=reading.names.speaker(claim.line, claim.subject.range) if claim.subject else None,
        cue=line.span(*claim.tie.group) if claim.tie else None,
        act=claim.tie.act if claim.tie else "statement",
        certainty=round(claim.chance * _RELIABLE[claim.how], 4),
        reasons=tuple(_reasons(reading, claim)),
    )


def _reasons(reading: Reading, claim: Claim) -> Iterator[Reason]:
    line, text = reading.lines[claim.line], reading.article.text
    if claim.tie:
        cue = line.span(*claim.tie.group)
        yield Reason(f"cue_{claim.tie.kind}", {"cue": text[cue], "act": claim.tie.act}, (cue,))
    if claim.subject is None:
        yield Reason("not_attributed")
        return
    speaker = line.span(*claim.subject.range)
    yield Reason(f"speaker_{claim.how}", {"speaker": text[speaker]}, (speaker,))
    if claim.continued:
        yield Reason("goes_on_in_next_paragraph", {"paragraphs": len(claim.continued)})

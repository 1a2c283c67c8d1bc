"""Statements given to somebody in the original: who they are given to now, and whether to anybody."""

from collections.abc import Iterator, Sequence

from mediakit.attribution.credits import Credit
from mediakit.attribution.quotations import Quotation
from mediakit.attribution.sources import Source
from mediakit.changes.beside import Beside, Drawn
from mediakit.changes.model import SPEAKER_CHANGES, Change, ChangeKind, Shift
from mediakit.changes.speakers import Speakers
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["find_attribution_changes"]

# Acts that make a statement somebody's; what somebody wants, plans or fears is part of the news itself.
_SAYING = frozenset({"statement", "finding", "denial"})
_LEAST_WORDS = 3  # content words of a statement that must come back for its speaker to be looked for
_SHARE = 0.4  # and the share of the derivative sentence's answered words that lie in the statement
_SURE = 0.5  # certainty of a quotation under which it is passed over
_SHIFTS: dict[ChangeKind, Shift] = {
    "less_told": "minor",
    "more_told": "none",
    "made_plural": "major",
    "merged": "major",
    "other_speaker": "major",
    "named_made_unnamed": "moderate",
    "unnamed_made_named": "moderate",
}


def find_attribution_changes(
    beside: Beside,
    quotes: tuple[Sequence[Quotation], Sequence[Quotation]],
    sources: tuple[Sequence[Source], Sequence[Source]],
    credits: Sequence[Credit],  # noqa: A002 - what they are called
    speakers: Speakers,
) -> Iterator[Change]:
    """Where a statement's speaker is told otherwise or no more, and where terms of anonymity are gone.

    Only statements that the original gives to somebody are looked at, where their words come back in a body
    sentence.
    """
    finder = _Finder(beside, quotes, credits, speakers)
    for drawn in beside.drawn:
        if drawn.link.role == "body":
            yield from finder.of(drawn)
    yield from _anonymity_gone(beside, sources)


class _Finder:
    def __init__(
        self,
        beside: Beside,
        quotes: tuple[Sequence[Quotation], Sequence[Quotation]],
        credits: Sequence[Credit],  # noqa: A002
        speakers: Speakers,
    ) -> None:
        self.beside, self.quotes, self.speakers = beside, quotes, speakers
        self.credits = credits
        self.said = [
            one
            for one in quotes[0]
            if one.speaker and one.act in _SAYING and not one.quoted and one.certainty >= _SURE
        ]
        self.telling = [one for one in quotes[1] if one.speaker and one.certainty >= _SURE]

    def of(self, drawn: Drawn) -> Iterator[Change]:
        """The changes of one sentence, for the widest statement of each of its sources."""
        for source in drawn.all_sources:
            inside = [
                one
                for one in self.said
                if source.sentence.span.covers(one.span) and self._comes_back(one, drawn)
            ]
            if not inside:
                continue
            statement = max(inside, key=lambda one: one.spans[-1].end - one.spans[0].start)
            change = self._change(statement, drawn)
            if change:
                yield change

    def _comes_back(self, statement: Quotation, drawn: Drawn) -> bool:
        words = self.beside.original.words
        inside = [
            there
            for there in drawn.answered
            if any(span.covers(words[there].span) for span in statement.spans)
        ]
        return len(inside) >= _LEAST_WORDS and len(inside) >= _SHARE * len(drawn.answered)

    def _change(self, statement: Quotation, drawn: Drawn) -> Change | None:
        now = self._told_by(statement, drawn)
        if now is None:
            return None if self._covered(statement, drawn) else self._gone(statement, drawn)
        state, reason = self.speakers.compare(statement, now)
        kind = SPEAKER_CHANGES.get(state)
        if kind is None:
            return None
        told = Reason(f"change_{kind}", reason.parameters, reason.original, reason.derivative)
        certainty = 0.75 if state in {"merged", "made_plural"} else 0.6
        return Change(
            kind, reason.original, reason.derivative, drawn.number, _SHIFTS[kind], certainty, (told,)
        )

    def _told_by(self, statement: Quotation, drawn: Drawn) -> Quotation | None:
        """Who the derivative's sentence gives the same words to; the widest where several do."""
        words = self.beside.derivative.words
        back = [
            words[here].span
            for there, here in drawn.answered.items()
            if any(span.covers(self.beside.original.words[there].span) for span in statement.spans)
        ]
        holding = [
            one for one in self.telling
            if drawn.link.derivative.covers(one.span) and self._fits(statement, one)
            and sum(any(span.covers(word) for span in one.spans) for word in back) >= len(back) / 2
        ]  # fmt: skip
        return max(holding, key=lambda one: one.spans[-1].end - one.spans[0].start, default=None)

    def _fits(self, statement: Quotation, other: Quotation) -> bool:
        """Whether a speaker may stand for the original's: not one whom the statement itself names."""
        assert other.speaker
        assert statement.speaker
        name = str(self.beside.derivative.text[other.speaker])
        inside = any(name in str(self.beside.original.text[span]) for span in statement.spans)
        return not inside and not self._is_own(other)

    def _is_own(self, quotation: Quotation) -> bool:
        """Whether the words are the outlet's credit rather than somebody's statement."""
        return any(quotation.speaker and credit.span.overlaps(quotation.speaker) for credit in self.credits)

    def _covered(self, statement: Quotation, drawn: Drawn) -> bool:
        """Whether the derivative may tell the speaker all the same: here, beside, or in a credit."""
        assert statement.speaker
        if self._named_inside(statement, drawn):
            return True
        if any(credit.covers and credit.covers.overlaps(drawn.link.derivative) for credit in self.credits):
            return True
        if any(
            drawn.link.derivative.covers(one.span) and one.act in _SAYING and self._fits(statement, one)
            for one in self.telling
        ):
            return True
        return self._named_beside(statement, drawn) or any(
            self._goes_on(statement, drawn, one) for one in self.telling
        )

    def _named_beside(self, statement: Quotation, drawn: Drawn) -> bool:
        """Whether a sentence beside it names the same speaker, who has a name."""
        name = (statement.speaker_name or "").split()
        units = {one.number: one.span for one in self.beside.derivative.sentences}
        near = [
            units[number] for number in (drawn.number - 1, drawn.number, drawn.number + 1) if number in units
        ]
        return bool(name) and any(name[-1] in self.beside.derivative.text[span] for span in near)

    def _named_inside(self, statement: Quotation, drawn: Drawn) -> bool:
        """Whether a word that describes the speaker comes back in the sentence itself."""
        assert statement.speaker
        words = self.beside.original.words
        return any(statement.speaker.covers(words[there].span) for there in drawn.answered)

    def _goes_on(self, statement: Quotation, drawn: Drawn, other: Quotation) -> bool:
        """Whether the sentence before, in the same paragraph, gives its words to the same speaker."""
        assert other.speaker
        units = {one.number: one for one in self.beside.derivative.sentences}
        here, before = units[drawn.number], units.get(drawn.number - 1)
        near = [one for one in (here, before) if one and one.paragraph == here.paragraph]
        if not any(one.span.covers(other.speaker) for one in near):
            return False
        return self.speakers.compare(statement, other)[0] not in {"other_speaker", "cannot_tell"}

    def _gone(self, statement: Quotation, drawn: Drawn) -> Change:
        assert statement.speaker
        spans = tuple(sorted(span for span in (statement.cue, statement.speaker) if span))
        whole = Span(spans[0].start, max(span.end for span in spans)) if _adjoin(spans) else statement.speaker
        unnamed = statement.speaker_name is None
        shift: Shift = (
            "major" if unnamed and len(str(self.beside.original.text[whole])) > _LONG else "moderate"
        )
        parameters = {
            "original": str(self.beside.original.text[whole]),
            "derivative": str(self.beside.derivative.text[drawn.link.derivative]),
        }
        reason = Reason("change_attribution_gone", parameters, (whole,), (drawn.link.derivative,))
        return Change(
            "attribution_gone", (whole,), (drawn.link.derivative,), drawn.number, shift, 0.65, (reason,)
        )


_LONG = 60  # signs; so much told of unnamed speakers is more than that they are officials


def _adjoin(spans: Sequence[Span]) -> bool:
    return len(spans) < 2 or spans[1].start - spans[0].end <= 2


def _anonymity_gone(beside: Beside, sources: tuple[Sequence[Source], Sequence[Source]]) -> Iterator[Change]:
    """The terms on which unnamed sources spoke, where the derivative tells none."""
    told = [source.anonymity for source in sources[1] if source.anonymity]
    if any(terms.reason for terms in told):
        return
    phrases = dict.fromkeys(
        source.anonymity.span
        for source in sources[0]
        if source.anonymity and (source.anonymity.reason or not told)
    )
    unnamed = [
        source
        for source in sources[1]
        if source.kind in {"unnamed_person", "unnamed_group"} and source.quotations
    ]
    for phrase in phrases:
        place = _place(beside, phrase, unnamed)
        if place:
            number, span = place
            parameters = {
                "original": str(beside.original.text[phrase]),
                "derivative": str(beside.derivative.text[span]),
            }
            reason = Reason("change_anonymity_reason_gone", parameters, (phrase,), (span,))
            yield Change("anonymity_reason_gone", (phrase,), (span,), number, "moderate", 0.7, (reason,))


def _place(beside: Beside, phrase: Span, unnamed: Sequence[Source]) -> tuple[int, Span] | None:
    """Where the terms would stand: in the sentence that uses theirs, else beside the first unnamed source."""
    sentence = next((one for one in beside.original.sentences if one.span.covers(phrase)), None)
    users = beside.users.get(sentence.number, ()) if sentence else ()
    main = [drawn for drawn in users if drawn.sources[:1] and drawn.sources[0].sentence is sentence]
    for drawn in main:
        here = next((one.span for one in unnamed if drawn.link.derivative.covers(one.span)), None)
        if here:
            return drawn.number, here
    if main:
        return main[0].number, main[0].link.derivative
    first = next(iter(unnamed), None)
    unit = next(
        (one.number for one in beside.derivative.sentences if first and one.span.covers(first.span)), None
    )
    return (unit, first.span) if first and unit else None

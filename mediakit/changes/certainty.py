"""How sure a statement is said to be: hedges, modals, forms of hearsay, negation and cause, beside the original's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediakit.changes.beside import Beside, Drawn
from mediakit.changes.lexicon import ChangeLexicon, load_change_lexicon
from mediakit.changes.model import Change, ChangeKind, Shift
from mediakit.derivation.terms import Statement
from mediakit.texts.article import Article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["Mark", "find_certainty_changes", "read_marks"]

_OPEN, _LIKELY, _PLAIN, _SURE = 1.0, 2.0, 3.0, 4.0
_REACH = 5  # words after a mark in which the word that it bears on is looked for
_BACK = 3  # words before a word in which its negation or a mark may stand
_STEP = 1.0  # how far two levels must lie apart to be told


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that tell how sure a statement is.

    Attributes:
        span: Where they stand.
        first: Their first word's place in the article.
        stop: The place after their last word.
        level: 1.0 left open, 2.0 likely or somebody's view, 4.0 beyond doubt.
        hearsay: Whether the verb's form gives the statement as somebody else's.
    """

    span: Span
    first: int
    stop: int
    level: float
    hearsay: bool = False


def read_marks(article: Article, first: int, stop: int) -> tuple[Mark, ...]:
    """The words that tell how sure a statement is, from word ``first`` up to word ``stop`` of a report.

    Returns:
        The marks in order; a plain statement has none.

    Example:
        >>> report = Article("The dam may hold, but the sluice will certainly not.", language="en")
        >>> [(report.text[mark.span], mark.level) for mark in read_marks(report, 0, 10)]
        [('may', 1.0), ('will', 4.0), ('certainly', 4.0)]
    """
    lexicon = load_change_lexicon(article.language)
    words, text = article.words, str(article.text)
    found = []
    for start, end, level in lexicon.levels.find(words.keys, first, stop):
        if words.keys[start] in lexicon.also_names and text[words.starts[start]].isupper():
            continue
        found.append(Mark(words.span(start, end), start, end, level))
    taken = {place for mark in found for place in range(mark.first, mark.stop)}
    for place in range(first, stop):
        if place not in taken and _is_hearsay(lexicon, words.keys[place]):
            found.append(Mark(words.span(place, place + 1), place, place + 1, _LIKELY, hearsay=True))
    return tuple(sorted(found, key=lambda mark: mark.first))


def _is_hearsay(lexicon: ChangeLexicon, key: str) -> bool:
    if key in lexicon.hearsay:
        return True
    ends = bool(lexicon.hearsay_endings) and key.endswith(lexicon.hearsay_endings)
    return ends and key not in lexicon.not_hearsay


def find_certainty_changes(beside: Beside) -> Iterator[Change]:
    """Where the derivative is surer or less sure than its sources, negates what they do not, or gives a cause where they give none."""
    lexicon = load_change_lexicon(beside.derivative.language)
    if not lexicon.language or beside.original.language != beside.derivative.language:
        return
    quoted = _Quoted(beside)
    for drawn in beside.drawn:
        if drawn.answers:
            reader = _Reader(beside, drawn, lexicon, quoted)
            yield from reader.levels()
            yield from reader.negations()
            yield from reader.causes()


class _Quoted:
    """Which words of either report stand in quotation marks."""

    def __init__(self, beside: Beside) -> None:
        from mediakit.attribution.marks import find_quoted  # noqa: PLC0415

        self.spans = tuple([one.marked for one in find_quoted(article) if one.depth == 0] for article in (beside.original, beside.derivative))

    def holds(self, side: int, span: Span) -> bool:
        """Whether ``span`` stands inside quotation marks."""
        return any(one.covers(span) for one in self.spans[side])


class _Reader:
    """One derivative sentence and its sources."""

    def __init__(self, beside: Beside, drawn: Drawn, lexicon: ChangeLexicon, quoted: _Quoted) -> None:
        self.beside, self.drawn, self.lexicon, self.quoted = beside, drawn, lexicon, quoted
        self.theirs = read_marks(beside.derivative, drawn.statement.first, drawn.statement.stop)
        self.ours = {
            source.sentence.number: read_marks(beside.original, source.first, source.stop) for source in drawn.all_sources
        }

    def levels(self) -> Iterator[Change]:
        """Marks that are gone, added, or that say more or less than before."""
        yield from self._surer()
        yield from self._less_sure()

    def _surer(self) -> Iterator[Change]:
        """A hedge of the original that bears on a word which the derivative states without one."""
        for source in self.drawn.all_sources:
            for mark in self.ours[source.sentence.number]:
                if mark.level >= _PLAIN or self.quoted.holds(0, mark.span):
                    continue
                head = self._head(mark, source)
                if head is None:
                    continue
                there = self.drawn.answered[head]
                near = self._near(there)
                level = min((one.level for one in near), default=_PLAIN)
                if level - mark.level >= _STEP and not self._kept_form(mark) and not self._still_open(mark, source):
                    yield self._told("certainty_up", mark, self._span(near, there), _shift(level - mark.level))
                    return

    def _head(self, mark: Mark, source: Statement) -> int | None:
        """The first word after a mark that says something, if it has a counterpart; else the one before it."""
        after = [item.word for item in source.items if mark.stop <= item.word < min(source.stop, mark.stop + _REACH)]
        heads = [place for place in after[:1] if place in self.drawn.answered]
        return heads[0] if heads else None

    def _near(self, place: int) -> list[Mark]:
        """The marks of the derivative's sentence that stand in the clause of a word."""
        first, stop = self._clause(place)
        return [mark for mark in self.theirs if first <= mark.first < stop]

    def _clause(self, place: int) -> tuple[int, int]:
        """From the last comma or dash before a word to the next one after it."""
        words, text = self.beside.derivative.words, str(self.beside.derivative.text)
        first = stop = place
        while first > self.drawn.statement.first and not _parts(text[words.ends[first - 1] : words.starts[first]]):
            first -= 1
        while stop + 1 < self.drawn.statement.stop and not _parts(text[words.ends[stop] : words.starts[stop + 1]]):
            stop += 1
        return first, stop + 1

    def _kept_form(self, mark: Mark) -> bool:
        """Whether the mark itself is kept, or answered by a mark."""
        keys = self.beside.original.words.keys[mark.first : mark.stop]
        if any(self.beside.derivative.words.keys[one.first : one.stop] == keys for one in self.theirs):
            return True
        answered = {self.drawn.answered[place] for place in range(mark.first, mark.stop) if place in self.drawn.answered}
        return bool(answered)

    def _still_open(self, mark: Mark, source: Statement) -> bool:
        """Whether the derivative's sentence has at least as many hedges as this source."""
        open_here = sum(one.level <= mark.level for one in self.theirs)
        return open_here >= sum(one.level <= mark.level for one in self.ours[source.sentence.number])

    def _less_sure(self) -> Iterator[Change]:
        """A hedge of the derivative in a sentence whose sources have none of its kind."""
        hedged = [mark for marks in self.ours.values() for mark in marks if mark.level < _PLAIN]
        for mark in self.theirs:
            if mark.level > _OPEN or mark.hearsay or self.quoted.holds(1, mark.span) or self.drawn.link.role != "body":
                continue
            if any(one.level <= _OPEN for one in hedged) or self._is_answer(mark):
                continue
            head = self._bears_on(mark)
            if head is not None:
                there = self.beside.original.words[self.drawn.answers[head]].span
                yield self._told("certainty_down", mark, there, "minor")
                return

    def _is_answer(self, mark: Mark) -> bool:
        return any(place in self.drawn.answers for place in range(mark.first, mark.stop))

    def _bears_on(self, mark: Mark) -> int | None:
        items = [item.word for item in self.drawn.statement.items if mark.stop <= item.word < mark.stop + _REACH + 1]
        return next((place for place in items if place in self.drawn.answers), None)

    def negations(self) -> Iterator[Change]:
        """The same verb or word with "not" on one side only."""
        ours, theirs = self.beside.original.words.keys, self.beside.derivative.words.keys
        if self._negated_anywhere() is not None:
            return
        for here, there in sorted(self.drawn.answers.items()):
            if ours[there] != theirs[here]:
                continue
            before = self._negation(0, there)
            after = self._negation(1, here)
            if (before is None) != (after is None):
                yield self._negation_told(here, there, before, after)
                return

    def _negated_anywhere(self) -> bool | None:
        """True where both sides have a negation, or neither has: which word it bears on is then not for a rule to say."""
        sides = (
            any(self._is_negation(0, place) for source in self.drawn.all_sources for place in range(source.first, source.stop)),
            any(self._is_negation(1, place) for place in range(self.drawn.statement.first, self.drawn.statement.stop)),
        )
        return True if sides[0] == sides[1] else None

    def _is_negation(self, side: int, place: int) -> bool:
        key = (self.beside.original, self.beside.derivative)[side].words.keys[place]
        return key in self.lexicon.negation or key.endswith("n't")

    def _negation(self, side: int, place: int) -> int | None:
        """Where the negation stands just before a word."""
        return next((near for near in range(place - 1, max(-1, place - 1 - _BACK), -1) if near >= 0 and self._is_negation(side, near)), None)

    def _negation_told(self, here: int, there: int, before: int | None, after: int | None) -> Change:
        span = self.beside.original.words.span(before if before is not None else there, there + 1)
        other = self.beside.derivative.words.span(after if after is not None else here, here + 1)
        return self._change("negation_changed", span, other, "major", 0.55)

    def causes(self) -> Iterator[Change]:
        """A word of cause in the derivative, and none in its sources."""
        sources = self.drawn.all_sources
        ours, theirs = self.beside.original.words.keys, self.beside.derivative.words.keys
        if any(True for source in sources for _ in self.lexicon.causes.find(ours, source.first, source.stop)):
            return
        statement = self.drawn.statement
        for first, stop, sure in self.lexicon.causes.find(theirs, statement.first, statement.stop):
            span = self.beside.derivative.words.span(first, stop)
            if not sure or self.quoted.holds(1, span) or any(place in self.drawn.answers for place in range(first, stop)):
                continue
            if any(statement.first < place < first for place in self.drawn.answers) or statement.first == first or len(self.drawn.answers) > 1:
                wide = self._cause_span(first, stop)
                main = sources[0].sentence.span if sources else None
                yield self._change("cause_added", main, wide, "major", 0.7)
                return

    def _cause_span(self, first: int, stop: int) -> Span:
        """The cause's words with what stands just before them."""
        start, _ = self._clause(first)
        return self.beside.derivative.words.span(max(start, first - _BACK), stop)

    def _span(self, near: Sequence[Mark], place: int) -> Span:
        """The words that say how sure it is now: from a mark just before the word to that word."""
        before = [mark.first for mark in near if place - _BACK <= mark.first <= place]
        first, _ = self._clause(place)
        return self.beside.derivative.words.span(min([*before, max(first, place - _BACK)]), place + 1)

    def _told(self, kind: ChangeKind, mark: Mark, other: Span, shift: Shift) -> Change:
        if kind == "certainty_down":
            head = self._bears_on(mark)
            assert head is not None
            words = self.beside.derivative.words
            return self._change(kind, other, Span(mark.span.start, words.ends[head]), shift, 0.6)
        words = self.beside.original.words
        head = min(place for place in self.drawn.answered if place >= mark.stop)
        return self._change(kind, Span(mark.span.start, words.ends[head]), other, shift, 0.65)

    def _change(self, kind: ChangeKind, original: Span | None, derivative: Span, shift: Shift, certainty: float) -> Change:
        spans = (original,) if original else (), (derivative,)
        parameters = {"derivative": str(self.beside.derivative.text[derivative])}
        if original:
            parameters["original"] = str(self.beside.original.text[original])
        return Change(kind, *spans, self.drawn.number, shift, certainty, (Reason(f"change_{kind}", parameters, *spans),))


def _shift(step: float) -> Shift:
    return "moderate" if step > _STEP else "minor"


def _parts(between: str) -> bool:
    """Whether what stands between two words parts clauses."""
    return any(sign in between for sign in ",;:—–()")

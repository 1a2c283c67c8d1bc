"""How sure a statement is said to be, beside the original: hedges, modals, hearsay, negation, cause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediakit.attribution.marks import find_quoted
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
_BOTH = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that tell how sure a statement is.

    Attributes:
        span: Where they stand.
        first: Their first word's place in the article.
        stop: The place after their last word.
        level: 1.0 left open, 2.0 likely, 2.5 somebody's view, 4.0 beyond doubt.
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
    found += [
        Mark(words.span(place, place + 1), place, place + 1, _LIKELY, hearsay=True)
        for place in range(first, stop)
        if place not in taken and _is_hearsay(lexicon, words.keys[place])
    ]
    return tuple(sorted(found, key=lambda mark: mark.first))


def _is_hearsay(lexicon: ChangeLexicon, key: str) -> bool:
    if key in lexicon.hearsay:
        return True
    ends = bool(lexicon.hearsay_endings) and key.endswith(lexicon.hearsay_endings)
    return ends and key not in lexicon.not_hearsay


def find_certainty_changes(beside: Beside) -> Iterator[Change]:
    """Where the derivative is surer or less sure than its sources, negates otherwise, or adds a cause."""
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
        self.spans = tuple(
            [one.marked for one in find_quoted(article) if one.depth == 0]
            for article in (beside.original, beside.derivative)
        )

    def holds(self, side: int, span: Span) -> bool:
        """Whether ``span`` stands inside quotation marks."""
        return any(one.covers(span) for one in self.spans[side])


class _Reader:
    """One derivative sentence and its sources."""

    def __init__(self, beside: Beside, drawn: Drawn, lexicon: ChangeLexicon, quoted: _Quoted) -> None:
        self.beside, self.drawn, self.lexicon, self.quoted = beside, drawn, lexicon, quoted
        self.theirs = read_marks(beside.derivative, drawn.statement.first, drawn.statement.stop)
        self.ours = {
            source.sentence.number: read_marks(beside.original, source.first, source.stop)
            for source in drawn.all_sources
        }

    def levels(self) -> Iterator[Change]:
        """Marks that are gone, added, or that say more or less than before."""
        yield from self._surer()
        yield from self._less_sure()

    def _surer(self) -> Iterator[Change]:
        """The lowest hedge of the original that bears on words which the derivative states without one."""
        marks = [
            (mark.level, mark.first, mark, source)
            for source in self.drawn.all_sources
            for mark in self.ours[source.sentence.number]
        ]
        for *_, mark, source in sorted(marks, key=lambda one: one[:2]):
            if mark.level > _LIKELY or self.quoted.holds(0, mark.span):
                continue
            head = self._head(mark, source)
            if head is None or self._kept_form(mark) or self._still_open(mark, source):
                continue
            there = self._plain(self.drawn.answered[head])
            if there is None:
                continue
            near = self._near(there)
            level = min((one.level for one in near), default=_PLAIN)
            if level - mark.level >= _STEP:
                original = Span(mark.span.start, self.beside.original.words.ends[head])
                yield self._change(
                    "certainty_up", original, self._span(near, there), _shift(level - mark.level), 0.65
                )
                return

    def _plain(self, place: int) -> int | None:
        """The word itself; for a word inside a name, the same word elsewhere in the sentence."""
        items = {item.word: item for item in self.drawn.statement.items}
        own = items[place]
        if not own.named or own.root[0].isdigit():
            return place
        return next((item.word for item in items.values() if item.root == own.root and not item.named), None)

    def _head(self, mark: Mark, source: Statement) -> int | None:
        """The word that a mark bears on: the first that says something after it, with its counterpart.

        A modal's verb may be in other words; then the two next words must both have one, in a sentence
        without any hedge.
        """
        items = [
            item for item in source.items if mark.stop <= item.word < min(source.stop, mark.stop + _REACH)
        ]
        if items and items[0].word in self.drawn.answered:
            return None if items[0].named and not items[0].root[0].isdigit() else items[0].word
        if (mark.level > _OPEN and not mark.hearsay) or any(one.level < _PLAIN for one in self.theirs):
            return None
        rest = [item.word for item in items[1:3] if item.word in self.drawn.answered]
        return rest[0] if len(rest) == len(items[1:3]) == _BOTH else None

    def _near(self, place: int) -> list[Mark]:
        """The marks of the derivative's sentence that stand in the clause of a word."""
        first, stop = self._clause(place)
        return [mark for mark in self.theirs if first <= mark.first < stop]

    def _clause(self, place: int) -> tuple[int, int]:
        """From the last comma or dash before a word to the next one after it."""
        words, text = self.beside.derivative.words, str(self.beside.derivative.text)
        first = stop = place
        while first > self.drawn.statement.first and not _parts(
            text[words.ends[first - 1] : words.starts[first]]
        ):
            first -= 1
        while stop + 1 < self.drawn.statement.stop and not _parts(
            text[words.ends[stop] : words.starts[stop + 1]]
        ):
            stop += 1
        return first, stop + 1

    def _kept_form(self, mark: Mark) -> bool:
        """Whether the mark itself is kept, or answered by a mark."""
        keys = self.beside.original.words.keys[mark.first : mark.stop]
        if any(self.beside.derivative.words.keys[one.first : one.stop] == keys for one in self.theirs):
            return True
        answered = {
            self.drawn.answered[place]
            for place in range(mark.first, mark.stop)
            if place in self.drawn.answered
        }
        return bool(answered)

    def _still_open(self, mark: Mark, source: Statement) -> bool:
        """Whether the derivative's sentence has at least as many hedges as this source."""
        open_here = sum(one.level <= mark.level for one in self.theirs)
        return open_here >= sum(one.level <= mark.level for one in self.ours[source.sentence.number])

    def _less_sure(self) -> Iterator[Change]:
        """A hedge of the derivative in a sentence whose sources have none of its kind."""
        hedged = [mark for marks in self.ours.values() for mark in marks if mark.level < _PLAIN]
        for mark in self.theirs:
            if (
                mark.level > _OPEN
                or mark.hearsay
                or self.quoted.holds(1, mark.span)
                or self.drawn.link.role != "body"
            ):
                continue
            if any(one.level <= _OPEN for one in hedged) or self._is_answer(mark):
                continue
            head = self._bears_on(mark)
            if head is not None:
                there = self.beside.original.words[self.drawn.answers[head]].span
                wide = Span(mark.span.start, self.beside.derivative.words.ends[head])
                yield self._change("certainty_down", there, wide, "minor", 0.6)
                return

    def _is_answer(self, mark: Mark) -> bool:
        return any(place in self.drawn.answers for place in range(mark.first, mark.stop))

    def _bears_on(self, mark: Mark) -> int | None:
        _, end = self._clause(mark.stop - 1)
        items = [
            item.word
            for item in self.drawn.statement.items
            if mark.stop <= item.word < min(end, mark.stop + _REACH)
        ]
        return next((place for place in items if place in self.drawn.answers), None)

    def negations(self) -> Iterator[Change]:
        """The same word with "not" on one side only, in a sentence that is otherwise kept."""
        if self.drawn.link.kind not in {"verbatim", "light"} or self.drawn.link.role != "body":
            return
        keys = self.beside.original.words.keys, self.beside.derivative.words.keys
        counts = [
            sum(self._is_negation(side, place) for first, stop in ranges for place in range(first, stop))
            for side, ranges in enumerate(self._ranges())
        ]
        if sorted(counts) != [0, 1]:
            return
        for here, there in sorted(self.drawn.answers.items()):
            negations = self._negation(0, there), self._negation(1, here)
            if keys[0][there] == keys[1][here] and any(negation is not None for negation in negations):
                yield self._negation_told(here, there, *negations)
                return

    def _ranges(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The words of the sources, and those of the derivative sentence."""
        statement = self.drawn.statement
        return [(source.first, source.stop) for source in self.drawn.all_sources], [
            (statement.first, statement.stop)
        ]

    def _is_negation(self, side: int, place: int) -> bool:
        key = (self.beside.original, self.beside.derivative)[side].words.keys[place]
        return key in self.lexicon.negation or key.endswith("n't")

    def _negation(self, side: int, place: int) -> int | None:
        """Where the negation stands right before a word."""
        return place - 1 if place and self._is_negation(side, place - 1) else None

    def _negation_told(self, here: int, there: int, before: int | None, after: int | None) -> Change:
        span = self.beside.original.words.span(before if before is not None else there, there + 1)
        other = self.beside.derivative.words.span(after if after is not None else here, here + 1)
        return self._change("negation_changed", span, other, "major", 0.55)

    def causes(self) -> Iterator[Change]:
        """A word of cause in the derivative, and none in its sources."""
        if self.drawn.link.role != "body" or len(self.drawn.answers) < _BOTH or self._gives_cause():
            return
        statement, keys = self.drawn.statement, self.beside.derivative.words.keys
        for first, stop, sure in self.lexicon.causes.find(keys, statement.first, statement.stop):
            span = self.beside.derivative.words.span(first, stop)
            if (
                sure
                and not self.quoted.holds(1, span)
                and not any(place in self.drawn.answers for place in range(first, stop))
            ):
                yield self._change(
                    "cause_added",
                    self.drawn.all_sources[0].sentence.span,
                    self._cause_span(first, stop),
                    "major",
                    0.7,
                )
                return

    def _gives_cause(self) -> bool:
        """Whether the sources, or the sentences beside them, have a word of cause."""
        statements, keys = self.beside.pair.original.statements, self.beside.original.words.keys
        numbers = {source.sentence.number for source in self.drawn.all_sources}
        near = [one for one in statements if one.sentence.number in numbers]
        return any(True for one in near for _ in self.lexicon.causes.find(keys, one.first, one.stop))

    def _cause_span(self, first: int, stop: int) -> Span:
        """The cause's words with what stands just before them."""
        start, _ = self._clause(first)
        return self.beside.derivative.words.span(max(start, first - _BACK), stop)

    def _span(self, near: Sequence[Mark], place: int) -> Span:
        """The words that say how sure it is now: from a mark just before the word to that word."""
        before = [mark.first for mark in near if place - _BACK <= mark.first <= place]
        first, _ = self._clause(place)
        return self.beside.derivative.words.span(min([*before, max(first, place - _BACK)]), place + 1)

    def _change(
        self, kind: ChangeKind, original: Span | None, derivative: Span, shift: Shift, certainty: float
    ) -> Change:
        spans = (original,) if original else (), (derivative,)
        parameters = {"derivative": str(self.beside.derivative.text[derivative])}
        if original:
            parameters["original"] = str(self.beside.original.text[original])
        return Change(
            kind, *spans, self.drawn.number, shift, certainty, (Reason(f"change_{kind}", parameters, *spans),)
        )


def _shift(step: float) -> Shift:
    return "moderate" if step > _STEP else "minor"


def _parts(between: str) -> bool:
    """Whether what stands between two words parts clauses."""
    return any(sign in between for sign in ",;:—–()")

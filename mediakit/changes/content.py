"""What was added, what is gone from sentences that were kept, and what is about something else now."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from mediakit.attribution.credits import Credit
from mediakit.attribution.marks import find_quoted
from mediakit.changes.beside import Beside, Drawn, Stretch
from mediakit.changes.lexicon import load_change_lexicon
from mediakit.changes.model import Change, ChangeKind, Shift
from mediakit.derivation.terms import Item, Statement
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["find_content_changes"]

_LEAST_ADDED = 3  # content words in a row without a counterpart that count as added
_KEPT = 0.6  # share of a sentence's content words with a counterpart that makes it kept
_LEAST_GONE = 4  # and as gone from a sentence that is used
_LEAST_NEW = 5  # content words of a sentence without any source
_REACH = 6  # words after a word in which what it is about is looked for
_NEAR = 3  # content words beside a name, of which some must be kept for its clause to count as kept
_LEAST_NEAR = 1
_TELLING = 0.4  # share of words that tell who speaks, from which on a part is not told as gone
_SHORTEST_NAME = 3  # letters
_CLAUSE = re.compile(r"[,;:—–()]|\s-\s")


def find_content_changes(
    beside: Beside,
    credits: Sequence[Credit],  # noqa: A002 - what they are called
    speakers: Sequence[Span],
) -> Iterator[Change]:
    """Added words, parts and names that are gone, and words that are about something else now.

    Args:
        beside: The two reports.
        credits: The derivative's credits: their words are not added ones.
        speakers: Where the original tells who speaks, and on what terms: what is gone there is told as a
            change of source.
    """
    finder = _Finder(beside, credits, speakers)
    for drawn in beside.drawn:
        if drawn.link.role == "body":
            yield from finder.added(drawn)
            yield from finder.gone(drawn)
            yield from finder.names_gone(drawn)
        yield from finder.re_pointed(drawn)


class _Finder:
    def __init__(self, beside: Beside, credits: Sequence[Credit], speakers: Sequence[Span]) -> None:  # noqa: A002
        self.beside, self.speakers = beside, speakers
        self.words = beside.original.words, beside.derivative.words
        self.texts = str(beside.original.text), str(beside.derivative.text)
        self.quoted = tuple(
            [one.marked for one in find_quoted(article) if not one.depth]
            for article in (beside.original, beside.derivative)
        )
        self.credited = [credit.span for credit in credits]
        self.told: set[tuple[str, int]] = set()

    # --- added ---

    def added(self, drawn: Drawn) -> Iterator[Change]:
        """Runs of words in one clause that the original has nowhere."""
        if not drawn.sources:
            yield from self._new(drawn)
            return
        for run in drawn.left:
            for part in self._by_clause(1, run):
                span = self.words[1].span(part[0].word, part[-1].word + 1)
                new = [item for item in part if not self.beside.known(item.root)]
                if (
                    len(part) >= self._least_added(drawn)
                    and len(new) * 2 >= len(part)
                    and not self._excused(span)
                ):
                    yield self._change(
                        "added", (), (self._with_verb(drawn, part),), drawn.number, "moderate", 0.6
                    )

    def _least_added(self, drawn: Drawn) -> int:
        """Fewer words count where the rest is kept: in a free rewording much has no counterpart."""
        kept = len(drawn.answers) >= _KEPT * len(drawn.statement.items)
        return _LEAST_ADDED if kept and drawn.link.kind in {"verbatim", "light"} else _LEAST_ADDED + 1

    def _new(self, drawn: Drawn) -> Iterator[Change]:
        """A sentence without any source."""
        items = drawn.statement.items
        new = [item for item in items if not self.beside.known(item.root)]
        if (
            len(items) >= _LEAST_NEW
            and len(new) * 2 >= len(items)
            and not self._excused(drawn.link.derivative)
        ):
            yield self._change(
                "added",
                (),
                (drawn.link.derivative,),
                drawn.number,
                "moderate",
                round(0.9 * drawn.link.certainty, 4),
            )

    def _with_verb(self, drawn: Drawn, part: Stretch) -> Span:
        """The run with the little words just before it, up to the mark or answered word before."""
        first = part[0].word
        while first > drawn.statement.first and first - 1 not in drawn.answers and not self._parted(1, first):
            first -= 1
        return self.words[1].span(max(first, part[0].word - 2), part[-1].word + 1)

    def _excused(self, span: Span) -> bool:
        """Whether words are a credit's or a quotation's: those are told of by themselves."""
        if "/" in self.texts[1][span.start : span.end] or self.texts[1][span.end : span.end + 1] == "/":
            return True  # an address
        return any(one.overlaps(span) for one in (*self.credited, *self.quoted[1]))

    # --- gone ---

    def gone(self, drawn: Drawn) -> Iterator[Change]:
        """Runs of words of a source that no sentence of the derivative answers."""
        for source in drawn.sources:
            if source.sentence.role != "body":
                continue
            if self.beside.users[source.sentence.number][0] is not drawn:
                continue  # told once, in the first sentence that draws on the source
            for part in self.beside.left_of(source):
                if len(part) >= _LEAST_GONE and not self._told_otherwise(part):
                    shift: Shift = "moderate" if len(part) >= 2 * _LEAST_GONE else "minor"
                    yield self._change(
                        "part_gone", (self._from_start(source, part),), (), drawn.number, shift, 0.6
                    )

    def _told_otherwise(self, part: Stretch) -> bool:
        """Whether words are quoted, or mostly tell who speaks: those have changes of their own."""
        spans = [self.words[0][item.word].span for item in part]
        if any(quoted.overlaps(span) for quoted in self.quoted[0] for span in spans):
            return True
        telling = sum(any(speaker.covers(span) for speaker in self.speakers) for span in spans)
        return telling >= _TELLING * len(part)

    def _from_start(self, source: Statement, part: Stretch) -> Span:
        """The run with the little words before it, back to the mark or answered word before."""
        first = part[0].word
        while first > source.first and first - 1 not in self.beside.used and not self._parted(0, first):
            first -= 1
        return self.words[0].span(first, part[-1].word + 1)

    def names_gone(self, drawn: Drawn) -> Iterator[Change]:
        """A name in a clause that is otherwise kept, where the derivative has that name nowhere."""
        for source in drawn.all_sources:
            for place, item in enumerate(source.items):
                if not self._is_lost_name(item) or (item.root, drawn.number) in self.told:
                    continue
                beside = [
                    one
                    for one in source.items[max(0, place - _NEAR) : place + _NEAR + 1]
                    if one.word in drawn.answered and not one.named
                ]
                if len(beside) >= _LEAST_NEAR:
                    self.told.add((item.root, drawn.number))
                    here = self._clause_of(drawn, drawn.answered[beside[-1].word])
                    yield self._change(
                        "name_gone", (self.words[0][item.word].span,), (here,), drawn.number, "minor", 0.6
                    )

    def _is_lost_name(self, item: Item) -> bool:
        key = self.words[0].keys[item.word]
        if (
            not item.named
            or item.root[0].isdigit()
            or item.word in self.beside.used
            or item.root in self.beside.derivative_roots
        ):
            return False
        if (
            key in self._date_words
            or len(key) < _SHORTEST_NAME
            or self._in_kept_name(item)
            or not self.texts[0][self.words[0].starts[item.word]].isupper()
        ):
            return False
        return not any(
            group in self._derivative_groups for group in self.beside.pair.kin.get(item.root, ())
        ) and not self._is_publisher(item)

    def _is_publisher(self, item: Item) -> bool:
        publisher = (self.beside.original.publisher or "").casefold()
        return self.words[0].keys[item.word] in publisher.split()

    def _in_kept_name(self, item: Item) -> bool:
        """Whether the name beside it is kept: "District" of "District Court"."""
        starts, used = self.words[0].starts, self.beside.used
        near = [place for place in (item.word - 1, item.word + 1) if 0 <= place < len(starts)]
        return any(
            place in used
            and self.texts[0][starts[place]].isupper()
            and not self._parted(0, max(place, item.word))
            for place in near
        )

    @cached_property
    def _date_words(self) -> frozenset[str]:
        lexicon = load_change_lexicon(self.beside.original.language)
        return frozenset(lexicon.valued("dates", "months")) | frozenset(lexicon.valued("dates", "weekdays"))

    @cached_property
    def _derivative_groups(self) -> frozenset[str]:
        return frozenset(
            group for root in self.beside.derivative_roots for group in self.beside.pair.kin.get(root, ())
        )

    def _clause_of(self, drawn: Drawn, place: int) -> Span:
        """The derivative's clause around a word."""
        first = last = place
        while first > drawn.statement.first and not self._parted(1, first):
            first -= 1
        while last + 1 < drawn.statement.stop and not self._parted(1, last + 1):
            last += 1
        return self.words[1].span(first, last + 1)

    # --- re-pointed ---

    def re_pointed(self, drawn: Drawn) -> Iterator[Change]:
        """The same word with another thing that it is about."""
        prepositions = self._prepositions
        named = {item.word for item in drawn.statement.items if item.named}
        for here, there in sorted(drawn.answers.items()):
            if here in named or self._root(0, there) != self._root(1, here):
                continue
            ours, theirs = self._about(0, there, prepositions), self._about(1, here, prepositions)
            beside = (
                ours and theirs and (self._right_after(0, there, ours) or self._right_after(1, here, theirs))
            )
            if ours and theirs and beside and self._other_thing(drawn, ours, theirs):
                spans = self._wide(0, there, ours), self._wide(1, here, theirs)
                yield self._change("re_pointed", (spans[0],), (spans[1],), drawn.number, "major", 0.6)
                return

    @cached_property
    def _prepositions(self) -> frozenset[str]:
        language = self.beside.derivative.language
        return frozenset(load_change_lexicon(language).listed("reference", "about"))

    def _root(self, side: int, place: int) -> str:
        pair = self.beside.pair
        return (pair.original, pair.derivative)[side].lexicon.root(self.words[side].keys[place])

    def _about(self, side: int, place: int, prepositions: frozenset[str]) -> tuple[int, int] | None:
        """The words after the first preposition of topic that follows in the clause: what it is about."""
        keys, pair = self.words[side].keys, self.beside.pair
        dates = self._date_words
        stop_words = (pair.original, pair.derivative)[side].lexicon.stop_words
        last = min(self._stop(side, place) - 1, place + _REACH)
        for at in range(place + 1, last + 1):
            if self._parted(side, at):
                return None
            if keys[at] in prepositions:
                phrase = self._phrase(side, at + 1, stop_words)
                return (
                    phrase
                    if phrase
                    and not any(keys[one] in dates or keys[one][0].isdigit() for one in range(*phrase))
                    else None
                )
        return None

    def _right_after(self, side: int, place: int, phrase: tuple[int, int]) -> bool:
        """Whether only the preposition and little words stand between a word and what it is about."""
        return not any(item.word in range(place + 1, phrase[0]) for item in self._items(side, place))

    def _statement(self, side: int, place: int) -> Statement | None:
        statements = (self.beside.pair.original, self.beside.pair.derivative)[side].statements
        return next((one for one in statements if one.first <= place < one.stop), None)

    def _items(self, side: int, place: int) -> Sequence[Item]:
        statement = self._statement(side, place)
        return statement.items if statement else ()

    def _stop(self, side: int, place: int) -> int:
        """Where the sentence of a word ends."""
        statement = self._statement(side, place)
        return statement.stop if statement else place + 1

    def _phrase(self, side: int, first: int, stop_words: frozenset[str]) -> tuple[int, int] | None:
        keys, end = self.words[side].keys, self._stop(side, first - 1)
        start = first
        while (
            start < end and keys[start] in stop_words and not self._parted(side, start) and start < first + 2
        ):
            start += 1
        stop = start
        while (
            stop < end
            and keys[stop] not in stop_words
            and (stop == start or not self._parted(side, stop))
            and stop < start + 4
        ):
            stop += 1
        return (start, stop) if stop > start else None

    def _other_thing(self, drawn: Drawn, ours: tuple[int, int], theirs: tuple[int, int]) -> bool:
        """Whether two phrases share nothing, and one names somebody whom the other does not."""
        if any(drawn.answers.get(place) in range(*ours) for place in range(*theirs)):
            return False
        kin = self.beside.pair.kin
        groups = [
            {group for place in range(*span) for group in kin.get(self._root(side, place), ())}
            for side, span in ((0, ours), (1, theirs))
        ]
        if groups[0] & groups[1]:
            return False
        return self._named(0, ours) or self._named(1, theirs)

    def _named(self, side: int, span: tuple[int, int]) -> bool:
        starts = self.words[side].starts
        return self.beside.derivative.language != "de" and any(
            self.texts[side][starts[place]].isupper() for place in range(*span)
        )

    def _wide(self, side: int, place: int, phrase: tuple[int, int]) -> Span:
        return self.words[side].span(place, phrase[1])

    # --- shared ---

    def _parted(self, side: int, place: int) -> bool:
        """Whether a mark parts a word from the one before it."""
        words = self.words[side]
        return place > 0 and bool(
            _CLAUSE.search(self.texts[side][words.ends[place - 1] : words.starts[place]])
        )

    def _by_clause(self, side: int, run: Stretch) -> Iterator[Stretch]:
        """A run cut where marks part clauses."""
        part: list[Item] = []
        for item in run:
            if part and any(self._parted(side, place) for place in range(part[-1].word + 1, item.word + 1)):
                yield tuple(part)
                part = []
            part.append(item)
        if part:
            yield tuple(part)

    def _change(  # noqa: PLR0913, PLR0917
        self,
        kind: ChangeKind,
        original: tuple[Span, ...],
        derivative: tuple[Span, ...],
        number: int,
        shift: Shift,
        certainty: float,
    ) -> Change:
        parameters = {}
        if original:
            parameters["original"] = " … ".join(self.texts[0][span.start : span.end] for span in original)
        if derivative:
            parameters["derivative"] = " … ".join(self.texts[1][span.start : span.end] for span in derivative)
        return Change(
            kind,
            original,
            derivative,
            number,
            shift,
            certainty,
            (Reason(f"change_{kind}", parameters, original, derivative),),
        )

"""Each derivative sentence beside its sources: which words answer to each other, which are left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mediakit.derivation.links import Link
from mediakit.derivation.matching import Sources, match
from mediakit.derivation.terms import Item, Pair, Side, Statement
from mediakit.texts.article import Article
from mediakit.texts.spans import Span

__all__ = ["Beside", "Drawn", "Stretch"]

_REACH = 4  # original sentences beside the linked ones that are looked at for further words
_LEAST_SHARED = 2  # words that such a sentence must account for
_LEAST_WEIGHT = 5.5  # nats that they must show together
_AS_MUCH = 0.9  # share of what a headline accounts for
_RARE = 2  # a rare word stands in at most so many sentences of the original

Stretch = tuple[Item, ...]


@dataclass(frozen=True)
class Drawn:
    """One derivative sentence with its sources.

    Attributes:
        link: Its link.
        statement: The sentence.
        sources: The original sentences that it is linked to, the main one first.
        beside: Further original sentences that account for words which those do not.
        answers: For each word of it that has a counterpart, that word's place in the original.
    """

    link: Link
    statement: Statement
    sources: tuple[Statement, ...]
    beside: tuple[Statement, ...]
    answers: Mapping[int, int]

    @property
    def number(self) -> int:
        """The derivative unit's number."""
        return self.link.number

    @property
    def all_sources(self) -> tuple[Statement, ...]:
        """The linked sources, then those found beside them."""
        return self.sources + self.beside

    @cached_property
    def answered(self) -> Mapping[int, int]:
        """For each original word that has a counterpart here, that word's place in the derivative."""
        return {there: here for here, there in self.answers.items()}

    @cached_property
    def left(self) -> tuple[Stretch, ...]:
        """Runs of its content words that have no counterpart."""
        return tuple(_runs(self.statement.items, self.answers))


class Beside:
    """Two reports, sentence by sentence."""

    def __init__(self, original: Article, derivative: Article, links: Sequence[Link]) -> None:
        self.original, self.derivative, self.links = original, derivative, links
        self.pair = Pair(Side.of(original), Side.of(derivative))
        self._sources = Sources(self.pair)
        self._places = {
            statement.sentence.span: index for index, statement in enumerate(self.pair.original.statements)
        }
        self._holders = _holders(self.pair.original.statements)
        by_number = {statement.sentence.number: statement for statement in self.pair.derivative.statements}
        self.drawn = tuple(
            self._draw(link, by_number[link.number]) for link in links if link.number in by_number
        )

    @cached_property
    def by_number(self) -> Mapping[int, Drawn]:
        """The derivative's sentences by number."""
        return {drawn.number: drawn for drawn in self.drawn}

    @cached_property
    def is_drawn(self) -> bool:
        """Whether half of the derivative's body sentences have a source: then words may be called gone."""
        body = [drawn for drawn in self.drawn if drawn.link.role == "body"]
        return 2 * sum(bool(drawn.sources) for drawn in body) >= len(body) > 0

    @cached_property
    def users(self) -> Mapping[int, tuple[Drawn, ...]]:
        """Which body sentences of the derivative draw on an original unit, by its number."""
        found: dict[int, list[Drawn]] = {}
        for drawn in self.drawn:
            if drawn.link.role == "body":
                for source in drawn.all_sources:
                    found.setdefault(source.sentence.number, []).append(drawn)
        return {number: tuple(some) for number, some in found.items()}

    @cached_property
    def used(self) -> frozenset[int]:
        """Places of the original's words that have a counterpart in a body sentence of the derivative."""
        return frozenset(
            place for drawn in self.drawn if drawn.link.role == "body" for place in drawn.answered
        )

    @cached_property
    def original_roots(self) -> frozenset[str]:
        """The roots of all content words of the original, headline and all."""
        return frozenset(root for statement in self.pair.original.statements for root in statement.roots)

    @cached_property
    def derivative_roots(self) -> frozenset[str]:
        """The roots of all content words of the derivative."""
        return frozenset(root for statement in self.pair.derivative.statements for root in statement.roots)

    def known(self, root: str) -> bool:
        """Whether the original has a word of this root, or one that news uses for it."""
        return root in self.original_roots or any(
            f"~{group}" in self._kin_of_original for group in self.pair.kin.get(root, ())
        )

    @cached_property
    def _kin_of_original(self) -> frozenset[str]:
        return frozenset(f"~{group}" for root in self.original_roots for group in self.pair.kin.get(root, ()))

    def left_of(self, source: Statement) -> tuple[Stretch, ...]:
        """Runs of an original sentence's content words that no body sentence of the derivative answers."""
        return tuple(_runs(source.items, self.used))

    def original_span(self, first: int, last: int) -> Span:
        """From the original's word ``first`` to its word ``last``, both included."""
        return self.original.words.span(first, last + 1)

    def derivative_span(self, first: int, last: int) -> Span:
        """From the derivative's word ``first`` to its word ``last``, both included."""
        return self.derivative.words.span(first, last + 1)

    def _draw(self, link: Link, statement: Statement) -> Drawn:
        indexes = self._with_body(
            [self._places[span] for span in link.original if span in self._places], statement
        )
        answers: dict[int, int] = {}
        for index in indexes:
            self._answer(answers, index, statement)
        beside = []
        for index in self._near(indexes):
            found = match(self._sources, index, statement, skip=answers)
            telling = [one for one in found.shared if not one.named]
            rare = any(len(self._holders.get(one.root, ())) <= _RARE for one in telling)
            if len(telling) >= _LEAST_SHARED and rare and found.mass >= _LEAST_WEIGHT:
                beside.append(index)
                self._answer(answers, index, statement)
        statements = self.pair.original.statements
        return Drawn(
            link,
            statement,
            tuple(statements[i] for i in indexes),
            tuple(statements[i] for i in beside),
            answers,
        )

    def _with_body(self, indexes: list[int], statement: Statement) -> list[int]:
        """The same sources; a headline gives way to the body sentence that says as much.

        A headline is the shorter text for the same statement: the linker may name it where the report's first
        sentence is meant.
        """
        statements = self.pair.original.statements
        if statement.sentence.role != "body" or [statements[index].sentence.role for index in indexes] != [
            "headline"
        ]:
            return indexes
        headline = match(self._sources, indexes[0], statement).mass
        near = range(indexes[0] + 1, min(len(statements), indexes[0] + 1 + _REACH))
        best = max(near, key=lambda index: match(self._sources, index, statement).mass, default=indexes[0])
        return [best] if match(self._sources, best, statement).mass >= _AS_MUCH * headline else indexes

    def _answer(self, answers: dict[int, int], index: int, statement: Statement) -> None:
        taken = set(answers.values())
        for shared in match(self._sources, index, statement, skip=answers).shared:
            if shared.original not in taken:
                answers[shared.derivative] = shared.original

    def _near(self, indexes: Sequence[int]) -> Iterator[int]:
        """Original sentences near the linked ones, the nearest first."""
        last = len(self.pair.original.statements) - 1
        seen = set(indexes)
        for step in range(1, _REACH + 1):
            for index in indexes[:1]:
                for near in (index - step, index + step):
                    if 0 <= near <= last and near not in seen:
                        seen.add(near)
                        yield near


def _holders(statements: Sequence[Statement]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, statement in enumerate(statements):
        for root in statement.roots:
            found.setdefault(root, []).append(index)
    return found


def _runs(items: Sequence[Item], taken: Mapping[int, int] | frozenset[int]) -> Iterator[Stretch]:
    run: list[Item] = []
    for item in items:
        if item.word in taken:
            if run:
                yield tuple(run)
            run = []
        else:
            run.append(item)
    if run:
        yield tuple(run)

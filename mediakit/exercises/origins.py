"""The origin graph: documents and people, and arrows that each need a card with evidence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from mediakit.exercises.exercise import (
    KEY,
    Exercise,
    Json,
    UnreadableError,
    is_whole,
    read_choice,
    read_index,
    read_list,
    read_table,
)
from mediakit.exercises.feedback import Judgement, Part
from mediakit.exercises.itemised import built
from mediakit.wording import say

__all__ = ["CARDS", "WEAK", "Arrow", "EvidenceCard", "Node", "OriginGraph"]

CARDS = (
    "credit_line",
    "time_stamp",
    "shared_odd_phrase",
    "shared_error",
    "error_corrected",
    "interview_detail",
    "dangling_reference",
    "public_quote",
    "agency_mark",
    "similarity",
)
WEAK = (
    "similarity",
    "time_stamp",
    "public_quote",
)  # read the same with the arrow turned round, or without one
_MAX_ARROWS = 60
_MAX_SOURCES = 50


@dataclass(frozen=True, kw_only=True)
class Node:
    """Something that can be at one end of an arrow.

    Attributes:
        id: A short name.
        text: What it is called.
        what: document, person or event.
    """

    id: str
    text: str
    what: Literal["document", "person", "event"] = "document"


@dataclass(frozen=True, kw_only=True)
class EvidenceCard:
    """A piece of evidence.

    Attributes:
        id: A short name.
        what: What kind of evidence it is.
        document: The document that it stands in.
        words: The words, as printed.
        arrows: The arrows that it favours, each from one node to another; none where it bears on no
            direction.
    """

    id: str
    what: str
    document: str = ""
    words: str = ""
    arrows: tuple[tuple[str, str], ...] = field(default=(), metadata=KEY)


Arrow = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class OriginGraph(Exercise):
    """Draw where reports come from: an arrow from each origin, with a card that supports it.

    The answer is ``{"arrows": [{"from": node, "to": node, "cards": [...]}], "sources": number}``. It is
    compared with the key up to arrows that have evidence. Feedback goes by "b-a.reversed", "reversed",
    "a-c.extra", "extra", "a-b.missed", "missed", and for the cards of an arrow: no_card, similarity,
    time_stamp, public_quote (only such cards), card (none of them bears on this arrow); for the number of
    sources "sources_many", "sources_few", "sources_none".

    Attributes:
        nodes: What can be drawn.
        cards: The evidence.
        arrows: The arrows of the key.
        also: Arrows that are defensible, too.
        either: Defensible arrows each of which may take the place of the key's arrow into the same node,
            where the texts fit both.
        sources: How many sources there are behind all reports; None where that is not asked.
        ask_sources: Whether the number of sources is asked for.
    """

    kind: ClassVar[str] = "origin_graph"

    nodes: tuple[Node, ...]
    cards: tuple[EvidenceCard, ...]
    arrows: tuple[Arrow, ...] = field(default=(), metadata=KEY)
    also: tuple[Arrow, ...] = field(default=(), metadata=KEY)
    either: tuple[Arrow, ...] = field(default=(), metadata=KEY)
    sources: tuple[int, ...] = field(default=(), metadata=KEY)
    ask_sources: bool = False

    def _normalise(self) -> None:
        self._set("nodes", built(Node, self.nodes))
        cards = built(EvidenceCard, self.cards)
        for card in cards:
            object.__setattr__(card, "arrows", _arrows(card.arrows))
        self._set("cards", cards)
        self._set("arrows", _arrows(self.arrows))
        self._set("also", _arrows(self.also))
        self._set("either", _arrows(self.either))
        self._set("sources", (self.sources,) if is_whole(self.sources) else tuple(self.sources))

    def _problems(self) -> Iterator[str]:
        known = {node.id for node in self.nodes}
        if len(known) < 2 or len(known) < len(self.nodes):
            yield "nodes must be at least two, each with an id of its own"
        used = {
            end
            for arrow in (
                *self.arrows,
                *self.also,
                *self.either,
                *(a for card in self.cards for a in card.arrows),
            )
            for end in arrow
        }
        if used - known:
            yield f"arrows name {', '.join(sorted(used - known))}, which are no nodes"
        for arrow in self.arrows:
            if not any(arrow in card.arrows for card in self.cards):
                yield f"arrow {' to '.join(arrow)} has no card that favours it"
        for card in self.cards:
            if card.what not in CARDS:
                yield f"card {card.id}: what is of {', '.join(CARDS)}, got {card.what!r}"

    def _read(self, value: Json) -> Json:
        table = read_table(value, ("arrows", "sources"))
        drawn = [self._read_arrow(each) for each in read_list(table.get("arrows", []), _MAX_ARROWS)]
        if len({(each["from"], each["to"]) for each in drawn}) < len(drawn):
            raise UnreadableError
        sources = table.get("sources")
        sources = None if sources is None else read_index(sources, _MAX_SOURCES)
        drawn.sort(key=lambda each: (each["from"], each["to"]))
        return {"arrows": drawn, "sources": sources} if drawn or sources is not None else None

    def _read_arrow(self, value: Json) -> dict[str, Json]:
        table = read_table(value, ("from", "to", "cards"))
        nodes = {node.id for node in self.nodes}
        start, end = read_choice(table.get("from"), nodes), read_choice(table.get("to"), nodes)
        if start == end:
            raise UnreadableError
        ids = {card.id for card in self.cards}
        named = {read_choice(card, ids) for card in read_list(table.get("cards", []), len(ids))}
        return {"from": start, "to": end, "cards": sorted(named)}

    def _judge(self, value: Json) -> Judgement:
        if not self.judged:
            return Judgement("noted")
        drawn = {(each["from"], each["to"]): each["cards"] for each in value["arrows"]}
        found = {arrow: self._error_of(arrow, cards) for arrow, cards in drawn.items()}
        parts = tuple(
            Part("-".join(arrow), "not_yet" if error else "right") for arrow, error in found.items()
        )
        wrong = [(arrow, error) for arrow, error in found.items() if error]
        wrong += [(arrow, "missed") for arrow in self.arrows if self._is_missing(arrow, set(drawn))]
        if wrong:
            return self._wrong(wrong, parts)
        return self._judge_sources(
            value["sources"], "defensible" if set(drawn) - set(self.arrows) else "right", parts
        )

    def _is_missing(self, arrow: Arrow, drawn: set[Arrow]) -> bool:
        """Whether an arrow of the key was drawn neither way round, nor one that may take its place."""
        return not drawn & {arrow, arrow[::-1], *(each for each in self.either if each[1] == arrow[1])}

    def _wrong(self, wrong: list[tuple[Arrow, str]], parts: tuple[Part, ...]) -> Judgement:
        arrow, error = wrong[0]
        names = tuple(name for each, what in wrong for name in (f"{'-'.join(each)}.{what}", what))
        known = {node.id: node.text for node in self.nodes}
        parameters = {"start": known[arrow[0]], "end": known[arrow[1]]} if error != "missed" else {}
        return Judgement("not_yet", names, f"exercise_graph_{error}", parameters, parts=parts)

    def _error_of(self, arrow: Arrow, cards: list[str]) -> str:
        """What is amiss with an arrow and its cards; "" for nothing."""
        if not cards:
            return "no_card"
        kinds = {card.what for card in self.cards if card.id in cards}
        allowed = {*self.arrows, *self.also, *self.either}
        if arrow in allowed:
            if any(arrow in card.arrows for card in self.cards if card.id in cards):
                return ""
            return next((kind for kind in WEAK if kinds == {kind}), "card")
        weak = next((kind for kind in WEAK if kinds == {kind}), "")
        return weak or ("reversed" if arrow[::-1] in allowed else "extra")

    def _judge_sources(
        self, counted: int | None, outcome: Literal["right", "defensible"], parts: tuple[Part, ...]
    ) -> Judgement:
        if not self.ask_sources or not self.sources or counted in self.sources:
            return Judgement(outcome, parts=parts)
        if counted is None:
            return Judgement("not_yet", ("unfinished",), "exercise_graph_sources_missing", parts=parts)
        name = (
            "sources_none"
            if counted == 0
            else "sources_many"
            if counted > max(self.sources)
            else "sources_few"
        )
        return Judgement("not_yet", (name,), f"exercise_graph_{name}", {"number": counted}, parts=parts)

    def _show(self) -> dict[str, Json]:
        return {
            "nodes": [{"id": node.id, "text": node.text, "what": node.what} for node in self.nodes],
            "cards": [
                {
                    "id": card.id,
                    "what": card.what,
                    "text": say(f"exercise_card_{card.what}", self.language),
                    "document": card.document,
                    "words": card.words,
                }
                for card in self.cards
            ],
            "ask_sources": self.ask_sources,
        }

    def _tell(self, value: Json) -> str:
        nodes = {node.id: node.text for node in self.nodes}
        cards = {card.id: say(f"exercise_card_{card.what}", self.language) for card in self.cards}
        lines = []
        for each in value["arrows"]:
            named = ", ".join(cards[card] for card in each["cards"])
            lines.append(f"{nodes[each['from']]} → {nodes[each['to']]} ({named or '–'})")
        if value["sources"] is not None:
            lines.append(say("exercise_graph_sources", self.language, count=value["sources"]))
        return "\n".join(lines)

    @property
    def _model(self) -> Json:
        if not self.arrows:
            return None
        drawn = [
            {
                "from": start,
                "to": end,
                "cards": [card.id for card in self.cards if (start, end) in card.arrows][:1],
            }
            for start, end in sorted(self.arrows)
        ]
        return {"arrows": drawn, "sources": self.sources[0] if self.sources and self.ask_sources else None}

    def _errors(self) -> tuple[str, ...]:
        if not self.judged:
            return ()
        kinds = {card.what for card in self.cards}
        names = [
            "no_card",
            "extra",
            *(["reversed", "missed"] if self.arrows else []),
            *(kind for kind in WEAK if kind in kinds),
        ]
        return (*names, *(("sources_many", "sources_none") if self.ask_sources and self.sources else ()))


def _arrows(given: object) -> tuple[Arrow, ...]:
    return tuple((str(start), str(end)) for start, end in given)  # type: ignore[attr-defined]

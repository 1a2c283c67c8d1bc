"""The rungs of a source: what a reader is told about the people behind the claims."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from mediakit.exercises.exercise import KEY, Json, read_choice, read_list
from mediakit.exercises.feedback import Evidence, Judgement
from mediakit.exercises.itemised import Itemised, built
from mediakit.wording import say

__all__ = ["RUNGS", "Ladder", "SourceCard"]

RUNGS = ("who", "how_they_know", "how_many", "why_unnamed", "who_heard")


@dataclass(frozen=True, kw_only=True)
class SourceCard:
    """A source as one of the reports presents it.

    Attributes:
        id: A short name.
        words: The words that say who it is.
        text: The sentences in which it stands.
        side: original or derivative.
        told: The rungs that a reader is given.
        either: Rungs that may be ticked or left.
    """

    id: str
    words: str
    text: str = ""
    side: Literal["original", "derivative"] = "original"
    told: tuple[str, ...] = field(default=(), metadata=KEY)
    either: tuple[str, ...] = field(default=(), metadata=KEY)


@dataclass(frozen=True, kw_only=True)
class Ladder(Itemised):
    """Tick what a reader is told about each source, on five rungs: who, how they know and so on.

    The answer to a source is a list of rungs, empty for none. Feedback goes by "oake-a.ticked.who",
    "ticked.who", "oake-a.left.who", "left.who"; by "oake-a.none", "none" for a source that was left without
    a rung.

    Attributes:
        sources: The sources, of one report or of both.
        judged_sources: Whether the ticks are judged; else they are noted.
    """

    kind: ClassVar[str] = "ladder"

    sources: tuple[SourceCard, ...]
    judged_sources: bool = True

    def _normalise(self) -> None:
        self._set("sources", built(SourceCard, self.sources))

    def _problems(self) -> Iterator[str]:
        yield from super()._problems()
        if any(not {*each.told, *each.either} <= set(RUNGS) for each in self.sources):
            yield f"rungs are {', '.join(RUNGS)}"

    @property
    def _items(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.sources)

    def _source(self, item: str) -> SourceCard:
        return self.sources[self._items.index(item)]

    def _read_item(self, item: str, value: Json) -> Json:  # noqa: ARG002
        ticked = {read_choice(rung, RUNGS) for rung in read_list(value, len(RUNGS))}
        return [rung for rung in RUNGS if rung in ticked]

    def _judge_item(self, item: str, value: Json) -> Judgement:
        source = self._source(item)
        ticked, told = set(value), set(source.told)
        over = [rung for rung in RUNGS if rung in ticked - told - set(source.either)]
        under = [rung for rung in RUNGS if rung in told - ticked]
        if not over and not under:
            return Judgement("right" if not ticked & set(source.either) else "defensible")
        evidence = (Evidence(source.side, source.text or source.words),)
        if not ticked:
            return Judgement("not_yet", (f"{item}.none", "none"), "exercise_ladder_none", evidence=evidence)
        what, rung = ("ticked", over[0]) if over else ("left", under[0])
        parameters = {"rung": say(f"exercise_rung_{rung}", self.language)}
        return Judgement(
            "not_yet",
            (f"{item}.{what}.{rung}", f"{what}.{rung}"),
            f"exercise_ladder_{what}",
            parameters,
            evidence,
        )

    def _model_item(self, item: str) -> Json:
        return [rung for rung in RUNGS if rung in self._source(item).told] if self.judged_sources else None

    def _tell_item(self, item: str, value: Json) -> str:  # noqa: ARG002
        ticked = [say(f"exercise_rung_{rung}", self.language) for rung in value]
        return ", ".join(ticked) or say("exercise_no_rung", self.language)

    def _name_item(self, item: str) -> str:
        return self._quoted(self._source(item).words)

    def _short_names(self, item: str) -> tuple[str, ...]:
        return (f"{self._first_words(self._source(item).words)}:",)

    def _show(self) -> dict[str, Json]:
        return {
            "sources": [
                {"id": each.id, "words": each.words, "text": each.text, "side": each.side}
                for each in self.sources
            ],
            "rungs": [{"id": rung, "text": say(f"exercise_rung_{rung}", self.language)} for rung in RUNGS],
        }

    def _errors(self) -> tuple[str, ...]:
        if not self.judged_sources:
            return ()
        ticked = [
            f"ticked.{rung}"
            for rung in RUNGS
            if any(rung not in {*each.told, *each.either} for each in self.sources)
        ]
        left = [f"left.{rung}" for rung in RUNGS if any(rung in each.told for each in self.sources)]
        return (*ticked, *left, *(["none"] if left else []))

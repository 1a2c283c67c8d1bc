"""The threshold: moving a line over a score, and seeing what it finds, misses and flags for nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from mediakit.exercises.exercise import (
    KEY,
    Exercise,
    Json,
    UnreadableError,
    is_number,
    read_choice,
    read_table,
)
from mediakit.exercises.feedback import Judgement
from mediakit.exercises.itemised import built
from mediakit.wording import say

__all__ = ["Counts", "Point", "Threshold"]


@dataclass(frozen=True, kw_only=True)
class Point:
    """A pair of reports as a point on the line.

    Attributes:
        id: A short name.
        text: What it is called.
        values: Its value by each measure, in [0, 1].
        sought: Whether it is one of those that the line should find.
        note: What to know about it when the colours are shown.
    """

    id: str
    text: str
    values: Mapping[str, float]
    sought: bool = field(default=False, metadata=KEY)
    note: str = field(default="", metadata=KEY)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a line finds, by the ids of the points."""

    hits: tuple[str, ...]
    misses: tuple[str, ...]
    false_alarms: tuple[str, ...]
    passed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Threshold(Exercise):
    """Choose a measure and set a line: what has at least that value is flagged.

    The answer is ``{"measure": id, "threshold": 0 to 1}``. No line is right unless it makes no errors.
    Feedback goes by "miss.s8" and "alarm.s6" (a point's id) for one that the line misses or flags for
    nothing, "measure.unquoted" for the measure chosen, then: high (only misses), low (only false alarms),
    both.

    Attributes:
        points: The pairs; an author may name ``cases`` instead, see ``mediakit.exercises.points``.
        measures: The names of the measures by their ids.
        start: Where the line is at first.
    """

    kind: ClassVar[str] = "threshold"

    points: tuple[Point, ...]
    measures: Mapping[str, str]
    start: float = 0.5

    def _normalise(self) -> None:
        self._set("points", built(Point, self.points))
        self._set("measures", dict(self.measures))

    def _problems(self) -> Iterator[str]:
        if not self.points or not self.measures:
            yield "there must be points and measures"
        for point in self.points:
            missing = [name for name in self.measures if not is_number(point.values.get(name))]
            if missing:
                yield f"{point.id}: has no value for {', '.join(missing)}"

    def _read(self, value: Json) -> Json:
        table = read_table(value, ("measure", "threshold"))
        line: Json = table.get("threshold")
        if not is_number(line) or not 0 <= line <= 1:
            raise UnreadableError
        return {"measure": read_choice(table.get("measure"), self.measures), "threshold": line}

    def counts(self, measure: str, line: float) -> Counts:
        """What a line at ``line`` finds among the points."""
        groups: dict[tuple[bool, bool], list[str]] = {}
        for point in self.points:
            groups.setdefault((point.sought, point.values[measure] >= line), []).append(point.id)
        return Counts(
            *(
                tuple(groups.get(each, ()))
                for each in ((True, True), (True, False), (False, True), (False, False))
            )
        )

    def _judge(self, value: Json) -> Judgement:
        counts = self.counts(value["measure"], value["threshold"])
        missed, alarms = len(counts.misses), len(counts.false_alarms)
        parameters = {"misses": missed, "alarms": alarms, "hits": len(counts.hits)}
        if not missed and not alarms:
            return Judgement("right", code="exercise_threshold_none", parameters=parameters)
        general = "both" if missed and alarms else "high" if missed else "low"
        named = (
            *(f"miss.{each}" for each in counts.misses),
            *(f"alarm.{each}" for each in counts.false_alarms),
        )
        names = (*named, f"measure.{value['measure']}", general)
        return Judgement("noted", names, f"exercise_threshold_{general}", parameters)

    def _show(self) -> dict[str, Json]:
        return {
            "points": [
                {"id": each.id, "text": each.text, "values": dict(each.values)} for each in self.points
            ],
            "measures": [{"id": name, "text": text} for name, text in self.measures.items()],
            "start": self.start,
            "names": {
                name: say(f"exercise_label_{name}", self.language)
                for name in ("hits", "misses", "false_alarms", "passed")
            },
        }

    def live(self, raw: Json, *, committed: bool = False) -> dict[str, Json]:
        """Once a first line is set: what is found, missed and flagged for nothing."""
        value = self.parse(raw).value
        if not committed or value is None:
            return {}
        counts = self.counts(value["measure"], value["threshold"])
        return {
            **{name: list(getattr(counts, name)) for name in ("hits", "misses", "false_alarms", "passed")},
            "sought": [point.id for point in self.points if point.sought],
        }

    def _solution(self) -> dict[str, Json]:
        best = {name: self._best(name) for name in self.measures}
        return {
            "answer": self._model,
            "points": [{"id": each.id, "sought": each.sought, "note": each.note} for each in self.points],
            "fewest_errors": best,
        }

    def _best(self, measure: str) -> dict[str, Json]:
        """The line with the fewest errors: of several the lowest."""
        lines = sorted({point.values[measure] for point in self.points} | {1.0})
        errors, line = min((self._error_count(measure, line), line) for line in lines)
        return {"threshold": line, "errors": errors}

    def _error_count(self, measure: str, line: float) -> int:
        counts = self.counts(measure, line)
        return len(counts.misses) + len(counts.false_alarms)

    def _tell(self, value: Json) -> str:
        counts = self.counts(value["measure"], value["threshold"])
        return say(
            "exercise_threshold_tell",
            self.language,
            measure=self.measures[value["measure"]],
            threshold=f"{value['threshold']:.2f}",
            hits=len(counts.hits),
            misses=len(counts.misses),
            alarms=len(counts.false_alarms),
        )

    @property
    def _model(self) -> Json:
        for name in self.measures:
            best = self._best(name)
            if not best["errors"]:
                return {"measure": name, "threshold": best["threshold"]}
        return None

    def _errors(self) -> tuple[str, ...]:
        return ("high", "low", "both")

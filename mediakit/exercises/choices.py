"""Questions with a list to choose from, a number to give, or things to put in order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import ClassVar

from mediakit.exercises.exercise import (
    KEY,
    Exercise,
    Json,
    UnreadableError,
    is_number,
    is_whole,
    read_index,
    read_list,
)
from mediakit.exercises.feedback import Judgement, Outcome, Part

__all__ = ["Choose", "Estimate", "Order"]


@dataclass(frozen=True, kw_only=True)
class Choose(Exercise):
    """Choose one of several options, or all that fit.

    The answer is the place of an option, from 0; with ``several`` a list of places. Feedback goes by the
    option's place ("2"); with ``several`` by "2.extra" and "2.missed".

    Attributes:
        options: What there is to choose from.
        right: Places of the right options; none for a question without a right answer, or for one that only
            "I can't tell" answers.
        also: Places of options that are defensible, too.
        several: Whether more than one may be chosen; then all of ``right`` must be.

    Example:
        >>> question = Choose(id="exit", prompt="Who heard X?", options=("the writer", "Y News"), right=(1,))
        >>> question.parse(1).value, question.describe(1)
        (1, 'Y News')
    """

    kind: ClassVar[str] = "choose"
    general: ClassVar[tuple[str, ...]] = ("extra", "missed")

    options: tuple[str, ...]
    right: tuple[int, ...] = field(default=(), metadata=KEY)
    also: tuple[int, ...] = field(default=(), metadata=KEY)
    several: bool = False

    def _normalise(self) -> None:
        self._set("options", tuple(self.options))
        self._set("right", (self.right,) if is_whole(self.right) else tuple(self.right))
        self._set("also", tuple(self.also))

    def _problems(self) -> Iterator[str]:
        if len(self.options) < 2 or len(set(self.options)) < len(self.options):
            yield "options must be at least two, each another one"
        for place in (*self.right, *self.also):
            if not is_whole(place) or not 0 <= place < len(self.options):
                yield f"right and also name options by place, 0 to {len(self.options) - 1}; got {place!r}"

    def _read(self, value: Json) -> Json:
        if not self.several:
            return read_index(value, len(self.options))
        chosen = sorted(
            {read_index(place, len(self.options)) for place in read_list(value, len(self.options))}
        )
        return chosen or None

    def _judge(self, value: Json) -> Judgement:
        if not self.judged:
            return Judgement("noted", () if self.several else (str(value),))
        return self._judge_several(set(value)) if self.several else self._judge_one(value)

    def _judge_one(self, place: int) -> Judgement:
        outcome: Outcome = (
            "right" if place in self.right else "defensible" if place in self.also else "not_yet"
        )
        parts = (Part(str(place), outcome),)
        return Judgement(
            outcome, (str(place),), "exercise_choose_other" if outcome == "not_yet" else "", parts=parts
        )

    def _judge_several(self, chosen: set[int]) -> Judgement:
        right, allowed = set(self.right), {*self.right, *self.also}
        extra, missed = sorted(chosen - allowed), sorted(right - chosen)
        parts = tuple(
            Part(str(place), "right" if place in right else "defensible" if place in allowed else "not_yet")
            for place in sorted(chosen)
        )
        if extra:
            names = (*(f"{place}.extra" for place in extra), "extra")
            return Judgement(
                "not_yet",
                names,
                "exercise_choose_extra",
                {"count": len(extra)},
                chosen=self.options[extra[0]],
                parts=parts,
            )
        if missed:
            names = (*(f"{place}.missed" for place in missed), "missed")
            return Judgement("not_yet", names, "exercise_choose_missed", {"count": len(missed)}, parts=parts)
        return Judgement("right" if chosen == right else "defensible", parts=parts)

    def _show(self) -> dict[str, Json]:
        return {"options": list(self.options), "several": self.several}

    def _tell(self, value: Json) -> str:
        return "\n".join(self.options[place] for place in (value if self.several else [value]))

    @property
    def _model(self) -> Json:
        if not self.right:
            return None
        return sorted(set(self.right)) if self.several else self.right[0]

    def _errors(self) -> tuple[str, ...]:
        if not self.judged:
            return ()
        wrong = [place for place in range(len(self.options)) if place not in {*self.right, *self.also}]
        if not self.several:
            return tuple(map(str, wrong))
        return (
            *(f"{place}.extra" for place in wrong),
            *(f"{place}.missed" for place in sorted(set(self.right))),
        )


@dataclass(frozen=True, kw_only=True)
class Estimate(Exercise):
    """Give a number.

    Feedback goes by the names in ``slips``, then "too_low" and "too_high".

    Attributes:
        right: The least and the greatest number that count as right; a single number is both; none for a
            question without a right answer.
        also: The least and the greatest number that are defensible.
        slips: Numbers that come of a known slip, by a name for it.
        low: The least number that can be given.
        high: The greatest.
        step: From one number to the next.
        unit: What is counted; "" for nothing.

    Example:
        >>> flagged = Estimate(id="flagged", prompt="Of 100, how many?", right=(26, 28))
        >>> flagged.model
        27
    """

    kind: ClassVar[str] = "estimate"

    right: tuple[float, float] | None = field(default=None, metadata=KEY)
    also: tuple[float, float] | None = field(default=None, metadata=KEY)
    slips: Mapping[str, float] = field(default_factory=dict, metadata=KEY)
    low: float = 0
    high: float = 100
    step: float = 1
    unit: str = ""

    def _normalise(self) -> None:
        self._set("right", _range(self.right))
        self._set("also", _range(self.also))
        self._set("slips", dict(self.slips))

    def _problems(self) -> Iterator[str]:
        if not self.low < self.high or self.step <= 0:
            yield f"low must be below high and step above 0, got {self.low}, {self.high}, {self.step}"
        for name, given in (("right", self.right), ("also", self.also)):
            if given and not self.low <= given[0] <= given[1] <= self.high:
                yield f"{name} must be a number or a range between low and high, got {given}"
        for name, number in self.slips.items():
            if self.right and self.right[0] <= number <= self.right[1]:
                yield f"slip {name!r} is among the right numbers"

    def _read(self, value: Json) -> Json:
        if not is_number(value) or not self.low <= value <= self.high:
            raise UnreadableError
        return value

    def _judge(self, value: Json) -> Judgement:
        if self.right is None:
            return Judgement("noted")
        if self.right[0] <= value <= self.right[1]:
            return Judgement("right")
        if self.also and self.also[0] <= value <= self.also[1]:
            return Judgement("defensible")
        side = "too_low" if value < self.right[0] else "too_high"
        slips = tuple(name for name, number in self.slips.items() if abs(number - value) < self.step)
        return Judgement("not_yet", (*slips, side), f"exercise_estimate_{side}")

    def _show(self) -> dict[str, Json]:
        return {"low": self.low, "high": self.high, "step": self.step, "unit": self.unit}

    def _tell(self, value: Json) -> str:
        return f"{value:g} {self.unit}".strip()

    @property
    def _model(self) -> Json:
        if self.right is None:
            return None
        middle = sum(self.right) / 2
        return int(middle) if middle == int(middle) else middle

    def _solution(self) -> dict[str, Json]:
        return {"answer": self._model, "right": None if self.right is None else list(self.right)}

    def _errors(self) -> tuple[str, ...]:
        if self.right is None:
            return ()
        sides = (("too_low", self.right[0] > self.low), ("too_high", self.right[1] < self.high))
        return (*self.slips, *(name for name, possible in sides if possible))


def _range(given: Json) -> tuple[float, float] | None:
    if given is None:
        return None
    low, high = (given, given) if is_number(given) else given
    return low, high


@dataclass(frozen=True, kw_only=True)
class Order(Exercise):
    """Put things in order, or place each on a line.

    The answer is a list of places of items, the first in order first; on a line, one number from 0 to 100
    an item. Feedback goes by "3.before.1" for an item put before another that belongs before it, then by
    "order"; on a line by "2.too_low" and "2.too_high", then by "too_low" and "too_high".

    Attributes:
        items: What is put in order; shown in this order.
        right: For each item its rank; equal ranks may stand either way. On a line, the range for each item.
            Empty for a question without a right answer.
        line: The names of the line's two ends; none for an order.
    """

    kind: ClassVar[str] = "order"

    items: tuple[str, ...]
    right: tuple[Json, ...] = field(default=(), metadata=KEY)
    line: tuple[str, ...] = ()

    def _normalise(self) -> None:
        self._set("items", tuple(self.items))
        self._set("line", tuple(self.line))
        self._set("right", tuple(_range(each) if self.line else each for each in self.right))

    def _problems(self) -> Iterator[str]:
        if len(self.items) < 2 or len(set(self.items)) < len(self.items):
            yield "items must be at least two, each another one"
        if self.right and len(self.right) != len(self.items):
            yield f"right must have a rank or a range for each of {len(self.items)} items"
        if len(self.line) not in {0, 2}:
            yield "line must name its two ends"

    def _read(self, value: Json) -> Json:
        given = read_list(value, len(self.items))
        if not given:
            return None
        if len(given) != len(self.items):
            raise UnreadableError
        if self.line:
            if not all(is_number(place) and 0 <= place <= 100 for place in given):
                raise UnreadableError
        elif len({read_index(place, len(self.items)) for place in given}) < len(given):
            raise UnreadableError
        return given

    def _judge(self, value: Json) -> Judgement:
        if not self.right:
            return Judgement("noted")
        return self._judge_line(value) if self.line else self._judge_order(value)

    def _judge_order(self, order: list[int]) -> Judgement:
        wrong = [
            (first, later) for first, later in combinations(order, 2) if self.right[first] > self.right[later]
        ]
        if not wrong:
            return Judgement("right")
        wrong.sort(key=lambda pair: self.right[pair[1]] - self.right[pair[0]])  # the farthest apart first
        first, later = wrong[0]
        names = (*(f"{a}.before.{b}" for a, b in wrong), "order")
        parameters = {"first": self.items[first], "later": self.items[later]}
        return Judgement("not_yet", names, "exercise_order_before", parameters)

    def _judge_line(self, places: list[float]) -> Judgement:
        found = [
            (index, "too_low" if place < low else "too_high")
            for index, (place, (low, high)) in enumerate(zip(places, self.right, strict=True))
            if not low <= place <= high
        ]
        wrong = {index for index, _ in found}
        parts = tuple(
            Part(str(index), "not_yet" if index in wrong else "right") for index in range(len(places))
        )
        if not found:
            return Judgement("right", parts=parts)
        index, side = found[0]
        names = (*(f"{index}.{side}" for index, side in found), side)
        return Judgement("not_yet", names, f"exercise_line_{side}", {"item": self.items[index]}, parts=parts)

    def _show(self) -> dict[str, Json]:
        return {"items": list(self.items), "line": list(self.line)}

    def _tell(self, value: Json) -> str:
        if self.line:
            return "\n".join(f"{place:g}: {item}" for item, place in zip(self.items, value, strict=True))
        return "\n".join(f"{rank}. {self.items[index]}" for rank, index in enumerate(value, 1))

    @property
    def _model(self) -> Json:
        if not self.right:
            return None
        if self.line:
            return [(low + high) / 2 for low, high in self.right]
        return sorted(range(len(self.items)), key=lambda index: self.right[index])

    def _errors(self) -> tuple[str, ...]:
        if not self.right:
            return ()
        if self.line:
            return ("too_low", "too_high")
        return ("order",)

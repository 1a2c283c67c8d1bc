"""Exercises with several things to answer: cards, sentences, quotations, panels."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from mediakit.exercises.exercise import Answer, Exercise, Json, is_id, read_table
from mediakit.exercises.feedback import QUOTATION_MARKS, Evidence, Judgement, Part, shortened
from mediakit.wording import say

__all__ = ["CANT_TELL", "Itemised", "built", "evidence_of"]

CANT_TELL = "cant_tell"
_FIRST_WORDS = 4  # of an item, by which a learner knows it again
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Itemised(Exercise):
    """Several items, each with an answer of its own.

    The answer is a table from an item's id to what was answered; ``"cant_tell"`` is an answer to any item.
    Feedback goes by the item and what is amiss ("drum.cut"), then by what is amiss alone ("cut"), then,
    when all that was answered holds, by "unfinished".
    """

    @property
    @abstractmethod
    def _items(self) -> tuple[str, ...]:
        """The ids of the items, in order."""

    @abstractmethod
    def _read_item(self, item: str, value: Json) -> Json:
        """The answer to one item as plain data, None for none; raises UnreadableError."""

    @abstractmethod
    def _judge_item(self, item: str, value: Json) -> Judgement:
        """How the answer to one item stands; asked only where the key knows of the item."""

    @abstractmethod
    def _tell_item(self, item: str, value: Json) -> str:
        """The answer to one item in plain text, without the item's name."""

    @abstractmethod
    def _model_item(self, item: str) -> Json:
        """A right answer to one item; None where none is right."""

    @property
    def _needed(self) -> int:
        """How many items must be answered."""
        return len(self._items)

    def _whole(self, value: dict[str, Json], judgements: dict[str, Judgement]) -> Judgement | None:  # noqa: ARG002
        """What there is to say about the answer as a whole before its items; None for nothing."""
        return None

    def _problems(self) -> Iterator[str]:
        if not self._items or len(set(self._items)) < len(self._items):
            yield "there must be items, each with an id of its own"
        for item in self._items:
            if not is_id(item):
                yield f"an item's id is of small letters, digits and hyphens, got {item!r}"

    def _read(self, value: Json) -> Json:
        table = read_table(value, self._items)
        given = {item: self._read_or_cant_tell(item, table[item]) for item in self._items if item in table}
        return {item: each for item, each in given.items() if each is not None} or None

    def _read_or_cant_tell(self, item: str, value: Json) -> Json:
        return value if value is None or value == CANT_TELL else self._read_item(item, value)

    def _judge(self, value: Json) -> Judgement:
        judgements = {item: self._judge_one(item, each) for item, each in value.items()}
        parts = tuple(self._part(item, each) for item, each in judgements.items())
        whole = self._whole(value, judgements)
        if whole:
            return Judgement(
                whole.outcome, whole.errors, whole.code, whole.parameters, whole.evidence, parts=parts
            )
        wrong = [item for item, each in judgements.items() if each.outcome == "not_yet"]
        if wrong:
            first = judgements[wrong[0]]
            names = tuple(name for item in wrong for name in judgements[item].errors)
            return Judgement(
                "not_yet",
                names,
                first.code,
                first.parameters,
                first.evidence,
                self._tell_choice(wrong[0], value[wrong[0]]),
                self._short_names(wrong[0]),
                parts,
            )
        left = self._needed - len(value)
        if left > 0:
            return Judgement(
                "not_yet", ("unfinished",), "exercise_items_unfinished", {"count": left}, parts=parts
            )
        arguable = next((item for item, each in judgements.items() if each.outcome == "defensible"), None)
        if arguable is not None:
            chosen = self._tell_choice(arguable, value[arguable])
            return Judgement("defensible", chosen=chosen, about=self._short_names(arguable), parts=parts)
        right = any(each.outcome == "right" for each in judgements.values())
        return Judgement("right" if right else "noted", parts=parts)

    def _judge_one(self, item: str, value: Json) -> Judgement:
        if self._model_item(item) is None:
            return Judgement("noted")
        if value == CANT_TELL:
            names = (f"{item}.cant_tell", "cant_tell")
            return Judgement(self.cant_tell, names, f"exercise_cant_tell_{self.cant_tell}")
        return self._judge_item(item, value)

    def _part(self, item: str, judgement: Judgement) -> Part:
        name = next((name for name in judgement.errors if name in self.feedback), "")
        message = self.feedback[name].says if name else ""
        share = judgement.parts[0].share if judgement.parts else None
        return Part(item, judgement.outcome, message, share)

    def _tell(self, value: Json) -> str:
        return "\n".join(self._tell_one(item, value[item]) for item in self._items if item in value)

    def _told_back(self, answer: Answer) -> str:
        return super()._told_back(answer) if answer.cant_tell else ""  # so many items are not told in a line

    def _tell_one(self, item: str, value: Json) -> str:
        return f"{self._name_item(item)}: {self._tell_choice(item, value)}"

    def _tell_choice(self, item: str, value: Json) -> str:
        return (
            say("exercise_label_cant_tell", self.language)
            if value == CANT_TELL
            else self._tell_item(item, value)
        )

    @abstractmethod
    def _name_item(self, item: str) -> str:
        """The name of an item in plain text, in full."""

    @abstractmethod
    def _short_names(self, item: str) -> tuple[str, ...]:
        """What stands before the answer to an item in a line of feedback, the shorter ways to put it last."""

    def _number(self, item: str) -> int:
        """The number by which a learner sees the item, from 1."""
        return self._items.index(item) + 1

    def _first_words(self, words: str) -> str:
        """The first words of an item, in quotation marks."""
        bare = words.translate(dict.fromkeys(map(ord, QUOTATION_MARKS)))  # a cut may take one mark of two
        return self._quoted(shortened(bare, _FIRST_WORDS))

    @property
    def _model(self) -> Json:
        models = {item: self._model_item(item) for item in self._items}
        return {item: model for item, model in models.items() if model is not None} or None


def built(kind: type[T], values: Any) -> tuple[T, ...]:  # noqa: ANN401 - tables of an exercise's data
    """Things of a kind from the tables of an exercise's data; those that are made already are left."""
    return tuple(value if isinstance(value, kind) else kind(**value) for value in values)


def evidence_of(original: str, derivative: str) -> tuple[Evidence, ...]:
    """The words of both texts, where there are any."""
    found = (Evidence("original", original), Evidence("derivative", derivative))
    return tuple(each for each in found if each.words)

"""Cards to sort into boxes, and quotations to inspect."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from mediakit.exercises.exercise import (
    KEY,
    Json,
    UnreadableError,
    read_choice,
    read_index,
    read_list,
    read_table,
)
from mediakit.exercises.feedback import Judgement, Outcome
from mediakit.exercises.itemised import CANT_TELL, Itemised, built, evidence_of
from mediakit.exercises.pair import difference_runs
from mediakit.wording import say

__all__ = ["SPEAKERS", "STATES", "Card", "Inspect", "QuotationCard", "Sort"]

STATES = (
    "exact",
    "trimmed",
    "ellipsis",
    "bracket",
    "joined",
    "changed",
    "to_reported_speech",
    "from_reported_speech",
    "not_in_original",
    "gone",
)
SPEAKERS = ("same", "less_told", "more_told", "other")


@dataclass(frozen=True, kw_only=True)
class Card:
    """A rewrite to sort.

    Attributes:
        id: A short name.
        original: The original's words; "" for none.
        derivative: What became of them; "" for nothing.
        right: The boxes that it belongs in.
        also: Boxes that are defensible, too, beside the right ones.
        instead: Boxes that are defensible in place of the right ones.
        step: Where it stands on the scale, from 0; None where that is not judged.
    """

    id: str
    original: str = ""
    derivative: str = ""
    right: tuple[str, ...] = field(default=(), metadata=KEY)
    also: tuple[str, ...] = field(default=(), metadata=KEY)
    instead: tuple[str, ...] = field(default=(), metadata=KEY)
    step: int | None = field(default=None, metadata=KEY)


@dataclass(frozen=True, kw_only=True)
class Sort(Itemised):
    """Sort cards into boxes, and say of each how far it goes on a scale where there is one.

    The answer to a card is a list of boxes, or ``{"boxes": [...], "step": number}``. Feedback goes by
    "o4-d7.swap", "swap_for_cut", "swap", and for the scale by "o4-d7.step", "step_high", "step_low";
    "all_high" when every card was put at the end of the scale.

    Attributes:
        cards: The cards.
        boxes: The boxes' names by their ids.
        most: In how many boxes a card may be put.
        all_of: Whether all right boxes must be named; else one of them is enough.
        scale: The names of the scale's steps, from least to most; none for no scale.
    """

    kind: ClassVar[str] = "sort"

    cards: tuple[Card, ...]
    boxes: Mapping[str, str]
    most: int = 2
    all_of: bool = False
    scale: tuple[str, ...] = ()

    def _normalise(self) -> None:
        self._set("cards", built(Card, self.cards))
        self._set("boxes", dict(self.boxes))
        self._set("scale", tuple(self.scale))

    def _problems(self) -> Iterator[str]:
        yield from super()._problems()
        named = {box for card in self.cards for box in (*card.right, *card.also, *card.instead)}
        unknown = named - set(self.boxes)
        if len(self.boxes) < 2 or unknown:
            yield f"boxes must be at least two, and have {', '.join(sorted(unknown)) or 'names'}"
        if any(card.step is not None and not 0 <= card.step < len(self.scale) for card in self.cards):
            yield "a card's step is a place on the scale, from 0"

    @property
    def _items(self) -> tuple[str, ...]:
        return tuple(card.id for card in self.cards)

    def _card(self, item: str) -> Card:
        return self.cards[self._items.index(item)]

    def _read_item(self, item: str, value: Json) -> Json:  # noqa: ARG002
        table = value if isinstance(value, dict) else {"boxes": value}
        table = read_table(table, ("boxes", "step"))
        named = {read_choice(box, self.boxes) for box in read_list(table.get("boxes", []), len(self.boxes))}
        if len(named) > self.most:
            raise UnreadableError
        step = None if table.get("step") is None else read_index(table["step"], len(self.scale))
        boxes = [box for box in self.boxes if box in named]
        return {"boxes": boxes, "step": step} if boxes or step is not None else None

    def _judge_item(self, item: str, value: Json) -> Judgement:
        card = self._card(item)
        evidence = evidence_of(card.original, card.derivative)
        placed = set(value["boxes"])
        right, instead = set(card.right), set(card.instead)
        allowed = right | instead | set(card.also)
        extra = [box for box in value["boxes"] if box not in allowed]
        if extra:
            names = (f"{item}.{extra[0]}", f"{extra[0]}_for_{card.right[0]}", extra[0])
            return Judgement("not_yet", names, "exercise_sort_other", {"box": self.boxes[extra[0]]}, evidence)
        wanted = right if self.all_of and len(right) <= self.most else placed & allowed
        if not placed or (wanted - placed and not placed & instead):
            return Judgement(
                "not_yet", (f"{item}.missed", "missed"), "exercise_sort_missed", evidence=evidence
            )
        return self._judge_step(card, value["step"], "right" if placed <= right else "defensible")

    def _judge_step(self, card: Card, step: int | None, outcome: Outcome) -> Judgement:
        if card.step is None or step == card.step:
            return Judgement(outcome)
        evidence = evidence_of(card.original, card.derivative)
        if step is None:
            return Judgement(
                "not_yet",
                (f"{card.id}.step_missing", "step_missing"),
                "exercise_sort_step_missing",
                evidence=evidence,
            )
        if abs(step - card.step) == 1:
            return Judgement("defensible")
        name = "step_high" if step > card.step else "step_low"
        return Judgement(
            "not_yet",
            (f"{card.id}.step", name),
            f"exercise_sort_{name}",
            {"step": self.scale[step]},
            evidence,
        )

    def _whole(self, value: dict[str, Json], judgements: dict[str, Judgement]) -> Judgement | None:
        steps = [each["step"] for each in value.values() if each != CANT_TELL]
        if (
            len(steps) > 2
            and all(step == len(self.scale) - 1 for step in steps)
            and any(each.outcome == "not_yet" for each in judgements.values())
        ):
            return Judgement("not_yet", ("all_high",), "exercise_sort_all_high", {"step": self.scale[-1]})
        return None

    def _model_item(self, item: str) -> Json:
        card = self._card(item)
        if not card.right:
            return None
        return {"boxes": [box for box in self.boxes if box in card.right[: self.most]], "step": card.step}

    def _tell_item(self, item: str, value: Json) -> str:  # noqa: ARG002
        named = [self.boxes[box] for box in value["boxes"]]
        named += [self.scale[value["step"]]] if value["step"] is not None else []
        return ", ".join(named)

    def _name_item(self, item: str) -> str:
        card = self._card(item)
        quoted = " → ".join(self._quoted(words) for words in (card.original, card.derivative) if words)
        return f"{self._number(item)}. {quoted or item}"

    def _short_names(self, item: str) -> tuple[str, ...]:
        card, number = self._card(item), f"{self._number(item)}."
        return (f"{number} {self._first_words(card.original or card.derivative)}:", number)

    def _show(self) -> dict[str, Json]:
        return {
            "cards": [
                {"id": card.id, "original": card.original, "derivative": card.derivative}
                for card in self.cards
            ],
            "boxes": [{"id": box, "text": text} for box, text in self.boxes.items()],
            "most": self.most,
            "scale": list(self.scale),
        }

    def _errors(self) -> tuple[str, ...]:
        wrong = {
            box
            for card in self.cards
            if card.right
            for box in self.boxes
            if box not in {*card.right, *card.also, *card.instead}
        }
        steps = any(card.step is not None for card in self.cards)
        return (
            *(box for box in self.boxes if box in wrong),
            *(("step_high", "step_low", "all_high") if steps else ()),
        )


@dataclass(frozen=True, kw_only=True)
class QuotationCard:
    """A quotation in both reports.

    Attributes:
        id: A short name.
        original: Its words in the original, with the marks around them; "" where they are not in it.
        derivative: Its words in the derivative; "" where they are gone.
        original_speaker: The words that say who speaks.
        derivative_speaker: The same in the derivative.
        words: What became of the words between the marks; all states that are defensible.
        speaker: What a reader is told of who speaks; all that are defensible.
    """

    id: str
    original: str = ""
    derivative: str = ""
    original_speaker: str = ""
    derivative_speaker: str = ""
    words: tuple[str, ...] = field(default=(), metadata=KEY)
    speaker: tuple[str, ...] = field(default=(), metadata=KEY)


@dataclass(frozen=True, kw_only=True)
class Inspect(Itemised):
    """Look at quotations word by word: what became of the words, and of who is said to speak.

    The answer to a quotation is ``{"words": state, "speaker": change}``. Feedback goes by "q3.trimmed",
    "trimmed_for_exact", "trimmed"; for the speaker by "q3.speaker.same", "speaker.same".

    Attributes:
        quotations: The quotations.
        states: The states to choose from.
        speakers: Whether the speaker is asked for, too.
    """

    kind: ClassVar[str] = "inspect"

    quotations: tuple[QuotationCard, ...]
    states: tuple[str, ...] = STATES
    speakers: bool = True

    def _normalise(self) -> None:
        self._set("quotations", built(QuotationCard, self.quotations))
        self._set("states", tuple(self.states))

    def _problems(self) -> Iterator[str]:
        yield from super()._problems()
        if not set(self.states) <= set(STATES):
            yield f"states are of {', '.join(STATES)}"
        if any(
            not set(each.words) <= set(self.states) or not set(each.speaker) <= set(SPEAKERS)
            for each in self.quotations
        ):
            yield f"words are of the states, speaker is of {', '.join(SPEAKERS)}"

    @property
    def _items(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.quotations)

    def _quotation(self, item: str) -> QuotationCard:
        return self.quotations[self._items.index(item)]

    def _read_item(self, item: str, value: Json) -> Json:  # noqa: ARG002
        table = read_table({"words": value} if isinstance(value, str) else value, ("words", "speaker"))
        words, speaker = table.get("words"), table.get("speaker") if self.speakers else None
        words = None if words is None else read_choice(words, self.states)
        speaker = None if speaker is None else read_choice(speaker, SPEAKERS)
        return {"words": words, "speaker": speaker} if words or speaker else None

    def _judge_item(self, item: str, value: Json) -> Judgement:
        quotation = self._quotation(item)
        evidence = evidence_of(quotation.original, quotation.derivative)
        state, speaker = value["words"], value["speaker"]
        if state is None or (speaker is None and self.speakers and quotation.speaker):
            return Judgement("not_yet", ("unfinished",), "exercise_inspect_unfinished")
        if state not in quotation.words:
            named = say(f"exercise_state_{state}", self.language)
            names = (f"{item}.{state}", f"{state}_for_{quotation.words[0]}", state)
            return Judgement("not_yet", names, "exercise_inspect_words", {"state": named}, evidence)
        if self.speakers and quotation.speaker and speaker not in quotation.speaker:
            told = evidence_of(quotation.original_speaker, quotation.derivative_speaker) or evidence
            about = (f"{item}.speaker.{speaker}", f"speaker.{speaker}")
            return Judgement("not_yet", about, "exercise_inspect_speaker", evidence=told)
        first = state == quotation.words[0] and speaker in {None, *quotation.speaker[:1]}
        return Judgement("right" if first else "defensible")

    def _model_item(self, item: str) -> Json:
        quotation = self._quotation(item)
        if not quotation.words:
            return None
        asked = self.speakers and quotation.speaker
        return {"words": quotation.words[0], "speaker": quotation.speaker[0] if asked else None}

    def _tell_item(self, item: str, value: Json) -> str:  # noqa: ARG002
        said = [say(f"exercise_state_{value['words']}", self.language)] if value["words"] else []
        said += [say(f"exercise_speaker_{value['speaker']}", self.language)] if value["speaker"] else []
        return ", ".join(said)

    def _name_item(self, item: str) -> str:
        quotation = self._quotation(item)
        return f"{self._number(item)}. {self._quoted(quotation.derivative or quotation.original)}"

    def _short_names(self, item: str) -> tuple[str, ...]:
        return (f"{say('exercise_inspect_quotation', self.language, number=self._number(item))}:",)

    def _show(self) -> dict[str, Json]:
        return {
            "quotations": [self._show_quotation(each) for each in self.quotations],
            "states": [
                {"id": each, "text": say(f"exercise_state_{each}", self.language)} for each in self.states
            ],
            "speakers": [
                {"id": each, "text": say(f"exercise_speaker_{each}", self.language)} for each in SPEAKERS
            ]
            if self.speakers
            else [],
        }

    @staticmethod
    def _show_quotation(quotation: QuotationCard) -> dict[str, Json]:
        original, derivative = difference_runs(quotation.original, quotation.derivative)
        return {
            "id": quotation.id,
            "original": original,
            "derivative": derivative,
            "original_speaker": quotation.original_speaker,
            "derivative_speaker": quotation.derivative_speaker,
        }

    def _errors(self) -> tuple[str, ...]:
        judged = [each for each in self.quotations if each.words]
        wrong = [state for state in self.states if any(state not in each.words for each in judged)]
        asked = [each for each in judged if each.speaker] if self.speakers else []
        speakers = [f"speaker.{name}" for name in SPEAKERS if any(name not in each.speaker for each in asked)]
        return (*wrong, *speakers)

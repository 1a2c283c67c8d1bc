"""What happened in a lesson, as a list that only grows, and how each exercise stands by it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mediakit.exercises.exercise import Answer
from mediakit.exercises.feedback import OUTCOMES, Outcome

__all__ = ["MAX_DRAFTS", "Event", "Progress", "State", "merged"]

MAX_DRAFTS = 50  # unfinished answers kept of each exercise; attempts, hints and all else are kept for ever
_ANSWERS = frozenset({"draft", "attempt"})
_OWN = frozenset({"id", "at", "what", "exercise"})


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Attributes:
        id: Its writer and its number among the events of that writer.
        at: When, as a UTC time in ISO format.
        what: draft, attempt, hint, worked, undo, start_over, draw, seed or name; others are kept and ignored.
        exercise: Of which exercise or pool; "" for the lesson as a whole.
        data: What else there is to know, such as the answer.
    """

    id: str
    at: str
    what: str
    exercise: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, value: Any) -> "Event | None":  # noqa: ANN401 - whatever a file holds
        """An event from plain data; None for what is none."""
        if not isinstance(value, dict):
            return None
        texts = [value.get("id"), value.get("at"), value.get("what"), value.get("exercise", "")]
        if not all(isinstance(text, str) for text in texts) or not all(texts[:3]):
            return None
        identity, at, what, exercise = map(str, texts)
        return cls(
            identity, at, what, exercise, {name: each for name, each in value.items() if name not in _OWN}
        )

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {"id": self.id, "at": self.at, "what": self.what, "exercise": self.exercise, **self.data}

    @property
    def answer(self) -> Answer:
        """The answer that a draft or an attempt holds."""
        confidence = self.data.get("confidence")
        return Answer(
            self.data.get("answer"),
            cant_tell=self.data.get("cant_tell") is True,
            confidence=confidence if isinstance(confidence, int) else None,
        )


@dataclass(frozen=True)
class State:
    """How an exercise stands.

    Attributes:
        answer: The answer as it was left.
        checked: Whether that answer was handed in, and not only begun.
        outcome: How the last answer handed in stands; not_attempted without one, or when it was taken back.
        tries: Answers handed in since the last start.
        hints: Hints taken since then.
        worked: Whether the worked answer was asked for since then.
        saved_at: When the last of this was kept, as a UTC time in ISO format; "" for nothing.
        can_undo: Whether there is something to take back.
    """

    answer: Answer = field(default_factory=Answer)
    checked: bool = False
    outcome: Outcome = "not_attempted"
    tries: int = 0
    hints: int = 0
    worked: bool = False
    saved_at: str = ""
    can_undo: bool = False


@dataclass(frozen=True)
class Progress:
    """How the exercises of a lesson stand, by the events of its answers file.

    Attributes:
        events: The events in order.
    """

    events: tuple[Event, ...] = ()

    def state(self, exercise: str, version: int = 1) -> State:
        """How one exercise stands; answers to another version of it are left aside."""
        history = _History()
        for event in self.events:
            if event.exercise == exercise and event.data.get("version", 1) == version:
                history.add(event)
        return history.state

    def attempts(self, exercise: str | None = None) -> tuple[Event, ...]:
        """The answers handed in, in order: of one exercise, or of all."""
        return tuple(
            each for each in self.events if each.what == "attempt" and exercise in {None, each.exercise}
        )

    @property
    def exercises(self) -> tuple[str, ...]:
        """The exercises that were worked at, in the order of their first event."""
        return tuple(
            dict.fromkeys(each.exercise for each in self.events if each.exercise and each.what in _ANSWERS)
        )

    @property
    def name(self) -> str:
        """The name that the learner gave; "" for none."""
        given = [each.data.get("name") for each in self.events if each.what == "name"]
        return given[-1] if given and isinstance(given[-1], str) else ""


class _History:
    """The events of one exercise, gone through in order."""

    def __init__(self) -> None:
        self.answers: list[Event] = []
        self.tries = self.hints = 0
        self.worked = False
        self.saved_at = ""

    def add(self, event: Event) -> None:
        if event.what in _ANSWERS:
            if event.what == "attempt":
                self.tries += 1
                if self.answers and self.answers[-1].answer == event.answer:
                    self.answers.pop()  # handing in what was just chosen is one step to take back
            self.answers.append(event)
        elif event.what == "undo":
            del self.answers[-1:]
        elif event.what == "hint":
            self.hints += 1
        elif event.what == "worked":
            self.worked = True
        elif event.what == "start_over":
            self.answers.clear()
            self.tries = self.hints = 0
            self.worked = False
        else:
            return
        self.saved_at = event.at

    @property
    def state(self) -> State:
        last = self.answers[-1] if self.answers else None
        checked = last is not None and last.what == "attempt"
        outcome = last.data.get("outcome") if last is not None and checked else "not_attempted"
        return State(
            last.answer if last else Answer(),
            checked,
            outcome if outcome in OUTCOMES else "not_attempted",
            self.tries,
            self.hints,
            self.worked,
            self.saved_at,
            bool(self.answers),
        )


def merged(*lists: Iterable[Event]) -> tuple[Event, ...]:
    """The events of several lists, each once, in the order of their times.

    Of unfinished answers the last fifty of each exercise are kept, of everything else all.

    Example:
        >>> later = Event("a-1", "2026-05-01T10:00Z", "hint")
        >>> earlier = Event("b-1", "2026-05-01T09:00Z", "hint")
        >>> [event.id for event in merged([later], [earlier, later])]
        ['b-1', 'a-1']
    """
    by_id: dict[str, Event] = {}
    for events in lists:
        for event in events:
            by_id.setdefault(event.id, event)
    ordered = sorted(by_id.values(), key=lambda event: (event.at, event.id))
    drafts: dict[str, int] = {}
    kept = []
    for event in reversed(ordered):
        if event.what == "draft":
            drafts[event.exercise] = drafts.get(event.exercise, 0) + 1
            if drafts[event.exercise] > MAX_DRAFTS:
                continue
        kept.append(event)
    return tuple(reversed(kept))

"""The tests before, after and long after the course: eight pairs each, half of them with nothing wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mediakit.cases.case import Case, CaseError, open_case
from mediakit.exercises.answers import AnswersFile
from mediakit.exercises.calibration import Calibration, Discrimination, calibrated, discrimination
from mediakit.exercises.choices import Choose
from mediakit.exercises.events import Event
from mediakit.exercises.pools import in_chance_order
from mediakit.lessons.lesson import LessonError
from mediakit.wording import say

__all__ = [
    "FORMS",
    "HISTORIES",
    "Assessment",
    "AssessmentItem",
    "AssessmentResult",
    "PairResult",
    "open_assessment",
]

FORMS: Mapping[str, str] = {"pre-test": "pre", "post-test": "post", "later-test": "later"}
HISTORIES = ("A to B", "common source", "independent", "cannot tell")
TRUST = ("names_source", "says_unsure", "corrects")  # views of careful news, which should not fall
_PAIRS = 8
_STEPS = 5  # of agreement
_ORDER = "order"


@dataclass(frozen=True)
class AssessmentItem:
    """One pair to judge.

    Attributes:
        case: The pair with its key.
        history: The question how the two came to be alike; only noted, so that the test teaches nothing.
        change: The question what the most important change is; only noted, too.
    """

    case: Case
    history: Choose
    change: Choose

    @property
    def has_change(self) -> bool:
        """Whether something important was changed."""
        return not self.case.data["fine"]

    @property
    def no_change(self) -> int:
        """The place of the option that nothing important changed."""
        return self.change.options.index(say("test_nothing_changed"))

    @property
    def worst_change(self) -> int:
        """The place of the option that is right."""
        worst = self.case.data["worst_change"]
        return self.change.options.index(worst["options"][worst["right"]])


@dataclass(frozen=True)
class PairResult:
    """What was answered about one pair; None for what was not answered.

    Attributes:
        item: The pair.
        history: Whether the history is the key's, or one that is defensible, too.
        change: Whether the worst change is the key's.
        said_changed: Whether something important was said to have changed; None for "I can't tell".
        confidence: How sure the learner was of each answer, 0 to 100, with whether it was right.
    """

    item: AssessmentItem
    history: bool | None
    change: bool | None
    said_changed: bool | None
    confidence: tuple[tuple[int, bool], ...]


@dataclass(frozen=True)
class AssessmentResult:
    """A test as it was answered.

    Attributes:
        form: Which test.
        pairs: What was answered about each pair.
        trust: How far each of the three views was agreed with, 1 to 5, by its name; without those left out.
    """

    form: "Assessment"
    pairs: tuple[PairResult, ...]
    trust: Mapping[str, int]

    @property
    def answered(self) -> int:
        """To how many pairs there are both answers."""
        return sum(pair.history is not None and pair.change is not None for pair in self.pairs)

    @property
    def discrimination(self) -> Discrimination:
        """How well changed pairs were told from sound ones; "I can't tell" is left out."""
        judged = [(pair.item.has_change, pair.said_changed) for pair in self.pairs]
        return discrimination((changed, said) for changed, said in judged if said is not None)

    @property
    def calibration(self) -> Calibration:
        """How well confidence fits what was right."""
        return calibrated(each for pair in self.pairs for each in pair.confidence)

    @property
    def histories(self) -> int:
        """How many histories were right."""
        return sum(bool(pair.history) for pair in self.pairs)

    @property
    def changes(self) -> int:
        """How many times the worst change, or that there is none, was right."""
        return sum(bool(pair.change) for pair in self.pairs)


@dataclass(frozen=True)
class Assessment:
    """One of three parallel tests.

    Attributes:
        name: "pre-test", "post-test" or "later-test"; its answers are kept under it.

    Example:
        >>> form = open_assessment("pre-test")
        >>> len(form.items), sum(item.has_change for item in form.items)
        (8, 4)
    """

    name: str

    @cached_property
    def items(self) -> tuple[AssessmentItem, ...]:
        """The eight pairs, in the order of the form."""
        short = FORMS[self.name]
        return tuple(_item(f"{short}-{number}") for number in range(1, _PAIRS + 1))

    @cached_property
    def views(self) -> tuple[Choose, ...]:
        """Three questions about trust in careful news; there is no right answer."""
        agreement = tuple(say(f"test_agree_{step}") for step in range(1, _STEPS + 1))
        return tuple(
            Choose(
                id=f"trust-{name.replace('_', '-')}",
                prompt=say("test_trust", view=say(f"test_trust_{name}")),
                options=agreement,
                feedback={"noted": say("test_view_noted")},
            )
            for name in TRUST
        )

    def ordered(self, answers: AnswersFile) -> tuple[AssessmentItem, ...]:
        """The pairs in an order of this learner's own, the same each time."""
        order = in_chance_order(_ORDER, [item.history for item in self.items], answers)
        place = {exercise.id: number for number, exercise in enumerate(order)}
        return tuple(sorted(self.items, key=lambda item: place[item.history.id]))

    def result(self, answers: AnswersFile) -> AssessmentResult:
        """What the answers come to."""
        first: dict[str, Event] = {}
        for event in answers.progress.attempts():
            first.setdefault(event.exercise, event)
        given = {view.id: first[view.id].answer.value for view in self.views if view.id in first}
        trust = {name: place + 1 for name, place in given.items() if isinstance(place, int)}
        return AssessmentResult(self, tuple(_judged(item, first) for item in self.items), trust)


def open_assessment(name: str) -> Assessment:
    """A test by its name.

    Raises:
        LessonError: If there is none of that name.
    """
    if name not in FORMS:
        raise LessonError(say("test_unknown", name=str(name)[:80], tests=tuple(FORMS)))
    return Assessment(name)


def _item(name: str) -> AssessmentItem:
    case = open_case(f"test-pairs/{name}")
    worst = case.data["worst_change"]
    nothing = say("test_nothing_changed")
    if case.data["history_answer"] not in HISTORIES or nothing not in worst["options"]:
        raise CaseError(f"{case.folder}: has no history or no worst change that a test can ask for")
    # "I can't tell" stands among the histories; the button has the same meaning.
    histories = tuple(say(f"test_history_{place}") for place in range(len(HISTORIES)))
    history = _asked(f"{name}-history", say("test_ask_history"), histories)
    # Always last, so that its place does not tell whether it is right.
    options = (*(each for each in worst["options"] if each != nothing), nothing)
    change = _asked(f"{name}-change", say("test_ask_change"), options)
    return AssessmentItem(case, history, change)


def _asked(name: str, prompt: str, options: tuple[str, ...]) -> Choose:
    return Choose(
        id=name, prompt=prompt, options=options, confidence=True, feedback={"noted": say("test_noted")}
    )


def _judged(item: AssessmentItem, first: Mapping[str, Event]) -> PairResult:
    data = item.case.data
    wanted = {data["history_answer"], *data.get("history_also", ())}
    right_histories = {place for place, name in enumerate(HISTORIES) if name in wanted}
    history = _place(item.history, first, cant_tell=HISTORIES.index("cannot tell"))
    change = _place(item.change, first)
    told = {
        item.history.id: history in right_histories,
        item.change.id: change == item.worst_change,
    }
    answered = {item.history.id: history is not None, item.change.id: item.change.id in first}
    return PairResult(
        item,
        told[item.history.id] if answered[item.history.id] else None,
        told[item.change.id] if answered[item.change.id] else None,
        None if change is None else change != item.no_change,
        tuple(_confidences(first, {name: told[name] for name in told if answered[name]})),
    )


def _place(question: Choose, first: Mapping[str, Event], *, cant_tell: int | None = None) -> int | None:
    """The option that was chosen first, read anew; None for none."""
    event = first.get(question.id)
    if event is None:
        return None
    answer = question.parse(event.answer.to_dict())
    return cant_tell if answer.cant_tell else answer.value


def _confidences(first: Mapping[str, Event], told: Mapping[str, bool]) -> Iterator[tuple[int, bool]]:
    for name, right in told.items():
        confidence: Any = first[name].answer.confidence
        if confidence is not None:
            yield confidence, right

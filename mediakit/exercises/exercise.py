"""What every exercise is: a question, a key, hints, and an answer to every answer."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

from mediakit.exercises.feedback import MAX_WORDS, Feedback, Judgement, Outcome, Response, compose, quoted
from mediakit.exercises.pair import Pair
from mediakit.wording import say

__all__ = [
    "KEY",
    "MAX_TEXT",
    "Answer",
    "Exercise",
    "ExerciseError",
    "Json",
    "UnreadableError",
    "is_id",
    "is_number",
    "is_whole",
    "public_names",
    "read_choice",
    "read_index",
    "read_list",
    "read_table",
    "read_text",
]

Json = Any  # plain data, as JSON has it

KEY = {"key": True}  # marks a field of the key: nothing of it may reach a browser before the answer is in
MAX_TEXT = 20_000  # characters of a learner's text
_MAX_NUMBER = 1e15
_LABELS = (
    "cant_tell",
    "check",
    "hint",
    "worked",
    "start_over",
    "undo",
    "saved",
    "not_saved",
    "confidence",
    "confidence_low",
    "confidence_high",
)


class ExerciseError(ValueError):
    """An exercise that cannot be made; the message says which, everything that is amiss, and what to do."""


class UnreadableError(Exception):
    """An answer that no learner could have given by this exercise's own means."""

    def __init__(self, problem: str = "unreadable") -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Answer:
    """What a learner answered.

    Attributes:
        value: The answer as plain JSON data, in the shape that its kind of exercise takes; None for none.
        cant_tell: Whether "I can't tell" was chosen.
        confidence: How sure the learner is, 0 to 100; None if not said.
        problem: "" for an answer that can be read, else "unreadable" or "too_long".
    """

    value: Json = None
    cant_tell: bool = False
    confidence: int | None = None
    problem: str = ""

    def to_dict(self) -> dict[str, Json]:
        """As it comes from the browser, and as it is kept."""
        return {"answer": self.value, "cant_tell": self.cant_tell, "confidence": self.confidence}


@dataclass(frozen=True, kw_only=True)
class Exercise(ABC):
    """A question with its key.

    Attributes:
        id: Short, of small letters, digits and hyphens; stable, since answers are kept under it.
        prompt: The question.
        version: Raised when the question changes so much that old answers no longer answer it.
        language: Of the question and of what is said about answers.
        hints: In the order in which they are given.
        worked: The worked answer in an author's words; without them it is told from the key.
        feedback: An author's words by name of error, or by outcome: sentences, or tables as for Response.
        confidence: Whether a slider asks how sure the learner is.
        cant_tell: How "I can't tell" stands.
        pair: The two texts, where the question is about a pair.
    """

    kind: ClassVar[str]
    general: ClassVar[
        tuple[str, ...]
    ] = ()  # parts of errors' names that by themselves meet each of these errors

    id: str
    prompt: str
    version: int = 1
    language: str = "en"
    hints: tuple[str, ...] = field(default=(), metadata=KEY)
    worked: str = field(default="", metadata=KEY)
    feedback: Mapping[str, Json] = field(default_factory=dict, metadata=KEY)
    confidence: bool = False
    cant_tell: Outcome = field(default="not_yet", metadata=KEY)
    pair: Pair | None = None

    def __post_init__(self) -> None:
        try:
            self._set("hints", tuple(self.hints))
            self._set("feedback", {str(name): Response.of(value) for name, value in self.feedback.items()})
            self._normalise()
            problems = [*_common_problems(self), *self._problems()]
        except (TypeError, ValueError, KeyError, AttributeError, IndexError) as problem:
            raise ExerciseError(f"exercise {self.id!r} ({self.kind}): {problem}") from problem
        if problems:
            raise ExerciseError(f"exercise {self.id!r} ({self.kind}): {'; '.join(problems)}")

    # What a kind of exercise says about itself.

    def _normalise(self) -> None:  # noqa: B027 - not every kind has something to bring into shape
        """Bring lists and tables of the data into the shape that the fields promise."""

    def _problems(self) -> Iterator[str]:
        """What is amiss with the fields."""
        yield from ()

    @abstractmethod
    def _read(self, value: Json) -> Json:
        """The answer as plain data, None for no answer; UnreadableError for what no learner could give."""

    @abstractmethod
    def _judge(self, value: Json) -> Judgement:
        """How an answer that was read stands."""

    @abstractmethod
    def _show(self) -> dict[str, Json]:
        """What the browser may see of this kind of exercise before the answer is in."""

    @abstractmethod
    def _tell(self, value: Json) -> str:
        """An answer that was read, in plain text."""

    @property
    @abstractmethod
    def _model(self) -> Json:
        """A right answer in the shape of ``Answer.value``; None where no answer is right."""

    def _errors(self) -> tuple[str, ...]:
        """The names of what can be amiss, for which an author writes feedback."""
        return ()

    def _solution(self) -> dict[str, Json]:
        """What the browser may see of the key when the answer is settled."""
        return {"answer": self.model}

    # What others use.

    @property
    def model(self) -> Json:
        """A right answer in the shape of ``Answer.value``; None where no answer is right."""
        return self._model

    @property
    def errors(self) -> tuple[str, ...]:
        """The names of what can be amiss with an answer, each to be met by an author's own words."""
        names = (*self._errors(), *(["cant_tell"] if self.judged and self.cant_tell == "not_yet" else []))
        return tuple(dict.fromkeys(names))

    @property
    def judged(self) -> bool:
        """Whether there are right answers; predictions and views are only noted."""
        return self.model is not None or self.cant_tell == "right"

    def parse(self, raw: Json) -> Answer:
        """An answer from what came from the browser, whatever it is; never raises.

        Args:
            raw: ``{"answer": value, "cant_tell": bool, "confidence": number}``, or the value alone.
        """
        value, cant_tell, confidence = _envelope(raw)
        if cant_tell:
            return Answer(None, cant_tell=True, confidence=confidence)
        if value is None:
            return Answer(confidence=confidence)
        try:
            return Answer(self._read(value), confidence=confidence)
        except UnreadableError as problem:
            return Answer(confidence=confidence, problem=problem.problem)

    def check(self, answer: Json) -> Feedback:
        """What there is to say about an answer; never raises.

        Args:
            answer: An :class:`Answer`, or what came from the browser.
        """
        given = self._as_answer(answer)
        return compose(self._judged(given), self.feedback, self._told_back(given), self.language)

    def view(self) -> dict[str, Json]:
        """What the browser may see before the answer is in: text in runs, labels, nothing of the key."""
        return {
            "kind": self.kind,
            "id": self.id,
            "version": self.version,
            "language": self.language,
            "prompt": self.prompt,
            "confidence": self.confidence,
            "labels": {name: say(f"exercise_label_{name}", self.language) for name in _LABELS},
            **self._show(),
        }

    def after(self, answer: Json, *, revealed: bool = False) -> dict[str, Json]:
        """What the browser may see once an answer is in.

        Args:
            answer: The answer.
            revealed: Whether the worked answer was asked for; the key is shown too when the answer is
            settled.

        Returns:
            ``feedback`` as plain data, and ``solution``: the key, or None while the learner is still at it.
        """
        given = self.check(answer)
        settled = revealed or given.outcome in {"right", "defensible", "noted"}
        worked = self.worked_answer()
        # What was just answered is not told again.
        told = worked if revealed or worked != self.describe(answer) else ""
        return {
            "feedback": given.to_dict(),
            "solution": {"text": told, **self._solution()} if settled else None,
        }

    def live(self, raw: Json, *, committed: bool = False) -> dict[str, Json]:  # noqa: ARG002 - some kinds use them
        """What may be shown while the learner works; {} for kinds that show nothing then.

        Args:
            raw: The answer so far, as it comes from the browser.
            committed: Whether an answer is already in.
        """
        return {}

    def describe(self, answer: Json) -> str:
        """An answer in plain text, for receipts."""
        given = self._as_answer(answer)
        if given.cant_tell:
            return say("exercise_label_cant_tell", self.language)
        return "" if given.value is None else self._tell(given.value)

    def _told_back(self, answer: Answer) -> str:
        """An answer in plain text, for feedback on the whole of it."""
        return self.describe(answer)

    def worked_answer(self) -> str:
        """The worked answer: an author's words, else the key in plain text; "" where no answer is right."""
        if self.worked:
            return self.worked
        if self.model is not None:
            return self._tell(self.model)
        return say("exercise_label_cant_tell", self.language) if self.cant_tell == "right" else ""

    def _quoted(self, words: str) -> str:
        """Words in the quotation marks of the exercise's language."""
        return quoted(words, self.language)

    def _as_answer(self, answer: Json) -> Answer:
        return answer if isinstance(answer, Answer) else self.parse(answer)

    def _judged(self, answer: Answer) -> Judgement:
        if answer.problem:
            return Judgement("not_attempted", (answer.problem,), f"exercise_answer_{answer.problem}")
        if answer.cant_tell:
            outcome: Outcome = self.cant_tell if self.judged else "noted"
            return Judgement(outcome, ("cant_tell",), f"exercise_cant_tell_{outcome}")
        if answer.value is None:
            return Judgement("not_attempted")
        return self._judge(answer.value)

    def _set(self, name: str, value: Json) -> None:
        object.__setattr__(self, name, value)


def _common_problems(exercise: Exercise) -> Iterator[str]:
    if not is_id(exercise.id):
        yield f"id must be of small letters, digits and hyphens, at most 80 of them, got {exercise.id!r}"
    if not isinstance(exercise.prompt, str) or not exercise.prompt.strip():
        yield "prompt must be a question"
    if not is_whole(exercise.version) or exercise.version < 1:
        yield f"version must be a whole number from 1, got {exercise.version!r}"
    if exercise.cant_tell not in {"right", "defensible", "not_yet", "noted"}:
        yield f"cant_tell must be right, defensible, not_yet or noted, got {exercise.cant_tell!r}"
    for name, response in exercise.feedback.items():
        if response.words > MAX_WORDS:
            yield f"feedback {name!r} has {response.words} words; cut it to {MAX_WORDS}, quotations included"
    if any(not isinstance(hint, str) or not hint for hint in exercise.hints):
        yield "hints must be sentences"


def is_id(value: object) -> bool:
    """Whether it may name an exercise or a part of one."""
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    return isinstance(value, str) and 0 < len(value) <= 80 and set(value) <= allowed


def _envelope(raw: Json) -> tuple[Json, bool, int | None]:
    """The value, "I can't tell" and the confidence of what came from the browser."""
    if not (
        isinstance(raw, dict)
        and ("answer" in raw or "cant_tell" in raw)
        and set(raw) <= {"answer", "cant_tell", "confidence"}
    ):
        return raw, False, None
    confidence: Json = raw.get("confidence")
    said = is_number(confidence) and 0 <= confidence <= 100
    return raw.get("answer"), raw.get("cant_tell") is True, round(confidence) if said else None


# Reading what a browser sent: small checks that the kinds share.


def is_number(value: object) -> bool:
    """Whether it is a number that one can reckon with: no truth value, nothing infinite."""
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and -_MAX_NUMBER <= value <= _MAX_NUMBER
    )


def is_whole(value: object) -> bool:
    """Whether it is a whole number."""
    return isinstance(value, int) and is_number(value)


def read_index(value: Json, count: int, *, start: int = 0) -> int:
    """A whole number from ``start`` on, one of ``count``; raises UnreadableError for anything else."""
    if not is_whole(value) or not start <= value < start + count:
        raise UnreadableError
    return int(value)


def read_choice(value: Json, allowed: Iterable[str]) -> str:
    """One of the allowed names; raises UnreadableError for anything else."""
    if not isinstance(value, str) or value not in allowed:
        raise UnreadableError
    return value


def read_list(value: Json, max_items: int) -> list[Json]:
    """A list of at most so many items; raises UnreadableError for anything else."""
    if not isinstance(value, list | tuple) or len(value) > max_items:
        raise UnreadableError
    return list(value)


def read_table(value: Json, allowed: Iterable[str]) -> dict[str, Json]:
    """A table with no other names than the allowed ones; raises UnreadableError for anything else."""
    if not isinstance(value, dict) or not set(value) <= set(allowed):
        raise UnreadableError
    return value


def read_text(value: Json) -> str:
    """A text of reasonable length, halves of signs replaced; raises UnreadableError for anything else."""
    if not isinstance(value, str):
        raise UnreadableError
    if len(value) > MAX_TEXT:
        raise UnreadableError("too_long")
    return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}")


def public_names(kind: type[Exercise]) -> list[str]:
    """The fields of a kind of exercise that do not belong to its key."""
    return [each.name for each in fields(kind) if not each.metadata.get("key")]

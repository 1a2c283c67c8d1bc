"""A learner's own texts: pasted, looked at with what is computed of them, marked and thought about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from mediakit.exercises.exercise import (
    MAX_TEXT,
    Exercise,
    Json,
    UnreadableError,
    is_id,
    read_choice,
    read_index,
    read_list,
    read_table,
    read_text,
)
from mediakit.exercises.feedback import Feedback, Judgement, compose
from mediakit.exercises.showing import SHOWS, problem_of, showing
from mediakit.wording import say

__all__ = ["OwnTexts"]

_OF_PAIRS = frozenset({"links", "measures"})
_MAX_MARKS = 5_000


@dataclass(frozen=True, kw_only=True)
class OwnTexts(Exercise):
    """Paste one or two texts of your own, and look at what is computed of them.

    The answer is ``{"texts": [text, ...], "shown": bool, "marks": [[sentence, label], ...], "notes": [text,
    ...]}``; whatever is left out is empty. It is only ever noted. Texts of which nothing can be shown are met
    with a sentence that says why. The texts stay where the answers file is.

    Attributes:
        texts: How many texts: one, or an original and its derivative.
        shows: What is computed of them: "sentences" (numbered), "links" (on what each sentence of the second
            may rest), "sources", "quotations" or "measures".
        marks: Labels, by id, with which sentences of the last text can be marked.
        questions: Questions with a short text as answer.
    """

    kind: ClassVar[str] = "own_texts"

    texts: int = 1
    shows: str = "sentences"
    marks: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()

    def _normalise(self) -> None:
        self._set("marks", {str(name): str(label) for name, label in dict(self.marks).items()})
        self._set("questions", tuple(self.questions))

    def _problems(self) -> Iterator[str]:
        if self.texts not in {1, 2}:
            yield f"texts is 1 or 2, got {self.texts!r}"
        if self.shows not in SHOWS:
            yield f"shows is one of {', '.join(SHOWS)}, got {self.shows!r}"
        if self.shows in _OF_PAIRS and self.texts == 1:
            yield f"{self.shows} needs two texts"
        if not all(is_id(name) and label.strip() for name, label in self.marks.items()):
            yield "marks is a table from a short name to its label"
        if not all(isinstance(each, str) and each.strip() for each in self.questions):
            yield "questions is a list of questions"

    def check(self, answer: Json) -> Feedback:
        """What there is to say about an answer; a pasted text is not said back to who pasted it."""
        return compose(self._judged(self._as_answer(answer)), self.feedback, "", self.language)

    def _read(self, value: Json) -> Json:
        table = read_table(value, ("texts", "shown", "marks", "notes"))
        texts = _texts(table.get("texts"), self.texts)
        notes = _texts(table.get("notes"), len(self.questions))
        marks = [self._read_mark(each) for each in read_list(table.get("marks") or (), _MAX_MARKS)]
        if not any(each.strip() for each in (*texts, *notes)):
            return None
        return {
            "texts": texts,
            "shown": table.get("shown") is True,
            "marks": [list(mark) for mark in sorted(set(marks))],
            "notes": notes,
        }

    def _read_mark(self, value: Json) -> tuple[int, str]:
        mark = read_list(value, 2)
        if len(mark) < len(("sentence", "label")):
            raise UnreadableError
        return read_index(mark[0], MAX_TEXT, start=1), read_choice(mark[1], self.marks)

    def _judge(self, value: Json) -> Judgement:
        problem = problem_of(tuple(value["texts"]), self.language)
        if problem:
            return Judgement("not_yet", code=problem.code, parameters=problem.parameters)
        return Judgement("noted")

    def _show(self) -> dict[str, Json]:
        return {
            "texts": [say(f"exercise_own_{name}", self.language) for name in _NAMES[self.texts]],
            "marks": [{"id": name, "text": label} for name, label in self.marks.items()],
            "questions": list(self.questions),
            "most": MAX_TEXT,
        }

    def live(self, raw: Json, *, committed: bool = False) -> dict[str, Json]:  # noqa: ARG002
        """What is computed of the texts, once the learner asked for it; else nothing."""
        value = self.parse(raw).value
        return (
            showing(self.shows, tuple(value["texts"]), self.language)
            if isinstance(value, dict) and value["shown"]
            else {}
        )

    def _tell(self, value: Json) -> str:
        notes = [
            f"{question} {note}"
            for question, note in zip(self.questions, value["notes"], strict=True)
            if note.strip()
        ]
        marks = [f"{number}: {self.marks[name]}" for number, name in value["marks"]]
        names = [say(f"exercise_own_{name}", self.language) for name in _NAMES[self.texts]]
        texts = [f"{name}:\n{text}" for name, text in zip(names, value["texts"], strict=True) if text.strip()]
        return "\n".join([*notes, *marks, *texts])

    @property
    def _model(self) -> Json:
        return None


_NAMES = {1: ("text",), 2: ("first", "second")}


def _texts(value: Json, count: int) -> list[str]:
    """So many texts; those that are missing are empty."""
    texts = [read_text(each) for each in read_list(value or (), count)]
    return texts + [""] * (count - len(texts))

"""The cut budget: keeping a few sentences, and seeing which of a reader's questions go dark."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from mediakit.exercises.exercise import KEY, Exercise, ExerciseError, Json, read_index, read_list
from mediakit.exercises.feedback import Judgement, Part
from mediakit.exercises.itemised import built
from mediakit.exercises.pair import sentence_runs
from mediakit.texts.article import Article
from mediakit.wording import say

__all__ = ["CutBudget", "ReaderQuestion"]


@dataclass(frozen=True, kw_only=True)
class ReaderQuestion:
    """A question that a reader asks.

    Attributes:
        id: A short name.
        text: The question.
        answered_by: The sentences that answer it, by number.
    """

    id: str
    text: str
    answered_by: tuple[int, ...] = field(default=(), metadata=KEY)


@dataclass(frozen=True, kw_only=True)
class CutBudget(Exercise):
    """Keep some sentences of the original; see which questions no kept sentence answers.

    The answer is a list of numbers of sentences. There is no single right one: it is noted, with what went
    dark. Feedback goes by "dark.why-unnamed" (a question's id), the first of the list first, then "dark";
    "first" when just the first sentences were kept; "over" for too many and "under" for fewer than half.

    Attributes:
        keep: How many sentences may be kept.
        questions: The reader's questions, the weightiest first.
    """

    kind: ClassVar[str] = "cut_budget"
    general: ClassVar[tuple[str, ...]] = ("dark",)

    keep: int
    questions: tuple[ReaderQuestion, ...]

    def _normalise(self) -> None:
        self._set("questions", built(ReaderQuestion, self.questions))

    def _problems(self) -> Iterator[str]:
        count = len(self._article.sentences)
        if not 1 <= self.keep < count:
            yield f"keep must be from 1 to {count - 1}, got {self.keep}"
        for question in self.questions:
            if not question.answered_by or not all(1 <= number <= count for number in question.answered_by):
                yield f"{question.id}: answered_by must name sentences, 1 to {count}"

    @property
    def _article(self) -> Article:
        if self.pair is None or self.pair.original is None:
            raise ExerciseError("cut_budget needs the original")
        return self.pair.original

    def _read(self, value: Json) -> Json:
        count = len(self._article.sentences)
        kept = sorted({read_index(number, count, start=1) for number in read_list(value, count)})
        return kept or None

    def _judge(self, value: Json) -> Judgement:
        kept, lost = set(value), self._lost(set(value))
        parts = tuple(
            Part(each.id, "noted", say("exercise_budget_lost", self.language, question=each.text))
            for each in lost
        )
        if len(kept) > self.keep:
            return Judgement(
                "not_yet", ("over",), "exercise_budget_over", {"count": len(kept) - self.keep}, parts=parts
            )
        if len(kept) * 2 < self.keep:
            return Judgement(
                "not_yet", ("under",), "exercise_budget_under", {"count": self.keep - len(kept)}, parts=parts
            )
        names = tuple(f"dark.{each.id}" for each in lost)
        if self._leads(kept):
            names = ("first", *names)
        if not lost:
            return Judgement("noted", names, "exercise_budget_all_answered", parts=parts)
        evidence = self.pair.evidence("original", lost[0].answered_by[0]) if self.pair else ()
        return Judgement(
            "noted",
            (*names, "dark"),
            "exercise_budget_dark",
            {"question": lost[0].text},
            evidence,
            parts=parts,
        )

    def _leads(self, kept: set[int]) -> bool:
        """Whether just the first sentences were kept, with or without the headline and the byline."""
        statements = [unit for unit in self._article.sentences if unit.is_statement]
        body = [unit for unit in statements if unit.role == "body"]
        said = kept & {unit.number for unit in statements}
        return bool(said) and any(
            said == {unit.number for unit in units[: len(said)]} for units in (statements, body)
        )

    def _lost(self, kept: set[int]) -> list[ReaderQuestion]:
        return [question for question in self.questions if not kept & set(question.answered_by)]

    def _show(self) -> dict[str, Json]:
        return {
            "keep": self.keep,
            "sentences": sentence_runs(self._article),
            "questions": [{"id": question.id, "text": question.text} for question in self.questions],
        }

    def live(self, raw: Json, *, committed: bool = False) -> dict[str, Json]:  # noqa: ARG002
        """How many sentences are kept, and which questions are dark."""
        kept = set(self.parse(raw).value or ())
        return {
            "kept": len(kept),
            "left": self.keep - len(kept),
            "dark": [each.id for each in self._lost(kept)],
        }

    def _solution(self) -> dict[str, Json]:
        return {"answer": None, "answered_by": {each.id: list(each.answered_by) for each in self.questions}}

    def _tell(self, value: Json) -> str:
        lines = [self._article.text[self._article.sentences[number - 1].span] for number in value]
        dark = [each.text for each in self._lost(set(value))]
        lines += [say("exercise_budget_dark_list", self.language, questions="; ".join(dark))] if dark else []
        return "\n".join(lines)

    @property
    def _model(self) -> Json:
        return None

    def _errors(self) -> tuple[str, ...]:
        return (*(f"dark.{question.id}" for question in self._first_lost()), "first")

    def _first_lost(self) -> Iterator[ReaderQuestion]:
        """The questions that can be the weightiest of those lost.

        Where a weightier one is answered by the same sentences, or by some of them, it is lost as well.
        """
        for place, question in enumerate(self.questions):
            answers = set(question.answered_by)
            if not any(set(weightier.answered_by) <= answers for weightier in self.questions[:place]):
                yield question

"""Writing: free text with parts that must be in it, or with a rubric to rate it by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from mediakit.exercises.exercise import (
    KEY,
    Exercise,
    Json,
    UnreadableError,
    is_whole,
    read_list,
    read_table,
    read_text,
)
from mediakit.exercises.feedback import Judgement, Part
from mediakit.exercises.itemised import built
from mediakit.wording.verdicts import find_verdicts

__all__ = ["TextPart", "Write", "count_words"]

_MAX_WORDS = 1_000_000
_MAX_RATING = 2


@dataclass(frozen=True, kw_only=True)
class TextPart:
    """Something that a text must have in it.

    Attributes:
        id: A short name.
        text: What it is, for the learner.
        accept: Phrases any of which shows it; in slashes (``/…/``) a regular expression. Case does not
            matter.
    """

    id: str
    text: str
    accept: tuple[str, ...] = field(default=(), metadata=KEY)

    def found_in(self, text: str) -> bool:
        """Whether the text has it."""
        return any(_pattern(phrase).search(text) for phrase in self.accept)


@dataclass(frozen=True, kw_only=True)
class Write(Exercise):
    """Write a text.

    The answer is a text, or ``{"text": text, "ratings": [0 to 2 or None, ...]}`` where there is a rubric. A
    text is right when its length fits and every part is in it; without parts it is noted. Feedback goes by
    "verdict" (a word that judges people), "too_short", "too_long", "missing.limits" (a part's id),
    "missing".

    Attributes:
        parts: What must be in it.
        rubric: What the learner, or somebody else, rates it by, each 0 to 2.
        min_words: The fewest words.
        max_words: The most words.
        stems: Openings of sentences to start from.
        text: What stands in the box at first.
    """

    kind: ClassVar[str] = "write"
    general: ClassVar[tuple[str, ...]] = ("missing",)

    parts: tuple[TextPart, ...] = ()
    rubric: tuple[str, ...] = ()
    min_words: int = 1
    max_words: int = 400
    stems: tuple[str, ...] = ()
    text: str = ""

    def _normalise(self) -> None:
        self._set("parts", built(TextPart, self.parts))
        self._set("rubric", tuple(self.rubric))
        self._set("stems", tuple(self.stems))

    def _problems(self) -> Iterator[str]:
        if not 1 <= self.min_words <= self.max_words <= _MAX_WORDS:
            yield f"min_words is from 1 to max_words, got {self.min_words} and {self.max_words}"
        for part in self.parts:
            for phrase in part.accept:
                try:
                    _pattern(phrase)
                except re.error as problem:
                    yield f"{part.id}: {phrase!r} is no regular expression ({problem})"

    def _read(self, value: Json) -> Json:
        table = read_table({"text": value} if isinstance(value, str) else value, ("text", "ratings"))
        text = read_text(table.get("text", ""))
        ratings = read_list(table.get("ratings") or [None] * len(self.rubric), len(self.rubric))
        if len(ratings) != len(self.rubric) or not all(
            rating is None or (is_whole(rating) and 0 <= rating <= _MAX_RATING) for rating in ratings
        ):
            raise UnreadableError
        return {"text": text, "ratings": ratings} if text.strip() else None

    def _judge(self, value: Json) -> Judgement:
        text = value["text"]
        parts = tuple(Part(part.id, "right" if part.found_in(text) else "not_yet") for part in self.parts)
        return (
            self._length(text, parts)
            or self._verdict(text, parts)
            or self._missing(parts)
            or self._settled(text, parts)
        )

    def _settled(self, text: str, parts: tuple[Part, ...]) -> Judgement:  # noqa: ARG002
        """How a text stands that has everything."""
        return Judgement("right" if self.parts else "noted", parts=parts)

    def _length(self, text: str, parts: tuple[Part, ...]) -> Judgement | None:
        words = count_words(text)
        if self.min_words <= words <= self.max_words:
            return None
        name, limit = (
            ("too_short", self.min_words) if words < self.min_words else ("too_long", self.max_words)
        )
        return Judgement(
            "not_yet", (name,), f"exercise_write_{name}", {"words": words, "limit": limit}, parts=parts
        )

    def _verdict(self, text: str, parts: tuple[Part, ...]) -> Judgement | None:
        found = find_verdicts(text, self.language)
        if not found:
            return None
        parameters = {"words": found[0].words, "instead": found[0].instead}
        return Judgement("not_yet", ("verdict",), "exercise_write_verdict", parameters, parts=parts)

    def _missing(self, parts: tuple[Part, ...]) -> Judgement | None:
        missing = [
            part for part, stands in zip(self.parts, parts, strict=True) if stands.outcome == "not_yet"
        ]
        if not missing:
            return None
        names = (*(f"missing.{part.id}" for part in missing), "missing")
        return Judgement("not_yet", names, "exercise_write_missing", {"part": missing[0].text}, parts=parts)

    def _show(self) -> dict[str, Json]:
        return {
            "parts": [{"id": part.id, "text": part.text} for part in self.parts],
            "rubric": list(self.rubric),
            "max_rating": _MAX_RATING,
            "min_words": self.min_words,
            "max_words": self.max_words,
            "stems": list(self.stems),
            "text": self.text,
        }

    def live(self, raw: Json, *, committed: bool = False) -> dict[str, Json]:  # noqa: ARG002
        """How many words there are, and the words that judge people, with what to say instead."""
        text = live_text(self, raw)
        found = find_verdicts(text, self.language)
        return {
            "words": count_words(text),
            "verdicts": [{"words": each.words, "instead": each.instead} for each in found],
        }

    def _tell(self, value: Json) -> str:
        rated = [
            f"{row}: {rating}"
            for row, rating in zip(self.rubric, value["ratings"], strict=True)
            if rating is not None
        ]
        return "\n".join([value["text"], *rated])

    @property
    def _model(self) -> Json:
        """The worked answer, where an author wrote one that has all the parts."""
        return (
            {"text": self.worked, "ratings": [None] * len(self.rubric)}
            if self.parts and self.worked
            else None
        )

    @property
    def judged(self) -> bool:
        """Whether there are parts that must be in the text."""
        return bool(self.parts)

    def _errors(self) -> tuple[str, ...]:
        return (*(f"missing.{part.id}" for part in self.parts), *(("verdict",) if self.parts else ()))


def count_words(text: str) -> int:
    """How many words a text has, as a reader counts them: what stands between spaces."""
    return len(text.split())


def live_text(exercise: Exercise, raw: Json) -> str:
    """The text in what the browser sent while the learner writes; "" for none."""
    answer = exercise.parse(raw)
    value = answer.value
    return value["text"] if isinstance(value, dict) and "text" in value else ""


def _pattern(phrase: str) -> re.Pattern[str]:
    if len(phrase) > 2 and phrase.startswith("/") and phrase.endswith("/"):
        return re.compile(phrase[1:-1], re.IGNORECASE)
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)

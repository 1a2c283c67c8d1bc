"""Highlighting: marking sentences or words of a text, in one colour or in several, with labels."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import ClassVar, Literal

from mediakit.exercises.exercise import (
    KEY,
    Exercise,
    ExerciseError,
    Json,
    UnreadableError,
    is_whole,
    read_choice,
    read_list,
)
from mediakit.exercises.feedback import Evidence, Judgement, Outcome, Part
from mediakit.exercises.pair import Side, word_runs
from mediakit.texts.article import Article
from mediakit.wording import say

__all__ = ["NONE", "Highlight"]

NONE = "none"  # the answer "there is none in this text"
_QUOTED = tuple('“”„«»"')
Marks = dict[int, str]  # the label of each marked word, by its place, or of each sentence, by its number


@dataclass(frozen=True, kw_only=True)
class Highlight(Exercise):
    """Mark sentences or words of one text, each with a label.

    The answer is a list of stretches ``[start, stop, label]``: places of words, or numbers of sentences, up
    to but not including ``stop``; or "none" for "there is none in this text". Of words, a share of 0.7 of
    each label is enough (F1); sentences must be found exactly.

    Feedback goes for sentences by "3.credit" (number and label), by the sentence's role ("byline",
    "headline"), by "quotation" for one with quotation marks; for both by "cue_for_source" (marked cue, is
    source), "extra.source", "missed.source", "all.reported" (everything marked alike), "none".

    Attributes:
        side: Which text is marked.
        unit: sentence or word.
        labels: The labels' names by their ids; one for a highlighter of one colour.
        marks: What belongs to each label: words as printed, or numbers of sentences. Words that stand in
            several sentences are named with theirs: ``{"sentence": 4, "words": "said"}``. Empty where nothing
            is judged.
        also: What may be marked too, by label.
        only_key: Whether only what the key names is judged; marks elsewhere are noted.
        enough: The share of words that is enough.
        sentences: The sentences shown, by number; all without them.
    """

    kind: ClassVar[str] = "highlight"

    side: Side = "derivative"
    unit: Literal["sentence", "word"] = "sentence"
    labels: Mapping[str, str]
    marks: Mapping[str, tuple[Json, ...]] = field(default_factory=dict, metadata=KEY)
    also: Mapping[str, tuple[Json, ...]] = field(default_factory=dict, metadata=KEY)
    only_key: bool = field(default=False, metadata=KEY)
    enough: float = field(default=0.7, metadata=KEY)
    sentences: tuple[int, ...] = ()

    def _normalise(self) -> None:
        self._set("labels", dict(self.labels))
        self._set("marks", {label: tuple(each) for label, each in self.marks.items()})
        self._set("also", {label: tuple(each) for label, each in self.also.items()})
        shown = tuple(self.sentences) or tuple(unit.number for unit in self._article.sentences)
        self._set("sentences", shown)

    def _problems(self) -> Iterator[str]:
        unknown = {*self.marks, *self.also} - set(self.labels)
        if not self.labels or unknown:
            yield f"labels must have {', '.join(sorted(unknown)) or 'names'}"
        for label, each in (
            (label, each)
            for table in (self.marks, self.also)
            for label, given in table.items()
            for each in given
        ):
            if not self._places(each):
                yield f"{label}: {each!r} is not in the sentences shown"

    @property
    def _article(self) -> Article:
        article = self.pair.side(self.side) if self.pair else None
        if article is None:
            raise ExerciseError(f"highlight needs the {self.side}")
        return article

    def _places(self, each: Json) -> list[int]:
        """The words, or the sentence, that an entry of the key names."""
        units = self._article.sentences
        if self.unit == "sentence":
            return [each] if each in self.sentences and each <= len(units) else []
        words, where = (each["words"], (each["sentence"],)) if isinstance(each, Mapping) else (each, ())
        for number in where or self.sentences:
            if number not in self.sentences:
                continue
            span = units[number - 1].span
            start = self._article.text.find(words, span.start, span.end)
            if start >= 0:
                stop = start + len(words)
                return [i for i, word in enumerate(self._article.words) if start <= word.start < stop]
        return []

    def _key(self, table: Mapping[str, tuple[Json, ...]]) -> dict[str, set[int]]:
        return {
            label: {place for each in table.get(label, ()) for place in self._places(each)}
            for label in self.labels
        }

    @property
    def _units(self) -> list[int]:
        """What can be marked: places of the shown words, or numbers of the shown sentences."""
        if self.unit == "sentence":
            return list(self.sentences)
        spans = [self._article.sentences[number - 1].span for number in self.sentences]
        return [
            i for i, word in enumerate(self._article.words) if any(span.covers(word.span) for span in spans)
        ]

    def _read(self, value: Json) -> Json:
        if value == NONE:
            return NONE
        units = set(self._units)
        marks: Marks = {}
        for stretch in read_list(value, 4 * len(units) + 4):
            start, stop, label = _stretch(stretch, units)
            read_choice(label, self.labels)
            marks |= {place: label for place in range(start, stop) if place in units}
        return _stretches(marks) or None

    def _judge(self, value: Json) -> Judgement:
        if not self.marks:
            return Judgement("noted")
        key, also = self._key(self.marks), self._key(self.also)
        if value == NONE:
            empty = not any(key.values())
            return Judgement("right") if empty else Judgement("not_yet", ("none",), "exercise_mark_none")
        chosen = _by_label(_marks(value), self.labels)
        errors, wrong = self._errors_in(chosen, key, also)
        used = any(chosen[label] & also[label] - key[label] for label in self.labels)
        outcome: Outcome = "not_yet" if errors else "defensible" if used else "right"
        parts = tuple(
            Part(label, "not_yet" if label in wrong else outcome if outcome != "not_yet" else "right")
            for label in self.labels
        )
        if not errors:
            return Judgement(outcome, parts=parts)
        place = next(iter(wrong.values()))
        return Judgement(
            "not_yet", errors, self._code(errors), self._named(errors), self._evidence(place), parts=parts
        )

    def _errors_in(
        self, chosen: dict[str, set[int]], key: dict[str, set[int]], also: dict[str, set[int]]
    ) -> tuple[tuple[str, ...], dict[str, int]]:
        """What is amiss, and for each label that is, where to look."""
        names: list[str] = []
        wrong: dict[str, int] = {}
        alike = [label for label in self.labels if chosen[label] == set(self._units)]
        known = set().union(*key.values(), *also.values())
        for label in self.labels:
            extra, missed = chosen[label] - key[label] - also[label], key[label] - chosen[label]
            extra = extra & known if self.only_key else extra
            if (not extra and not missed) or (
                self.unit == "word" and _f1(chosen[label] - also[label], key[label]) >= self.enough
            ):
                continue
            wrong[label] = min(extra or missed)
            names += self._names(label, extra, missed, chosen, key)
        return (*(f"all.{label}" for label in alike if names), *names), wrong

    def _names(
        self,
        label: str,
        extra: set[int],
        missed: set[int],
        chosen: dict[str, set[int]],
        key: dict[str, set[int]],
    ) -> Iterator[str]:
        if self.unit == "sentence":
            for number in sorted(extra):
                unit = self._article.sentences[number - 1]
                yield f"{number}.{label}"
                yield from [unit.role] if unit.role != "body" else []
                yield from (
                    ["quotation"] if any(mark in self._article.text[unit.span] for mark in _QUOTED) else []
                )
        for other in self.labels:
            if other != label and extra & key[other]:
                yield f"{label}_for_{other}"
            if other != label and missed & chosen[other]:
                yield f"{other}_for_{label}"
        yield f"extra.{label}" if len(extra) >= len(missed) else f"missed.{label}"

    def _code(self, errors: tuple[str, ...]) -> str:
        if errors[0].startswith("all."):
            return "exercise_mark_all"
        last = errors[-1] if not any("_for_" in name for name in errors) else "other"
        return f"exercise_mark_{last.partition('.')[0]}"

    def _named(self, errors: tuple[str, ...]) -> dict[str, str]:
        label = errors[-1].partition(".")[2] if "." in errors[-1] else ""
        return {"label": self.labels.get(label, "")}

    def _evidence(self, place: int) -> tuple[Evidence, ...]:
        """The sentence where to look."""
        units = self._article.sentences
        if self.unit == "word":
            start = self._article.words[place].start
            place = next((unit.number for unit in units if unit.span.start <= start < unit.span.end), 1)
        return (Evidence(self.side, self._article.text[units[place - 1].span]),)

    def _show(self) -> dict[str, Json]:
        units = [self._article.sentences[number - 1] for number in self.sentences]
        return {
            "side": self.side,
            "unit": self.unit,
            "marks": [{"id": label, "text": text} for label, text in self.labels.items()],
            "none": say("exercise_label_none_here", self.language),
            "sentences": [
                {
                    "n": unit.number,
                    "role": unit.role,
                    "paragraph": unit.paragraph,
                    "runs": word_runs(self._article, unit.span)
                    if self.unit == "word"
                    else [{"text": self._article.text[unit.span], "word": None}],
                }
                for unit in units
            ],
        }

    def _tell(self, value: Json) -> str:
        if value == NONE:
            return say("exercise_label_none_here", self.language)
        return "\n".join(
            f"{self.labels[label]}: {self._quoted(self._words(start, stop))}" for start, stop, label in value
        )

    def _words(self, start: int, stop: int) -> str:
        if self.unit == "sentence":
            units = [unit for unit in self._article.sentences if start <= unit.number < stop]
            return self._article.text[units[0].span.start : units[-1].span.end]
        return self._article.text[self._article.words.span(start, stop)]

    @property
    def _model(self) -> Json:
        if not self.marks:
            return None
        key = self._key(self.marks)
        return _stretches({place: label for label in self.labels for place in key[label]}) or NONE

    def _errors(self) -> tuple[str, ...]:
        if not self.marks:
            return ()
        labels = [label for label in self.labels if self.marks.get(label)]
        swapped = [f"{one}_for_{other}" for one in labels for other in labels if one != other]
        found = [f"missed.{label}" for label in labels]
        found += [f"extra.{label}" for label in labels if self._can_be_extra(label)]
        return (*swapped, *found, "none")

    def _can_be_extra(self, label: str) -> bool:
        """Whether marks of this label can be too many, and be named so: they are in no other label's key."""
        key, also = self._key(self.marks), self._key(self.also)
        keyed = set().union(*key.values())
        judged = keyed.union(*also.values()) if self.only_key else set(self._units)
        free, wanted = len(judged - keyed - also[label]), len(key[label])
        if self.unit == "sentence" or not free:
            return free > 0
        found = wanted - min(wanted, free)  # at the most, while as much is missed as is marked too much
        return 2 * found / (found + free + wanted) < self.enough


def _stretch(value: Json, units: set[int]) -> tuple[int, int, Json]:
    """A stretch that begins and ends with something that can be marked; UnreadableError for anything else."""
    given = read_list(value, 3)
    if len(given) < 3 or not is_whole(given[0]) or not is_whole(given[1]):
        raise UnreadableError
    if not given[0] < given[1] or given[0] not in units or given[1] - 1 not in units:
        raise UnreadableError
    return given[0], given[1], given[2]


def _marks(stretches: Json) -> Marks:
    return {place: label for start, stop, label in stretches for place in range(start, stop)}


def _stretches(marks: Marks) -> list[list[Json]]:
    """Neighbours with one label as one stretch, in order."""
    ordered = sorted(marks.items())
    found = []
    for _, group in groupby(enumerate(ordered), key=lambda each: (each[1][0] - each[0], each[1][1])):
        places = [place for _, place in group]
        found.append([places[0][0], places[-1][0] + 1, places[0][1]])
    return found


def _by_label(marks: Marks, labels: Mapping[str, str]) -> dict[str, set[int]]:
    return {label: {place for place, each in marks.items() if each == label} for label in labels}


def _f1(chosen: set[int], key: set[int]) -> float:
    """How well what was chosen meets the key, in [0, 1]; 1.0 where both are empty."""
    return 2 * len(chosen & key) / (len(chosen) + len(key)) if chosen or key else 1.0

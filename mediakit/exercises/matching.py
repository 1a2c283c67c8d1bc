"""Matching sentences of the derivative to those of the original that they rest on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from mediakit.exercises.exercise import KEY, ExerciseError, Json, read_index, read_list
from mediakit.exercises.feedback import Judgement, Part
from mediakit.exercises.itemised import Itemised
from mediakit.exercises.pair import Pair, sentence_runs, word_runs
from mediakit.texts.article import Article
from mediakit.wording import say

__all__ = ["Match"]

_MANY = 5  # links from one sentence that ask for a reason each


@dataclass(frozen=True, kw_only=True)
class Match(Itemised):
    """Say on which sentences of the original each sentence of the derivative rests, if on any.

    The answer is a table from a derivative sentence's number to a list of the original's numbers, empty for
    "not in A". Feedback goes by "9.missed" and so on, then by: missed (a source was not found), not_in_a
    (said of a sentence that has a source), topic (same subject, no shared statement), extra (a source too
    many), many (five or more), linked_new (a source given to a sentence without one).

    Attributes:
        sentences: The derivative sentences to match, by number; all of the key without them.
        sources: The sources of each, the main one first; an empty list for none.
        weak: Sentences that may be named too, neither required nor wrong.
    """

    kind: ClassVar[str] = "match"

    sentences: tuple[int, ...] = ()
    sources: Mapping[str, tuple[int, ...]] = field(default_factory=dict, metadata=KEY)
    weak: Mapping[str, tuple[int, ...]] = field(default_factory=dict, metadata=KEY)

    def _normalise(self) -> None:
        for name in ("sources", "weak"):
            table = getattr(self, name)
            self._set(name, {str(number): tuple(numbers) for number, numbers in table.items()})
        self._set("sentences", tuple(self.sentences) or tuple(map(int, self.sources)))

    def _problems(self) -> Iterator[str]:
        yield from super()._problems()
        count = {side: len(self._pair.sentences(side)) for side in ("original", "derivative")}
        if any(not 1 <= number <= count["derivative"] for number in self.sentences):
            yield f"sentences are numbers of the derivative's sentences, 1 to {count['derivative']}"
        if any(
            not 1 <= number <= count["original"]
            for table in (self.sources, self.weak)
            for numbers in table.values()
            for number in numbers
        ):
            yield f"sources and weak name the original's sentences, 1 to {count['original']}"

    @property
    def _pair(self) -> Pair:
        if self.pair is None or self.pair.original is None or self.pair.derivative is None:
            raise ExerciseError("match needs a pair of texts")
        return self.pair

    @property
    def _items(self) -> tuple[str, ...]:
        return tuple(map(str, self.sentences))

    def _read_item(self, item: str, value: Json) -> Json:  # noqa: ARG002
        count = len(self._pair.sentences("original"))
        return sorted({read_index(number, count, start=1) for number in read_list(value, count)})

    def _judge_item(self, item: str, value: Json) -> Judgement:
        chosen, required, weak = set(value), set(self.sources[item]), set(self.weak.get(item, ()))
        error = _error(chosen, required, weak)
        if not error:
            outcome = "right" if required or not chosen else "defensible"
            return Judgement(outcome, parts=(Part(item, outcome, share=1.0),))  # type: ignore[arg-type]
        shown = [*sorted(chosen - required), *sorted(chosen)][:1]
        evidence = (*self._pair.evidence("original", *shown), *self._pair.evidence("derivative", int(item)))
        both = len(chosen & required) / len(chosen | required) if chosen | required else 0.0
        share = round(0.5 + 0.4 * both, 4) if chosen & required else 0.0
        names = (f"{item}.{error}", error)
        return Judgement(
            "not_yet",
            names,
            f"exercise_match_{error}",
            {"number": int(item)},
            evidence,
            parts=(Part(item, "not_yet", share=share),),
        )

    def _model_item(self, item: str) -> Json:
        return sorted(self.sources[item]) if item in self.sources else None

    def _tell_item(self, item: str, value: Json) -> str:  # noqa: ARG002
        if not value:
            return say("exercise_label_not_in_a", self.language)
        return say("exercise_match_chosen", self.language, original=tuple(f"A{number}" for number in value))

    def _name_item(self, item: str) -> str:
        return f"B{item}"

    def _short_names(self, item: str) -> tuple[str, ...]:
        return (f"{self._name_item(item)}:",)

    def _show(self) -> dict[str, Json]:
        original, derivative = self._articles
        return {
            "original": sentence_runs(original),
            "derivative": [
                {**each, "asked": each["n"] in self.sentences} for each in sentence_runs(derivative)
            ],
            "names": {
                "not_in_a": say("exercise_label_not_in_a", self.language),
                "shared_words": say("exercise_label_shared_words", self.language),
            },
        }

    def live(self, raw: Json, *, committed: bool = False) -> dict[str, Json]:  # noqa: ARG002
        """The words that a derivative sentence shares with each original one, for ``{"shared": number}``."""
        number = raw.get("shared") if isinstance(raw, dict) else None
        if number not in self.sentences or isinstance(number, bool):
            return {}
        original, derivative = self._articles
        asked = derivative.sentences[number - 1].span
        keys = {word.key for word in derivative.words_in(asked)} - derivative.knowledge.stop_words
        return {
            "derivative": [{"n": number, "runs": _shared(derivative, number, _keys(original) & keys)}],
            "original": [
                {"n": unit.number, "runs": _shared(original, unit.number, keys)}
                for unit in original.sentences
            ],
        }

    @property
    def _articles(self) -> tuple[Article, Article]:
        assert self._pair.original is not None  # _pair looked
        assert self._pair.derivative is not None
        return self._pair.original, self._pair.derivative

    def _errors(self) -> tuple[str, ...]:
        names = ["topic", "extra", "many"]
        names += ["missed"] if any(len(numbers) > 1 for numbers in self.sources.values()) else []
        names += ["not_in_a"] if any(self.sources.values()) else []
        names += ["linked_new"] if not all(self.sources.values()) else []
        return tuple(names) if self.sources else ()


def _error(chosen: set[int], required: set[int], weak: set[int]) -> str:
    """What is amiss with the sources of one sentence; "" for nothing."""
    extra = chosen - required - weak
    if not required:
        return "linked_new" if extra else ""
    if not chosen:
        return "not_in_a"
    if not chosen & (required | weak):
        return "topic"
    if len(chosen) >= _MANY and extra:
        return "many"
    if required - chosen:
        return "missed"
    return "extra" if extra else ""


def _keys(article: Article) -> set[str]:
    return set(article.words.keys)


def _shared(article: Article, number: int, keys: set[str]) -> list[dict[str, Json]]:
    runs = word_runs(article, article.sentences[number - 1].span)
    words = article.words.keys
    return [
        {"text": run["text"], "shared": run["word"] is not None and words[run["word"]] in keys}
        for run in runs
    ]

"""The certainty dial: how sure a claim is before and after, and which word moved it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from mediakit.exercises.exercise import (
    KEY,
    Json,
    UnreadableError,
    is_number,
    read_choice,
    read_index,
    read_table,
)
from mediakit.exercises.feedback import Judgement
from mediakit.exercises.itemised import Itemised, built, evidence_of
from mediakit.exercises.pair import word_runs
from mediakit.texts.article import Article
from mediakit.texts.spans import Span
from mediakit.wording import say

__all__ = ["Dial", "DialCard", "Direction"]

Direction = Literal["up", "same", "down", "turned"]
DIRECTIONS: tuple[Direction, ...] = ("up", "same", "down", "turned")
_STILL = 5  # points by which a dial may move and count as the same


@dataclass(frozen=True, kw_only=True)
class DialCard:
    """A claim in both reports.

    Attributes:
        id: A short name.
        original: The original's sentence.
        derivative: The derivative's sentence.
        direction: Where the certainty went: up, same, down, turned (another claim); all that are defensible.
        words: The words that moved it, as printed in either sentence; none where no word is asked for.
    """

    id: str
    original: str
    derivative: str
    direction: tuple[Direction, ...] = field(default=(), metadata=KEY)
    words: tuple[str, ...] = field(default=(), metadata=KEY)

    def text(self, side: str) -> str:
        """The sentence of one side."""
        return self.original if side == "original" else self.derivative


@dataclass(frozen=True, kw_only=True)
class Dial(Itemised):
    """Set how certain a claim is before and after, and click the word that moved it.

    The answer to a claim is ``{"before": 0-100, "after": 0-100, "turned": bool, "word": {"side": side,
    "word": place}}``. Only the direction is judged, never how far. Feedback goes by "d14.same",
    "same_for_up", "same", and for the word by "d14.word", "word"; before these, where none was clicked, by
    "d14.no_word", "no_word".

    Attributes:
        claims: The claims.
        directions: The direction of each claim by its id, for claims drawn from a case, whose key has only
            the words.
    """

    kind: ClassVar[str] = "dial"

    claims: tuple[DialCard, ...]
    directions: Mapping[str, tuple[Direction, ...]] = field(default_factory=dict, metadata=KEY)

    def _normalise(self) -> None:
        given = {item: tuple(directions) for item, directions in self.directions.items()}
        claims = built(DialCard, self.claims)
        self._set(
            "claims",
            tuple(replace(each, direction=given.get(each.id, tuple(each.direction))) for each in claims),
        )

    def _problems(self) -> Iterator[str]:
        yield from super()._problems()
        for claim in self.claims:
            if not set(claim.direction) <= set(DIRECTIONS):
                yield f"{claim.id}: direction is of {', '.join(DIRECTIONS)}"
            for words in claim.words:
                if not _stretches(claim.original, words) and not _stretches(claim.derivative, words):
                    yield f"{claim.id}: {words!r} stands in neither sentence"

    @property
    def _items(self) -> tuple[str, ...]:
        return tuple(claim.id for claim in self.claims)

    def _claim(self, item: str) -> DialCard:
        return self.claims[self._items.index(item)]

    def _read_item(self, item: str, value: Json) -> Json:
        table = read_table(value, ("before", "after", "turned", "word"))
        dials = [table.get("before"), table.get("after")]
        if any(dial is not None and not (is_number(dial) and 0 <= dial <= 100) for dial in dials):
            raise UnreadableError
        turned = table.get("turned") or False
        if not isinstance(turned, bool):
            raise UnreadableError
        word = None if table.get("word") is None else self._read_word(item, table["word"])
        if dials == [None, None] and not turned and word is None:
            return None
        return {"before": dials[0], "after": dials[1], "turned": turned, "word": word}

    def _read_word(self, item: str, value: Json) -> Json:
        table = read_table(value, ("side", "word"))
        side = read_choice(table.get("side"), ("original", "derivative"))
        count = len(Article(self._claim(item).text(side)).words)
        return {"side": side, "word": read_index(table.get("word"), count)}

    def _judge_item(self, item: str, value: Json) -> Judgement:
        claim = self._claim(item)
        evidence = evidence_of(claim.original, claim.derivative)
        direction = _direction(value)
        if direction is None:
            return Judgement("not_yet", ("unfinished",), "exercise_dial_unfinished")
        if direction not in claim.direction:
            names = (f"{item}.{direction}", f"{direction}_for_{claim.direction[0]}", direction)
            return Judgement("not_yet", names, f"exercise_dial_{direction}", evidence=evidence)
        if claim.words and direction != "same" and not _points_at(claim, value["word"]):
            about = ("word",) if value["word"] else ("no_word", "word")
            told = tuple(name for each in about for name in (f"{item}.{each}", each))
            return Judgement("not_yet", told, f"exercise_dial_{about[0]}", evidence=evidence)
        return Judgement("right" if direction == claim.direction[0] else "defensible")

    def _model_item(self, item: str) -> Json:
        claim = self._claim(item)
        if not claim.direction:
            return None
        before, after = {"up": (40, 80), "down": (80, 40)}.get(claim.direction[0], (60, 60))
        return {
            "before": before,
            "after": after,
            "turned": claim.direction[0] == "turned",
            "word": _first_word(claim),
        }

    def _tell_item(self, item: str, value: Json) -> str:
        direction = _direction(value)
        said = [say(f"exercise_dial_name_{direction}", self.language)] if direction else []
        dials = ["…" if dial is None else f"{dial:g}" for dial in (value["before"], value["after"])]
        said += [" → ".join(dials)] if dials != ["…", "…"] else []
        if value["word"]:
            article = Article(self._claim(item).text(value["word"]["side"]))
            said.append(self._quoted(article.text[article.words[value["word"]["word"]].span]))
        return ", ".join(said)

    def _name_item(self, item: str) -> str:
        return f"{self._number(item)}. {self._quoted(self._claim(item).derivative)}"

    def _short_names(self, item: str) -> tuple[str, ...]:
        return (f"{say('exercise_dial_claim', self.language, number=self._number(item))}:",)

    def _show(self) -> dict[str, Json]:
        return {
            "claims": [
                {
                    "id": claim.id,
                    "original": _word_runs(claim.original),
                    "derivative": _word_runs(claim.derivative),
                }
                for claim in self.claims
            ],
            "still": _STILL,
            "names": {name: say(f"exercise_dial_name_{name}", self.language) for name in DIRECTIONS},
        }

    def _errors(self) -> tuple[str, ...]:
        judged = [claim for claim in self.claims if claim.direction]
        wrong = [name for name in DIRECTIONS if any(name not in claim.direction for claim in judged)]
        return (*wrong, *(["word"] if any(claim.words for claim in judged) else []))


def _direction(value: Json) -> Direction | None:
    if value["turned"]:
        return "turned"
    if value["before"] is None or value["after"] is None:
        return None
    moved = value["after"] - value["before"]
    return "same" if abs(moved) <= _STILL else "up" if moved > 0 else "down"


def _stretches(text: str, words: str) -> list[Span]:
    """Every place where the words stand in the text, as whole words: no "sei" in "seit"."""
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words else ()
    return [Span(each.start(), each.end()) for each in found]


def _points_at(claim: DialCard, word: Json) -> bool:
    if word is None:
        return False
    article = Article(claim.text(word["side"]))
    clicked = article.words[word["word"]].span
    return any(each.overlaps(clicked) for words in claim.words for each in _stretches(article.text, words))


def _first_word(claim: DialCard) -> Json:
    for side in ("derivative", "original"):
        article = Article(claim.text(side))
        for words in claim.words:
            for place in _stretches(article.text, words):
                index = next((i for i, word in enumerate(article.words) if word.span.overlaps(place)), None)
                if index is not None:
                    return {"side": side, "word": index}
    return None


def _word_runs(text: str) -> list[dict[str, Json]]:
    return word_runs(Article(text), Span(0, len(text)))

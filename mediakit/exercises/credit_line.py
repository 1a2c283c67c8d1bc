"""Writing a credit: six lamps that light as what a reader needs appears."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from mediakit.attribution.marks import find_quoted
from mediakit.exercises.exercise import Json, UnreadableError, read_index, read_table
from mediakit.exercises.feedback import Judgement, Part
from mediakit.exercises.phrases import finds
from mediakit.exercises.writing import Write, count_words, live_text
from mediakit.texts.article import Article
from mediakit.wording import say

__all__ = ["LAMPS", "CreditLine", "names_any"]

LAMPS = ("outlet", "reporter", "date_or_link", "scope", "checked", "anonymity")
_LONG = 60  # words in which all six points can be said at leisure
_FEW = 3  # quotations that a reader should not meet before the credit


@dataclass(frozen=True, kw_only=True)
class CreditLine(Write):
    """Write a credit, and place it where there is a text to place it in.

    The answer is a text, or ``{"text": text, "paragraph": number}``. Lamps show what the credit tells;
    there is no score. Why sources are unnamed is told where that they are and a reason both stand. Feedback
    goes by: bare ("Source: X"), channel ("reports via X"), vague ("media reports"), missing.outlet and the
    other lamps, verb (no verb of reporting), late (three quotations or more come first), claims_checking,
    long (all six in sixty words or more).

    Attributes:
        outlets: Names by which the outlet that found it out may be called.
        reporters: Names by which its reporter may be called.
        require: The lamps that must be lit; none for a credit that is only noted.
    """

    kind: ClassVar[str] = "credit_line"

    outlets: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    require: tuple[str, ...] = ("outlet", "scope")
    max_words: int = 80

    def _normalise(self) -> None:
        super()._normalise()
        for name in ("outlets", "reporters", "require"):
            self._set(name, tuple(getattr(self, name)))

    def _problems(self) -> Iterator[str]:
        yield from super()._problems()
        if not self.outlets:
            yield "outlets must name the outlet that is credited"
        if not set(self.require) <= set(LAMPS):
            yield f"require is of {', '.join(LAMPS)}"

    @cached_property
    def _paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the body, in which the credit can be placed."""
        article = self.pair.derivative if self.pair else None
        return (
            tuple(article.text[article.paragraphs[number - 1]] for number in _body(article))
            if article
            else ()
        )

    @cached_property
    def _quotations(self) -> tuple[int, ...]:
        """How many quotations each of these paragraphs has."""
        return tuple(sum(each.depth == 0 for each in find_quoted(Article(text))) for text in self._paragraphs)

    def _read(self, value: Json) -> Json:
        table = read_table(
            {"text": value} if isinstance(value, str) else value, ("text", "ratings", "paragraph")
        )
        place = table.get("paragraph")
        read = super()._read({name: each for name, each in table.items() if name != "paragraph"})
        if place is not None and not self._paragraphs:
            raise UnreadableError
        place = None if place is None else read_index(place, len(self._paragraphs), start=1)
        return None if read is None else {**read, "paragraph": place}

    def lamps(self, text: str) -> dict[str, bool]:
        """Which of the six points a credit tells."""

        def tells(name: str) -> bool:
            return finds(text, "credit", name, self.language)

        return {
            "outlet": names_any(text, self.outlets),
            "reporter": names_any(text, self.reporters),
            "date_or_link": tells("link") or any(sign.isdigit() for sign in text),
            "scope": tells("scope"),
            "checked": tells("checked"),
            "anonymity": tells("anonymity") and tells("why"),
        }

    def _settled(self, text: str, parts: tuple[Part, ...]) -> Judgement:
        lamps = self.lamps(text)
        parts = (*parts, *(Part(lamp, "right" if lit else "not_yet") for lamp, lit in lamps.items()))
        name = next(iter(self._amiss(text, lamps)), "")
        if name:
            lamp = name.partition("missing.")[2]
            parameters = {"lamp": say(f"exercise_lamp_{lamp}", self.language)} if lamp else {}
            return Judgement(
                "not_yet",
                (name, "missing") if lamp else (name,),
                f"exercise_credit_{'missing' if lamp else name}",
                parameters,
                parts=parts,
            )
        if self._claims_checking(text):
            return Judgement(
                "defensible", ("claims_checking",), "exercise_credit_claims_checking", parts=parts
            )
        if all(lamps.values()) and count_words(text) >= _LONG:
            return Judgement("defensible", ("long",), "exercise_credit_long", parts=parts)
        return Judgement("right" if self.require else "noted", parts=parts)

    def _amiss(self, text: str, lamps: dict[str, bool]) -> Iterator[str]:
        """The names of what is amiss with a credit, the most telling first."""
        for name in ("bare", "vague", "channel"):
            if finds(text, "credit", name, self.language):
                yield name
        yield from (f"missing.{lamp}" for lamp in self.require if not lamps[lamp])
        if self.require and not finds(text, "credit", "verbs", self.language):
            yield "verb"

    def _claims_checking(self, text: str) -> bool:
        """Whether a sentence says that something was checked; a "not" in another sentence is not about it."""
        article = Article(text, language=self.language)
        said = [article.text[unit.span] for unit in article.sentences]
        return any(
            finds(each, "credit", "checked", self.language)
            and not finds(each, "credit", "checked_not", self.language)
            for each in said
        )

    def _judge(self, value: Json) -> Judgement:
        judgement = super()._judge(value)
        before = self._before(value["paragraph"])
        if judgement.outcome != "not_yet" and before >= _FEW:
            return Judgement(
                "not_yet", ("late",), "exercise_credit_late", {"count": before}, parts=judgement.parts
            )
        return judgement

    def _before(self, paragraph: int | None) -> int:
        """How many quotations a reader meets before the paragraph with the credit."""
        return sum(self._quotations[: paragraph - 1]) if paragraph else 0

    def _show(self) -> dict[str, Json]:
        return {
            **super()._show(),
            "lamps": [{"id": lamp, "text": say(f"exercise_lamp_{lamp}", self.language)} for lamp in LAMPS],
            "paragraphs": [{"n": number, "text": text} for number, text in enumerate(self._paragraphs, 1)],
        }

    def live(self, raw: Json, *, committed: bool = False) -> dict[str, Json]:
        """The lamps, what a reader would now believe, and the paragraphs that the credit seems to cover."""
        text = live_text(self, raw)
        value = self.parse(raw).value
        place = value["paragraph"] if value else None
        lamps = self.lamps(text)
        believes = "nothing" if not lamps["outlet"] else "all" if lamps["scope"] else "some"
        last = len(self._paragraphs) if lamps["scope"] else place or 0
        return {
            **super().live(raw, committed=committed),
            "lamps": lamps,
            "preview": say(f"exercise_credit_preview_{believes}", self.language, outlet=self.outlets[0]),
            "covers": list(range(place, last + 1)) if place else [],
            "quotations_before": self._before(place),
        }

    def _tell(self, value: Json) -> str:
        place = (
            [say("exercise_credit_placed", self.language, number=value["paragraph"])]
            if value["paragraph"]
            else []
        )
        return "\n".join([super()._tell(value), *place])

    @property
    def _model(self) -> Json:
        return (
            {"text": self.worked, "ratings": [None] * len(self.rubric), "paragraph": None}
            if self.worked and self.require
            else None
        )

    @property
    def judged(self) -> bool:
        """Whether there are lamps that must be lit."""
        return bool(self.require)

    def _errors(self) -> tuple[str, ...]:
        placed = ("late",) if sum(self._quotations) >= _FEW else ()
        missing = tuple(f"missing.{lamp}" for lamp in self.require)
        return ("bare", "vague", "channel", *missing, *placed, "claims_checking", "long", "verdict")


def names_any(text: str, names: tuple[str, ...]) -> bool:
    """Whether one of the names stands in the text, whatever its case."""
    folded = text.casefold()
    return any(name.casefold() in folded for name in names if name)


def _body(article: Article) -> list[int]:
    """The numbers of the paragraphs that hold sentences of the body."""
    return sorted({unit.paragraph for unit in article.sentences if unit.role == "body"})

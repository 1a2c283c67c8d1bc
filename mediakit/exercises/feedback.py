"""What a learner is told: what was chosen, what the two texts show, and where to look next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from mediakit.wording import say

__all__ = [
    "MAX_WORDS",
    "OUTCOMES",
    "QUOTATION_MARKS",
    "Evidence",
    "Feedback",
    "Judgement",
    "Outcome",
    "Part",
    "Response",
    "quoted",
    "shortened",
]

Outcome = Literal["not_attempted", "not_yet", "right", "defensible", "noted"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
Side = Literal["original", "derivative"]
MAX_WORDS = 45
_MAX_QUOTED = 9  # words of a quotation that is shown as evidence without an author's having chosen it
QUOTATION_MARKS = '"“”„‟«»‹›「」『』'
_MIN_CHOSEN = 4  # fewer words of "you chose" say nothing


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one of the two texts, as printed."""

    side: Side
    words: str

    def to_dict(self) -> dict[str, str]:
        """As plain data."""
        return {"side": self.side, "words": self.words}


@dataclass(frozen=True, slots=True)
class Response:
    """An author's words for one kind of answer.

    Attributes:
        says: What the texts show, in a sentence or two.
        original: Words of the original that show it; "" for none.
        derivative: Words of the derivative that show it; "" for none.
        look: Where to look next; "" for nothing.
    """

    says: str
    original: str = ""
    derivative: str = ""
    look: str = ""

    @classmethod
    def of(cls, value: "Response | str | Mapping[str, str]") -> "Response":
        """A response from an exercise's data: a sentence, or a table of the four attributes.

        Raises:
            TypeError: If it is neither, or the table has another name in it.
        """
        if isinstance(value, Response):
            return value
        if isinstance(value, str):
            return cls(value)
        if isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values()):
            return cls(**value)
        raise TypeError(
            f"feedback is a sentence, or a table of says, original, derivative, look; got {value!r}"
        )

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words quoted, the original's first."""
        sides: tuple[tuple[Side, str], ...] = (("original", self.original), ("derivative", self.derivative))
        return tuple(Evidence(side, words) for side, words in sides if words)

    @property
    def words(self) -> int:
        """How many words a reader reads, with the letter before each quotation."""
        return sum(
            len(text.split()) for text in (self.says, self.original, self.derivative, self.look)
        ) + len(self.evidence)


@dataclass(frozen=True, slots=True)
class Part:
    """How one part of an answer stands: a card, a sentence, a lamp.

    Attributes:
        id: Which part.
        outcome: How it stands.
        message: What there is to say about it; "" for nothing.
        share: How much of it is right, in [0, 1]; None where nothing is counted.
    """

    id: str
    outcome: Outcome
    message: str = ""
    share: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {"id": self.id, "outcome": self.outcome, "message": self.message, "share": self.share}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a kind of exercise finds in an answer, before words are put to it.

    Attributes:
        outcome: How the answer stands.
        errors: Names for what is amiss, the most telling first and each from the particular ("9.missed") to
            the general ("missed"). An author's feedback goes by these names.
        code: The code of the sentence for an author who wrote none.
        parameters: What that sentence names.
        evidence: Words of the two texts for that sentence.
        chosen: What was answered in the part of the answer that it is about; "" for the whole.
        about: Names for that part to put before ``chosen``, the shorter ones last.
        parts: How each part of the answer stands.
    """

    outcome: Outcome
    errors: tuple[str, ...] = ()
    code: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    chosen: str = ""
    about: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a learner is told about an answer, in at most 45 words.

    Attributes:
        outcome: not_attempted, not_yet, right, defensible or noted (recorded, not judged).
        message: What the texts show.
        chosen: What was chosen, in short; "" where there is no room for it.
        evidence: Words of the two texts, as printed.
        look_next: Where to look next; "" for nothing.
        parts: How each part of the answer stands.
        error: The name of what was amiss; "" for nothing.
        written: Whether an author wrote the message for just this.
        language: The language of it.
    """

    outcome: Outcome
    message: str
    chosen: str = ""
    evidence: tuple[Evidence, ...] = ()
    look_next: str = ""
    parts: tuple[Part, ...] = ()
    error: str = ""
    written: bool = False
    language: str = "en"

    @property
    def text(self) -> str:
        """All of it as plain text, in the order in which it is read."""
        shown = [
            say(f"exercise_shows_{each.side}", self.language, words=quoted(each.words, self.language))
            for each in self.evidence
        ]
        said = " ".join(text for text in (self.message, *shown, self.look_next) if text)
        return f"{self.chosen}\n{said}" if self.chosen else said

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for a browser."""
        return {
            "outcome": self.outcome,
            "chosen": self.chosen,
            "message": self.message,
            "evidence": [each.to_dict() for each in self.evidence],
            "look_next": self.look_next,
            "parts": [part.to_dict() for part in self.parts],
        }


def compose(judgement: Judgement, responses: Mapping[str, Response], chosen: str, language: str) -> Feedback:
    """The feedback for a judgement: an author's words where there are some, else the catalogue's.

    Args:
        judgement: What was found.
        responses: An author's words, by the names in ``judgement.errors`` or by the outcome.
        chosen: The answer in plain text; what does not fit in is cut off.
        language: The language of the exercise.
    """
    names = (*judgement.errors, judgement.outcome)
    name = next((name for name in names if name in responses), "")
    if name:
        response = responses[name]
    else:
        said = say(judgement.code or f"exercise_{judgement.outcome}", language, **judgement.parameters)
        response = Response(
            said, **{each.side: shortened(each.words, _MAX_QUOTED) for each in judgement.evidence}
        )
    error = (name if name in judgement.errors else "") or next(iter(judgement.errors), "")
    forms = [judgement.chosen] if judgement.chosen else [chosen]
    forms[:0] = [f"{name} {forms[0]}" for name in judgement.about if not response.says.startswith(name)]
    show_chosen = judgement.outcome in {"not_yet", "defensible"}
    return Feedback(
        judgement.outcome,
        response.says,
        _chosen(forms, MAX_WORDS - response.words, language) if show_chosen else "",
        response.evidence,
        response.look,
        judgement.parts,
        error,
        written=bool(name),
        language=language,
    )


def quoted(words: str, language: str) -> str:
    """Words in the quotation marks of a language; words that bring marks of their own get no more.

    Example:
        >>> quoted("cannot pay", "en"), quoted("“We cannot pay,”", "en")
        ('“cannot pay”', '“We cannot pay,”')
    """
    marked = words[:1] in QUOTATION_MARKS or words[-1:] in QUOTATION_MARKS
    return words if marked else say("exercise_quoted", language, words=words)


def shortened(text: str, max_words: int) -> str:
    """The first words of a text, with three points where something was left out.

    Example:
        >>> shortened("The night bus will stay until autumn.", 4)
        'The night bus will …'
    """
    words = text.split()
    return " ".join(words) if len(words) <= max_words else f"{' '.join(words[:max_words])} …"


def _chosen(forms: Sequence[str], room: int, language: str) -> str:
    """The first way to say what was chosen that fits in; the start of the last one where none does."""
    said = [" · ".join(filter(str.strip, form[:1000].splitlines())) for form in forms]
    room -= len(say("exercise_chosen", language, answer="").split())
    fits = next((form for form in said if len(form.split()) <= room), "")
    if not fits and room > _MIN_CHOSEN:
        fits = shortened(said[-1], room - 1)  # the three points count as well
    return say("exercise_chosen", language, answer=fits) if fits else ""

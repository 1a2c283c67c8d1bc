"""The key of a case: one careful reading of a pair, with every quoted word found in its document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mediakit.texts.article import Article, Sentence
from mediakit.texts.spans import Span

__all__ = [
    "ChangeKey",
    "CreditKey",
    "PairKey",
    "QuotationKey",
    "SentenceKey",
    "find_words_in_units",
    "read_pair_key",
]


@dataclass(frozen=True, slots=True)
class ChangeKey:
    """One thing that changed between a derivative sentence and its sources.

    Attributes:
        aspect: What kind of change it is, as in the key's schema.
        original: Where the original's words stand; empty if there are none.
        derivative: Where the derivative's words stand; empty if there are none.
        effect: What a reader now believes, or no longer learns; "" where the key does not say.
        shift: none, minor, moderate or major.
    """

    aspect: str
    original: tuple[Span, ...]
    derivative: tuple[Span, ...]
    effect: str
    shift: str


@dataclass(frozen=True, slots=True)
class SentenceKey:
    """How one derivative unit was read.

    Attributes:
        number: The unit's number, from 1.
        span: Where it stands in the derivative.
        drawn_from: Numbers of the original units that it rests on, the main one first.
        weak: Numbers of units that may be named too; neither required nor wrong.
        kinds: The kind, then what else is defensible.
        shapes: The shape, then what else is defensible.
        shift: none, minor, moderate or major.
        moves: Which of the eight moves it shows.
        changes: What changed, each with its words.
    """

    number: int
    span: Span
    drawn_from: tuple[int, ...]
    weak: tuple[int, ...]
    kinds: tuple[str, ...]
    shapes: tuple[str, ...]
    shift: str
    moves: tuple[str, ...]
    changes: tuple[ChangeKey, ...]


@dataclass(frozen=True, slots=True)
class QuotationKey:
    """How one quotation was read on both sides; a span is None where a side does not have it.

    Attributes:
        sentence: The number of the derivative's sentence that has the quotation, or its sense without marks;
            None where it is gone.
    """

    id: str
    original: Span | None
    derivative: Span | None
    original_speaker: Span | None
    derivative_speaker: Span | None
    words: str
    speaker: tuple[str, ...]
    sentence: int | None


@dataclass(frozen=True, slots=True)
class CreditKey:
    """How the credit was read.

    Attributes:
        states: clear, thin, late, garbled or not_found, then what else is defensible.
        spans: Where the credit words stand in the derivative.
        points: The six points of a credit line by name; None where a point cannot be told.
    """

    states: tuple[str, ...]
    spans: tuple[Span, ...]
    points: Mapping[str, bool | None]


@dataclass(frozen=True, slots=True)
class PairKey:
    """The reading of one pair of documents.

    Attributes:
        original: The letter of the original document.
        derivative: The letter of the derivative document.
        sentences: One entry per derivative unit, in order.
        fates: What became of each original unit, by its number.
        quotations: The quotations of the pair.
        credit: The credit; None where the key does not treat it.
    """

    original: str
    derivative: str
    sentences: tuple[SentenceKey, ...]
    fates: Mapping[int, str]
    quotations: tuple[QuotationKey, ...]
    credit: CreditKey | None


_POINTS = ("outlet", "reporter", "date_or_link", "scope", "checked", "anonymity")


def read_pair_key(data: Mapping[str, Any], original: Article, derivative: Article) -> PairKey:
    """The reading of a pair from the key's data, with all quoted words found.

    Words that are not where the key says are left out; :func:`mediakit.cases.check.check_case` names them.

    Args:
        data: One entry of the key's ``pairs``.
        original: The pair's original document.
        derivative: The pair's derivative document.
    """
    return PairKey(
        data["original"],
        data["derivative"],
        tuple(
            _sentence(entry, original, derivative)
            for entry in data["sentences"]
            if entry["n"] <= len(derivative.sentences)
        ),
        {entry["n"]: entry["fate"] for entry in data.get("original_sentences", ())},
        tuple(_quotation(entry, original, derivative) for entry in data.get("quotations", ())),
        _credit(data["credit"], derivative) if data.get("credit") else None,
    )


def find_words_in_units(article: Article, words: str, numbers: Iterable[int]) -> Span | None:
    r"""Where ``words`` stand in the units of those numbers; None if in none of them.

    Example:
        >>> article = Article("Bus stays\n\nThe bus stays. The tram goes.")
        >>> find_words_in_units(article, "tram", [3])
        Span(start=30, end=34)
    """
    for number in numbers:
        if 1 <= number <= len(article.sentences):
            unit = article.sentences[number - 1].span
            start = article.text.find(words, unit.start, unit.end) if words else -1
            if start >= 0:
                return Span(start, start + len(words))
    return None


def _sentence(entry: Mapping[str, Any], original: Article, derivative: Article) -> SentenceKey:
    unit: Sentence = derivative.sentences[entry["n"] - 1]
    sources = (*entry["drawn_from"], *entry.get("weak", ()))
    return SentenceKey(
        entry["n"],
        unit.span,
        tuple(entry["drawn_from"]),
        tuple(entry.get("weak", ())),
        (entry["kind"], *entry.get("also_kinds", ())),
        (entry["shape"], *entry.get("also_shapes", ())),
        entry["shift"],
        tuple(entry.get("moves", ())),
        tuple(
            _change(change, original, sources, derivative, entry["n"]) for change in entry.get("changes", ())
        ),
    )


def _change(
    change: Mapping[str, Any], original: Article, sources: tuple[int, ...], derivative: Article, number: int
) -> ChangeKey:
    return ChangeKey(
        change["aspect"],
        _places(original, change.get("from"), sources, change.get("from_at")),
        _places(derivative, change.get("to"), (number,), change.get("to_at")),
        change.get("effect", ""),
        change["shift"],
    )


def _places(
    article: Article, words: str | None, numbers: tuple[int, ...], at: Iterable[Iterable[int]] | None
) -> tuple[Span, ...]:
    if at is not None:
        return tuple(Span(*place) for place in at)
    everywhere = range(1, len(article.sentences) + 1)
    found = find_words_in_units(article, words, (*numbers, *everywhere)) if words else None
    return (found,) if found else ()


def _quotation(entry: Mapping[str, Any], original: Article, derivative: Article) -> QuotationKey:
    def side(article: Article, name: str, number: int | None) -> Span | None:
        if entry.get(f"{name}_at"):
            return Span(*entry[f"{name}_at"])
        near = () if number is None else (number, number - 1, number + 1)
        places = _places(article, entry.get(name), near, None)
        return places[0] if places else None

    before, after = entry.get("original_n"), entry.get("derivative_n")
    return QuotationKey(
        entry["id"],
        side(original, "original", before),
        side(derivative, "derivative", after),
        side(original, "original_speaker", before),
        side(derivative, "derivative_speaker", after),
        entry["words"],
        tuple(entry["speaker"]),
        after,
    )


def _credit(entry: Mapping[str, Any], derivative: Article) -> CreditKey:
    spans = [Span(*place) for place in entry.get("at", ())]
    for words in entry.get("words", ()):
        spans += _places(derivative, words, tuple(entry["sentences"]), None)
    return CreditKey(
        (entry["state"], *entry.get("also", ())), tuple(spans), {name: entry.get(name) for name in _POINTS}
    )

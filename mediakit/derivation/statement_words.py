"""One sentence, its words sorted by what they do: names, numbers, verbs of saying, negation and so on."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from mediakit.derivation.lexicon import Lexicon, load_lexicon
from mediakit.texts.languages import load_language
from mediakit.texts.spans import Span
from mediakit.texts.words import find_words

__all__ = ["KINDS", "MAX_WORDS", "Number", "StatementWords", "WordLists", "load_word_lists", "read_statement"]

_LISTED = ("negation", "attribution", "time", "up", "down", "unit", "certainty", "pronoun")
KINDS = ("number", *_LISTED, "function", "name", "long", "word")
MAX_WORDS = 400  # of a longer sentence only the beginning is compared: the work grows with the square

_LONG = 8  # letters
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*(?:[\"”“»]|$)")
_OPENING = re.compile(r"[\"“„«(:]\s*$")
_PRINTED_QUOTES = str.maketrans({"`": "'"})
_DIGITS = re.compile(r"\d[\d.,]*")
_DECIMAL_COMMA = frozenset({"es", "de", "fr", "it"})


@dataclass(frozen=True)
class WordLists:
    """The words of a language that are sorted by what they do.

    Attributes:
        kinds: The kind of each listed word.
        openings: Listed words that open a stretch: ``clause``, ``preposition``, ``joining``; and ``extent``.
        hedges: Words that leave open whether something is so.
        opposites: For each listed word the words that it rules out.
        multiples: What "million" and its like multiply by.
    """

    kinds: Mapping[str, str]
    openings: Mapping[str, frozenset[str]]
    hedges: frozenset[str]
    opposites: Mapping[str, frozenset[str]]
    multiples: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in a sentence.

    Attributes:
        value: What it is worth: 2500000.0 for "2.5 million".
        first: Its first word.
        stop: The place after its last word.
    """

    value: float
    first: int
    stop: int


@dataclass(frozen=True)
class StatementWords:
    """A sentence as words, each with what is known of it; all sequences run in parallel.

    Attributes:
        text: The sentence as given.
        keys: The words, case and style of apostrophe folded, the possessive ending cut off.
        spans: Where each stands in ``text``.
        stems: The words without inflection, in one spelling.
        kinds: What each does, one of :data:`KINDS`.
        content: Whether it says something by itself: no stop word and no plain verb of saying.
        names: Whether it is printed as a name: with a capital that its place does not explain.
        quoted: Whether it stands inside quotation marks.
        numbers: The figures, in order.
        cut: Whether words beyond the first :data:`MAX_WORDS` were left out.
        lists: The word lists of the language.
        lexicon: The lexicon of the language.
    """

    text: str
    keys: tuple[str, ...]
    spans: tuple[Span, ...]
    stems: tuple[str, ...]
    kinds: tuple[str, ...]
    content: tuple[bool, ...]
    names: tuple[bool, ...]
    quoted: tuple[bool, ...]
    numbers: tuple[Number, ...]
    cut: bool
    lists: WordLists
    lexicon: Lexicon

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """How much each word says: little words least, long words most."""
        return tuple(_weight(kind, key) for kind, key in zip(self.kinds, self.keys, strict=True))

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The words without inflection and derivation."""
        return tuple(map(self.lexicon.root, self.keys))

    def printed(self, place: int) -> str:
        """The word as it stands in the sentence."""
        span = self.spans[place]
        return self.text[span.start : span.end]


@cache
def load_word_lists(language: str) -> WordLists:
    """The word lists of a language; empty ones for a language without any.

    Example:
        >>> load_word_lists("en").kinds["never"], load_word_lists("en").multiples["million"]
        ('negation', 1000000)
    """
    source = files("mediakit.derivation.resources") / "statement_words.toml"
    lists = tomllib.loads(source.read_text(encoding="utf-8")).get(language, {})
    known = load_language(language)
    found = {name: dict.fromkeys(text.split()) for name, text in lists.items() if name != "opposites"}
    found.setdefault("attribution", {}).update(dict.fromkeys(known.listed("cue_verbs")))
    found.setdefault("time", {}).update(dict.fromkeys((*known.listed("weekdays"), *known.listed("months"))))
    kinds = {word: kind for kind in reversed(_LISTED) for word in found.get(kind, ())}
    openings = {
        name: frozenset(found.get(name, ())) for name in ("clause", "preposition", "joining", "extent")
    }
    multiples = dict(item.split("=") for item in found.get("multiples", ()))
    opposites = _opposites(lists.get("opposites", ""))
    return WordLists(
        kinds,
        openings,
        frozenset(found.get("hedge", ())),
        opposites,
        {word: int(value) for word, value in multiples.items()},
    )


def read_statement(text: str, language: str = "en") -> StatementWords:
    """A sentence with its words sorted by what they do.

    Args:
        text: One sentence; longer texts are read as one.
        language: Its language, two letters.

    Returns:
        Its first :data:`MAX_WORDS` words; none for a text without words.

    Example:
        >>> statement = read_statement("Mayor Ines Brandt did not pay $2.5 million.")
        >>> statement.numbers[0].value, statement.kinds[statement.keys.index("not")]
        (2500000.0, 'negation')
    """
    plain = str(text).replace("``", '""').replace("''", '""').translate(_PRINTED_QUOTES)
    words = find_words(plain, language)
    kept = range(min(len(words), MAX_WORDS))
    keys = tuple(words.keys[place].removesuffix("'s") or words.keys[place] for place in kept)
    spans = tuple(words[place].span for place in kept)
    lexicon, lists, known = load_lexicon(language), load_word_lists(language), load_language(language)
    numbers = tuple(_find_numbers(keys, lexicon, lists, language))
    names = tuple(_is_name(plain, spans, place) for place in kept)
    figures = {
        place
        for number in numbers
        for place in range(number.first, number.stop)
        if keys[place] not in lists.kinds
    }
    kinds = tuple(
        "number"
        if place in figures
        else _kind(
            keys[place],
            lists,
            known.stop_words,
            capital=plain[spans[place].start].isupper(),
            named=names[place],
        )
        for place in kept
    )
    inside = [match.span() for match in _QUOTED.finditer(plain)]
    return StatementWords(
        text=str(text),
        keys=keys,
        spans=spans,
        stems=tuple(map(lexicon.stem, keys)),
        kinds=kinds,
        content=tuple(key not in known.stop_words and key not in ("said", "say", "says") for key in keys),
        names=names,
        quoted=tuple(any(start <= span.start < end for start, end in inside) for span in spans),
        numbers=numbers,
        cut=len(words) > MAX_WORDS,
        lists=lists,
        lexicon=lexicon,
    )


def _opposites(lines: str) -> dict[str, frozenset[str]]:
    """Both directions of each line, "these | those"."""
    found: dict[str, frozenset[str]] = {}
    for line in filter(str.strip, lines.splitlines()):
        left, right = (frozenset(side.split()) for side in line.split("|"))
        for ours, theirs in ((left, right), (right, left)):
            found.update((word, found.get(word, frozenset()) | theirs) for word in ours)
    return found


def _weight(kind: str, key: str) -> float:
    if kind in ("function", "pronoun"):
        return 0.15
    if kind in ("attribution", "certainty"):
        return 0.4
    return 0.5 if kind == "time" else 1.0 + 0.08 * min(len(key), 12)


def _kind(key: str, lists: WordLists, stop_words: frozenset[str], *, capital: bool, named: bool) -> str:
    listed = lists.kinds.get(key)
    if listed == "time" and key in lists.hedges and not capital:
        return "certainty"  # "may" is no month
    if listed or key.endswith("n't"):
        return listed or "negation"
    if key in stop_words:
        return "function"
    if named:
        return "name"
    return "long" if len(key) >= _LONG else "word"


def _is_name(text: str, spans: tuple[Span, ...], place: int) -> bool:
    start, end = spans[place]
    if not text[start].isupper() or text[start:end] == "I":
        return False
    if place == 0:
        return len(spans) > 1 and end - start > 1 and text[start:end].isupper()
    return not _OPENING.search(text, spans[place - 1].end, start)


def _find_numbers(
    keys: tuple[str, ...], lexicon: Lexicon, lists: WordLists, language: str
) -> Iterator[Number]:
    place = 0
    while place < len(keys):
        value = _value(keys[place], lexicon, language)
        first, place = place, place + 1
        if value is None:
            continue
        following = _value(keys[place], lexicon, language) if place < len(keys) else None
        if following is not None and keys[first] in lexicon.numbers and value >= 20 and following < 10:
            value, place = value + following, place + 1
        if place < len(keys) and keys[place] in lists.multiples:
            value, place = value * lists.multiples[keys[place]], place + 1
        yield Number(round(value, 6), first, place)


def _value(key: str, lexicon: Lexicon, language: str) -> float | None:
    """What a word is worth as a number; "one" is more often a pronoun and counts for none."""
    if key in lexicon.numbers:
        return float(lexicon.numbers[key]) if lexicon.numbers[key] != "1" else None
    match = _DIGITS.match(key)
    if match is None:
        return None
    digits = match.group().rstrip(".,")
    if language in _DECIMAL_COMMA:
        digits = digits.translate(str.maketrans(".,", ",."))
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return None

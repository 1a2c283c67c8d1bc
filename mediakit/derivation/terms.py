"""The words of two reports that can show where a sentence comes from, and how much each of them shows."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from typing import NamedTuple

from mediakit.derivation.kinship import find_kin
from mediakit.derivation.lexicon import Lexicon, Phrase, load_lexicon
from mediakit.texts.article import Article, Sentence
from mediakit.texts.words import UNSPACED

__all__ = ["Item", "Pair", "Side", "Statement"]

_UNSPACED_SIGN = re.compile(f"[{UNSPACED}]")
_COMMON = 0.5  # what a word that any news is full of counts for, beside one as rare in this pair
# Sentences added to every pair, so that in two short texts a word is not rare just because there are few.
_SMALL_PAIR = 30
_LEAST_WEIGHT = 0.3


class Item(NamedTuple):
    """One content word of a sentence.

    Attributes:
        word: Its place among the words of the article.
        root: Its form without derivation, under which words are looked up.
        named: Whether it is printed as a name, or is a number.
    """

    word: int
    root: str
    named: bool


@dataclass(frozen=True)
class Statement:
    """One statement of a report with what may link it.

    Attributes:
        sentence: The unit of the article.
        first: Its first word's place in the article.
        stop: The place after its last word.
        items: Its content words in order; all its words if it has no other.
        carried: Roots of names that a pronoun in it may stand for, from the sentence before.
    """

    sentence: Sentence
    first: int
    stop: int
    items: tuple[Item, ...]
    carried: tuple[str, ...] = ()

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of its content words."""
        return frozenset(item.root for item in self.items)


@dataclass(frozen=True)
class Side:
    """One report, its statements cut into content words."""

    article: Article
    lexicon: Lexicon
    statements: tuple[Statement, ...]

    @classmethod
    def of(cls, article: Article, beside: Article | None = None) -> "Side":
        """The statements of an article.

        Args:
            article: The report.
            beside: The other one; its language is taken where the article is too short to tell its own.
        """
        language = article.language or (beside.language if beside else "")
        sentences = [sentence for sentence in article.sentences if sentence.is_statement]
        return cls.cut(article, sentences, language)

    @classmethod
    def cut(cls, article: Article, sentences: Iterable[Sentence], language: str) -> "Side":
        """The given sentences of an article, whatever it holds beside them."""
        lexicon = load_lexicon(language)
        return cls(article, lexicon, tuple(_Reader(article, lexicon).statements(sentences)))


class _Form(NamedTuple):
    """What a word is wherever it stands."""

    root: str
    numeric: bool
    content: bool
    unspaced: bool
    phrases: tuple[Phrase, ...]


class _Reader:
    """Cuts the sentences of an article into items."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.text = str(article.text)
        self.words = article.words
        self.pronouns = self.lexicon.pronouns
        self.names_shown = self.lexicon.capitals_mark_names
        self.forms: dict[str, _Form] = {}

    def statements(self, sentences: Iterable[Sentence]) -> Iterator[Statement]:
        """The statements in order."""
        before: tuple[Item, ...] = ()
        starts = self.words.starts
        for sentence in sentences:
            first, stop = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
            items = self._items(first, stop)
            yield Statement(sentence, first, stop, items, self._carried(first, stop, items, before))
            before = items

    def _items(self, first: int, stop: int) -> tuple[Item, ...]:
        keys, forms = self.words.keys, self.forms
        items: list[Item] = []
        place = first
        while place < stop:
            form = forms.get(keys[place]) or self._form(keys[place])
            phrase = self._phrase(form.phrases, place, stop) if form.phrases else ()
            if phrase:
                items.append(Item(place, " ".join(phrase), self._is_named(place, first, form)))
                place += len(phrase)
                continue
            if form.content:
                items.append(self._item(place, first, form))
            place += 1
        return tuple(items) or tuple(self._item(at, first, forms[keys[at]]) for at in range(first, stop))

    def _form(self, key: str) -> _Form:
        """What a word is wherever it stands, worked out once."""
        root = self.lexicon.root(key)
        numeric = key[0].isdigit() or self.lexicon.stem(key)[:1].isdigit()
        content = key not in self.lexicon.stop_words
        unspaced = _UNSPACED_SIGN.match(key) is not None
        form = self.forms[key] = _Form(root, numeric, content, unspaced, self.lexicon.phrases(root))
        return form

    def _phrase(self, phrases: Sequence[Phrase], place: int, stop: int) -> Phrase:
        """The roots of a listed phrase that begins here; empty if none does."""
        keys, root = self.words.keys, self.lexicon.root
        second = root(keys[place + 1]) if place + 1 < stop else ""
        for phrase in phrases:
            if (
                phrase[1] == second
                and place + len(phrase) <= stop
                and all(root(keys[place + step]) == phrase[step] for step in range(2, len(phrase)))
            ):
                return phrase
        return ()

    def _item(self, place: int, first: int, form: _Form) -> Item:
        if form.unspaced:
            return Item(place, self._with_next_sign(place), named=False)
        return Item(place, form.root, self._is_named(place, first, form))

    def _is_named(self, place: int, first: int, form: _Form) -> bool:
        if form.numeric:
            return True
        return self.names_shown and place > first and self.text[self.words.starts[place]].isupper()

    def _with_next_sign(self, place: int) -> str:
        """In a script without spaces two neighbouring signs are nearer to a word than one."""
        key = self.words.keys[place]
        following = place + 1
        together = following < len(self.words) and self.words.starts[following] == self.words.ends[place]
        return key + self.words.keys[following] if together else key

    def _carried(
        self, first: int, stop: int, items: Sequence[Item], before: Sequence[Item]
    ) -> tuple[str, ...]:
        if not before or self.pronouns.isdisjoint(self.words.keys[first:stop]):
            return ()
        own = {item.root for item in items}
        names = dict.fromkeys(item.root for item in before if item.named and item.root not in own)
        return tuple(names)[:3]


@dataclass(frozen=True)
class Pair:
    """Two reports side by side: how much each word shows, and which words may stand for each other."""

    original: Side
    derivative: Side
    kin: dict[str, tuple[str, ...]] = field(init=False)
    _weights: dict[str, float] = field(init=False)

    def __post_init__(self) -> None:
        counts = [
            Counter(root for statement in side.statements for root in statement.roots)
            for side in (self.original, self.derivative)
        ]
        object.__setattr__(
            self, "kin", find_kin(counts[0], counts[1], (self.original.lexicon, self.derivative.lexicon))
        )
        object.__setattr__(self, "_weights", self._weighed(counts[0] + counts[1]))

    def _weighed(self, counts: Counter[str]) -> dict[str, float]:
        size = len(self.original.statements) + len(self.derivative.statements) + _SMALL_PAIR
        common = self.original.lexicon.common | self.derivative.lexicon.common
        return {
            root: max(_LEAST_WEIGHT, log(size / count)) * (_COMMON if root in common else 1.0)
            for root, count in counts.items()
        }

    def weight(self, root: str) -> float:
        """How much sharing a word shows, in nats: the rarer in the two reports, the more."""
        return self._weights.get(root, 0.0)

    def mass(self, items: Sequence[Item]) -> float:
        """How much the words show together."""
        weights = self._weights
        return sum(weights[item.root] for item in items)

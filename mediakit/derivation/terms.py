"""The words of two reports that can show where a sentence comes from, and how much each of them shows."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from mediakit.derivation.kinship import find_kin
from mediakit.derivation.lexicon import Lexicon, load_lexicon
from mediakit.texts.article import Article, Sentence
from mediakit.texts.words import UNSPACED

__all__ = ["Item", "Pair", "Side", "Statement"]

_UNSPACED_SIGN = re.compile(f"[{UNSPACED}]")
_COMMON = 0.5  # what a word that any news is full of counts for, beside one as rare in this pair
# Sentences added to every pair, so that in two short texts a word is not rare just because there are few.
_SMALL_PAIR = 30
_LEAST_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Item:
    """One content word of a sentence.

    Attributes:
        word: Its place among the words of the article.
        stem: Its form without inflection.
        root: Its form without derivation, under which words are looked up.
        named: Whether it is printed as a name, or is a number.
    """

    word: int
    stem: str
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


class _Reader:
    """Cuts the sentences of an article into items."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.text = str(article.text)
        self.words = article.words
        self.pronouns = self.lexicon.pronouns
        self.names_shown = self.lexicon.capitals_mark_names

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
        keys, stop_words, phrases_from = self.words.keys, self.lexicon.stop_words, self.lexicon.phrases_from
        items: list[Item] = []
        place = first
        while place < stop:
            phrase = self._phrase(place, stop) if phrases_from(keys[place]) else ()
            if phrase:
                items.append(self._item(place, first, " ".join(phrase)))
                place += len(phrase)
                continue
            if keys[place] not in stop_words:
                items.append(self._item(place, first))
            place += 1
        return tuple(items) or tuple(self._item(place, first) for place in range(first, stop))

    def _phrase(self, place: int, stop: int) -> tuple[str, ...]:
        """The roots of a listed phrase that begins here; empty if none does."""
        keys, root = self.words.keys, self.lexicon.root
        for phrase in self.lexicon.phrases_from(keys[place]):
            if place + len(phrase) <= stop and all(
                root(keys[place + step]) == one for step, one in enumerate(phrase)
            ):
                return phrase
        return ()

    def _item(self, place: int, first: int, phrase: str = "") -> Item:
        key = self.words.keys[place]
        stem = phrase or self.lexicon.stem(key)
        if _UNSPACED_SIGN.match(key):
            stem = self._with_next_sign(place, key)
            return Item(place, stem, stem, named=False)
        sign = self.text[self.words.starts[place]]
        named = (
            sign.isdigit() or stem[:1].isdigit() or (self.names_shown and place > first and sign.isupper())
        )
        return Item(place, stem, phrase or self.lexicon.root(key), named)

    def _with_next_sign(self, place: int, key: str) -> str:
        """In a script without spaces two neighbouring signs are nearer to a word than one."""
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

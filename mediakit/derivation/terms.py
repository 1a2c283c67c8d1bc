"""The words of two reports that can show where a sentence comes from, and how much each of them shows."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from math import log
from typing import NamedTuple
from weakref import WeakKeyDictionary

from mediakit.derivation.kinship import find_kin, strength
from mediakit.derivation.lexicon import Form, Lexicon, Phrase, load_lexicon
from mediakit.texts.article import Article, Sentence

__all__ = ["Item", "Other", "Pair", "Side", "Statement"]

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
        places: The places of its content words in order; of all its words if it has no other.
        item_roots: The root of each of these.
        named: Whether each of these is printed as a name, or is a number.
        roots: The roots of its content words, each once, in order.
        carried: Roots of names that a pronoun in it may stand for, from the sentence before.
    """

    sentence: Sentence
    first: int
    stop: int
    places: tuple[
        int, ...
    ]  # three tuples of plain values: a long report has too many words for an object each
    item_roots: tuple[str, ...]
    named: tuple[bool, ...]
    roots: tuple[str, ...]
    carried: tuple[str, ...] = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Its content words in order."""
        return tuple(map(Item, self.places, self.item_roots, self.named))


@dataclass(frozen=True)
class Side:
    """One report, its statements cut into content words."""

    article: Article
    lexicon: Lexicon
    statements: tuple[Statement, ...]

    @cached_property
    def plain(self) -> str:
        """The article's text as a plain string, of which parts are cut faster."""
        return str(self.article.text)

    @classmethod
    def of(cls, article: Article, beside: Article | None = None) -> "Side":
        """The statements of an article.

        Args:
            article: The report.
            beside: The other one; its language is taken where the article is too short to tell its own.
        """
        language = article.language or (beside.language if beside else "")
        known = _CUT.setdefault(article, {})
        if language not in known:
            sentences = [sentence for sentence in article.sentences if sentence.is_statement]
            known[language] = cls.cut(article, sentences, language).statements
        return cls(article, load_lexicon(language), known[language])

    @classmethod
    def cut(cls, article: Article, sentences: Iterable[Sentence], language: str) -> "Side":
        """The given sentences of an article, whatever it holds beside them."""
        lexicon = load_lexicon(language)
        return cls(article, lexicon, tuple(_Reader(article, lexicon).statements(sentences)))


# The statements of each article by language, as long as it is in use: links, their reading and what changed
# are all found in them.
_CUT: "WeakKeyDictionary[Article, dict[str, tuple[Statement, ...]]]" = WeakKeyDictionary()


class _Forms(dict[str, Form]):
    """The forms of an article's words by key, each asked for once."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, key: str) -> Form:
        form = self[key] = self._lexicon.form(key)
        return form


class _Reader:
    """Cuts the sentences of an article into items."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.text = str(article.text)
        self.words = article.words
        self.pronouns = self.lexicon.pronouns
        self.names_shown = self.lexicon.capitals_mark_names
        self.forms = _Forms(lexicon)

    def statements(self, sentences: Iterable[Sentence]) -> Iterator[Statement]:
        """The statements in order."""
        before: Sequence[Item] = ()
        starts = self.words.starts
        for sentence in sentences:
            first, stop = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
            items = self._items(first, stop)
            places, roots, named = zip(*items, strict=True) if items else ((), (), ())
            carried = self._carried(first, stop, items, before)
            different = tuple(dict.fromkeys(roots))
            yield Statement(sentence, first, stop, places, roots, named, different, carried)
            before = items

    def _items(self, first: int, stop: int) -> list[Item]:
        keys, forms = self.words.keys, self.forms
        items: list[Item] = []
        passed = first  # the place after the last phrase
        for place in range(first, stop):
            root, numeric, content, unspaced, phrases = forms[keys[place]]
            if not (content or phrases) or place < passed:
                continue
            phrase = self._phrase(phrases, place, stop) if phrases else ()
            if phrase:
                items.append(Item(place, " ".join(phrase), numeric or self._is_printed_as_name(place, first)))
                passed = place + len(phrase)
            elif unspaced and content:
                items.append(Item(place, self._with_next_sign(place), named=False))
            elif content:
                items.append(Item(place, root, numeric or self._is_printed_as_name(place, first)))
        return items or [self._item(place, first) for place in range(first, stop)]

    def _phrase(self, phrases: Sequence[Phrase], place: int, stop: int) -> Phrase:
        """The roots of a listed phrase that begins here; empty if none does."""
        keys, forms = self.words.keys, self.forms
        second = forms[keys[place + 1]][0] if place + 1 < stop else ""
        for phrase in phrases:
            if (
                phrase[1] == second
                and place + len(phrase) <= stop
                and all(forms[keys[place + step]][0] == phrase[step] for step in range(2, len(phrase)))
            ):
                return phrase
        return ()

    def _item(self, place: int, first: int) -> Item:
        """The item of a stop word, in a sentence that holds no other."""
        root, numeric, _, unspaced, _ = self.forms[self.words.keys[place]]
        if unspaced:
            return Item(place, self._with_next_sign(place), named=False)
        return Item(place, root, numeric or self._is_printed_as_name(place, first))

    def _is_printed_as_name(self, place: int, first: int) -> bool:
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


class Other(NamedTuple):
    """A group of words that may stand for a root.

    Attributes:
        name: ``~`` and the group, under which places of its words are kept beside those of roots.
        group: The group.
        weight: What it shows when another of the group answers to the root, in nats.
    """

    name: str
    group: str
    weight: float


@dataclass(frozen=True)
class Pair:
    """Two reports side by side: how much each word shows, and which words may stand for each other.

    Attributes:
        original: The report that was drawn on.
        derivative: The report that may have been made from it.
        kin: The groups of each root that may stand for another.
        others: The same, with what each shows.
    """

    original: Side
    derivative: Side
    kin: dict[str, tuple[str, ...]] = field(init=False)
    others: dict[str, tuple[Other, ...]] = field(init=False)
    _weights: dict[str, float] = field(init=False)

    def __post_init__(self) -> None:
        counts = [
            Counter(chain.from_iterable([statement.roots for statement in side.statements]))
            for side in (self.original, self.derivative)
        ]
        kin = find_kin(counts[0], counts[1], (self.original.lexicon, self.derivative.lexicon))
        object.__setattr__(self, "kin", kin)
        object.__setattr__(self, "_weights", self._weighed(counts[0] + counts[1]))
        others = {root: tuple(self._others(root, groups)) for root, groups in kin.items()}
        object.__setattr__(self, "others", others)

    def _weighed(self, counts: Counter[str]) -> dict[str, float]:
        size = len(self.original.statements) + len(self.derivative.statements) + _SMALL_PAIR
        common = self.original.lexicon.common | self.derivative.lexicon.common
        return {
            root: max(_LEAST_WEIGHT, log(size / count)) * (_COMMON if root in common else 1.0)
            for root, count in counts.items()
        }

    def _others(self, root: str, groups: Sequence[str]) -> Iterator[Other]:
        weight = self.weight(root)
        for group in groups:
            yield Other("~" + group, group, weight * strength(group, len(groups)))

    def weight(self, root: str) -> float:
        """How much sharing a word shows, in nats: the rarer in the two reports, the more."""
        return self._weights.get(root, 0.0)

    def mass(self, statement: Statement) -> float:
        """How much the words of a statement show together."""
        weights = self._weights
        return sum([weights[root] for root in statement.item_roots])

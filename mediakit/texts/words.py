"""Words of a text: where each stands, and a key under which two writings of it are the same."""

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mediakit.texts.spans import Span

__all__ = ["UNSPACED", "UNSPACED_LANGUAGES", "Word", "Words", "find_words", "word_key"]

# Combining marks do not count as letters for ``re``; the blocks that news text meets are listed.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd"
    "\u0a01-\u0a4d\u0a81-\u0acd\u0b01-\u0b4d\u0b82-\u0bcd\u0c00-\u0c4d\u0c81-\u0ccd\u0d00-\u0d4d\u0d81-\u0ddf"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
)
# Invisible characters that may stand inside a word: soft hyphen, zero-width ones, bidirectional marks.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
# Scripts written without spaces between words: each sign counts as a word.
UNSPACED = (
    "\u0e00-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e80-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u1000-\u102a\u1780-\u17b3"
    "\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
UNSPACED_LANGUAGES = frozenset(["ja", "km", "lo", "my", "th", "zh"])
_LETTER = rf"(?:(?![{UNSPACED}])[^\W_][{_MARKS}{_INVISIBLE}]*)"
_APOSTROPHE = "['’ʼ`´]"
# French and Italian: an elided article is a word of its own: l’homme, qu’il.
_ELIDED = rf"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|nell|sull|all|dall|un){_APOSTROPHE}(?=[^\W\d_])"


def _word_pattern(letter: str) -> str:
    return rf"""
    [{UNSPACED}][{_MARKS}{_INVISIBLE}]*               # one sign of an unspaced script
  | (?<![^\W_])[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])   # U.S., e.g., z.B.
  | {letter}+(?:(?:{_APOSTROPHE}|(?<=\d)[.,](?=\d)){letter}+)*   # don’t, 1,200.5
"""


def _patterns(letter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a word, and what finds it in a language that elides articles."""
    word = _word_pattern(letter)
    eliding = rf"(?i:(?<![^\W_]){_ELIDED}) | {word}"
    return re.compile(word, re.VERBOSE), re.compile(eliding, re.VERBOSE)


_SPECIAL = re.compile(f"[{UNSPACED}{_MARKS}{_INVISIBLE}]")
_ANY_LETTERS = _patterns(_LETTER)
_PLAIN_LETTERS = _patterns(r"[^\W_]")  # finds the same in a text without special signs, in half the time
_ELIDING = frozenset({"fr", "it", "ca"})

_DROPPED = re.compile(rf"[{_INVISIBLE}]+")
_CURLED = str.maketrans("’ʼ`´", "''''")
_US = frozenset({"US", "U.S.", "U.S", "USA", "U.S.A.", "U.S.A"})


class Word(NamedTuple):
    """One word: its key, and where it stands."""

    key: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the word stands in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Words(Sequence[Word]):
    """The words of a text in order.

    Attributes:
        keys: The key of each word: case, apostrophe style and invisible characters folded away.
        starts: Where each word starts, in code points.
        ends: Where each word ends.
    """

    keys: tuple[str, ...]
    starts: "array[int]"
    ends: "array[int]"

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, index: int) -> Word:  # type: ignore[override]
        return Word(self.keys[index], self.starts[index], self.ends[index])

    def __iter__(self) -> Iterator[Word]:
        return map(Word, self.keys, self.starts, self.ends)

    def span(self, first: int, stop: int) -> Span:
        """The stretch of text from word ``first`` up to but not including word ``stop``."""
        return Span(self.starts[first], self.ends[stop - 1])


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """The form under which two writings of a word count as the same.

    Case, apostrophe style, invisible characters, composed or decomposed accents, and the points of an
    abbreviation are folded; accents are kept. "US" and "U.S." share a key of their own, so that the
    country is not the pronoun.

    Example:
        >>> word_key("Don’t"), word_key("U.S."), word_key("us"), word_key("N.A.T.O.")
        ("don't", 'u.s.', 'us', 'nato')
    """
    if word in _US:
        return "u.s."
    if word.isascii():
        key = word.casefold()
    else:
        key = unicodedata.normalize("NFKC", _DROPPED.sub("", word)).casefold().translate(_CURLED)
    key = key.replace("`", "'")
    return key if "." not in key or any(map(str.isdigit, key)) else key.replace(".", "")


def find_words(text: str, language: str = "en", *, start: int = 0, end: int | None = None) -> Words:
    """The words of ``text``, or of the part from ``start`` to ``end``.

    A hyphen parts words; an apostrophe, and a point or comma between digits, do not. In scripts written
    without spaces each sign is a word. Symbols and emoji are no words.

    Args:
        text: Any text.
        language: Its language; French and Italian elisions (``l’``, ``qu’``) are cut off.
        start: Where to begin, in code points.
        end: Where to stop; the end of the text by default.

    Returns:
        The words with keys and places; empty for a text without any.

    Example:
        >>> find_words("The U.S. didn’t pay $1,200.50.").keys
        ('the', 'u.s.', "didn't", 'pay', '1,200.50')
    """
    plain = str(text)
    letters = _PLAIN_LETTERS if plain.isascii() or not _SPECIAL.search(plain) else _ANY_LETTERS
    pattern = letters[language in _ELIDING]
    starts, ends, keys = array("L"), array("L"), []
    for match in pattern.finditer(plain, start, len(plain) if end is None else end):
        key = word_key(match.group())
        if key:
            keys.append(key)
            starts.append(match.start())
            ends.append(match.end())
    return Words(tuple(keys), starts, ends)

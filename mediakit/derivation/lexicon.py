"""What the aligner knows of a language: endings, spellings, words that news uses for one another.

All of it stands in ``resources/<language>.toml``, which a teacher can read and extend. A language without
such a file is compared by the words as they are printed.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from mediakit.texts.languages import load_language
from mediakit.texts.words import UNSPACED, find_words

__all__ = ["Form", "Lexicon", "Phrase", "load_lexicon"]

_MOST_KEPT = 1 << 18  # forms of words
_MIN_STEM = 3  # letters that an ending must leave
_MIN_ROOT = 4  # letters that a derivational ending must leave
_VOWEL = re.compile(r"[aeiouyäöüáéíóúàâêèëîïôû]")
_DOUBLED = re.compile(r"([^aeiou\W])\1$")
_POSSESSIVE = re.compile(r"'s?$")
_UNSPACED_SIGN = re.compile(f"[{UNSPACED}]")
_GROUPED_DIGITS = re.compile(r"(?<=\d)[.,](?=\d{3}(?:\D|$))")

Phrase = tuple[str, ...]
# What a word is wherever it stands: its root; whether it is a number, in digits or as a word; whether it is
# no stop word; whether it is a sign of a script without spaces; the listed phrases that begin with its root.
# A plain tuple: very many are kept, and the collector need not visit these.
Form = tuple[str, bool, bool, bool, tuple[Phrase, ...]]
_Kept = TypeVar("_Kept", str, Form)


@dataclass(frozen=True)
class Lexicon:
    """What is known of one language for telling that two words may say the same.

    A word has a *stem* (its inflections folded), a *root* (also what is derived from it: ``sceptic``,
    ``scepticism``) and *groups* (words that news uses for one another, names for the same thing).

    Attributes:
        language: Two letters; "" when nothing is known.
        stop_words: Words that never link two sentences.
        common: Roots so frequent in any news that they show little.
        numbers: Number words by key, with their digits.
        pronouns: Words that may stand for a name of the sentence before.
        joined: Words that a slip may print together with the next.
        compounds: Whether the language writes compounds as one word.
        capitals_mark_names: Whether a capital within a sentence is the sign of a name.
    """

    language: str
    stop_words: frozenset[str]
    common: frozenset[str]
    numbers: Mapping[str, str]
    pronouns: frozenset[str]
    joined: tuple[str, ...]
    compounds: bool
    capitals_mark_names: bool
    _spellings: Mapping[str, str]
    _spelling_rules: tuple[tuple[re.Pattern[str], str], ...]
    _irregular: Mapping[str, str]
    _endings: "re.Pattern[str] | None"
    _ending_turns: Mapping[str, str]
    _derivations: "re.Pattern[str] | None"
    _uncut: frozenset[str]
    _groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _phrases: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)
    _spelled: dict[str, str] = field(default_factory=dict)
    _stems: dict[str, str] = field(default_factory=dict)
    _roots: dict[str, str] = field(default_factory=dict)
    _forms: dict[str, Form] = field(default_factory=dict)

    def spelled(self, key: str) -> str:
        """The word in one of its spellings: ``defence`` and ``defense`` become the same.

        Example:
            >>> english = load_lexicon("en")
            >>> english.spelled("travelled") == english.spelled("traveled"), english.spelled("defence")
            (True, 'defense')
        """
        found = self._spelled.get(key)
        if found is None:
            found = self._keep(self._spelled, key, self._respelled(key))
        return found

    def stem(self, key: str) -> str:
        """The word without its inflection, in one spelling; numbers as digits.

        Example:
            >>> english = load_lexicon("en")
            >>> english.stem("cities") == english.stem("city"), english.stem("told"), english.stem("seven")
            (True, 'tel', '7')
        """
        found = self._stems.get(key)
        if found is None:
            found = self._keep(self._stems, key, self._stemmed(key))
        return found

    def root(self, key: str) -> str:
        """The stem without what derives one word from another.

        Example:
            >>> english = load_lexicon("en")
            >>> english.root("scepticism") == english.root("skeptical")
            True
        """
        found = self._roots.get(key)
        if found is None:
            found = self._keep(self._roots, key, self._rooted(self.stem(key)))
        return found

    def groups(self, root: str) -> tuple[str, ...]:
        """The names of the groups that a root belongs to; empty if it stands in none.

        Example:
            >>> english = load_lexicon("en")
            >>> bool(set(english.groups(english.root("pushed"))) & set(english.groups(english.root("urged"))))
            True
        """
        return self._groups.get(root, ())

    def phrases(self, root: str) -> tuple[Phrase, ...]:
        """The listed phrases of several words that begin with a root, as roots, the longest first."""
        return self._phrases.get(root, ())

    def form(self, key: str) -> Form:
        """The root of a word; whether it is a number, no stop word, an unspaced sign; the phrases it begins.

        Example:
            >>> load_lexicon("en").form("seven")
            ('7', True, True, False, ())
        """
        found = self._forms.get(key)
        if found is None:
            root = self.root(key)
            numeric = key[0].isdigit() or self.stem(key)[:1].isdigit()
            unspaced = not key.isascii() and _UNSPACED_SIGN.match(key) is not None
            found = self._keep(
                self._forms,
                key,
                (root, numeric, key not in self.stop_words, unspaced, self.phrases(root)),
            )
        return found

    @staticmethod
    def _keep(known: dict[str, _Kept], key: str, found: _Kept) -> _Kept:
        """Remembers a form; a process that reads very many texts forgets and starts anew now and then."""
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[key] = found
        return found

    def _respelled(self, key: str) -> str:
        known = self._spellings.get(key)
        if known is not None:
            return known
        for rule, turned in self._spelling_rules:
            if rule.search(key):  # asked first: few words are respelt, and turning one takes longer
                key = rule.sub(turned, key)
        return key

    def _stemmed(self, key: str) -> str:
        key = _POSSESSIVE.sub("", key) if "'" in key else key
        if key[:1].isdigit():
            return _GROUPED_DIGITS.sub("", key)
        if key in self.numbers:
            return self.numbers[key]
        if self._endings is None:
            return key
        key = self.spelled(self._irregular.get(key, key))
        stem = key
        match = self._endings.search(key)
        if match and match.start() >= _MIN_STEM and _VOWEL.search(key, 0, match.start()):
            stem = key[: match.start()] + self._ending_turns[match.group()]
        return self._folded(stem)

    def _folded(self, stem: str) -> str:
        if not stem.isascii():
            stem = "".join(
                sign for sign in unicodedata.normalize("NFD", stem) if not unicodedata.combining(sign)
            ).replace("ß", "ss")
        if self.language == "en":
            stem = stem[:-1] + "i" if stem.endswith("y") and len(stem) > _MIN_STEM else stem
        if len(stem) > _MIN_STEM:
            stem = stem.removesuffix("e")
            if _DOUBLED.search(stem):
                stem = stem[:-1]
        return stem

    def _rooted(self, stem: str) -> str:
        if self._derivations is None or stem in self._uncut or len(stem) <= _MIN_ROOT:
            return stem
        for _ in range(2):
            match = self._derivations.search(stem)
            if match is None or match.start() < _MIN_ROOT:
                break
            stem = stem[: match.start()]
        return stem.removesuffix("i") if len(stem) > _MIN_ROOT else stem


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of a language; an empty one if there is no data file for it."""
    known = load_language(language)
    source = files("mediakit.derivation.resources") / f"{language}.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8")) if known.supported and source.is_file() else {}
    turns = dict(item.partition(">")[::2] for item in data.get("endings", "").split())
    lexicon = Lexicon(
        language=language if data else "",
        stop_words=known.stop_words,
        common=frozenset(),
        numbers=_numbers(data),
        pronouns=frozenset(data.get("pronouns", "").split()),
        joined=tuple(data.get("joined", "").split()),
        compounds=data.get("compounds", False),
        capitals_mark_names=data.get("capitals_mark_names", True),
        _spellings=_variants(data.get("spellings", "")),
        _spelling_rules=tuple((re.compile(rule), turned) for rule, turned in data.get("spelling_rules", ())),
        _irregular=_variants(data.get("irregular", "")),
        _endings=_any_of(turns),
        _ending_turns=turns,
        _derivations=_any_of(data.get("derivations", "").split()),
        _uncut=frozenset(),
    )
    return _filled(lexicon, data)


def _filled(lexicon: Lexicon, data: Mapping[str, Any]) -> Lexicon:
    """The lexicon with what is listed by stem or root, which it must be able to work out first."""
    object.__setattr__(lexicon, "_uncut", frozenset(map(lexicon.stem, data.get("uncut", "").split())))
    object.__setattr__(lexicon, "common", frozenset(map(lexicon.root, data.get("common", "").split())))
    for name, lines in data.get("groups", {}).items():
        for number, line in enumerate(lines):
            _add_group(lexicon, f"{name}.{number}", line)
    return lexicon


def _add_group(lexicon: Lexicon, name: str, line: str) -> None:
    """Members are parted by commas; one of several words is a phrase."""
    for member in line.split(","):
        roots = tuple(lexicon.root(word.key) for word in find_words(member, lexicon.language))
        joined = " ".join(roots)
        if joined and name not in lexicon.groups(joined):
            lexicon._groups[joined] = (*lexicon.groups(joined), name)  # noqa: SLF001 - it is being made
        if len(roots) > 1 and roots not in lexicon.phrases(roots[0]):
            longest_first = sorted(
                (*lexicon.phrases(roots[0]), roots), key=lambda phrase: (-len(phrase), phrase)
            )
            lexicon._phrases[roots[0]] = tuple(longest_first)  # noqa: SLF001


def _numbers(data: Mapping[str, Any]) -> dict[str, str]:
    return dict(item.split("=") for item in data.get("numbers", "").split())


def _variants(lines: str) -> dict[str, str]:
    """One line a word: its usual form first, then the others."""
    return {other: words[0] for words in map(str.split, lines.splitlines()) for other in words[1:]}


def _any_of(endings: Iterable[str] | Sequence[str]) -> "re.Pattern[str] | None":
    longest_first = sorted(endings, key=lambda ending: (-len(ending), ending))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})$") if longest_first else None

"""The words by which changes are told, read from one data file a language."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from mediakit.texts.languages import SUPPORTED
from mediakit.texts.words import find_words

__all__ = ["ChangeLexicon", "Phrases", "Unit", "load_change_lexicon"]

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that can be found in a run of words, each with what it stands for.

    Example:
        >>> phrases = Phrases.of({"at least": 1.0, "at": 0.0}, "en")
        >>> list(phrases.find(("at", "least", "two", "at"), 0, 4))
        [(0, 2, 1.0), (3, 4, 0.0)]
    """

    by_first: Mapping[str, tuple[tuple[Key, float], ...]]

    @classmethod
    def of(cls, values: Mapping[str, float], language: str) -> "Phrases":
        """Phrases by their words; where one begins like another, the longer is found."""
        found: dict[str, list[tuple[Key, float]]] = {}
        for phrase, value in values.items():
            keys = find_words(phrase, language).keys
            if keys:
                found.setdefault(keys[0], []).append((keys, value))
        return cls(
            {first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in found.items()}
        )

    def find(self, keys: Sequence[str], first: int, stop: int) -> Iterator[tuple[int, int, float]]:
        """Each phrase between ``first`` and ``stop``: its first word, the place after its last, its value."""
        place = first
        while place < stop:
            found = self.at(keys, place, stop)
            if found is None:
                place += 1
                continue
            yield place, found[0], found[1]
            place = found[0]

    def at(self, keys: Sequence[str], place: int, stop: int) -> tuple[int, float] | None:
        """The longest phrase that begins at ``place``: the place after it, and its value."""
        for phrase, value in self.by_first.get(keys[place], ()):
            end = place + len(phrase)
            if end <= stop and tuple(keys[place:end]) == phrase:
                return end, value
        return None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement: what it measures, its name, and how much of the common unit it is."""

    measures: str
    name: str
    size: float


@dataclass(frozen=True)
class ChangeLexicon:
    """What is known of one language for telling what changed; all empty for a language without a data file.

    Attributes:
        language: Two letters; "" when nothing is known.
        levels: Words that tell how sure a statement is, 1.0 (left open), 2.0 (likely), 2.5 (somebody's view),
            4.0 (no doubt).
        also_names: Words among these that with a capital are names or months.
        negation: Words that negate.
        hearsay: Verb forms that give a statement as somebody else's.
        hearsay_endings: Endings of further such forms.
        not_hearsay: Words that only look like them.
        causes: Words that make one thing the cause of another; 1.0 for sure signs, 0.0 for words that often
            mean else.
        units: Units by each of their writings.
        sections: The data as read, for what only one module needs.
    """

    language: str
    levels: Phrases = field(default_factory=lambda: Phrases({}))
    also_names: frozenset[str] = frozenset()
    negation: frozenset[str] = frozenset()
    hearsay: frozenset[str] = frozenset()
    hearsay_endings: tuple[str, ...] = ()
    not_hearsay: frozenset[str] = frozenset()
    causes: Phrases = field(default_factory=lambda: Phrases({}))
    units: Mapping[str, Unit] = field(default_factory=dict)
    sections: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def listed(self, section: str, name: str) -> tuple[str, ...]:
        """The entries under a name, in order; empty if there are none."""
        return tuple(_listed(self.sections.get(section, {}), name))

    def valued(self, section: str, name: str) -> dict[str, float]:
        """Entries such as ``three:3``, each with its value."""
        pairs = (entry.rpartition(":") for entry in self.listed(section, name))
        return {word: float(value) for word, _, value in pairs}

    def phrases(self, section: str, name: str) -> Phrases:
        """The entries under a name as phrases, with their value, or 1.0 where none is given."""
        entries = self.listed(section, name)
        values = self.valued(section, name) if entries and ":" in entries[0] else dict.fromkeys(entries, 1.0)
        return Phrases.of(values, self.language)


@cache
def load_change_lexicon(language: str) -> ChangeLexicon:
    """What is known of a language; nothing for one without a data file.

    Example:
        >>> load_change_lexicon("en").units["miles"].measures, load_change_lexicon("cy").language
        ('length', '')
    """
    if language not in SUPPORTED:
        return ChangeLexicon("")
    source = files("mediakit.changes.resources") / f"{language}.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    sure = data["certainty"]
    levels = {
        word: level
        for level, name in ((1.0, "open"), (2.0, "likely"), (2.5, "view"), (3.0, "plain"), (4.0, "sure"))
        for word in _listed(sure, name)
    }
    weak = frozenset(_listed(data["cause"], "weak"))
    causes = {
        word: float(word not in weak) for name in ("verbs", "links") for word in _listed(data["cause"], name)
    }
    return ChangeLexicon(
        language=language,
        levels=Phrases.of(levels, language),
        also_names=frozenset(_listed(sure, "also_names")),
        negation=frozenset(_listed(sure, "negation")),
        hearsay=frozenset(_listed(sure, "hearsay")),
        hearsay_endings=tuple(_listed(sure, "hearsay_endings")),
        not_hearsay=frozenset(_listed(sure, "not_hearsay")),
        causes=Phrases.of(causes, language),
        units=_units(data.get("units", {})),
        sections=data,
    )


def _listed(section: Mapping[str, Any], name: str) -> Iterator[str]:
    return (entry for entry in (part.strip() for part in section.get(name, "").split(",")) if entry)


def _units(section: Mapping[str, str]) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for measures in section:
        for entry in _listed(section, measures):
            name, size, *writings = entry.split(":")
            unit = Unit(measures, name, float(size))
            found.update({writing: unit for writing in (name, *writings) if writing not in found})
    return found

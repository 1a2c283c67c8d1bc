"""Names in a report, and whom "she", "Oake" and "the mayor" stand for."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mediakit.attribution.clauses import Range
from mediakit.attribution.lexicon import Lexicon
from mediakit.attribution.tokens import Line
from mediakit.texts.article import Article
from mediakit.texts.spans import Span

__all__ = ["Name", "Names"]

_SHORT = 4  # letters; shorter role words end other words by chance
_MAX_INITIALS = 2  # letters: "TJ King" is a person, "NATO" is none
_NUMERAL = re.compile(r"[IVX]+")
_ROLE_ENDINGS = ("in", "er", "or", "ist", "chef", "eur")  # of German words for what somebody is
_LOOK_BACK = 3  # sentences in which a pronoun's person is looked for


@dataclass(frozen=True, slots=True)
class Name:
    """One place where a name stands.

    Attributes:
        words: The name without titles.
        span: Where it stands, without titles.
        line: The paragraph's number, from 0.
        sentence: Which sentence of the whole text, counted by this module, from 0.
        first: Its first token, titles included.
        stop: The token after it.
        titles: The titles before it, in lower case.
        person: Whether it seems to be a person's.
    """

    words: tuple[str, ...]
    span: Span
    line: int
    sentence: int
    first: int
    stop: int
    titles: tuple[str, ...]
    person: bool

    @property
    def text(self) -> str:
        """The name as one string."""
        return " ".join(self.words)


class Names:
    """All names of a report, and the persons that they stand for."""

    def __init__(self, article: Article, lines: Sequence[Line], lexicon: Lexicon) -> None:
        self.text = str(article.text)
        self.lines = lines
        self.lexicon = lexicon
        self.sentence_of: list[list[int]] = []
        self.common: frozenset[str] = self._common_nouns()
        self.mentions: list[Name] = self._settled(list(self._find()))
        self.by_line: dict[int, list[Name]] = defaultdict(list)
        self.full: dict[str, list[str]] = defaultdict(list)  # full names by last word, in order
        self.gender: dict[str, str] = {}
        for mention in self.mentions:
            self.by_line[mention.line].append(mention)
            if (
                len(mention.words) > 1
                and mention.person
                and mention.text not in self.full[mention.words[-1].casefold()]
            ):
                self.full[mention.words[-1].casefold()].append(mention.text)
        for mention in self.mentions:
            for title in mention.titles:
                if title in self.lexicon.gendered and (full := self.full_name(mention)):
                    self.gender.setdefault(full, self.lexicon.gendered[title])

    def full_name(self, mention: Name) -> str | None:
        """The fullest form of a name in the report; None where several could be meant."""
        if not mention.person:
            return mention.text
        if len(mention.words) > 1:
            return mention.text
        candidates = self.full.get(mention.words[-1].casefold(), [])
        if len(candidates) > 1:
            return None
        return candidates[0] if candidates else mention.text

    def of(self, line: int, subject: Range) -> Name | None:
        """The name that a noun phrase is built around; None if it has none."""
        within = [m for m in self.by_line.get(line, ()) if m.first >= subject[0] and m.stop <= subject[1]]
        if not within:
            return None
        tags = self.lines[line].tags
        head_stop = next((i for i in range(subject[0], subject[1]) if tags[i] in ",p"), subject[1])
        heads = [m for m in within if m.stop <= head_stop]
        if heads and heads[-1].stop == head_stop:
            return heads[-1]
        if heads:
            return None if tags[heads[-1].stop] in "nS" else heads[-1]
        # "a spokeswoman, Anna Oake,"
        aside = [m for m in within if m.person and tags[m.stop : m.stop + 1] == "," and len(m.words) > 1]
        return aside[0] if len(aside) == 1 else None

    def speaker(self, line: int, subject: Range) -> str | None:
        """Who a subject is, where one candidate remains; None for "cannot tell" and for unnamed sources."""
        first, stop = subject
        tags, keys = self.lines[line].tags, self.lines[line].keys
        if stop - first == 1 and tags[first] == "R":
            before = [
                m
                for m in self.by_line.get(line, ())
                if m.stop == first or (m.stop == first - 1 and tags[first - 1] == ",")
            ]
            return self.full_name(before[0]) if before else None
        if stop - first == 1 and tags[first] in "PO":
            return self.of_pronoun(line, first)
        name = self.of(line, subject)
        if name is not None:
            return self.full_name(name)
        if tags[first] == "D" and keys[first] in self.lexicon.definite:
            return self._by_role(line, keys[stop - 1], first)
        return None

    def _by_role(self, line: int, noun: str, place: int) -> str | None:
        """Who "the mayor" is: the only person so called before."""
        found = {name for name, first in self._roles.get(noun, {}).items() if first < (line, place)}
        return next(iter(found)) if len(found) == 1 else None

    @cached_property
    def by_full(self) -> dict[str, list[Name]]:
        """The places of each full name, in order."""
        places: dict[str, list[Name]] = defaultdict(list)
        for mention in self.mentions:
            if name := self.full_name(mention):
                places[name].append(mention)
        return places

    @cached_property
    def _roles(self) -> dict[str, dict[str, tuple[int, int]]]:
        """For each word for what somebody is: who is called so, and where first."""
        roles: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
        for mention in self.mentions:
            name = self.full_name(mention) if mention.person else None
            for word in self._role_words(mention) if name else ():
                roles[word].setdefault(name or "", (mention.line, mention.first))
        return roles

    def _role_words(self, mention: Name) -> Sequence[str]:
        """The words beside a name that tell what its bearer is: before it, or in an apposition after it."""
        line = self.lines[mention.line]
        first = mention.first
        while first and line.tags[first - 1] in "nN":
            first -= 1
        stop = mention.stop
        if line.tags[stop : stop + 2] in {",D", ",n", ",N"}:
            stop = next((i for i in range(stop + 1, len(line.tags)) if line.tags[i] in ",|.VZvA"), stop)
        return [*mention.titles, *line.keys[first : mention.first], *line.keys[mention.stop : stop]]

    def of_pronoun(self, line: int, place: int) -> str | None:
        """Whom a pronoun stands for, where one person remains; else None."""
        key = self.lines[line].keys[place]
        wanted = self.lexicon.gendered.get(key)
        if wanted is None:
            return None
        here = self.sentence_of[line][place]
        for back in range(_LOOK_BACK):
            found = dict.fromkeys(
                name
                for mention in self._before(line, place)
                if mention.person
                and mention.sentence == here - back
                and (name := self.full_name(mention))
                and self.gender.get(name, wanted) == wanted
            )
            if len(found) > 1:
                acting = self._acting(line, here - back)
                found = {name: None for name in found if name in acting}
                if len(found) != 1:
                    return None
            if found:
                (name,) = found
                self.gender.setdefault(name, wanted)
                return name
        return None

    def _acting(self, line: int, sentence: int) -> frozenset[str]:
        """The persons who open a sentence or stand right before a verb in it."""
        acting = set()
        for number in (line, line - 1):
            tags = self.lines[number].tags
            joined = -1  # where the last acting name ends
            for mention in self.by_line.get(number, []):
                before = tags[mention.first - 1 : mention.first]
                opens = before in {"", "|", "Q"} or (before == "c" and joined == mention.first - 1)
                acts = tags[mention.stop : mention.stop + 1] in set("VZBUvAa") and before not in {"s", "p"}
                if mention.sentence == sentence and (opens or acts) and (name := self.full_name(mention)):
                    acting.add(name)
                    joined = mention.stop
        return frozenset(acting)

    def _before(self, line: int, place: int) -> Iterator[Name]:
        for number in (line, line - 1):
            for mention in reversed(self.by_line.get(number, [])):
                if number < line or mention.stop <= place:
                    yield mention

    def _find(self) -> Iterator[Name]:
        sentence = 0
        seen = self._seen_inside()
        for number, line in enumerate(self.lines):
            sentences = []
            for tag in line.tags:
                sentences.append(sentence)
                sentence += tag == "|"
            self.sentence_of.append(sentences)
            place = 0
            while place < len(line.tags):
                if line.tags[place] != "N":
                    place += 1
                    continue
                stop = place
                while line.tags[stop] == "N":
                    stop += 1
                yield from self._name(number, place, stop, sentences[place], seen)
                place = stop

    def _settled(self, found: Sequence[Name]) -> list[Name]:
        """Single words are persons only as the last name of a person named in full, or behind a title."""
        last_names = {name.words[-1].casefold() for name in found if name.person and len(name.words) > 1}
        settled = []
        for name in found:
            person = name.person and (
                len(name.words) > 1 or bool(name.titles) or name.words[0].casefold() in last_names
            )
            if self.lexicon.code == "de" and not person and len(name.words) == 1 and name.words[0].islower():
                continue
            settled.append(name if person == name.person else replace(name, person=person))
        return settled

    def _common_nouns(self) -> frozenset[str]:
        """German nouns that stand alone behind an article somewhere: capitals, but no names."""
        if self.lexicon.code != "de":
            return frozenset()
        return frozenset(
            line.keys[i]
            for line in self.lines
            for i, tag in enumerate(line.tags)
            if tag == "N" and i and line.tags[i - 1] in "Dn#" and line.tags[i + 1 : i + 2] != "N"
        )

    def _is_common(self, key: str) -> bool:
        roles = self.lexicon.titles | self.lexicon.words("unnamed")
        return key in self.common or any(key.endswith(role) for role in roles if len(role) > _SHORT)

    def _seen_inside(self) -> frozenset[str]:
        """Capitalised words that stand inside sentences somewhere: names, not mere first words."""
        return frozenset(
            line.keys[i]
            for line in self.lines
            for i, tag in enumerate(line.tags)
            if tag == "N" and i and line.tags[i - 1] not in "|Q:-"
        )

    def _name(
        self, number: int, first: int, stop: int, sentence: int, seen: frozenset[str]
    ) -> Iterator[Name]:
        """The name in a run of capitalised words, without what says who its bearer is."""
        line = self.lines[number]
        titled = [i for i in range(first, stop) if line.keys[i].rstrip(".") in self.lexicon.titles]
        begin = titled[-1] + 1 if titled else first
        if self.lexicon.code == "de":
            if stop - begin > 2 and line.keys[begin].endswith(_ROLE_ENDINGS):
                begin += 1
            while begin < stop and (
                self._is_common(line.keys[begin])
                or (stop - begin == 1 and first and line.tags[first - 1] in "Dn#")
            ):
                begin += 1
        titles = [line.keys[i].rstrip(".") for i in titled]
        if begin == stop:
            if (
                len(titled) != 1
                or first == 0
                or self.lexicon.code == "de"
                or line.keys[first - 1] in self.lexicon.definite
            ):
                return
            begin, titles = first, []  # a name that is also a title: "King said"
        opens = first == 0 or line.tags[first - 1] in "|Q:-"
        if opens and stop - begin == 1 and line.keys[begin] not in seen and not titles:
            return
        words = tuple(self.text[line.starts[i] : line.ends[i]].rstrip("'’,") for i in range(begin, stop))
        person = self._is_person(line, first, words, titles)
        yield Name(words, line.span(begin, stop), number, sentence, first, stop, tuple(titles), person)

    def _is_person(self, line: Line, first: int, words: Sequence[str], titles: Sequence[str]) -> bool:
        """Whether a name looks like a person's."""
        if titles:
            return True
        keys = [word.casefold().strip(".") for word in words]
        if any(key in self.lexicon.organisations for key in keys) or any(
            len(w) > _MAX_INITIALS and w.isupper() and not _NUMERAL.fullmatch(w) for w in words
        ):
            return False
        if any("." in word.rstrip(".") for word in words):
            return False
        return not (
            first and line.keys[first - 1] in {"the", "die", "das", "la", "el", "le", "los", "las", "les"}
        )

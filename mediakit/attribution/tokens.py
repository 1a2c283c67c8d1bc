"""A paragraph read as a string of word classes, one sign a token; each quotation is one token.

``“The bus stays,” Ann Oake said on Monday.`` reads ``QNNVpT.|``. Rules for who says what are then plain
patterns.

Signs: ``Q`` a quotation of a sentence or more, ``q`` a quoted fragment, ``N`` a capitalised word, ``n`` any
other word, ``#`` a number, ``D`` article or the like, ``P`` pronoun, ``O`` object pronoun, ``R`` who or
which, ``A`` auxiliary, ``a`` adverb, ``p`` preposition, ``c`` and, ``s`` that or because, ``I`` to, ``T``
time word, ``S`` possessive, ``x`` a bracket drawn together; ``V`` past form of a cue verb, ``Z`` its present,
``B`` its plain form, ``G`` its -ing form, ``W`` its participle, ``U`` its future or conditional; ``v`` and
``g`` other verb forms; ``, ; : - .`` themselves; ``|`` the end of a sentence.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mediakit.attribution.lexicon import CueForm, Lexicon
from mediakit.attribution.marks import Quoted
from mediakit.texts.spans import Span

__all__ = ["Line", "read_line"]

_WORD = r"[^\W_]+(?:(?:[.&@/-]|(?<=\d),(?=\d)|['’](?!s\b))(?=[^\W_])[^\W_]+)*(?:['’](?!\w))?"
_TOKEN = re.compile(rf"['’]s\b|{_WORD}|\([^()\n]{{1,60}}\)|(?P<dash>[—–―]|-{{1,3}})|\.{{2,}}|\S")
# French: an elided article is a token of its own, and so is the pronoun of "a-t-il dit".
_ELIDED = re.compile(
    r"(?i:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=[^\W\d_])|(?<=\w)-(?i:t-)?(?=(?i:ils?|elles?|on)\b)|"
    + _TOKEN.pattern.replace("(?:(?:[.&@/-]", "(?:(?!-(?i:t-)?(?i:ils?|elles?|on)\\b)(?:[.&@/-]", 1)
)
_VERB_SIGNS: Mapping[str, str] = {
    "past": "V",
    "present": "Z",
    "plural": "B",
    "base": "B",
    "gerund": "G",
    "participle": "W",
    "future": "U",
    "subjunctive": "U",
}
_PUNCTUATION = {
    ",": ",",
    ";": ";",
    ":": ":",
    "…": "-",
    ".": ".",
    "?": ".",
    "!": ".",
    "$": "#",
    "€": "#",
    "£": "#",
}
_NOUN_BEFORE = frozenset("DSp#O")  # after these a word that could be a verb is a noun or an adjective
_ENDS_QUOTATION = re.compile(r"[.,!?…;:—–-]\W{0,2}$")
_FRENCH_OF = frozenset({"du", "des", "d'"})  # "la directrice du musée", but "des habitants"
_GERMAN_RELATIVES = frozenset(["der", "die", "das", "den", "dem", "dessen", "deren", "denen"])
_ADDRESS = re.compile(r"[\w.-]+\.[a-z]{2,6}")  # of a web site
_CONTRACTED = frozenset({"im", "am", "beim", "vom", "zum", "zur", "ins"})  # prepositions with an article
_VERB_ENDINGS = {
    "en": ("ed",),
    "de": ("te", "ten"),
    "es": ("ó", "aron", "ieron", "aban", "aba"),
    "fr": ("èrent", "aient"),
}
_LONGEST_SENTENCE = 300  # tokens; what runs on for longer is read in parts, so that reading stays linear
_MAX_TITLE_WORDS, _SHORT_WORD = 8, 3


@dataclass(slots=True)
class Line:
    """One paragraph as tokens.

    Attributes:
        tags: One sign a token.
        keys: Each token in lower case.
        starts: Where each token starts in the text.
        ends: Where each token ends.
        cues: Cue verbs by token number.
        quoted: Quotations by token number.
        capital: The quotations that begin with a capital.
    """

    tags: str = ""
    keys: list[str] = field(default_factory=list)
    starts: "array[int]" = field(default_factory=lambda: array("L"))
    ends: "array[int]" = field(default_factory=lambda: array("L"))
    cues: dict[int, CueForm] = field(default_factory=dict)
    quoted: dict[int, Quoted] = field(default_factory=dict)
    capital: set[int] = field(default_factory=set)

    def span(self, first: int, stop: int) -> Span:
        """The text from token ``first`` up to but not including token ``stop``."""
        return Span(self.starts[first], self.ends[stop - 1])


def read_line(  # noqa: PLR0913, PLR0917 - a paragraph and all that is known of it
    text: str,
    paragraph: Span,
    quoted: Sequence[Quoted],
    sentence_ends: Sequence[int],
    lexicon: Lexicon,
    dateline: Span | None = None,
) -> Line:
    """A paragraph as tokens.

    Args:
        text: The whole text.
        paragraph: Where the paragraph stands.
        quoted: Its outer quotations, in order.
        sentence_ends: Where the sentences of the whole text end, in order.
        lexicon: The language's words.
        dateline: Where the report's dateline stands; it counts as a sentence of its own.
    """
    reader = _Reader(text, sentence_ends, lexicon)
    position = paragraph.start
    if dateline and paragraph.covers(dateline):
        reader.read(position, dateline.end)
        reader.end_sentence()
        position = dateline.end
    for quotation in quoted:
        reader.read(position, quotation.marked.start)
        reader.draw_together(quotation)
        position = quotation.marked.end
    reader.read(position, paragraph.end)
    reader.end_sentence()
    return reader.line()


class _Reader:
    def __init__(self, text: str, sentence_ends: Sequence[int], lexicon: Lexicon) -> None:
        self.text = text
        self.ends_of_sentences = sentence_ends
        self.lexicon = lexicon
        self.pattern = _ELIDED if lexicon.code == "fr" else _TOKEN
        self.tags: list[str] = []
        self.found = Line()
        self.length = 0  # of the sentence so far, in tokens

    def read(self, start: int, end: int) -> None:
        for match in self.pattern.finditer(self.text, start, end):
            word, begin, stop = match.group(), match.start(), match.end()
            if (
                word[0] == "-"
                and word.casefold() in {"-", "-t-"}
                and self.lexicon.code == "fr"
                and self.text[begin - 1].isalnum()
            ):
                continue
            if match["dash"]:
                self._add("-", word, begin, stop)
            elif word[0].isalnum():
                self._add_word(word, begin, stop)
            elif word[0] == "(":
                self._add("x", word.casefold(), begin, stop)
            elif word in {"'s", "’s"}:
                self._add("A" if self.tags and self.tags[-1] in "PR" else "S", "'s", begin, stop)
            elif (
                word == "." and not self._is_sentence_end(stop) and self.tags and self.found.ends[-1] == begin
            ):
                self.found.ends[-1] = stop  # an abbreviation's point
                self.found.keys[-1] += "."
                continue
            else:
                self._add(_PUNCTUATION.get(word[0], "y"), word, begin, stop)
            if self._is_sentence_end(stop):
                self.end_sentence()

    def draw_together(self, quotation: Quoted) -> None:
        start, end = quotation.marked
        if self._is_title(quotation):
            self._add("N", "", start, end)
        else:
            self.found.quoted[len(self.tags)] = quotation
            if self.text[quotation.span.start : quotation.span.start + 1].isupper():
                self.found.capital.add(len(self.tags))
            self._add("Q" if self._is_sentence(quotation) else "q", "", start, end)
        if self._is_sentence_end(end):
            self.end_sentence()

    def end_sentence(self) -> None:
        if self.tags and self.tags[-1] != "|":
            place = self.found.ends[-1]
            self._add("|", "", place, place)

    def line(self) -> Line:
        if self.lexicon.code == "en":
            for place in [place for place in self.found.cues if self._is_noun(place)]:
                self.tags[place] = "n"
                del self.found.cues[place]
        self.found.tags = "".join(self.tags)
        return self.found

    def _is_noun(self, place: int) -> bool:
        """Whether a form such as "plans" or "support" is a noun here, by the words beside it."""
        tag, before = self.tags[place], self.tags[place - 1] if place else "|"
        after = self.tags[place + 1] if place + 1 < len(self.tags) else "|"
        key = self.found.keys[place - 1] if place else ""
        if tag == "B" and self.found.cues[place].lemma not in self.lexicon.also_nouns and before in ",nN":
            return False
        if tag == "B":
            if before == "a" and self.tags[place - 2 : place - 1] == ["D"]:
                return True
            plural = (
                before in "nN" and key.endswith(("s", "people", "men", "women")) and not key.endswith("ss")
            )
            return not (before in "PRIAa" or plural or (before in "DT#" and after in "sDPQ")) or (
                before == "n" and after in ",.|"
            )
        if self.found.cues[place].lemma not in self.lexicon.also_nouns or self._after_quotation(place):
            return False
        return tag == "Z" and (before in "|gDS" or (before == "n" and after in "p,.|cVZA" and key != "poll"))

    def _add(self, tag: str, key: str, start: int, end: int) -> None:
        self.length = 0 if tag == "|" else self.length + 1
        too_long = self.length > _LONGEST_SENTENCE and (tag in ",;:-." or self.length > 2 * _LONGEST_SENTENCE)
        self.tags.append(tag)
        self.found.keys.append(key)
        self.found.starts.append(start)
        self.found.ends.append(end)
        if too_long:
            self.end_sentence()

    def _add_word(self, word: str, start: int, end: int) -> None:
        key = word.casefold().replace("’", "'")
        before = self.tags[-1] if self.tags else "|"
        tag = self.lexicon.tags.get(key)
        if key in self.lexicon.complementizers:
            tag = "R" if before in "nNDxqO," else "s"
        elif key in _FRENCH_OF and self.lexicon.code == "fr":
            tag = "p" if before in "nNx" else "D"
        elif tag == "D" and before == "," and self._opens_relative(key):
            tag = "R"
        cue = self.lexicon.cues.get(key)
        if cue and not (word[0].isupper() and before != "|") and tag != "v":
            sign = _VERB_SIGNS[cue.tense]
            if before in ("D" if self.lexicon.code == "de" else _NOUN_BEFORE) and not (
                before == "O" and sign in "VZ"
            ):
                tag = "n"
            elif tag is None:
                self.found.cues[len(self.tags)] = cue
                tag = sign
        if tag is None or (word[0].isupper() and before not in "|-Q:" and tag in "vnDc" and key != "i"):
            tag = self._open_class(word, key, before)
        self._add(tag, key, start, end)

    def _opens_relative(self, key: str) -> bool:
        """Whether a German article after a comma is "who": not after a verb ("sagte, der Pilot habe")."""
        return (
            self.lexicon.code == "de"
            and key in _GERMAN_RELATIVES
            and self.tags[-2:-1] not in (["V"], ["Z"], ["B"], ["W"], ["p"])
        )

    def _open_class(self, word: str, key: str, before: str) -> str:
        if word[0].isdigit():
            return "#"
        if word[0].isupper():
            return "N"
        if (
            (ending := _VERB_ENDINGS.get(self.lexicon.code))
            and key.endswith(ending)
            and before not in _NOUN_BEFORE
        ):
            return "v"
        if self.lexicon.code == "de" and before in "NP" and key.endswith(("t", "e")):
            return "v"  # "der Bus bleibt", "er bleibe": nouns have capitals
        if self.lexicon.code == "es" and key.endswith("mente"):
            return "a"
        if self.lexicon.code == "en":
            if key.endswith("ly") and len(key) > 4 and key not in self.lexicon.not_adverbs:
                return "a"
            if key.endswith("ing") and len(key) > 5 and before not in _NOUN_BEFORE:
                return "g"
        return "n"

    def _after_quotation(self, place: int) -> bool:
        """Whether a noun phrase and nothing else stands between a quotation and this word."""
        while place and self.tags[place - 1] in "DnN#S":
            place -= 1
        return place > 0 and self.tags[place - 1] == "Q"

    def _is_sentence_end(self, place: int) -> bool:
        ends = self.ends_of_sentences
        index = bisect_left(ends, place)
        return index < len(ends) and ends[index] == place

    def _is_title(self, quotation: Quoted) -> bool:
        """Whether a quotation is the name of a work: its longer words have capitals, no mark is before it."""
        before = self.tags[-1] if self.tags else "|"
        inner = self.text[quotation.span.start : quotation.span.end]
        words = inner.split()
        if self._is_named() or _ADDRESS.fullmatch(inner):
            return True
        if (
            self.lexicon.code == "de"
            and words
            and words[0][0].isupper()
            and not _ENDS_QUOTATION.search(inner)
        ):
            # all nouns have capitals; "der „Deutschlandfunk“" is a name, "ein „Bunker“" is said by somebody
            after_noun = before in "Nxy" and self.found.keys[-1] not in self.lexicon.quoting_nouns
            return after_noun or not {*self.found.keys[-1:]}.isdisjoint(self.lexicon.definite | _CONTRACTED)
        if before not in "pnNDSx#a" or len(words) > _MAX_TITLE_WORDS or self.lexicon.code == "de":
            return False
        long = [word for word in words if len(word.strip(".,!?")) > _SHORT_WORD]
        capitals = all(word[0].isupper() or word[0].isdigit() for word in (*long, *words[:1]))
        return bool(long) and capitals and (len(words) > 1 or before in "nNS")

    def _is_named(self) -> bool:
        """Whether what comes next is called so: "under the title “…”"."""
        last = self.found.keys[-2:] if self.tags[-1:] == [":"] else self.found.keys[-1:]
        return bool(last) and last[0] in self.lexicon.naming

    def _is_sentence(self, quotation: Quoted) -> bool:
        """Whether a quotation is a sentence or more, rather than a fragment of one."""
        words = self.text[quotation.span.start : quotation.span.end]
        first = next((sign for sign in words if sign.isalnum()), "")
        ends = bool(_ENDS_QUOTATION.search(words))
        if not ends and (not self.tags or self.tags[-1] in "|,:-.VZBGUW"):
            ends = self.text[quotation.marked.end : quotation.marked.end + 1] in {",", ".", "!", "?"}
        return ends and (not first.islower() or words.startswith(("…", "...")))

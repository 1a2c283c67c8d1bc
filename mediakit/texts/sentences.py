"""Where paragraphs and sentences begin and end, in the way news is printed.

Written for news text: a quotation stays with its speaker (``“Get out!” Ms. Rivera shouted.`` is one sentence), two sentences inside one
pair of marks are two, and initials, titles, ordinals and abbreviations do not end a sentence.
"""

import re
from collections.abc import Iterator
from statistics import median

from mediakit.texts.languages import Language, load_language
from mediakit.texts.spans import Span

__all__ = ["find_paragraphs", "find_sentences"]

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\r?\n[^\S\n]*)+|\f|\u2029")
_LINE_BREAK = re.compile(r"\r\n?|\n|\u2028")
_WRAPPED_AT_LEAST, _WRAPPED_AT_MOST = 40, 100  # usual line lengths of hard-wrapped text, in code points
_WRAPPED_SHARE = 0.6  # of the lines of wrapped text end in mid-sentence
_MIN_WRAPPED_LINES = 3

_OPENERS = "\"'“”„‟‘‚‛«»‹›「『《〈（([{¿¡*_—–-"
_CLOSERS = "\"'”“’‘»«›‹」』》〉）)\\]}*_"
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_END = re.compile(
    rf"""
    (?P<spaced>(?P<stop>[.!?…‽]+|[۔।॥]+)[{_INVISIBLE}]*(?P<close>[{_CLOSERS}]*)[{_INVISIBLE}]*(?=\s|$))
  | (?P<wide>[。！？｡]+[{_CLOSERS}]*)
  | (?P<joined>(?<=[^\W\d_A-ZÀ-Þ][^\W\d_A-ZÀ-Þ])[.!?](?P<joined_close>[”"’»]?)(?=[“"«]?[A-ZÀ-ÞА-Я][^\W\d_A-Z]+\s))
    """,
    re.VERBOSE,
)
_TERMINAL = re.compile(rf"[.!?…。！？:;][{_CLOSERS}]*\s*$")
_LAST_TOKEN = re.compile(r"[^\s\"“”„‘’«»()\[\]—–-]+$")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FEW_WORDS = re.compile(r"[^\s,;:.!?“”\"«»„]+\.?")
_ROMAN_OR_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_MAX_CUE_DISTANCE = 7  # words between a quotation and the verb that tells who spoke


def find_paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text``, without the white space around them.

    An empty line parts paragraphs. So does a line break, unless the text is hard-wrapped: lines of 40 to 100 characters, most of which
    end in mid-sentence.

    Returns:
        Spans in order; empty for a text of white space.

    Example:
        >>> find_paragraphs("One.\\nTwo.\\n\\nThree.")
        [Span(start=0, end=4), Span(start=5, end=9), Span(start=11, end=17)]
    """
    blocks = list(_pieces(text, Span(0, len(text)), _BLANK_LINE))
    if _is_wrapped(text, blocks):
        return blocks
    return [line for block in blocks for line in _pieces(text, block, _LINE_BREAK)]


def find_sentences(text: str, paragraph: Span, language: str = "en") -> list[Span]:
    """The sentences of one paragraph of ``text``.

    Args:
        text: The whole text.
        paragraph: Where the paragraph stands.
        language: Its language; for one without a data file only punctuation and capitals are looked at.

    Returns:
        Spans in order, without the white space around them; together they hold every sign of the paragraph that is not white space.

    Example:
        >>> quoted = "“Get out!” Ms. Rivera shouted. “Now. All of you,” she said."
        >>> [quoted[s.start:s.end] for s in find_sentences(quoted, Span(0, len(quoted)))]
        ['“Get out!” Ms. Rivera shouted.', '“Now.', 'All of you,” she said.']
    """
    known = _Known(load_language(language))
    plain = str(text)
    found = []
    start = paragraph.start
    for match in _END.finditer(plain, paragraph.start, paragraph.end):
        if match.end() < paragraph.end and known.ends_sentence(plain, match, start, paragraph.end):
            found.append(_stripped(plain, start, match.end()))
            start = match.end()
    found.append(_stripped(plain, start, paragraph.end))
    return [span for span in found if span.end > span.start]


class _Known:
    """What the language says about points and capitals."""

    def __init__(self, language: Language) -> None:
        self.stop_words = language.stop_words
        self.abbreviations = language.words("abbreviations")
        self.may_end = language.words("abbreviations_that_may_end")
        self.before_numbers = language.words("abbreviations_before_numbers")
        self.cues = language.words("cue_verbs")
        self.titles = language.words("titles")
        self.ordinals = language.code == "de"

    def ends_sentence(self, text: str, match: re.Match[str], start: int, end: int) -> bool:
        """Whether the mark found ends the sentence that began at ``start``."""
        if match["wide"]:
            return True
        following = _following(text, match.end(), end)
        word = _NEXT_WORD.match(text, following)
        if match["joined"]:
            return word is not None and word.group().casefold() in self.stop_words
        if following >= end:
            return True
        if text[following].islower():
            return False
        stop, close = match["stop"], match["close"]
        if _inside_brackets(text, start, match.start()) and ")" not in close and "]" not in close:
            return False
        if close and stop != "." and self._speaker_follows(text, following, end):
            return False
        if stop[0] == "…" or stop.startswith(".."):
            return not text[match.start() - 1 : match.start()].isspace() or bool(close)
        return stop != "." or self._point_ends(text, match, start, following, word)

    def _point_ends(self, text: str, match: re.Match[str], start: int, following: int, word: re.Match[str] | None) -> bool:
        last = _LAST_TOKEN.search(text, max(start, match.start() - 30), match.start())
        if last is None or (match["close"] and not last.group().isupper()):
            return True
        token = last.group().casefold()
        starter = word is not None and word.group().casefold() in self.stop_words
        if token.isdigit():
            return not (self.ordinals and len(token) <= 2) or starter
        if token in self.before_numbers and text[following].isdigit():
            return False
        if token in self.abbreviations and token not in self.before_numbers - self.abbreviations:
            return token in self.may_end and (starter or match["close"] != "")
        if token in self.before_numbers:
            return True
        if _ROMAN_OR_INITIAL.match(last.group()) and last.group()[-1].isupper():
            return starter or last.group() == "I"
        return True

    def _speaker_follows(self, text: str, following: int, end: int) -> bool:
        """Whether a speaker and a verb of saying follow the closing mark, as in ``“…?” Ms. Rivera asked.``"""
        if text[following] in _OPENERS.replace("—", "").replace("–", ""):
            return False
        words = []
        for number, match in enumerate(_FEW_WORDS.finditer(text, following, min(end, following + 120))):
            if number and not text[words[-1].end() : match.start()].isspace():
                break
            words.append(match)
            key = match.group().rstrip(".").casefold()
            if key in self.cues:
                return True
            named = match.group()[0].isupper() or key in self.titles or key in self.stop_words
            if number >= _MAX_CUE_DISTANCE or (number and not named and key not in {"of", "the", "a", "an", "von", "de", "la"}):
                break
        return False


def _pieces(text: str, within: Span, separator: re.Pattern[str]) -> Iterator[Span]:
    start = within.start
    for match in separator.finditer(text, within.start, within.end):
        yield from _unless_empty(_stripped(text, start, match.start()))
        start = match.end()
    yield from _unless_empty(_stripped(text, start, within.end))


def _unless_empty(span: Span) -> Iterator[Span]:
    if span.end > span.start:
        yield span


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_wrapped(text: str, blocks: list[Span]) -> bool:
    inner = [
        text[line.start : line.end]
        for block in blocks
        for line in list(_pieces(text, block, _LINE_BREAK))[:-1]
    ]
    if len(inner) < _MIN_WRAPPED_LINES or not _WRAPPED_AT_LEAST <= median(map(len, inner)) <= _WRAPPED_AT_MOST:
        return False
    open_ended = sum(_TERMINAL.search(line) is None for line in inner)
    return open_ended >= _WRAPPED_SHARE * len(inner)


def _following(text: str, position: int, end: int) -> int:
    """Where the next letter or digit stands, past white space and opening marks."""
    while position < end and (text[position].isspace() or text[position] in _OPENERS or text[position] == "\u200b"):
        position += 1
    return position


def _inside_brackets(text: str, start: int, end: int) -> bool:
    """Whether a bracket that was opened in mid-sentence is still open."""
    opened = max(text.rfind("(", start, end), text.rfind("[", start, end))
    return opened > start and max(text.rfind(")", opened, end), text.rfind("]", opened, end)) < 0 and end - opened < 300

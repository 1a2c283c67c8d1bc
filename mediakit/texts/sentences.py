"""Where paragraphs and sentences begin and end, in the way news is printed.

Written for news text: a quotation stays with its speaker (``“Get out!” Ms. Rivera shouted.`` is one
sentence), two sentences inside one pair of marks are two, and initials, titles, ordinals and abbreviations
do not end a sentence.
"""

import re
from collections.abc import Iterator
from functools import cache
from statistics import median

from mediakit.texts.languages import load_language
from mediakit.texts.spans import Span
from mediakit.texts.structure import find_dateline

__all__ = ["find_paragraphs", "find_sentences", "has_sentence_marks"]

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\r?\n[^\S\n]*)+|\f|\u2029")
_LINE_BREAK = re.compile(r"\r\n?|\n|\u2028")
_WRAPPED_AT_LEAST, _WRAPPED_AT_MOST = 40, 100  # usual line lengths of hard-wrapped text, in code points
_WRAPPED_SHARE = 0.6  # of the lines of wrapped text end in mid-sentence
_MIN_WRAPPED_LINES = 3
_LINE_TAIL = 12  # code points at a line's end in which its last mark is looked for

_OPENERS = "\"'“”„‟‘‚‛«»‹›「『》《〈（([{¿¡*_—–-"
_CLOSERS = "\"'”“’‘»«›‹」』》〉）)\\]}*_"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0f\ufeff"
_EMOJI = "\u2600-\u27bf\U0001f000-\U0001faff"
_STOPS = ".!?…‽⁇⁈⁉؟"
_WIDE_STOPS = "。！？｡"
_FOREIGN_STOPS = "۔।॥։።။"
_ELLIPSIS_SIGNS = frozenset(".… \u00a0")
# Every run is taken whole and begun once: a million points in a row cost no more than a million letters.
_END = re.compile(
    rf"""
    (?<![{_STOPS}])(?<!\.[ \u00a0])
    (?P<stop>[{_STOPS}]++(?:[ \u00a0]\.++)*+|[{_FOREIGN_STOPS}]++)[{_INVISIBLE}]*+  # . . . too
    (?P<close>(?:[{_CLOSERS}]|\s[»›](?!\w)|\[\d{{1,3}}\]|[¹²³⁰-⁹]|[ ]?[{_EMOJI}])*+)
    [{_INVISIBLE}]*+(?=\s|$)   # French sets a space before »
  | (?P<wide>[{_WIDE_STOPS}]++[{_CLOSERS}]*+)
  | (?P<joined>(?<=[^\W_A-ZÀ-Þ][^\W_A-ZÀ-Þ])[.!?][”"’»)]?)(?=[“"«(]?[A-ZÀ-Þ][^\W\d_A-Z]*+[\s,’'])  # a slip
    """,
    re.VERBOSE,
)
_ANY_STOP = re.compile(rf"[{_STOPS}{_WIDE_STOPS}{_FOREIGN_STOPS}]")
_TERMINAL = re.compile(rf"[{_STOPS}{_WIDE_STOPS}{_FOREIGN_STOPS}:;][{_CLOSERS}\s]*\Z")
_SKIPPED = re.compile(rf"[\s{re.escape(_OPENERS)}{_INVISIBLE}]*")
_GOES_ON = ",;:)]}%"  # no sentence begins with one of these
_WORDLIKE = r"[^\s\"“”„‘’«»()\[\]—–-]"
_LAST_TOKEN = re.compile(rf"{_WORDLIKE}+\Z")
_SPACED_ABBREVIATION = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,2}\.\s)+[^\W\d_]{1,3}\Z")  # z. B, EE. UU, v. Chr
_TOKEN_WINDOW = 30
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_INITIAL_POINT = re.compile(r"[^\W\d_]\.")
_CAPITALISED_BEFORE = re.compile(r"(?<!\w)[^\W\d_a-zß-ÿ][\w.’'-]*\s+\Z")
_ASIDE = re.compile(r"[(\[—–-]")
_NO_CLOSING_MARK = frozenset(["", "'", "’"])  # the U.S.’ allies: an apostrophe
_ORDINAL_DIGITS, _MAX_SPACED_PART = 2, 3
_LIST_NUMBER = re.compile(r"(?:\d{1,2}|[^\W\d_]|[IVX]{1,4})\Z")
_FEW_SPACES = 3
_MAX_BRACKET = 300  # code points after which an open bracket counts as forgotten

# A speaker between a closing mark and the verb of saying: "Ms. Rivera", "Lee, the mayor of Ostrel,", "I".
_SPEAKER = r"""
    (?:I|(?!I\b)(?P<first>[A-ZÀ-Þ][\w’'-]*)\.?(?:\s(?:[A-ZÀ-Þ][\w’'-]*\.?|of|the|de|del|van|von|der|la|le|and|&)){{0,7}}
       (?:(?<=[’']s)(?:\s[a-z]+){{1,2}})?)
    (?:,\s(?:[^.!?“”"]|\.(?=,)){{1,80}},|\s\([^()]{{1,40}}\))?
    \s(?:(?:\w+ly|also|then|later|once|again)\s){{0,2}}
    (?P<cue>{cues})
    (?P<after>[.,;:!?]|\s[\w’]+|\Z)
"""
_SPEAKER_WINDOW = 200
# After these a verb of saying has begun a statement of its own: “Who pays?” Ms. Lee said she did not know.
_STATEMENT_WORDS = frozenset(
    "that it he she they there we i you whether if how why what who the a an no nothing".split()  # noqa: SIM905
)
_TAKES_A_LISTENER = frozenset(["told", "asked", "asks", "tells", "texted", "reminded", "begged", "urged"])


def find_paragraphs(text: str) -> list[Span]:
    r"""The paragraphs of ``text``, without the white space around them.

    An empty line parts paragraphs. So does a line break, unless the text is hard-wrapped: lines of 40 to
    100 characters, most of which end in mid-sentence.

    Returns:
        Spans in order; empty for a text of white space.

    Example:
        >>> find_paragraphs("One.\nTwo.\n\nThree.")
        [Span(start=0, end=4), Span(start=5, end=9), Span(start=11, end=17)]
    """
    plain = _plain(text)
    blocks = list(_pieces(plain, Span(0, len(plain)), _BLANK_LINE))
    lines = [list(_pieces(plain, block, _LINE_BREAK)) for block in blocks]
    if _is_wrapped(plain, lines):
        return blocks
    return [line for block in lines for line in block]


def find_sentences(text: str, paragraph: Span, language: str = "en") -> list[Span]:
    """The sentences of one paragraph of ``text``.

    Args:
        text: The whole text.
        paragraph: Where the paragraph stands.
        language: Its language; for one without a data file only punctuation and capitals are looked at.

    Returns:
        Spans in order, without the white space around them; together they hold every sign of the paragraph
        that is not white space. Empty for a paragraph of white space.

    Example:
        >>> quoted = "“Get out!” Ms. Rivera shouted. “Now. All of you,” she said."
        >>> [quoted[s.start:s.end] for s in find_sentences(quoted, Span(0, len(quoted)))]
        ['“Get out!” Ms. Rivera shouted.', '“Now.', 'All of you,” she said.']
    """
    plain = _plain(text)
    rules = _rules(language)
    found = []
    start = _past_space(plain, paragraph.start, paragraph.end)
    dateline = find_dateline(plain, Span(start, paragraph.end))
    for match in _END.finditer(plain, dateline.end if dateline else start, paragraph.end):
        if match.end() < paragraph.end and rules.ends_sentence(plain, match, start, paragraph.end):
            found.append(Span(start, match.end()))
            start = _past_space(plain, match.end(), paragraph.end)
    found.append(_stripped(plain, start, paragraph.end))
    return [span for span in found if span.end > span.start]


def has_sentence_marks(text: str) -> bool:
    """Whether ``text`` holds any mark that can end a sentence.

    Example:
        >>> has_sentence_marks("no marks at all"), has_sentence_marks("雨が降る。")
        (False, True)
    """
    return _ANY_STOP.search(text) is not None


class _Rules:
    """What a language says about points and capitals."""

    def __init__(self, code: str) -> None:
        language = load_language(code)
        self.starters = language.stop_words
        self.bound = language.words("abbreviations")
        self.before_names = language.words("abbreviations_before_names")
        self.before_numbers = language.words("abbreviations_before_numbers")
        self.may_end = language.words("abbreviations_that_may_end")
        self.hours = language.words("abbreviations_of_hours")
        self.zones = language.words("time_zones")
        self.states = language.words("abbreviations_of_states")
        self.unsure = self.hours | self.states | self.may_end
        self.days = language.words("weekdays") | language.words("months")
        self.exclaimed = language.words("names_with_exclamation_mark")
        self.ordinals = code == "de"  # in German a point makes a number an ordinal: am 3. Mai
        # Elsewhere the verb comes first after a quotation, in lower case: « Qui paie ? » demande M. Duval.
        cues = "|".join(sorted(language.words("cue_verbs"), key=lambda cue: (-len(cue), cue)))
        self.speaker = re.compile(_SPEAKER.format(cues=cues), re.VERBOSE) if code == "en" else None

    def ends_sentence(self, text: str, match: re.Match[str], start: int, end: int) -> bool:
        """Whether the mark found ends the sentence that began at ``start``."""
        if match["wide"]:
            return True
        following = _following(text, match.end(), end)
        if match["joined"]:
            return _folded_word(text, following) in self.starters
        if following >= end or text[following] in _GOES_ON or _is_lower(text, following):
            return False
        stop, close = match["stop"], match["close"]
        if _inside_brackets(text, start, match):
            return False
        if stop == "…" or (len(stop) > 1 and _ELLIPSIS_SIGNS.issuperset(stop)):
            return self._ellipsis_ends(text, match, start, following, end)
        if stop != ".":
            return not self._goes_on_after_mark(text, match, following, end)
        if close and not _last_token(text, match.start(), start).isupper():
            return True
        return self._point_ends(text, match, start, following)

    def _ellipsis_ends(self, text: str, match: re.Match[str], start: int, following: int, end: int) -> bool:
        """An ellipsis after a space stands for words left out; one at a word's end ends what it follows."""
        if match["close"]:
            return not self._speaker_follows(text, match.end(), following, end)
        return match.start() > start and not text[match.start() - 1].isspace()

    def _goes_on_after_mark(self, text: str, match: re.Match[str], following: int, end: int) -> bool:
        """Whether the sentence goes on after a question or exclamation mark, by its speaker or a weekday."""
        if not match["close"]:
            return match["stop"] == "!" and _last_token(text, match.start()).casefold() in self.exclaimed
        if _folded_word(text, following) in self.days:
            return True
        return self._speaker_follows(text, match.end(), following, end)

    def _point_ends(self, text: str, match: re.Match[str], start: int, following: int) -> bool:
        position = match.start()
        last = _last_token(text, position, start)
        next_word = _folded_word(text, following)
        starter = next_word in self.starters and not _INITIAL_POINT.match(text, following)
        if not last:
            return True
        if _LIST_NUMBER.match(last) and _opens_list_item(text, start, position - len(last)):
            return False
        if last.isdecimal():
            return not (self.ordinals and len(last) <= _ORDINAL_DIGITS) or starter
        if last == "I":  # the pronoun, or an initial: Joseph I. Marsh
            since = max(start, position - _TOKEN_WINDOW)
            return starter or not _CAPITALISED_BEFORE.search(text, since, position - 1)
        token = self._abbreviation(text, last, start, position)
        return self._abbreviation_ends(text, match, following, last, token, next_word, starter=starter)

    def _abbreviation_ends(  # noqa: PLR0913, PLR0917 - all that a point after a word depends on
        self,
        text: str,
        match: re.Match[str],
        following: int,
        last: str,
        token: str,
        next_word: str,
        *,
        starter: bool,
    ) -> bool:
        if token in self.before_numbers and text[following].isdecimal():
            return False
        if token in self.unsure and _ASIDE.search(text, match.end(), following):
            return False  # an aside goes on: 9 p.m. — Oake has replied; Tarn, Calif. (OW)
        if token in self.hours:
            return self._hour_ends(text, following, next_word)
        if token in self.before_names:
            return not last[0].isupper() or (starter and token in self.may_end)
        if token in self.states and last[0].isupper():
            return next_word not in self.before_names  # Ariz. Gov. Oake
        if token in self.may_end:
            return starter or match["close"] not in _NO_CLOSING_MARK
        if token in self.bound:
            return False
        return starter or not _INITIALS.match(last)

    def _hour_ends(self, text: str, following: int, next_word: str) -> bool:
        """After "9 a.m." a weekday or a time zone goes on; any other capital begins a sentence."""
        zone = len(next_word) > 1 and text[following : following + len(next_word)].isupper()
        return bool(next_word) and not zone and next_word not in self.days and next_word not in self.zones

    def _abbreviation(self, text: str, last: str, start: int, position: int) -> str:
        """The abbreviation before the point, written together: "z.b" for both z.B. and z. B."""
        if len(last) <= _MAX_SPACED_PART:
            spaced = _SPACED_ABBREVIATION.search(text, max(start, position - _TOKEN_WINDOW), position)
            together = "".join(spaced.group().split()).casefold() if spaced else ""
            if together in self.bound or together in self.may_end or together in self.hours:
                return together
        return last.casefold()

    def _speaker_follows(self, text: str, after_marks: int, following: int, end: int) -> bool:
        """Whether a speaker and a verb of saying follow the closing mark: ``“…?” Ms. Rivera asked``."""
        if self.speaker is None or not text[after_marks:following].isspace():
            return False
        match = self.speaker.match(text, following, min(end, following + _SPEAKER_WINDOW))
        if match is None or (match["first"] or "").casefold() in self.starters:
            return False  # “Get out!” The officer shouted at us: a new sentence, by its capital
        return match["cue"] in _TAKES_A_LISTENER or match["after"].strip().casefold() not in _STATEMENT_WORDS


@cache
def _rules(code: str) -> _Rules:
    return _Rules(code)


def _plain(text: str) -> str:
    """``text`` as a plain string; str() copies what is a subclass, so it is done once a call."""
    return text if type(text) is str else str(text)


def _pieces(text: str, within: Span, separator: re.Pattern[str]) -> Iterator[Span]:
    start = within.start
    for match in separator.finditer(text, within.start, within.end):
        piece = _stripped(text, start, match.start())
        if piece.end > piece.start:
            yield piece
        start = match.end()
    piece = _stripped(text, start, within.end)
    if piece.end > piece.start:
        yield piece


def _past_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _stripped(text: str, start: int, end: int) -> Span:
    start = _past_space(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_wrapped(text: str, blocks: list[list[Span]]) -> bool:
    inner = [line for lines in blocks for line in lines[:-1]]
    if len(inner) < _MIN_WRAPPED_LINES:
        return False
    if not _WRAPPED_AT_LEAST <= median(line.end - line.start for line in inner) <= _WRAPPED_AT_MOST:
        return False
    open_ended = sum(
        _TERMINAL.search(text, max(line.start, line.end - _LINE_TAIL), line.end) is None for line in inner
    )
    return open_ended >= _WRAPPED_SHARE * len(inner)


def _following(text: str, position: int, end: int) -> int:
    """Where the next letter, digit or symbol stands, past white space and opening marks."""
    match = _SKIPPED.match(text, position, end)
    return match.end() if match else position


def _folded_word(text: str, position: int) -> str:
    """The word that begins at ``position``, in lower case; "" if none does."""
    match = _NEXT_WORD.match(text, position)
    return match.group().replace("’", "'").casefold() if match else ""


def _is_lower(text: str, position: int) -> bool:
    """Whether a word in lower case begins here; iPhone and eBay may begin a sentence."""
    return text[position].islower() and not text[position + 1 : position + 2].isupper()


def _last_token(text: str, end: int, start: int = 0) -> str:
    """The signs before ``end`` without a space, dash or quotation mark between them."""
    match = _LAST_TOKEN.search(text, max(start, end - _TOKEN_WINDOW), end)
    return match.group() if match else ""


def _opens_list_item(text: str, start: int, position: int) -> bool:
    """Whether what stands at ``position`` begins the sentence, or follows a colon."""
    while position > start and (text[position - 1].isspace() or text[position - 1] in _OPENERS):
        position -= 1
    return position == start or text[position - 1] == ":"


def _inside_brackets(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the mark stands in brackets opened in mid-sentence, and ends no more than a few words there."""
    end = match.start()
    since = max(start, end - _MAX_BRACKET)
    opened = max(text.rfind("(", since, end), text.rfind("[", since, end))
    if opened <= start or max(text.rfind(")", opened, end), text.rfind("]", opened, end)) >= 0:
        return False
    closes = ")" in match["close"] or "]" in match["close"]
    return not closes or text.count(" ", opened, end) < _FEW_SPACES

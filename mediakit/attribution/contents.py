"""What is said: which words of a sentence belong to a verb that ties them to somebody."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from mediakit.attribution.clauses import Range, Tie
from mediakit.attribution.endings import likeliest_end
from mediakit.attribution.lexicon import Lexicon
from mediakit.attribution.tokens import Line

__all__ = ["Content", "find_contents"]

Shape = Literal["quotation", "that", "clause", "object", "infinitive", "phrase", "before", "around", "none"]

_BESIDE = re.compile(r"(?:p?D?n?T+(?:#(?![nN]))?)+")  # "on Monday", "last week"
_ASIDE = re.compile(
    r"(?:(?:p(?:D+a?)?(?:[nN#qT]S?)+x?)+|[aT]+)(?=,?Q|:|,?s|,q|R)"
)  # "in a statement to reporters"
_INSERTED = re.compile(
    r",(?:p(?:D+a?)?(?:[nN#qT]S?)+x?)+,(?=[sQ])"
)  # "reported on Monday, in an interview, that"
_ADDRESSEE = re.compile(
    r"(?:[OP]|(?:D+a?)?(?:[nN#]S?)*[nN]x?(?:p(?:D+)?(?:[nN]S?)+)?)(?:p?D?T+)?(?=,?[sQP]|[DNnI:])"
)
_COLON = re.compile(r"[^VZBUvAcs|;:Qq,]*:(?=[Qq])")  # "answered in these words: “…”"
_FINITE = frozenset("VZBUvA")
_MIN_CLAUSE = 2  # tokens
_LAST_WORDS = 12  # tokens before the end of a sentence in which "…, she said" may stand
_THAT = frozenset(
    {
        "dass",
        "ob",
        "que",
        "qu'",
        "si",
        "that",
        "whether",
        "if",
        "how",
        "why",
        "what",
        "where",
        "when",
        "who",
        "which",
    }
)
_HYPOTHESIS = frozenset({"if", "unless"})


@dataclass(slots=True)
class Content:
    """The words tied by one verb.

    Attributes:
        ranges: Stretches of tokens, in order.
        shape: How they stand to the verb.
    """

    ranges: list[Range] = field(default_factory=list)
    shape: Shape = "none"


def find_contents(line: Line, ties: Sequence[Tie], lexicon: Lexicon) -> list[Content]:
    """What each verb of a paragraph says; the shape of one is ``none`` where nothing is found."""
    reader = _Reader(line, ties, lexicon)
    return [reader.content(tie) for tie in ties]


class _Reader:
    def __init__(self, line: Line, ties: Sequence[Tie], lexicon: Lexicon) -> None:
        self.line = line
        self.tags = line.tags
        self.ties = ties
        self.lexicon = lexicon
        self.verbs = [tie.verb for tie in ties]
        self.gerunds = {tie.group[0] for tie in ties if line.tags[tie.verb] == "G"}

    def content(self, tie: Tie) -> Content:
        if tie.kind == "according":
            return self._according(tie)
        if tie.kind == "signature":
            quotation = self.tags.rindex("Q", 0, tie.verb)
            return Content([(quotation, quotation + 1)], "before")
        return self._of_verb(tie)

    def _of_verb(self, tie: Tie) -> Content:
        after_subject = tie.subject is not None and tie.subject.how == "after"
        stop = max(tie.resume, tie.subject.range[1]) if after_subject and tie.subject else tie.resume
        start, begin = self._opening(tie)
        before = self._before(start, begin)
        if (
            after_subject
            and before is None
            and self.tags[begin - 1 : begin] == ","
            and (rest := self._rest(stop))
        ):
            return Content(
                [(start, begin - 1), *rest], "around"
            )  # "The hospital, said the mayor, will stay."
        after, shape = self._after(stop, tie)
        if after and self.tags[begin : begin + 1] == "|":
            before = None  # the verb has words of its own, so the quotation before its sentence is another's
        if after is None and tie.resume > tie.group[1]:  # "wies dies als „…“ zurück"
            told = tie.subject.range[1] if after_subject and tie.subject else tie.group[1]
            after, shape = self._within(told, tie.resume - 1)
        if after is None and before is None and self.lexicon.code == "de" and self.tags[tie.verb] == "W":
            after, shape = self._within(self._after_helper(tie), tie.group[0])
        if before and self._before_holds(before, begin, shape, after_subject=after_subject):
            rest = self._rest(stop)
            return Content([before, *rest], "around" if rest else "before")
        if before and after and shape in {"clause", "that"} and self.line.keys[before[0]] in _HYPOTHESIS:
            return Content([before, after], shape)
        return Content([after], shape) if after else Content()

    def _opening(self, tie: Tie) -> Range:
        """Where the sentence begins, and where the verb does with a subject before it."""
        begin = tie.group[0]
        if tie.subject and tie.subject.how in {"before", "apposition", "relative"}:
            begin = min(begin, tie.subject.range[0])
        start = self._sentence_start(begin)
        if tie.subject and tie.subject.how == "after" and tie.subject.range[1] <= tie.verb:
            begin = max(start, self.tags.rfind("A", start, tie.subject.range[0]))  # "…“, hatte Oake erklärt"
        if self.tags[begin - 1 : begin] == "O":
            begin -= 1  # "s'exclame-t-elle", "se pregunta"
        if self.tags[begin - 1 : begin + 1] == "AP":
            begin -= 1  # "a-t-elle dit"
        if begin == start and self.tags[max(0, start - 3) : start] in {"Q|", "|Q|"} and not tie.passive:
            return start - 2, start - 1  # the splitter parted a quotation from its speaker
        return start, begin

    def _before_holds(self, before: Range, begin: int, shape: Shape, *, after_subject: bool) -> bool:
        """Whether the words are those before the verb, rather than those after it."""
        if after_subject or shape in {"none", "phrase"}:
            return True
        if self.tags[before[1] - 1] == "Q" and shape not in {"that", "clause"}:
            return True
        return (
            self.tags[begin - 1] == ","
            and shape not in {"that", "clause", "quotation", "infinitive"}
            and "Q" in self.tags[slice(*before)]
        )

    def _according(self, tie: Tie) -> Content:
        assert tie.subject is not None  # it is found by what follows it
        first, stop = min(tie.group[0], tie.subject.range[0]), max(tie.group[1], tie.subject.range[1])
        start, end = self._sentence_start(first), self._sentence_end(stop)
        if first - start <= 1:  # "According to the mayor, the bus stays."
            begin = stop + 1 if self.tags[stop] == "," else stop
            cut = self._cut(begin, end)
            return Content([(begin, cut)], "clause") if cut > begin else Content()
        if self.tags[stop] in "Qq":
            return Content([(stop, self._cut(stop, end))], "quotation")
        before = (start, first - 1 if self.tags[first - 1] == "," else first)
        return Content([before, *self._rest(stop)], "before")

    def _sentence_start(self, place: int) -> int:
        return self.tags.rfind("|", 0, place) + 1

    def _sentence_end(self, place: int) -> int:
        return self.tags.index("|", place)

    def _before(self, start: int, begin: int) -> Range | None:
        """What stands before "…, she said"."""
        stop = begin
        if stop > start and self.tags[stop - 1] in ",-":
            stop -= 1
        elif not (stop > start and self.tags[stop - 1] in "Qq"):
            return None
        region = self.tags[start:stop]
        if not region:
            return None
        if region == "Q":
            return (start, stop)
        inner = [tie for tie in self._between(start, stop) if tie.subject and tie.subject.how != "relative"]
        if "Q" in region:
            place = start + region.rindex("Q")
            first = start + region.index("Q")
            if inner and place > inner[-1].verb and self.tags[stop - 1] in "Qq":
                return (place, stop)
            return (start if not inner and first - start <= 3 else first, stop)
        unknown_verb = region[0] in "DNPn#" and len(region) > _MIN_CLAUSE  # "The bus stays, she said"
        if not any(tag in _FINITE for tag in region) and "q" not in region and not unknown_verb:
            return None
        if self.tags[start] == "s" and self.line.keys[start] not in _HYPOTHESIS:
            return None
        if region[0] in "pG" and not any(tag in "PDNn" for tag in region[1:2]):
            return None
        return (start, stop)

    def _rest(self, stop: int) -> list[Range]:
        """What goes on after "…, she said on Monday, …"."""
        end = self._sentence_end(stop)
        quotation = re.compile(r"[^VZBUvAsRGc|]*?,(?=[Qq])").match(self.tags, stop, end)
        start = quotation.end() - 1 if quotation else stop
        while start < end and self.tags[start] not in ",:;-Qq":
            if self.tags[start] in _FINITE or self.tags[start] in "csR":
                return []
            start += 1
        if start > stop and self.tags[start - 1 : start + 1] == "pq":
            return []
        if self.tags[start] == ";" and self.lexicon.code != "de":
            return []
        if start < end and self.tags[start] not in "Qq":
            start += 1
        if start >= end or start in self.gerunds or self.tags[start] in "RGgWsT":
            return []
        cut = self._cut(start, end)
        if not any(tag in _FINITE or tag in "Qq" for tag in self.tags[start:cut]) and start > stop + 1:
            return []
        return [(start, cut)] if cut - start > 1 or self.tags[start:cut] in {"Q", "q"} else []

    def _after(self, stop: int, tie: Tie) -> tuple[Range | None, Shape]:
        end = self._sentence_end(stop)
        colon = _COLON.match(self.tags, stop, end)
        if colon and tie.act not in {"view", "intention"}:
            return (colon.end(), self._cut(colon.end(), end, "quotation")), "quotation"
        place = self._skip(stop, end, tie)
        tag = self.tags[place : place + 1]
        if tag in {",", ":"} and self.tags[place + 1 : place + 2] in {"Q", "q"}:
            place += 1
            tag = self.tags[place]
        elif tag == ":":
            place += 1
            tag = self.tags[place : place + 1]
        elif (
            tag == ","
            and self.tags[place + 1 : place + 2] == "s"
            and self.line.keys[place + 1] in {"that", "dass", "ob"}
        ):
            place += 1
            tag = "s"
        elif (
            tag == ","
            and self.lexicon.code == "de"
            and tie.act != "judgement"
            and self.tags[place + 1 : place + 2] not in {"R", "c"}
        ):
            place += 1  # "teilte mit, man prüfe die Vorwürfe"
            cut = self._cut(place, end, "that")
            return ((place, cut), "that") if cut > place else (None, "none")
        if place >= end or tag in {"", "|", ".", ",", ";", "-", "c", ")"}:
            return None, "none"
        shape = self._shape(place, end)
        cut = self._cut(place, end, shape)
        return ((place, cut), shape) if cut > place else (None, "none")

    def _shape(self, place: int, cut: int) -> Shape:
        tag = self.tags[place]
        if tag == "Q":
            return "quotation"
        if tag in "sR" and self.line.keys[place] in _THAT:
            return "that"
        if tag == "I":
            return "infinitive"
        if tag == "p":
            return "phrase"
        if tag in "PDNnS#OqTsa" and self._has_clause(place, cut):
            return "clause"
        return "object"

    def _has_clause(self, place: int, cut: int) -> bool:
        region = self.tags[place:cut]
        match = re.match(
            r"a?(?:P|(?:D+a?)?(?:[nN#q]S?)*[nN#q]?x?(?:p(?:D+a?)?(?:[nN#q]S?)+x?)*|T)a?[VZBUvA]", region
        )
        return match is not None

    def _after_helper(self, tie: Tie) -> int:
        """Where the middle of "hat der Minister die Lage „…“ genannt" begins."""
        helper = self.tags.rfind("A", self._sentence_start(tie.verb), tie.verb)
        subject = tie.subject.range[1] if tie.subject else 0
        return max(helper + 1, subject) if helper >= 0 else tie.group[0]

    def _within(self, start: int, stop: int) -> tuple[Range | None, Shape]:
        """What stands between a German verb and its prefix."""
        return ((start, stop), "object") if stop > start else (None, "none")

    def _skip(self, stop: int, end: int, tie: Tie) -> int:
        """Past whom it is said to, when and where."""
        beside = _BESIDE.match(self.tags, stop, end)
        if beside:
            stop = beside.end()
        if tie.form.lemma in self.lexicon.addressed:
            addressee = _ADDRESSEE.match(self.tags, stop, end)
            if addressee and (self.tags[addressee.end()] in "sQ,:P" or tie.form.lemma == "tell"):
                stop = addressee.end()
        for pattern in (_ASIDE, _INSERTED):
            aside = pattern.match(self.tags, stop, end)
            if aside:
                stop = aside.end()
        return stop

    def _cut(self, start: int, end: int, shape: str = "clause") -> int:
        """Where the words end that begin at ``start``, at the latest before ``end``."""
        for place in range(start + 1, end):
            if self.tags[place] == "," and self._names_source(place + 1, end):
                end = place
                break
        stop = likeliest_end(self.line, start, end, shape, self.gerunds)
        while stop > start and self.tags[stop - 1] in ".,;:-|":
            stop -= 1
        return stop

    def _names_source(self, place: int, end: int) -> bool:
        """Whether "according to" or "he said" begins here."""
        for words in self.lexicon.according:
            if tuple(self.line.keys[place : place + len(words)]) == words:
                return True
        return any(
            tie.subject and tie.subject.range[0] == place and tie.group[1] >= end - 1
            for tie in self._between(max(place, end - _LAST_WORDS), end)
        )

    def _between(self, start: int, stop: int) -> Sequence[Tie]:
        """The verbs from token ``start`` up to ``stop``."""
        return self.ties[bisect_left(self.verbs, start) : bisect_left(self.verbs, stop)]

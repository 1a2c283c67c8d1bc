"""The verbs of a paragraph that may tie words to somebody, each with its subject.

There is no parser here: subjects are found by patterns over word classes (see ``tokens``), nearest reading
first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mediakit.attribution.lexicon import Act, CueForm, Lexicon
from mediakit.attribution.tokens import Line

__all__ = ["Range", "Subject", "Tie", "find_ties", "noun_phrases"]

Range = tuple[int, int]  # tokens, half-open
How = Literal["before", "relative", "apposition", "coordinated", "participle", "after"]

# A noun phrase without what follows its noun: "the Pentagon's top policy official".
_NOUN_PHRASE = re.compile(r"(?:D+a?q?)?(?:(?:[nN#]|TS)(?:Sq?)?)*[nN#]x?|D+q?")
_AFTER_QUOTATION = re.compile(r"Q,?-?O?$")
_FINITE = frozenset("VZBUvA")
_VERBS = frozenset("VZBGWU")
_BOUNDARY = frozenset("|c:;-Qs,")
_MAX_APPOSITION, _MAX_JOINED = 45, 25  # tokens


@dataclass(slots=True)
class Subject:
    """Who does what a verb says, and how that was found."""

    range: Range
    how: How


@dataclass(slots=True)
class Tie:
    """A verb that may tie words to somebody.

    Attributes:
        verb: The verb's token.
        group: The verb with its auxiliaries, adverbs and preposition.
        form: What the lexicon says of it.
        act: The kind of act, with the preposition taken into account.
        subject: Who does it; None where that is not found.
        passive: Whether somebody is the one to whom it is done ("was praised").
        infinitive: Whether it follows "to".
        resume: Where what is said may begin: after the verb, its preposition, or its prefix further on
            ("teilte … mit").
        kind: ``verb``; ``according`` for "according to"; ``colon`` for "Oake: “…”"; ``signature`` for "“…” —
            Ann Oake".
    """

    verb: int
    group: Range
    form: CueForm
    act: Act
    subject: Subject | None
    passive: bool
    infinitive: bool
    resume: int
    kind: Literal["verb", "according", "colon", "signature"] = "verb"


def noun_phrases(tags: str) -> tuple[dict[int, int], dict[int, int]]:
    """Where noun phrases stand: each one's start by its end, and its end by its start.

    Example:
        >>> noun_phrases("DnVN")
        ({2: 0, 4: 3}, {0: 2, 3: 4})
    """
    by_end, by_start = {}, {}
    for match in _NOUN_PHRASE.finditer(tags):
        by_end[match.end()] = match.start()
        by_start[match.start()] = match.end()
    return by_end, by_start


def find_ties(line: Line, lexicon: Lexicon) -> list[Tie]:
    """The cue verbs of a paragraph in order, each with its subject as far as it can be told."""
    return _Finder(line, lexicon).ties()


class _Finder:
    def __init__(self, line: Line, lexicon: Lexicon) -> None:
        self.line = line
        self.tags = line.tags
        self.lexicon = lexicon
        self.by_end, self.by_start = noun_phrases(line.tags)
        self.subject_of: dict[int, Subject] = {}  # of finite verbs, by token
        self.last: Subject | None = None  # of the last finite verb in the sentence
        self.first: dict[
            int, Subject
        ] = {}  # of the first finite verb of each sentence, by the sentence's first token

    def ties(self) -> list[Tie]:
        found: list[Tie] = []
        openings = (
            {words[0] for words in self.lexicon.according}
            | self.lexicon.after_words
            | self.lexicon.after_source
        )
        for place, tag in enumerate(self.tags):
            if tag == "|":
                self.last = None
            elif self.line.keys[place] in openings and (
                tie := self._after_words(place) or self._according(place)
            ):
                found.append(tie)
            elif tag in "vn" and (tie := self._unlisted(place)):
                found.append(tie)
                self._follow(place)
            elif tag in ":-" and (tie := self._colon(place) or self._signature(place)):
                found.append(tie)
            elif tag in _VERBS:
                tie = self._tie(place)
                if tie.form.lemma in self.lexicon.bare or tie.resume > place + 1:
                    found.append(tie)
            elif tag in "vA" and self.tags[place + 1 : place + 2] not in set("AaVWGvgB"):
                self._follow(place)
        self._look_ahead(found)
        return found

    def _tie(self, verb: int) -> Tie:
        first = self._group_start(verb)
        stop, act, resume = self._group_stop(verb)
        form = self.line.cues[verb]
        helpers = [self.line.keys[i] for i in range(first, verb) if self.tags[i] == "A"]
        passive = bool(helpers) and self.tags[verb] in "VW" and helpers[-1] in self.lexicon.be
        infinitive = self.tags[first - 1 : first] == "I"
        bare_participle = self.tags[verb] in "GW" and not helpers and not self._far_helper(verb)
        if bare_participle and self.tags[verb] == "G" and self.tags[first - 1 : first] in {"N", "x"}:
            subject = self._subject_before(first)  # "footage of Ann Oake saying"
        elif infinitive or bare_participle:
            subject = Subject(self.last.range, "participle") if self.last else None
        else:
            subject = (
                self._german_subject(verb, first)
                if self.lexicon.code == "de"
                else self._subject_before(first)
            )
            if subject is None and self._inverted(first, stop) and stop != resume - 1:
                subject = self._subject_after(stop)
            if subject is None and self.tags[first - 1 : first] in {"c", ","} and self.last:
                subject = Subject(self.last.range, "coordinated")
            if subject:
                self.last = self.subject_of[verb] = subject
        return Tie(verb, (first, stop), form, act, subject, passive, infinitive, resume)

    def _after_words(self, place: int) -> Tie | None:
        """Set phrases after the words: "…, so die Ministerin", and "dem Bericht zufolge"."""
        key = self.line.keys[place]
        if key in self.lexicon.after_source and place in self.by_end:
            subject = Subject((self._extended_left(self.by_end[place]), place), "before")
        elif self._so(place, key):
            subject = Subject((place + 1, self._extended_right(place + 1)), "after")
        else:
            return None
        form = CueForm(key, "statement", "phrase")
        return Tie(
            place,
            (place, place + 1),
            form,
            "statement",
            subject,
            passive=False,
            infinitive=False,
            resume=place + 1,
            kind="according",
        )

    def _so(self, place: int, key: str) -> bool:
        """Whether "so" after a quotation names a source: "so ein Sprecher", not "so lautet der Titel"."""
        return (
            key in self.lexicon.after_words
            and self.tags[place - 1 : place] in {",", "Q"}
            and place + 1 in self.by_start
            and self.tags[place + 1] in "DN"
        )

    def _according(self, place: int) -> Tie | None:
        """A set phrase such as "according to" with the source after it."""
        for words in self.lexicon.according:
            stop = place + len(words)
            if tuple(self.line.keys[place:stop]) == words:
                phrase = None if stop in self.by_start else _NOUN_PHRASE.match(self.tags, stop)
                if phrase:
                    self.by_start[stop] = phrase.end()
                subject = self._subject_after(stop, opening=self.tags[place - 1 : place] in {"", "|"})
                if subject is None:
                    return None
                quoting = self.lexicon.quoting and " ".join(words) in self.lexicon.quoting
                if quoting and (
                    self.tags[place - 1 : place] not in {"", "|"} or not set("qQ") & set(self._sentence(stop))
                ):
                    return None  # "Pour la maire, « … »"
                form = CueForm(" ".join(words), "statement", "phrase")
                return Tie(
                    place,
                    (place, stop),
                    form,
                    "statement",
                    subject,
                    passive=False,
                    infinitive=False,
                    resume=stop,
                    kind="according",
                )
        return None

    def _colon(self, place: int) -> Tie | None:
        """A name and a colon at the start of a paragraph, as in interviews and headlines."""
        if (
            self.tags[place] != ":"
            or self.by_end.get(place) != 0
            or not any(tag in "Nn" for tag in self.tags[:place])
        ):
            return None
        form = CueForm(":", "statement", "phrase")
        return Tie(
            place,
            (place, place + 1),
            form,
            "statement",
            Subject((0, place), "before"),
            passive=False,
            infinitive=False,
            resume=place + 1,
            kind="colon",
        )

    def _unlisted(self, place: int) -> Tie | None:
        """A verb that no list holds, between a quotation and a name: "„…“, strich Romney heraus"."""
        if not _AFTER_QUOTATION.search(self.tags[max(0, place - 3) : place]) or (
            self.lexicon.code == "en" and self.tags[place] == "n"
        ):
            return None
        if self.tags[place + 1] not in "DNP" or not self.line.keys[place].isalpha():
            return None
        phrase = _NOUN_PHRASE.match(self.tags, place + 1)
        if phrase:
            self.by_start[place + 1] = phrase.end()
        subject = self._subject_after(place + 1)
        form = CueForm(self.line.keys[place], "statement", "past")
        return Tie(
            place,
            (place, place + 1),
            form,
            "statement",
            subject,
            passive=False,
            infinitive=False,
            resume=place + 1,
        )

    def _sentence(self, place: int) -> str:
        return self.tags[place : self.tags.index("|", place)]

    def _signature(self, place: int) -> Tie | None:
        """A dash and a name after a quotation."""
        stop = self.by_start.get(place + 1, 0)
        opens = self.tags[place - 1 : place] == "Q" or (self.tags[place - 2 : place] == "Q|")
        if (
            not opens
            or self.tags[place] != "-"
            or "N" not in self.tags[place:stop]
            or self.tags[stop] not in "|.,"
        ):
            return None
        form = CueForm("—", "statement", "phrase")
        subject = Subject((place + 1, stop), "after")
        return Tie(
            place,
            (place, place + 1),
            form,
            "statement",
            subject,
            passive=False,
            infinitive=False,
            resume=place + 1,
            kind="signature",
        )

    def _follow(self, verb: int) -> None:
        """Remember the subject of a verb that is no cue."""
        first = self._group_start(verb)
        if self.tags[first - 1 : first] == "I":
            return
        subject = self._subject_before(first)
        if subject:
            self.last = self.subject_of[verb] = subject

    def _group_start(self, verb: int) -> int:
        first = verb
        while first > 0 and self.tags[first - 1] in "Aa":
            first -= 1
        return first

    def _group_stop(self, verb: int) -> tuple[int, Act, int]:
        """Where the verb with its preposition ends, its act, and where what is said may begin."""
        form = self.line.cues[verb]
        if self.lexicon.code == "de":
            return self._with_prefix(verb, form)
        phrase = self.lexicon.phrase_after(form.lemma, self.line.keys[verb + 1 : verb + 6])
        stop, act = (verb + 1 + phrase[0], phrase[1]) if phrase else (verb + 1, form.act)
        if self.line.keys[stop : stop + 3] == ["in", "a", "statement"]:
            stop += 3
        return stop, act, stop

    def _with_prefix(self, verb: int, form: CueForm) -> tuple[int, Act, int]:
        """German sets a verb's prefix at the end of the clause: "teilte am Mittwoch mit"."""
        end = self._clause_end(verb + 1)
        for words, act in self.lexicon.phrases.get(form.lemma, ()):
            if tuple(self.line.keys[end - len(words) : end]) == words and end - len(words) > verb:
                return verb + 1, act, end
        return verb + 1, form.act, verb + 1

    def _inverted(self, first: int, stop: int) -> bool:
        """Whether the verb may stand before its subject: after a quotation, in German after any opening."""
        if self.lexicon.code == "de":
            return self.tags[stop : stop + 1] in set("POaTDNn#q")
        stop = self._past_beside(stop)
        return (self.tags[first - 1 : first] in {",", "Q", "q", "-", "|", ""} and stop in self.by_start) or (
            self.tags[stop : stop + 1] == "P"
            and self.tags[first - 1 : first] in {",", "Q", "q", "-"}
            and self.tags[stop + 1 : stop + 2] not in _FINITE
        )

    def _subject_after(self, stop: int, *, opening: bool = False) -> Subject | None:
        stop = self._past_beside(stop)
        if self.tags[stop : stop + 1] == "P":
            return Subject((stop, stop + 1), "after")
        if stop not in self.by_start:
            return None
        return Subject((stop, self._extended_right(stop, opening=opening)), "after")

    def _past_beside(self, stop: int) -> int:
        """Skip what may stand between a verb and its subject: "a déclaré mardi la maire"."""
        while self.tags[stop : stop + 1] in {"O", "a", "T"} or self.tags[stop : stop + 2] == "pT":
            stop += 1
        return stop + 2 if self.tags[stop : stop + 3] == "pnD" else stop  # "sostiene en cambio el presidente"

    def _extended_right(self, start: int, *, opening: bool = False) -> int:
        """The end of a noun phrase with everything that belongs to it: of-phrases, appositions, who-clauses.

        At the opening of a sentence ("According to the mayor, the bus stays") an apposition must be closed by
        a comma.
        """
        stop = self.by_start[start]
        that_follows = self.tags[start - 2 : start - 1] not in {",", "Q", "q"}  # "dijo el alcalde que …"
        while True:
            if (further := self._further_phrase(stop)) > stop:
                stop = further
                continue
            german_verb = opening and self.lexicon.code == "de" and self.tags[stop : stop + 1] in {"v", "g"}
            if german_verb or not self._tells_more(stop) or (that_follows and self._is_that(stop)):
                return stop
            end = self._end_of_aside(stop, opening=opening)
            if end == stop or self.tags[stop] == "R":
                return end
            stop = end

    def _further_phrase(self, stop: int) -> int:
        """The end of an of-phrase, a genitive or an "and …" that opens at ``stop``; ``stop`` without one."""
        tag, following = self.tags[stop : stop + 1], self.tags[stop + 1 : stop + 2]
        if self.lexicon.code == "de" and tag == "D" and stop in self.by_start:
            return self.by_start[stop]
        if tag == "p" and following == "P":
            return stop + 2
        quotation = "q" in self.tags[stop + 1 : self.by_start.get(stop + 1, stop)]
        if stop + 1 in self.by_start and (
            (tag == "p" and not quotation) or (tag == "c" and self._clause_end(stop) - stop < _MAX_JOINED)
        ):
            return self.by_start[stop + 1]
        return stop

    def _tells_more(self, stop: int) -> bool:
        """Whether a who-clause, an apposition or a participle opens here."""
        tag, following = self.tags[stop : stop + 1], self.tags[stop + 1 : stop + 2]
        return (
            tag in {"R", "g", "v"}
            or (tag == "," and following in {"R", "D", "n", "N"})
            or (tag in {"V", "W"} and following == "p")
        )

    def _is_that(self, stop: int) -> bool:
        return self.tags[stop : stop + 1] == "R" and self.line.keys[stop] in self.lexicon.complementizers

    def _end_of_aside(self, stop: int, *, opening: bool) -> int:
        """Where a who-clause or an apposition ends; ``stop`` itself where it is none after all."""
        comma = self.tags[stop] == ","
        begin = stop + (2 if comma else 1)
        if self.tags[begin : begin + 1] == "," and "R" in self.tags[stop:begin]:  # "who, like others, were"
            begin = self._clause_end(begin + 1) + 1
        end = self._clause_end(begin)
        clause = any(tag in _FINITE for tag in self.tags[stop + 1 : end])
        if comma and clause and self.tags[stop + 1] != "R":
            return stop
        return stop if comma and opening and self.tags[end : end + 1] != "," else end

    def _clause_end(self, start: int) -> int:
        stop = start
        while stop < len(self.tags) and self.tags[stop] not in "|.;:-Q,":
            stop += 1
        return stop

    def _subject_before(self, first: int) -> Subject | None:
        place = self._past_time(first)
        if self.tags[place - 1 : place] == "," and place:
            aside = re.search(r",a{1,2},$", self.tags[max(0, place - 4) : place])
            if not aside:
                return self._with_apposition(place)
            place -= len(aside.group())
        if not place:
            return None
        tag = self.tags[place - 1]
        if tag == "-":  # "The lawsuit — filed on Monday — claims"
            opening = self.tags.rfind("-", max(0, place - _MAX_APPOSITION), place - 1)
            closed = opening in self.by_end and not set("|Q") & set(self.tags[opening:place])
            return (
                Subject((self._extended_left(self.by_end[opening]), place), "apposition") if closed else None
            )
        if tag == "O":  # "the mayor himself"
            place -= 1
            tag = self.tags[place - 1 : place]
        if tag == "P":
            return Subject((place - 1, place), "before")
        if tag == "R":
            return Subject((place - 1, place), "relative")
        if place in self.by_end:
            start = self._extended_left(self.by_end[place])
            within = self._relative_around(start)
            if within is not None:
                return Subject((within, first), "before")
            return Subject((start, place), "before")
        within = self._relative_around(place)
        return Subject((within, first), "before") if within is not None else None

    def _german_subject(self, verb: int, first: int) -> Subject | None:
        """The subject beside the finite verb of a German clause: before it, unless something else is."""
        if self.tags[first - 1 : first] == "c" and self.last and self.tags[verb] in "VZ":
            return Subject(self.last.range, "coordinated")
        finite = verb
        if self.tags[verb] in "WZ":  # "hat der Minister gesagt", "wird der Minister zitiert"
            start = self._clause_start(verb)
            finite = next((i for i in range(verb - 1, start - 1, -1) if self.tags[i] == "A"), verb)
        before = self._subject_before(self._group_start(finite))
        if before and before.how == "before" and self.tags[before.range[0] - 1 : before.range[0]] == "p":
            before = None
        if before is None and finite < verb:
            return self._subject_after(finite + 1)
        return before

    def _far_helper(self, verb: int) -> bool:
        """Whether a German participle has its auxiliary further on the left: "hat das gestern gesagt"."""
        return self.lexicon.code == "de" and "A" in self.tags[self._clause_start(verb) : verb]

    def _clause_start(self, place: int) -> int:
        start = place
        while start > 0 and self.tags[start - 1] not in "|.;:-Q,":
            start -= 1
        return start

    def _past_time(self, place: int) -> int:
        """Skip "on Monday" between a subject and its verb."""
        back = place
        while back and self.tags[back - 1] == "T":
            back -= 1
        if back == place:
            return place
        if back and self.tags[back - 1] == "D":
            back -= 1
        if back and self.tags[back - 1] == "p":
            back -= 1
        return back

    def _extended_left(self, start: int) -> int:
        """The start of a noun phrase with the phrases that it hangs on: "a spokesman for the mayor"."""
        while start > 1:
            if self.lexicon.code == "de" and self.tags[start] == "D" and start in self.by_end:
                start = self.by_end[start]  # a genitive: "die Sprecherin der Stiftung"
                continue
            tag = self.tags[start - 1]
            previous = self.by_end.get(start - 1)
            if tag == "c" and self.tags[start - 2] == "," and start - 2 in self.by_end:
                listed = self._listed(self.by_end[start - 2])  # "France, Germany, and Finland"
                return start if listed is None else listed
            if previous is None:
                if (
                    tag == "p"
                    and self.tags[start - 2] in "gvV"
                    and start - 2 in self.by_end
                    and self._opens(self.by_end[start - 2])
                ):
                    start = self.by_end[start - 2]
                    continue
                return start
            if tag == "c" and previous is not None and (listed := self._listed(previous)) is not None:
                start = listed
                continue
            if (
                tag == "p"
                and (
                    self.line.keys[start - 1] == "of"
                    or self.tags[previous - 1 : previous] not in set("VZBGWvgA")
                )
            ) or (tag == "c" and self._opens(self._chain(previous)) and self.line.keys[start - 1] != "but"):
                start = previous
            else:
                return start
        return start

    def _listed(self, start: int) -> int | None:
        """The start of "A, B and C" for the start of B; None where no such list opens a clause."""
        first = start
        while self.tags[first - 1 : first] == "," and first - 1 in self.by_end and first > 1:
            first = self.by_end[first - 1]
        first = self._chain(first)
        return first if first < start and self.tags[first - 1 : first] in {"", "|", "s", ":", "Q"} else None

    def _chain(self, start: int) -> int:
        while start > 1 and self.tags[start - 1] == "p" and start - 1 in self.by_end:
            start = self.by_end[start - 1]
        return start

    def _opens(self, start: int) -> bool:
        """Whether a clause may begin at this token."""
        return start == 0 or self.tags[start - 1] in "|:;-Qcs,"

    def _relative_around(self, place: int) -> int | None:
        """Where "people who saw the memo" begins, for a place inside its who-clause."""
        back = place - 1
        while back >= 0 and self.tags[back] not in "|,;:Q":
            if self.tags[back] in _FINITE:
                subject = self.subject_of.get(back)
                if subject is None or subject.how != "relative":
                    return None
                who = subject.range[0]
                return self._extended_left(self.by_end[who]) if who in self.by_end else None
            back -= 1
        return None

    def _with_apposition(self, place: int) -> Subject | None:
        """The subject of a verb that follows a comma: "Ann Oake, the mayor, said"."""
        closing = place - 1
        best: Subject | None = None
        opening = closing
        while True:
            opening = self.tags.rfind(",", max(0, closing - _MAX_APPOSITION), opening)
            if opening < 0 or "|" in self.tags[opening:closing] or "Q" in self.tags[opening:closing]:
                return best
            segment = self.tags[opening + 1 : closing]
            if not _like_apposition(segment):
                return best
            if opening in self.by_end:
                start = self._extended_left(self.by_end[opening])
                before = self.tags[start - 1 : start]
                if set(self.tags[start:opening]) != {"#"} and (
                    before in {"", "|", "c", ":", ";", "-", "Q", "s", ","}
                ):
                    best = Subject((start, place), "apposition")
                    if before != ",":
                        return best

    def _look_ahead(self, ties: Sequence[Tie]) -> None:
        """Give a participle at the start of a sentence the subject that comes after it."""
        for number, tie in enumerate(ties):
            if tie.subject is None and self.tags[tie.verb] == "G":
                for later in ties[number + 1 :]:
                    if "|" in self.tags[tie.verb : later.verb]:
                        break
                    if later.subject and later.subject.how != "participle":
                        tie.subject = Subject(later.subject.range, "participle")
                        break


def _like_apposition(segment: str) -> bool:
    if not segment or segment[0] in "csPO,":
        return False
    pieces = segment.split(",")
    relative = False
    for piece in pieces:
        relative = relative or piece[:1] == "R" or piece[:2] == "pR" or "s" in piece
        if not relative and any(tag in "VZBvA" for tag in piece.lstrip("vV")):
            return False
    return True

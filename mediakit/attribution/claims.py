"""What a report gives to somebody, before names are resolved: verbs, words and quotations brought together.

One paragraph is read at a time; a quotation that no verb in its own sentence claims goes to the speaker of
its paragraph where the paragraph has one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mediakit.attribution.clauses import Range, Subject, Tie, find_ties
from mediakit.attribution.contents import Content, find_contents
from mediakit.attribution.judging import chance
from mediakit.attribution.lexicon import Lexicon
from mediakit.attribution.marks import find_quoted
from mediakit.attribution.tokens import Line, read_line
from mediakit.texts.article import Article

__all__ = ["Claim", "find_claims", "read_lines"]

_LIKELY = {"en": 0.32}  # from this chance on a verb counts as one of saying, thinking or wanting
_LIKELY_ELSEWHERE = 0.3
_MIN_ALONE = 12  # signs of a whole quotation that nobody says; a shorter one is a name more often than not
_MIN_FRAGMENT = 28  # signs; shorter stretches that nobody says are scare quotes or names more often than not
_RECENT = 12  # claims before a quotation that may hold its speaker
_SPEAKING = frozenset({"statement", "question", "denial", "promise", "demand"})
_PHRASE = r"(?:D+a?)?(?:[nN#]S?)*[nN#]x?"
_FIRST_SUBJECT = re.compile(
    # "Still, the mayor of Oake was"; or, in German, "Hier sparte der Präsident"
    rf"c?(?:[ac]+,?|p[^,VZBUvA]+,)?(?P<subject>P|{_PHRASE}(?:p{_PHRASE})*)(?=[aAVZBUv,:]|p)"
    rf"|(?:[aT]|p{_PHRASE}(?:p{_PHRASE})*)[VZBUvA]O?a?(?P<after>P|{_PHRASE})"
)


@dataclass(slots=True)
class Claim:
    """Words and who they are given to.

    Attributes:
        line: The paragraph's number, from 0.
        tie: The verb; None for a quotation without one.
        subject: Who says it, as tokens; None for "not attributed".
        ranges: The words, as tokens.
        chance: How likely it is that this is somebody saying something.
        how: How the speaker was found.
        continued: Quotations that go on in the paragraphs after it, as paragraph and token.
    """

    line: int
    tie: Tie | None
    subject: Subject | None
    ranges: list[Range]
    chance: float
    how: str
    continued: list[tuple[int, int]] = field(default_factory=list)

    @property
    def place(self) -> int:
        """The first token of the words, or of the verb where there are none."""
        return min([first for first, _ in self.ranges] + ([self.tie.verb] if self.tie else []))


def read_lines(article: Article, lexicon: Lexicon) -> list[Line]:
    """The paragraphs of a report as tokens."""
    text = str(article.text)
    outer = [quoted for quoted in find_quoted(article) if not quoted.depth]
    ends = [sentence.span.end for sentence in article.sentences]
    lines, place = [], 0
    for paragraph in article.paragraphs:
        first = place
        while place < len(outer) and outer[place].marked.end <= paragraph.end:
            place += 1
        lines.append(read_line(text, paragraph, outer[first:place], ends, lexicon, article.dateline))
    return lines


def find_claims(lines: Sequence[Line], lexicon: Lexicon) -> list[Claim]:
    """Everything that the report gives to somebody, in reading order."""
    found: list[Claim] = []
    for number, line in enumerate(lines):
        going_on = _going_on(lines, number, found)
        here = _in_line(line, number, lexicon, skip=going_on is not None)
        if going_on:
            going_on.continued.append((number, 0))
        found.extend(here)
    return found


def _going_on(lines: Sequence[Line], number: int, earlier: Sequence[Claim]) -> Claim | None:
    """The claim whose quotation was left open in the paragraph before, and is opened again here."""
    if not number or lines[number].tags[:1] not in {"Q", "q"}:
        return None
    before = lines[number - 1]
    last = max(before.quoted, default=None)
    if last is None or before.quoted[last].closed:
        return None
    for claim in reversed(earlier):
        if claim.line < number - 1 and not claim.continued:
            return None
        if (number - 1, last) in claim.continued or (
            claim.line == number - 1 and any(first <= last < stop for first, stop in claim.ranges)
        ):
            return claim
    return None


def _in_line(line: Line, number: int, lexicon: Lexicon, *, skip: bool) -> list[Claim]:
    ties = find_ties(line, lexicon)
    found = []
    for tie, content in zip(ties, find_contents(line, ties, lexicon), strict=True):
        likely = max(chance(line, tie, content, lexicon), _plain(line, tie, content))
        if likely >= _LIKELY.get(lexicon.code, _LIKELY_ELSEWHERE):
            ranges = [(max(first, 1), stop) if skip else (first, stop) for first, stop in content.ranges]
            subject = tie.subject or _left_out(line, tie, content.ranges, ties, lexicon)
            how = tie.subject.how if tie.subject else "introduced" if subject else "none"
            found.append(Claim(number, tie, subject, [r for r in ranges if r[1] > r[0]], likely, how))
    found = _outside_subjects(found)
    rest = _Rest(line, number, found, ties, lexicon)
    return sorted([*found, *rest.claims(skip=skip)], key=lambda claim: claim.place)


def _outside_subjects(claims: Sequence[Claim]) -> list[Claim]:
    """Without verbs that only tell more of another one's subject ("officials briefed on the plan said")."""
    inside = {
        place
        for claim in claims
        if claim.tie and claim.subject
        for place in range(claim.subject.range[0] + 1, claim.subject.range[1])
    }
    return [claim for claim in claims if _verb(claim) not in inside]


def _plain(line: Line, tie: Tie, content: Content) -> float:
    """A floor for what needs no weighing: somebody and a whole quotation, or a verb of saying and "that"."""
    if tie.subject is None or tie.infinitive:
        return 0.0
    if any("Q" in line.tags[first:stop] for first, stop in content.ranges):
        return 0.8
    fragment = any("q" in line.tags[first:stop] for first, stop in content.ranges)
    if fragment and tie.act in _SPEAKING | {"judgement"}:
        return 0.5
    return (
        0.6
        if content.shape == "that" and tie.act in _SPEAKING | {"view"} and line.tags[tie.verb] in "VZ"
        else 0.0
    )


def _left_out(
    line: Line, tie: Tie, ranges: Sequence[Range], ties: Sequence[Tie], lexicon: Lexicon
) -> Subject | None:
    """Spanish may leave the subject out (« «…», cuenta.»): it is then that of the sentence before."""
    if (
        lexicon.code != "es"
        or line.tags[tie.verb] not in "VZ"
        or not ranges
        or line.tags[ranges[0][0]] != "Q"
    ):
        return None
    return _introduced(line, ranges[0][0], ties, lexicon)


class _Rest:
    """Quotations that no verb claims: words that go on, words introduced before, words of nobody."""

    def __init__(
        self, line: Line, number: int, told: Sequence[Claim], ties: Sequence[Tie], lexicon: Lexicon
    ) -> None:
        self.line = line
        self.number = number
        self.told = told  # in the order of their verbs
        self.verbs = [_verb(claim) for claim in told]
        self.ties = ties
        self.lexicon = lexicon

    def claims(self, *, skip: bool) -> Iterator[Claim]:
        """The claims to add; words that go on are put to the claims there are."""
        taken = {place for claim in self.told for first, stop in claim.ranges for place in range(first, stop)}
        for place in sorted(self.line.quoted):
            if place in taken or (skip and not place):
                continue
            if self.line.tags[place] == "q":
                yield from self._fragment(place)
            else:
                yield from self._whole(place)

    def _whole(self, place: int) -> Iterator[Claim]:
        """A quotation of a sentence or more."""
        ranges = [(place, place + 1)]
        if speaker := self._speaking_before(place):
            speaker.ranges += ranges
        elif subject := _introduced(self.line, place, self.ties, self.lexicon):
            yield Claim(self.number, None, subject, ranges, 0.6, "introduced")
        elif _length(self.line, place) >= _MIN_ALONE:
            yield Claim(self.number, None, None, ranges, 0.5, "unattributed")

    def _fragment(self, place: int) -> Iterator[Claim]:
        """A quoted fragment outside what any verb says: it goes to the verb before it in the sentence.

        So it does in a sentence in the mood of reported speech. Other fragments are quoted from nobody in
        particular: those that are long enough to be somebody's words are told as not attributed.
        """
        line = self.line
        start = line.tags.rfind("|", 0, place)
        last = next(
            (c for c in reversed(self._before(place)) if _verb(c) > start and c.subject and c.ranges), None
        )
        if last and last.ranges[-1][1] <= place:
            last.ranges[-1] = (last.ranges[-1][0], place + 1)
            return
        end = line.tags.index("|", place)
        speaker = self._speaking_before(place)
        if speaker and _reports(line, start + 1, end, self.lexicon):
            sentence = (start + 1, end - (line.tags[end - 1] == "."))
            yield Claim(self.number, None, speaker.subject, [sentence], 0.6, "introduced")
        elif _length(line, place) >= _MIN_FRAGMENT and not (
            self.lexicon.code == "de" and place in line.capital
        ):
            yield Claim(self.number, None, None, [(place, place + 1)], 0.4, "unattributed")

    def _speaking_before(self, place: int) -> Claim | None:
        """Whoever is quoted or reported last before a quotation of the same paragraph."""
        speaking = [c for c in self._before(place) if c.tie and c.subject and c.tie.act in _SPEAKING]
        return max(speaking, key=lambda claim: (bool(claim.ranges), _verb(claim)), default=None)

    def _before(self, place: int) -> Sequence[Claim]:
        """The last claims before a token."""
        stop = bisect_left(self.verbs, place)
        return self.told[max(0, stop - _RECENT) : stop]


def _length(line: Line, place: int) -> int:
    words = line.quoted[place].span
    return words.end - words.start


def _reports(line: Line, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a sentence stands in the German mood of reported speech: "sei", "der Pilot trage"."""
    return any(
        line.keys[i] in lexicon.reported_mood
        or (line.tags[i] == "v" and line.keys[i].endswith("e") and line.tags[i - 1] in "NP")
        for i in range(start, end)
    ) and bool(lexicon.reported_mood)


def _verb(claim: Claim) -> int:
    return claim.tie.verb if claim.tie else 0


def _introduced(line: Line, place: int, ties: Sequence[Tie], lexicon: Lexicon) -> Subject | None:
    """Who the sentence before a quotation, or what stands before its colon, is about: its first subject."""
    start = line.tags.rfind("|", 0, place) + 1
    if start == place and place:
        start = line.tags.rfind("|", 0, place - 1) + 1
    subjects = [
        tie.subject
        for tie in ties
        if tie.subject and start <= tie.verb < place and tie.subject.how != "relative"
    ]
    if subjects:
        return subjects[-1] if line.tags[place - 1] == ":" else subjects[0]
    match = _FIRST_SUBJECT.match(line.tags, start, place)
    if match is None or line.keys[match.start(match.lastgroup or "subject")] in lexicon.impersonal:
        return None
    return Subject(match.span(match.lastgroup or "subject"), "before")

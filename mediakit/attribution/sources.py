"""Who a report rests on: each source once, with every mention."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from mediakit.attribution.claims import Claim
from mediakit.attribution.clauses import Range
from mediakit.attribution.credits import find_credits
from mediakit.attribution.quotations import Quotation, find_quotes
from mediakit.attribution.reading import Reading, read_article
from mediakit.texts.article import Article, as_article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["SOURCE_KINDS", "Anonymity", "Source", "SourceKind", "find_sources"]

SourceKind = Literal["named_person", "organisation", "document", "unnamed_person", "unnamed_group", "outlet"]
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
Covers = Literal["one", "others too"]

_MIN_CERTAINTY = 0.5
_NEAR = 20  # unnamed sources that a later mention is compared with
_UNNAMED = frozenset({"unnamed_person", "unnamed_group"})


@dataclass(frozen=True, slots=True)
class Anonymity:
    """What a report tells about why a source is not named.

    Attributes:
        span: The whole phrase ("granted anonymity to discuss private conversations").
        reason: The reason alone ("to discuss private conversations"); None where only the fact is told.
        covers: ``one``: the source beside which it stands; ``others too``: it says that it holds for others
            as well.
    """

    span: Span
    reason: Span | None
    covers: Covers


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that a report rests on.

    Attributes:
        kind: named_person, organisation, document, unnamed_person, unnamed_group or outlet. Somebody who
            speaks for an organisation without being named counts as the organisation.
        span: Where it is first told who it is, in the fullest words.
        name: The name, for what has one; else None.
        role: Where the words stand that say who that is ("Pentagon press secretary"); None if none do.
        count: How many persons are claimed; None where the text does not say ("officials").
        how_they_know: Where the words stand that say how the source knows ("briefed on the talks"); None if
            none do.
        anonymity: Why the source is not named, as told beside it or elsewhere for it; None if nothing is
            told.
        mentions: Every place where it is named as a source, in order.
        quotations: What is given to it.
        certainty: How sure the kind and the joining of mentions are, in [0, 1].
        reasons: What the reading rests on.
    """

    kind: SourceKind
    span: Span
    name: str | None
    role: Span | None
    count: int | None
    how_they_know: Span | None
    anonymity: Anonymity | None
    mentions: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    certainty: float
    reasons: tuple[Reason, ...]


@dataclass(slots=True)
class _Draft:
    """A source while its mentions are gathered."""

    kind: SourceKind
    name: str | None
    head: str
    places: list[tuple[int, Range]] = field(default_factory=list)  # paragraph and tokens
    quotations: list[Quotation] = field(default_factory=list)
    joined: bool = False  # by a definite article or a pronoun


def find_sources(article: str | Article) -> tuple[Source, ...]:
    """Who the report rests on, each source once, in the order of first mention.

    Sources are whoever and whatever the report gives words, views or findings to, and the outlets that it
    credits.

    Args:
        article: A report, or its text.

    Returns:
        The sources; empty if none is named. Where the text does not tell whether two mentions are of one
        source ("a source", "another source"), they are kept apart.

    Raises:
        TypeError: If it is neither a report nor a text.

    Example:
        >>> report = Article("“It stays,” said Ann Oake. Two officials say it will go.", language="en")
        >>> [(source.kind, source.name, source.count) for source in find_sources(report)]
        [('named_person', 'Ann Oake', 1), ('unnamed_group', None, 2)]
    """
    article = as_article(article)
    reading = read_article(article)
    gathered = _Gathered(reading)
    for claim, quotation in zip(_with_words(reading), find_quotes(article), strict=True):
        if (
            claim.subject
            and quotation.certainty >= _MIN_CERTAINTY
            and quotation.act not in {"intention", "seeming"}
        ):
            gathered.add(claim, quotation)
    anonymities = list(_anonymities(reading))
    sentences = [sentence.span for sentence in article.sentences]
    sources = [_source(reading, draft, anonymities, sentences) for draft in gathered.drafts]
    sources.extend(_credited(article, sources))
    return tuple(sorted(sources, key=lambda source: source.mentions[0]))


def _with_words(reading: Reading) -> list[Claim]:
    return [claim for claim in reading.claims if claim.ranges]


class _Gathered:
    """Mentions sorted to their sources."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.drafts: list[_Draft] = []
        self.by_name: dict[str, list[_Draft]] = defaultdict(list)
        self.by_head: dict[str, list[_Draft]] = defaultdict(list)
        self.unnamed: list[_Draft] = []  # by last mention

    def add(self, claim: Claim, quotation: Quotation) -> None:
        """Give a quotation to its source, or its several sources."""
        assert claim.subject is not None  # the caller looked
        for part in _parts(self.reading, claim.line, claim.subject.range):
            draft = self._draft(claim.line, part)
            if draft is not None:
                if (claim.line, part) not in draft.places:
                    draft.places.append((claim.line, part))
                draft.quotations.append(quotation)

    def _draft(self, line: int, part: Range) -> _Draft | None:
        tags, keys = self.reading.lines[line].tags, self.reading.lines[line].keys
        if tags[part[0]] in "PORA" and part[1] - part[0] == 1:
            return self._of_pronoun(line, part)
        kind, name, head = _describe(self.reading, line, part)
        if (
            keys[part[0]] in self.reading.lexicon.words("possessives")
            and name is None
            and not _is_one_of(
                head, self.reading.lexicon.words("unnamed") | self.reading.lexicon.words("documents")
            )
        ):
            return None  # "his comments reflected …"
        draft = self._same(kind, name, head, keys[part[0]], keys[part[0] : part[1]])
        if draft is None:
            draft = self._new(kind, name, head)
        if kind in _UNNAMED:
            self.unnamed = [*(each for each in self.unnamed[-_NEAR:] if each is not draft), draft]
        return draft

    def _new(self, kind: SourceKind, name: str | None, head: str) -> _Draft:
        draft = _Draft(kind, name, head)
        self.drafts.append(draft)
        self.by_name[name or ""].append(draft)
        self.by_head[head].append(draft)
        return draft

    def _of_pronoun(self, line: int, part: Range) -> _Draft | None:
        name = self.reading.names.speaker(line, part)
        if name is not None:
            found = next(iter(self.by_name.get(name, ())), None)
            return found or self._new("named_person", name, name.split()[-1].casefold())
        key = self.reading.lines[line].keys[part[0]]
        near = [draft for draft in self.unnamed if draft.places and line - draft.places[-1][0] <= 1]
        plural = key in {"they", "sie", "ellos", "ellas", "ils", "elles"}
        fitting = [d for d in near if (d.kind == "unnamed_group") == plural]
        if key in {"i", "we", "you", "it"} or len(fitting) != 1:
            return None
        fitting[0].joined = True
        return fitting[0]

    def _same(
        self, kind: SourceKind, name: str | None, head: str, first: str, words: Sequence[str]
    ) -> _Draft | None:
        if name is not None:
            return next((draft for draft in self.by_name.get(name, ()) if draft.kind == kind), None)
        for draft in reversed(self.by_head.get(head, [])[-_NEAR:]):
            if draft.kind != kind or draft.name is not None:
                continue
            if first in self.reading.lexicon.definite or kind not in _UNNAMED:
                draft.joined = True
                return draft
            line, (start, stop) = draft.places[0]
            if [*words] == self.reading.lines[line].keys[start:stop] and first not in _OTHERS:
                return draft
        return None


# Words that say that somebody is not the one named before.
_OTHERS = frozenset(
    ["another", "other", "others", "anderer", "andere", "otro", "otra", "otros", "otras", "autre", "autres"]
)


def _parts(reading: Reading, line: int, part: Range) -> Iterator[Range]:
    """The sources of "a European official and another person": two; of most subjects: one."""
    tags, keys = reading.lines[line].tags, reading.lines[line].keys
    first, stop = part
    counts = reading.lexicon.counts
    for place in range(first + 1, stop - 1):
        if tags[place] == "c" and keys[first] in counts and keys[place + 1] in counts:
            yield first, place
            yield place + 1, stop
            return
        persons = [
            m
            for m in reading.names.by_line.get(line, ())
            if first <= m.first < stop and m.person and len(m.words) > 1
        ]
        if (
            tags[place] == "c"
            and len(persons) == 2
            and persons[0].stop == place
            and persons[1].first == place + 1
        ):
            yield first, place
            yield place + 1, stop
            return
    yield part


def _describe(reading: Reading, line: int, part: Range) -> tuple[SourceKind, str | None, str]:
    """What kind of source a noun phrase names, its name, and its head word."""
    lexicon = reading.lexicon
    keys = reading.lines[line].keys
    name = reading.names.of(line, part)
    head, plural = _head(reading, line, part)
    if _is_one_of(head, lexicon.words("speaking_for")) and not (name and name.person):
        return "organisation", None, head
    if name is not None:
        full = reading.names.full_name(name) or name.text
        if name.person:
            return "named_person", full, name.words[-1].casefold()
        outlets = set(lexicon.section.get("outlets", {}).get("words", "").split())
        kind: SourceKind = (
            "outlet" if outlets & {word.casefold().strip(".") for word in name.words} else "organisation"
        )
        return kind, full, name.words[-1].casefold()
    if _is_one_of(head, lexicon.words("documents")):
        return "document", None, head
    if _is_one_of(head, lexicon.words("organisations")):
        return "organisation", None, head
    if keys[part[0]] in lexicon.definite and not plural:
        known = reading.names.speaker(line, part)
        if known:
            return "named_person", known, known.split()[-1].casefold()
    if plural:
        return "unnamed_group", None, head
    indefinite = keys[part[0]] in lexicon.counts and keys[part[0]] not in lexicon.definite
    like_a_person = indefinite and head.endswith(tuple(lexicon.section.get("person_endings", "-").split()))
    listed = _is_one_of(head, lexicon.words("unnamed"))
    return ("unnamed_person" if listed or like_a_person else "organisation"), None, head


def _head(reading: Reading, line: int, part: Range) -> tuple[str, bool]:
    """The head word of a noun phrase ("officials" of "one of the officials"), and whether it is plural."""
    tags, keys = reading.lines[line].tags, reading.lines[line].keys
    first, stop = part
    counts = reading.lexicon.counts
    singular = counts.get(keys[first]) == 1
    if tags[first] in "D#" and first + 1 < stop and tags[first + 1] == "p":
        first += 2  # "one of the officials"
    place = first
    while (
        place < stop
        and (tags[place] in "DnN#SaqxgT" or tags[place : place + 2] in {"cn", "cN"})
        and not (place > first and tags[place] == "x")
    ):
        place += 1
    head = next(
        (keys[i] for i in range(place - 1, first - 1, -1) if tags[i] in "nN"), keys[max(first, place - 1)]
    )
    if reading.lexicon.code == "de" and head.endswith("s") and head[:-1] in reading.lexicon.words("unnamed"):
        head = head[:-1]  # a genitive
    plural = (
        not singular
        and counts.get(keys[part[0]], 2) != 1
        and _is_plural(reading, head, keys[part[0]], tags[part[0]])
    )
    return head, plural


def _is_plural(reading: Reading, head: str, first: str, tag: str) -> bool:
    code = reading.lexicon.code
    if tag == "#" or first in reading.lexicon.words("several"):
        return True
    if code == "de":
        return first in {"die", "mehrere", "einige", "viele", "beide", "alle"} and head.endswith(
            ("n", "er", "e", "te")
        )
    return (head.endswith("s") and not head.endswith("ss")) or head in {
        "people",
        "men",
        "women",
        "police",
        "leute",
    }


def _is_one_of(head: str, words: frozenset[str]) -> bool:
    return head in words or (
        head.endswith("s") and (head[:-1] in words or head[:-2] in words or f"{head[:-3]}y" in words)
    )


def _source(
    reading: Reading, draft: _Draft, anonymities: Sequence[Anonymity], sentences: Sequence[Span]
) -> Source:
    places = sorted(draft.places)
    mentions = tuple(reading.lines[line].span(*part) for line, part in places)
    fullest = (
        next(iter(mentions))
        if draft.name is None
        else max(mentions[:2], key=lambda span: span.end - span.start)
    )
    count = (
        1
        if draft.kind in {"named_person", "unnamed_person"}
        else _count(reading, places)
        if draft.kind == "unnamed_group"
        else None
    )
    knows = next((span for line, part in places for span in _knowing(reading, line, part)), None)
    anonymity = _anonymity_of(reading, draft, anonymities, sentences) if draft.kind in _UNNAMED else None
    reasons = [
        Reason(
            f"source_{draft.kind}",
            {"words": reading.article.text[mentions[0]], "mentions": len(mentions)},
            mentions,
        )
    ]
    if draft.joined:
        reasons.append(Reason("mentions_joined", {"head": draft.head}))
    if anonymity:
        reasons.append(
            Reason("anonymity_told", {"words": reading.article.text[anonymity.span]}, (anonymity.span,))
        )
    return Source(
        kind=draft.kind,
        span=fullest,
        name=draft.name,
        role=_role(reading, draft),
        count=count,
        how_they_know=knows,
        anonymity=anonymity,
        mentions=mentions,
        quotations=tuple(draft.quotations),
        certainty=round(
            max(quotation.certainty for quotation in draft.quotations) * (0.8 if draft.joined else 0.9), 4
        ),
        reasons=tuple(reasons),
    )


def _count(reading: Reading, places: Sequence[tuple[int, Range]]) -> int | None:
    counts = reading.lexicon.counts
    for line, (first, stop) in places:
        for key in reading.lines[line].keys[first:stop][:3]:
            if key in counts:
                return counts[key]
            if key.isdecimal() and len(key) < 4:
                return int(key)
    return None


def _knowing(reading: Reading, line: int, part: Range) -> Iterator[Span]:
    """The words in or right after a mention that say how the source knows."""
    tokens = reading.lines[line]
    end = next((i for i in range(part[1], len(tokens.tags)) if tokens.tags[i] in "|Q;"), part[1])
    within = Span(tokens.starts[part[0]], tokens.ends[max(part[1], min(end, part[1] + 12)) - 1])
    text = str(reading.article.text)
    for phrase in reading.phrases.find(reading.lexicon.listed("knowing"), within):
        stop = min(
            (i for i in (text.find(sign, phrase.end, within.end) for sign in ',.;:—”"“') if i > 0),
            default=within.end,
        )
        yield Span(phrase.start, stop)


def _role(reading: Reading, draft: _Draft) -> Span | None:
    """The words that say who a named source is: before the name, or in an apposition after it."""
    if draft.kind != "named_person" or draft.name is None:
        return None
    for mention in reading.names.by_full.get(draft.name, ()):
        line = reading.lines[mention.line]
        first = mention.first
        while first and line.tags[first - 1] in "nN":
            first -= 1
        name_first = next(
            i for i in range(mention.first, mention.stop) if line.starts[i] >= mention.span.start
        )
        if first < name_first:
            return line.span(first, name_first)
        if line.tags[mention.stop : mention.stop + 2] in {",D", ",n", ",N", ",a"}:
            stop = next(
                (i for i in range(mention.stop + 1, len(line.tags)) if line.tags[i] in ",|.;QVZv-:"),
                mention.stop + 1,
            )
            if stop > mention.stop + 1:
                return line.span(mention.stop + 1, stop)
    return None


def _anonymities(reading: Reading) -> Iterator[Anonymity]:
    """Every place where the report tells that somebody is not named."""
    text = str(reading.article.text)
    because = reading.lexicon.words("because")
    sentences = [sentence.span for sentence in reading.article.sentences]
    last_end = 0
    for phrase in reading.phrases.find(reading.lexicon.listed("anonymity")):
        if phrase.start < last_end:
            continue
        sentence = sentences[max(0, bisect_right(sentences, (phrase.start, len(text))) - 1)]
        last_end = end = _clause_end(text, phrase.end, sentence.end)
        rest = text[phrase.end : end].lstrip(" ,:")
        start = end - len(rest)
        has_reason = bool(rest) and (
            rest.split()[0].casefold() in because or text[phrase.end : phrase.end + 1] == ":"
        )
        before = text[max(sentence.start, phrase.start - 60) : phrase.start].casefold()
        others = any(
            word in before.split()
            for word in ("others,", "others", "all", "alle", "todos", "todas", "tous", "toutes", "both")
        )
        yield Anonymity(
            Span(phrase.start, end if has_reason else phrase.end),
            Span(start, end) if has_reason else None,
            "others too" if others else "one",
        )


def _clause_end(text: str, start: int, end: int) -> int:
    """Where the clause that runs on from ``start`` ends: at a comma; after a colon, with the sentence."""
    if text[start : start + 1] == ":":
        stop = end
    else:
        stop = min(
            (i for i in (text.find(sign, start + 1, end) for sign in (",", ";", " —", "”", "“")) if i > 0),
            default=end,
        )
    while stop > start and text[stop - 1] in ".,;: ":
        stop -= 1
    return stop


def _anonymity_of(
    reading: Reading, draft: _Draft, told: Sequence[Anonymity], sentences: Sequence[Span]
) -> Anonymity | None:
    """What is told about why a source has no name: beside it, in the next sentence, or for all."""
    if not told:
        return None
    starts = [each.span.start for each in told]
    places = sorted(draft.places)
    for beyond in (0, 1):
        for line, part in places:
            mention = reading.lines[line].span(*part)
            number = max(0, bisect_right(sentences, (mention.start, len(reading.article.text))) - 1) + beyond
            if number >= len(sentences):
                continue
            home = (
                Span(*sentences[number])
                if beyond
                else Span(sentences[number].start, max(mention.end, sentences[number].end))
            )
            for each in told[bisect_right(starts, home.start - 1) : bisect_right(starts, home.end)]:
                if not beyond or each.covers == "one":
                    return each
    line, part = places[0]
    first = reading.lines[line].keys[part[0]]
    counted = first in reading.lexicon.counts or first in reading.lexicon.words("several")
    if first in reading.lexicon.definite or not (
        counted or _is_one_of(draft.head, reading.lexicon.words("unnamed"))
    ):
        return None
    return next((each for each in told if each.covers == "others too"), None)


def _credited(article: Article, sources: Sequence[Source]) -> Iterator[Source]:
    """The outlets that are credited and say nothing themselves."""
    known = {source.name.casefold() for source in sources if source.name}
    for credit in find_credits(article):
        if credit.own is True or credit.outlet.casefold() in known:
            continue
        known.add(credit.outlet.casefold())
        yield Source(
            "outlet",
            credit.outlet_span,
            credit.outlet,
            None,
            None,
            None,
            None,
            (credit.outlet_span,),
            (),
            credit.certainty,
            credit.reasons,
        )

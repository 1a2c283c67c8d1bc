"""What a reader is told of who speaks, beside what the original tells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile

from mediakit.attribution.quotations import Quotation
from mediakit.attribution.sources import Source
from mediakit.changes.model import SpeakerState
from mediakit.derivation.lexicon import load_lexicon
from mediakit.texts.article import Article
from mediakit.texts.languages import load_language
from mediakit.texts.reasons import Parameter, Reason
from mediakit.texts.spans import Span
from mediakit.texts.words import find_words

__all__ = ["Speakers"]

_UNNAMED = frozenset({"unnamed_person", "unnamed_group"})
_SURE = 0.75  # certainty of a quotation from which on a change of speaker is told
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)+")
_ADDED = re.compile(r",|\b(?:who|whose|que|qui|dont)\b")
_PLURAL_IN_S = frozenset({"en", "es", "fr"})
_NOWHERE = Span(0, 0)
_ADJOINING = 2  # signs between a speaker and a cue that stand together
_NAMED = frozenset({"named_person", "organisation", "outlet", "document"})


@dataclass(frozen=True, slots=True)
class _Grammar:
    """Little words of a language by which a description of somebody is read."""

    counts: Mapping[str, str]
    joining: frozenset[str]
    prepositions: frozenset[str]
    small: frozenset[str]


@cache
def _grammar(language: str) -> _Grammar:
    known = load_language(language)
    section = known.data.get("attribution", {})
    grammar = section.get("grammar", {})
    pairs = (entry.partition(":") for entry in section.get("counts", "").split())
    return _Grammar(
        {word: number for word, _, number in pairs},
        frozenset(grammar.get("coordinators", "").split()),
        frozenset(grammar.get("prepositions", "").split()),
        known.stop_words,
    )


class Speakers:
    """The sources of two reports, to be compared speaker by speaker."""

    def __init__(
        self, original: Article, derivative: Article, sources: tuple[Sequence[Source], Sequence[Source]]
    ) -> None:
        self.articles = original, derivative
        self.sources = sources

    def compare(
        self, original: Quotation | None, derivative: Quotation | None
    ) -> tuple[SpeakerState, Reason]:
        """What became of what the reader is told of the speaker, and why.

        Args:
            original: The original's quotation; None where there is none.
            derivative: The derivative's quotation.
        """
        if original is None or derivative is None:
            return "cannot_tell", Reason("speaker_cannot_tell")
        if not (original.speaker and derivative.speaker):
            return self._by_name_beside(original, derivative)
        state, words = self._state(original, derivative)
        if state == "cannot_tell":
            return self._by_name_beside(original, derivative)
        wide = self._with_cue(0, original, words), self._with_cue(1, derivative, words)
        spans = (wide[0],), (wide[1],)
        texts = {"original": self._text(0, wide[0]), "derivative": self._text(1, wide[1])}
        return state, Reason(f"speaker_{state}", {**texts, "words": words}, *spans)

    def _by_name_beside(self, original: Quotation, derivative: Quotation) -> tuple[SpeakerState, Reason]:
        """Where a speaker could not be read: the same if one full name stands beside both."""
        names = self._names_beside(0, original), self._names_beside(1, derivative)
        shared = {name: span for name, span in names[0].items() if name in names[1]}
        if not original.quoted or not derivative.quoted or len(shared) != 1:
            return "cannot_tell", Reason("speaker_cannot_tell")
        ((name, span),) = shared.items()
        spans = (span,), (names[1][name],)
        texts: dict[str, Parameter] = {
            "original": self._text(0, span),
            "derivative": self._text(1, names[1][name]),
            "words": (),
        }
        return "same", Reason("speaker_same", texts, *spans)

    def _names_beside(self, side: int, quotation: Quotation) -> dict[str, Span]:
        """Full names outside the quotation in the sentences that it stands in, by their last word."""
        article = self.articles[side]
        found: dict[str, Span] = {}
        for sentence in article.sentences:
            if any(sentence.span.overlaps(span) for span in quotation.spans):
                for match in _FULL_NAME.finditer(str(article.text), *sentence.span):
                    span = Span(*match.span())
                    if not any(one.overlaps(span) for one in quotation.marked):
                        found.setdefault(match.group().split()[-1], span)
        return found

    def _state(self, original: Quotation, derivative: Quotation) -> tuple[SpeakerState, tuple[str, ...]]:
        assert original.speaker
        assert derivative.speaker
        before, after = self.of(0, original), self.of(1, derivative)
        first, second = self._name(original, before), self._name(derivative, after)
        if (first and second and self._same_name(first, second)) or self._share_name(
            original.speaker, derivative.speaker
        ):
            return self._named_told(original, derivative, first or second or "")
        told = self._content(0, original.speaker), self._content(1, derivative.speaker)
        if first and second and all(told):
            sure = min(original.certainty, derivative.certainty) >= _SURE and self._persons(before, after)
            return ("other_speaker", ()) if sure else ("cannot_tell", ())
        if not all(told):
            return ("same", ()) if original.quoted and derivative.quoted else ("cannot_tell", ())
        if first or second:
            return self._one_named(original, derivative, (first, second))
        return self._unnamed(original, derivative, before, after)

    @staticmethod
    def _persons(before: Sequence[Source], after: Sequence[Source]) -> bool:
        """Whether both sides name one person each: an organisation may stand for its speaker."""
        return all(len(sources) == 1 and sources[0].kind == "named_person" for sources in (before, after))

    def _share_name(self, original: Span, derivative: Span) -> bool:
        """Whether both descriptions hold a full name with the same last word."""
        names = self._last_names(0, original), self._last_names(1, derivative)
        return bool(names[0] & names[1])

    def _last_names(self, side: int, span: Span) -> frozenset[str]:
        runs = _FULL_NAME.findall(self._text(side, span))
        return frozenset(run.split()[-1] for run in runs)

    def _named_told(
        self, original: Quotation, derivative: Quotation, name: str
    ) -> tuple[SpeakerState, tuple[str, ...]]:
        """The same person by name: what the reader is told of them, and of the form in which they spoke."""
        media = [self._medium(0, original), self._medium(1, derivative)]
        if media[0] and not media[1]:
            return "less_told", tuple(media[0])
        words = (
            self._content(0, original.speaker or _NOWHERE),
            self._content(1, derivative.speaker or _NOWHERE),
        )
        if not words[0] or not words[1] or words[0] == words[1]:
            return "same", ()  # a pronoun: what is told of whom it stands for is told elsewhere
        roles = self._roles(0, original), self._roles(1, derivative)
        if roles[0] and not any(root in self._around(1, name) for root in roles[0]):
            return "less_told", tuple(roles[0].values())
        if roles[1] and not any(root in self._around(0, name) for root in roles[1]):
            return "more_told", tuple(roles[1].values())
        return "same", ()

    def _medium(self, side: int, quotation: Quotation) -> list[str]:
        """Words in the cue for the form in which something was said: “in a statement”."""
        return (
            [word for root, word in self._roots(side, quotation.cue).items() if root in self._media]
            if quotation.cue
            else []
        )

    def _roles(self, side: int, quotation: Quotation) -> dict[str, str]:
        """What the speaker is said to be, beside the name: roots with their words."""
        spans = [source.role for source in self.of(side, quotation) if source.role]
        return {
            root: word
            for span in spans
            for root, word in self._roots(side, span).items()
            if not word[0].isupper()
        }

    def of(self, side: int, quotation: Quotation) -> tuple[Source, ...]:
        """The sources that a quotation's speaker names; none where that is not told."""
        speaker = quotation.speaker
        return tuple(
            source
            for source in self.sources[side]
            if speaker and any(speaker.overlaps(mention) for mention in source.mentions)
        )

    @staticmethod
    def _name(quotation: Quotation, sources: Sequence[Source]) -> str | None:
        if quotation.speaker_name:
            return quotation.speaker_name
        names = [
            one.name for one in sources if one.name and one.kind in _NAMED and one.name != one.name.casefold()
        ]
        return names[0] if len(names) == 1 and len(sources) == 1 else None

    @staticmethod
    def _same_name(first: str, second: str) -> bool:
        """Whether two names may be one person's: the last word of the shorter stands in the longer."""
        ours, theirs = first.casefold().split(), second.casefold().split()
        return ours[-1] in theirs or theirs[-1] in ours

    def _one_named(
        self, original: Quotation, derivative: Quotation, named: tuple[str | None, str | None]
    ) -> tuple[SpeakerState, tuple[str, ...]]:
        """One side has a name, the other words: the same where those words stand beside the name."""
        side = 0 if named[0] else 1
        other = 1 - side
        quotation = (original, derivative)[other]
        assert quotation.speaker
        words = self._content(other, quotation.speaker)
        kinds = {source.kind for source in self.of(other, quotation)}
        if "document" not in kinds and words <= self._around(side, named[side] or ""):
            return ("same", ()) if named[1] else ("less_told", (named[0] or "",))
        if not kinds & _UNNAMED or min(original.certainty, derivative.certainty) < _SURE:
            return "cannot_tell", ()
        return (
            ("named_made_unnamed", (named[0] or "",))
            if named[0]
            else ("unnamed_made_named", (named[1] or "",))
        )

    def _unnamed(
        self, original: Quotation, derivative: Quotation, before: Sequence[Source], after: Sequence[Source]
    ) -> tuple[SpeakerState, tuple[str, ...]]:
        assert original.speaker
        assert derivative.speaker
        single = self._singles(0, original.speaker, before)
        if single and self._is_group(1, derivative.speaker, after):
            return ("merged", ()) if single > 1 else ("made_plural", ())
        words = (
            self._content(0, self._core(0, original.speaker)),
            self._content(1, self._core(1, derivative.speaker)),
        )
        if original.speaker and self._content(0, original.speaker) == self._content(1, derivative.speaker):
            return "same", ()
        if words[0] and words[1] and not (words[0] & words[1]) and not self._may_stand(*words):
            sure = min(original.certainty, derivative.certainty) >= _SURE
            return ("other_speaker", ()) if sure else ("cannot_tell", ())
        return self._told(original, derivative)

    def _singles(self, side: int, speaker: Span, sources: Sequence[Source]) -> int:
        """How many single unnamed persons a description joins; 0 where it is of a group."""
        if sources and all(source.kind == "unnamed_person" for source in sources):
            return len(sources)
        grammar = self._grammar(side)
        ones = {word for word, number in grammar.counts.items() if number == "1"}
        parts: list[list[str]] = [[]]
        for word in find_words(self._text(side, self._core(side, speaker)), self.articles[side].language):
            if word.key in grammar.joining:
                parts.append([])
            else:
                parts[-1].append(word.key)
        return len(parts) if all(part and part[0] in ones for part in parts) else 0

    def _is_group(self, side: int, speaker: Span, sources: Sequence[Source]) -> bool:
        """Whether a description is of several unnamed persons, by its kind or a plural."""
        if any(source.kind == "unnamed_group" for source in sources):
            return True
        if self.articles[side].language not in _PLURAL_IN_S or self._singles(side, speaker, ()):
            return False
        grammar = self._grammar(side)
        keys = [
            word.key
            for word in find_words(self._text(side, self._core(side, speaker)), self.articles[side].language)
        ]
        head = [
            key
            for key in takewhile(lambda key: key not in grammar.prepositions, keys)
            if key not in grammar.small
        ]
        heads = (
            head[-1:] if keys[0] in grammar.small else head
        )  # "the sports editor", but "clerks familiar with it"
        return any(key.endswith("s") and not key.endswith(("ss", "us", "'s")) for key in heads)

    def _grammar(self, side: int) -> "_Grammar":
        return _grammar(self.articles[side].language)

    def _core(self, side: int, speaker: Span) -> Span:
        """The words for the speaker without what a comma or a relative word adds."""
        match = _ADDED.search(self._text(side, speaker))
        return Span(speaker.start, speaker.start + match.start()) if match and match.start() else speaker

    def _may_stand(self, first: frozenset[str], second: frozenset[str]) -> bool:
        """Whether two descriptions share a word that news uses for the same thing."""
        lexicon = load_lexicon(self.articles[0].language)
        groups = [{group for word in words for group in lexicon.groups(word)} for words in (first, second)]
        return bool(groups[0] & groups[1])

    def _told(self, original: Quotation, derivative: Quotation) -> tuple[SpeakerState, tuple[str, ...]]:
        """Whether the reader learns more or less of the speaker, and of the form of the words."""
        told = [self._described(0, original), self._described(1, derivative)]
        lost = [word for word in told[0] if word not in told[1]]
        gained = [word for word in told[1] if word not in told[0]]
        if lost:
            return "less_told", tuple(told[0][word] for word in lost)
        if gained:
            return "more_told", tuple(told[1][word] for word in gained)
        return "same", ()

    def _described(self, side: int, quotation: Quotation) -> dict[str, str]:
        """What is told of an unnamed speaker, how they know included: roots with their words."""
        spans = [quotation.speaker, *(source.how_they_know for source in self.of(side, quotation))]
        found = {root: word for span in spans if span for root, word in self._roots(side, span).items()}
        return {**found, **{word.casefold(): word for word in self._medium(side, quotation)}}

    def _places(self, side: int, name: str) -> list[int]:
        place = self.articles[side].text.find(name)
        return [place] if place >= 0 else []

    @cached_property
    def _media(self) -> frozenset[str]:
        """Roots of words for the form in which something was said: a statement, a letter."""
        lexicon = load_lexicon(self.articles[0].language)
        section = self.articles[0].knowledge.data.get("attribution", {})
        return frozenset(map(lexicon.root, section.get("documents", "").split()))

    def _around(self, side: int, name: str) -> frozenset[str]:
        """The roots of the words beside a name where it is first told in full, its own included."""
        article = self.articles[side]
        found: set[str] = set()
        for source in self.sources[side]:
            if source.name == name:
                for span in (source.span, source.role):
                    if span:
                        found |= self._content(side, span)
        for place in self._places(side, name):
            sentence = next(
                (one.span for one in article.sentences if one.span.start <= place < one.span.end), None
            )
            if sentence:
                near = Span(max(sentence.start, place - 60), min(sentence.end, place + len(name) + 80))
                found |= self._content(side, near)
        return frozenset(found)

    def _content(self, side: int, span: Span) -> frozenset[str]:
        return frozenset(self._roots(side, span))

    def _roots(self, side: int, span: Span) -> dict[str, str]:
        """The roots of a stretch's content words, each with the word as printed."""
        article = self.articles[side]
        lexicon = load_lexicon(article.language)
        small = lexicon.stop_words | frozenset(lexicon.numbers)
        text = str(article.text)
        words = find_words(text, article.language, start=span.start, end=span.end)
        return {
            lexicon.root(word.key): text[word.start : word.end]
            for word in words
            if word.key not in small and not word.key.isdigit()
        }

    def _with_cue(self, side: int, quotation: Quotation, words: Sequence[str]) -> Span:
        """The speaker; with the cue where that holds words that only one report has."""
        assert quotation.speaker
        cue = quotation.cue
        if cue is None or not any(word in self._text(side, cue) for word in words):
            return quotation.speaker
        first, last = sorted((cue, quotation.speaker))
        return Span(first.start, last.end) if last.start - first.end <= _ADJOINING else quotation.speaker

    def _text(self, side: int, span: Span) -> str:
        return str(self.articles[side].text[span])

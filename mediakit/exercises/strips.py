"""What the rewrite studio counts: a brief beside its original, fast enough to follow the typing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mediakit.attribution.marks import find_quoted, outside_quotations
from mediakit.changes.lexicon import load_change_lexicon
from mediakit.exercises.doubts import Doubt, find_doubts
from mediakit.exercises.phrases import finds, places
from mediakit.overlap.blocks import matching_blocks
from mediakit.texts.article import Article, Sentence
from mediakit.texts.spans import Span
from mediakit.texts.words import Word, find_words

__all__ = ["STRIPS", "Brief", "Finding", "Original"]

STRIPS = ("runs", "quotations", "facts", "hedges", "credit")
_MIN_QUOTED = 2  # words in marks that make a quotation; one may be a term
_MIN_SHARED = 2  # content words that make a sentence of a brief rest on one of the original
_MIN_SHARE = 0.3
_MIN_BRIEF = 15  # words of a brief from which on one can say that nothing is shared
_MIN_TOLD = 3  # content words shared by a sentence that leaves out who says so
_PATCHED = 0.5  # share of a brief's words in short runs that stand in the original's order
_MIN_PATCH = 3  # words in such a run
_TAKEN = 0.5  # share of a brief's words in long runs from which on it was taken over rather than patched
_SHOWN = 3  # short runs of a patched brief that are shown
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a brief to look at again.

    Attributes:
        name: What it is.
        strip: The strip that shows it.
        original: Words of the original; "" for none.
        brief: Words of the brief; "" for none.
    """

    name: str
    strip: str
    original: str = ""
    brief: str = ""


class Original:
    """The report that briefs are written from, read once.

    Attributes:
        article: The report.
        language: The language of the exercise.
        min_run: Words in a row that make a shared run.
        allowed: The words of runs that are fine, and of the outlet's name.
        outlets: Names of the report's outlet.
    """

    def __init__(
        self,
        article: Article,
        language: str,
        min_run: int,
        allowed: tuple[str, ...],
        outlets: tuple[str, ...],
    ) -> None:
        self.article = article
        self.language = article.language or language
        self.min_run = min_run
        self.allowed = [find_words(words).keys for words in (*allowed, *outlets)]
        self.outlets = outlets

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The report's words."""
        return self.article.words.keys

    @cached_property
    def starts(self) -> dict[tuple[str, ...], list[int]]:
        """Where each run of ``min_run`` words begins."""
        found: dict[tuple[str, ...], list[int]] = {}
        for start in range(len(self.keys) - self.min_run + 1):
            found.setdefault(self.keys[start : start + self.min_run], []).append(start)
        return found

    @cached_property
    def joined(self) -> str:
        """All words in a row, and then those in marks of each paragraph, to look quotations up in.

        What was said before and after a “she said” may stand in one pair of marks.
        """
        said: dict[int, list[str]] = {}
        for each in find_quoted(self.article):
            if each.depth == 0:
                keys = (word.key for word in self.article.words_in(each.span))
                said.setdefault(self.article.text.count("\n", 0, each.span.start), []).extend(keys)
        return f" {' | '.join(' '.join(keys) for keys in (self.keys, *said.values()))} "

    @cached_property
    def statements(self) -> list[tuple[Sentence, frozenset[str]]]:
        """The sentences that tell something, each with its content words."""
        article, stop = self.article, self.article.knowledge.stop_words
        return [
            (unit, frozenset(word.key for word in article.words_in(unit.span)) - stop)
            for unit in article.sentences
            if unit.is_statement
        ]

    @cached_property
    def weights(self) -> dict[str, float]:
        """How telling each content word is: less, the more sentences have it."""
        counts = Counter(key for _, keys in self.statements for key in keys)
        return {key: 1 / count for key, count in counts.items()}

    @cached_property
    def figures(self) -> Counter[str]:
        """The report's figures, as written."""
        return Counter(_FIGURE.findall(self.article.text))

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """The report's words of doubt, and the figures that it calls rough."""
        return find_doubts(self.article)

    @cached_property
    def day(self) -> frozenset[str]:
        """The figures of the day on which the report appeared: a credit may give it."""
        day = self.article.published
        return frozenset(map(str, (day.day, day.month, day.year))) if day else frozenset()

    def spelt(self, span: Span) -> frozenset[str]:
        """The figures that number words of a stretch of the report stand for."""
        words = load_change_lexicon(self.language).valued("figures", "words")
        return frozenset(f"{words[each.key]:g}" for each in self.article.words_in(span) if each.key in words)

    @cached_property
    def known(self) -> frozenset[str]:
        """The report's words, to tell new names by."""
        return frozenset(self.keys)

    def speakers(self, unit: Sentence) -> frozenset[str]:
        """The names beside the words of saying of a sentence, as keys of words."""
        words, found = self.article.words_in(unit.span), set[str]()
        for start, stop in places(self.article.text[unit.span], "rewrite", "cues", self.language):
            before = [word for word in words if word.end <= unit.span.start + start][-1:]
            after = [word for word in words if word.start >= unit.span.start + stop][:2]
            found.update(word.key for word in (*before, *after) if self.article.text[word.start].isupper())
        return frozenset(found) - self.article.knowledge.stop_words

    def source_of(self, keys: frozenset[str]) -> Sentence | None:
        """The sentence that a sentence of a brief with these content words rests on, if one can be told."""
        best, source = 0.0, None
        for unit, theirs in self.statements:
            shared = keys & theirs
            weight = sum(self.weights[key] for key in shared)
            if len(shared) >= _MIN_SHARED and len(shared) >= _MIN_SHARE * len(keys) and weight > best:
                best, source = weight, unit
        return source


class Brief:
    """A brief beside its original.

    Example:
        >>> report = Article("The night bus will stay until the autumn. “It helps,” Ann Oake said.")
        >>> original = Original(report, "en", 5, (), ())
        >>> brief = Brief(original, "It will stay until the autumn, the Gazette wrote.")
        >>> [(each.name, each.brief) for each in brief.findings][0]
        ('long_run', 'will stay until the autumn')
    """

    def __init__(self, original: Original, text: str) -> None:
        self.original = original
        self.article = Article(text, language=original.language)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to look at again; nothing for an empty brief."""
        if not self.article.words:
            return ()
        return (*self._runs, *self._quotations, *self._facts, *self._softened, *self._credit)

    @cached_property
    def shares_nothing(self) -> bool:
        """Whether not one sentence of the brief rests on one of the original."""
        return bool(self.article.words) and not any(source for _, source in self._sentences)

    def strips(self) -> dict[str, dict[str, Any]]:
        """What each strip shows: counts, and the findings in words."""
        counts = {
            "runs": {"count": len(self._long_runs), "longest": self._longest},
            "quotations": {"count": len(self._quoted), "exact": len(self._quoted) - len(self._quotations)},
            "facts": {"count": sum(self.original.figures.values()), "kept": self._figures_kept},
            "hedges": {
                "count": len(self.original.doubts),
                "kept": len(find_doubts(self.article)),
            },
            "credit": {"count": 1, "kept": int(not any(each.name == "no_credit" for each in self._credit))},
        }
        return {
            strip: {
                **counts[strip],
                "findings": [
                    {"name": each.name, "original": each.original, "brief": each.brief}
                    for each in (*self.findings, *self._nothing)
                    if each.strip == strip
                ],
            }
            for strip in STRIPS
        }

    @property
    def _nothing(self) -> tuple[Finding, ...]:
        """That nothing is shared, once there is enough of a brief to say so."""
        begun = len(self.article.words) >= _MIN_BRIEF
        return (Finding("nothing_shared", "facts"),) if begun and self.shares_nothing else ()

    @property
    def _longest(self) -> int:
        """The words of the longest shared run."""
        return max((len(self.article.words_in(span)) for span in self._long_runs), default=0)

    @cached_property
    def _unquoted(self) -> tuple[tuple[Word, ...], ...]:
        """The words outside quotation marks, one tuple a stretch between quotations."""
        return outside_quotations(self.article)

    @cached_property
    def _long_runs(self) -> list[Span]:
        """Shared runs outside quotation marks that are neither names nor allowed."""
        found = []
        for stretch in self._unquoted:
            for first, last in self._runs_in([word.key for word in stretch]):
                if not self._is_name(stretch[first:last]):
                    found.append(Span(stretch[first].start, stretch[last - 1].end))
        return found

    def _runs_in(self, keys: list[str]) -> Iterator[tuple[int, int]]:
        size, start = self.original.min_run, 0
        while start + size <= len(keys):
            places_there = self.original.starts.get(tuple(keys[start : start + size]), ())
            length = max((self._length(keys, start, there) for there in places_there), default=0)
            if length and not self._is_allowed(tuple(keys[start : start + length])):
                yield start, start + length
            start += length or 1

    def _length(self, keys: list[str], start: int, there: int) -> int:
        """How far the brief and the original run on together."""
        theirs, length = self.original.keys, 0
        while (
            start + length < len(keys)
            and there + length < len(theirs)
            and keys[start + length] == theirs[there + length]
        ):
            length += 1
        return length

    def _is_allowed(self, run: tuple[str, ...]) -> bool:
        return any(
            _contains(words, run) or (_contains(run, words) and len(run) - len(words) < self.original.min_run)
            for words in self.original.allowed
            if words
        )

    @cached_property
    def _runs(self) -> tuple[Finding, ...]:
        long = tuple(Finding("long_run", "runs", brief=self.article.text[span]) for span in self._long_runs)
        words = [word for stretch in self._unquoted for word in stretch]
        taken = sum(len(self.article.words_in(span)) for span in self._long_runs)
        shared = matching_blocks(self.original.keys, [word.key for word in words])
        short = [block for block in shared if block.size >= _MIN_PATCH]
        patched = sum(block.size for block in short) >= _PATCHED * len(words)
        if not words or not patched or taken >= _TAKEN * len(words):
            return long
        runs = [Span(words[each.b].start, words[each.b + each.size - 1].end) for each in short[:_SHOWN]]
        return (Finding("patchwork", "runs", brief=" … ".join(self.article.text[run] for run in runs)), *long)

    def _is_name(self, run: Sequence[Word]) -> bool:
        """Whether a run is a name or a title: its words are capitalised but for small ones."""
        stop = self.article.knowledge.stop_words
        return all(word.key in stop or not self.article.text[word.start].islower() for word in run)

    @cached_property
    def _quoted(self) -> list[Span]:
        quoted = [each.span for each in find_quoted(self.article) if each.depth == 0]
        return [span for span in quoted if len(self.article.words_in(span)) >= _MIN_QUOTED]

    @cached_property
    def _quotations(self) -> tuple[Finding, ...]:
        found = []
        for span in self._quoted:
            keys = " ".join(word.key for word in self.article.words_in(span))
            if f" {keys} " not in self.original.joined and not self._with_cuts(span):
                found.append(Finding("quotation", "quotations", brief=self.article.text[span]))
        return tuple(found)

    def _with_cuts(self, span: Span) -> bool:
        """Whether the words are the original's but for what stands in brackets or is shown as left out."""
        pieces = re.split(r"…|\.\.\.|\[[^\]]*\]", self.article.text[span])
        keys = [" ".join(find_words(piece).keys) for piece in pieces]
        return len(pieces) > 1 and all(f" {key} " in self.original.joined for key in keys if key)

    @cached_property
    def _facts(self) -> tuple[Finding, ...]:
        figures = dict.fromkeys(
            each
            for unit, source in self._sentences
            for each in _FIGURE.findall(self.article.text[unit.span])
            if not self._is_known(each, source)
        )
        return (
            *(Finding("figure", "facts", brief=each) for each in figures),
            *(Finding("name", "facts", brief=each) for each in self._new_names()),
        )

    def _is_known(self, figure: str, source: Sentence | None) -> bool:
        """Whether a figure is the report's day, or stands there: in digits, or in words in the source."""
        report = self.original
        span = source.span if source else Span(0, len(report.article.text))
        known = report.day.union(report.figures, report.spelt(span))
        parts = {each.lstrip("0") for each in figure.split(".")}
        return figure in known or (figure.count(".") > 1 and parts <= known)

    @property
    def _figures_kept(self) -> int:
        here = Counter(_FIGURE.findall(self.article.text))
        return sum((here & self.original.figures).values())

    def _new_names(self) -> Iterator[str]:
        """Capitalised words inside sentences that the original lacks; not in German, where most nouns are."""
        if self.original.language == "de":
            return
        for unit in self.article.sentences:
            for word in self.article.words_in(unit.span)[1:]:
                shown = self.article.text[word.span]
                if self._is_dated(word):
                    continue
                known = word.key in self.original.known or word.key.removesuffix("'s") in self.original.known
                if shown[0].isupper() and not known and not self._of_outlet(shown) and len(shown) > 1:
                    yield shown

    def _is_dated(self, word: Word) -> bool:
        """Whether a word is a month beside a figure: then the figure is what there is to look at."""
        months = load_change_lexicon(self.original.language).valued("dates", "months")
        text = self.article.text
        beside = text[: word.start].rstrip(" .")[-1:] + text[word.end :].lstrip(" .")[:1]
        return word.key in months and any(each.isdigit() for each in beside)

    def _of_outlet(self, word: str) -> bool:
        return any(word.casefold() in name.casefold() for name in self.original.outlets)

    @cached_property
    def _sentences(self) -> list[tuple[Sentence, Sentence | None]]:
        """The brief's sentences, each with the one of the original that it rests on, if one can be told."""
        return [(unit, self.original.source_of(self._content(unit))) for unit in self.article.sentences]

    def _content(self, unit: Sentence) -> frozenset[str]:
        keys = (word.key for word in self.article.words_in(unit.span))
        return frozenset(keys) - self.article.knowledge.stop_words

    @cached_property
    def _softened(self) -> tuple[Finding, ...]:
        """Sentences whose source has a doubt, or says who says so, and that have none themselves."""
        found: dict[str, list[Finding]] = {"hedge": [], "attribution": []}
        for unit, source in self._sentences:
            here = self.article.text[unit.span]
            there = self.original.article.text[source.span] if source else ""
            if source and self._is_surer(unit, source):
                found["hedge"].append(Finding("hedge", "hedges", there, here))
            if source and self._is_untold(unit, source):
                found["attribution"].append(Finding("attribution", "credit", there, here))
        return tuple(each for listed in found.values() for each in listed)

    def _is_surer(self, unit: Sentence, source: Sentence) -> bool:
        """Whether a sentence leaves out its source's doubt, or prints a rough figure as an exact one."""
        here = self.article.text[unit.span]
        if self._has(here, "hedges") or _within(unit.span, find_doubts(self.article)):
            return False
        figures = _FIGURE.findall(here)
        doubts = _within(source.span, self.original.doubts)
        opened = self._has(self.original.article.text[source.span], "open")
        return opened or any(not each.figure or each.figure in figures for each in doubts)

    def _is_untold(self, unit: Sentence, source: Sentence) -> bool:
        """Whether a sentence does not say who says so, though its source does and no other has more of it."""
        if not self._has(self.original.article.text[source.span], "cues"):
            return False
        shared = {each.number: self._shared(each, source) for each, its in self._sentences if its == source}
        most = shared[unit.number] == max(shared.values())
        return most and shared[unit.number] >= _MIN_TOLD and not self._tells(unit, source)

    def _shared(self, unit: Sentence, source: Sentence) -> int:
        """How many content words a sentence and its source share."""
        return len(self._content(unit) & {word.key for word in self.original.article.words_in(source.span)})

    def _tells(self, unit: Sentence, source: Sentence) -> bool:
        """Whether a sentence has a cue, or names whoever stands beside the cue in its source."""
        here = self.article.text[unit.span]
        if self._has(here, "cues") or self._has(here, "mild_cues"):
            return True
        return not self.original.speakers(source).isdisjoint(self._content(unit))

    def _has(self, text: str, listed: str) -> bool:
        return finds(text, "rewrite", listed, self.original.language)

    @cached_property
    def _credit(self) -> tuple[Finding, ...]:
        text = self.article.text
        named = not self.original.outlets or any(
            name.casefold() in text.casefold() for name in self.original.outlets
        )
        credited = named and finds(text, "credit", "verbs", self.original.language)
        return () if credited else (Finding("no_credit", "credit"),)


def _contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))


def _within(span: Span, doubts: tuple[Doubt, ...]) -> list[Doubt]:
    return [each for each in doubts if span.overlaps(each.span)]

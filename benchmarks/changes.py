"""Changes against keys marked by hand: the published pair, and the cases of this repository."""

import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import mean, median
from typing import Any

from benchmarks.keyed import Keyed, read_case_document, real_pair
from benchmarks.rows import Row
from mediakit.attribution.credits import Credit, find_credits
from mediakit.attribution.quotations import Quotation, find_quotes
from mediakit.attribution.sources import Source, find_sources
from mediakit.changes.credit import judge_credit
from mediakit.changes.find import find_changes
from mediakit.changes.model import Aspect, Change, QuotationPair
from mediakit.changes.quotations import pair_quotations
from mediakit.derivation.align import find_links
from mediakit.derivation.links import Link
from mediakit.texts.article import Article
from mediakit.texts.languages import load_language
from mediakit.texts.words import find_words

__all__ = ["COUNTERPARTS", "ChangeScores", "KeyChange", "Pair", "matches", "run", "score"]

# Which aspects of a key may name the same change as each of the library's.
COUNTERPARTS: Mapping[Aspect, frozenset[str]] = {
    "quotation": frozenset({"quote_text", "fact", "addition"}),
    "source": frozenset(
        {"source_descriptor", "attribution", "attribution_of_judgement", "agency", "number", "omission"}
    ),
    "attribution": frozenset(
        {"attribution", "attribution_of_judgement", "source_descriptor", "speech_act", "credit"}
    ),
    "figure": frozenset({"number", "scope", "omission"}),
    "date": frozenset({"date_time", "omission"}),
    "name": frozenset({"agency", "omission", "scope", "source_descriptor", "attribution"}),
    "certainty": frozenset({"certainty", "hedge_modality", "modality", "speech_act"}),
    "cause": frozenset({"causality"}),
    "addition": frozenset({"addition"}),
    "reference": frozenset({"agency", "fact", "source_descriptor", "scope", "word_choice"}),
    "omission": frozenset({"omission", "scope", "agency", "attribution", "quote_text", "fact", "syntax"}),
}
_WITHOUT = "changes without counterpart in the key"
_WEIGHTY = frozenset({"moderate", "major"})
_FEW = 6  # as many as a table's cell holds
_ROUNDS = 5  # of which the middle one's time is told
_WORDS = {"changed": "words_changed"}  # what a key's word for a quotation is called here
_SPEAKERS = {
    "other": frozenset({"other_speaker", "named_made_unnamed", "unnamed_made_named"}),
    "less_told": frozenset({"less_told", "made_plural", "merged", "named_made_unnamed"}),
}


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A change as a key marks it."""

    number: int | None
    aspect: str
    original: str
    derivative: str
    shift: str


@dataclass(frozen=True)
class Pair:
    """A pair of reports with all that the changes rest on, and the key's entries."""

    keyed: Keyed
    links: tuple[Link, ...]
    quotes: tuple[tuple[Quotation, ...], tuple[Quotation, ...]]
    sources: tuple[tuple[Source, ...], tuple[Source, ...]]
    credits: tuple[Credit, ...]
    changes: tuple[KeyChange, ...]
    quotations: tuple[Mapping[str, Any], ...]
    credit: Mapping[str, Any] | None

    @classmethod
    def of(
        cls,
        keyed: Keyed,
        entries: Sequence[Mapping[str, Any]],
        fates: Sequence[Mapping[str, Any]],
        quotations: Sequence[Mapping[str, Any]],
        credit: Mapping[str, Any] | None,
    ) -> "Pair":
        """The pair, read."""
        original, derivative = keyed.original, keyed.derivative
        return cls(
            keyed,
            find_links(original, derivative),
            (find_quotes(original), find_quotes(derivative)),
            (find_sources(original), find_sources(derivative)),
            find_credits(derivative),
            (*_marked(entries), *_new(entries, derivative), *_lost(fates), *_quoted(quotations)),
            tuple(quotations),
            credit,
        )

    def found(self) -> tuple[Change, ...]:
        """The changes that the library finds."""
        return find_changes(
            self.keyed.original, self.keyed.derivative, self.links, self.quotes, self.sources, self.credits
        )


def _marked(entries: Sequence[Mapping[str, Any]]) -> Iterator[KeyChange]:
    """What a key lists as changes."""
    for entry in entries:
        for one in entry["changes"]:
            yield KeyChange(entry["n"], one["aspect"], one["from"], one["to"], one["shift"])


def _lost(fates: Sequence[Mapping[str, Any]]) -> Iterator[KeyChange]:
    """What a key says is lost of the original's units, in whichever unit of the derivative it shows."""
    for entry in fates:
        for words in entry["lost"]:
            yield KeyChange(None, "omission", words, "", "")


def _quoted(quotations: Sequence[Mapping[str, Any]]) -> Iterator[KeyChange]:
    """What a key says of quotations that are not exact."""
    for one in quotations:
        if one["words"] != "exact":
            yield KeyChange(
                one["derivative_n"], "quote_text", one["original"] or "", one["derivative"] or "", ""
            )


def _new(entries: Sequence[Mapping[str, Any]], derivative: Article) -> Iterator[KeyChange]:
    """What a key calls new without listing it as a change: words of a unit, or a whole unit."""
    units = {one.number: str(derivative.text[one.span]) for one in derivative.sentences}
    for entry in entries:
        whole = [units[entry["n"]]] if entry["kind"] == "new" else []
        for words in (*entry.get("new", entry.get("new_material", ())), *whole):
            yield KeyChange(entry["n"], "addition", "", words, "")


def matches(pair: Pair, change: Change, key: KeyChange) -> bool:
    """Whether a change is the key's: the same unit, an aspect that the table allows, words in common."""
    if key.number not in {change.number, None} or key.aspect not in COUNTERPARTS[change.aspect]:
        return False
    sides = (
        (pair.keyed.original, change.original, key.original),
        (pair.keyed.derivative, change.derivative, key.derivative),
    )
    return any(
        _content(" ".join(str(article.text[span]) for span in spans), article)
        & _content(_bare(words), article)
        for article, spans, words in sides
    )


def _bare(words: str) -> str:
    """The key's words; where it notes that there are none, in brackets, nothing."""
    return "" if words.startswith("(") else words


@cache
def _stop_words(language: str) -> frozenset[str]:
    return load_language(language).stop_words - {"will", "could", "would", "may", "might", "most"}


def _content(text: str, article: Article) -> set[str]:
    keys = find_words(text, article.language).keys
    return {key for key in keys if key not in _stop_words(article.language)}


@dataclass
class ChangeScores:
    """How changes agree with keys."""

    weighty: int = 0
    weighty_found: int = 0
    reported: int = 0
    without: list[tuple[str, Change]] = field(default_factory=list)
    missed: list[tuple[str, KeyChange]] = field(default_factory=list)

    @property
    def unmatched(self) -> float:
        """Share of the reported changes that no key has; 0.0 when none was reported."""
        return len(self.without) / self.reported if self.reported else 0.0

    @property
    def recall(self) -> float:
        """Share of the keys' moderate and major changes that were found; 1.0 when there is none."""
        return self.weighty_found / self.weighty if self.weighty else 1.0


def score(pair: Pair, changes: Sequence[Change], scores: ChangeScores) -> None:
    """Add a pair's changes to the scores."""
    for key in pair.changes:
        if key.shift in _WEIGHTY:
            hit = any(matches(pair, change, key) for change in changes)
            scores.weighty += 1
            scores.weighty_found += hit
            if not hit:
                scores.missed.append((pair.keyed.name, key))
    scores.reported += len(changes)
    scores.without += [
        (pair.keyed.name, one) for one in changes if not any(matches(pair, one, key) for key in pair.changes)
    ]


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """The published pair, where it is there, then the cases of this repository."""
    rows = _real_pair_rows(data)
    pairs = list(case_pairs(Path(__file__).parents[1] / "seeds"))[:sample]
    scores = ChangeScores()
    for pair in pairs:
        score(pair, pair.found(), scores)
    note = f"{len(pairs)} pairs, {scores.weighty} changes; the library's own development data"
    words, speakers, count = 0, 0, 0
    for pair in pairs:
        one = quotation_scores(pair)
        words, speakers, count = words + one[0], speakers + one[1], count + one[2]
    credit = [judged for pair in pairs if (judged := credit_right(pair)) is not None]
    return [
        *rows,
        Row("cases", "moderate and major changes found", scores.recall, "share", None, "", note),
        Row("cases", _WITHOUT, scores.unmatched, "share", None, "", _kinds(scores)),
        Row("cases", "quotations: words right", words / max(1, count), "share", None, "", f"of {count}"),
        Row("cases", "quotations: speaker right", speakers / max(1, count), "share", None, "", f"of {count}"),
        Row("cases", "credit right", mean(credit) if credit else 0.0, "share", None, "", f"of {len(credit)}"),
    ]  # fmt: skip


def _real_pair_rows(data: Path) -> list[Row]:
    folder = real_folder(data)
    if folder is None:
        return []
    pair = real(folder)
    changes, scores = pair.found(), ChangeScores()
    score(pair, changes, scores)
    words, speakers, count = quotation_scores(pair)
    times = []
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        pair.found()
        times.append(1000 * (time.perf_counter() - started))
    note, found = f"of {count}", scores.weighty_found
    return [
        Row("real pair", "quotations: words right", words, "count", 8, "", note),
        Row("real pair", "quotations: speaker right", speakers, "count", 7, "", note),
        Row("real pair", "moderate and major changes found", found, "count", 16, "", f"of {scores.weighty}"),
        Row("real pair", _WITHOUT, scores.unmatched, "share", 0.1, "", _kinds(scores)),
        Row("real pair", "credit right", float(bool(credit_right(pair))), "share", 1.0, "", ""),
        Row("real pair", "changes, warm", median(times), "ms", 30, "", "links and quotations given"),
    ]  # fmt: skip


def real_folder(data: Path) -> Path | None:
    """Where the published pair lies: where MEDIAKIT_REAL_PAIR says, else beside the public data."""
    named = os.environ.get("MEDIAKIT_REAL_PAIR")
    folder = Path(named) if named else data.parent / "seeds"
    return folder if (folder / "key.json").is_file() else None


def real(folder: Path) -> Pair:
    """The published pair with its key."""
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    quotations = [
        {
            "derivative_n": one["derivative_sentence"],
            "original": one["original_quote"],
            "derivative": one["derivative_quote"],
            "words": one["words"],
            "speaker": one["speaker"],
        }
        for one in key["quotes"]
    ]
    return Pair.of(
        real_pair(folder),
        key["derivative_sentences"],
        key["original_sentences"],
        quotations,
        {"state": "thin", "also": ["garbled"]},
    )


def case_pairs(seeds: Path) -> Iterable[Pair]:
    """Every keyed pair of the cases in a folder whose texts are there, in alphabetical order."""
    for path in sorted(seeds.rglob("key.json")):
        key = json.loads(path.read_text(encoding="utf-8"))
        if not all((path.parent / name).is_file() for name in key["documents"].values()):
            continue
        articles = {name: read_case_document(path.parent / file) for name, file in key["documents"].items()}
        for pair in key["pairs"]:
            name = f"{path.parent.name}: {pair['original']} to {pair['derivative']}"
            keyed = Keyed(name, articles[pair["original"]], articles[pair["derivative"]], ())
            yield Pair.of(
                keyed, pair["sentences"], pair["original_sentences"], pair["quotations"], pair.get("credit")
            )


def quotation_scores(pair: Pair) -> tuple[int, int, int]:
    """How many of the key's quotations were read right: their words, their speaker; and how many there are.

    Quotations that the key calls gone count as right where nothing is told of them.
    """
    found = pair_quotations(pair.keyed.original, pair.keyed.derivative, pair.links, pair.quotes, pair.sources)
    words = speakers = count = 0
    for entry in pair.quotations:
        if entry["derivative_n"] is None:
            continue
        count += 1
        one = _counterpart(pair, found, entry)
        if one is not None:
            words += one.words == _WORDS.get(entry["words"], entry["words"])
            speakers += (not entry["original"] and one.speaker == "cannot_tell") or any(
                one.speaker == state or one.speaker in _SPEAKERS.get(state, ()) for state in entry["speaker"]
            )
    return words, speakers, count


def _counterpart(
    pair: Pair, found: Sequence[QuotationPair], entry: Mapping[str, Any]
) -> QuotationPair | None:
    """The quotation found that is the key's: the one in its unit that shares most words with it."""
    best, most = None, 0
    article, other = pair.keyed.derivative, pair.keyed.original
    wanted = _keys(entry["derivative"] or "", article), _keys(entry["original"] or "", other)
    for one in found:
        if one.number != entry["derivative_n"] or (entry["derivative"] is None) != (
            one.words == "to_reported_speech"
        ):
            continue
        keys = (
            _keys(" ".join(str(article.text[span]) for span in one.derivative), article),
            _keys(" ".join(str(other.text[span]) for span in one.original), other),
        )
        shared = len(keys[0] & wanted[0]) + len(keys[1] & wanted[1])
        if shared > most:
            best, most = one, shared
    return best


def _keys(text: str, article: Article) -> set[str]:
    return set(find_words(text, article.language).keys)


def credit_right(pair: Pair) -> bool | None:
    """Whether the credit is judged as the key does; None where the key does not treat it."""
    if not pair.credit:
        return None
    judged = judge_credit(pair.keyed.original, pair.keyed.derivative, pair.links, pair.credits)
    return judged.state in {pair.credit["state"], *pair.credit["also"]}


def _kinds(scores: ChangeScores) -> str:
    """How many were reported, and the kinds of those that no key has, with their units where they are few."""
    told = f"of {scores.reported} reported; without: "
    if len(scores.without) <= _FEW:
        return told + (", ".join(f"{one.kind} in unit {one.number}" for _, one in scores.without) or "none")
    counts = Counter(one.kind for _, one in scores.without)
    return told + ", ".join(f"{kind} {count}" for kind, count in counts.most_common())

"""Pairs of reports with a key: which original sentences each derivative one rests on, marked by hand."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediakit.derivation.links import Link
from mediakit.texts.article import Article

__all__ = ["Keyed", "LinkScores", "Marked", "case_pairs", "read_case_document", "real_pair", "score_links"]


@dataclass(frozen=True, slots=True)
class Marked:
    """What the key says of one derivative sentence; numbers are units of the articles, from 1."""

    number: int
    role: str
    drawn_from: frozenset[int]
    weak: frozenset[int]
    kinds: frozenset[str]
    shapes: frozenset[str]
    main: int | None


@dataclass(frozen=True)
class Keyed:
    """A pair of reports and its key."""

    name: str
    original: Article
    derivative: Article
    marked: tuple[Marked, ...]

    def source_numbers(self, link: Link) -> list[int]:
        """The units of the original that a link names, the main one first."""
        numbers = {sentence.span: sentence.number for sentence in self.original.sentences}
        return [numbers[span] for span in link.original]


def real_pair(folder: Path) -> Keyed:
    """The published pair and its key: ``original.txt``, ``derivative.txt`` and ``key.json`` of a folder."""
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    texts = [(folder / f"{side}.txt").read_text(encoding="utf-8") for side in ("original", "derivative")]
    marked = tuple(_marked(entry, "drawn_from_weak") for entry in key["derivative_sentences"])
    return Keyed("real pair", Article(texts[0], published="2025-08-20"), Article(texts[1]), marked)


def case_pairs(seeds: Path) -> Iterator[Keyed]:
    """Every keyed pair of the cases in a folder, in alphabetical order.

    Raises:
        ValueError: If a key does not fit its texts; the message says where.
    """
    for path in sorted(seeds.rglob("key.json")):
        key = json.loads(path.read_text(encoding="utf-8"))
        if not all((path.parent / file).is_file() for file in key["documents"].values()):
            continue  # a case whose texts are not shipped
        articles = {name: read_case_document(path.parent / file) for name, file in key["documents"].items()}
        for pair in key["pairs"]:
            name = f"{path.parent.name}: {pair['original']} to {pair['derivative']}"
            marked = tuple(_marked(entry, "weak") for entry in pair["sentences"])
            keyed = Keyed(name, articles[pair["original"]], articles[pair["derivative"]], marked)
            _check(keyed, pair["sentences"])
            yield keyed


def read_case_document(path: Path) -> Article:
    """A case's document: flat front matter, then the body; the title stands first in the text."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = {
        name.strip(): value.strip() for name, _, value in (line.partition(":") for line in front.splitlines())
    }
    title = fields.get("title")
    text = f"{title}\n\n{body.strip()}" if title else body.strip()
    return Article(
        text,
        title=title,
        byline=fields.get("byline"),
        publisher=fields.get("outlet"),
        published=fields.get("published"),
        language=fields.get("language", ""),
    )


def _marked(entry: Mapping[str, Any], weak: str) -> Marked:
    drawn = entry["drawn_from"]
    return Marked(
        entry["n"],
        entry["role"],
        frozenset(drawn),
        frozenset(entry[weak]),
        frozenset((entry["kind"], *entry["also_kinds"])),
        frozenset((entry["shape"], *entry["also_shapes"])),
        drawn[0] if drawn else None,
    )


def _check(keyed: Keyed, entries: list[Mapping[str, Any]]) -> None:
    units = {sentence.number: keyed.derivative.text[sentence.span] for sentence in keyed.derivative.sentences}
    for entry in entries:
        if not units.get(entry["n"], "").startswith(entry["starts"]):
            raise ValueError(
                f"{keyed.name}: unit {entry['n']} starts {units.get(entry['n'], '')[:40]!r}, "
                f"the key says {entry['starts']!r}"
            )


@dataclass
class LinkScores:
    """How links agree with keys, counted over statements of any number of pairs.

    A link to a weakly marked source counts neither way. A sentence that rests on several sources has one to
    be named first (any of them) and others to be found.
    """

    statements: int = 0
    drawn: int = 0
    first_right: int = 0
    new: int = 0
    new_right: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    kinds_right: int = 0
    shapes_right: int = 0

    @property
    def precision(self) -> float:
        """Share of the links given that the keys have; 1.0 when none was given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the keys' links that were given; 1.0 when there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score_links(keyed: Keyed, links: tuple[Link, ...], scores: LinkScores) -> None:
    """Add a pair's links to the scores."""
    by_number = {entry.number: entry for entry in keyed.marked}
    for link in links:
        entry = by_number.get(link.number)
        if entry is None:
            continue
        named = keyed.source_numbers(link)
        scores.statements += 1
        scores.right += len(entry.drawn_from.intersection(named))
        scores.wrong += len(set(named) - entry.drawn_from - entry.weak)
        scores.missed += len(entry.drawn_from.difference(named))
        scores.kinds_right += link.kind in entry.kinds
        scores.shapes_right += link.shape in entry.shapes
        if entry.drawn_from:
            scores.drawn += 1
            scores.first_right += bool(named) and named[0] in entry.drawn_from
        else:
            scores.new += 1
            scores.new_right += not set(named) - entry.weak

"""The published pair that the project grew from, held against its key."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from benchmarks.keyed import Keyed, Marked, real_pair
from benchmarks.peers import SIMILARITIES
from benchmarks.rows import Row
from mediakit.derivation.align import find_links
from mediakit.derivation.links import Link

__all__ = ["PairScores", "run", "score_pair"]

_SET = "real pair"
_NEVER_PARAPHRASE = frozenset({5, 6, 10, 11, 17, 19})
_REPEATS = 15


@dataclass
class PairScores:
    """Counts over the body sentences of the pair.

    Attributes:
        first_right: The first source named is one of the key's.
        fusions_whole: Of the key's fusions, those whose other sources are all named.
        wrong_extra: Sources named that the key has not, nor marks as weak.
        kinds_right: The kind is the key's or a defensible one.
        shapes_right: The same for the shape.
        wrongly_paraphrase: Sentences called a paraphrase that must never be.
    """

    sentences: int = 0
    first_right: int = 0
    fusions: int = 0
    fusions_whole: int = 0
    wrong_extra: int = 0
    kinds_right: int = 0
    shapes_right: int = 0
    wrongly_paraphrase: int = 0


def run(data: Path, *, sample: int | None = None) -> list[Row]:  # noqa: ARG001 - every set is called alike
    """The bars of the pair; no rows unless ``MEDIAKIT_REAL_PAIR`` names its folder."""
    folder = os.environ.get("MEDIAKIT_REAL_PAIR")
    if not folder:
        return []
    keyed = real_pair(Path(folder))
    scores = score_pair(keyed, find_links(keyed.original, keyed.derivative))
    counts = [
        ("first source named is one of the key's", scores.first_right, scores.sentences, 18),
        ("fusions with all other sources named", scores.fusions_whole, scores.fusions, 6),
        ("wrong extra sources (at most)", scores.wrong_extra, None, 2),
        ("kinds agree", scores.kinds_right, scores.sentences, 16),
        ("shapes agree", scores.shapes_right, scores.sentences, 15),
        ("called a paraphrase that must not be (at most)", scores.wrongly_paraphrase, None, 0),
    ]
    rows = [
        Row(_SET, what, value, "count", bar, "", f"of {of}" if of else "") for what, value, of, bar in counts
    ]
    note = f"best of {_REPEATS}, articles already cut into words and sentences"
    warm = Row(_SET, "links, warm", _milliseconds(keyed), "ms", 15, "", note)
    return [*rows, warm, *_peers(keyed)]


def _peers(keyed: Keyed) -> Iterator[Row]:
    """The body sentences for which the original sentence most alike, by the peers, is one of the key's."""
    words = {
        sentence.number: [word.key for word in keyed.original.words_in(sentence.span)]
        for sentence in keyed.original.sentences
        if sentence.is_statement
    }
    marked = {entry.number: entry for entry in keyed.marked if entry.role == "body"}
    for name, similarity in SIMILARITIES.items():
        started, right = process_time(), 0
        for sentence in keyed.derivative.sentences:
            if sentence.number in marked:
                own = [word.key for word in keyed.derivative.words_in(sentence.span)]
                best = max(words, key=lambda number: (similarity(own, words[number]), -number))
                right += best in marked[sentence.number].drawn_from
        note = f"of {len(marked)}; {1000 * (process_time() - started):.2g} ms in all"
        yield Row(_SET, f"peers, most alike is one of the key's: {name}", right, "count", None, "", note)


def score_pair(keyed: Keyed, links: tuple[Link, ...]) -> PairScores:
    """Hold the links of the body sentences against the key."""
    scores = PairScores()
    by_number = {entry.number: entry for entry in keyed.marked if entry.role == "body"}
    for link in links:
        if link.number in by_number:
            _add(scores, link, by_number[link.number], keyed.source_numbers(link))
    return scores


def _add(scores: PairScores, link: Link, entry: Marked, named: list[int]) -> None:
    scores.sentences += 1
    scores.first_right += bool(named) and named[0] in entry.drawn_from
    scores.fusions += len(entry.drawn_from) > 1
    scores.fusions_whole += len(entry.drawn_from) > 1 and entry.drawn_from <= set(named)
    scores.wrong_extra += len(set(named) - entry.drawn_from - entry.weak)
    scores.kinds_right += link.kind in entry.kinds
    scores.shapes_right += link.shape in entry.shapes
    scores.wrongly_paraphrase += link.number in _NEVER_PARAPHRASE and link.kind == "paraphrase"


def _milliseconds(keyed: Keyed) -> float:
    times = []
    for _ in range(_REPEATS):
        start = process_time()
        find_links(keyed.original, keyed.derivative)
        times.append(process_time() - start)
    return min(times) * 1000

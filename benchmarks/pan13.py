"""PAN 2013 text alignment, training part: plagdet by obfuscation, false detections, time; beside peers."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.pan_links import PanPair, pan_pairs
from benchmarks.peers import ALIGNERS
from benchmarks.rows import Row
from benchmarks.scorers.plagdet import Aligned, score
from mediakit.comparison import compare
from mediakit.overlap.passages import find_passages
from mediakit.texts.article import Article
from mediakit.texts.spans import Span
from mediakit.texts.words import word_key

__all__ = ["run"]

_SET = "PAN 2013 train"
_MIN_WORDS = 30
_EVERY_PAIR = 10_000  # more than any subset has
_COMPARED = 200  # pairs on which the whole comparison is timed, and the peers are scored
_BARS = {
    "no-obfuscation": (0.98, "PAN 2013 prototype .987 on 600 pairs; Sanchez-Perez 2014 .900 (test part)"),
    "random-obfuscation": (0.90, "Sanchez-Perez 2014 .884 (test part)"),
    "translation-obfuscation": (0.87, "Sanchez-Perez 2014 .887 (test part)"),
    "summary-obfuscation": (0.60, "Suchomel 2013 .610 (test part)"),
}
_NOTE = f"find_passages(min_words={_MIN_WORDS})"


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Plagdet of every subset and of all pairs, false detections, and milliseconds a pair."""
    pairs = list(pan_pairs(data, each=max(1, sample // 5) if sample else _EVERY_PAIR))
    if not pairs:
        return []
    found, times = zip(*map(_detected, pairs), strict=True)
    scored = [(pair.subset, (_cases(pair), one)) for pair, one in zip(pairs, found, strict=True)]
    rows = []
    for subset, (bar, best) in _BARS.items():
        own = [each for name, each in scored if name == subset]
        rows.append(Row(_SET, f"plagdet, {subset}", score(own).plagdet, "share", bar, best, _NOTE))
    total = score(each for _, each in scored)
    false = sum(len(one) for _, (cases, one) in scored if not cases)
    best = "Sanchez-Perez 2014 .878 (test part)"
    return [
        *rows,
        Row(
            _SET,
            "plagdet, entire",
            total.plagdet,
            "share",
            0.91,
            best,
            f"{_NOTE}, {len(pairs)} pairs",
        ),
        Row(
            _SET,
            "false detections",
            false,
            "count",
            20,
            "6 to 33",
            "in the pairs without a passage",
        ),
        Row(
            _SET,
            "find_passages",
            1000 * median(times),
            "ms",
            10,
            "4.5 ms",
            "median, nothing cached",
        ),
        *_compared(pairs),
    ]


def _detected(pair: PanPair) -> tuple[list[Aligned], float]:
    """The passages found, and the seconds of processor time that it took from the bare texts."""
    texts = str(pair.original.text), str(pair.derivative.text)
    word_key.cache_clear()
    started = process_time()
    original, derivative = (Article(text, language="en") for text in texts)
    found = _passages(original, derivative)
    return found, process_time() - started


def _cases(pair: PanPair) -> list[Aligned]:
    return [Aligned(_ends(derivative), _ends(original)) for original, derivative in pair.passages]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _compared(pairs: Sequence[PanPair]) -> Iterator[Row]:
    """The whole comparison, and the peers on some of the pairs, spread over all."""
    chosen = pairs[:: max(1, len(pairs) // _COMPARED)][:_COMPARED]
    times = []
    for pair in chosen:
        texts = str(pair.original.text), str(pair.derivative.text)
        word_key.cache_clear()
        started = process_time()
        compare(Article(texts[0], language="en"), Article(texts[1], language="en"))
        times.append(process_time() - started)
    note = f"median of {len(chosen)} pairs, no words cached"
    yield Row(_SET, "compare", 1000 * median(times), "ms", 40, "", note)
    for name, aligner in {"find_passages": _passages, **ALIGNERS}.items():
        found, times = [], []
        for pair in chosen:
            started = process_time()
            aligned = aligner(pair.original, pair.derivative)
            times.append(process_time() - started)
            found.append((_cases(pair), aligned))
        note = f"{len(chosen)} pairs spread over all, median {1000 * median(times):.2g} ms a pair"
        yield Row(_SET, f"peers, plagdet entire: {name}", score(found).plagdet, "share", None, "", note)


def _passages(original: Article, derivative: Article) -> list[Aligned]:
    return [
        Aligned(_ends(one.derivative), _ends(one.original))
        for one in find_passages(original, derivative, min_words=_MIN_WORDS)
    ]

"""How long links, passages and measures take together, as a user asks for them; beside peers.

Each size is measured in a process of its own; ``python -m benchmarks.speed_overlap WORDS`` prints its own.
"""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from math import log2
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

import textdistance

import mediakit
from benchmarks.rows import Row
from mediakit.derivation.align import find_links
from mediakit.overlap.passages import find_passages
from mediakit.texts.article import Article

__all__ = ["Figures", "cost_of_doubling", "invented_report", "measure", "run"]

_SET = "speed"
_ROOT = Path(__file__).resolve().parent.parent
_SIZES = (10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
_BARS = {100_000: 4.0, 1_000_000: 40.0}
_MOST_GIB = 2.0
_MOST_TIMES = 2.3  # when the number of words doubles
_REAL_BAR, _REAL_REPEATS = 25.0, 21
_REPEATED_UP_TO, _REPEATS = 200_000, 3
_DIFFLIB_UP_TO = 20_000  # it takes five to six times as long with each doubling there
_ALIGNED_UP_TO = 1_000  # textdistance fills a table of so many cells times so many
_COUNTED, _ALIGNED = ("Jaccard", "Sorensen", "Cosine", "Overlap"), ("Levenshtein", "LCSSeq")
_SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ra", "si", "tu", "va", "ze", "ki", "mo")


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds of processor time for one pair of texts, each the median of several times.

    Attributes:
        links: For links alone.
        passages: For passages alone.
        together: For links, passages and measures, from the bare texts.
        peak_gib: The most memory the process has held; None where the system does not tell.
    """

    links: float
    passages: float
    together: float
    peak_gib: float | None


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Seconds by size, the cost of doubling, peers, hard inputs; sizes above ``sample`` are left out."""
    del data
    sizes = [size for size in _SIZES if sample is None or size <= sample]
    found = {size: _in_own_process(str(size)) for size in sizes}
    rows = list(_real_pair())
    for size, figures in found.items():
        rows += [_together(size, figures), *_peers(size)]
    for small, large in pairwise(sizes):
        times = cost_of_doubling({size: found[size].together for size in (small, large)})
        rows.append(
            Row(_SET, f"each doubling, {small:,} to {large:,} words", times, "times", _MOST_TIMES, "", "")
        )
    peaks = [(figures.peak_gib, size) for size, figures in found.items() if figures.peak_gib]
    if peaks:
        peak, size = max(peaks)
        what = f"memory at most, two texts of {size:,} words"
        rows.append(Row(_SET, what, peak, "GiB", _MOST_GIB, "", "the whole process"))
    return [*rows, *_hard_inputs()]


def cost_of_doubling(seconds: dict[int, float]) -> float:
    """How many times longer it takes for twice the words, from the times of two sizes.

    Example:
        >>> cost_of_doubling({10: 1.0, 40: 9.0})
        3.0
    """
    (small, fast), (large, slow) = sorted(seconds.items())
    return float((slow / fast) ** (1 / log2(large / small)))


def measure(original: str, derivative: str, repeats: int = 1) -> Figures:
    """The figures of one pair of texts; the articles are made anew each time, so that nothing is kept."""
    together, links, passages = [], [], []
    for _ in range(repeats):
        gc.collect()  # an article may stand in a circle, and what is found in it lives as long
        started = process_time()
        pair = mediakit.compare(original, derivative)
        _ = pair.links, pair.passages
        mediakit.measures.table(pair.original, pair.derivative)
        together.append(process_time() - started)
        del pair
        articles = Article(original), Article(derivative)
        for article in articles:
            _ = article.sentences, article.words
        links.append(_seconds(find_links, *articles))
        passages.append(_seconds(find_passages, *articles))
    return Figures(median(links), median(passages), median(together), _peak_gib())


def invented_report(words: int, seed: int, *, of: int = 0) -> str:
    """Up to ``words`` made-up words in sentences; with ``of``, a fifth is from another such report."""
    random = Random(seed)  # noqa: S311 - a benchmark's text, not a secret
    borrowed = invented_report(of, 1).split("\n\n") if of else []
    paragraphs: list[str] = []
    written = 0
    while True:
        if borrowed and random.random() < 0.2:
            paragraph = random.choice(borrowed)
        else:
            paragraph = " ".join(_sentence(random) for _ in range(3))
        written += len(paragraph.split())
        if written > words:
            return "\n\n".join(paragraphs)
        paragraphs.append(paragraph)


def _sentence(random: Random) -> str:
    chosen = []
    for _ in range(random.randint(8, 30)):
        rank = int(30_000 ** random.random())  # few words are common, most are rare
        chosen.append("".join(_SYLLABLES[(rank // 15**place + place) % 15] for place in range(4)))
        if random.random() < 0.4:
            chosen.append(random.choice(["the", "of", "a", "to", "in", "and"]))
    return " ".join(chosen).capitalize() + "."


def _pair_of(words: int) -> tuple[str, str]:
    return invented_report(words, 1), invented_report(words, 2, of=words)


def _in_own_process(pair: str) -> Figures:
    command = [sys.executable, "-m", "benchmarks.speed_overlap", pair]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, check=True, text=True)  # noqa: S603 - our own
    return Figures(**json.loads(done.stdout))


def _together(size: int, figures: Figures) -> Row:
    parts = f"links {figures.links:.3g} s, passages {figures.passages:.3g} s"
    if figures.peak_gib:
        parts += f"; {figures.peak_gib:.2g} GiB at most"
    what = f"links, passages and measures, two invented texts of {size:,} words"
    return Row(_SET, what, figures.together, "s", _BARS.get(size), "", parts)


def _real_pair() -> Iterator[Row]:
    """The published pair: the word lists have been read, nothing of the pair is kept."""
    folder = os.environ.get("MEDIAKIT_REAL_PAIR")
    if not folder:
        return
    figures = _in_own_process("real")
    note = f"median of {_REAL_REPEATS}, from the bare texts; links {1000 * figures.links:.3g} ms of it"
    what = "links, passages and measures, the real pair, warm"
    yield Row(_SET, what, 1000 * figures.together, "ms", _REAL_BAR, "", note)
    words = [text.casefold().split() for text in _real_texts(Path(folder))]
    for name, peer in (("difflib, autojunk off", _difflib), ("difflib, autojunk on", _difflib_with_junk)):
        yield Row(
            _SET, f"{name}, the real pair", 1000 * _seconds(peer, *words), "ms", None, "", "word blocks"
        )
    for names in (_COUNTED, _ALIGNED):
        taken = 1000 * _textdistance(names, words)
        yield Row(_SET, f"textdistance, the real pair: {', '.join(names)}", taken, "ms", None, "", "of words")


def _real_texts(folder: Path) -> tuple[str, str]:
    original, derivative = (
        (folder / f"{side}.txt").read_text(encoding="utf-8") for side in ("original", "derivative")
    )
    return original, derivative


def _peers(size: int) -> Iterator[Row]:
    """The peers on the words of the same texts, where they finish in reason."""
    words = [text.casefold().split() for text in _pair_of(size)]
    left_out = []
    if size <= _DIFFLIB_UP_TO:
        what = f"difflib, autojunk off, {size:,} words"
        yield Row(_SET, what, _seconds(_difflib, *words), "s", None, "", "word blocks only")
    else:
        left_out.append(f"difflib with autojunk off is left out from {_larger(_DIFFLIB_UP_TO):,} words up")
    if size > _ALIGNED_UP_TO:
        left_out.append(f"{' and '.join(_ALIGNED)} from {_larger(_ALIGNED_UP_TO):,}")
    what = f"textdistance, {size:,} words: {', '.join(_COUNTED)}"
    yield Row(_SET, what, _textdistance(_COUNTED, words), "s", None, "", "; ".join(left_out))


def _larger(limit: int) -> int:
    return next(size for size in _SIZES if size > limit)


def _difflib(a: Sequence[str], b: Sequence[str]) -> None:
    SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()


def _difflib_with_junk(a: Sequence[str], b: Sequence[str]) -> None:
    SequenceMatcher(None, a, b).get_matching_blocks()


def _textdistance(names: Sequence[str], words: Sequence[Sequence[str]]) -> float:
    measures = [getattr(textdistance, name)(external=False) for name in names]
    return sum(_seconds(each.normalized_similarity, *words) for each in measures)


def _hard_inputs() -> Iterator[Row]:
    long = " ".join(f"word{place % 5000}" for place in range(100_000))
    other = " ".join(f"word{place * 7 % 5000}" for place in range(100_000))
    slogan = "The mayor opened the bridge. "
    texts = {
        "one sentence of 100,000 words each": (long, other),
        "one sentence repeated 10,000 times": (slogan * 10_000, "A mayor closed the bridge. " * 10_000),
        "a million words against one": (
            " ".join(f"Word{place} is here." for place in range(330_000)),
            "Word7.",
        ),
    }
    for name, pair in texts.items():
        figures = measure(*pair)
        note = f"links {figures.links:.3g} s, passages {figures.passages:.3g} s"
        yield Row(_SET, name, figures.together, "s", None, "", note)


def _seconds(work: Callable[..., object], *arguments: object) -> float:
    started = process_time()
    work(*arguments)
    return process_time() - started


def _peak_gib() -> float | None:
    """The most memory that this process has held; on Linux not what the one that started it held."""
    status = Path("/proc/self/status")
    if status.is_file():
        held = next(line for line in status.read_text(encoding="ascii").splitlines() if "VmHWM" in line)
        return int(held.split()[1]) / 2**20
    if sys.platform == "win32":
        return None
    from resource import RUSAGE_SELF, getrusage  # noqa: PLC0415 - Windows has no such module

    return getrusage(RUSAGE_SELF).ru_maxrss / 2**30


def main(pair: str) -> None:
    """Print the figures of one size, or of the published pair when asked the second time, as JSON."""
    if pair == "real":
        texts = _real_texts(Path(os.environ["MEDIAKIT_REAL_PAIR"]))
        measure(*texts)
        figures = measure(*texts, _REAL_REPEATS)
    else:
        words = int(pair)
        figures = measure(*_pair_of(words), _REPEATS if words <= _REPEATED_UP_TO else 1)
    print(json.dumps(asdict(figures)))


if __name__ == "__main__":
    main(sys.argv[1])

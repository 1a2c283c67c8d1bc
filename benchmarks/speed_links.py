"""How long links take: long texts, doubling, repetition, one sentence of 100,000 words."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.pan_links import pan_pairs
from benchmarks.rows import Row
from mediakit.derivation.align import find_links
from mediakit.derivation.lexicon import load_lexicon
from mediakit.texts.article import Article

__all__ = ["invented_report", "run"]

_SET = "speed of links"
_SIZES = (10_000, 20_000, 40_000, 100_000)
_BARS = {100_000: 2.0, 1_000_000: 20.0}
_SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ra", "si", "tu", "va", "ze", "ki", "mo")


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Seconds by size, the cost of doubling, and hard inputs; sizes above ``sample`` words are left out."""
    sizes = [size for size in (*_SIZES, 1_000_000) if sample is None or size <= sample]
    seconds = {size: _seconds(invented_report(size, 1), invented_report(size, 2, of=size)) for size in sizes}
    rows = [
        Row(_SET, f"two texts of {size:,} words", taken, "s", _BARS.get(size), "", "")
        for size, taken in seconds.items()
    ]
    pairs = [(small, 2 * small) for small in sizes if 2 * small in seconds]
    for small, large in pairs:
        times = seconds[large] / seconds[small]
        rows.append(Row(_SET, f"from {small:,} to {large:,} words", times, "times", 2.3, "", ""))
    rows += [Row(_SET, name, _seconds(*texts), "s", None, "", "") for name, texts in _hard_inputs()]
    return rows + _pan(data)


def invented_report(words: int, seed: int, *, of: int = 0) -> str:
    """Sentences of made-up words, common and rare; with ``of``, a fifth is from another such report."""
    random = Random(seed)  # noqa: S311 - a benchmark's text, not a secret
    borrowed = invented_report(of, 1).split("\n\n") if of else []
    paragraphs: list[str] = []
    written = 0
    while written < words:
        if borrowed and random.random() < 0.2:
            paragraph = random.choice(borrowed)
        else:
            paragraph = " ".join(_sentence(random) for _ in range(3))
        paragraphs.append(paragraph)
        written += len(paragraph.split())
    return "\n\n".join(paragraphs)


def _sentence(random: Random) -> str:
    chosen = []
    for _ in range(random.randint(8, 30)):
        rank = int(30_000 ** random.random())  # few words are common, most are rare
        chosen.append("".join(_SYLLABLES[(rank // 15**place + place) % 15] for place in range(4)))
        if random.random() < 0.4:
            chosen.append(random.choice(["the", "of", "a", "to", "in", "and"]))
    return " ".join(chosen).capitalize() + "."


def _hard_inputs() -> Iterator[tuple[str, tuple[str, str]]]:
    long = " ".join(f"word{place % 5000}" for place in range(100_000))
    other = " ".join(f"word{place * 7 % 5000}" for place in range(100_000))
    yield "one sentence of 100,000 words", (long, other)
    slogan = "The mayor opened the bridge. "
    yield "one sentence repeated 10,000 times", (slogan * 10_000, "A mayor closed the bridge. " * 10_000)
    yield (
        "a million words against one",
        (" ".join(f"Word{place} is here." for place in range(330_000)), "Word7."),
    )


def _pan(data: Path) -> list[Row]:
    """The median of links on PAN pairs, every form of a word worked out anew."""
    times = []
    for pair in pan_pairs(data, each=20):
        load_lexicon.cache_clear()
        load_lexicon("en")
        start = perf_counter()
        find_links(pair.original, pair.derivative)
        times.append((perf_counter() - start) * 1000)
    if not times:
        return []
    note = f"{len(times)} pairs; only the word lists are kept; cutting words and sentences is within the time"
    return [Row(_SET, "PAN pair, median", sorted(times)[len(times) // 2], "ms", None, "", note)]


def _seconds(original: str, derivative: str) -> float:
    articles = [Article(text, language="en") for text in (original, derivative)]
    for article in articles:
        _ = article.sentences, article.words
    start = perf_counter()
    find_links(*articles)
    return perf_counter() - start

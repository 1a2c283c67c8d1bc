"""Sentences: the project's own hard cases in four languages, BASIL's paragraphs, speed; beside pysbd."""

import json
import tomllib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.rows import Row
from mediakit.texts.sentences import find_sentences
from mediakit.texts.spans import Span

__all__ = ["hard_cases", "run", "share_cut_right"]

Splitter = Callable[[str, str], list[str]]

_CASES = Path(__file__).resolve().parent.parent / "tests" / "texts" / "data"
_BASIL = "reuse/basil_half.jsonl"
_PEERS = "pysbd; on 40 other hard cases pysbd 33, sentencex 32"
_SLOW = 200  # paragraphs that are timed: enough for a steady figure, few enough for a slow peer


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """Share of hard cases cut right, agreement with BASIL's sentences, milliseconds for 1,000 words."""
    rows = []
    for name, splitter in _splitters():
        for language, cases in hard_cases().items():
            share = share_cut_right(splitter, language, cases[:sample])
            bar = 1.0 if name == "mediakit" else None
            note = f"{name}; {len(cases[:sample])} cases, each right only as a whole"
            rows.append(
                Row("hard cases, " + language, "paragraphs cut right", share, "share", bar, _PEERS, note)
            )
        paragraphs = list(_basil(data))[:sample]
        if paragraphs:
            share = share_cut_right(splitter, "en", paragraphs[: _SLOW if name != "mediakit" else None])
            note = f"{name}; the set's own cuts were made by a program, and have its slips"
            rows.append(
                Row("BASIL half", "paragraphs cut as the set has them", share, "share", None, "", note)
            )
            rows.append(
                Row(
                    "BASIL half",
                    "time",
                    _milliseconds(splitter, paragraphs[:_SLOW]),
                    "ms",
                    None,
                    "",
                    f"{name}; 1,000 words",
                )
            )
    return rows


def share_cut_right(splitter: Splitter, language: str, cases: list[tuple[str, list[str]]]) -> float:
    """The share of ``cases`` that ``splitter`` cuts exactly as given; 0.0 without cases.

    Example:
        >>> share_cut_right(lambda text, _: text.split("|"), "en", [("a|b", ["a", "b"]), ("c|d", ["c|d"])])
        0.5
    """
    right = sum(splitter(text, language) == sentences for text, sentences in cases)
    return right / len(cases) if cases else 0.0


def hard_cases() -> dict[str, list[tuple[str, list[str]]]]:
    """The project's own hard cases by language: each a paragraph and its sentences."""
    found = {}
    for path in sorted(_CASES.glob("sentences_*.toml")):
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        listed = [(case.get("join", " ").join(case["sentences"]), case["sentences"]) for case in cases]
        found[path.stem.rpartition("_")[2]] = listed
    return found


def _basil(data: Path) -> Iterator[tuple[str, list[str]]]:
    if not (data / _BASIL).is_file():
        return
    for line in (data / _BASIL).read_text(encoding="utf-8").splitlines():
        for paragraph in json.loads(line)["paragraphs"]:
            sentences = [" ".join(sentence.split()) for sentence in paragraph]
            yield " ".join(sentences), sentences


def _splitters() -> Iterator[tuple[str, Splitter]]:
    yield "mediakit", _ours
    try:
        pysbd = import_module("pysbd")  # a peer, for development only
    except ImportError:
        return
    yield "pysbd", _pysbd(pysbd)


def _ours(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in find_sentences(text, Span(0, len(text)), language)]


def _pysbd(pysbd: Any) -> Splitter:  # noqa: ANN401 - it has no types
    segmenters: dict[str, Any] = {}

    def split(text: str, language: str) -> list[str]:
        if language not in segmenters:
            segmenters[language] = pysbd.Segmenter(language=language, clean=False)
        return [sentence.strip() for sentence in segmenters[language].segment(text)]

    return split


def _milliseconds(splitter: Splitter, paragraphs: list[tuple[str, list[str]]]) -> float:
    """Processor time for 1,000 words."""
    start = process_time()
    for text, _ in paragraphs:
        splitter(text, "en")
    words = sum(len(text.split()) for text, _ in paragraphs)
    return (process_time() - start) * 1e6 / words

"""Spanish and French quotations, marked by hand in news paragraphs of the project's own."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.rows import Row
from benchmarks.scorers.spans import f1, shared_words, word_starts
from mediakit.attribution.quotations import Quotation, find_quotes
from mediakit.texts.article import Article

__all__ = ["MARKED", "found_and_right", "run"]

MARKED = Path(__file__).parents[1] / "tests" / "attribution" / "data"
_SAME = 0.8  # token F1 from which on two quotations count as the same
_NAMES = {"es": "Spanish", "fr": "French"}


def run(_data: Path, *, sample: int | None = None) -> list[Row]:
    """F1 of the quotations, and the share of their speakers that is right."""
    rows = []
    for code, name in _NAMES.items():
        counts = [found_and_right(code, paragraph) for paragraph in _paragraphs(code, sample)]
        predicted, gold, same, right = (sum(each) for each in zip(*counts, strict=True))
        marked = f"{name}, {gold} quotations of our own"
        rows.append(
            Row(
                marked,
                "quotations, token F1 .8",
                f1(same, predicted, gold),
                "F1",
                0.90,
                "",
                f"{same} of {gold}, {predicted} predicted",
            )
        )
        rows.append(
            Row(
                marked,
                "speaker right, of those found",
                right / max(1, same),
                "share",
                None,
                "",
                f"{right} of {same}",
            )
        )
    return rows


def found_and_right(code: str, paragraph: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """How many quotations of a paragraph were predicted, are marked, are the same, have the right speaker."""
    article = Article(paragraph["text"], language=code)
    predicted = list(find_quotes(article))
    same = right = 0
    for quotation in paragraph["quotations"]:
        words = word_starts(article.text, list(_places(paragraph["text"], quotation["words"])))
        scored = [
            (shared_words(words, word_starts(article.text, other.spans)), -place)
            for place, other in enumerate(predicted)
        ]
        best, place = max(scored, default=(0.0, 0))
        if best >= _SAME:
            same += 1
            right += _same_speaker(article, predicted[-place], quotation["speaker"])
    return len(predicted), len(paragraph["quotations"]), same, right


def _paragraphs(code: str, sample: int | None) -> list[dict[str, Any]]:
    marked = json.loads((MARKED / f"quotations_{code}.json").read_text(encoding="utf-8"))
    paragraphs: list[dict[str, Any]] = marked["paragraphs"][:sample]
    return paragraphs


def _places(text: str, words: list[str]) -> Iterator[tuple[int, int]]:
    position = 0
    for stretch in words:
        start = text.index(stretch, position)
        position = start + len(stretch)
        yield start, position


def _same_speaker(article: Article, quotation: Quotation, speaker: str | None) -> bool:
    """Whether the same words name the speaker, as far as they go."""
    if quotation.speaker is None or speaker is None:
        return quotation.speaker is None and speaker is None
    told = article.text[quotation.speaker]
    return told in speaker or speaker in told

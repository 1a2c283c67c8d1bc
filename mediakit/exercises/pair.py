"""The two texts that a question is about, cut into what a browser can draw."""

from dataclasses import dataclass
from typing import Any, Literal

from mediakit.exercises.feedback import Evidence
from mediakit.overlap.edits import EditKind, word_edits
from mediakit.reports.runs import State, cut
from mediakit.texts.article import Article, Sentence, as_article
from mediakit.texts.spans import Span
from mediakit.texts.words import find_words

__all__ = ["Pair", "Side", "difference_runs", "sentence_runs", "word_runs"]

Side = Literal["original", "derivative"]
SIDES: tuple[Side, ...] = ("original", "derivative")


@dataclass(frozen=True)
class Pair:
    """An original and its derivative; one of them may be missing.

    Example:
        >>> pair = Pair.of("The bus stays.", "The bus goes. It is late.")
        >>> pair.words("derivative", 2)
        'It is late.'
    """

    original: Article | None = None
    derivative: Article | None = None

    @classmethod
    def of(cls, original: str | Article | None = None, derivative: str | Article | None = None) -> "Pair":
        """A pair of two articles, or of their texts."""
        return cls(
            None if original is None else as_article(original),
            None if derivative is None else as_article(derivative),
        )

    def side(self, side: str) -> Article | None:
        """The text of one side."""
        return self.original if side == "original" else self.derivative

    def sentences(self, side: str) -> tuple[Sentence, ...]:
        """The sentences of one side; none for a text that is missing."""
        article = self.side(side)
        return article.sentences if article else ()

    def words(self, side: str, number: int) -> str:
        """The words of a sentence by its number; "" if there is none of that number."""
        article = self.side(side)
        if article is None or not 1 <= number <= len(article.sentences):
            return ""
        return article.text[article.sentences[number - 1].span]

    def evidence(self, side: Side, *numbers: int) -> tuple[Evidence, ...]:
        """The first of these sentences that there is, as evidence."""
        return tuple(
            Evidence(side, self.words(side, number)) for number in numbers[:1] if self.words(side, number)
        )

    def has(self, side: str, words: str) -> bool:
        """Whether the words stand in the text of that side, as printed."""
        article = self.side(side)
        return article is not None and words in article.text


def sentence_runs(article: Article) -> list[dict[str, Any]]:
    """The sentences of a text in order, each with its number, its role and its paragraph."""
    return [
        {"n": unit.number, "role": unit.role, "paragraph": unit.paragraph, "text": article.text[unit.span]}
        for unit in article.sentences
    ]


def word_runs(article: Article, span: Span) -> list[dict[str, Any]]:
    """The text of ``span`` as runs; a run that is a word carries its place among the text's words.

    Example:
        >>> [(run["text"], run["word"]) for run in word_runs(Article("Buses stay."), Span(0, 11))]
        [('Buses', 0), (' ', None), ('stay', 1), ('.', None)]
    """
    runs: list[dict[str, Any]] = []
    position = span.start
    for index, word in enumerate(article.words):
        if word.start < span.start or word.end > span.end:
            continue
        if word.start > position:
            runs.append({"text": article.text[position : word.start], "word": None})
        runs.append({"text": article.text[word.start : word.end], "word": index})
        position = word.end
    if position < span.end:
        runs.append({"text": article.text[position : span.end], "word": None})
    return runs


def difference_runs(original: str, derivative: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Two wordings as runs, each with what became of its words: kept, changed, gone, added or plain.

    Example:
        >>> [run["state"] for run in difference_runs("I am very sure", "I am sure")[0]]
        ['kept', 'plain', 'gone', 'plain', 'kept']
    """
    before, after = find_words(original), find_words(derivative)
    if not before or not after:
        return [{"text": original, "state": "plain"}] * bool(original), [
            {"text": derivative, "state": "plain"}
        ] * bool(derivative)
    gone: list[tuple[Span, State]] = []
    added: list[tuple[Span, State]] = []
    for edit in word_edits(before, after):
        gone.append((edit.original, _BEFORE[edit.kind]))
        added.append((edit.derivative, _AFTER[edit.kind]))
    return _runs(original, gone), _runs(derivative, added)


_BEFORE: dict[EditKind, State] = {"keep": "kept", "replace": "changed", "delete": "gone", "insert": "plain"}
_AFTER: dict[EditKind, State] = {"keep": "kept", "replace": "changed", "delete": "plain", "insert": "added"}


def _runs(text: str, marked: list[tuple[Span, State]]) -> list[dict[str, Any]]:
    return [{"text": run.text, "state": run.state} for run in cut(text, Span(0, len(text)), marked)]

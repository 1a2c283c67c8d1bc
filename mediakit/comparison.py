"""The whole analysis of a pair of reports."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mediakit.attribution.credits import find_credits
from mediakit.attribution.marks import unquoted_words
from mediakit.attribution.quotations import Quotation, find_quotes
from mediakit.attribution.sources import Source, find_sources
from mediakit.changes.credit import judge_credit
from mediakit.changes.find import find_changes
from mediakit.changes.model import Change, CreditJudgement, Omission, QuotationPair
from mediakit.changes.moves import moves_of
from mediakit.changes.omissions import find_omissions
from mediakit.changes.quotations import pair_quotations
from mediakit.derivation.align import fates, find_links
from mediakit.derivation.links import Fate, Link, Move
from mediakit.derivation.reading import Reading, read_pair
from mediakit.overlap.measures import containment, ngrams
from mediakit.overlap.passages import Passage, find_passages
from mediakit.texts.article import Article, as_article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Comparison", "compare"]


def compare(original: str | Article, derivative: str | Article) -> "Comparison":
    """Show where each sentence of a derivative report comes from, and how it was reworded.

    Never fails on odd text: what could not be done is told in the result's ``notes``.

    Args:
        original: The report that was drawn on, as an :class:`Article` or a text. A string is always text,
            never a path.
        derivative: The report that may have been made from it.

    Returns:
        The comparison; links, passages and the pair's reading are worked out at once, the rest when first
        asked for.

    Raises:
        TypeError: If one of the two is neither an article nor a string.

    Example:
        >>> pair = compare(
        ...     "The night bus will stay until autumn, the council said.",
        ...     "The council said the night bus stays until autumn.",
        ... )
        >>> [(pair.source_numbers(link), link.shape) for link in pair.links]
        [((1,), 'one_to_one')]
    """
    first, second = as_article(original), as_article(derivative)
    links = find_links(first, second)
    passages = find_passages(first, second)
    return Comparison(
        first, second, links, passages, read_pair(first, second, links, passages), _notes(first, second)
    )


@dataclass(frozen=True)
class Comparison:
    """Two reports and what was found of one in the other.

    Attributes:
        original: The report that was drawn on.
        derivative: The report that may have been made from it.
        links: One per derivative sentence, in order: its sources, how the wording recurs, why, and how sure
            that is.
        passages: Stretches of text that both share, moved ones included, in the derivative's order.
        reading: One plain statement about the pair, with its evidence and what else could explain it. Never a
            verdict.
        notes: What could not be done, each a reason.
    """

    original: Article
    derivative: Article
    links: tuple[Link, ...]
    passages: tuple[Passage, ...]
    reading: Reading
    notes: tuple[Reason, ...]

    def __post_init__(self) -> None:
        """Lets each link ask for its moves."""
        object.__setattr__(self, "links", tuple(replace(link, _moves=self._moves_of) for link in self.links))

    def _moves_of(self, link: Link) -> tuple[Move, ...]:
        return self._moves[link.number]

    @cached_property
    def _moves(self) -> dict[int, tuple[Move, ...]]:
        return {link.number: moves_of(link, self.changes) for link in self.links}

    @cached_property
    def fates(self) -> tuple[Fate, ...]:
        """What became of each original sentence: which derivative sentences used it, or that none did."""
        return fates(self.original, self.links)

    @cached_property
    def quotes(self) -> tuple[tuple[Quotation, ...], tuple[Quotation, ...]]:
        """Who says what in the original, and in the derivative: quotations and reported speech."""
        return find_quotes(self.original), find_quotes(self.derivative)

    @cached_property
    def sources(self) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
        """Who the original rests on, and who the derivative: each source once, with every mention."""
        return find_sources(self.original), find_sources(self.derivative)

    @cached_property
    def credit(self) -> CreditJudgement:
        """How the derivative tells that it draws on the original: clear, thin, late, garbled or not found."""
        return judge_credit(self.original, self.derivative, self.links, find_credits(self.derivative))

    @cached_property
    def quotations(self) -> tuple[QuotationPair, ...]:
        """Each quotation of the derivative beside its counterpart: what became of words and speaker."""
        return pair_quotations(self.original, self.derivative, self.links, self.quotes, self.sources)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What moved between the two reports, worst first.

        Empty where nothing was found, which does not show that nothing moved.
        """
        return find_changes(
            self.original, self.derivative, self.links, self.quotes, self.sources, self.credit.credits
        )

    @cached_property
    def omissions(self) -> tuple[Omission, ...]:
        """What kind of thing each original sentence tells that the derivative does not use."""
        return find_omissions(self.original, self.links, self.quotes[0], self.sources[0])

    def source_numbers(self, link: Link) -> tuple[int, ...]:
        """The numbers of the original sentences that ``link`` rests on, the main one first."""
        return tuple(self.number_of(span) for span in link.original)

    def number_of(self, sentence: Span) -> int:
        """The number of the original sentence that stands at ``sentence``."""
        return self._numbers[sentence.start]

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {sentence.span.start: sentence.number for sentence in self.original.sentences}

    def containment(self, n: int = 3, *, quotations: bool = True) -> float:
        """Share of the derivative's runs of ``n`` words that also occur in the original, repeats counted.

        Directional: it says nothing about how much of the original was used. It compares words, and does not
            tell who
        drew on whom.

        Args:
            n: Words in a run, at least 1.
            quotations: Whether words inside quotation marks count. Without them, runs that would reach across
                a quotation in the derivative are left out; the original is looked at whole.

        Returns:
            A share in [0, 1].

        Raises:
            ValueError: If ``n`` is below 1, or the derivative has no run of that length: there is no share of
                nothing.

        Example:
            >>> compare("Not to worry, they said.", "To be or to go.").containment(n=1)
            0.4
        """
        return containment(
            self._derivative_runs(n, quotations=quotations), ngrams(self.original.words.keys, n)
        )

    def to_dict(self) -> dict[str, Any]:
        """Everything found, as plain data: the JSON form before it is written out."""
        from mediakit.reports.as_json import comparison_to_dict  # noqa: PLC0415 - a result can show itself, see test_layers

        return comparison_to_dict(self)

    def to_json(self, path: str | Path | None = None) -> str:
        """Everything found, as JSON with offsets in code points.

        ``mediakit/reports/comparison.schema.json`` is its schema.

        Args:
            path: A file to write as well; an existing one is replaced.
        """
        from mediakit.reports.as_json import comparison_to_json  # noqa: PLC0415

        return _written(comparison_to_json(self), path)

    def to_html(self, path: str | Path | None = None) -> str:
        """One self-contained page that shows the two reports side by side, marked; it also prints well.

        Args:
            path: A file to write as well; an existing one is replaced.
        """
        from mediakit.reports.as_html import comparison_to_page  # noqa: PLC0415

        return _written(comparison_to_page(self), path)

    def to_text(self, *, width: int = 88, colour: bool = False) -> str:
        """The comparison as plain text, for a terminal.

        Args:
            width: Columns to use, at least 40.
            colour: Whether to add the terminal's colours to the signs that mark each change.
        """
        from mediakit.reports.as_text import comparison_to_text  # noqa: PLC0415

        return comparison_to_text(self, width=width, colour=colour)

    def to_frame(self, table: str = "sentences") -> "pd.DataFrame":
        """One table of the comparison, as a pandas data frame.

        Args:
            table: "sentences", "passages", "edits" or "measures".

        Raises:
            ValueError: If there is no such table; the message lists them.
        """
        from mediakit.reports.frames import comparison_to_frame  # noqa: PLC0415

        return comparison_to_frame(self, table)

    def _repr_html_(self) -> str:
        from mediakit.reports.as_html import comparison_to_fragment  # noqa: PLC0415

        return comparison_to_fragment(self)

    def __repr__(self) -> str:
        from mediakit.reports.as_text import comparison_to_line  # noqa: PLC0415

        return comparison_to_line(self)

    def _derivative_runs(self, n: int, *, quotations: bool) -> list[tuple[Hashable, ...]]:
        if quotations:
            return ngrams(self.derivative.words.keys, n)
        return [run for stretch in unquoted_words(self.derivative) for run in ngrams(stretch, n)]


def _written(content: str, path: str | Path | None) -> str:
    if path is not None:
        Path(path).write_text(content, encoding="utf-8")
    return content


def _notes(original: Article, derivative: Article) -> tuple[Reason, ...]:
    notes: list[Reason] = []
    for side, article in (("original", original), ("derivative", derivative)):
        notes += [
            Reason(note.code, {**note.parameters, "side": side}, note.original, note.derivative)
            for note in article.notes
        ]
        if not len(article.words):
            notes.append(Reason("no_words", {"side": side}))
    if original.language and derivative.language and original.language != derivative.language:
        notes.append(
            Reason("languages_differ", {"original": original.language, "derivative": derivative.language})
        )
    return tuple(notes)

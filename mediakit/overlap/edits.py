"""How one wording was turned into another, word by word."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from mediakit.overlap.blocks import matching_blocks
from mediakit.texts.spans import Span
from mediakit.texts.words import Word

__all__ = ["Edit", "EditKind", "word_edits"]

EditKind = Literal["keep", "replace", "insert", "delete"]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """One step from the original's words to the derivative's.

    Attributes:
        kind: keep, replace, insert or delete.
        original_words: Which of the original's words, as a half-open range of places in the sequence given;
            empty for an insertion.
        derivative_words: Which of the derivative's words; empty for a deletion.
        original: Where these words stand in the original's text; an empty span at the place of an insertion.
        derivative: Where they stand in the derivative's text.
        print_only: For words kept: whether they are printed in another way (case, "US" for "U.S.", style of
            apostrophe).
    """

    kind: EditKind
    original_words: Range
    derivative_words: Range
    original: Span
    derivative: Span
    print_only: bool = False


def word_edits(
    original_words: Sequence[Word],
    derivative_words: Sequence[Word],
    *,
    texts: tuple[str, str] | None = None,
    original_breaks: Collection[int] = (),
) -> tuple[Edit, ...]:
    """How the original's words become the derivative's, step by step: kept, replaced, inserted, deleted.

    From the original to the derivative. Words are compared by key, so that a change of case or of apostrophe
    is no edit. Words that were moved show as deleted in one place and inserted in another.

    Args:
        original_words: Words of the original, such as those of a sentence.
        derivative_words: Words of the derivative.
        texts: The original's and the derivative's text; without them no change of print is told.
        original_breaks: Where, in ``original_words``, sentences that do not follow each other were put
            together: no edit runs over such a place.

    Returns:
        Edits that cover all words of both sides, in order. Applied to the original's words they give the
        derivative's. Empty if neither side has a word.

    Example:
        >>> from mediakit.texts.words import find_words
        >>> before, after = "The U.S. will not act.", "The US may act now."
        >>> for edit in word_edits(find_words(before), find_words(after), texts=(before, after)):
        ...     old, new = before[slice(*edit.original)], after[slice(*edit.derivative)]
        ...     print(edit.kind, [old, new], edit.print_only)
        keep ['The', 'The'] False
        keep ['U.S.', 'US'] True
        replace ['will not', 'may'] False
        keep ['act', 'act'] False
        insert ['', 'now'] False

    Source:
        Matching blocks as in Python's ``difflib`` with autojunk off.
    """
    writer = _Writer(original_words, derivative_words, texts, frozenset(original_breaks))
    return tuple(writer.edits())


@dataclass(frozen=True, slots=True)
class _Writer:
    original: Sequence[Word]
    derivative: Sequence[Word]
    texts: tuple[str, str] | None
    breaks: frozenset[int]

    def edits(self) -> Iterator[Edit]:
        at_original = at_derivative = 0
        keys = [word.key for word in self.original], [word.key for word in self.derivative]
        for start, place, size in matching_blocks(*keys):
            yield from self._changed(at_original, start, at_derivative, place)
            yield from self._kept(start, place, size)
            at_original, at_derivative = start + size, place + size

    def _changed(self, start: int, stop: int, place: int, end: int) -> Iterator[Edit]:
        """A replacement as far as the original runs on; the rest of its words, past a break, are deleted."""
        parts = self._unbroken(start, stop)
        if not parts:
            if place < end:
                yield self._edit("insert", (start, stop), (place, end))
            return
        yield self._edit("replace" if place < end else "delete", parts[0], (place, end))
        for part in parts[1:]:
            yield self._edit("delete", part, (end, end))

    def _kept(self, start: int, place: int, size: int) -> Iterator[Edit]:
        for first, stop in self._unbroken(start, start + size):
            shift = place - start
            for differs, group in groupby(
                range(first, stop), key=lambda index: self._differs(index, index + shift)
            ):
                indexes = list(group)
                kept = indexes[0], indexes[-1] + 1
                yield self._edit("keep", kept, (kept[0] + shift, kept[1] + shift), print_only=differs)

    def _unbroken(self, start: int, stop: int) -> list[Range]:
        cuts = [start, *sorted(place for place in self.breaks if start < place < stop), stop]
        return [(first, last) for first, last in pairwise(cuts) if first < last]

    def _differs(self, index: int, place: int) -> bool:
        if self.texts is None:
            return False
        before, after = self.original[index], self.derivative[place]
        return self.texts[0][before.start : before.end] != self.texts[1][after.start : after.end]

    def _edit(self, kind: EditKind, original: Range, derivative: Range, *, print_only: bool = False) -> Edit:
        spans = _span(self.original, original), _span(self.derivative, derivative)
        return Edit(kind, original, derivative, *spans, print_only=print_only)


def _span(words: Sequence[Word], indexes: Range) -> Span:
    """Where the words stand; for none, the place just after the word before, or before the first."""
    first, stop = indexes
    if first < stop:
        return Span(words[first].start, words[stop - 1].end)
    if first:
        return Span(words[first - 1].end, words[first - 1].end)
    return Span(words[0].start, words[0].start) if words else Span(0, 0)

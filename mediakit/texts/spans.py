"""Places in a text: half-open spans of code points, and a text that can be cut with them."""

from typing import NamedTuple, SupportsIndex

__all__ = ["Span", "Text"]


class Span(NamedTuple):
    """A stretch of a text, from ``start`` up to but not including ``end``, in code points.

    Example:
        >>> Text("Keep the words")[Span(5, 8)]
        'the'
    """

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class Text(str):
    """A string that also takes a :class:`Span` in square brackets.

    Example:
        >>> text = Text("“Now,” she said.")
        >>> text[Span(1, 5)], text[0]
        ('Now,', '“')
    """

    __slots__ = ()

    def __getitem__(self, key: Span | SupportsIndex | slice) -> str:
        if isinstance(key, Span):
            return str.__getitem__(self, slice(key.start, key.end))
        return str.__getitem__(self, key)

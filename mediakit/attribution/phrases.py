"""Set phrases in a text: where each of a list of them stands."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from mediakit.texts.spans import Span

__all__ = ["find_phrases"]


def find_phrases(text: str, phrases: Sequence[str], within: Span) -> Iterator[Span]:
    """Where one of the phrases stands, case and apostrophe style aside; the longest one at each place.

    Example:
        >>> [*find_phrases("He was Briefed on it.", ("briefed on",), Span(0, 21))]
        [Span(start=7, end=17)]
    """
    if phrases:
        for match in _pattern(tuple(phrases)).finditer(text, within.start, within.end):
            yield Span(*match.span())


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    written = "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in longest_first
    )
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE)

"""Set phrases in a text: where each of a list of them stands."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from mediakit.texts.spans import Span

__all__ = ["Phrases"]

_WORD = re.compile(r"[^\W_]+")


class Phrases:
    """Finds set phrases in one text, case and apostrophe style aside.

    The text's words are looked up by their first words, so that long lists cost little.

    Example:
        >>> [*Phrases("He was Briefed on it.").find(("briefed on", "briefed"))]
        [Span(start=7, end=17)]
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(text):
            self.places[match.group().casefold()].append(match.start())

    def find(self, phrases: Iterable[str], within: Span | None = None) -> Iterator[Span]:
        """Where the phrases stand, in order; the longest one at each place."""
        start, end = within or (0, len(self.text))
        longest: dict[int, int] = {}
        for first, pattern in _patterns(tuple(phrases)):
            places = self.places.get(first, ())
            for place in places[bisect_left(places, start) : bisect_left(places, end)]:
                match = pattern.match(self.text, place, end)
                if match:
                    longest[place] = max(match.end(), longest.get(place, 0))
        return (Span(place, longest[place]) for place in sorted(longest))


@cache
def _patterns(phrases: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each phrase's first word and what it looks like in print."""
    patterns = []
    for phrase in phrases:
        first = _WORD.search(phrase)
        if first:
            written = re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")
            patterns.append((first.group().casefold(), re.compile(rf"{written}(?!\w)", re.IGNORECASE)))
    return tuple(patterns)

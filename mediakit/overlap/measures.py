"""Measures of shared wording, each with its direction and with what it cannot see."""

from array import array
from collections.abc import Hashable, Sequence
from itertools import islice

from mediakit.overlap.blocks import Items, close_matches, items_of, matching_blocks, similarity
from mediakit.texts.article import Article, as_article

__all__ = [
    "character_coverage",
    "close_matches",
    "containment",
    "matching_blocks",
    "ngrams",
    "similarity",
]


def ngrams(words: Items, n: int) -> list[tuple[Hashable, ...]]:
    """All runs of ``n`` words, in order.

    Args:
        words: A text, an article, or a sequence of words.
        n: How many words a run has.

    Returns:
        One tuple for each place where a run starts; empty if there are fewer than ``n`` words.

    Raises:
        ValueError: If ``n`` is less than 1.

    Example:
        >>> ngrams("We will not act", 3)
        [('we', 'will', 'not'), ('will', 'not', 'act')]
    """
    if n < 1:
        raise ValueError(f"n must be at least 1, got {n}")
    items = items_of(words)
    return list(zip(*(islice(items, start, None) for start in range(n)), strict=False))


def containment(part: Items, whole: Items) -> float:
    """Share of ``part``'s items that also occur in ``whole``, repeats counted.

    Directional: it says how much of ``part`` could have come from ``whole``, and nothing about how much of
    ``whole`` was used. Swap the arguments to ask that.

    Args:
        part: Items of the derivative: words, or n-grams as tuples, in any order; of a text or an article, its
            words.
        whole: Items of the original, cut the same way.

    Returns:
        A share in [0, 1]: 0.0 nothing in common, 1.0 every item found.

    Raises:
        ValueError: If ``part`` has no items. There is no share of nothing, and 0.0 would read as "no reuse".

    Example:
        >>> containment("to be or to go".split(), "not to worry".split())
        0.4

    Source:
        After Broder 1997, "On the resemblance and containment of documents", with tokens in place of distinct
        items.
    """
    items = items_of(part)
    if not items:
        raise ValueError("part has no items, and there is no share of nothing; give a text with words")
    known = frozenset(items_of(whole))
    return sum(item in known for item in items) / len(items)


def character_coverage(part: str | Article, whole: str | Article, *, length_characters: int = 15) -> float:
    """Share of ``part``'s characters that lie in strings of 15 characters which ``whole`` has too.

    Directional, as :func:`containment` is. Letters are compared without case, and white space of any length
    counts as one space. Names of offices and other long names count as shared wherever they stand.

    Args:
        part: The derivative's text.
        whole: The original's text.
        length_characters: How long the shared strings are.

    Returns:
        A share in [0, 1]: 0.0 no such string is shared, 1.0 all of ``part`` is in such strings.

    Raises:
        ValueError: If ``part`` has no characters but white space, or ``length_characters`` is less than 1.

    Example:
        >>> character_coverage("The night bus will stay.", "“The night bus will go”, she said.")
        0.7916666666666666

    Source:
        The measure that the website Churnalism.com made known (Media Standards Trust, 2011).
    """
    if length_characters < 1:
        raise ValueError(f"length_characters must be at least 1, got {length_characters}")
    inner, outer = _plain(part), _plain(whole)
    if not inner:
        raise ValueError("part has no characters, and there is no share of nothing; give a text with words")
    shared = _shared_starts(inner, outer, length_characters)
    covered = end = 0
    for start in shared:
        covered += start + length_characters - max(start, end)
        end = start + length_characters
    return covered / len(inner)


def _plain(text: str | Article) -> str:
    return " ".join(as_article(text).text.casefold().split())


def _shared_starts(part: str, whole: str, length: int) -> list[int]:
    """Where strings of that length start in ``part`` that ``whole`` has too, in order."""
    of_part, of_whole = _places_by_character(part, length), _places_by_character(whole, length)
    shared: list[int] = []
    for (
        character,
        starts,
    ) in of_part.items():  # one first character at a time, so that not all strings are held at once
        known = {whole[start : start + length] for start in of_whole.get(character, ())}
        shared += [start for start in starts if part[start : start + length] in known]
    return sorted(shared)


def _places_by_character(text: str, length: int) -> "dict[str, Sequence[int]]":
    places: dict[str, array[int]] = {}
    for start in range(len(text) - length + 1):
        character = text[start]
        if character not in places:
            places[character] = array("L")
        places[character].append(start)
    return dict(places)

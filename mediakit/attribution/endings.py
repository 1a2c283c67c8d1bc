"""Where words that somebody is given end, when the sentence goes on.

At each place where they could end (a comma, a dash, "and", "while" …) a table tells how often they did in a
corpus of annotated news; the likeliest end is taken. The table, ``resources/endings.json``, names its corpus;
its rows are word classes and the small words of our own lists.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files

from mediakit.attribution.tokens import Line

__all__ = ["boundaries", "likeliest_end"]

_FINITE = frozenset("VZBUvA")
_STOPS = frozenset(",;|.:-Q")
# The small words of the other languages count as the English ones of the table.
_SAME = {
    **dict.fromkeys(("y", "e", "et", "und"), "and"),
    **dict.fromkeys(("pero", "sino", "mais", "aber", "sondern", "doch"), "but"),
    **dict.fromkeys(("o", "u", "ou", "oder"), "or"),
    **dict.fromkeys(("mientras", "während", "tandis"), "while"),
}
_CLASSES = {
    "N": "n",
    "#": "n",
    "T": "T",
    "q": "q",
    "B": "V",
    "Z": "V",
    "U": "V",
    "v": "V",
    "g": "g",
    "W": "g",
}


def likeliest_end(line: Line, start: int, end: int, shape: str, gerunds: Collection[int]) -> int:
    """Where the words that begin at token ``start`` most likely end, at the latest before token ``end``."""
    rates = _rates().get(shape) or _rates()["clause"]
    best, best_chance, remaining = end, 0.0, 1.0
    for place, signature in boundaries(line, start, end, gerunds):
        rate = rates.get(signature, 0.0)
        if remaining * rate > best_chance:
            best, best_chance = place, remaining * rate
        remaining *= 1 - rate
        if remaining <= best_chance:
            return best
    return end if remaining > best_chance else best


def boundaries(line: Line, start: int, end: int, gerunds: Collection[int]) -> Iterator[tuple[int, str]]:
    """The places after ``start`` where a stretch of words could end, each with what stands there.

    Yields:
        The token before which it would end, and a signature such as ``, but n V``: the mark or small word,
        the class of what follows, and V where a verb follows before the next mark.
    """
    tags = line.tags
    for place in range(start + 1, end):
        tag = tags[place]
        if tag == ",":
            following = place + 1
            if following in gerunds:
                yield place, ", G"
            elif tags[following] in "cs":
                yield place, f", {_joined(line, following)}"
            else:
                yield place, f", {_class(tags, following)}{_verb(tags, following)}"
        elif tag == "c" and tags[place - 1] != ",":
            yield place, _joined(line, place)
        elif signature := _without_comma(line, place):
            yield place, signature


def _without_comma(line: Line, place: int) -> str | None:
    """What stands at a place where words could end without a comma; None where they could not."""
    tags, key = line.tags, line.keys[place]
    tag, before = tags[place], tags[place - 1]
    if tag == "-":
        return f"- {_class(tags, place + 1)}"
    if tag in ";:":
        return tag
    if tag == "s" and before not in ",c" and key != "that":
        return key
    if tag == "p":
        return "p T" if "T" in tags[place + 1 : place + 3] else key
    if tag == "T" and before not in "pDT":
        return "T"
    return f"{before} {_class(tags, place)}" if before in "Qq" else None


def _joined(line: Line, place: int) -> str:
    """A small word with what follows it: "and n V"."""
    word = _SAME.get(line.keys[place], line.keys[place])
    return f"{word} {_class(line.tags, place + 1)}{_verb(line.tags, place + 1)}"


def _class(tags: str, place: int) -> str:
    tag = tags[place : place + 1]
    return _CLASSES.get(tag, tag)


def _verb(tags: str, place: int) -> str:
    """The sign " V" where a finite verb follows before the next mark."""
    for tag in tags[place:]:
        if tag in _FINITE:
            return " V"
        if tag in _STOPS:
            break
    return ""


@cache
def _rates() -> Mapping[str, Mapping[str, float]]:
    source = files("mediakit.attribution") / "resources" / "endings.json"
    rates: Mapping[str, Mapping[str, float]] = json.loads(source.read_text(encoding="utf-8"))["rates"]
    return rates

"""What two sentences have in common and what not, as named figures.

A name tells the family, the figure and the side: ``left.name.high`` is the number of names without a
counterpart, in the sentence that has more of them. Every figure stays the same when the two sentences change
places.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from itertools import pairwise

from mediakit.derivation.statement_pairing import Chunk, Pairing, Swap
from mediakit.derivation.statement_words import KINDS, StatementWords

__all__ = ["figures_of"]

_SKIP = 4  # words that a pair of words may stand apart
_OPENING_WEIGHT = 1.0  # lighter stretches without a counterpart are not sorted by what opens them
_EXCHANGED = (
    *("count", "weight", "apart", "number", "name", "attribution", "time", "pronoun", "up_down"),
    *("one", "one_ending", "one_letters", "many", "little"),
)
_OPENINGS = ("saying", "clause", "preposition", "joining", "other")


class _Figures(dict[str, float]):
    """Figures under way."""

    def both(self, name: str, first: float, second: float) -> None:
        """A figure that each sentence has: the lower and the higher."""
        self[f"{name}.low"], self[f"{name}.high"] = (first, second) if first <= second else (second, first)

    def overlap(self, name: str, first: Counter[Hashable], second: Counter[Hashable]) -> None:
        """How much of each also stands in the other, and of both together."""
        shared = sum((first & second).values())
        self.shares(name, shared, sum(first.values()), sum(second.values()))

    def shares(self, name: str, shared: float, first: float, second: float) -> None:
        """What is shared, as a share of each and of both."""
        self.both(name, _share(shared, first), _share(shared, second))
        self[f"{name}.mean"] = _share(2.0 * shared, first + second)


def figures_of(pairing: Pairing) -> dict[str, float]:
    """Everything that is measured of two sentences, by name.

    Args:
        pairing: The two sentences with their words paired.

    Returns:
        Finite figures of 0 or more, always under the same names in the same order.

    Example:
        >>> from mediakit.derivation.statement_words import read_statement
        >>> from mediakit.derivation.statement_pairing import pair_words
        >>> found = figures_of(pair_words(read_statement("Nine died."), read_statement("Ten died.")))
        >>> found["words.1.mean"], found["left.number.low"], found["numbers.conflict"]
        (0.5, 1, 1.0)
    """
    figures = _Figures()
    first, second = pairing.first, pairing.second
    _wording(figures, first, second)
    _lengths(figures, first, second)
    _numbers(figures, first, second)
    _weights(figures, pairing)
    _kinds(figures, pairing)
    _stretches(figures, pairing)
    _openings(figures, pairing)
    _exchanges(figures, pairing)
    _order(figures, pairing)
    _print(figures, pairing)
    return dict(figures)


def _wording(figures: _Figures, first: StatementWords, second: StatementWords) -> None:
    for length in (1, 2, 3, 4):
        figures.overlap(f"words.{length}", _ngrams(first.keys, length), _ngrams(second.keys, length))
    for length in (1, 2, 3):
        figures.overlap(f"stems.{length}", _ngrams(first.stems, length), _ngrams(second.stems, length))
    ours, theirs = _content(first), _content(second)
    for length in (1, 2):
        figures.overlap(f"content.{length}", _ngrams(ours, length), _ngrams(theirs, length))
    for length in (3, 5):
        figures.overlap(
            f"letters.{length}", _ngrams(" ".join(first.keys), length), _ngrams(" ".join(second.keys), length)
        )
    figures.overlap("apart.stems", _skips(first.stems), _skips(second.stems))
    figures.overlap("apart.content", _skips(ours), _skips(theirs))
    for name, one, other in (("stems", first.stems, second.stems), ("content", ours, theirs)):
        figures.shares(f"in_order.{name}", _common_subsequence(one, other), len(one), len(other))


def _lengths(figures: _Figures, first: StatementWords, second: StatementWords) -> None:
    for name, one, other in (
        ("words", len(first), len(second)),
        ("content", sum(first.content), sum(second.content)),
        ("signs", len(first.text), len(second.text)),
    ):
        figures.both(f"length.{name}", one, other)
        figures[f"length.{name}.apart"] = abs(one - other)
        figures[f"length.{name}.ratio"] = _share(min(one, other), max(one, other))


def _numbers(figures: _Figures, first: StatementWords, second: StatementWords) -> None:
    ours = Counter(number.value for number in first.numbers)
    theirs = Counter(number.value for number in second.numbers)
    only = sum((ours - theirs).values()), sum((theirs - ours).values())
    figures.both("numbers.only", *only)
    figures["numbers.shared"] = sum((ours & theirs).values())
    figures["numbers.conflict"] = float(min(only) > 0)
    figures["numbers.any"] = float(bool(ours or theirs))
    figures["numbers.all_shared"] = float(bool(ours) and ours == theirs)


def _weights(figures: _Figures, pairing: Pairing) -> None:
    whole = sum(pairing.first.weights), sum(pairing.second.weights)
    shared = _weigh(pairing.first, pairing.paired), _weigh(pairing.second, pairing.back)
    figures.both(
        "paired.words", *(_share(len(pairing.paired), len(one)) for one in (pairing.first, pairing.second))
    )
    figures.both("paired.weight", *map(_share, shared, whole))
    figures["paired.weight.mean"] = _share(sum(shared), sum(whole))
    figures["paired.count"] = len(pairing.paired)
    figures["paired.weight.sum"] = sum(shared) / 2
    # Sums of the same words in another order may differ in the last digit.
    figures.both("left.weight", *(max(0.0, one - other) for one, other in zip(whole, shared, strict=True)))


def _kinds(figures: _Figures, pairing: Pairing) -> None:
    first, second = pairing.first, pairing.second
    left = _left(first, pairing.paired), _left(second, pairing.back)
    counts = (
        Counter(first.kinds[place] for place in left[0]),
        Counter(second.kinds[place] for place in left[1]),
    )
    shared = Counter(first.kinds[place] for place in pairing.paired)
    for kind in KINDS:
        figures.both(f"left.{kind}", counts[0][kind], counts[1][kind])
        figures[f"shared.{kind}"] = shared[kind]
    figures["left.up_and_down"] = float(
        counts[0]["up"] + counts[1]["up"] > 0 < counts[0]["down"] + counts[1]["down"]
    )
    for name, listed in first.lists.openings.items():
        figures.both(
            f"left.{name}",
            *(
                sum(one.keys[place] in listed for place in places)
                for one, places in zip((first, second), left, strict=True)
            ),
        )
        figures[f"shared.{name}"] = sum(first.keys[place] in listed for place in pairing.paired)
    stems = frozenset(first.stems), frozenset(second.stems)
    names = [_names_without(one, others) for one, others in ((first, stems[1]), (second, stems[0]))]
    figures.both("names.known", *(1.0 - _share(missing, of) for missing, of in names))
    figures["names.conflict"] = float(names[0][0] > 0 < names[1][0])


def _stretches(figures: _Figures, pairing: Pairing) -> None:
    sides = (pairing.first, pairing.chunks[0]), (pairing.second, pairing.chunks[1])
    figures.both("stretch.count", *(len(chunks) for _, chunks in sides))
    sizes = [sorted(map(len, chunks), reverse=True) for _, chunks in sides]
    weights = [sorted((_weigh(one, chunk) for chunk in chunks), reverse=True) for one, chunks in sides]
    for name, lists in (("words", sizes), ("weight", weights)):
        for rank in (0, 1):
            figures.both(
                f"stretch.{name}.{rank + 1}", *(found[rank] if rank < len(found) else 0 for found in lists)
            )
    for name, place in (("start", 0), ("end", -1)):
        ends = [_end_chunk(one, chunks, place) for one, chunks in sides]
        figures.both(f"stretch.{name}.words", *map(len, ends))
        figures.both(
            f"stretch.{name}.weight",
            *(_weigh(one, chunk) for (one, _), chunk in zip(sides, ends, strict=True)),
        )


def _openings(figures: _Figures, pairing: Pairing) -> None:
    found = [
        _opened(one, chunks)
        for one, chunks in zip((pairing.first, pairing.second), pairing.chunks, strict=True)
    ]
    for opening in _OPENINGS:
        figures.both(f"opened.{opening}", found[0][opening], found[1][opening])
        figures.both(f"opened.{opening}.end", found[0][opening + ".end"], found[1][opening + ".end"])


def _opened(statement: StatementWords, chunks: Iterable[Chunk]) -> dict[str, float]:
    """The weight of what has no counterpart, by what opens it; ``.end`` where it closes the sentence."""
    found = {opening + end: 0.0 for opening in _OPENINGS for end in ("", ".end")}
    for chunk in chunks:
        weight = _weigh(statement, chunk)
        if weight < _OPENING_WEIGHT:
            continue
        opening = _opening(statement, chunk)
        found[opening] += weight
        if chunk[-1] == len(statement) - 1:
            found[opening + ".end"] += weight
    return found


def _opening(statement: StatementWords, chunk: Chunk) -> str:
    if any(statement.kinds[place] == "attribution" for place in chunk):
        return "saying"
    near = statement.keys[max(0, chunk[0] - 1) : chunk[0] + 1]
    return next(
        (name for name in _OPENINGS[1:4] if any(key in statement.lists.openings[name] for key in near)),
        "other",
    )


def _exchanges(figures: _Figures, pairing: Pairing) -> None:
    found = dict.fromkeys(_EXCHANGED, 0.0)
    added = [0.0, 0.0]
    for swap in pairing.swaps:
        weights = _weigh(pairing.first, swap.first), _weigh(pairing.second, swap.second)
        if swap.first and swap.second:
            found["count"] += 1
            found["weight"] += min(weights)
            found["apart"] += abs(weights[0] - weights[1])
            _exchange(found, pairing, swap)
        else:
            added = [added[0] + weights[0], added[1] + weights[1]]
    figures.update((f"swap.{name}", value) for name, value in found.items())
    figures.both("added.weight", *added)


def _exchange(found: dict[str, float], pairing: Pairing, swap: Swap) -> None:
    first, second = pairing.first, pairing.second
    kinds = {first.kinds[place] for place in swap.first}, {second.kinds[place] for place in swap.second}
    for kind in ("number", "name", "attribution", "time"):
        found[kind] += kind in kinds[0] and kind in kinds[1]
    found["pronoun"] += _across(kinds, "pronoun", "name")
    found["up_down"] += _across(kinds, "up", "down")
    ours = [first.keys[place] for place in swap.first if first.content[place]]
    theirs = [second.keys[place] for place in swap.second if second.content[place]]
    if len(ours) == len(theirs) == 1:
        found["one"] += 1
        found["one_ending"] += ours[0][-2:] == theirs[0][-2:]
        found["one_letters"] += min(len(ours[0]), len(theirs[0]))
    else:
        found["many"] += bool(ours and theirs)
        found["little"] += not ours and not theirs


def _across(kinds: tuple[set[str], set[str]], one: str, other: str) -> bool:
    return (one in kinds[0] and other in kinds[1]) or (other in kinds[0] and one in kinds[1])


def _order(figures: _Figures, pairing: Pairing) -> None:
    order = pairing.order
    count = len(order)
    figures["order.crossed"] = _share(2.0 * _crossings(order), count * (count - 1))
    breaks = sum(after != before + 1 for before, after in pairwise(order))
    figures["order.breaks"] = breaks
    figures["order.broken"] = _share(breaks, count)
    run = longest = 1 if order else 0
    for before, after in pairwise(order):
        run = run + 1 if after == before + 1 else 1
        longest = max(longest, run)
    figures["order.run"] = longest
    figures.both("order.run.share", _share(longest, len(pairing.first)), _share(longest, len(pairing.second)))


def _print(figures: _Figures, pairing: Pairing) -> None:
    first, second = pairing.first, pairing.second
    quoted = any(first.quoted), any(second.quoted)
    figures["quoted.one"], figures["quoted.two"] = float(quoted[0] != quoted[1]), float(all(quoted))
    figures.both("quoted.share", *(_share(sum(one.quoted), len(one)) for one in (first, second)))
    figures["ends.first"] = float(first.stems[:1] == second.stems[:1])
    figures["ends.last"] = float(first.stems[-1:] == second.stems[-1:])
    figures["ends.first_content"] = sum(
        next((place for place in range(len(one)) if one.content[place]), -1) in paired
        for one, paired in ((first, pairing.paired), (second, pairing.back))
    )
    figures.both("commas", first.text.count(","), second.text.count(","))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _ngrams(items: Sequence[str], length: int) -> Counter[Hashable]:
    if isinstance(items, str):
        return Counter(items[at : at + length] for at in range(len(items) - length + 1))
    return Counter(zip(*(items[at:] for at in range(length)), strict=False))


def _skips(items: Sequence[str]) -> Counter[Hashable]:
    return Counter((one, other) for at, one in enumerate(items) for other in items[at + 1 : at + 1 + _SKIP])


def _content(statement: StatementWords) -> tuple[str, ...]:
    return tuple(stem for stem, content in zip(statement.stems, statement.content, strict=True) if content)


def _common_subsequence(first: Sequence[str], second: Sequence[str]) -> int:
    """Length of the longest common subsequence, by whole rows of bits (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for at, item in enumerate(first):
        places[item] = places.get(item, 0) | 1 << at
    everything = (1 << len(first)) - 1
    row = everything
    for item in second:
        hit = row & places.get(item, 0)
        row = ((row + hit) | (row - hit)) & everything
    return len(first) - row.bit_count()


def _crossings(order: Sequence[int]) -> int:
    """How many pairs of words stand the other way round."""
    seen: list[int] = []
    crossed = 0
    for place in order:
        crossed += len(seen) - bisect_left(seen, place)
        insort(seen, place)
    return crossed


def _weigh(statement: StatementWords, places: Iterable[int]) -> float:
    return sum(statement.weights[place] for place in sorted(places))


def _left(statement: StatementWords, paired: Collection[int]) -> list[int]:
    return [place for place in range(len(statement)) if place not in paired]


def _names_without(statement: StatementWords, others: Collection[str]) -> tuple[int, int]:
    """How many names the other sentence does not have, and how many there are."""
    names = [stem for stem, named in zip(statement.stems, statement.names, strict=True) if named]
    return sum(stem not in others for stem in names), len(names)


def _end_chunk(statement: StatementWords, chunks: Sequence[Chunk], end: int) -> Chunk:
    edge = 0 if end == 0 else len(statement) - 1
    return chunks[end] if chunks and chunks[end][end] == edge else ()

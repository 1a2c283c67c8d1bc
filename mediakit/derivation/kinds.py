"""How the wording of a linked sentence recurs, and what shape the rewriting has."""

from bisect import bisect_left
from collections.abc import Sequence

from mediakit.derivation.candidates import Candidate, Index
from mediakit.derivation.links import Kind, Shape
from mediakit.derivation.terms import Side, Statement

__all__ = ["kind_of", "shape_of"]

_LIGHT = 0.66  # share of the sentence's content words kept in the original's order
_PART = 0.5  # share of an original sentence's weight under which it is used in part
_SPLIT_OFF = 0.6  # share of the sentence's weight that the used part must account for


def kind_of(index: Index, statement: Statement, sources: Sequence[Candidate]) -> Kind:
    """Verbatim, light, paraphrase, or new when there is no source."""
    if not sources:
        return "new"
    pair = index.pair
    first = pair.original.statements[sources[0].index]
    if len(sources) == 1 and _spelled(pair.original, first) == _spelled(pair.derivative, statement):
        return "verbatim"
    return "light" if _kept_in_order(index, statement, sources) >= _LIGHT else "paraphrase"


def _spelled(side: Side, statement: Statement) -> list[str]:
    return [side.lexicon.spelled(key) for key in side.article.words.keys[statement.first : statement.stop]]


def _kept_in_order(index: Index, statement: Statement, sources: Sequence[Candidate]) -> float:
    """Share of the sentence's content words that its sources hold in the same form and order."""
    pair = index.pair
    originals = [pair.original.statements[source.index] for source in sorted(sources, key=lambda one: one.index)]
    places: dict[str, list[int]] = {}
    for original in originals:
        for item in original.items:
            places.setdefault(item.stem, []).append(item.word)
    # The longest increasing choice of places, by patience; each word's places from the last to the first.
    ends: list[int] = []
    for item in statement.items:
        for place in reversed(places.get(item.stem, ())):
            at = bisect_left(ends, place)
            ends[at : at + 1] = [place]
    return len(ends) / len(statement.items)


def shape_of(
    index: Index, statement: Statement, sources: Sequence[Candidate], all_sources: Sequence[Sequence[Candidate]]
) -> Shape:
    """One to one, fusion, split, or none when there is no source."""
    if not sources:
        return "none"
    if len(sources) > 1:
        return "fusion"
    return "split" if _is_part(index, statement, sources[0]) else "one_to_one"


def _is_part(index: Index, statement: Statement, source: Candidate) -> bool:
    """Whether the sentence is made of one part of its source, most of which went elsewhere or nowhere."""
    pair = index.pair
    used = {one.original for one in source.match.shared}
    items = pair.original.statements[source.index].items
    share = sum(pair.weight(item.root) for item in items if item.word in used) / max(index.mass(source.index), 1e-9)
    return share < _PART and source.match.total >= _SPLIT_OFF * pair.mass(statement.items)

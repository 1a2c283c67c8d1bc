"""How the wording of a linked sentence recurs, and what shape the rewriting has."""

from collections.abc import Mapping, Sequence

from mediakit.derivation.candidates import Candidate, Index
from mediakit.derivation.links import Kind, Shape
from mediakit.derivation.terms import Side, Statement
from mediakit.overlap.edits import Edit

__all__ = ["kept_runs", "kind_of", "shape_of"]

_RUN = 3  # words kept in a row that show a sentence's skeleton
_LIGHT_IN_RUNS = 0.4  # share of the sentence's words kept in such runs from which it counts as lightly edited
_LIGHT = 0.7  # the same for all words kept in order, however short the runs
_LIGHT_OF_ORIGINAL = 0.3  # if they are this much of the original sentence, too
_PART = 0.45  # share of an original sentence's weight under which it is used in part


def kind_of(index: Index, statement: Statement, sources: Sequence[Candidate], edits: Sequence[Edit]) -> Kind:
    """Verbatim, light, paraphrase, or new when there is no source.

    Light: at least 40% of the sentence's words are kept in order in runs of three or more, or at least 70%
    in any runs, and then also 30% of its sources' words.
    """
    if not sources:
        return "new"
    pair = index.pair
    first = pair.original.statements[sources[0].index]
    same_length = first.stop - first.first == statement.stop - statement.first
    if (
        len(sources) == 1
        and same_length
        and _spelled(pair.original, first) == _spelled(pair.derivative, statement)
    ):
        return "verbatim"
    return "light" if _is_light(edits) else "paraphrase"


def _spelled(side: Side, statement: Statement) -> list[str]:
    return [side.lexicon.spelled(key) for key in side.article.words.keys[statement.first : statement.stop]]


def _is_light(edits: Sequence[Edit]) -> bool:
    before = sum(edit.original_words[1] - edit.original_words[0] for edit in edits)
    after = sum(edit.derivative_words[1] - edit.derivative_words[0] for edit in edits)
    runs = kept_runs(edits)
    in_runs = sum(run for run in runs if run >= _RUN)
    return in_runs >= _LIGHT_IN_RUNS * after or (
        sum(runs) >= _LIGHT * after and sum(runs) >= _LIGHT_OF_ORIGINAL * before
    )


def kept_runs(edits: Sequence[Edit]) -> list[int]:
    """Lengths of the runs of kept words; a word merely printed in another way does not end a run."""
    runs: list[int] = []
    going_on = False
    for edit in edits:
        kept = edit.kind == "keep"
        if kept:
            length = edit.derivative_words[1] - edit.derivative_words[0]
            runs.append(runs.pop() + length if going_on else length)
        going_on = kept
    return runs


def shape_of(
    index: Index, statement: Statement, sources: Sequence[Candidate], uses: Mapping[int, int]
) -> Shape:
    """One to one, fusion, split, or none when there is no source.

    Split: the sentence takes one part of its source, and another sentence of the body rests on it too.

    Args:
        index: The original.
        statement: The derivative's sentence.
        sources: Its sources.
        uses: How many sentences of the derivative's body rest on each original statement.
    """
    if not sources:
        return "none"
    if len(sources) > 1:
        return "fusion"
    in_parts = (
        statement.sentence.role == "body" and uses[sources[0].index] > 1 and _used(index, sources[0]) < _PART
    )
    return "split" if in_parts else "one_to_one"


def _used(index: Index, source: Candidate) -> float:
    """Share of the source's weight that the sentence answers to."""
    used = {one.original for one in source.match.shared}
    other = index.pair.original.statements[source.index]
    words = zip(other.places, other.item_roots, strict=True)
    return sum(index.pair.weight(root) for place, root in words if place in used) / max(
        index.mass(source.index), 1e-9
    )

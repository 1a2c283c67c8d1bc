"""Which original sentences each derivative sentence comes from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from mediakit.derivation.candidates import Candidate, Index, find_candidates, with_neighbours
from mediakit.derivation.certainty import Chances, find_chances
from mediakit.derivation.explain import reasons_for
from mediakit.derivation.fusion import find_sources
from mediakit.derivation.kinds import kind_of, shape_of
from mediakit.derivation.links import Fate, Link
from mediakit.derivation.terms import Pair, Side, Statement
from mediakit.overlap.edits import Edit, word_edits
from mediakit.texts.article import Article
from mediakit.texts.words import Word

__all__ = ["LINKED", "fates", "find_links"]

LINKED = 0.5  # the least certainty of a link; below it the sentence counts as new


def find_links(original: Article, derivative: Article) -> tuple[Link, ...]:
    """Where each sentence of a derivative report comes from, and how it was reworded.

    A sentence is linked to the original sentences that account for its content words: each word counts the
    more the rarer it is in the two reports, also in another form (*scepticism* for *skeptical*) or by a word
    that news uses for it (*pressed* for *pushed*). As few original sentences as possible are taken, near
    those of the neighbouring sentences when that is open.

    Args:
        original: The report that was drawn on.
        derivative: The report that may have been made from it.

    Returns:
        One link per statement of the derivative (headline and body sentences), in order; empty for a text
        without any.

    Note:
        Cost: near linear in the number of words of both texts.

    Example:
        >>> before = Article("The council closed the pool. Rain had cracked its roof, an engineer said.")
        >>> after = Article("Rain cracked its roof, an engineer said. Children protested.")
        >>> [(link.kind, [before.text[span] for span in link.original]) for link in find_links(before, after)]
        [('light', ['Rain had cracked its roof, an engineer said.']), ('new', [])]
    """
    pair = Pair(Side.of(original, derivative), Side.of(derivative, original))
    index = Index(pair)
    statements = pair.derivative.statements
    candidates = with_neighbours(index, [find_candidates(index, statement) for statement in statements])
    chances = find_chances(index, statements, candidates)
    taken = {
        found[0].index for found, chance in zip(candidates, chances, strict=True) if chance.linked >= LINKED
    }
    chosen = [
        find_sources(index, statement, found, taken) if chance.linked >= LINKED else ()
        for statement, found, chance in zip(statements, candidates, chances, strict=True)
    ]
    # What a link is explained with; the other candidates are forgotten before the many spans are made.
    candidates = [sources or found[:1] for sources, found in zip(chosen, candidates, strict=True)]
    uses = Counter(
        source.index
        for statement, sources in zip(statements, chosen, strict=True)
        if statement.sentence.role == "body"
        for source in sources
    )
    return tuple(
        _link(index, statement, sources, found, chance, uses)
        for statement, sources, found, chance in zip(statements, chosen, candidates, chances, strict=True)
    )


def fates(original: Article, links: Sequence[Link]) -> tuple[Fate, ...]:
    """What became of each original sentence: which derivative sentences rest on it.

    Returns:
        One fate per statement of the original, in order; ``used_by`` is empty where no use was found.

    Example:
        >>> before, after = Article("The pool closed. Rain fell."), Article("Rain fell.")
        >>> [len(fate.used_by) for fate in fates(before, find_links(before, after))]
        [0, 1]
    """
    used: dict[tuple[int, int], list[Link]] = {}
    for link in links:
        for span in link.original:
            used.setdefault(span, []).append(link)
    return tuple(
        Fate(sentence.number, sentence.span, tuple(link.derivative for link in used.get(sentence.span, ())))
        for sentence in original.sentences
        if sentence.is_statement
    )


def _link(  # noqa: PLR0913, PLR0917 - a link is made of that much
    index: Index,
    statement: Statement,
    sources: Sequence[Candidate],
    candidates: Sequence[Candidate],
    chances: Chances,
    uses: Mapping[int, int],
) -> Link:
    pair = index.pair
    edits = _edits(pair, statement, sources)
    return Link(
        number=statement.sentence.number,
        role=statement.sentence.role,
        derivative=statement.sentence.span,
        original=tuple(pair.original.statements[source.index].sentence.span for source in sources),
        kind=kind_of(index, statement, sources, edits),
        shape=shape_of(index, statement, sources, uses),
        edits=edits,
        reasons=reasons_for(index, statement, sources or candidates[:1], linked=bool(sources)),
        certainty=chances.linked if sources else chances.new,
    )


def _edits(pair: Pair, statement: Statement, sources: Sequence[Candidate]) -> tuple[Edit, ...]:
    """From the words of all sources, in the original's order, to the sentence's."""
    if not sources:
        return ()
    originals = [pair.original.statements[place] for place in sorted(source.index for source in sources)]
    words: list[Word] = []
    breaks = []
    for before, one in pairwise([None, *originals]):
        if before is not None and one is not None and before.stop != one.first:
            breaks.append(len(words))
        assert one is not None
        words += _words(pair.original, one)
    texts = pair.original.plain, pair.derivative.plain
    return word_edits(words, _words(pair.derivative, statement), texts=texts, original_breaks=breaks)


def _words(side: Side, statement: Statement) -> list[Word]:
    words, part = side.article.words, slice(statement.first, statement.stop)
    return list(map(Word, words.keys[part], words.starts[part], words.ends[part]))

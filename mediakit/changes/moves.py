"""Which of the eight moves of rewriting a sentence shows."""

from collections.abc import Iterator, Mapping, Sequence

from mediakit.changes.model import MOVES, Change, ChangeKind, Move, MoveKind
from mediakit.derivation.links import Link
from mediakit.overlap.edits import Edit
from mediakit.texts.reasons import Reason

__all__ = ["moves_of"]

_RUN = 4  # words in a row that count as kept
_CUT = 3  # words in a row that count as cut, where no change tells of them
# Which move each kind of change shows; those that are no move of their own are left out.
_SHOWN: Mapping[ChangeKind, MoveKind] = {
    "quote_trimmed": "cut",
    "quote_ellipsis": "cut",
    "quote_joined": "merge_split_move",
    "quote_words_changed": "swap",
    "quote_to_reported_speech": "reshape",
    "quote_from_reported_speech": "reshape",
    "quote_not_in_original": "add",
    "less_told": "cut",
    "more_told": "add",
    "other_speaker": "repoint",
    "made_plural": "repoint",
    "merged": "repoint",
    "named_made_unnamed": "repoint",
    "unnamed_made_named": "repoint",
    "anonymity_reason_gone": "cut",
    "attribution_gone": "cut",
    "figure_rounded": "swap",
    "figure_changed": "swap",
    "figure_converted": "swap",
    "figure_limit_gone": "certainty",
    "figure_gone": "cut",
    "date_right": "swap",
    "date_wrong": "swap",
    "date_unknowable": "swap",
    "date_gone": "cut",
    "name_gone": "cut",
    "certainty_up": "certainty",
    "certainty_down": "certainty",
    "negation_changed": "certainty",
    "cause_added": "certainty",
    "added": "add",
    "re_pointed": "repoint",
    "part_gone": "cut",
}


def moves_of(link: Link, changes: Sequence[Change]) -> tuple[Move, ...]:
    """Which of the eight moves a derivative sentence shows, each with its words.

    Keep, swap words, reshape, and merge, split or move are read off the link; cut, add, turn the certainty
    and re-point off the changes.

    Args:
        link: A derivative sentence and where it comes from.
        changes: The changes of the pair; those of other sentences are passed over.

    Returns:
        The moves in the order of lesson 3, each at most once; empty for a sentence without a source and
        without changes.

    Example:
        >>> from mediakit.derivation.align import find_links
        >>> from mediakit.texts.article import Article
        >>> text = "The council closed the old pool in May."
        >>> [move.kind for move in moves_of(find_links(Article(text), Article(text))[0], ())]
        ['keep']
    """
    own = [change for change in changes if change.number == link.number]
    found = [*_of_link(link), *(move for change in own if (move := _of_change(change)))]
    return tuple(
        _together(kind, [move for move in found if move.kind == kind])
        for kind in MOVES
        if any(move.kind == kind for move in found)
    )


def _together(kind: MoveKind, moves: Sequence[Move]) -> Move:
    return Move(
        kind,
        tuple(dict.fromkeys(span for move in moves for span in move.original)),
        tuple(dict.fromkeys(span for move in moves for span in move.derivative)),
        tuple(reason for move in moves for reason in move.reasons),
    )


def _of_change(change: Change) -> Move | None:
    kind = _SHOWN.get(change.kind)
    return Move(kind, change.original, change.derivative, change.reasons) if kind else None


def _of_link(link: Link) -> Iterator[Move]:
    if not link.original:
        return
    for edit in link.edits:
        if edit.kind == "keep" and _length(edit) >= _RUN:
            yield _move("keep", edit)
        elif edit.kind == "delete" and _length(edit) >= _CUT and link.shape == "one_to_one":
            yield _move("cut", edit)
    for reason in link.reasons:
        if reason.code == "other_word":
            yield Move("swap", reason.original, reason.derivative, (reason,))
    yield from _reshaped(link)
    if link.shape in {"fusion", "split"}:
        told = Reason(
            f"move_{link.shape}", {"sources": len(link.original)}, link.original, (link.derivative,)
        )
        yield Move("merge_split_move", link.original, (link.derivative,), (told,))


def _reshaped(link: Link) -> Iterator[Move]:
    """Words in another order: a paraphrase whose words were put in and taken out."""
    put_in = [edit for edit in link.edits if edit.kind == "insert"]
    taken = [edit for edit in link.edits if edit.kind == "delete"]
    if link.kind == "paraphrase" and put_in and taken:
        spans = tuple(edit.original for edit in taken), tuple(edit.derivative for edit in put_in)
        yield Move("reshape", *spans, (Reason("move_reshape", {}, *spans),))


def _length(edit: Edit) -> int:
    first, stop = edit.original_words
    return stop - first


def _move(kind: MoveKind, edit: Edit) -> Move:
    spans = (edit.original,), (edit.derivative,) if kind == "keep" else ()
    return Move(kind, *spans, (Reason(f"move_{kind}", {}, *spans),))

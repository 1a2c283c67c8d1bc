from mediakit.changes.model import MOVES
from mediakit.changes.moves import moves_of
from tests.changes.reports import Compared


def moves(before, after, number=1):
    found = Compared(before, after)
    link = next(link for link in found.links if link.number == number)
    return {move.kind: move for move in moves_of(link, found.changes)}


def test_kept_words():
    text = "The council closed the old harbour pool."
    assert list(moves(text, text)) == ["keep"]


def test_merged_sentences():
    found = moves(
        "The council closed the harbour pool. Divers found forty broken tiles.",
        "The council closed the harbour pool after divers found forty broken tiles.",
    )
    assert len(found["merge_split_move"].original) == 2


def test_certainty_is_a_move_of_its_own():
    assert "certainty" in moves("The old dam may burst this winter.", "The old dam will burst this winter.")


def test_moves_come_in_the_order_of_the_lesson():
    found = list(
        moves(
            "The wardens need to repair the old dam before winter, according to two engineers who saw it.",
            "The wardens will repair the old dam before winter, a rash pledge from jealous tired cousins.",
        )
    )
    assert found == [kind for kind in MOVES if kind in found]
    assert "cut" in found


def test_changes_of_other_sentences_are_passed_over():
    found = moves(
        "Rain fell on the pool. The dam may burst.", "Rain fell on the pool. The dam will burst.", number=1
    )
    assert "certainty" not in found

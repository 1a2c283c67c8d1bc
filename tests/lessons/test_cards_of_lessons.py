"""What lessons 3 and 4 write out by hand stands in the cases, and agrees with their keys."""

import pytest

from mediakit.cases.case import open_case
from mediakit.exercises.from_case import SHIFTS
from mediakit.lessons.lesson import open_lesson

PAIRS = {
    "taps": ("reservoir-readings", 4),
    "could": ("reservoir-readings", 2),
    "claim": ("drum-goes-home", 14),
    "glasses": ("reservoir-readings", 7),
    "spring": ("reservoir-readings", 11),
    "fold": ("reservoir-readings", 9),
    "feet": ("reservoir-readings", 8),
    "letter": ("drum-goes-home", 7),
    "hoses": ("reservoir-readings", 14),
    "drum": ("drum-goes-home", 15),
    "april": ("reservoir-readings", 3),
    "anselm": ("reservoir-readings", 18),
}
QUOTATIONS = {
    "knee": ("keepers-knee", "AB", "Q1"),
    "tortoise": ("tortoise-that-voted", "BC", "Q1"),
    "gull": ("gull-quay", "AB", "Q1"),
}


def moves():
    return open_lesson("03-eight-moves").exercise("moves").cards  # type: ignore[attr-defined]


def test_every_card_is_looked_up():
    assert {card.id for card in moves()} == set(PAIRS)


@pytest.mark.parametrize("card", moves(), ids=lambda card: card.id)
def test_a_card_is_printed_in_its_pair_and_sorted_as_its_key_has_it(card):
    name, number = PAIRS[card.id]
    case = open_case(name)
    key = next(each for each in case.key[0].sentences if each.number == number)
    assert card.original in " ".join(case.original.text.split())  # of two paragraphs, at times
    start = case.derivative.text.find(card.derivative)
    assert key.span.start <= start < key.span.end
    assert set(card.right) <= set(key.moves)
    assert SHIFTS[card.step] == key.shift


@pytest.mark.parametrize("item", QUOTATIONS)
def test_a_quotation_written_out_is_as_its_key_has_it(item):
    name, letters, wanted = QUOTATIONS[item]
    card = next(
        each
        for each in open_lesson("04-inside-the-quotation-marks").exercise("elsewhere").quotations  # type: ignore[attr-defined]
        if each.id == item
    )
    pair = next(
        each for each in open_case(name).data["pairs"] if each["original"] + each["derivative"] == letters
    )
    key = next(each for each in pair["quotations"] if each["id"] == wanted)
    for field in ("original", "derivative"):
        assert getattr(card, field) == f"“{key[field]}”"
    for field in ("original_speaker", "derivative_speaker"):
        assert getattr(card, field).partition(" (")[0] == key[field]
    assert list(card.words) == [key["words"]]
    assert list(card.speaker) == key["speaker"]

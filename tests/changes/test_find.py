import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from mediakit.changes.model import ASPECTS, CHANGE_KINDS, SHIFTS
from tests.changes.reports import Compared

STORY = """Harbour pool to close

The council closed the harbour pool on Monday, according to two engineers who saw the report.
“The roof leaks,” Ann Oake said.

Swimmers may march to the town hall on Saturday. 41 of 60 beams were rotten.

Tom Birk, who runs the café, said he would stay."""


def test_text_against_itself_has_no_changes():
    assert Compared(STORY, STORY).changes == ()


def test_worst_changes_stand_first():
    found = Compared(
        STORY,
        "The council closed the harbour pool. Swimmers will march to the town hall on Saturday. "
        "Two-thirds of the beams were rotten.",
    )
    weights = [SHIFTS.index(change.shift or "none") for change in found.changes]
    assert len(weights) > 2
    assert weights == sorted(weights, reverse=True)


def test_source_that_is_told_no_more():
    found = Compared(STORY, "The council closed the harbour pool on Monday. “The roof leaks,” Ann Oake said.")
    assert found.words("attribution_gone")[0][0] == "according to two engineers who saw the report"


def test_statement_that_keeps_its_speaker_has_one():
    found = Compared(
        STORY, "Two engineers who saw the report said the council closed the harbour pool on Monday."
    )
    assert "attribution_gone" not in found.kinds


def test_several_sources_made_one_group():
    found = Compared(
        "Divers searched the harbour basin for the lost bell, according to a port clerk and "
        "another person familiar with the search.",
        "Divers looked in the harbour basin for the lost bell, according to port clerks familiar "
        "with the search.",
    )
    assert found.words("merged") == [
        ("a port clerk and another person familiar with the search", "port clerks familiar with the search")
    ]


def test_terms_of_anonymity_that_are_not_told():
    found = Compared(
        "“The bell was stolen,” said a port clerk, who asked not to be named because the search "
        "goes on. Divers searched the basin.",
        "“The bell was stolen,” said a port clerk. Divers searched the basin.",
    )
    assert "not to be named" in found.words("anonymity_reason_gone")[0][0]


def test_added_words():
    found = Compared(
        "Mayor Oake pushed for a longer pier. Divers searched the basin.",
        "Mayor Oake, who pushed for a longer pier, remains an unloved figurehead among jealous "
        "cousins. Divers searched the basin.",
    )
    assert "unloved figurehead among jealous cousins" in found.words("added")[0][1]


def test_same_word_about_something_else():
    found = Compared(
        "Neighbours in the valley were sceptical of Oake in May.",
        "Scepticism among neighbours in the valley about Lindersea’s promise grew in May.",
    )
    ((before, after),) = found.words("re_pointed")
    assert before == "sceptical of Oake"
    assert after.startswith("Scepticism among neighbours in the valley about Lindersea’s promise")


def test_name_that_is_nowhere_any_more():
    found = Compared(
        "The villages want to defend the valley against Lindersea with a new wall.",
        "The villages want to defend the valley with a new wall.",
    )
    assert [words for words, _ in found.words("name_gone")] == ["Lindersea"]


def test_long_part_that_is_gone():
    found = Compared(
        "The meeting, held in the town hall, underlined how tired the ferry crews were after "
        "eleven winters of night shifts.",
        "The meeting was held in the town hall.",
    )
    assert "ferry crews" in found.words("part_gone")[0][0]


def test_reports_that_share_little_are_not_said_to_lack_anything():
    meeting = (
        "The meeting, held in the town hall, underlined how tired the ferry crews were after eleven winters."
    )
    shared = "The meeting was held in the town hall."
    others = " Gulls circled over a brickworks. Tugs will pull a barge free. Bakers protest. Snow fell."
    gone = {"part_gone", "name_gone", "date_gone", "attribution_gone"}
    assert gone & set(Compared(meeting, shared).kinds)
    assert not gone & set(Compared(meeting, shared + others).kinds)


def test_credit_is_not_an_added_statement():
    found = Compared(
        "The council closed the harbour pool on Monday after the roof leaked.",
        "The council closed the harbour pool on Monday after the roof leaked, the Port Ellery "
        "Courier first reported.",
    )
    assert "added" not in found.kinds


def test_every_kind_has_an_aspect():
    assert set(CHANGE_KINDS) == set(ASPECTS)


@pytest.mark.parametrize(("language", "other"), [("xx", "xx"), ("en", "de")])
def test_without_a_common_known_language_only_quotations_and_figures_are_compared(language, other):
    found = Compared(STORY, "The council will close 12 pools. “The roof leaks,” she said.")
    found.original = type(found.original)(STORY, language=language)
    found.derivative = type(found.derivative)(str(found.derivative.text), language=other)
    found.links = ()
    assert {change.aspect for change in found.changes} <= {"quotation", "source", "figure"}


words = st.lists(
    st.sampled_from(
        [
            "the",
            "council",
            "may",
            "will",
            "not",
            "close",
            "12",
            "60",
            "%",
            "“",
            "”",
            ",",
            ".",
            "pool",
            "Monday",
            "Oake",
            "said",
            "who",
            "[",
            "]",
            "…",
            "\n\n",
            "[a]",
            "of",
            "1.2",
            "million",
            "July",
        ]
    ),
    max_size=25,
)


@settings(max_examples=60)
@given(before=words, after=words)
def test_any_text_can_be_compared(before, after):
    found = Compared(" ".join(before), " ".join(after), published="2026-05-06")
    for change in found.changes:
        assert 0 <= change.certainty <= 1
        assert change.reasons
        assert change.original or change.derivative
        for span, text in [(s, found.original.text) for s in change.original] + [
            (s, found.derivative.text) for s in change.derivative
        ]:
            assert 0 <= span.start < span.end <= len(text)
    assert found.changes == found.changes

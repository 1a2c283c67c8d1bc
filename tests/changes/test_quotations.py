import pytest

from tests.changes.reports import Compared


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        (
            "“We will keep the pool open all summer,” said Ann Oake.",
            "“We will keep the pool open all summer,” Ann Oake said.",
            "exact",
        ),
        (
            "“We will keep the pool open all summer,” said Ann Oake.",
            "The council “will keep the pool open,” Ann Oake said.",
            "trimmed",
        ),
        (
            "“We will keep the pool open, and the café too, all summer long,” said Ann Oake.",
            "“We will keep the pool open … all summer long,” Ann Oake said.",
            "ellipsis",
        ),
        (
            "“They will keep the pool open all summer,” said Ann Oake.",
            "“[The wardens] will keep the pool open all summer,” Ann Oake said.",
            "bracket",
        ),
        (
            "“We may have to close the pool this summer,” said Ann Oake.",
            "“We have to close the pool this summer,” Ann Oake said.",
            "words_changed",
        ),
        (
            "The pool stays open all summer long, Ann Oake said.",
            "“The pool stays open all summer long,” Ann Oake said.",
            "from_reported_speech",
        ),
        (
            "“The pool stays open all summer,” Ann Oake said.",
            "Ann Oake said. “Nobody asked me about the trams,” Ann Oake said.",
            "not_in_original",
        ),
    ],
)
def test_words_between_the_marks(before, after, state):
    assert [pair.words for pair in Compared(before, after).pairs][-1] == state


def test_two_quotations_in_one_pair_of_marks_are_joined():
    pair = Compared(
        "“The roof leaked for nine winters,” Ann Oake said. The pool was shut in May. “Nobody "
        "counted the buckets below it,” she said.",
        "“The roof leaked for nine winters, nobody counted the buckets below it,” Ann Oake said.",
    ).pairs[0]
    assert pair.words == "joined"
    assert len(pair.original) == 2


def test_quotation_told_without_marks_is_reported_speech():
    found = Compared(
        "Ann Oake runs the pool. “Our lifeguards counted forty broken tiles on Sunday morning,” "
        "Ann Oake said.",
        "Ann Oake runs the pool. Its lifeguards counted forty broken tiles on Sunday morning, Ann Oake said.",
    )
    (pair,) = found.pairs
    assert (pair.words, pair.number, pair.speaker) == ("to_reported_speech", 2, "same")
    assert "counted forty broken tiles" in found.derivative.text[pair.derivative[0]]


def test_bracket_alone_is_no_change_of_words():
    found = Compared(
        "“The vote [on the pool is] is late,” a clerk said.",
        "“The vote [on the pool] is late,” a clerk said.",
    )
    assert [pair.words for pair in found.pairs] == ["bracket"]
    assert "quote_words_changed" not in found.kinds


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        ("“It leaks,” said a clerk who was at the inspection.", "“It leaks,” said a clerk.", "less_told"),
        ("“It leaks,” Ann Oake said.", "“It leaks,” Ann Oake said.", "same"),
        ("“It leaks,” said a plumber.", "“It leaks,” plumbers said.", "made_plural"),
        ("“It leaks,” Ann Oake said.", "“It leaks,” Tom Birk said.", "other_speaker"),
    ],
)
def test_what_is_told_of_the_speaker(before, after, state):
    assert [pair.speaker for pair in Compared(before, after).pairs] == [state]


def test_pair_quotes_the_words_of_both_texts():
    found = Compared("“It leaks in the hall,” Ann Oake said.", "“It leaks,” Ann Oake said.")
    (pair,) = found.pairs
    assert [found.original.text[span] for span in pair.original] == ["It leaks in the hall,"]
    assert [found.derivative.text[span] for span in pair.derivative] == ["It leaks,"]
    assert pair.reasons[0].parameters["derivative"] == "It leaks,"


def test_reports_without_quotations_have_no_pairs():
    assert Compared("Rain fell on the pool.", "Rain fell.").pairs == ()


def test_bracket_that_is_left_out_is_no_cut_of_the_words():
    before = "“The vote [on the pool] is late,” a clerk said."
    (pair,) = Compared(before, "“The vote is late,” a clerk said.").pairs
    assert pair.words == "bracket"


def test_running_text_of_the_report_quoted_as_it_stands_is_exact():
    before = "Anyone could read the notes of forty schools. Gulls circled over the brickworks."
    after = "“Anyone could read the notes of forty schools,” the Port Ellery Courier wrote."
    (pair,) = Compared(before, after).pairs
    assert pair.words == "exact"

"""A learner's own texts: what is seen of them, what is said to texts of which nothing can be seen."""

import pytest

from mediakit.exercises.build import exercise
from mediakit.exercises.exercise import MAX_TEXT, ExerciseError
from mediakit.exercises.receipts import receipt_html
from mediakit.exercises.showing import SHOWS
from mediakit.wording import languages
from tests.exercises.samples import DERIVATIVE, ORIGINAL
from tests.exercises.test_session import session


def own(**data):
    return exercise("own_texts", id="own", prompt="?", **data)


def seen(shows, *texts, **data):
    asked = own(texts=len(texts), shows=shows, **data)
    return asked.live({"texts": list(texts), "shown": True})


def test_nothing_is_seen_before_it_is_asked_for():
    assert own().live({"texts": [ORIGINAL]}) == {}


def test_sentences_are_numbered():
    (text,) = seen("sentences", ORIGINAL)["texts"]
    assert [(unit["name"], unit["role"]) for unit in text["sentences"][:3]] == [
        ("1", "headline"),
        ("2", "byline"),
        ("3", "body"),
    ]
    assert text["sentences"][5]["text"] == "About 41 of 60 crossings were full in March."


def test_links_quote_the_sentences_they_rest_on():
    found = seen("links", ORIGINAL, f"{DERIVATIVE} Purple whales sang loudly of melons.")
    sentence = found["texts"][1]["sentences"][1]
    assert [quote["name"] for quote in sentence["quotes"]] == ["A3"]
    assert sentence["said"] == "Lightly edited · sure"
    whales = found["texts"][1]["sentences"][-1]
    assert (whales["said"].startswith("no source found"), whales["quotes"]) == (True, [])


def test_sources_come_with_their_cue():
    found = seen("sources", ORIGINAL)["findings"]
    pilot = next(each for each in found if each["text"].startswith("Bo Lunt"))
    assert (pilot["name"], pilot["said"]) == ("5", "named person · cue: “said”")


def test_quotations_stand_beside_their_counterpart():
    (found,) = seen("quotations", ORIGINAL, DERIVATIVE)["findings"]
    assert (found["name"], found["text"]) == ("B4", "We are tired,")
    assert found["said"].startswith("words: shortened")
    assert [quote["name"] for quote in found["quotes"]] == ["A5"]


def test_quotations_of_one_text_name_who_speaks():
    (found,) = seen("quotations", ORIGINAL)["findings"]
    assert (found["name"], found["said"]) == ("5", "Bo Lunt, the pilot · in quotation marks")


def test_measures_say_what_they_cannot_see():
    found = seen("measures", ORIGINAL, DERIVATIVE)
    rows = found["table"]["rows"]
    assert [row[0] for row in rows] == ["single words", *(f"runs of {n} words" for n in (2, 3, 5))]
    assert all(0 <= float(cell) <= 1 for row in rows for cell in row[1:])
    assert found["line"].startswith("This compares words.")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("shows", SHOWS)
def test_every_language_has_its_sentences(shows, language):
    found = seen(shows, ORIGINAL, DERIVATIVE, language=language)
    assert found["line"]
    assert found["problem"] == ""


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["", ORIGINAL], "Text A is empty."),
        ([ORIGINAL, " \n"], "Text B is empty."),
        ([ORIGINAL, "Ferry"], "Text B has only 1 word."),
        (["— … !", ORIGINAL], "Text A is empty."),
    ],
)
def test_texts_of_which_nothing_can_be_seen_are_told(texts, said):
    asked = own(texts=2, shows="links")
    assert asked.live({"texts": texts, "shown": True})["problem"].startswith(said)
    found = asked.check({"texts": texts})
    assert (found.outcome, found.chosen) == ("not_yet", "")
    assert found.message.startswith(said)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ([ORIGINAL, ORIGINAL.upper()], "Both texts have the same words"),
        ([ORIGINAL, "a ferry to the island and no end in sight"], "No mark that ends a sentence"),
        ([ORIGINAL, "Qwx zvb krt plm nbv. Xzq wrt."], "The language of text B could not be told"),
    ],
)
def test_what_to_bear_in_mind_is_told(texts, said):
    assert [notice[: len(said)] for notice in seen("links", *texts)["notices"]].count(said) == 1


def test_a_text_that_is_too_long_is_neither_cut_nor_called_saved(tmp_path):
    work = session(tmp_path, own())
    work.draft({"answer": {"texts": ["x" * MAX_TEXT]}})
    work.draft({"answer": {"texts": ["x" * (MAX_TEXT + 1)]}})
    assert work.state.answer.value["texts"] == ["x" * MAX_TEXT]
    assert work.check({"answer": {"texts": ["x" * (MAX_TEXT + 1)]}}).error == "too_long"


def test_a_new_session_stands_where_the_last_was_left(tmp_path):
    asked = own(marks={"new": "new here"}, questions=["Why?"])
    answer = {"texts": [ORIGINAL], "shown": True, "marks": [[3, "new"]], "notes": ["So."]}
    session(tmp_path, asked).draft({"answer": answer})
    shown = session(tmp_path, asked).view()
    assert shown["state"]["answer"] == answer
    assert shown["live"]["texts"]


def test_the_receipt_holds_notes_marks_and_texts(tmp_path):
    asked = own(marks={"new": "new here"}, questions=["Why?"])
    work = session(tmp_path, asked)
    work.check(
        {"answer": {"texts": ["A <b>ferry</b> is here today."], "marks": [[1, "new"]], "notes": ["So."]}}
    )
    receipt = receipt_html(asked, work.state)
    for words in ("Why? So.", "1: new here", "A &lt;b&gt;ferry&lt;/b&gt; is here today."):
        assert words in receipt


@pytest.mark.parametrize(
    "answer",
    [
        {"texts": ["a", "b"]},
        {"texts": "a"},
        {"texts": [1]},
        {"texts": ["a"], "marks": [[1, "old"]]},
        {"texts": ["a"], "marks": [[0, "new"]]},
        {"texts": ["a"], "marks": [[1]]},
        {"texts": ["a"], "notes": ["one too many"]},
        {"texts": ["a"], "more": 1},
    ],
)
def test_what_no_learner_could_send_is_not_taken(answer):
    assert own(marks={"new": "new here"}).parse(answer).problem == "unreadable"


@pytest.mark.parametrize(
    "data",
    [
        {"texts": 3},
        {"texts": 1, "shows": "links"},
        {"shows": "everything"},
        {"marks": {"New!": "new"}},
        {"questions": [""]},
    ],
)
def test_an_exercise_that_cannot_be_made_is_told(data):
    with pytest.raises(ExerciseError, match="own"):
        own(**data)

"""Exercises from data and from cases; the schemas say what the classes take."""

import json
import subprocess
import sys
import tomllib
from dataclasses import fields
from importlib.resources import files
from typing import Any

import pytest

from mediakit.cases.case import open_case
from mediakit.exercises.answers import AnswersFile
from mediakit.exercises.build import KINDS, exercise, exercise_schema, read_exercises
from mediakit.exercises.exercise import ExerciseError
from mediakit.exercises.session import Session
from tests.exercises.samples import SAMPLES

jsonschema = pytest.importorskip("jsonschema", reason="the extra dev has the validator")

TOML = """
[[exercise]]
kind = "choose"
id = "exit"
prompt = "“X told Y News.” Who heard X?"
options = ["the writer", "Y News"]
right = [1]
hints = ["Read the verb."]
[exercise.feedback.0]
says = "The byline says who wrote it."
original = "X told Y News"
look = "Find an outlet."

[[exercise]]
kind = "match"
id = "match"
prompt = "From where?"
case = "drum-goes-home"
sentences = [3, 9]
feedback.missed = "One more."
"""


def test_a_file_of_exercises_is_read(tmp_path):
    path = tmp_path / "exercises.toml"
    path.write_text(TOML, encoding="utf-8")
    choose, match = read_exercises(path)
    assert choose.check(0).message == "The byline says who wrote it."
    assert match.check({"3": [7]}).message == "One more."
    assert match.check({"3": [7, 8, 4], "9": [14]}).outcome == "right"


def test_what_a_file_has_fits_the_schema():
    for table in tomllib.loads(TOML)["exercise"]:
        jsonschema.validate(table, exercise_schema())


def test_the_schema_names_the_fields_of_each_class():
    schema = exercise_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]["kind"]["enum"]) == set(KINDS)
    for name, kind in KINDS.items():
        known = set(schema["$defs"][f"kind_{name}"]["properties"]) - {
            "kind",
            "case",
            "cases",
            "texts",
            "only",
        }
        assert known == {each.name for each in fields(kind)} - {"pair", "texts"}, name


@pytest.mark.parametrize(
    "table",
    [{"kind": "choose", "id": "a", "prompt": "?", "options": ["a", "b"], "colour": 1}, {"kind": "quiz"}, {}],
)
def test_what_does_not_fit_is_refused_by_both(table):
    assert list(jsonschema.Draft202012Validator(exercise_schema()).iter_errors(table))
    with pytest.raises(
        ExerciseError,
        match=r"has no colour; it has: |there is no kind 'quiz'; there are: |is a table with a kind",
    ):
        read_exercises([table])


def test_two_exercises_with_one_id_are_refused():
    table = {"kind": "estimate", "id": "a", "prompt": "?"}
    with pytest.raises(ExerciseError, match="more than one exercise has the id a"):
        read_exercises([table, table])


@pytest.mark.parametrize(
    ("name", "content"), [("a.json", "{"), ("a.toml", "x = "), ("a.json", "[1]"), ("none.toml", None)]
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, name, content):
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(ExerciseError, match=rf"{name}: (cannot be read as|has no list of exercises)"):
        read_exercises(tmp_path / name)


def test_a_missing_field_is_named():
    with pytest.raises(ExerciseError, match=r"exercise 'a' \(choose\): .*options"):
        exercise("choose", id="a", prompt="?")


@pytest.fixture(scope="module")
def drum():
    return open_case("drum-goes-home")


@pytest.mark.parametrize("kind", ["match", "sort", "inspect", "ladder", "origin_graph", "report_review"])
def test_the_key_of_a_case_is_its_own_right_answer(drum, kind):
    drawn: Any = exercise(kind, case=drum, id="x", prompt="?")
    assert drawn.check(drawn.model).outcome in {"right", "defensible"}
    assert drawn.language == "en"


def test_what_the_author_gives_is_not_drawn(drum):
    drawn: Any = exercise(
        "sort",
        case=drum,
        id="x",
        prompt="?",
        boxes={"keep": "As it was", "cut": "Cut"},
        cards=[{"id": "a", "right": ["cut"]}],
    )
    assert [card.id for card in drawn.cards] == ["a"]


def test_a_quotation_told_without_marks_is_shown_in_the_sentence_that_tells_it(drum):
    drawn: Any = exercise("inspect", case=drum, id="x", prompt="?", only=["q10", "q6", "q9"])
    assert [card.derivative for card in drawn.quotations] == [
        "A thing may well be kept by people who love it, he added, but love does not keep the damp out.",
        "",
        "“Nobody stole it, nobody was cheated, and it has lasted because this building is dry,”",
    ]


def test_items_are_drawn_by_name_and_in_the_author_s_order(drum):
    drawn: Any = exercise("sort", case=drum, id="x", prompt="?", only=["b9", "b5"])
    assert [card.id for card in drawn.cards] == ["b9", "b5"]


def test_the_reader_s_questions_of_a_case(drum):
    drawn: Any = exercise("cut_budget", case=drum, id="x", prompt="?", keep=12)
    assert "q5" in drawn.live([3, 4])["dark"]
    assert "q5" not in drawn.live([23])["dark"]


def test_directions_are_given_for_claims_of_a_case():
    case = open_case("reservoir-readings")
    drawn: Any = exercise("dial", case=case, id="x", prompt="?")
    assert drawn.model is None
    first = drawn.claims[0].id
    judged: Any = exercise("dial", case=case, id="x", prompt="?", only=[first], directions={first: ["up"]})
    assert judged.check(judged.model).outcome == "right"


def test_computed_panels_are_judged_by_the_key(drum):
    drawn: Any = exercise("report_review", case=drum, id="x", prompt="?")
    panels = {panel.id: panel for panel in drawn.panels}
    assert panels["b18"].right == "confirm"  # word for word, and the key says so
    assert "hit" in panels["b18"].original


def test_a_credit_is_judged_by_the_case_s_outlet(drum):
    drawn: Any = exercise("credit_line", case=drum, id="x", prompt="?")
    assert drawn.lamps("Una Pellant of the Sandholm Review reported this.")["outlet"]
    assert drawn.lamps("Una Pellant of the Sandholm Review reported this.")["reporter"]
    late = drawn.check({"text": "This report is based on what the Sandholm Review reported.", "paragraph": 7})
    assert late.error == "late"


def test_the_studio_follows_the_typing(drum):
    drawn: Any = exercise(
        "rewrite_studio", case=drum, id="x", prompt="?", allowed=["nine crowns and a coil of rope"]
    )
    strips = drawn.live("The engineer paid nine crowns and a coil of rope, the Sandholm Review reported.")[
        "strips"
    ]
    assert strips["runs"]["count"] == 0
    assert strips["credit"]["kept"] == 1


def test_an_answers_file_fits_its_schema(tmp_path):
    schema = json.loads((files("mediakit.exercises") / "answers.schema.json").read_text(encoding="utf-8"))
    answers = AnswersFile.open("lesson", tmp_path)
    for sample in SAMPLES.values():
        at_work = Session(sample.exercise, answers)
        answer = next(answer for given_ in sample.outcomes.values() for answer in given_)
        at_work.draft(answer)
        at_work.check(answer)
        for action in ("hint", "worked", "undo", "start_over"):
            at_work.handle({"do": action})
    answers.name("Ann")
    jsonschema.validate(json.loads(answers.path.read_text(encoding="utf-8")), schema)


def test_exercises_need_nothing_that_a_browser_lacks():
    """A question is answered where nothing compiled, and no widget, can be imported."""
    code = """
import importlib, pkgutil, sys
LACKING = ["pandas", "numpy", "ipywidgets", "anywidget", "IPython", "fcntl", "msvcrt"]
sys.modules.update(dict.fromkeys(LACKING))
import mediakit.exercises as package
for each in pkgutil.iter_modules(package.__path__):
    importlib.import_module(f"mediakit.exercises.{each.name}")
from mediakit.exercises.build import exercise
drawn = exercise("match", case="night-bus", id="a", prompt="?")
print(drawn.parse(drawn.model).value == drawn.model)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_a_history_starts_from_what_is_no_document():
    drawn: Any = exercise("origin_graph", case="five-reports", id="x", prompt="?")
    node = {each.id: each for each in drawn.nodes}["radio-interview-of-9-june"]
    assert (node.text, node.what) == ("radio interview of 9 June", "event")
    assert ("radio-interview-of-9-june", "note-of-the-committee-s-secretary") in drawn.arrows
    assert drawn.check(drawn.model).outcome == "right"


def test_an_arrow_that_nothing_favours_is_defensible_and_not_asked_for():
    drawn: Any = exercise("origin_graph", case="five-reports", id="x", prompt="?")
    assert (drawn.also, ("A", "B") in drawn.arrows) == ((("A", "B"),), False)
    phrase = next(card.id for card in drawn.cards if card.words == "no thicker than a biscuit tin")
    answer = {**drawn.model, "arrows": [*drawn.model["arrows"], {"from": "A", "to": "B", "cards": [phrase]}]}
    assert drawn.check(answer).outcome == "defensible"


def test_where_the_texts_fit_two_ways_either_arrow_will_do():
    drawn: Any = exercise("origin_graph", case="five-reports", id="x", prompt="?", either=[["A", "B"]])
    phrase = next(card.id for card in drawn.cards if card.words == "no thicker than a biscuit tin")
    others = [each for each in drawn.model["arrows"] if each["to"] != "B"]
    arrows = [*others, {"from": "A", "to": "B", "cards": [phrase]}]
    assert drawn.check({**drawn.model, "arrows": arrows}).outcome == "defensible"
    missing = "radio-interview-of-9-june-B.missed"
    assert drawn.check({**drawn.model, "arrows": others}).error == missing
    strict: Any = exercise("origin_graph", case="five-reports", id="x", prompt="?")
    assert strict.check({**drawn.model, "arrows": arrows}).error == missing


def test_with_a_document_left_out_what_rests_on_it_cannot_be_drawn():
    drawn: Any = exercise(
        "origin_graph", case="teen-sleep", texts="AB", id="x", prompt="?", cant_tell="right"
    )
    assert [node.id for node in drawn.nodes] == ["A", "B"]
    assert (drawn.arrows, drawn.also, {card.document for card in drawn.cards}) == ((), (), {"A", "B"})
    assert drawn.check({"answer": None, "cant_tell": True}).outcome == "right"
    released: Any = exercise("origin_graph", case="teen-sleep", id="x", prompt="?")
    assert released.arrows == (("C", "A"), ("C", "B"))
    assert "2026-04-14 09:00" in {card.words for card in released.cards}


def test_cards_of_a_history_are_drawn_by_name():
    drawn: Any = exercise("origin_graph", case="teen-sleep", id="x", prompt="?", only=["c1", "c6"])
    assert [card.id for card in drawn.cards] == ["c1", "c6"]
    assert drawn.check(drawn.model).outcome == "right"

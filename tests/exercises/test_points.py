"""Points of a threshold that are measured, from cases."""

import pytest

from mediakit.cases.case import case_names, open_case
from mediakit.exercises.build import exercise, exercise_schema
from mediakit.exercises.exercise import ExerciseError
from mediakit.exercises.points import MEASURES, point_of
from mediakit.exercises.threshold import Threshold

VARIANTS = [name for name in case_names() if name.startswith("short-variants/")]
NAMES = {name: name.replace("-", " ") for name in MEASURES}


def drawn(*names: str) -> Threshold:
    found = exercise("threshold", id="line", prompt="?", cases=names, measures=NAMES)
    assert isinstance(found, Threshold)
    return found


def test_a_group_stands_for_its_cases_and_keeps_the_order_given():
    points = drawn("night-bus", "short-variants", "gull-quay").points
    assert [point.id for point in points] == [
        "night-bus",
        *(name.rpartition("/")[2] for name in VARIANTS),
        "gull-quay",
    ]


def test_each_value_is_what_the_library_finds_in_the_pair():
    pair = open_case("night-bus").compare()
    values = point_of("night-bus").values
    for n in (1, 3, 5):
        assert values[f"words-{n}"] == pair.containment(n)
    assert values["words-3-unquoted"] == pair.containment(3, quotations=False)
    assert 0 < values["characters-15"] < 1
    assert len(set(values.values())) == len(MEASURES)


@pytest.mark.parametrize("name", VARIANTS)
def test_the_short_cases_say_themselves_what_is_sought(name):
    assert point_of(name).sought is open_case(name).data["uncredited"]


@pytest.mark.parametrize(
    ("name", "sought"),
    [("council-memo", True), ("gull-quay", False), ("night-bus", False), ("tortoise-that-voted", False)],
)
def test_sought_is_what_rests_on_another_report_and_names_no_source(name, sought):
    assert point_of(name).sought is sought


def test_a_note_tells_what_the_case_teaches():
    assert point_of("bank-holds").note == open_case("bank-holds").data["teaches"]


def test_no_colour_and_no_note_is_seen_before_a_line_is_set():
    shown = drawn("night-bus", "council-memo").view()["points"]
    assert all(set(point) == {"id", "text", "values"} for point in shown)


@pytest.mark.parametrize("given", [{"cases": ["night-buss"]}, {"measures": {"words-2": "two words"}}])
def test_what_there_is_not_is_named(given):
    fields = {"cases": ["night-bus"], "measures": NAMES, **given}
    with pytest.raises(ExerciseError, match=r"night-buss|words-2.*words-3"):
        exercise("threshold", id="line", prompt="?", **fields)


def test_only_a_threshold_names_cases():
    with pytest.raises(ExerciseError, match="has no cases"):
        exercise("choose", id="a", prompt="?", options=["a", "b"], cases=["night-bus"])


def test_the_schema_takes_cases_in_place_of_points():
    jsonschema = pytest.importorskip("jsonschema", reason="the extra dev has the validator")
    validator = jsonschema.Draft202012Validator(exercise_schema())
    data = {"kind": "threshold", "id": "line", "prompt": "?", "measures": NAMES}
    assert validator.is_valid({**data, "cases": ["night-bus"]})
    assert not validator.is_valid(data)

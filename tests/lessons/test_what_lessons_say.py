"""What lessons 8 and 9 say of their cases, held against the cases."""

import re
from functools import cache

import pytest

from mediakit._places import data_folder
from mediakit.cases.case import open_case
from mediakit.exercises.cards import Sort
from mediakit.exercises.points import MEASURES, point_of
from mediakit.exercises.threshold import Threshold
from mediakit.labextension.build import read_notebook, source_of
from mediakit.lessons.lesson import open_lesson

NUMBERS, ORIGINS = "08-a-number-is-not-a-verdict", "09-where-did-it-start"
STORIES = {  # the case of each card of the evidence sorted in lesson 9
    "day-before": "council-memo",
    "gazette": "reservoir-readings",
    "slip": "tortoise-that-voted",
    "corrected": "homework-app",
    "mark": "bank-holds",
    "public": "gull-quay",
    "asked": "gull-quay",
    "odd-phrase": "five-reports",
}
TURNED = {"gazette"}  # the card calls the case's second report A


@cache
def line() -> Threshold:
    made = open_lesson(NUMBERS).exercise("line")
    assert isinstance(made, Threshold)
    return made


def sort(lesson: str, name: str) -> Sort:
    made = open_lesson(lesson).exercise(name)
    assert isinstance(made, Sort)
    return made


def value(variant: str, measure: str) -> float:
    return point_of(f"short-variants/{variant}").values[measure]


def test_the_line_lies_over_thirty_six_pairs():
    assert (len(line().points), set(line().measures)) == (36, set(MEASURES))
    assert 0 < sum(point.sought for point in line().points) < 18


@pytest.mark.parametrize("measure", MEASURES)
def test_no_line_makes_fewer_errors_than_flagging_nothing(measure: str):
    values = {point.values[measure] for point in line().points}
    errors = [line().counts(measure, each) for each in (*values, 1.01)]
    sought = sum(point.sought for point in line().points)
    assert min(len(each.misses) + len(each.false_alarms) for each in errors) == sought


def test_without_quotations_the_public_words_sink_and_so_do_the_atlases():
    assert all(
        value(each, "words-3-unquoted") < 0.1 < value(each, "words-3") for each in ("v05", "v07", "v17")
    )
    assert value("v07", "words-3-unquoted") == 0


def test_two_rewrites_share_no_run_of_five_words():
    assert value("v10", "words-5") == value("v22", "words-5") == 0


def test_the_four_of_the_guess_lie_as_the_lesson_says():
    order = [point_of(each).values["words-3"] for each in ("night-bus", "teen-sleep", "gull-quay")]
    assert order == sorted(order, reverse=True)
    assert order[-1] > point_of("council-memo").values["words-3"]


def test_the_credits_to_sort_are_the_printed_ones():
    for card in sort(NUMBERS, "credit").cards:
        words = re.findall("“(.+?)”", card.derivative)
        assert words
        assert all(each in open_case(card.id).derivative.text for each in words), card.id


def test_the_evidence_to_sort_stands_in_the_reports():
    cards = {card.id: card for card in sort(ORIGINS, "cards").cards}
    for name, story in STORIES.items():
        case = open_case(story)
        articles = (case.original, case.derivative)[:: -1 if name in TURNED else 1]
        for shown, article in zip((cards[name].original, cards[name].derivative), articles, strict=True):
            for words in _printed(shown):
                assert words in article.text, (name, words)


def test_what_is_quoted_of_the_tortoise_stands_in_the_reports():
    notebook = read_notebook(data_folder("lessons") / f"{ORIGINS}.ipynb")
    cells = {cell["id"]: source_of(cell) for cell in notebook["cells"]}
    articles = open_case("tortoise-that-voted").documents
    quoted = re.findall("^> (.+)$", cells["s9-mind-head"], re.MULTILINE)
    assert len(quoted) == 3
    for letter, words in zip("ABC", quoted, strict=True):
        assert all(each.strip() in articles[letter].text for each in words.split("[…]")), letter
    in_d, in_b = re.findall('"> (.+?)",\n', re.sub('"\n +"', "", cells["s9-s12-d"]))
    assert in_d in articles["D"].text.replace("\n", " ")
    assert in_b in articles["B"].text


def _printed(shown: str) -> list[str]:
    """The words of a card that are the report's own: between its marks if it has them, without remarks."""
    plain = re.sub(r"\s*\([^)]*\)", "", shown)
    marked = re.findall(r"[“\"](.+?)[,”\"…]", plain)
    return [each.strip().rstrip(".") for each in marked or [plain] if each.strip()]

"""The chart of words changed and meaning moved: what it shows, and when."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import mediakit
from mediakit.exercises.build import exercise
from mediakit.exercises.session import Session
from mediakit.lessons.charts import MeaningChart, words_changed
from mediakit.lessons.lesson import Lesson, LessonError, open_lesson
from mediakit.widgets.show import answers_file

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


@pytest.fixture
def chart(tmp_path: Path) -> MeaningChart:
    made = exercise(
        "sort",
        id="moves",
        prompt="?",
        boxes={"keep": "Keep", "swap": "Swap"},
        scale=["none", "minor", "moderate", "major"],
        cards=[
            {
                "id": "a",
                "original": "It could fall.",
                "derivative": "It will fall.",
                "right": ["swap"],
                "step": 3,
            },
            {
                "id": "b",
                "original": "Rain <b> fell.",
                "derivative": "Rain <b> fell.",
                "right": ["keep"],
                "step": 0,
            },
            {"id": "c", "original": "She ran.", "derivative": "The girl fled.", "right": ["swap"], "step": 0},
        ],
    )
    return MeaningChart(Lesson("03-test", tmp_path / "03-test.toml", {}), made, tmp_path)  # type: ignore[arg-type]


def work(chart: MeaningChart, do: str, answer: object) -> None:
    Session(chart.exercise, answers_file(chart.lesson.name, chart._folder)).handle(
        {"do": do, "answer": answer}
    )


def rated(**steps: int) -> dict[str, object]:
    return {card: {"boxes": ["swap"], "step": step} for card, step in steps.items()}


def shown(chart: MeaningChart) -> list[tuple[int | None, int | None]]:
    return [(card.yours, card.careful) for card in chart.cards]


def picture(chart: MeaningChart) -> ET.Element:
    found = SVG.search(chart.to_html())
    assert found
    return ET.fromstring(found[0])


def marks(chart: MeaningChart) -> dict[str, list[tuple[int, int]]]:
    """Where each card's signs stand: discs are the learner's, squares the key's."""
    drawn = picture(chart)
    return {
        "discs": [(int(each.attrib["cx"]), int(each.attrib["cy"])) for each in drawn.iter("circle")],
        "squares": [(int(each.attrib["x"]) + 12, int(each.attrib["y"]) + 12) for each in drawn.iter("rect")],
    }


@pytest.mark.parametrize(
    ("original", "derivative", "share"),
    [("It could fall.", "It will fall.", 0.3333), ("Same.", "“Same”", 0), ("a b", "c d", 1), ("", "", 0)],
)
def test_the_words_without_a_partner_on_the_other_side_are_counted(original, derivative, share):
    assert words_changed(original, derivative) == share


def test_before_any_rating_it_says_so_and_draws_nothing(chart):
    assert "You have not rated a card yet" in chart.to_html()
    assert not SVG.search(chart.to_html())


def test_a_box_without_a_rating_is_no_rating(chart):
    work(chart, "check", {"a": {"boxes": ["swap"], "step": None}, "b": "cant_tell"})
    assert "You have not rated a card yet" in chart.to_html()


def test_a_rating_that_is_not_handed_in_stands_alone(chart):
    work(chart, "draft", rated(a=2))
    assert shown(chart) == [(2, None), (None, None), (None, None)]
    assert marks(chart)["squares"] == []
    assert "handed in above" in chart.to_html()


def test_the_key_is_shown_for_rated_cards_once_they_were_handed_in(chart):
    work(chart, "check", rated(a=2))
    work(chart, "draft", rated(a=1, b=0))
    assert shown(chart) == [(1, 3), (0, None), (None, None)]


def test_the_key_is_covered_again_when_the_learner_starts_over(chart):
    work(chart, "check", rated(a=2))
    work(chart, "start_over", None)
    work(chart, "draft", rated(a=2))
    assert shown(chart)[0] == (2, None)


def test_answers_to_another_version_of_the_question_uncover_nothing(chart):
    answers = answers_file(chart.lesson.name, chart._folder)
    answers.record("attempt", "moves", version=2, answer=rated(a=2))
    work(chart, "check", rated(b=0))
    work(chart, "draft", rated(a=2, b=0))
    assert shown(chart)[:2] == [(2, None), (0, 0)]


def test_more_words_lie_further_right_and_more_meaning_higher(chart):
    work(chart, "draft", rated(a=3, b=0, c=1))
    (a, c, b) = sorted(marks(chart)["discs"], key=lambda place: place[1])  # the highest first
    assert b[0] < a[0] < c[0]


def test_an_agreeing_rating_is_one_mark_and_another_is_joined_to_the_key_s(chart):
    work(chart, "check", rated(a=3, c=2))
    found = marks(chart)
    assert len(found["discs"]) == 2
    assert len(found["squares"]) == 2
    assert len(set(found["discs"]) & set(found["squares"])) == 1
    assert sum("stroke-dasharray" in each.attrib for each in picture(chart).iter("line")) == 1


def test_marks_at_one_place_do_not_cover_each_other(tmp_path):
    cards = [
        {
            "id": name,
            "original": "It could fall.",
            "derivative": "It will fall.",
            "right": ["swap"],
            "step": 3,
        }
        for name in ("a", "b", "c")
    ]
    made = exercise(
        "sort",
        id="x",
        prompt="?",
        boxes={"swap": "Swap", "cut": "Cut"},
        scale=["none", "all", "x", "y"],
        cards=cards,
    )
    chart = MeaningChart(Lesson("03-test", tmp_path / "x", {}), made, tmp_path)  # type: ignore[arg-type]
    work(chart, "draft", rated(a=1, b=1, c=1))
    discs = marks(chart)["discs"]
    assert len({down for _, down in discs}) == 3


def test_what_is_drawn_is_told_in_words_too(chart):
    work(chart, "check", rated(a=3, c=0))
    drawn = picture(chart)
    assert drawn.attrib["role"] == "img"
    assert "2 rated cards" in drawn.attrib["aria-label"]
    html = chart.to_html()
    assert "1. It could fall. → It will fall." in html
    assert re.search(r"<td[^>]*>33%</td><td[^>]*>major</td><td[^>]*>major</td>", html)
    assert "stays, or nearly, 100% to 100% of the words changed" in html
    assert "moves further, 33% to 33%" in html
    assert "This compares words." in html


def test_text_of_a_card_is_never_markup(chart):
    work(chart, "draft", rated(b=0))
    assert "<b>" not in chart.to_html()
    assert "&lt;b&gt;" in chart.to_html()


def test_every_colour_comes_with_its_ground(chart):
    work(chart, "check", rated(a=3))
    assert "background-color:#ffffff;color:#1c1b1a" in chart.to_html().split(">", 1)[0]


def test_the_button_draws_the_answers_of_now(chart, monkeypatch):
    drawn: list[str] = []
    monkeypatch.setattr(chart._slot, "update", lambda html: drawn.append(html.data))
    work(chart, "draft", rated(a=3))
    chart._button.click()
    assert [bool(SVG.search(html)) for html in drawn] == [True]


def test_a_lesson_asks_for_it_by_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert repr(mediakit.meaning_chart("03-eight-moves/moves")).startswith("A chart of 0 rated cards")


def test_an_exercise_without_ratings_is_refused():
    with pytest.raises(LessonError, match="has no cards to rate on a scale"):
        mediakit.meaning_chart("03-eight-moves/expect")


def test_in_lesson_3_words_and_meaning_do_not_line_up():
    """The point of the picture: a card that keeps the meaning changed more than one that moved it far."""
    made = open_lesson("03-eight-moves").exercise("moves")
    shares = {card.id: words_changed(card.original, card.derivative) for card in made.cards}  # type: ignore[attr-defined]
    assert shares["taps"] > 0.6
    assert shares["could"] < 0.4
    assert shares["fold"] == 0
    assert shares["spring"] > 0.6

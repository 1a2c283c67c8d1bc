"""Whole lessons, completed in a real JupyterLab as a learner would: three by mouse, one by keyboard alone."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from mediakit.exercises.exercise import Exercise
from mediakit.exercises.marking import NONE
from mediakit.lessons.course import open_course, standings
from mediakit.lessons.lesson import EXIT, open_lesson
from tests.browser.lesson import by_name, events, exercise, saved
from tests.browser.test_exercise_kinds import Keyboard, Mouse

if TYPE_CHECKING:  # the extra dev may be missing
    from tests.browser.conftest import LabPage

Learner = Mouse | Keyboard
WRITTEN = (
    "Both reports say that the drum goes home, and I cannot tell from them alone who spoke to whom first."
)


def choose(learner: Learner, made: Any, answer: Any) -> None:
    for place in answer if made.several else [answer]:
        learner.press(learner.shown.locator(".mk-option input").nth(place))


def estimate(learner: Learner, _: Any, answer: Any) -> None:
    learner.write(learner.shown.get_by_role("spinbutton"), f"{answer:g}")


def highlight(learner: Learner, made: Any, answer: Any) -> None:
    if answer == NONE:
        learner.press(learner.shown.locator(".mk-doubt").first)
        return
    units = learner.shown.locator(".mk-article .mk-unit")
    places = unit_places(made)
    for start, stop, label in answer:
        inside = [index for index, place in enumerate(places) if start <= place < stop]
        if len(made.labels) > 1:
            learner.press(by_name(learner.shown, "radio", made.labels[label]))
        for index in inside:
            learner.press(units.nth(index))


def unit_places(made: Any) -> list[int]:
    """The places of what can be marked, in the order of the page."""
    runs = [each for sentence in made.view()["sentences"] for each in sentence["runs"]]
    if made.unit == "word":
        return [run["word"] for run in runs if run["word"] is not None]
    return [sentence["n"] for sentence in made.view()["sentences"]]


def match(learner: Learner, made: Any, answer: Any) -> None:
    for index, number in enumerate(made.sentences):
        learner.press(learner.shown.locator(".mk-side-items .mk-card").nth(index))
        for source in answer[str(number)] or ["nowhere"]:
            name = "Not in A" if source == "nowhere" else f"A{source}"
            learner.press(learner.shown.locator(".mk-slot", has_text=re.compile(rf"^{name}(?!\d)")).first)


def sort(learner: Learner, made: Any, answer: Any) -> None:
    for index, card in enumerate(made.cards):
        learner.press(learner.shown.locator(".mk-side-items .mk-card").nth(index))
        for box in answer[card.id]["boxes"]:
            place = list(made.boxes).index(box)
            learner.press(learner.shown.locator(".mk-slot:not(.mk-slot-plain)").nth(place))
        step = answer[card.id]["step"]
        if step is not None:
            learner.press(learner.shown.locator(".mk-side-places").get_by_role("radio").nth(step))


def ladder(learner: Learner, made: Any, answer: Any) -> None:
    rungs = [rung["id"] for rung in made.view()["rungs"]]
    for index, source in enumerate(made.sources):
        element = learner.shown.locator(".mk-source").nth(index)
        for rung in answer[source.id]:
            learner.press(element.get_by_role("checkbox").nth(rungs.index(rung)))
        if not answer[source.id]:
            learner.press(element.get_by_role("button").first)


def order(learner: Learner, made: Any, answer: Any) -> None:
    if made.line:
        for index, place in enumerate(answer):
            learner.slide(learner.shown.get_by_role("slider").nth(index), place / 100)
        return
    now = list(range(len(made.items)))
    for rank, item in enumerate(answer):
        while now.index(item) > rank:
            learner.press(by_name(learner.shown, "button", f"Move up: {made.items[item]}"))
            place = now.index(item)
            now[place - 1], now[place] = now[place], now[place - 1]


def threshold(learner: Learner, _: Any, answer: Any) -> None:
    learner.slide(by_name(learner.shown, "slider", "Flag everything"), answer["threshold"])


def write(learner: Learner, _: Any, answer: Any) -> None:
    learner.write(by_name(learner.shown, "textbox", "Your text"), answer["text"])


def own_texts(learner: Learner, made: Any, answer: Any) -> None:
    boxes = learner.shown.locator(".mk-own-paste textarea")
    for index in range(made.texts):
        learner.write(boxes.nth(index), answer["texts"][index])
    learner.press(by_name(learner.shown, "button", "Show"))
    learner.shown.locator(".mk-own-found").wait_for()


PLAYERS: dict[str, Callable[[Learner, Any, Any], None]] = {
    "choose": choose,
    "estimate": estimate,
    "highlight": highlight,
    "match": match,
    "sort": sort,
    "ladder": ladder,
    "order": order,
    "threshold": threshold,
    "write": write,
    "own_texts": own_texts,
}


def answer_to(made: Any) -> Any:
    """A right answer; to what has none, any answer that can be given."""
    if made.model is not None:
        return made.model
    anything = {
        "choose": lambda: [0] if made.several else 0,
        "estimate": lambda: (made.low + made.high) // 2,
        "highlight": lambda: [[unit_places(made)[1], unit_places(made)[1] + 1, next(iter(made.labels))]],
        "order": lambda: [50] * len(made.items) if made.line else list(range(len(made.items))),
        "sort": lambda: {card.id: {"boxes": [next(iter(made.boxes))], "step": None} for card in made.cards},
        "threshold": lambda: {"measure": next(iter(made.measures)), "threshold": 0.3},
        "write": lambda: {"text": WRITTEN},
        "own_texts": lambda: {"texts": ["The boat stops in May.", "In May the boat will stop."]},
    }
    return anything[made.kind]()


def confident(learner: Learner, made: Exercise) -> None:
    if made.confidence:
        learner.slide(by_name(learner.shown, "slider", "How sure"), 0.7)


def play(lab_page: "LabPage", way: type[Learner], made: Exercise) -> str:
    """Answer an exercise on the page as the key has it; how the answer stands."""
    shown = exercise(lab_page.page, made.id)
    shown.scroll_into_view_if_needed()
    learner = way(shown)
    PLAYERS[made.kind](learner, made, answer_to(made))
    confident(learner, made)
    saved(shown)
    learner.press(shown.get_by_role("button", name="Check", exact=True))
    saved(shown)
    feedback = shown.locator(".mk-feedback")
    feedback.wait_for()
    return (feedback.get_attribute("class") or "") + " "


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("01-who-found-this-out", Keyboard),
        ("02-side-by-side", Mouse),
        ("05-who-says-so", Mouse),
        ("08-a-number-is-not-a-verdict", Mouse),
    ],
)
def test_a_lesson_is_completed(lab_page: "LabPage", name: str, way: type[Learner]):
    lesson = open_lesson(name)
    lab_page.open_live(f"{name}.ipynb")
    for made in lesson.exercises:
        stands = play(lab_page, way, made)
        assert f"mk-{'right' if made.judged else 'noted'} " in stands, f"{made.id}: {stands}"
    waiting = lab_page.page.get_by_role("button", name="I have answered").locator("visible=true")
    assert waiting.count() == 0, "what waited for an answer is still closed"
    drawn = [
        each["drawn"]
        for each in events(lab_page, name)
        if each["what"] == "draw" and each["exercise"] == EXIT
    ]
    assert len(drawn) == 1
    assert "mk-right " in play(lab_page, way, lesson.exercise(drawn[0]))
    course = open_course()
    answers = lab_page.lab.folder / "mediakit-answers"
    (standing,) = [each for each in standings(course, answers) if each.lesson.name == name]
    assert standing.finished
    assert standing.repeat == ()


def test_another_question_and_what_waits_for_an_answer(lab_page: "LabPage"):
    name = "02-side-by-side"
    lesson = open_lesson(name)
    folder = lab_page.lab.folder / "again"
    folder.mkdir()
    (folder / f"{name}.ipynb").write_bytes((lab_page.lab.folder / f"{name}.ipynb").read_bytes())
    lab_page.open_live(f"again/{name}.ipynb")
    page = lab_page.page
    another = page.get_by_role("button", name="Another question")
    questions = page.locator(", ".join(f'.mk[data-mk-exercise="{each}"]' for each in lesson.pool))
    another.scroll_into_view_if_needed()
    assert questions.count() == 1
    for count in range(2, len(lesson.pool) + 1):
        another.click()
        questions.nth(count - 1).wait_for()
    page.get_by_role("button", name="That was the last question").wait_for()

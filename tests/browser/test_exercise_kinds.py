"""Every kind of exercise answered in a real JupyterLab: by mouse, and by keyboard alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from mediakit.wording import say
from tests.browser.conftest import Lab, LabPage
from tests.browser.lesson import (
    SET_UP,
    bring_examples,
    by_name,
    events,
    exercise,
    notebook,
    open_lesson,
    saved,
)
from tests.widgets.examples import EXERCISES

if TYPE_CHECKING:  # the extra dev may be missing
    from playwright.sync_api import BrowserContext, Locator

Find = Callable[["Locator"], "Locator"]
MOST_KEYS = 60  # from any place in an exercise to any other

# The Tab key goes on from here, as it would for somebody who just came to the exercise.
IS_WITHIN = "root => root.contains(document.activeElement)"
START_HERE = "root => { root.tabIndex = -1; root.focus(); root.removeAttribute('tabindex'); }"
# The key that leads on from where one is: an arrow within one stop of the Tab key, which is a group of radio
# buttons, the words of a text, or a list; else the Tab key. Nothing, when one is there.
WAY_ON = """element => {
    const active = document.activeElement;
    if (active === element) return '';
    const back = active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
    const lists = { '.mk-unit': 'words', '.mk-grip': 'rows' };
    const list = (each) => lists[Object.keys(lists).find((name) => each.matches(name))] ?? '';
    const stop = (each) => each.dataset.mkKeys ?? (each.type === 'radio' ? each.name : list(each));
    if (stop(active) && stop(active) === stop(element)) return back ? 'ArrowLeft' : 'ArrowRight';
    return back ? 'Shift+Tab' : 'Tab';
}"""


@dataclass
class Mouse:
    """A learner who points and clicks."""

    shown: "Locator"

    def move_down(self, item: str) -> None:
        by_name(self.shown, "button", f"Move down: {item}").click()

    def press(self, target: "Locator") -> None:
        target.click()

    def slide(self, target: "Locator", share: float) -> None:
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box
        target.click(position={"x": 8 + share * (box["width"] - 16), "y": box["height"] / 2})

    def write(self, target: "Locator", text: str) -> None:
        target.click()
        target.fill(text)

    def mark(self, pen: str, first: int, last: int) -> None:
        by_name(self.shown, "radio", pen).click()
        words = self.shown.locator(".mk-article .mk-unit")
        words.nth(first).hover()
        self.shown.page.mouse.down()
        words.nth(last).hover()
        self.shown.page.mouse.up()


@dataclass
class Keyboard:
    """A learner who never touches a mouse."""

    shown: "Locator"

    def reach(self, target: "Locator") -> None:
        if not self.shown.evaluate(IS_WITHIN):
            self.shown.evaluate(START_HERE)
        for _ in range(MOST_KEYS):
            key = target.evaluate(WAY_ON)
            if not key:
                return
            self.shown.page.keyboard.press(key)
        pytest.fail(f"no way by keyboard to {target}")

    def press(self, target: "Locator") -> None:
        self.reach(target)
        self.shown.page.keyboard.press("Space")

    def move_down(self, item: str) -> None:
        self.press(by_name(self.shown, "button", item))  # picks it
        for key in ("ArrowDown", "Space"):
            self.shown.page.keyboard.press(key)

    def slide(self, target: "Locator", share: float) -> None:
        self.reach(target)
        keys = self.shown.page.keyboard
        keys.press("Home")
        for _ in range(round(share * 10)):
            keys.press("PageUp")

    def write(self, target: "Locator", text: str) -> None:
        self.reach(target)
        self.shown.page.keyboard.type(text)

    def mark(self, pen: str, first: int, last: int) -> None:
        self.press(by_name(self.shown, "radio", pen))
        self.press(self.shown.locator(".mk-article .mk-unit").nth(first))
        for _ in range(last - first):
            self.shown.page.keyboard.press("Shift+ArrowRight")


def press(role: str, name: str, nth: int = 0) -> tuple[Any, ...]:
    return ("press", lambda shown: by_name(shown, role, name).nth(nth))


def slide(name: str, share: float) -> tuple[Any, ...]:
    # `visible`: of things that are seen one after the other
    return ("slide", lambda shown: by_name(shown, "slider", name).locator("visible=true").first, share)


def write(role: str, name: str, text: str) -> tuple[Any, ...]:
    return ("write", lambda shown: by_name(shown, role, name), text)


def evidence(arrow: str, words: str) -> tuple[Any, ...]:
    return (
        "press",
        lambda shown: shown.locator(".mk-arrow-item", has_text=arrow).get_by_role(
            "checkbox", name=re.compile(words)
        ),
    )


BRIEF = (
    "According to the Skerrow Gazette, two members of its harbour board said that the winter boat to Skerrow "
    "may be dropped. A decision could follow in May, Ilse Marn added."
)
ANSWERS: dict[str, tuple[tuple[tuple[Any, ...], ...], str]] = {
    "choose": ((press("radio", "The Gazette"), slide("How sure", 0.7)), "right"),
    "highlight": (
        (
            ("mark", "Source", 9, 14),
            ("mark", "Cue", 15, 15),
            ("mark", "Claim", 0, 8),
            ("mark", "Claim", 21, 28),
            ("mark", "Cue", 29, 29),
            ("mark", "Source", 30, 31),
        ),
        "right",
    ),
    "match": (
        tuple(press("button", name) for name in ("A1", "B2", "A2", "B3", "A3", "B4", "A5", "B5", "Not in A")),
        "right",
    ),
    "estimate": ((write("spinbutton", "Your number", "9"), slide("How sure", 0.5)), "right"),
    "order": ((("move_down", "Ilse Marn"),), "right"),
    "line": ((slide("may stop", 0.4), slide("will lose", 0.9), slide("could come", 0.4)), "right"),
    "write": (
        (write("textbox", "Your text", "They share one vote. I cannot tell why."), press("radio", "1")),
        "right",
    ),
    "sort": (
        (
            press("button", "Certainty"),
            press("radio", "major"),
            press("button", "2 A"),
            press("button", "Re-point"),
            press("radio", "moderate"),
            press("button", "3 B"),
            press("button", "Add"),
            press("radio", "minor"),
        ),
        "right",
    ),
    "inspect": (
        (
            press("radio", "trimmed"),
            press("radio", "less told"),
            press("button", "Next"),
            press("radio", "gone from"),
            press("radio", "same speaker"),
        ),
        "right",
    ),
    "ladder": (
        (
            press("checkbox", "how many"),
            press("checkbox", "who heard"),
            press("button", "None of these", 1),
        ),
        "right",
    ),
    "dial": (
        (
            slide("How sure is A", 0.4),
            slide("How sure is B", 0.9),
            press("button", "will"),
            press("button", "Next"),
            slide("How sure is A", 0.4),
            slide("How sure is B", 0.9),
            press("button", "planned"),
        ),
        "right",
    ),
    "cut-budget": (tuple(press("checkbox", name) for name in ("A1", "A4", "A5", "A6")), "noted"),
    "threshold": ((press("radio", "the same, outside"), slide("Flag everything", 0.3)), "noted"),
    "origin-graph": (
        (
            press("button", "person Ilse"),
            press("button", "document Skerrow"),
            evidence("Ilse Marn → Skerrow Gazette", "she added"),
            press("button", "document Skerrow"),
            press("button", "document Report B"),
            evidence("Skerrow Gazette → Report B", "Gazette reports"),
            write("spinbutton", "How many sources", "1"),
        ),
        "right",
    ),
    "credit-line": (
        (
            write(
                "textbox",
                "Your text",
                "All quotations are from the Skerrow Gazette, which first reported this.",
            ),
            press("radio", "Skerrow will lose"),
        ),
        "right",
    ),
    "rewrite-studio": ((write("textbox", "Your text", BRIEF),), "noted"),
    "report-review": ((press("radio", "Confirm"), press("radio", "Overrule", 1)), "right"),
    "own-texts": (
        (
            write("textbox", "Text A", "The boat stops in May. Nobody has voted on it."),
            write("textbox", "Text B", "The boat will stop in May. So says the Gazette."),
            press("button", "Show"),
            press("radio", "I can't tell"),
            press("button", "B1"),
            write("textbox", "What did you expect", "Nothing."),
        ),
        "noted",
    ),
}


@pytest.fixture(scope="module")
def page_of_all(lab: Lab, window: "BrowserContext") -> Iterator[Callable[[str], LabPage]]:
    """A page with every exercise, opened once for each way of working."""
    opened: dict[str, LabPage] = {}

    def open_once(way: str) -> LabPage:
        if way not in opened:
            opened[way] = LabPage(window.new_page(), lab)
            open_lesson(opened[way], f"kinds-{way}", *ANSWERS)
        opened[way].to_front()
        return opened[way]

    yield open_once
    for each in opened.values():
        each.page.close()


def test_no_exercise_is_forgotten():
    assert ANSWERS.keys() == EXERCISES.keys()


@pytest.mark.parametrize("way", [Mouse, Keyboard])
@pytest.mark.parametrize("identity", ANSWERS)
def test_answered(page_of_all, identity, way):
    lab_page = page_of_all(way.__name__.lower())
    shown = exercise(lab_page.page, identity)
    shown.scroll_into_view_if_needed()
    learner = way(shown)
    steps, outcome = ANSWERS[identity]
    for name, *what in steps:
        getattr(learner, name)(*(each(shown) if callable(each) else each for each in what))
    saved(shown)
    learner.press(shown.get_by_role("button", name="Check", exact=True))
    saved(shown)
    shown.locator(f".mk-feedback.mk-{outcome}").wait_for()
    mine = [
        each for each in events(lab_page, f"kinds-{way.__name__.lower()}") if each["exercise"] == identity
    ]
    assert [(each["what"], each["outcome"]) for each in mine if each["what"] == "attempt"] == [
        ("attempt", outcome)
    ]


def drag(what: "Locator", where: "Locator") -> None:
    """Take a thing with the mouse, and let it go elsewhere."""
    mouse = what.page.mouse
    what.hover()
    mouse.down()
    for _ in range(2):  # the first move begins the drag, the second goes over the place
        where.hover()
    mouse.up()


def test_things_can_be_dragged_too(lab_page):
    """With the moves of a real mouse, from which the browser makes a drag."""
    kinds = ("match", "order", "origin-graph", "sort")
    open_lesson(lab_page, "dragged", *kinds)
    match, order, graph, sort = (exercise(lab_page.page, each) for each in kinds)
    drag(by_name(match, "button", "B2"), by_name(match, "button", "A2"))
    drag(order.get_by_role("listitem").nth(1), order.get_by_role("listitem").nth(2))
    drag(by_name(graph, "button", "person Ilse"), by_name(graph, "button", "document Skerrow"))
    drag(by_name(sort, "button", "2 A"), by_name(sort, "button", "Re-point"))
    drag(by_name(sort, "button", "3 B"), by_name(sort, "button", "Add"))
    drag(by_name(sort, "button", "3 B"), by_name(sort, "button", "1 A"))  # no box
    for each in (match, order, graph, sort):
        saved(each)
    drafts = {
        each["exercise"]: each["answer"] for each in events(lab_page, "dragged") if each["what"] == "draft"
    }
    assert drafts == {
        "match": {"2": [2]},
        "order": [0, 2, 1],
        "origin-graph": {"arrows": [{"from": "marn", "to": "a", "cards": []}], "sources": None},
        "sort": {
            "members": {"boxes": ["repoint"], "step": None},
            "bridge": {"boxes": ["add"], "step": None},
        },
    }


def test_cant_tell_stands_until_something_is_answered(lab_page):
    """A check hands it in once more; it is not said that there is no answer."""
    kinds = ("choose", "order", "write")
    open_lesson(lab_page, "doubt", *kinds)
    for kind in kinds:
        shown = exercise(lab_page.page, kind)
        doubt = shown.get_by_role("button", name=say("exercise_label_cant_tell"), exact=True).last
        doubt.click()
        saved(shown)
        told = shown.locator(".mk-feedback").inner_text()
        shown.get_by_role("button", name="Check", exact=True).click()
        saved(shown)
        assert shown.locator(".mk-feedback").inner_text() == told
        assert doubt.get_attribute("aria-pressed") == "true"
    given = [(each["exercise"], each["cant_tell"]) for each in events(lab_page, "doubt")]
    assert given == [(kind, True) for kind in kinds for _ in range(2)]


@pytest.mark.parametrize("kind", ["dial", "inspect"])
def test_after_a_check_the_first_item_that_is_not_yet_right_is_seen(lab_page, kind):
    first = {
        "dial": ("stop", {"before": 60, "after": 60}),
        "inspect": ("seats", {"words": "exact", "speaker": "same"}),
    }
    item, wrong = first[kind]
    cells = (
        f"from mediakit.widgets.show import exercise_widget\nshown = exercise_widget(EXERCISES[{kind!r}])",
        f"shown.session.draft({{'answer': {{**EXERCISES[{kind!r}].model, {item!r}: {wrong!r}}}}})",
        f"show(EXERCISES[{kind!r}])",
    )
    bring_examples(lab_page.lab.folder)
    (lab_page.lab.folder / f"led-{kind}.ipynb").write_text(notebook(SET_UP, *cells), "utf-8")
    lab_page.open(f"led-{kind}.ipynb")
    lab_page.run_all()
    shown = exercise(lab_page.page, kind)
    by_name(shown, "button", "Next").click()
    steps = shown.locator(".mk-dots [aria-current=step]")
    assert (steps.get_attribute("aria-label") or "").startswith("2, ")
    check = shown.get_by_role("button", name="Check", exact=True)
    check.click()
    shown.locator(".mk-feedback.mk-not_yet").wait_for()
    told = steps.get_attribute("aria-label")
    assert told == {"dial": "1, claim: Not yet", "inspect": "1, quotation: Not yet"}[kind]
    assert shown.locator("[role=status].mk-unseen").first.inner_text() == told
    assert check.evaluate("each => each === document.activeElement")


def test_a_mark_moves_no_word(lab_page):
    """Else a click on the last word of a line could end on another word."""
    open_lesson(lab_page, "still", "highlight")
    page = lab_page.page
    page.set_viewport_size({"width": 800, "height": 900})
    page.wait_for_function("() => document.querySelector('.mk').clientWidth < 500")
    shown = exercise(page, "highlight")
    words = shown.locator(".mk-article .mk-unit")
    places = "all => all.map((each) => [each.offsetLeft, each.offsetTop, each.offsetWidth])"
    before = words.evaluate_all(places)
    for index in range(words.count()):
        by_name(shown, "radio", ("Source", "Cue", "Claim")[index % 3]).click()
        words.nth(index).click()
    assert words.evaluate_all(places) == before
    assert shown.locator(".mk-article .mk-unit[aria-pressed=true]").count() == words.count()

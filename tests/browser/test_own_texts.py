"""A learner's own texts in a real JupyterLab: nothing pasted is lost silently, marks stay in place."""

from mediakit.exercises.exercise import MAX_TEXT
from tests.browser.lesson import by_name, events, exercise, open_lesson, saved
from tests.browser.test_exercise_access import HARM
from tests.widgets.examples import DERIVATIVE, ORIGINAL


def pasted(lab_page, name, first=ORIGINAL, second=DERIVATIVE):
    """The exercise with two texts in its boxes, kept."""
    open_lesson(lab_page, name, "own-texts")
    shown = exercise(lab_page.page, "own-texts")
    by_name(shown, "textbox", "Text A").fill(first)
    by_name(shown, "textbox", "Text B").fill(second)
    saved(shown)
    return shown


def looked_at(shown):
    """The same with what was computed."""
    by_name(shown, "button", "Show").click()
    by_name(shown, "button", "B1").wait_for()
    return shown


def answers(lab_page, name):
    return [each["answer"] for each in events(lab_page, name) if each["what"] in {"draft", "attempt"}]


def test_a_text_that_is_too_long_stays_in_its_box_and_is_not_called_saved(lab_page):
    shown = pasted(lab_page, "own-long")
    box = by_name(shown, "textbox", "Text B")
    box.fill("word " * MAX_TEXT)
    shown.get_by_role("alert").filter(has_text="Too long, so not saved").wait_for()
    assert shown.get_attribute("data-mk-saved") == "false"
    assert shown.get_by_text("Not saved", exact=True).is_visible()
    shown.get_by_role("button", name="Check", exact=True).click()
    shown.locator(".mk-feedback.mk-not_attempted").wait_for()
    assert len(box.input_value()) == len("word ") * MAX_TEXT
    assert answers(lab_page, "own-long")[-1]["texts"] == [ORIGINAL, DERIVATIVE]
    box.fill("It is short enough now.")
    saved(shown)
    assert answers(lab_page, "own-long")[-1]["texts"] == [ORIGINAL, "It is short enough now."]


def test_what_was_pasted_and_marked_is_there_after_a_reload(lab_page):
    shown = looked_at(pasted(lab_page, "own-again"))
    by_name(shown, "button", "B4").click()
    saved(shown)
    lab_page.open("own-again.ipynb")
    lab_page.run_all()
    again = exercise(lab_page.page, "own-texts")
    by_name(again, "button", "B4").and_(again.locator('[aria-pressed="true"]')).wait_for()
    by_name(again, "button", "Change what").click()
    assert by_name(again, "textbox", "Text A").input_value() == ORIGINAL


def test_marks_are_taken_from_a_text_that_changes_and_undo_brings_them_back(lab_page):
    shown = looked_at(pasted(lab_page, "own-marks"))
    by_name(shown, "button", "B2").click()
    by_name(shown, "button", "Change what").click()
    saved(shown)
    by_name(shown, "textbox", "Text B").press_sequentially("N")
    shown.get_by_text("The text changed").wait_for()
    saved(shown)
    assert answers(lab_page, "own-marks")[-1]["marks"] == []
    by_name(shown, "button", "Undo").click()
    saved(shown)
    looked_at(shown)
    by_name(shown, "button", "B2").and_(shown.locator('[aria-pressed="true"]')).wait_for()


def test_starting_over_empties_every_box(lab_page):
    shown = looked_at(pasted(lab_page, "own-over"))
    by_name(shown, "textbox", "What did you").fill("x" * (MAX_TEXT + 1))
    by_name(shown, "button", "Start over").click()
    by_name(shown, "textbox", "Text A").wait_for()
    saved(shown)
    assert [box.input_value() for box in shown.get_by_role("textbox").all()] == ["", "", ""]


def test_bad_input_is_answered_and_harmful_input_is_only_text(lab_page):
    shown = pasted(lab_page, "own-harm", HARM[:300], "Ferry")
    by_name(shown, "button", "Show").click()
    shown.get_by_role("status").filter(has_text="Text B has only 1 word").wait_for()
    by_name(shown, "textbox", "Text B").fill(HARM)
    saved(shown)
    looked_at(shown)
    assert lab_page.page.evaluate("() => window.harmed") is None
    assert shown.locator("script, img").count() == 0
    assert lab_page.errors == []

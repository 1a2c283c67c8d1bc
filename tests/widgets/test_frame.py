"""Exercises in a notebook, talked to as a browser would: nothing is lost, nothing is told too early."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit.widgets
from mediakit.widgets.frame import _COMMON_WORDS, _SLOTS
from mediakit.widgets.show import _KINDS, exercise_widget
from mediakit.wording import languages, say
from tests.widgets.examples import EXERCISES

STATIC = Path(mediakit.widgets.__file__).parent / "static"
FORBIDDEN = r"\.innerHTML|insertAdjacentHTML|\.outerHTML|document\.write|https?://|import "


@pytest.fixture
def made(tmp_path):
    """Makes a widget whose answers file is in a folder of its own."""
    return lambda identity: exercise_widget(EXERCISES[identity], lesson="lesson", folder=tmp_path)


def ask(widget, number, what, answer=None, client="window"):
    widget.set_state({"asks": [{"client": client, "n": number, "do": what, "answer": answer}]})


def test_every_kind_has_a_widget():
    assert {each.kind for each in EXERCISES.values()} == set(_KINDS)


@pytest.mark.parametrize("identity", [name for name, each in EXERCISES.items() if each.model is not None])
def test_a_right_answer_is_answered(made, identity):
    widget = made(identity)
    ask(widget, 1, "check", {"answer": EXERCISES[identity].model})
    assert widget.shown["outcome"] == "right"
    assert widget.shown["after"]["solution"]
    assert widget.shown["answered"] == {"window": 1}


@pytest.mark.parametrize("identity", EXERCISES)
def test_the_key_is_not_told_before_the_answer_is_in(made, identity):
    widget = made(identity)
    told = json.dumps(widget.get_state(["question", "shown"]))
    assert widget.shown["after"] is None
    assert not [
        secret
        for secret in (*EXERCISES[identity].hints, EXERCISES[identity].worked)
        if secret and secret in told
    ]


def test_what_is_asked_again_is_done_once(made):
    widget = made("choose")
    ask(widget, 1, "hint")
    ask(widget, 1, "hint")
    assert len(widget.shown["hints"]) == 1


def test_all_that_waited_is_done_in_order(made):
    widget = made("choose")
    asks = [
        {"client": "window", "n": 2, "do": "check", "answer": {"answer": 1}},
        {"client": "window", "n": 1, "do": "check", "answer": {"answer": 0}},
    ]
    widget.set_state({"asks": asks})
    assert (widget.shown["tries"], widget.shown["outcome"]) == (2, "right")


def test_running_the_cell_again_restores_answer_tries_and_hints(made):
    first = made("choose")
    ask(first, 1, "hint")
    ask(first, 2, "check", {"answer": 0, "confidence": 80})
    again = made("choose")
    for name in ("answer", "confidence", "tries", "hints", "outcome"):
        assert again.shown[name] == first.shown[name] != []


def test_copies_of_an_exercise_show_the_same(made):
    one, other = made("choose"), made("choose")
    ask(one, 1, "check", {"answer": 1})
    assert other.shown["outcome"] == "right"
    ask(other, 1, "start_over")
    assert one.shown["outcome"] == "not_attempted"


def test_copies_of_long_ago_are_closed(made):
    copies = [made("choose") for _ in range(8)]
    assert [each.comm is None for each in copies] == [True] * 2 + [False] * 6


def test_undo_and_start_over(made):
    widget = made("choose")
    ask(widget, 1, "check", {"answer": 0})
    ask(widget, 2, "check", {"answer": 1})
    ask(widget, 3, "undo")
    assert (widget.shown["answer"], widget.shown["outcome"]) == (0, "not_yet")
    ask(widget, 4, "start_over")
    assert (widget.shown["answer"], widget.shown["tries"]) == (None, 0)


def test_the_worked_answer_is_offered_after_two_tries(made):
    widget = made("choose")
    ask(widget, 1, "check", {"answer": 0})
    assert not widget.shown["offer_worked"]
    ask(widget, 2, "check", {"answer": 2})
    assert widget.shown["offer_worked"]
    ask(widget, 3, "worked")
    assert widget.shown["after"]["solution"]["text"] == "The Gazette"


def test_what_is_not_on_the_disk_is_not_called_saved(made, tmp_path):
    widget = made("choose")
    (tmp_path / "lesson.json").mkdir()
    ask(widget, 1, "check", {"answer": 1})
    assert not widget.shown["saved"]
    assert widget.shown["notices"]
    assert widget.shown["saved_words"] == say("exercise_label_not_saved")


def test_the_browser_changes_nothing_but_what_it_asks_for(made):
    widget = made("choose")
    question, shown = widget.question, widget.shown
    widget.set_state({"question": {}, "shown": {"outcome": "right"}, "_esm": "alert(1)"})
    assert (widget.question, widget.shown) == (question, shown)


@pytest.mark.parametrize("identity", EXERCISES)
@pytest.mark.parametrize(
    "absurd",
    [
        None,
        "x" * 1_000_000,
        {"client": "window"},
        [None, 1, "x", [], {}],
        [{"client": 7, "n": 1, "do": "check"}],
        [{"client": "c", "n": True, "do": "check"}],
        [{"client": "c", "n": 1, "do": ["check"], "answer": {}}],
        [{"client": "c", "n": 1, "do": "__init__"}],
        [{"client": "c", "n": 1, "do": "check", "answer": {"answer": {"9": [10**400, -1, "x"]}}}],
        [{"client": "c", "n": 1, "do": "check", "answer": {"answer": "y" * 1_000_000}}],
        [{"client": "c", "n": 1, "do": "check", "answer": [[[]], float("nan")]}],
    ],
)
def test_absurd_messages_are_survived(made, identity, absurd):
    widget = made(identity)
    widget.set_state({"asks": absurd})
    assert widget.shown["outcome"] not in {"right", "defensible"}


@settings(max_examples=30)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["client", "n", "do", "answer"]), inner)
        ),
        max_leaves=12,
    )
)
def test_any_json_is_survived(tmp_path_factory, message):
    widget = exercise_widget(EXERCISES["match"], lesson="any", folder=tmp_path_factory.mktemp("any"))
    widget.set_state({"asks": message})
    assert widget.shown["outcome"] == "not_attempted"


def test_the_receipt_is_plain_and_says_what_was_answered(made):
    widget = made("choose")
    ask(widget, 1, "check", {"answer": 1})
    receipt = widget.receipt_html()
    assert EXERCISES["choose"].prompt in receipt
    assert "The Gazette" in receipt
    assert not any(sign in receipt for sign in ("<script", "<style", "aria-", " id=", "var("))


def test_plain_text_says_the_question_and_how_it_stands(made):
    widget = made("choose")
    ask(widget, 1, "check", {"answer": 1})
    assert repr(widget) == f"{EXERCISES['choose'].prompt} [{say('exercise_outcome_right')}]"


def test_every_word_is_there_in_every_language():
    names = {name for kind in _KINDS.values() for name in kind.words}
    english = {name: say(f"widget_{name}", "en", **_SLOTS) for name in names}
    for language in languages():
        for name in names:
            assert say(f"widget_{name}", language, **_SLOTS).count("{") == english[name].count("{"), name


def test_no_word_is_sent_that_nobody_reads():
    scripts = "".join(path.read_text("utf-8") for path in STATIC.glob("*.js"))
    built = tuple(re.findall(r"words\[`(\w+)\$", scripts))  # names put together from parts
    names = {*_COMMON_WORDS, *(name for kind in _KINDS.values() for name in kind.words)}
    read = {name for name in names if re.search(rf"words\.{name}\b", scripts) or name.startswith(built)}
    assert names == read


def test_scripts_put_text_in_as_text_and_fetch_nothing():
    for path in STATIC.iterdir():
        content = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(FORBIDDEN, content), path


def test_no_kind_says_how_another_looks():
    """All style sheets hold for the whole page: a rule of one kind must not meet another."""
    of_kind: dict[str, str] = {}
    for path in sorted(STATIC.glob("*.css")):
        plain = re.sub(r"/\*.*?\*/|@[^{]+\{", "", path.read_text("utf-8"), flags=re.DOTALL)
        for selector in {each.strip() for each in re.findall(r"([^{}]+)\{", plain)}:
            assert of_kind.setdefault(selector, path.stem) == path.stem, selector

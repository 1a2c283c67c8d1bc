"""An exercise at work: restored after a restart, hints, worked answer, undo, starting over, receipts."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.exercises.answers import AnswersFile
from mediakit.exercises.calibration import calibration, discrimination
from mediakit.exercises.choices import Choose
from mediakit.exercises.events import Event
from mediakit.exercises.pools import draw, drawn_so_far
from mediakit.exercises.session import Session
from tests.exercises.samples import SAMPLES
from tests.exercises.test_kinds import json_values
from tests.reports.test_markup import read_back

CHOOSE = replace(
    SAMPLES["choose"].exercise,
    hints=("First hint.", "Second hint."),
    worked="It was the Gazette.",
    feedback={
        "0": {
            "says": "The writer wrote.",
            "original": "told the Gazette",
            "derivative": "officials said",
            "look": "Look at A3.",
        }
    },
)


def session(folder, exercise=CHOOSE):
    return Session(exercise, AnswersFile.open("lesson", folder))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_is_restored_after_a_restart(tmp_path, name):
    sample = SAMPLES[name]
    for outcome, answers in sample.outcomes.items():
        for answer in answers:
            session(tmp_path, sample.exercise).check(answer)
            again = session(tmp_path, sample.exercise)
            view = again.view()["state"]
            assert (view["checked"], view["outcome"]) == (True, outcome)
            assert sample.exercise.parse(
                {k: view[k] for k in ("answer", "cant_tell", "confidence")}
            ) == sample.exercise.parse(answer)
            assert again.feedback == sample.exercise.check(answer)


def test_an_unfinished_answer_is_restored_unjudged(tmp_path):
    session(tmp_path).handle({"do": "draft", "answer": {"answer": 0, "confidence": 80}})
    state = session(tmp_path).view()["state"]
    assert (state["answer"], state["confidence"], state["checked"], state["after"]) == (0, 80, False, None)


def test_what_is_no_answer_is_no_try(tmp_path):
    at_work = session(tmp_path)
    shown = at_work.handle({"do": "check", "answer": 99})
    assert shown["state"]["after"]["feedback"]["outcome"] == "not_attempted"
    assert shown["state"]["tries"] == 0
    assert at_work.answers.events == ()


def test_hints_come_in_steps_and_are_counted(tmp_path):
    at_work = session(tmp_path)
    assert [at_work.hint(), at_work.hint(), at_work.hint()] == ["First hint.", "Second hint.", None]
    state = session(tmp_path).view()["state"]
    assert (state["hints"], state["hints_left"]) == (["First hint.", "Second hint."], 0)


def test_hints_that_were_not_taken_stay_back(tmp_path):
    assert "hint." not in str(session(tmp_path).view())


def test_the_worked_answer_is_offered_after_two_tries_and_given_on_request(tmp_path):
    at_work = session(tmp_path)
    offered = [at_work.handle({"do": "check", "answer": 0})["state"]["offer_worked"] for _ in range(2)]
    assert offered == [False, True]
    assert "It was the Gazette." not in str(at_work.view())
    state = at_work.handle({"do": "worked"})["state"]
    assert state["after"]["solution"]["text"] == "It was the Gazette."
    assert not state["offer_worked"]


def test_where_no_answer_is_right_no_worked_one_is_offered(tmp_path):
    at_work = session(tmp_path, Choose(id="view", prompt="What do you expect?", options=("much", "little")))
    for _ in range(2):
        state = at_work.handle({"do": "check", "answer": 0})["state"]
    assert (state["has_worked"], state["offer_worked"]) == (False, False)
    assert state["after"]["solution"]["text"] == ""
    at_work.handle({"do": "worked"})
    assert not at_work.state.worked


def test_undo_and_start_over(tmp_path):
    at_work = session(tmp_path)
    at_work.check(0)
    at_work.check(1)
    assert at_work.handle({"do": "undo"})["state"]["answer"] == 0
    state = at_work.handle({"do": "start_over"})["state"]
    assert (state["answer"], state["tries"], state["can_undo"]) == (None, 0, False)
    assert len(at_work.answers.progress.attempts()) == 2


def test_an_edited_file_with_an_absurd_answer_is_survived(tmp_path):
    at_work = session(tmp_path)
    at_work.answers.record(
        "attempt", "choose", version=1, answer={"x": [99]}, outcome="right", confidence="much"
    )
    assert at_work.view()["state"]["answer"] is None
    assert at_work.receipt()


@given(
    message=json_values
    | st.fixed_dictionaries(
        {"do": st.sampled_from(["check", "draft", "live", "undo", "hint"]), "answer": json_values}
    )
)
@settings(max_examples=30)
def test_any_message_is_answered(tmp_path_factory, message):
    at_work = session(tmp_path_factory.mktemp("answers"))
    assert at_work.handle(message)["id"] == "choose"


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)></textarea>\u202e"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_receipt_says_it_all_and_text_never_becomes_markup(tmp_path, name):
    sample = SAMPLES[name]
    answer = next(answer for answers in sample.outcomes.values() for answer in answers)
    at_work = session(tmp_path, replace(sample.exercise, prompt=f"Question? {HOSTILE}"))
    at_work.check(answer)
    reader = read_back(at_work.receipt())
    assert set(reader.tags) <= {"div", "p", "strong", "span", "blockquote"}
    assert "Question?" in reader.text
    assert at_work.exercise.describe(answer).split()[0] in reader.text
    assert at_work.feedback.message in reader.text


def test_a_receipt_survives_an_untrusted_notebook(tmp_path):
    at_work = session(tmp_path)
    at_work.check(0)
    receipt = at_work.receipt()
    for lost in (
        " id=",
        "aria-",
        "data-",
        "role=",
        "class=",
        "var(",
        "max-width",
        "text-decoration",
        "currentColor",
        "<style",
    ):
        assert lost not in receipt
    assert receipt.count("background-color:#") >= receipt.count(";color:#")
    assert "The writer wrote." in receipt
    assert "told the Gazette" in receipt
    assert "Look at A3." in receipt


def test_a_receipt_of_a_text_shows_it_as_text(tmp_path):
    at_work = session(tmp_path, SAMPLES["rated"].exercise)
    at_work.check(f"My words {HOSTILE}")
    assert "<script>" in read_back(at_work.receipt()).text
    assert "<script>" not in at_work.receipt()


POOL = tuple(replace(CHOOSE, id=f"exit-{number}") for number in range(6))


def drawn_id(answers, seed, pool=POOL):
    found = draw("exit", pool, answers, seed=lambda _: seed)
    return found.id if found else None


def test_a_pool_gives_each_exercise_once_and_the_same_after_a_restart(tmp_path):
    first = drawn_id(AnswersFile.open("lesson", tmp_path), 7)
    again = AnswersFile.open("lesson", tmp_path)
    assert [each.id for each in drawn_so_far("exit", POOL, again)] == [first]
    rest = [drawn_id(AnswersFile.open("lesson", tmp_path), 8) for _ in range(6)]
    assert {first, *rest[:5]} == {each.id for each in POOL}
    assert rest[5] is None
    assert [event.data["seed"] for event in again.events if event.what == "seed"] == [7]


def test_another_seed_gives_another_order_and_a_new_exercise_changes_none(tmp_path):
    orders: list[list[str | None]] = []
    for seed, pool in ((7, POOL), (7, (*POOL, replace(CHOOSE, id="exit-new"))), (9, POOL)):
        answers = AnswersFile.open(f"lesson-{len(orders)}", tmp_path)
        orders.append([name for _ in pool if (name := drawn_id(answers, seed, pool)) != "exit-new"])
    assert orders[0] == orders[1] != orders[2]


def _attempt(number, outcome, confidence, **data):
    return Event(
        f"w-{number}",
        f"2026-05-04T10:00:{number:02}Z",
        "attempt",
        f"e{number}",
        {"outcome": outcome, "confidence": confidence, **data},
    )


def test_calibration_worked_by_hand():
    events = [
        _attempt(1, "right", 90),
        _attempt(2, "not_yet", 90),
        _attempt(3, "defensible", 60),
        _attempt(4, "noted", 100),
        _attempt(5, "right", None),
    ]
    result = calibration(events)
    assert (result.count, result.confidence, round(result.right, 4)) == (3, 0.8, 0.6667)
    assert [(each.low, each.count, each.confidence, each.right) for each in result.bins] == [
        (60, 1, 0.6, 1.0),
        (90, 2, 0.9, 0.5),
    ]
    assert round(result.gap, 4) == 0.1333


def test_only_first_answers_count_for_calibration():
    events = [
        _attempt(1, "not_yet", 90),
        Event("w-9", "2026-05-04T11", "attempt", "e1", {"outcome": "right", "confidence": 90}),
    ]
    assert calibration(events).right == 0.0
    assert calibration([]).count == 0


@pytest.mark.parametrize(
    ("outcomes", "confidence", "name"),
    [
        (["right"] * 4 + ["not_yet"], 80, "close"),
        (["right"] + ["not_yet"] * 4, 80, "over"),
        (["right"] * 5, 80, "under"),
        (["right"] * 4, 80, "few"),
    ],
)
def test_calibration_is_explained(monkeypatch, outcomes, confidence, name):
    monkeypatch.setattr("mediakit.exercises.calibration.say", lambda code, *_, **__: code)
    events = [_attempt(number, outcome, confidence) for number, outcome in enumerate(outcomes)]
    assert calibration(events).explain() == f"exercise_calibration_{name}"


@pytest.mark.parametrize(
    ("counts", "d_prime", "bias"),
    [
        ((4, 0, 0, 4), 2.563, 0.0),  # rates .9 and .1: z = 1.2816, -1.2816
        ((2, 2, 2, 2), 0.0, 0.0),
        ((4, 0, 4, 0), 0.0, -1.282),  # calls everything changed
        ((0, 4, 0, 4), 0.0, 1.282),
        ((3, 1, 1, 3), 1.049, 0.0),  # rates .7 and .3: z = .5244, -.5244
        ((0, 0, 0, 0), 0.0, 0.0),
    ],
)
def test_discrimination_worked_by_hand(counts, d_prime, bias):
    kinds = ((True, True), (True, False), (False, True), (False, False))
    result = discrimination([kind for kind, count in zip(kinds, counts, strict=True) for _ in range(count)])
    assert (round(result.d_prime, 3), round(result.bias, 3)) == (d_prime, bias)
    assert result.explain()

"""Every kind: its outcomes, words for each error, nothing of the key shown, whatever a browser sends."""

import copy
import json
import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.exercises.build import KINDS, exercise
from mediakit.exercises.exercise import KEY, Answer, Exercise, ExerciseError
from mediakit.exercises.feedback import MAX_WORDS, OUTCOMES
from tests.exercises.samples import PAIR, SAMPLES

EXERCISES = [sample.exercise for sample in SAMPLES.values()]
by_id = pytest.mark.parametrize("name", SAMPLES)


def changed(made: Exercise, **fields_: Any) -> Exercise:
    """The same exercise with other fields, of whatever kind it is."""
    return replace(made, **fields_)


def test_there_is_a_sample_of_every_kind():
    assert {each.kind for each in EXERCISES} == set(KINDS)


@pytest.mark.parametrize(
    ("name", "outcome", "answer"),
    [(n, o, a) for n, s in SAMPLES.items() for o, given_ in s.outcomes.items() for a in given_],
)
def test_outcome(name, outcome, answer):
    assert SAMPLES[name].exercise.check(answer).outcome == outcome


@pytest.mark.parametrize(("name", "error"), [(n, e) for n, s in SAMPLES.items() for e in s.errors])
def test_each_kind_of_error_gets_its_own_words(name, error):
    sample = SAMPLES[name]
    taught = replace(sample.exercise, feedback={error: {"says": f"About {error}.", "look": "Look again."}})
    found = taught.check(sample.errors[error])
    assert (found.message, found.error, found.look_next, found.written) == (
        f"About {error}.",
        error,
        "Look again.",
        True,
    )
    assert sample.exercise.check(sample.errors[error]).written is False


@by_id
def test_an_author_who_writes_for_every_name_meets_every_error(name):
    sample = SAMPLES[name]
    taught = replace(sample.exercise, feedback=dict.fromkeys(sample.exercise.errors, "Words."))
    unmet = {error for error, answer in sample.errors.items() if not taught.check(answer).written}
    assert unmet <= {
        "unfinished",
        "too_short",
        "too_long",
        "step_missing",
        "over",
        "under",
        "card",
        "verb",
        "1.missed",
    }


@by_id
def test_the_worked_answer_is_right(name):
    exercise = SAMPLES[name].exercise
    if exercise.model is not None:
        assert exercise.check(exercise.model).outcome in {"right", "defensible"}
        assert exercise.parse(exercise.model).value == exercise.model
    assert bool(exercise.worked_answer()) == (exercise.model is not None)


@by_id
def test_no_answer_and_cant_tell(name):
    exercise = SAMPLES[name].exercise
    assert exercise.check(None).outcome == exercise.check({"answer": None}).outcome == "not_attempted"
    assert exercise.check({"cant_tell": True}).outcome == ("not_yet" if exercise.judged else "noted")
    if exercise.judged:
        assert replace(exercise, cant_tell="right").check({"cant_tell": True}).outcome == "right"


def without_key(value):
    """The same with everything of the key left out, at every depth."""
    if not is_dataclass(value):
        return tuple(map(without_key, value)) if isinstance(value, tuple) else value
    emptied = copy.copy(value)
    for each in fields(value):
        given_ = getattr(value, each.name)
        if each.metadata == KEY:
            empty = type(given_)() if isinstance(given_, tuple | dict | str | bool) else None
            object.__setattr__(emptied, each.name, empty)
        elif each.name != "pair":
            object.__setattr__(emptied, each.name, without_key(given_))
    return emptied


@by_id
def test_the_browser_sees_nothing_of_the_key(name):
    exercise = replace(
        SAMPLES[name].exercise,
        hints=("A hint to keep.",),
        worked="Worked, to keep.",
        feedback={"x": "Feedback to keep."},
    )
    view = json.dumps(exercise.view(), sort_keys=True)
    assert view == json.dumps(without_key(exercise).view(), sort_keys=True)
    assert "to keep" not in view


@by_id
def test_the_key_stays_back_while_the_learner_is_at_it(name):
    sample = SAMPLES[name]
    for answer in sample.outcomes.get("not_yet", ()):
        assert sample.exercise.after(answer)["solution"] is None
        assert sample.exercise.after(answer, revealed=True)["solution"]
    for outcome in ("right", "defensible", "noted"):
        for answer in sample.outcomes.get(outcome, ()):
            assert sample.exercise.after(answer)["solution"]


@by_id
def test_what_the_browser_sees_is_plain_data(name):
    sample = SAMPLES[name]
    for answer in [*sample.errors.values(), *(a for given_ in sample.outcomes.values() for a in given_)]:
        for shown in (
            sample.exercise.view(),
            sample.exercise.after(answer),
            sample.exercise.live(answer, committed=True),
        ):
            assert json.loads(json.dumps(shown, allow_nan=False)) == shown
        assert isinstance(sample.exercise.describe(answer), str)
        assert sample.exercise.describe(answer)


@by_id
def test_feedback_is_short(name):
    sample = SAMPLES[name]
    for answer in sample.errors.values():
        assert len(sample.exercise.check(answer).text.split()) <= MAX_WORDS
        long = replace(
            sample.exercise,
            feedback={error: {"says": "word " * 30, "original": "w w w w w"} for error in sample.errors},
        )
        assert len(long.check(answer).text.split()) <= MAX_WORDS


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 12)
    | st.floats()
    | st.text(max_size=8)
    | st.just(10**400)
    | st.just("cant_tell"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def near_answers(draw, value):
    """An answer of the right shape with something of it replaced by anything."""
    if isinstance(value, dict) and value:
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: draw(near_answers(value[key]))}
    if isinstance(value, list) and value and draw(st.booleans()):
        place = draw(st.integers(0, len(value) - 1))
        return [*value[:place], draw(near_answers(value[place])), *value[place + 1 :]]
    return draw(json_values)


def survives(exercise, raw):
    answer = exercise.parse(raw)
    found = exercise.check(raw)
    assert isinstance(answer, Answer)
    assert found.outcome in OUTCOMES
    assert (found.outcome == "not_attempted") == (answer.value is None and not answer.cant_tell)
    json.dumps(exercise.after(raw), allow_nan=False)
    json.dumps(exercise.live(raw, committed=True), allow_nan=False)
    json.dumps(answer.to_dict(), allow_nan=False)
    exercise.describe(raw)
    assert exercise.parse(answer.to_dict()).value == answer.value
    return found


@by_id
@given(data=st.data())
@settings(max_examples=15)
def test_whatever_the_browser_sends_is_answered(name, data):
    """Any JSON is answered; it counts as right only if it reads as an answer that is."""
    exercise = SAMPLES[name].exercise
    survives(exercise, data.draw(json_values))
    model = exercise.model
    if model is not None:
        raw = data.draw(near_answers(model))
        if survives(exercise, raw).outcome == "right":
            assert RIGHT.get(name, lambda _: True)(exercise.parse(raw).value)


def _both_panels(value):
    return {item: each["choice"] for item, each in value.items() if item != "p3"}.items() <= {
        "p1": "confirm",
        "p2": "overrule",
    }.items()


# What is right, said once more in another way.
RIGHT = {
    "choose": lambda value: value == 1,
    "several": lambda value: value == [0, 1],
    "estimate": lambda value: 30 <= value <= 34,
    "order": lambda value: value[0] == 1 and sorted(value) == [0, 1, 2],
    "line": lambda value: 20 <= value[0] <= 60 and 80 <= value[1] <= 100,
    "sentences": lambda value: value == [[3, 4, "credit"]],
    "match": lambda value: value["2"] == [3, 4] and set(value["3"]) in ({6}, {3, 6}) and value["5"] == [],
    "sort": lambda value: value == SAMPLES["sort"].exercise.model,
    "inspect": lambda value: value == SAMPLES["inspect"].exercise.model,
    "ladder": lambda value: value == SAMPLES["ladder"].exercise.model,
    "dial": lambda value: not value["d2"]["turned"] and value["d2"]["after"] - value["d2"]["before"] > 5,
    "graph": lambda value: (
        [(each["from"], each["to"]) for each in value["arrows"]] == [("A", "B"), ("bo", "A")]
    ),
    "review": _both_panels,
}


@by_id
@pytest.mark.parametrize(
    "absurd",
    [
        "x" * 1_000_000,
        [[]] * 100_000,
        {"answer": {"text": "y" * 1_000_000}},
        {str(i): i for i in range(10_000)},
        {"answer": "\ud800\0"},
    ],
    ids=["a megabyte", "many lists", "a megabyte inside", "many names", "half a sign"],
)
def test_the_absurd_is_survived(name, absurd):
    survives(SAMPLES[name].exercise, absurd)


def test_a_text_that_is_too_long_is_told():
    assert SAMPLES["write"].exercise.parse("x" * 1_000_000).problem == "too_long"


def test_the_threshold_shows_nothing_before_a_first_line_is_set():
    exercise = SAMPLES["threshold"].exercise
    answer = {"measure": "runs", "threshold": 0.5}
    assert exercise.live(answer) == {}
    assert exercise.live(answer, committed=True)["misses"] == ["s2"]


@pytest.mark.parametrize(
    ("quotation", "kept"),
    [
        ("We are tired of promises", 1),
        ("We are [so] tired", 1),
        ("We … tired of promises", 1),
        ("We are fed up", 0),
    ],
)
def test_a_quotation_may_be_cut_where_it_shows(quotation, kept):
    strips = SAMPLES["studio"].exercise.live(f"“{quotation},” said Bo Lunt to the Tarn Gazette.")["strips"]
    assert strips["quotations"]["exact"] == kept


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_quotations_that_bring_their_marks_get_no_second_pair(language):
    card = {"id": "q", "derivative": "“We are tired,”", "words": ["trimmed"], "speaker": ["same"]}
    inspect = exercise("inspect", id="own-marks", prompt="?", quotations=[card], language=language)
    said = inspect.check({"q": {"words": "exact", "speaker": "same"}}).text
    for text in (inspect.worked_answer(), said):
        assert "“We are tired,”" in text
        assert not re.search("[“”„«»‘’]{2}", text)


@pytest.mark.parametrize(
    ("boxes", "outcome"),
    [
        (["cut"], "right"),
        (["swap"], "defensible"),
        (["cut", "swap"], "defensible"),
        (["add"], "not_yet"),
        (["swap", "add"], "defensible"),
    ],
)
@pytest.mark.parametrize("all_of", [True, False])
def test_a_box_may_stand_in_place_of_the_right_one_or_only_beside_it(boxes, outcome, all_of):
    card = {"id": "a", "derivative": "officials", "right": ["cut"], "instead": ["swap"], "also": ["add"]}
    sort = exercise(
        "sort",
        id="sort",
        prompt="?",
        cards=[card],
        boxes={"cut": "Cut", "swap": "Swap", "add": "Add"},
        all_of=all_of,
    )
    beside = "defensible" if boxes == ["add"] and not all_of else outcome
    assert sort.check({"a": boxes}).outcome == beside


LONG = "Two harbour officials, who “asked” not to be named, said so on Monday. " * 3


@pytest.mark.parametrize(
    ("kind", "data", "answer", "chosen"),
    [
        (
            "sort",
            {
                "cards": [{"id": "a", "original": LONG, "right": ["cut"]}],
                "boxes": {"cut": "Cut", "add": "Add"},
            },
            {"a": ["add"]},
            "1. “Two harbour officials, who …”: Add",
        ),
        (
            "inspect",
            {"quotations": [{"id": "a", "original": LONG, "derivative": LONG, "words": ["exact"]}]},
            {"a": {"words": "changed", "speaker": "other"}},
            "Quotation 1: words changed, another speaker",
        ),
        (
            "dial",
            {"claims": [{"id": "a", "original": LONG, "derivative": LONG, "direction": ["same"]}]},
            {"a": {"before": 40, "after": 80, "word": {"side": "original", "word": 2}}},
            "Claim 1: surer, 40 → 80, “officials”",
        ),
        (
            "dial",
            {"claims": [{"id": "a", "original": LONG, "derivative": LONG, "direction": ["same"]}]},
            {"a": {"before": 40}},
            "Claim 1: 40 → …",
        ),
        (
            "ladder",
            {"sources": [{"id": "a", "words": LONG, "told": ["who"]}]},
            {"a": ["how_many"]},
            "“Two harbour officials, who …”: how many there are",
        ),
        ("match", {"texts": [LONG, LONG], "sources": {"2": [2]}}, {"2": [1, 3]}, "B2: from A1, A3"),
        ("match", {"texts": [LONG, LONG], "sources": {"2": [2]}}, {"2": []}, "B2: Not in A"),
        (
            "report_review",
            {"panels": [{"id": "a", "says": LONG, "right": "confirm"}]},
            {"a": "overrule"},
            "1. “Two harbour officials, who …”: Overrule",
        ),
    ],
)
def test_feedback_names_one_item_briefly_and_never_without_what_was_chosen(kind, data, answer, chosen):
    made = exercise(kind, id="a", prompt="?", **data)
    assert made.check(answer).chosen == f"Your answer: {chosen}"
    assert " ".join(LONG.split()[-4:-1]) in made.describe(answer) or kind == "match"  # the receipt has it all


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        (35, "Your answer: 2. “by the king”: Swap"),
        (40, "Your answer: 2. Swap"),
        (42, "Your answer: Swap"),
        (43, ""),
    ],
)
def test_where_there_is_little_room_the_name_of_the_item_gives_way_to_the_choice(words, chosen):
    taught = replace(SAMPLES["sort"].exercise, feedback={"b.swap": "word " * words})
    assert taught.check({"b": ["swap"]}).chosen == chosen


def test_the_item_is_not_named_twice():
    taught = replace(SAMPLES["dial"].exercise, feedback={"same": "Claim 1: read both verbs."})
    assert taught.check({"d2": {"before": 40, "after": 40}}).chosen == "Your answer: the same, 40 → 40"


def test_a_dial_without_a_clicked_word_may_have_words_of_its_own():
    answer = {"d2": {"before": 40, "after": 80}}
    dial = SAMPLES["dial"].exercise
    assert dial.check(answer).error == "d2.no_word"
    for name in ("d2.no_word", "no_word", "d2.word", "word"):
        assert replace(dial, feedback={name: "Click it."}).check(answer).error == name
    other = {"d2": {**answer["d2"], "word": {"side": "original", "word": 1}}}
    assert replace(dial, feedback={"no_word": "Click it."}).check(other).error == "d2.word"


def test_what_can_be_argued_for_is_named():
    found = SAMPLES["sort"].exercise.check(
        {"a": {"boxes": ["cut"], "step": 2}, "b": {"boxes": ["add"], "step": 1}}
    )
    assert found.chosen == "Your answer: 1. “two harbour officials”: Cut, moderate"


def test_words_that_stand_in_several_sentences_are_marked_in_the_one_that_is_named():
    text = "He left, Ann said. She stays, Bo said."
    said = {"sentence": 2, "words": "said"}
    marked = exercise(
        "highlight",
        id="said",
        prompt="Mark the cue.",
        texts=(None, text),
        unit="word",
        labels={"cue": "Cue"},
        marks={"cue": [said]},
    )
    assert marked.model == [[7, 8, "cue"]]
    with pytest.raises(ExerciseError, match="is not in the sentences shown"):
        changed(marked, marks={"cue": [{"sentence": 2, "words": "left"}]})


@pytest.mark.parametrize(
    ("also", "extra"), [({"credit": [2, 4]}, False), ({"credit": [2], "doubt": [4]}, True)]
)
def test_no_words_are_asked_for_a_mark_that_cannot_be_one_too_many(also, extra):
    question = exercise(
        "highlight",
        id="credit",
        prompt="Where is the credit?",
        texts=PAIR,
        labels={"credit": "Credit", "doubt": "Doubt"},
        marks={"credit": [3]},
        also=also,
        only_key=True,
        feedback={"extra.credit": "This names no outlet."},
    )
    assert ("extra.credit" in question.errors) == extra
    assert (question.check([[2, 5, "credit"]]).error == "extra.credit") == extra


def test_nobody_has_to_write_words_for_too_much_where_there_is_nothing_more_to_mark():
    colours = SAMPLES["colours"].exercise
    assert "missed.claim" in colours.errors
    assert "extra.claim" not in colours.errors
    assert "extra.claim" in changed(colours, sentences=(2, 3, 4, 5)).errors
    assert "extra.credit" in SAMPLES["sentences"].exercise.errors


@pytest.mark.parametrize(
    ("kept", "led"), [([1, 3, 4], True), ([1, 2, 3], True), ([3, 4, 5], True), ([3, 4, 6], False)]
)
def test_the_opening_is_the_opening_with_or_without_the_headline(kept, led):
    taught = replace(SAMPLES["budget"].exercise, feedback={"first": "You kept the opening."})
    assert (taught.check(kept).error == "first") is led


def test_no_words_are_asked_for_a_question_that_never_goes_dark_first():
    questions = [
        {"id": "who", "text": "Who?", "answered_by": [3, 4]},
        {"id": "why", "text": "Why?", "answered_by": [4, 3]},
        {"id": "full", "text": "How full?", "answered_by": [3, 4, 6]},
        {"id": "when", "text": "When?", "answered_by": [3]},
    ]
    made = exercise("cut_budget", id="x", prompt="?", texts=PAIR, keep=3, questions=questions)
    assert made.errors == ("dark.who", "dark.when", "first")


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("We confirmed it. Its sources asked not to be named.", "defensible"),
        ("We have not confirmed it. Its sources asked not to be named.", "right"),
    ],
)
def test_a_not_in_another_sentence_is_not_about_the_checking(said, outcome):
    text = f"This report is based on what the Tarn Gazette reported. {said}"
    assert SAMPLES["credit"].exercise.check(text).outcome == outcome


@pytest.mark.parametrize(
    "said",
    [
        "The Tarn Gazette found out all of this. The two are not named because the talks go on.",
        "This story was first told by the Tarn Gazette. Its sources are anonymous, since jobs are at risk.",
        "All the details come from an article in the Tarn Gazette. Two officials fear giving their names.",
        "The Tarn Gazette spoke to two officials, who may not be identified. Nothing was checked by us.",
    ],
)
def test_a_credit_may_be_put_in_many_ways(said):
    credit = changed(SAMPLES["credit"].exercise, require=("outlet", "scope", "anonymity"))
    assert credit.check(said).outcome == "right"


def test_why_sources_are_unnamed_is_told_by_a_reason_only():
    credit = changed(SAMPLES["credit"].exercise, require=("outlet", "scope", "anonymity"))
    said = "This report is based on what the Tarn Gazette reported. Its sources are unnamed"
    assert credit.check(f"{said}.").error == "missing.anonymity"
    assert credit.check(f"{said} because the talks go on.").outcome == "right"


def test_the_original_of_a_brief_can_be_put_away_at_first():
    studio = SAMPLES["studio"].exercise
    assert [changed(studio, folded=folded).view()["folded"] for folded in (False, True)] == [False, True]


def test_a_word_that_only_holds_the_letters_of_the_one_that_moved_the_dial_did_not_move_it():
    claim = {"id": "plant", "original": "Es sei seit Mai zu.", "derivative": "Es ist seit Mai zu."}
    dial = exercise(
        "dial", id="letters", prompt="How sure?", claims=[{**claim, "direction": ["up"], "words": ["sei"]}]
    )
    clicked = [{"before": 40, "after": 80, "word": {"side": "original", "word": word}} for word in (1, 2)]
    assert [dial.check({"plant": each}).outcome for each in clicked] == ["right", "not_yet"]


def test_the_strips_look_at_a_text_that_stands_in_the_box_from_the_start():
    begun = changed(SAMPLES["studio"].exercise, text="The ferry to Hollin may stay until May 14.")
    assert begun.live(None)["strips"]["runs"]["count"] == 1

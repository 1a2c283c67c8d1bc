"""What stays in a notebook when nothing runs any more: question, answer, outcome, feedback, time."""

from datetime import datetime

from mediakit.exercises.events import State
from mediakit.exercises.exercise import Exercise
from mediakit.exercises.feedback import Evidence, Feedback, Outcome, quoted
from mediakit.reports.markup import Html, element
from mediakit.wording import say

__all__ = ["receipt_html"]

# Ground and letters together, so that both hold in a dark theme; the sign says it without colour.
_LOOKS: dict[Outcome, tuple[str, str, str]] = {
    "not_attempted": ("#f3f1ec", "#45423d", "○"),
    "not_yet": ("#fff0c9", "#3b2600", "△"),
    "right": ("#ddf0e2", "#0c3b1d", "●"),
    "defensible": ("#dfeafb", "#0b2a55", "◐"),
    "noted": ("#ece6f5", "#2f1b52", "□"),
}
_FRAME = (
    "background-color:#ffffff;color:#1c1b1a;border:1px solid #dcd8d0;padding:12px;margin:4px 0;"
    "font-family:sans-serif;font-size:14px;line-height:1.5;white-space:normal"
)
_SOFT = "background-color:#ffffff;color:#5d5a55;font-size:12px;margin:8px 0 0"
_QUOTE = (
    "background-color:#ffffff;color:#1c1b1a;border-left:3px solid #b9b3a8;margin:4px 0;padding:2px 10px;"
    "font-family:Georgia,serif"
)
_MAX_ANSWER = 4_000  # characters shown; all of it is in the answers file


def receipt_html(exercise: Exercise, state: State, *, saved: bool = True) -> Html:
    """A receipt for the answer as it was left.

    It is plain HTML with its meaning in words: it is read in a notebook that nobody trusts, without a style
    sheet, and in an exported page.

    Args:
        exercise: The exercise.
        state: How it stands.
        saved: Whether the answers file has it.
    """
    language = exercise.language
    answer = exercise.parse(state.answer.to_dict())
    feedback = exercise.check(answer) if state.checked else None
    outcome: Outcome = feedback.outcome if feedback else "not_attempted"
    return element(
        "div",
        element("p", element("strong", exercise.prompt), style="margin:0 0 6px"),
        _line("answer", _cut(exercise.describe(answer)) or say("exercise_no_answer", language), language),
        _line("confidence", f"{answer.confidence} %", language) if answer.confidence is not None else None,
        _outcome(outcome, language),
        *(_said(feedback, language) if feedback else ()),
        _line("worked", _cut(exercise.worked_answer()), language) if state.worked else None,
        element("p", _saved(state, language, saved=saved), style=_SOFT),
        style=_FRAME,
        lang=language,
    )


def _line(name: str, text: str, language: str) -> Html:
    label = say(f"exercise_receipt_{name}", language)
    return element("p", element("strong", label), " ", text, style="margin:0 0 4px;white-space:pre-wrap")


def _outcome(outcome: Outcome, language: str) -> Html:
    ground, letters, sign = _LOOKS[outcome]
    words = f"{sign} {say(f'exercise_outcome_{outcome}', language)}"
    style = f"background-color:{ground};color:{letters};padding:2px 8px;font-weight:600"
    return element("p", element("span", words, style=style), style="margin:6px 0")


def _said(feedback: Feedback, language: str) -> list[Html]:
    quotations = [
        element("blockquote", _quotation(each, language), style=_QUOTE) for each in feedback.evidence
    ]
    last = [element("p", feedback.look_next, style="margin:0 0 4px")] if feedback.look_next else []
    return [element("p", feedback.message, style="margin:0 0 4px"), *quotations, *last]


def _quotation(each: Evidence, language: str) -> str:
    label = say(f"exercise_receipt_{each.side}", language)
    return f"{label} {quoted(each.words, language)}"


def _saved(state: State, language: str, *, saved: bool) -> str:
    if not state.saved_at:
        return say("exercise_receipt_nothing_yet", language)
    tries = say("exercise_receipt_tries", language, count=state.tries)
    if not saved:
        return f"{tries} {say('exercise_label_not_saved', language)}"
    return f"{tries} {say('exercise_receipt_saved', language, time=_time(state.saved_at))}"


def _time(stamp: str) -> str:
    """The time where the learner is, to the minute; as written where it cannot be read."""
    try:
        return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return stamp[:40]


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_ANSWER else f"{text[:_MAX_ANSWER]} …"

"""An exercise at work: what the learner does goes in, what is to be shown comes out."""

from typing import Any

from mediakit.exercises.answers import AnswersFile
from mediakit.exercises.events import State
from mediakit.exercises.exercise import Answer, Exercise
from mediakit.exercises.feedback import Feedback
from mediakit.exercises.receipts import receipt_html

__all__ = ["TRIES_BEFORE_WORKED", "Session"]

TRIES_BEFORE_WORKED = 2
_ACTIONS = frozenset({"draft", "check", "hint", "worked", "undo", "start_over", "live"})


class Session:
    """One exercise and the answers file that it is kept in.

    A new session on the same file stands where the last one was left: the answer, the tries, the hints.

    Attributes:
        exercise: The exercise.
        answers: The answers file.
    """

    def __init__(self, exercise: Exercise, answers: AnswersFile) -> None:
        self.exercise = exercise
        self.answers = answers

    @property
    def state(self) -> State:
        """How the exercise stands."""
        return self.answers.progress.state(self.exercise.id, self.exercise.version)

    @property
    def feedback(self) -> Feedback | None:
        """What there is to say about the answer that was handed in; None while there is none."""
        state = self.state
        return self.exercise.check(self._restored(state)) if state.checked else None

    @property
    def hints(self) -> tuple[str, ...]:
        """The hints taken so far."""
        return self.exercise.hints[: self.state.hints]

    def draft(self, raw: Any) -> None:  # noqa: ANN401 - whatever the browser sends
        """Keep an answer that is not yet handed in."""
        answer = self.exercise.parse(raw)
        if not answer.problem and answer != self.state.answer:
            self._record("draft", answer)

    def check(self, raw: Any) -> Feedback:  # noqa: ANN401
        """Hand an answer in; what is none is not counted as a try."""
        answer = self.exercise.parse(raw)
        feedback = self.exercise.check(answer)
        if feedback.outcome != "not_attempted":
            self._record("attempt", answer, outcome=feedback.outcome, error=feedback.error)
        return feedback

    def hint(self) -> str | None:
        """The next hint; None when all were given."""
        given = self.state.hints
        if given >= len(self.exercise.hints):
            return None
        self._record("hint")
        return self.exercise.hints[given]

    def worked(self) -> str:
        """The worked answer, "" where there is none; that it was asked for is kept."""
        text = self.exercise.worked_answer()
        if text and not self.state.worked:
            self._record("worked")
        return text

    def undo(self) -> None:
        """Take the last answer back, so that the one before stands again; nothing where there is none."""
        if self.state.can_undo:
            self._record("undo")

    def start_over(self) -> None:
        """Begin anew; what was done before stays in the answers file."""
        if self.state.saved_at:
            self._record("start_over")

    def handle(self, message: Any) -> dict[str, Any]:  # noqa: ANN401
        """Do what a browser asks for, whatever it sends, and give back what it is to show.

        Args:
            message: ``{"do": action, "answer": raw}``; the actions are draft, check, hint, worked, undo,
                start_over and live. Anything else changes nothing.
        """
        action = message.get("do") if isinstance(message, dict) else None
        if not isinstance(action, str) or action not in _ACTIONS:
            return self.view()
        raw = message.get("answer")
        said: Feedback | None = None
        if action == "draft":
            self.draft(raw)
        elif action == "check":
            said = self.check(raw)
        elif action != "live":
            getattr(self, action)()
        shown = self.view()
        if said is not None and said.outcome == "not_attempted":
            shown["state"]["after"] = {"feedback": said.to_dict(), "solution": None}
        if action in {"draft", "live"}:
            shown["live"] = self.exercise.live(raw, committed=self.state.tries > 0)
        return shown

    def view(self) -> dict[str, Any]:
        """What the browser may see now: the question, and how it stands under ``state``."""
        state = self.state
        answer = self._restored(state)
        settled = state.checked or state.worked
        has_worked = bool(self.exercise.worked_answer())
        return {
            **self.exercise.view(),
            "live": self.exercise.live(answer.to_dict(), committed=state.tries > 0),
            "state": {
                **answer.to_dict(),
                "checked": state.checked,
                "outcome": state.outcome,
                "tries": state.tries,
                "hints": list(self.hints),
                "hints_left": len(self.exercise.hints) - len(self.hints),
                "has_worked": has_worked,
                "offer_worked": state.tries >= TRIES_BEFORE_WORKED and not state.worked and has_worked,
                "can_undo": state.can_undo,
                "saved": self.answers.saved,
                "saved_at": state.saved_at,
                "notices": list(self.answers.notices),
                "after": self.exercise.after(answer, revealed=state.worked) if settled else None,
            },
        }

    def receipt(self) -> str:
        """The question, the answer and what was said about it, as plain HTML to save with a notebook."""
        return receipt_html(self.exercise, self.state, saved=self.answers.saved)

    def _restored(self, state: State) -> Answer:
        """The answer as it was left, read anew: a file may have been edited."""
        return self.exercise.parse(state.answer.to_dict())

    def _record(self, what: str, answer: Answer | None = None, **data: str) -> None:
        given = answer.to_dict() if answer else {}
        self.answers.record(what, self.exercise.id, version=self.exercise.version, **given, **data)

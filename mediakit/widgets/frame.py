"""What all exercises in a notebook have in common: the frame, the talk with the browser, the receipt."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar
from weakref import WeakSet

import anywidget
import traitlets
from IPython.display import HTML, DisplayHandle, display

from mediakit.exercises.feedback import OUTCOMES
from mediakit.exercises.session import Session
from mediakit.wording import say

__all__ = ["ExerciseWidget", "script", "sheet"]

_MOST_ASKS = 200  # a browser that waits for Python sends what is not yet answered again
_MOST_BROWSERS = 20  # windows whose last message is remembered
# What JavaScript fills in stays in braces; where a number decides the form of a sentence, Python says it.
_SLOTS = {
    name: f"{{{name}}}"
    for name in ("count", "high", "item", "label", "low", "name", "number", "place", "time")
}
_COMMON_WORDS = (
    "no_reply",
    "earlier_answer",
    "hints_left",
    "no_hints_left",
    "worked_heading",
    "confidence_unset",
    "saved_at",
    "side_original",
    "side_derivative",
    "picked",
    "nothing_picked",
    "placed",
    "taken_back",
    "unanswered",
    "cant_tell_here",
    "not_told",
    "step_of",
    "previous",
    "next",
    "go_to",
)


@cache
def script(kind: str) -> str:
    """The ES module of a kind of exercise: the shared part, then its own."""
    return _static("frame.js") + _static(f"{kind}.js")


@cache
def sheet(kind: str) -> str:
    """The style sheet of a kind of exercise: the shared part, then its own.

    Its own part holds in that kind alone, and goes before the shared one in whatever order a page loads the
    sheets of several kinds.
    """
    return f"{_static('frame.css')}.mk-kind-{kind} {{\n{_static(f'{kind}.css')}}}\n"


def _static(name: str) -> str:
    return (files("mediakit.widgets") / "static" / name).read_text("utf-8")


class ExerciseWidget(anywidget.AnyWidget):
    """An exercise to be worked at in a notebook.

    Shown, it leaves two outputs: the live exercise, and a receipt in plain HTML that stays when nothing runs.

    Attributes:
        session: The exercise and its answers file.
        question: What the browser may see of the question; set once.
        shown: How the exercise stands; set by Python alone.
        asks: What the browser asks for and has no answer to yet: whatever it sends is survived.
    """

    words: ClassVar[tuple[str, ...]] = ()  # of the catalogue, each under widget_<name>, that this kind needs

    question = traitlets.Dict(read_only=True).tag(sync=True)
    shown = traitlets.Dict(read_only=True).tag(sync=True)
    asks = traitlets.Any(()).tag(sync=True)

    def __init__(self, session: Session) -> None:
        self.session = session
        self._others: WeakSet[ExerciseWidget] = WeakSet()
        self._answered: dict[str, int] = {}
        self._receipt = DisplayHandle()  # type: ignore[no-untyped-call]
        self._displayed = False
        super().__init__()
        view = session.view()
        state, live = view.pop("state"), view.pop("live")
        language = session.exercise.language
        self.set_trait("question", view | {"words": self._said(language)})
        self._show(state, live)

    def beside(self, others: "WeakSet[ExerciseWidget]") -> None:
        """Keep in step with other widgets of the same exercise; itself may be among them."""
        self._others = others

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """Take in what the browser sent: what it asks for, and nothing else."""
        super().set_state({name: value for name, value in sync_data.items() if name == "asks"})

    def refresh(self) -> None:
        """Show the exercise as the answers file has it."""
        view = self.session.view()
        self._show(view["state"], view["live"])

    def receipt_html(self) -> str:
        """The receipt as it stands."""
        # The class lets the style sheet fold it to one line under a live exercise.
        return f'<div class="mk-receipt">{self.session.receipt()}</div>'

    @traitlets.observe("asks")
    def _answer(self, change: Mapping[str, Any]) -> None:
        asks = sorted(_readable(change["new"]), key=lambda ask: int(ask["n"]))
        new = [ask for ask in asks if ask["n"] > self._answered.get(ask["client"], 0)]
        view: dict[str, Any] | None = None
        for ask in new:
            self._answered.pop(ask["client"], None)
            self._answered[ask["client"]] = ask["n"]
            view = self.session.handle(ask)
        if view is None:
            return
        while len(self._answered) > _MOST_BROWSERS:
            del self._answered[next(iter(self._answered))]
        self._show(view["state"], view["live"])
        if any(ask.get("do") != "live" for ask in new):
            self._update_receipt()
            for other in self._others - {self}:
                other.refresh()
                other._update_receipt()  # noqa: SLF001 - one of us

    def _show(self, state: dict[str, Any], live: dict[str, Any]) -> None:
        told = {"live": live, "answered": dict(self._answered), "saved_words": self._saved_words(state)}
        self.set_trait("shown", state | told)

    def _saved_words(self, state: Mapping[str, Any]) -> str:
        """When the answer was saved, as a sentence; "" where nothing is to be said."""
        if not state["saved_at"]:
            return ""
        language = self.session.exercise.language
        return say("exercise_label_saved" if state["saved"] else "exercise_label_not_saved", language)

    def _said(self, language: str) -> dict[str, str]:
        named = {name: say(f"widget_{name}", language, **_SLOTS) for name in (*_COMMON_WORDS, *self.words)}
        outcomes = {f"outcome_{name}": say(f"exercise_outcome_{name}", language) for name in OUTCOMES}
        return named | outcomes

    def display_in(self, live: DisplayHandle, receipt: DisplayHandle) -> None:
        """Show it in two outputs that are there already: the live exercise, and its receipt."""
        bundle = self._repr_mimebundle_()
        if bundle is not None:
            data, metadata = bundle
            live.update(data, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]
        self._receipt = receipt
        self._displayed = True
        self._update_receipt()

    def _ipython_display_(self) -> None:
        bundle = self._repr_mimebundle_()
        if bundle is not None:
            data, metadata = bundle
            display(data, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]
        self._displayed = True
        self._receipt.display(HTML(self.receipt_html()))  # type: ignore[no-untyped-call]

    def _update_receipt(self) -> None:
        if self._displayed:
            self._receipt.update(HTML(self.receipt_html()))  # type: ignore[no-untyped-call]

    def __repr__(self) -> str:
        exercise, state = self.session.exercise, self.session.state
        return f"{exercise.prompt} [{say(f'exercise_outcome_{state.outcome}', exercise.language)}]"


def _readable(asks: object) -> Iterator[dict[str, Any]]:
    """What can be read among what a browser sent."""
    for ask in asks[:_MOST_ASKS] if isinstance(asks, list) else ():
        if isinstance(ask, dict) and isinstance(ask.get("client"), str) and len(ask["client"]) <= 40:
            n = ask.get("n")
            if isinstance(n, int) and not isinstance(n, bool) and n > 0:
                yield ask

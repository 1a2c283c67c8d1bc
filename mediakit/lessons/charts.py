"""Charts that a lesson draws from what a learner answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import ipywidgets
from IPython.display import HTML, DisplayHandle, display

from mediakit.exercises.answers import FOLDER, AnswersFile
from mediakit.exercises.cards import Sort
from mediakit.exercises.exercise import Json
from mediakit.exercises.itemised import CANT_TELL
from mediakit.lessons.lesson import Lesson
from mediakit.lessons.tables import panel, table
from mediakit.overlap.blocks import similarity
from mediakit.reports.markup import Html, element, joined
from mediakit.widgets.show import answers_file
from mediakit.wording import say

__all__ = ["MeaningChart", "RatedCard", "words_changed"]

_WIDTH, _ROW, _LEFT, _RIGHT, _TOP, _BOTTOM = 680, 88, 104, 24, 28, 52
_INSET = 18  # from the edge of the field to 0 and to 100 per cent, so that no mark lies on the names
_LANES = (0, -27, 27)  # where in a row a mark goes when the middle is taken
_APART = 28  # from the middle of one mark to the next
_INK, _SOFT, _LINE, _YOURS, _KEY = "#1c1b1a", "#5d5a55", "#dcd8d0", "#1d4f91", "#8a4b00"


@dataclass(frozen=True, slots=True)
class RatedCard:
    """A rewrite, how many of its words changed, and how far its meaning moved.

    Attributes:
        number: Its number in the exercise, from 1.
        original: The original's words.
        derivative: What became of them.
        changed: The share of words changed, in [0, 1]; see :func:`words_changed`.
        yours: The step of the scale that the learner chose, from 0; None for none.
        careful: The step of the key; None until the learner's own was handed in.
    """

    number: int
    original: str
    derivative: str
    changed: float
    yours: int | None
    careful: int | None


def words_changed(original: str, derivative: str) -> float:
    """Share of the words of both texts that have no partner in the other, in the same order.

    Returns:
        A share in [0, 1]: 0.0 the same words, 1.0 no word in common; 0.0 for two empty texts.

    Example:
        >>> words_changed("it could drop by August", "it will drop by August")
        0.2
    """
    return round(1 - similarity(original, derivative), 4)


class MeaningChart:
    """How many words changed, beside how far the meaning moved, for each card that a learner rated.

    Attributes:
        lesson: The lesson.
        exercise: The exercise in which the cards are rated.
    """

    def __init__(self, lesson: Lesson, exercise: Sort, folder: str | Path = FOLDER) -> None:
        self.lesson = lesson
        self.exercise = exercise
        self._folder = folder
        self._slot = DisplayHandle()  # type: ignore[no-untyped-call]
        self._button = ipywidgets.Button(
            description=say("lesson_chart_again", exercise.language), layout={"width": "auto"}
        )
        self._button.on_click(self._draw_again)

    @property
    def cards(self) -> tuple[RatedCard, ...]:
        """The cards as they are rated now."""
        state = self._answers.progress.state(self.exercise.id, self.exercise.version)
        yours = self._steps(state.answer.to_dict())
        handed_in = self._handed_in() if state.tries else set()
        return tuple(
            RatedCard(
                number,
                card.original,
                card.derivative,
                words_changed(card.original, card.derivative),
                yours.get(card.id),
                card.step if card.id in handed_in and card.id in yours else None,
            )
            for number, card in enumerate(self.exercise.cards, 1)
        )

    @property
    def _answers(self) -> AnswersFile:
        return answers_file(self.lesson.name, self._folder, self.lesson.language)

    def _handed_in(self) -> set[str]:
        """The cards that were rated in an answer that was handed in: of these the key may be seen."""
        attempts = self._answers.progress.attempts(self.exercise.id)
        mine = (each for each in attempts if each.data.get("version", 1) == self.exercise.version)
        return {card for each in mine for card in self._steps(each.answer.to_dict())}

    def _steps(self, raw: Json) -> dict[str, int]:
        value = self.exercise.parse(raw).value or {}
        return {
            card: given["step"]
            for card, given in value.items()
            if given != CANT_TELL and given["step"] is not None
        }

    def to_html(self) -> Html:
        """The chart as it is now, with a table that says the same; a sentence while no card is rated."""
        language, cards = self.exercise.language, self.cards
        rated = [card for card in cards if card.yours is not None]
        if not rated:
            return panel(say("lesson_chart_none", language), language=language)
        waits = any(card.careful is None for card in rated)
        lines = [
            say("lesson_chart_waits", language) if waits else None,
            _ranges(rated, language),
            say("lesson_chart_counted", language),
            say("fixed_line", language),
        ]
        figure = element(
            "figure",
            _picture(rated, self.exercise.scale, language),
            element("figcaption", *(element("p", line, style="margin:4px 0") for line in lines if line)),
            style="margin:0",
        )
        return panel(figure, _table(cards, self.exercise.scale, language), language=language)

    def _ipython_display_(self) -> None:
        self._slot.display(HTML(self.to_html()))  # type: ignore[no-untyped-call]
        display(self._button)  # type: ignore[no-untyped-call]

    def _draw_again(self, _: ipywidgets.Button) -> None:
        self._slot.update(HTML(self.to_html()))  # type: ignore[no-untyped-call]

    def __repr__(self) -> str:
        rated = sum(card.yours is not None for card in self.cards)
        return say("lesson_chart_alt", self.exercise.language, count=rated)


def _ranges(rated: list[RatedCard], language: str) -> str | None:
    """From how many to how many words changed where the meaning stays, and where it moves, by the learner."""
    stays = [card.changed for card in rated if card.yours is not None and card.yours < 2]
    moves = [card.changed for card in rated if card.yours is not None and card.yours >= 2]
    if not stays or not moves:
        return None
    low, high, other_low, other_high = map(_percent, (min(stays), max(stays), min(moves), max(moves)))
    return say(
        "lesson_chart_ranges", language, low=low, high=high, other_low=other_low, other_high=other_high
    )


def _percent(share: float) -> int:
    return round(100 * share)


def _picture(rated: list[RatedCard], scale: tuple[str, ...], language: str) -> Html:
    height = _TOP + _ROW * len(scale) + _BOTTOM
    legend = element("p", *_legend(rated, language), style="margin:0 0 6px")
    svg = element(
        "svg",
        *_grid(scale, language),
        *_marks(rated, len(scale)),
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_label=say("lesson_chart_alt", language, count=len(rated)),
        style="width:100%;height:auto;font-family:sans-serif",
    )
    return joined((legend, svg))


def _legend(rated: list[RatedCard], language: str) -> Iterator[Html]:
    """What the signs mean, in words: only those that are drawn."""
    both = any(card.yours == card.careful for card in rated)
    careful = any(card.careful is not None for card in rated)
    for name, colour, shown in (("yours", _YOURS, True), ("careful", _KEY, careful), ("both", _INK, both)):
        if shown:
            text = say(f"lesson_chart_{name}", language)
            yield element("span", text, style=f"color:{colour};margin-right:18px;white-space:nowrap")


def _grid(scale: tuple[str, ...], language: str) -> Iterator[Html]:
    """The rows of the scale from the bottom up, and the shares of changed words from left to right."""
    bottom, right = _TOP + _ROW * len(scale), _WIDTH - _RIGHT
    for step, text in enumerate(scale):
        middle = _middle(step, len(scale))
        edge = middle + _ROW // 2
        yield element("line", x1=_LEFT, x2=right, y1=edge, y2=edge, stroke=_LINE)
        yield _text(text, _LEFT - 10, middle + 5, anchor="end")
    for share in (0, 0.25, 0.5, 0.75, 1):
        place = _across(share)
        yield element("line", x1=place, x2=place, y1=_TOP, y2=bottom + 5, stroke=_LINE)
        yield _text(f"{_percent(share)}%", place, bottom + 20)
    yield _text(f"{say('lesson_chart_across', language)} →", (_LEFT + right) // 2, bottom + 42)
    yield _text(f"↑ {say('lesson_chart_up', language)}", 0, 14, anchor="start")


def _marks(rated: list[RatedCard], rows: int) -> Iterator[Html]:
    """A disc for each rating of the learner, a square for each of the key, both for one that agrees."""
    placed: list[tuple[int, RatedCard, str]] = []
    for card in rated:
        if card.yours is not None:
            placed.append((card.yours, card, "both" if card.careful == card.yours else "yours"))
        if card.careful is not None and card.careful != card.yours:
            placed.append((card.careful, card, "careful"))
    spots: dict[int, list[tuple[int, int]]] = {}
    signs = []
    for step in range(rows):
        ends = [-_WIDTH] * len(_LANES)
        for _, card, what in sorted(
            (each for each in placed if each[0] == step), key=lambda each: each[1].changed
        ):
            across = _across(card.changed)
            lane = next((n for n, end in enumerate(ends) if across - end >= _APART), ends.index(min(ends)))
            ends[lane] = across
            down = _middle(step, rows) + _LANES[lane]
            spots.setdefault(card.number, []).append((across, down))
            signs.append(_sign(card.number, across, down, what))
    for ends_of_line in spots.values():
        if len(ends_of_line) == 2:
            (x1, y1), (x2, y2) = ends_of_line
            yield element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=_SOFT, stroke_dasharray="3 3")
    yield from signs


def _sign(number: int, across: int, down: int, what: str) -> Html:
    square = element(
        "rect", x=across - 12, y=down - 12, width=24, height=24, fill="#ffffff", stroke=_KEY, stroke_width=2
    )
    disc = element("circle", cx=across, cy=down, r=11 if what == "yours" else 10, fill=_YOURS)
    colour = _KEY if what == "careful" else "#ffffff"
    return joined(
        (
            square if what != "yours" else None,
            disc if what != "careful" else None,
            _text(str(number), across, down + 4, colour=colour, size=12),
        )
    )


def _text(  # noqa: PLR0913 - how SVG wants it
    words: str, x: int, y: int, *, anchor: str = "middle", colour: str = _INK, size: int = 13
) -> Html:
    return element("text", words, x=x, y=y, text_anchor=anchor, fill=colour, font_size=size)


def _across(share: float) -> int:
    return round(_LEFT + _INSET + share * (_WIDTH - _LEFT - _RIGHT - 2 * _INSET))


def _middle(step: int, rows: int) -> int:
    return _TOP + _ROW * (rows - 1 - step) + _ROW // 2


def _table(cards: tuple[RatedCard, ...], scale: tuple[str, ...], language: str) -> Html:
    heads = [say(f"lesson_chart_head_{name}", language) for name in ("card", "changed", "yours", "careful")]
    rows = [
        (
            f"{card.number}. {card.original} → {card.derivative}",
            f"{_percent(card.changed)}%",
            _step(card.yours, scale),
            _step(card.careful, scale),
        )
        for card in cards
    ]
    summary = element("summary", say("lesson_chart_table", language))
    return element("details", summary, table(say("lesson_chart_counted", language), heads, rows))


def _step(step: int | None, scale: tuple[str, ...]) -> str:
    return "–" if step is None else scale[step]

"""Tables and a chart for a learner's pages, dressed to be read on a light and on a dark ground."""

from collections.abc import Iterable, Sequence

from mediakit.exercises.calibration import Calibration
from mediakit.reports.markup import Html, element
from mediakit.reports.skin import Skin
from mediakit.wording import say

__all__ = ["calibration_chart", "heading", "note", "panel", "table"]

_SKIN = Skin(inline=True)
# JupyterLab makes all columns of a table equally wide unless it is told otherwise.
_TABLE = f"{_SKIN.dress('plain')['style']};table-layout:auto"
_HEAD = f"{_SKIN.dress('head')['style']};white-space:nowrap"
_ROW_HEAD = f"{_SKIN.dress('small_cell')['style']};font-weight:400"  # long, often
_FRAME = (
    "background-color:#ffffff;color:#1c1b1a;border:1px solid #dcd8d0;border-radius:6px;padding:14px 20px;"
    "max-width:60em;font-family:sans-serif;font-size:14px;line-height:1.5"
)
_SIZE, _LEFT, _TOP = 220, 52, 12  # of the chart: its square, and the room for letters
_SMALLEST, _LARGEST = 4, 11  # of a dot
_TICKS = (0, 25, 50, 75, 100)


def panel(*children: str | None, language: str = "en") -> Html:
    """A frame around what belongs together."""
    return element("div", *children, style=_FRAME, lang=language)


def heading(text: str) -> Html:
    """A heading inside a frame."""
    return element("h3", text, style="font-size:16px;margin:14px 0 6px;color:#1c1b1a")


def note(text: str) -> Html:
    """A line that is less loud."""
    return element("p", text, **_SKIN.dress("soft"))


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    """A table with a caption; the first cell of each row names it."""
    top = element("tr", *(element("th", name, scope="col", style=_HEAD) for name in head))
    body = [
        element(
            "tr",
            *(
                element("th", cell, scope="row", style=_ROW_HEAD)
                if not place
                else element("td", cell, **_SKIN.dress("small_cell"))
                for place, cell in enumerate(row)
            ),
        )
        for row in rows
    ]
    return element(
        "table",
        element("caption", caption, **_SKIN.dress("caption")),
        element("thead", top),
        element("tbody", *body),
        style=_TABLE,
    )


def calibration_chart(
    calibration: Calibration, language: str = "en", *, sure: str | None = None, told: str | None = None
) -> Html:
    """Confidence beside what was right: a picture, and the same as a table; nothing without judgements.

    Args:
        calibration: What is drawn.
        language: Of the letters.
        sure: What the axis of confidence is called, where it is not the reader's own.
        told: The same in a sentence.
    """
    if not calibration.bins:
        return Html("")
    rows = [
        (
            say("calibration_row_range", language, low=bin_.low, high=min(bin_.high, 100)),
            f"{bin_.confidence:.0%}",
            f"{bin_.right:.0%}",
            str(bin_.count),
        )
        for bin_ in calibration.bins
    ]
    sure = sure or say("calibration_axis_x", language)
    names = ("col_sure", "col_right", "col_count")
    head = [sure, *(say(f"calibration_{name}", language) for name in names)]
    return element(
        "div",
        _picture(calibration, language, sure, told or calibration.explain(language)),
        element(
            "div", table(say("calibration_chart", language), head, rows), style="flex:1 1 20em;min-width:0"
        ),
        style="display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start",
    )


def _picture(calibration: Calibration, language: str, sure: str, told: str) -> Html:
    most = max(bin_.count for bin_ in calibration.bins)
    dots = [
        element(
            "circle",
            cx=_x(100 * bin_.confidence),
            cy=_y(100 * bin_.right),
            r=_SMALLEST + (_LARGEST - _SMALLEST) * bin_.count / most,
            fill="#1d4f91",
        )
        for bin_ in calibration.bins
    ]
    frame = element("rect", x=_x(0), y=_y(100), width=_SIZE, height=_SIZE, fill="none", stroke="#8a857c")
    diagonal = _line(0, 0, 100, 100)
    ticks = [mark for tick in _TICKS for mark in _tick(tick)]
    size = (_LEFT + _SIZE + 12, _TOP + _SIZE + 48)
    return element(
        "svg",
        element("title", say("calibration_chart", language)),
        element("desc", f"{told} {say('calibration_line', language)}"),
        frame,
        diagonal,
        *ticks,
        _label(sure, _LEFT + _SIZE / 2, _TOP + _SIZE + 40),
        _label(say("calibration_axis_y", language), 12, _TOP + _SIZE / 2, upright=True),
        *dots,
        role="img",
        width=size[0],
        height=size[1],
        viewBox=f"0 0 {size[0]} {size[1]}",
        style="background-color:#ffffff;flex:0 0 auto;max-width:100%",
    )


def _x(percent: float) -> float:
    return round(_LEFT + _SIZE * percent / 100, 1)


def _y(percent: float) -> float:
    return round(_TOP + _SIZE * (1 - percent / 100), 1)


def _tick(percent: int) -> tuple[Html, Html]:
    below = _label(str(percent), _x(percent), _TOP + _SIZE + 18)
    beside = _label(str(percent), _LEFT - 18, _y(percent) + 4)
    return below, beside


def _line(x1: float, y1: float, x2: float, y2: float) -> Html:
    ends = {"x1": _x(x1), "y1": _y(y1), "x2": _x(x2), "y2": _y(y2)}
    return element("line", stroke="#8a857c", stroke_dasharray="5 4", **ends)


def _label(text: str, x: float, y: float, *, upright: bool = False) -> Html:
    turn = f"rotate(-90 {x} {y})" if upright else None
    style = "font-family:sans-serif;font-size:12px;fill:#45423d;text-anchor:middle"
    return element("text", text, x=str(x), y=str(y), transform=turn, style=style)

"""Pictures of many answers to one exercise, each with its numbers beside it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import median, quantiles

from mediakit.exercises.cards import Sort
from mediakit.exercises.choices import Choose, Estimate, Order
from mediakit.exercises.exercise import Exercise, Json
from mediakit.exercises.feedback import shortened
from mediakit.exercises.itemised import CANT_TELL
from mediakit.lessons.tables import table
from mediakit.reports.markup import Html, element
from mediakit.wording import say

__all__ = ["MARK", "YOURS", "drawing"]

MARK, YOURS = "\N{BLACK DIAMOND}", "#1d4f91"  # the learner's own answer: a sign, and a colour
_OTHERS, _BAND, _AXIS, _GROUND = "#6d675f", "#f3e6c4", "#8a857c", "#ffffff"
_WIDTH, _HEIGHT, _EDGE = 300, 44, 9  # of a strip, and from its ends to the ends of the line
_MIDDLE = _HEIGHT // 2
_LANES = (0, -8, 8, -16, 16)  # where in a strip a dot goes when the middle is taken
_DOT, _OWN = 4, 8  # from the middle of a sign to its edge
_LONG = 50  # from one end of a line to the other: on a longer one whole numbers are exact enough
_BAR, _THICK = 160, 14
_MOST_WORDS = 8  # of a card's text, on each side

Drawing = Callable[[Sequence[Json], Json], Html]  # of the answers of others, and the learner's own or None


def drawing(exercise: Exercise) -> Drawing | None:
    """What draws the answers to an exercise: those of others, and the learner's own; None for other kinds."""
    if isinstance(exercise, Order) and exercise.line:
        return lambda given, own: _line(exercise, given, own)
    if isinstance(exercise, Estimate):
        return lambda given, own: _numbers(exercise, given, own)
    if isinstance(exercise, Choose):
        return lambda given, own: _bars(exercise, given, own)
    if isinstance(exercise, Sort) and exercise.scale:
        return lambda given, own: _ratings(exercise, given, own)
    return None


def _line(exercise: Order, given: Sequence[Json], own: Json) -> Html:
    """A strip for each thing on the line, from the one placed lowest by most to the highest."""
    columns = list(zip(*given, strict=True))
    ranked = sorted(range(len(columns)), key=lambda index: median(columns[index]))
    rows = [
        _row(exercise.items[index], columns[index], None if own is None else own[index], (0, 100), exercise)
        for index in ranked
    ]
    return _strips(exercise, say("class_col_item", exercise.language), exercise.line, rows)


def _numbers(exercise: Estimate, given: Sequence[Json], own: Json) -> Html:
    """One strip, from the least to the greatest number that could be given."""
    ends = [f"{number:g} {exercise.unit}".strip() for number in (exercise.low, exercise.high)]
    name = say("class_row_numbers", exercise.language, count=len(given))
    row = _row(name, given, own, (exercise.low, exercise.high), exercise)
    return _strips(exercise, say("class_col_question", exercise.language), ends, [row])


def _strips(exercise: Exercise, first: str, ends: Sequence[str], rows: list[tuple[str, ...]]) -> Html:
    language = exercise.language
    names = ("half", "yours") if len(rows[0]) > 3 else ("half",)
    head = [first, " ⟷ ".join(ends), *(say(f"class_col_{name}", language) for name in names)]
    return table(say("class_caption_strips", language), head, rows)


def _row(
    name: str, given: Sequence[float], own: float | None, ends: tuple[float, float], exercise: Exercise
) -> tuple[str, ...]:
    low, middle, high = quantiles(given, n=4, method="inclusive")
    edges = {"low": _rounded(low, ends), "high": _rounded(high, ends)}
    outer = {"least": f"{min(given):g}", "most": f"{max(given):g}"}
    told = say("class_strip_alt", exercise.language, count=len(given), **outer, **edges)
    strip = _strip(given, own, ends, (low, middle, high), told)
    half = say("class_half", exercise.language, **edges)
    return (name, strip, half, *(() if own is None else (f"{MARK} {own:g}",)))


def _rounded(number: float, ends: tuple[float, float]) -> str:
    """A quarter's edge, to a hundredth of the line or so: it often falls between two answers."""
    return f"{round(number, 0 if ends[1] - ends[0] >= _LONG else 2):g}"


def _strip(
    given: Sequence[float],
    own: float | None,
    ends: tuple[float, float],
    quarters: tuple[float, float, float],
    told: str,
) -> Html:
    """A dot for each answer, a band for the middle half, a bar for the middle, a diamond for one's own."""

    def across(value: float) -> float:
        share = (value - ends[0]) / (ends[1] - ends[0])
        return round(_EDGE + share * (_WIDTH - 2 * _EDGE), 1)

    low, middle, high = map(across, quarters)
    return element(
        "svg",
        element("rect", x=low, y=2, width=round(max(high - low, 2), 1), height=_HEIGHT - 4, fill=_BAND),
        element("line", x1=_EDGE, x2=_WIDTH - _EDGE, y1=_MIDDLE, y2=_MIDDLE, stroke=_AXIS),
        element("line", x1=middle, x2=middle, y1=2, y2=_HEIGHT - 2, stroke=_OTHERS, stroke_width=2),
        *_dots([across(value) for value in sorted(given)]),
        None if own is None else _diamond(across(own)),
        role="img",
        aria_label=told,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        style=f"background-color:{_GROUND};display:block;width:100%;min-width:140px;max-width:{_WIDTH}px",
    )


def _dots(places: list[float]) -> Iterator[Html]:
    """From left to right, each in the lane that is free for longest."""
    taken = [-float(_WIDTH)] * len(_LANES)
    for place in places:
        free = (n for n, end in enumerate(taken) if place - end >= 2 * _DOT)
        lane = next(free, taken.index(min(taken)))
        taken[lane] = place
        yield element(
            "circle",
            cx=place,
            cy=_MIDDLE + _LANES[lane],
            r=_DOT,
            fill=_OTHERS,
            stroke=_GROUND,
            class_="mk-other",
        )


def _diamond(place: float) -> Html:
    corners = ((place, -_OWN), (place + _OWN, 0), (place, _OWN), (place - _OWN, 0))
    points = " ".join(f"{x:.1f},{_MIDDLE + y}" for x, y in corners)
    return element("polygon", points=points, fill=YOURS, stroke=_GROUND, stroke_width=2)


def _bars(exercise: Choose, given: Sequence[Json], own: Json) -> Html:
    """A bar for each option, as long as it was chosen often."""
    language = exercise.language
    chosen = Counter(place for answer in given for place in _as_list(answer))
    mine = () if own is None else _as_list(own)
    rows = [
        (
            f"{MARK} {option}" if place in mine else option,
            _bar(chosen[place] / len(given)),
            say("class_of", language, part=chosen[place], count=len(given)),
        )
        for place, option in enumerate(exercise.options)
    ]
    head = [say(f"class_col_{name}", language) for name in ("option", "share", "count")]
    return table(say("class_caption_options", language), head, rows)


def _bar(share: float) -> Html:
    return element(
        "svg",
        element("rect", x=0, y=0, width=_BAR, height=_THICK, fill=_BAND),
        element("rect", x=0, y=0, width=round(_BAR * share, 1), height=_THICK, fill=_OTHERS),
        role="img",
        aria_label=f"{share:.0%}",
        viewBox=f"0 0 {_BAR} {_THICK}",
        style=f"background-color:{_GROUND};display:block;width:100%;min-width:80px;max-width:{_BAR}px",
    )


def _ratings(exercise: Sort, given: Sequence[Json], own: Json) -> Html:
    """How many put each card on each step of the scale."""
    rows = []
    for number, card in enumerate(exercise.cards, 1):
        counts = Counter(_step(answer, card.id) for answer in given)
        mine = None if own is None else _step(own, card.id)
        cells = [
            f"{counts[step]} {MARK}" if step == mine else f"{counts[step]}"
            for step in range(len(exercise.scale))
        ]
        sides = (shortened(words, _MOST_WORDS) for words in (card.original, card.derivative) if words)
        rows.append((f"{number}. {' → '.join(sides)}", *cells))
    head = [say("class_col_card", exercise.language), *exercise.scale]
    return table(say("class_caption_ratings", exercise.language), head, rows)


def _step(answer: Json, card: str) -> int | None:
    given = answer.get(card, CANT_TELL)
    return None if given == CANT_TELL else given["step"]


def _as_list(answer: Json) -> list[int]:
    return answer if isinstance(answer, list) else [answer]

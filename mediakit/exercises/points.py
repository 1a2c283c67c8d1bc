"""Pairs of reports as points on a line, measured and judged from their cases and never written down."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from mediakit.attribution.marks import unquoted_words
from mediakit.cases.case import Case, case_names, open_case
from mediakit.exercises.exercise import ExerciseError
from mediakit.exercises.threshold import Point
from mediakit.overlap.measures import character_coverage, containment, ngrams
from mediakit.texts.article import Article

__all__ = ["MEASURES", "draw_points", "point_of"]

Value = Callable[[Article, Article], float]


def _runs(original: Article, derivative: Article, *, n: int) -> float:
    return containment(ngrams(derivative, n), ngrams(original, n))


def _unquoted_runs(original: Article, derivative: Article, *, n: int) -> float:
    runs = [run for stretch in unquoted_words(derivative) for run in ngrams(stretch, n)]
    return containment(runs, ngrams(original, n))


def _coverage(original: Article, derivative: Article) -> float:
    return character_coverage(derivative, original)


MEASURES: Mapping[str, Value] = {  # as Comparison.containment has them, without the rest of a comparison
    "words-1": partial(_runs, n=1),
    "words-3": partial(_runs, n=3),
    "words-5": partial(_runs, n=5),
    "characters-15": _coverage,
    "words-3-unquoted": partial(_unquoted_runs, n=3),
}
_INDEPENDENT = "independent"  # how a key's history says that neither report rests on the other
_NOT_FOUND = "not_found"


def draw_points(data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a threshold exercise whose data names cases: all but the cases, with points for them.

    Args:
        data: The exercise's fields. ``cases`` names cases, or groups of them such as "short-variants";
            ``measures`` names measures of :data:`MEASURES`, and what each is called.

    Raises:
        ExerciseError: If there is no such case, group or measure.
    """
    if "cases" not in data:
        return dict(data)
    measures = data.get("measures", {})
    unknown = sorted(set(measures) - set(MEASURES))
    if unknown:
        raise ExerciseError(
            f"exercise {data.get('id')!r}: cases are not measured by {', '.join(unknown)}; "
            f"there are: {', '.join(MEASURES)}"
        )
    points = tuple(point_of(name) for name in _names(data["cases"]))
    return {"points": points, **{name: value for name, value in data.items() if name != "cases"}}


@lru_cache(maxsize=256)
def point_of(name: str) -> Point:
    """The first pair of a case as a point, with its value by each of :data:`MEASURES`.

    Its colour and its note come from the key: what a line should find are reports that rest on another
    (or on what it rests on) and name no source for it.

    Args:
        name: The case's short name.

    Raises:
        CaseError: If the case cannot be opened.
        ExerciseError: If a measure finds nothing to measure in it.
    """
    case = open_case(name)
    try:
        values = {measure: value(case.original, case.derivative) for measure, value in MEASURES.items()}
    except ValueError as problem:
        raise ExerciseError(f"case {name!r} cannot be measured: {problem}") from problem
    return Point(
        id=case.id, text=case.title, values=values, sought=_is_sought(case), note=str(case.data["teaches"])
    )


def _is_sought(case: Case) -> bool:
    """Whether the derivative rests on something that it does not name, by the key's careful reading."""
    credit = case.key[0].credit
    not_found = credit is not None and credit.states[0] == _NOT_FOUND
    return not_found and case.data["history"]["answer"] != _INDEPENDENT


def _names(wanted: Iterable[str]) -> Iterator[str]:
    """The names of cases, with those of a group in place of its name."""
    known = case_names()
    for name in wanted:
        group = [each for each in known if each.startswith(f"{name}/")]
        if name not in known and not group:
            raise ExerciseError(f"there is no case and no group of cases {name!r}")
        yield from group or [name]

"""Exercises from data, with the key drawn from a case where the author gives none."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mediakit.exercises.budget import CutBudget
from mediakit.exercises.cards import Inspect, Sort
from mediakit.exercises.choices import Choose, Estimate, Order
from mediakit.exercises.credit_line import CreditLine
from mediakit.exercises.dial import Dial
from mediakit.exercises.exercise import Exercise, ExerciseError
from mediakit.exercises.from_case import fill_from_case, pair_of
from mediakit.exercises.ladder import Ladder
from mediakit.exercises.marking import Highlight
from mediakit.exercises.matching import Match
from mediakit.exercises.origins import OriginGraph
from mediakit.exercises.own_texts import OwnTexts
from mediakit.exercises.pair import Pair
from mediakit.exercises.points import draw_points
from mediakit.exercises.review import ReportReview
from mediakit.exercises.rewrite import RewriteStudio
from mediakit.exercises.threshold import Threshold
from mediakit.exercises.writing import Write

if TYPE_CHECKING:
    from mediakit.cases.case import Case

__all__ = ["KINDS", "exercise", "exercise_schema", "read_exercises"]

KINDS: dict[str, type[Exercise]] = {
    kind.kind: kind
    for kind in (
        Choose,
        Estimate,
        Order,
        Write,
        Highlight,
        Match,
        Sort,
        Inspect,
        Ladder,
        Dial,
        CutBudget,
        Threshold,
        OriginGraph,
        CreditLine,
        RewriteStudio,
        ReportReview,
        OwnTexts,
    )
}


def exercise(  # noqa: D417 - **data is described
    kind: str,
    *,
    case: "Case | str | None" = None,
    texts: Any = None,  # noqa: ANN401 - letters, texts or a pair
    **data: Any,  # noqa: ANN401 - fields of any kind
) -> Exercise:
    """An exercise, from the fields of its kind.

    Args:
        kind: Such as "choose" or "match"; ``KINDS`` has them all.
        case: The case that the question is about, or its name; what the author leaves out of the key comes
            from it.
        texts: Without a case: the two texts, as ``{"original": ..., "derivative": ...}`` or as two strings;
            with one, the letters of the two documents, such as "AB"; by default those of its first pair. Of
            ``own_texts``: how many texts.
            **data: The fields; see the class of the kind. With a case also ``only``: the ids of the items
            to draw; and for cards to sort ``moves``: the boxes of each by its id, where the key names none.
            A "threshold" may name ``cases`` in place of points; see ``draw_points``.

    Raises:
        ExerciseError: If there is no such kind, or a field is missing, unknown or wrong.

    Example:
        >>> exercise("choose", id="who", prompt="Who heard X?", options=["A", "B"], right=[1]).describe(1)
        'B'
    """
    named = data.get("id")
    if kind not in KINDS:
        raise ExerciseError(f"exercise {named!r}: there is no kind {kind!r}; there are: {', '.join(KINDS)}")
    if case is not None:
        from mediakit.cases.case import open_case  # noqa: PLC0415 - a question without a case needs no comparison

        opened = open_case(case) if isinstance(case, str) else case
        data = {**fill_from_case(kind, opened, data, letters=texts), **data}
        for name in ("only", "moves"):  # what was drawn was chosen by them
            data.pop(name, None)
        data.setdefault("pair", pair_of(opened, texts))
        data.setdefault("language", opened.data.get("language", "en"))
    elif texts is not None and kind == OwnTexts.kind:
        data["texts"] = texts  # how many a learner brings
    elif texts is not None:
        data.setdefault("pair", _pair(texts))
    if kind == Threshold.kind:
        data = draw_points(data)
    known = [each.name for each in fields(KINDS[kind])]
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise ExerciseError(
            f"exercise {named!r} ({kind}): has no {', '.join(unknown)}; it has: {', '.join(known)}"
        )
    try:
        return KINDS[kind](**data)
    except TypeError as problem:  # a field is missing
        raise ExerciseError(f"exercise {named!r} ({kind}): {problem}") from problem


def read_exercises(source: str | Path | Iterable[Mapping[str, Any]]) -> tuple[Exercise, ...]:
    """The exercises of a file, or of tables that were read already.

    Args:
        source: A .toml file with ``[[exercise]]`` tables, or a .json file with a list of tables under
            "exercise"; or the tables.

    Raises:
        ExerciseError: If the file cannot be read, an exercise is wrong, or two have one id.
    """
    tables = _tables(Path(source)) if isinstance(source, str | Path) else list(source)
    found = tuple(exercise(**_named(table)) for table in tables)
    ids = [each.id for each in found]
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice:
        raise ExerciseError(
            f"more than one exercise has the id {', '.join(twice)}; answers are kept under it"
        )
    return found


def exercise_schema() -> dict[str, Any]:
    """The JSON Schema of an exercise's data."""
    source = files("mediakit.exercises") / "exercise.schema.json"
    schema: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return schema


def _tables(path: Path) -> list[Any]:
    try:
        content = path.read_text(encoding="utf-8")
        data = tomllib.loads(content) if path.suffix == ".toml" else json.loads(content)
    except (OSError, ValueError, RecursionError) as problem:
        raise ExerciseError(f"{path}: cannot be read as {path.suffix or 'JSON'} ({problem})") from problem
    listed = data.get("exercise") if isinstance(data, dict) else None
    if not isinstance(listed, list):
        raise ExerciseError(f"{path}: has no list of exercises; write each under [[exercise]]")
    return listed


def _named(table: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a file holds
    if not isinstance(table, Mapping) or not isinstance(table.get("kind"), str):
        raise ExerciseError(
            f'an exercise is a table with a kind, such as kind = "choose"; got {str(table)[:80]}'
        )
    return dict(table)


def _pair(texts: Any) -> Pair:  # noqa: ANN401 - two strings, or a table
    if isinstance(texts, Pair):
        return texts
    if isinstance(texts, Mapping):
        return Pair.of(texts.get("original"), texts.get("derivative"))
    return Pair.of(*texts)

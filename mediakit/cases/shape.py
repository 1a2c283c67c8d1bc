"""Whether JSON data has the shape that a JSON Schema asks for, said in plain words.

Covers the part of JSON Schema that mediakit's own schemas use, so that a teacher's file can be checked with
nothing installed. The schemas themselves are held against a full validator in the tests.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["misshapen"]

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_NAMES = {
    "object": "an object { }",
    "array": "a list [ ]",
    "string": "text in quotation marks",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}
_LONGEST_LIST = 30


def misshapen(data: Any, schema: Mapping[str, Any]) -> list[tuple[str, str]]:  # noqa: ANN401 - any JSON may come
    """Where ``data`` differs from ``schema``.

    Each difference is a place such as ``pairs[0].sentences[3].kind``, and what is wrong there.

    Example:
        >>> misshapen({"level": "two"}, {"type": "object", "properties": {"level": {"enum": [1, 2, 3]}}})
        [('level', 'is "two", but must be one of 1, 2, 3')]
    """
    return list(_differences(data, schema, schema, ""))


def _differences(
    data: Any,  # noqa: ANN401 - any JSON may come
    schema: Mapping[str, Any],
    root: Mapping[str, Any],
    place: str,
) -> Iterator[tuple[str, str]]:
    if "$ref" in schema:
        schema = _resolved(schema["$ref"], root)
    if "anyOf" in schema:
        tried = [list(_differences(data, choice, root, place)) for choice in schema["anyOf"]]
        if all(tried):
            yield from min(tried, key=lambda found: (data is None, -max(len(where) for where, _ in found)))
        return
    wrong = _wrong_value(data, schema)
    if wrong:
        yield place or "the file", wrong
    elif isinstance(data, dict):
        yield from _in_object(data, schema, root, place)
    elif isinstance(data, list) and "items" in schema:
        for index, item in enumerate(data):
            yield from _differences(item, schema["items"], root, f"{place}[{index}]")


def _in_object(
    data: dict[str, Any], schema: Mapping[str, Any], root: Mapping[str, Any], place: str
) -> Iterator[tuple[str, str]]:
    known = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    for name in schema.get("required", ()):
        if name not in data:
            yield _within(place, name), "is missing"
    for name, value in data.items():
        if name in known:
            yield from _differences(value, known[name], root, _within(place, name))
        elif others is False:
            yield _within(place, name), f"is not known; known are: {', '.join(known)}"
        elif isinstance(others, dict):
            yield from _differences(value, others, root, _within(place, name))


def _wrong_value(data: Any, schema: Mapping[str, Any]) -> str | None:  # noqa: ANN401 - one return a rule
    if "const" in schema and data != schema["const"]:
        return f"is {_shown(data)}, but must be {_shown(schema['const'])}"
    if "enum" in schema and not any(
        data == choice and type(data) is type(choice) for choice in schema["enum"]
    ):
        return f"is {_shown(data)}, but must be one of {', '.join(str(choice) for choice in schema['enum'])}"
    types = schema.get("type", [])
    names = [types] if isinstance(types, str) else types
    if names and not any(_is_a(data, name) for name in names):
        return f"is {_shown(data)}, but must be {' or '.join(_NAMES[name] for name in names)}"
    if isinstance(data, str) and len(data) < schema.get("minLength", 0):
        return "is empty"
    if isinstance(data, str) and "pattern" in schema and not re.search(schema["pattern"], data):
        return f"is {_shown(data)}, which is not of the form {schema['pattern']}"
    if isinstance(data, int | float) and not schema.get("minimum", data) <= data <= schema.get(
        "maximum", data
    ):
        least, most = schema.get("minimum", "any"), schema.get("maximum", "any")
        return f"is {data}, but must be {least} at least and {most} at most"
    if isinstance(data, list) and not schema.get("minItems", 0) <= len(data) <= schema.get(
        "maxItems", len(data)
    ):
        least, most = schema.get("minItems", 0), schema.get("maxItems", "any number")
        return f"has {len(data)} entries, but must have from {least} to {most}"
    return None


def _is_a(data: Any, name: str) -> bool:  # noqa: ANN401
    return isinstance(data, _TYPES[name]) and (name == "boolean" or not isinstance(data, bool))


def _resolved(reference: str, root: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Any = root
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found  # type: ignore[no-any-return]


def _within(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _shown(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, str):
        short = value if len(value) <= _LONGEST_LIST else value[:_LONGEST_LIST] + "…"
        return f'"{short}"'
    if isinstance(value, dict | list):
        return _NAMES["object" if isinstance(value, dict) else "array"]
    return (
        {True: "true", False: "false", None: "null"}[value]
        if value is None or isinstance(value, bool)
        else str(value)
    )

"""A broken case gets a message that names file, sentence and remedy; it hides no other."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit
from mediakit.cases.check import check_case, check_cases
from mediakit.cases.shape import misshapen

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SCHEMA = json.loads(
    (Path(mediakit.__file__).parent / "cases" / "key.schema.json").read_text(encoding="utf-8")
)
jsonschema = pytest.importorskip("jsonschema", reason="the extra dev has the full validator")
Change = Callable[[dict[str, Any]], object]


def broken(tmp_path: Path, change: Change) -> str:
    """What the checker says of the night bus after ``change`` to its key."""
    folder = tmp_path / "case"
    shutil.copytree(SEEDS / "night-bus", folder)
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    change(key)
    (folder / "key.json").write_text(json.dumps(key, ensure_ascii=False), encoding="utf-8")
    return "\n".join(map(str, check_case(folder)))


def first(key: dict[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = key["pairs"][0]["sentences"][3]
    return entry


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda key: first(key).update(starts="No such words"),
            r"key\.json: B4: starts with “.*”, not with “No such words”; correct",
        ),
        (lambda key: first(key).update(n=99), r"B99: there is no such unit; b\.md has \d+"),
        (
            lambda key: first(key).update(kind="stolen"),
            r"pairs\[0\]\.sentences\[3\]\.kind: is \"stolen\", but must be one of verbatim",
        ),
        (lambda key: first(key).update(drawn_from=[77]), r"B4: names A77, but document A has \d+ units"),
        (
            lambda key: first(key).update(drawn_from=[], weak=[], shape="fusion"),
            r"B4: shape is 'fusion', but drawn_from is \[\]",
        ),
        (
            lambda key: first(key).update(new=["words from nowhere"]),
            r"B4, new: “words from nowhere” does not stand in document B; quote it",
        ),
        (
            lambda key: first(key).update(colour="red"),
            r"sentences\[3\]\.colour: is not known; known are: n, starts",
        ),
        (lambda key: first(key).pop("kind"), r"sentences\[3\]\.kind: is missing"),
        (
            lambda key: key["pairs"][0]["sentences"].append(dict(first(key))),
            r"B4: stands twice; keep one entry a unit",
        ),
        (
            lambda key: key["pairs"][0]["sentences"].pop(3),
            r"has no entry for unit 4, “.*…”; every unit needs one",
        ),
        (lambda key: key.update(level="two"), r"level: is \"two\", but must be one of 1, 2, 3"),
        (lambda key: key["documents"].update(B="z.md"), r"document B: .*z\.md"),
        (
            lambda key: key["pairs"][0].update(derivative="Q"),
            r"pairs name document Q, but documents has A, B; name it there",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_remedy(tmp_path: Path, change: Change, message: str) -> None:
    said = broken(tmp_path, change)
    assert said
    assert re.search(message, said), said


def test_words_in_another_unit_name_that_unit(tmp_path: Path) -> None:
    key = json.loads((SEEDS / "night-bus" / "key.json").read_text(encoding="utf-8"))
    other = key["pairs"][0]["sentences"][5]["starts"]
    assert "stands in B6, not here; correct the number" in broken(
        tmp_path, lambda key: first(key).update(new=[other])
    )


def test_folder_that_is_no_case(tmp_path: Path) -> None:
    assert "holds no key.json, so it is no case" in str(check_case(tmp_path)[0])


def test_key_that_is_no_json(tmp_path: Path) -> None:
    (tmp_path / "key.json").write_text('{"schema": 1,\n "id": }', encoding="utf-8")
    assert "line 2, column 8" in str(check_case(tmp_path)[0])


def test_one_broken_case_hides_no_other(tmp_path: Path) -> None:
    shutil.copytree(SEEDS / "night-bus", tmp_path / "one")
    shutil.copytree(SEEDS / "night-bus", tmp_path / "two")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "key.json").write_text("[]", encoding="utf-8")
    found = check_cases(tmp_path)
    assert len(found) == 3
    assert found[str(tmp_path / "broken")]
    assert not found[str(tmp_path / "one")]
    assert "is also the id of" in str(found[str(tmp_path / "two")][0])


@pytest.mark.parametrize("path", sorted(SEEDS.rglob("key.json")), ids=lambda path: path.parent.name)
def test_keys_satisfy_the_schema_by_a_full_validator_too(path: Path) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(path.read_text(encoding="utf-8")))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 30)
    | st.text("abn", max_size=3)
    | st.sampled_from(["verbatim", "A", "night-bus"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["n", "kind", "starts", "x", "words"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(
    name=st.sampled_from(["sentence", "change", "quotation", "credit", "source", "worst_change"]), data=JSON
)
def test_own_checker_agrees_with_a_full_validator(name: str, data: Any) -> None:
    schema = {**SCHEMA["$defs"][name], "$defs": SCHEMA["$defs"]}
    assert bool(misshapen(data, schema)) == (not jsonschema.Draft202012Validator(schema).is_valid(data))

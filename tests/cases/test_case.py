"""Cases that come with mediakit open, hold together, and say what is missing when something is."""

import json
import shutil
from pathlib import Path

import pytest

from mediakit.cases.case import CaseError, TextsMissingError, case_folders, cases, open_case, open_folder
from mediakit.cases.check import check_case, check_cases

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
LONG = {
    "night-bus", "reservoir-readings", "keepers-knee", "drum-goes-home", "teen-sleep", "gull-quay",
    "bank-holds", "council-memo",
    "puente-de-valdesera", "klaerwerk-hollmertal", "homework-app", "tortoise-that-voted",
}  # fmt: skip
FINE = {"night-bus", "drum-goes-home", "teen-sleep", "gull-quay", "bank-holds", "homework-app"}
CONTROLS = {"teen-sleep", "gull-quay", "bank-holds"}


def test_every_case_is_in_order() -> None:
    found = check_cases(SEEDS)
    assert [str(problem) for problems in found.values() for problem in problems] == []


def test_the_real_pair_is_a_case_when_its_texts_are_there(real_pair: Path) -> None:
    texts = {side: real_pair / f"{side}.txt" for side in ("original", "derivative")}
    assert check_case(SEEDS / "security-guarantees", **texts) == []
    case = open_case("security-guarantees", **texts)
    assert len(case.key[0].sentences) == len(case.derivative.sentences) == 20
    assert case.key[0].credit is not None
    assert "via" in case.derivative.text[case.key[0].credit.spans[0]]


def test_there_are_the_cases_that_lessons_need() -> None:
    table = cases().set_index("id")
    assert set(table.index) >= LONG | {"five-reports", "security-guarantees"}
    assert set(table.index[table["fine"]]) & LONG == FINE
    assert {name for name in LONG if open_case(name).data.get("control")} == CONTROLS
    assert table.loc["puente-de-valdesera", "language"] == "es"
    assert table.loc["klaerwerk-hollmertal", "language"] == "de"
    assert sum(name.startswith("short-variants/") for name in table.index) == 24
    assert sum(name.startswith("test-pairs/") for name in table.index) == 24


def test_half_of_the_short_pairs_are_fine() -> None:
    for group in ("short-variants", "test-pairs"):
        fine = [open_folder(folder).data["fine"] for folder in case_folders(SEEDS / group)]
        assert len(fine) == 24
        assert sum(fine) == 12


def test_key_words_are_found_where_the_key_says() -> None:
    pair = open_case("night-bus").key[0]
    case = open_case("night-bus")
    changed = [change for sentence in pair.sentences for change in sentence.changes if change.derivative]
    assert changed
    assert all(case.derivative.text[span].strip() for change in changed for span in change.derivative)


def test_compare_takes_the_documents_named() -> None:
    case = open_case("keepers-knee")
    assert case.compare("B", "C").original is case.documents["B"]
    with pytest.raises(KeyError, match="has no document 'X'; it has A, B, C"):
        case.compare("A", "X")


def test_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(CaseError, match=r"there is no case 'night-bis'; there are: .*night-bus"):
        open_case("night-bis")


def test_case_without_its_texts_says_what_to_obtain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEDIAKIT_REAL_PAIR", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(
        TextsMissingError, match=r"comes without its texts.*Obtain POLITICO.*open the case with original=PATH"
    ):
        open_case("security-guarantees")


def test_texts_are_looked_for_beside_the_notebook_and_where_the_variable_says(
    real_pair: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MEDIAKIT_REAL_PAIR", str(real_pair))
    assert len(open_case("security-guarantees").documents) == 2
    monkeypatch.delenv("MEDIAKIT_REAL_PAIR")
    shutil.copytree(real_pair, tmp_path / "real-pair")
    assert len(open_case("security-guarantees").documents) == 2


def test_other_text_than_the_keys_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Something else.", encoding="utf-8")
    with pytest.raises(
        CaseError, match=r"a\.txt: is not the text that the key of 'security-guarantees' was made for"
    ):
        open_case("security-guarantees", original=tmp_path / "a.txt", derivative=tmp_path / "a.txt")


def test_document_outside_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(SEEDS / "night-bus", folder)
    key = folder / "key.json"
    key.write_text(key.read_text(encoding="utf-8").replace('"a.md"', '"../../a.md"'), encoding="utf-8")
    with pytest.raises(CaseError, match=r"document A is '\.\./\.\./a\.md', outside the case's folder"):
        open_folder(folder)


def test_the_table_of_cases_is_true() -> None:
    table = (SEEDS / "README.md").read_text(encoding="utf-8")
    for folder in case_folders(SEEDS):
        name = folder.relative_to(SEEDS).as_posix()
        row = next((line for line in table.splitlines() if line.startswith(f"| `{name}` |")), "")
        data = json.loads((folder / "key.json").read_text(encoding="utf-8"))
        assert data["title"] in row, name
        assert f"| {'yes' if data['fine'] else 'no'} |" in row, name

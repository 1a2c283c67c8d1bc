"""The command line: what people type, what they get, and never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mediakit.cli import main

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
PAIR = [str(SEEDS / "drum-goes-home" / f"{letter}.md") for letter in "ab"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The real command in a process of its own."""
    command = [sys.executable, "-m", "mediakit", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


def test_compare_prints_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *PAIR]) == 0
    shown = capsys.readouterr().out
    assert "Museum to return fog drum to island after 113 years" in shown
    assert "This compares words." in " ".join(shown.split())


@pytest.mark.parametrize(
    ("name", "begins"), [("pair.html", "<!DOCTYPE html>"), ("pair.json", "{"), ("pair.txt", "Original")]
)
def test_form_follows_the_name_of_the_output(tmp_path: Path, name: str, begins: str) -> None:
    assert main(["compare", *PAIR, "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_format_wins_over_the_name(tmp_path: Path) -> None:
    assert main(["compare", *PAIR, "--format", "json", "-o", str(tmp_path / "pair.html")]) == 0
    assert json.loads((tmp_path / "pair.html").read_text(encoding="utf-8"))["schema"] == 1


def test_sources_names_who_speaks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", PAIR[0]]) == 0
    assert "Tessa Marchbank" in capsys.readouterr().out


def test_cases_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases"]) == 0
    assert "night-bus" in capsys.readouterr().out


def test_case_check_passes_ours_and_names_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["case", "check", str(SEEDS / "night-bus")]) == 0
    assert "1 case, all in order." in capsys.readouterr().out
    (tmp_path / "key.json").write_text("{", encoding="utf-8")
    assert main(["case", "check", str(tmp_path)]) == 2
    assert "line 1, column 2" in capsys.readouterr().out


BAD: list[tuple[str, bytes | None, str]] = [
    ("missing.txt", None, "missing.txt"),
    ("empty.txt", b"", "empty.txt"),
    ("blank.txt", b" \n\t \n", "blank.txt"),
    ("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
    ("renamed.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
    ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture"),
    ("zeros.txt", b"words\x00\x01\x00 and \x00\x00 more\x00", "zeros.txt"),
]


@pytest.mark.parametrize(("name", "content", "said"), BAD)
def test_bad_input_gets_one_plain_line(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = run("compare", str(path), PAIR[1])
    message = done.stderr.decode("utf-8", "replace")
    assert done.returncode == 2
    assert said.casefold() in message.casefold()
    assert message.startswith("mediakit: ")
    assert "Traceback" not in message
    assert len(message.strip().splitlines()) == 1


def test_folder_is_no_report(tmp_path: Path) -> None:
    done = run("compare", str(tmp_path), PAIR[1])
    assert done.returncode == 2
    assert b"is a folder" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_odd_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(
        "Café workers said no. The naïve plan failed, they said, and the café closed.".encode(encoding)
    )
    done = run("compare", str(path), str(path))
    assert done.returncode == 0, done.stderr
    assert "Café".encode() in done.stdout


def test_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = run("compare", *PAIR, "-o", str(tmp_path / "no-such-folder" / "pair.html"))
    assert done.returncode == 2
    assert b"pair.html" in done.stderr
    assert b"Traceback" not in done.stderr


def test_terminal_that_cannot_show_a_sign_gets_another() -> None:
    done = run("compare", *PAIR, PYTHONIOENCODING="ascii:strict", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr


def test_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "mediakit", "compare", *PAIR]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith("mediakit ")

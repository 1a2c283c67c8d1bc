"""`mediakit doctor`."""

import json
import sys
from importlib.metadata import PackageNotFoundError, version

import pytest

from mediakit.cli import main
from mediakit.lessons import doctor


class Installed:
    """A distribution, as far as the doctor looks at it."""

    version = "0.0.1"

    def __init__(self, folder, address=None):
        self.folder, self.address = folder, address

    def locate_file(self, name):
        return self.folder / name

    def read_text(self, _):
        return self.address and json.dumps({"url": self.address})


@pytest.fixture
def without_stranger(monkeypatch):
    def found(name):
        if name == "mediakit":
            raise PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(doctor, "version", found)


def ours():
    return [(finding.ok, finding.text) for finding in doctor._ours()]


@pytest.mark.usefixtures("without_stranger")
def test_package_in_its_place_is_ours(monkeypatch):
    monkeypatch.setattr(doctor, "distribution", lambda _: Installed(doctor._PACKAGE.parent))
    assert [ok for ok, _ in ours()] == [True]


@pytest.mark.usefixtures("without_stranger")
def test_editable_install_is_ours(monkeypatch, tmp_path):
    address = doctor._PACKAGE.parent.as_uri()
    monkeypatch.setattr(doctor, "distribution", lambda _: Installed(tmp_path, address))
    assert [ok for ok, _ in ours()] == [True]


@pytest.mark.usefixtures("without_stranger")
def test_other_copy_is_noticed(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "distribution", lambda _: Installed(tmp_path))
    [(ok, text)] = ours()
    assert not ok
    assert "installed elsewhere" in text


def test_stranger_of_the_same_name_is_noticed(monkeypatch):
    monkeypatch.setattr(doctor, "distribution", lambda _: Installed(doctor._PACKAGE.parent))
    monkeypatch.setattr(doctor, "version", lambda _: "0.7.2")
    assert "another project, mediakit 0.7.2" in ours()[1][1]


def test_missing_lab_is_named_and_makes_the_command_fail(monkeypatch, capsys):
    monkeypatch.setattr("mediakit.lessons.doctor.importlib.util.find_spec", lambda _: None)
    assert main(["doctor"]) == 2
    assert "!!  JupyterLab is not installed" in capsys.readouterr().out


def test_extensions_that_exercises_need_are_looked_for(tmp_path):
    pytest.importorskip("jupyterlab")
    assert {finding.ok for finding in doctor._lab()} <= {True, False}
    [only] = doctor._own_parts([str(tmp_path)], [str(tmp_path)])
    assert only.ok
    package = tmp_path / "mediakit-lessons" / "package.json"
    package.parent.mkdir()
    package.write_text('{"version": "0.0.0"}', encoding="utf-8")
    (tmp_path / "mediakit").mkdir()
    (tmp_path / "mediakit" / "kernel.json").write_text("{}", encoding="utf-8")
    [old] = doctor._own_parts([str(tmp_path)], [str(tmp_path)])
    assert not old.ok
    assert "0.0.0" in old.text


def test_names_the_python_that_runs():
    assert sys.executable in doctor.examine()[0].text

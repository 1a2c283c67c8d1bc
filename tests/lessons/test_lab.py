"""What `mediakit lab` asks JupyterLab for; tests/browser drives the real one."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from mediakit.cli import main
from mediakit.lessons import lab


@pytest.fixture
def asked(monkeypatch):
    """What JupyterLab was started with, and the folders that it would have searched, as they were then."""
    seen: dict[str, Any] = {}

    def run(arguments):
        share = Path(os.environ["JUPYTER_PATH"].split(os.pathsep)[0])
        seen.update(arguments=arguments, share=share, files={path.name for path in share.rglob("*.json")})
        seen["kernels"] = [
            json.loads(path.read_text("utf-8")) for path in sorted(share.glob("kernels/*/kernel.json"))
        ]

    monkeypatch.setattr(lab, "_run_lab", run)
    monkeypatch.setattr("mediakit.lessons.lab.importlib.util.find_spec", lambda name: name)
    for variable in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "PYTHONSAFEPATH"):
        monkeypatch.setenv(variable, "elsewhere")  # put back afterwards
    return seen


def test_opens_the_learners_copy_and_finds_extension_and_kernel(asked, tmp_path, capsys):
    assert main(["lab", "--folder", str(tmp_path / "mine"), "--no-browser", "--jupyter=--port=9000"]) == 0
    assert f"--ServerApp.root_dir={tmp_path / 'mine'}" in asked["arguments"]
    assert [
        argument for argument in asked["arguments"] if argument.startswith("--LabApp.default_url=/lab/tree/")
    ]
    assert {"--no-browser", "--port=9000"} <= set(asked["arguments"])
    assert {
        "lessons.json",
        "live.json",
        "package.json",
        "kernel.json",
        "default_setting_overrides.json",
    } <= asked["files"]
    assert f"copied to {tmp_path / 'mine'}" in capsys.readouterr().err
    assert not asked["share"].exists(), "left behind"


def test_kernels_ignore_the_folder_of_the_notebook(asked, tmp_path):
    main(["lab", "--folder", str(tmp_path / "mine")])
    assert len(asked["kernels"]) == 2
    for kernel in asked["kernels"]:
        assert {"-P", "--InteractiveShellApp.ignore_cwd=True"} <= set(kernel["argv"])
    assert os.environ["PYTHONSAFEPATH"] == "1"
    assert os.environ["JUPYTER_PATH"].endswith(os.pathsep + "elsewhere")


@pytest.mark.parametrize("user", [0, 1000])
def test_root_is_allowed_only_for_root_and_said(asked, tmp_path, monkeypatch, capsys, user):
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    main(["lab", "--folder", str(tmp_path / "mine")])
    assert ("--allow-root" in asked["arguments"]) is (user == 0)
    assert ("You are root" in capsys.readouterr().err) is (user == 0)


def test_missing_extra_is_named(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("mediakit.lessons.lab.importlib.util.find_spec", lambda _: None)
    assert main(["lab", "--folder", str(tmp_path / "mine")]) == 2
    assert "pip install 'mediakit-lessons[lab]'" in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()


def test_home_folder_is_the_default(monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert lab.default_folder() == tmp_path / "mediakit"

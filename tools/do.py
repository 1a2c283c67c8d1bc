"""Does what the Makefile offers, on machines without make too: ``python tools/do.py test``.

Plain standard library, and syntax that Python 3.8 can read, so that an old Python gets as far as saying so.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parents[1]
CONSTRAINTS = ROOT / "constraints.txt"
VENV = ROOT / ".venv"
BARE_VENV = ROOT / "build" / "bare-venv"  # what a user has who installed no extra
EVERYTHING = "class,corpus,dev,lab,web"  # not spark: it is large, needs Java, and no test here runs it
CHECKED = ("mediakit", "tools", "tests", "benchmarks")
CACHES = (".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", "build", "dist")
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


class Missing(Exception):
    """Something this machine lacks; the message says what to type."""


def main():
    """Run one command, and say in plain words what is missing when something is."""
    parser = argparse.ArgumentParser(prog="python tools/do.py", description=main.__doc__)
    commands = {"lab": lab, "check": check, "test": test, "bench": bench, "clean": clean, "pins": pins}
    parser.add_argument(
        "command",
        choices=commands,
        help="; ".join("{}: {}".format(name, run.__doc__) for name, run in commands.items()),
    )
    parser.add_argument(
        "arguments", nargs=argparse.REMAINDER, help="for mediakit lab, pytest or the benchmarks"
    )
    given = parser.parse_args()
    try:
        return commands[given.command](given.arguments)
    except Missing as problem:
        return "\n{}".format(problem)
    except KeyboardInterrupt:
        return 130


# What a person asks for


def lab(arguments):
    """Open JupyterLab on your own copy of the lessons; the tracked ones are not edited."""
    return run([set_up(VENV, "lab,web"), "-m", "mediakit", "lab"] + arguments)


def check(arguments):
    """Formatting, lint, types, unit tests and doctests: under a minute."""
    python = set_up(VENV, EVERYTHING)
    unit_tests = [python, "-m", "pytest", "-m", "not browser and not notebook"]
    return run_all(static_checks(python) + [unit_tests + arguments])


def test(arguments):
    """Everything: check, the unit tests without extras, notebooks, and a real JupyterLab."""
    python = set_up(VENV, EVERYTHING)
    bare_python = set_up(BARE_VENV, "", "hypothesis", "pytest")
    if find_browser() is None:
        install_browser()
    without_extras = [bare_python, "-m", "pytest", "-q", "-m", "not browser and not notebook"]
    return run_all(static_checks(python) + [without_extras, [python, "-m", "pytest"] + arguments])


def bench(arguments):
    """Accuracy and speed; MEDIAKIT_BENCH and MEDIAKIT_REAL_PAIR name folders with more data."""
    return run([set_up(VENV, EVERYTHING), "-m", "benchmarks"] + arguments)


def clean(_):
    """Remove what the other commands made."""
    for name in (".venv",) + CACHES:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    return 0


def pins(_):
    """Write constraints.txt anew, from the newest versions that fit pyproject.toml."""
    python = make_venv(ROOT / "build" / "pins-venv")
    report = ROOT / "build" / "pins.json"
    wanted = [".[{}]".format(EVERYTHING), "editables", "hatchling"]
    resolve = [python, "-m", "pip", "install", "-q", "--dry-run", "--ignore-installed", "--report", report]
    must_run(resolve + wanted)
    found = [item["metadata"] for item in json.loads(report.read_text(encoding="utf-8"))["install"]]
    lines = sorted("{}=={}".format(re.sub(r"[-_.]+", "-", m["name"]).lower(), m["version"]) for m in found)
    lines = [line for line in lines if not line.startswith("mediakit-lessons==")]
    head = "# The versions that set-up installs. Written by `make pins`.\n"
    CONSTRAINTS.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


# Set-up


def set_up(venv, extras, *more):
    """Install the project, editable, with these extras, unless that is done; give the Python of ``venv``."""
    if sys.version_info < OLDEST:
        raise Missing(python_too_old())
    stamp = venv / "set-up.json"
    state = fingerprint()
    wanted = set(filter(None, extras.split(",")))
    try:
        done = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        done = {}
    stands = done.get("state") == state
    if stands and wanted <= set(done["extras"]):
        return python_in(venv)
    print("Setting up {} (once, about a minute) ...".format(venv.relative_to(ROOT)), flush=True)
    python = python_in(venv) if stands else make_venv(venv)
    wanted |= set(done["extras"]) if stands else set()
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "-q", "-c", CONSTRAINTS]
    pip.append("--no-compile")  # halves the time; what is imported is compiled then
    must_run(pip + ["editables", "hatchling"])  # the build tools at pinned versions too
    project = "{}[{}]".format(ROOT, ",".join(sorted(wanted))) if wanted else str(ROOT)
    must_run(pip + ["--no-build-isolation", "-e", project] + list(more))
    stamp.write_text(json.dumps({"state": state, "extras": sorted(wanted)}), encoding="utf-8")
    return python


def fingerprint():
    """What a set-up depends on; where the repository stands is part of it, since a venv cannot be moved."""
    digest = hashlib.sha256()
    for part in (str(ROOT), sys.version):
        digest.update(part.encode())
    for path in (ROOT / "pyproject.toml", CONSTRAINTS):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def make_venv(venv):
    """Make ``venv`` anew and give its Python."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise Missing(
            "Python's venv module is missing. On Debian or Ubuntu, type:\n"
            "    sudo apt-get install python3-venv\n"
            "Elsewhere, install Python from python.org. Then give the same command again."
        )
    shutil.rmtree(venv, ignore_errors=True)
    must_run([sys.executable, "-m", "venv", venv])
    return python_in(venv)


def python_in(venv):
    """The Python of a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def python_too_old():
    """What to do about it, on each system."""
    return (
        "mediakit needs Python {}.{} or newer; this is {}.{} ({}).\n"
        "If you have a newer one too, name it:\n"
        "    make lab PYTHON=python3.13        or: python3.13 tools/do.py lab\n"
        "If not, on Debian or Ubuntu: sudo apt-get install python3 python3-venv\n"
        "        on macOS:            brew install python, or the installer from python.org\n"
        "        on Windows:          the installer from python.org"
    ).format(OLDEST[0], OLDEST[1], sys.version_info[0], sys.version_info[1], sys.executable)


def find_browser():
    """Where Chromium or Chrome is, or None; the variable CHROMIUM goes before the usual places."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def install_browser():
    """Install Debian's Chromium where that can be done, and say what to do where it cannot."""
    if os.environ.get("CHROMIUM"):
        raise Missing("The variable CHROMIUM is {!r}, which is no program.".format(os.environ["CHROMIUM"]))
    if shutil.which("apt-get"):
        is_root = os.geteuid() == 0
        if is_root or shutil.which("sudo"):
            prefix = [] if is_root else ["sudo"]
            print("Installing Chromium for the browser tests ...", flush=True)
            run(prefix + ["apt-get", "update", "-qq"])
            run(
                prefix
                + ["apt-get", "install", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"]
            )
            if find_browser():
                return
        advice = "On Debian: sudo apt-get install chromium. On Ubuntu: sudo snap install chromium."
    elif sys.platform == "darwin":
        advice = "Install Chrome from google.com/chrome, or type: brew install --cask google-chrome"
    else:
        advice = "Install Chromium or Chrome."
    raise Missing(
        "The browser tests need Chromium or Chrome, and neither was found.\n{}\n"
        "If it is in an unusual place, put that into the variable CHROMIUM.\n"
        "All other tests run without it: make check".format(advice)
    )


# Running


def static_checks(python):
    """Formatting, lint and types, over the folders that hold Python."""
    folders = [name for name in CHECKED if any((ROOT / name).rglob("*.py"))]
    return [
        [python, "-m", "ruff", "format", "--check"],
        [python, "-m", "ruff", "check"],
        [python, "-m", "mypy"] + folders,
    ]


def run_all(commands):
    """Run every command, the later ones too when one fails; 1 if any failed, and then say which."""
    failed = []
    for command in commands:
        print("$ " + shown(command), flush=True)
        if run(command) != 0:
            failed.append(command)
    if failed:
        print("\nFailed:", *("\n    " + shown(command) for command in failed), flush=True)
    return 1 if failed else 0


def must_run(command):
    """Run a command that nothing can go on without."""
    if run(command) != 0:
        raise Missing(
            "This did not work; its own message is above:\n    {}\n"
            "Set-up needs a network; behind a proxy or a mirror, pip must be configured for it.".format(
                shown(command)
            )
        )


def run(command):
    """Run a command at the top of the repository; give its exit code."""
    return subprocess.call([str(word) for word in command], cwd=str(ROOT))


def shown(command):
    """A command as a person would type it at the top of the repository."""
    words = [str(word).replace(str(ROOT) + os.sep, "") for word in command]
    return " ".join('"{}"'.format(word) if " " in word else word for word in words)


if __name__ == "__main__":
    sys.exit(main())

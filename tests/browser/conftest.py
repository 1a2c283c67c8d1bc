"""One JupyterLab on this machine and one Chromium for all browser tests.

Everything here waits for a state and never for a time; the limits only end what hangs.
"""

import contextlib
import json
import os
import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tools.do import find_browser

if TYPE_CHECKING:  # the extra dev may be missing
    from playwright.sync_api import Browser, Locator, Page

HERE = Path(__file__).parent
SECONDS_TO_START = 90
SECONDS_FOR_A_STATE = 60

# The toolbar says "idle" before any kernel exists; a run asked for then opens a "Select Kernel" box.
KERNEL_IS_READY = """() => {
    const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
    const kernel = context?.session?.kernel;
    return context?.isReady && kernel?.connectionStatus === "connected" && kernel.status === "idle";
}"""

# What went wrong in a cell, or "" once the kernel rests and every cell has its number; false until then.
HOW_THE_RUN_ENDED = """() => {
    const panel = window.jupyterapp.shell.currentWidget;
    const cells = panel.content.widgets.map((cell) => cell.model).filter((model) => model.type === "code");
    const outputs = cells.flatMap((cell) => cell.outputs.toJSON());
    const error = outputs.find((output) => output.output_type === "error");
    if (error) return { problem: `${error.ename}: ${error.evalue}` };
    const rests = panel.sessionContext.session.kernel.status === "idle";
    return rests && cells.every((cell) => cell.executionCount !== null) && { problem: "" };
}"""


def is_browser_test(item: pytest.Item) -> bool:
    return HERE in item.path.parents


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in filter(is_browser_test, items):
        item.add_marker(pytest.mark.browser)
    items.sort(key=is_browser_test)  # last: while Playwright is there, asyncio.run() refuses to work


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab."""

    address: str
    token: str
    folder: Path  # what its file browser shows
    log: Path


@dataclass
class LabPage:
    """One page of JupyterLab as a learner sees it."""

    page: "Page"
    lab: Lab
    offsite: list[str] = field(default_factory=list)  # requests to any other machine
    errors: list[str] = field(default_factory=list)  # uncaught, in any script of the page
    complaints: list[str] = field(
        default_factory=list
    )  # warnings and errors that scripts wrote to the console

    def open(self, notebook: str) -> None:
        """Open a notebook of the lab's folder, by its path in it, and wait for its kernel."""
        # `reset` forgets the layout of the page before
        self.page.goto(f"{self.lab.address}/lab/tree/{notebook}?token={self.lab.token}&reset")
        self.page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-Cell")
        self.page.wait_for_function(KERNEL_IS_READY)

    def open_live(self, notebook: str) -> None:
        """Open a lesson, and wait until it is live as far as it may be."""
        self.page.goto(f"{self.lab.address}/lab/tree/{notebook}?token={self.lab.token}&reset")
        self.page.wait_for_selector("[data-mediakit=ready]")

    def run_all(self) -> None:
        """Run every cell from the top, and wait until the last one has run; no cell may be empty."""
        # No promise is handed back: it would be waited for without a limit.
        self.page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
        problem = self.page.wait_for_function(HOW_THE_RUN_ENDED).json_value()["problem"]
        assert not problem, problem

    @property
    def outputs(self) -> "Locator":
        """The outputs of all cells, in order."""
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output")


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab on loopback that knows nothing of the settings of whoever runs the tests."""
    pytest.importorskip("jupyterlab", reason="JupyterLab comes with the extra lab")
    base = tmp_path_factory.mktemp("lab")
    folder = base / "notebooks"
    folder.mkdir()
    token = secrets.token_hex()
    command = [sys.executable, "-m", "mediakit", "lab", "--no-browser", f"--folder={folder}"]
    options = [
        "--jupyter=--LabApp.expose_app_in_browser=True",
        "--jupyter=--ServerApp.ip=127.0.0.1",
        "--jupyter=--ServerApp.port=0",  # a free one, of the system's choice
        f"--jupyter=--IdentityProvider.token={token}",
    ]
    log = base / "lab.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command + options, cwd=folder, env=settings_in(base), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield Lab(wait_for_server(server, base / "runtime", token, log), token, folder, log)
        finally:
            server.terminate()  # it ends its kernels, then itself
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def settings_in(base: Path) -> dict[str, str]:
    """The environment, with every place where Jupyter keeps settings below ``base``."""
    places = {
        "IPYTHONDIR": "ipython",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
    }
    return os.environ | {name: str(base / place) for name, place in places.items()}


def wait_for_server(server: subprocess.Popen[bytes], runtime: Path, token: str, log: Path) -> str:
    """The server's address, once it answers; it writes the port that it got into its runtime folder."""
    latest = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < latest and server.poll() is None:
        for note in runtime.glob("jpserver-*.json"):
            with contextlib.suppress(OSError, ValueError):  # half-written, or not listening yet
                address = f"http://127.0.0.1:{json.loads(note.read_text('utf-8'))['port']}"
                with urllib.request.urlopen(f"{address}/api/status?token={token}", timeout=5):
                    return address
        time.sleep(0.05)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text('utf-8', 'replace')}")


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """The Chromium or Chrome of this machine."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright comes with the extra dev")
    program = find_browser()
    if program is None:
        pytest.skip("neither Chromium nor Chrome was found; the variable CHROMIUM can name one")
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",  # containers give it 64 MB
        "--disable-gpu",
        "--disable-sync",
        "--no-first-run",
    ]
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def lab_page(lab: Lab, chromium: "Browser") -> Iterator[LabPage]:
    """A fresh page; whatever a test does on it, it may ask no other machine for anything."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(SECONDS_FOR_A_STATE * 1000)
    seen = LabPage(context.new_page(), lab)

    def note_request(request: Any) -> None:
        place = urlsplit(request.url)
        if place.scheme not in {"blob", "data"} and place.hostname != "127.0.0.1":
            seen.offsite.append(request.url)

    context.on("request", note_request)

    def note_console(message: Any) -> None:
        if message.type in {"error", "warning"}:
            seen.complaints.append(message.text)

    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.page.on("console", note_console)
    yield seen
    context.close()
    assert seen.offsite == [], "the page asked other machines"

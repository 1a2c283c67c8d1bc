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
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tools.do import find_browser

if TYPE_CHECKING:  # the extra dev may be missing
    from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize

HERE = Path(__file__).parent
SECONDS_TO_START = 90
SECONDS_FOR_A_STATE = 60
VIEWPORT: "ViewportSize" = {"width": 1280, "height": 900}
FAILED = pytest.StashKey[bool]()

# The toolbar says "idle" before any kernel exists; a run asked for then opens a "Select Kernel" box.
KERNEL_IS_READY = """() => {
    const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
    const kernel = context?.session?.kernel;
    return context?.isReady && kernel?.connectionStatus === "connected" && kernel.status === "idle";
}"""

# What is open is put away without a question, as if the page were closed; its kernel goes on.
PUT_AWAY = """() => {
    for (const open of [...window.jupyterapp.shell.widgets("main")]) open.dispose();
}"""
PUT_AWAY_WITH_KERNELS = """async () => {
    const open = [...window.jupyterapp.shell.widgets("main")];
    const sessions = open.flatMap((each) => each.sessionContext?.session?.id ?? []);
    for (const each of open) each.dispose();
    // by the manager, which else would give a notebook that is opened again the session that is gone
    await Promise.allSettled(sessions.map((id) => window.jupyterapp.serviceManager.sessions.shutdown(id)));
}"""
IS_OPEN = """(path) => {
    const panel = window.jupyterapp?.shell.currentWidget; // with `reset` the page is loaded twice
    return panel?.context?.path === path && panel.content.widgets?.length > 0;
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
    # warnings and errors that scripts wrote to the console
    complaints: list[str] = field(default_factory=list)
    loaded: bool = False  # whether JupyterLab is on the page
    others: "list[LabPage]" = field(default_factory=list)

    def open(self, notebook: str, *, reload: bool = False) -> None:
        """Open a notebook of the lab's folder, by its path in it, and wait for its kernel.

        Nothing else stays open. With ``reload``, the whole page is loaded anew, as the browser does it.
        """
        self._go_to(notebook, reload=reload)
        self.page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-Cell")
        self.page.wait_for_function(KERNEL_IS_READY)

    def open_live(self, notebook: str, *, reload: bool = False) -> None:
        """Open a lesson, and wait until it is live as far as it may be."""
        self._go_to(notebook, reload=reload)
        self.page.wait_for_selector("[data-mediakit=ready]")

    def another(self) -> "LabPage":
        """A second window of the same browser."""
        other = LabPage(self.page.context.new_page(), self.lab)
        for name, listener in listeners_of(other).items():
            other.page.on(name, listener)
        self.others.append(other)
        return other

    def to_front(self) -> None:
        """Make it the tab that is seen: one behind another is drawn once a second, and waits for that."""
        self.page.bring_to_front()

    def _go_to(self, notebook: str, *, reload: bool) -> None:
        self.to_front()
        if self.loaded and not reload:
            self.page.evaluate(PUT_AWAY)
            opened = "(path) => { window.jupyterapp.commands.execute('docmanager:open', { path }); }"
            self.page.evaluate(opened, notebook)
        else:  # `reset` forgets the layout of the page before
            self.page.goto(f"{self.lab.address}/lab/tree/{notebook}?token={self.lab.token}&reset")
        self.page.wait_for_function(IS_OPEN, arg=notebook)
        self.loaded = True

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


@pytest.fixture(scope="session")
def window(chromium: "Browser") -> "Iterator[BrowserContext]":
    """What all pages share, as the tabs of one learner do: a cache, above all."""
    context = chromium.new_context(viewport=VIEWPORT)
    context.set_default_timeout(SECONDS_FOR_A_STATE * 1000)
    yield context
    context.close()


@pytest.fixture(scope="session")
def used_pages() -> "list[Page]":
    """Pages that can be used again: JupyterLab takes seconds to load, a notebook in it hardly one."""
    return []


@pytest.fixture
def lab_page(
    lab: Lab, window: "BrowserContext", used_pages: "list[Page]", request: pytest.FixtureRequest
) -> Iterator[LabPage]:
    """A page with nothing open; whatever a test does on it, it may ask no other machine for anything."""
    seen = LabPage(used_pages.pop(), lab, loaded=True) if used_pages else LabPage(window.new_page(), lab)
    seen.to_front()
    seen.page.set_viewport_size(VIEWPORT)
    listeners = listeners_of(seen)
    for name, listener in listeners.items():
        seen.page.on(name, listener)
    yield seen
    for other in seen.others:
        other.page.close()
    for name, listener in listeners.items():
        seen.page.remove_listener(name, listener)
    # a page on which a test failed, or JupyterLab asks something, is not for the next one
    if (
        seen.loaded
        and not request.node.stash.get(FAILED, True)
        and not seen.page.locator(".jp-Dialog").count()
    ):
        seen.page.evaluate(PUT_AWAY_WITH_KERNELS)
        used_pages.append(seen.page)
    else:
        seen.page.close()
    assert [each for page in (seen, *seen.others) for each in page.offsite] == [], "asked other machines"


def listeners_of(seen: LabPage) -> dict[Any, Callable[[Any], None]]:
    """What notes down the requests, the errors and the complaints of a page."""

    def note_request(request: Any) -> None:
        place = urlsplit(request.url)
        if place.scheme not in {"blob", "data"} and place.hostname != "127.0.0.1":
            seen.offsite.append(request.url)

    def note_error(error: Any) -> None:
        seen.errors.append(str(error))

    def note_console(message: Any) -> None:
        if message.type in {"error", "warning"}:
            seen.complaints.append(message.text)

    return {"request": note_request, "pageerror": note_error, "console": note_console}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note down how a test ended, for what is put away after it."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report

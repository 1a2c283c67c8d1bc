"""One writer at a time: a lock that is a file, so that it works wherever files do."""

import os
import socket
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["LockTimeoutError", "held", "take_away"]

_PATIENCE = 15.0  # seconds to wait for a lock
_STALE = (
    5.0  # seconds after which an unchanged lock was left behind: what is done under it takes milliseconds
)
_PAUSE = 0.02


class LockTimeoutError(OSError):
    """A lock that stayed with others for too long."""


@contextmanager
def held(
    path: Path,
    *,
    patience: float = _PATIENCE,
    stale: float = _STALE,
    monotonic: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Callable[[], bool]]:
    """Hold the lock at ``path`` while the body runs.

    A lock is a file that only one can make. One left behind by a writer that ended is taken away: at once
    where that can be told, else when it was watched unchanged for ``stale`` seconds. No clock of another
    machine is relied on.

    Args:
        path: Where the lock is made.
        patience: Seconds to wait at most.
        stale: Seconds after which an unchanged lock counts as left behind.
        monotonic: A clock that never goes back.
        sleep: How to wait.

    Yields:
        A function that says whether the lock is still held; it is not when this writer slept so long that
        another one took the lock for left behind.

    Raises:
        LockTimeoutError: If others held it all the time.
        OSError: If no file can be made there.
    """
    token = f"{socket.gethostname()} {os.getpid()} {uuid.uuid4().hex}"
    begun = seen_since = monotonic()
    seen: str | None = None
    while not _taken(path, token):
        other = _content(path)
        if other != seen or other is None:
            seen, seen_since = other, monotonic()
        if other is not None and (_left_behind(other) or monotonic() - seen_since >= stale):
            take_away(path, other)
        if monotonic() - begun >= patience:
            raise LockTimeoutError(f"{path}: held by another program for {patience:g} seconds")
        sleep(_PAUSE)
    try:
        yield lambda: _content(path) == token
    finally:
        if _content(path) == token:
            with suppress(OSError):
                path.unlink()


def _taken(path: Path, token: str) -> bool:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        return False
    except PermissionError:
        if (
            sys.platform == "win32" and path.parent.is_dir()
        ):  # a file that is just going away cannot be made anew
            return False
        raise
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(token)
    return True


def _content(path: Path) -> str | None:
    """What a lock says; None where there is none."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def _left_behind(token: str) -> bool:
    """Whether the program that made a lock has ended, as far as this machine can tell."""
    host, _, rest = token.partition(" ")
    number = rest.partition(" ")[0]
    if sys.platform in {"win32", "emscripten"} or host != socket.gethostname() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def take_away(path: Path, token: str) -> None:
    """Remove a lock that was left behind, unless another writer did so and made its own meanwhile."""
    aside = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    with suppress(OSError):
        path.replace(aside)
        if _content(aside) != token:  # a living writer's: give it back, unless there is a new one already
            with suppress(OSError):
                os.link(aside, path)
        aside.unlink()

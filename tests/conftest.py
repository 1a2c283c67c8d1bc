"""What all tests share: chosen examples, a closed network, the real pair."""

import ipaddress
import os
import sys
from pathlib import Path

import hypothesis
import pytest

# The same examples in every run and on every machine; `--hypothesis-profile=default` looks for new ones.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.load_profile("ci")


class NetworkAskedForError(Exception):
    """A test wanted to reach another machine."""


def _is_this_machine(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode()
    if host in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _is_number(host: object) -> bool:
    try:
        ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return True


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: unlike a patched ``socket``, it also sees what doctests and compiled modules do."""
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        refused = isinstance(address, tuple) and not _is_this_machine(address[0])
    elif event == "socket.getaddrinfo":
        address = arguments[0]
        refused = not _is_this_machine(address) and not _is_number(address)  # a number is looked up nowhere
    else:
        return
    if refused:
        raise NetworkAskedForError(f"{event} to {address!r}; use a server on 127.0.0.1, or replace the call")


sys.addaudithook(_refuse_network)


@pytest.fixture(scope="session")
def real_pair() -> Path:
    """The folder of a published pair: original.txt, derivative.txt, key.json. It is not in the repository."""
    folder = os.environ.get("MEDIAKIT_REAL_PAIR")
    if not folder:
        pytest.skip("MEDIAKIT_REAL_PAIR names no folder")
    for name in ("original.txt", "derivative.txt", "key.json"):
        assert (Path(folder) / name).is_file(), f"MEDIAKIT_REAL_PAIR={folder} has no {name}"
    return Path(folder).resolve()

"""The tests themselves stay on this machine."""

import socket

import pytest

from tests.conftest import NetworkAskedForError


def test_a_name_is_not_looked_up():
    with pytest.raises(NetworkAskedForError, match=r"example\.org"):
        socket.getaddrinfo("example.org", 80)


def test_another_machine_is_not_reached():
    with socket.socket() as plug, pytest.raises(NetworkAskedForError, match=r"192\.0\.2\.1"):
        plug.connect(("192.0.2.1", 80))


def test_this_machine_is_reached():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as plug,
    ):
        assert plug.getpeername() == server.getsockname()

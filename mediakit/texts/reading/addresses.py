"""Fetches a page from an address, and from nowhere that a stranger's link should lead to.

A name is resolved once for each hop; every address that it stands for is checked, and the connection goes
to the checked address itself, so that a name which changes between the check and the use gains nothing.
Proxies set in the environment are not used.
"""

import http.client
import io
import ipaddress
import queue
import re
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Protocol
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from mediakit.errors import DocumentError

__all__ = ["Fetched", "Fetcher", "is_address", "is_public"]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_TEXT_TYPES = frozenset(
    ["text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown"]
)
_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_CHUNK = 65_536
_GZIP_OR_ZLIB = 47  # zlib's way to say: whichever of the two
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # an IPv4 address in its last 32 bits
_LOCAL_TRANSLATED = ipaddress.IPv6Network("64:ff9b:1::/48")
_HEADERS = {
    "User-Agent": "mediakit-lessons (a reader for classrooms)",
    "Accept": "text/html,application/xhtml+xml,text/plain,text/markdown",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class _Tls(Protocol):
    def wrap_socket(self, sock: socket.socket, *, server_hostname: str) -> socket.socket: ...


@dataclass(frozen=True)
class Fetched:
    """What an address gave.

    Attributes:
        url: The address at the end of all redirects.
        content: The bytes of the page.
        kind: Its media type, such as ``text/html``; "" when the server did not say.
        charset: The encoding that the server named, or None.
    """

    url: str
    content: bytes
    kind: str
    charset: str | None


def is_address(text: str) -> bool:
    """Whether ``text`` is written as an address: ``https://…``.

    Example:
        >>> is_address("https://gazette.example/bus"), is_address("C:/reports/bus.txt")
        (True, False)
    """
    return _SCHEME.match(text) is not None


def is_public(address: Address) -> bool:
    """Whether ``address`` is one of the public internet.

    Not public are this machine, private and link-local networks, shared, reserved and multicast addresses,
    and IPv6 forms that carry such an IPv4 address.

    Example:
        >>> [is_public(ipaddress.ip_address(a)) for a in ("93.184.215.14", "::ffff:10.0.0.1", "fe80::1")]
        [True, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address in _LOCAL_TRANSLATED or address.is_site_local or address.scope_id:
            return False
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        inner += [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)] if address in _TRANSLATED else []
        carried = [one for one in inner if one is not None]
        if carried:
            return all(map(is_public, carried))
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _resolve(host: str, port: int) -> Sequence[str]:
    try:
        return [
            socket.inet_ntoa(socket.inet_aton(host))
        ]  # 2130706433 and 0x7f.1 are numbers too, looked up nowhere
    except OSError:
        pass
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True)
class Fetcher:
    """How addresses are fetched: limits, and which of them may be.

    Attributes:
        max_bytes: The largest page taken, unpacked.
        seconds: The time for everything together: names, redirects and the page.
        max_redirects: How many redirects are followed; each is checked like the first address.
        ports: The ports that an address may name.
        resolve: Gives the numeric addresses of a host and port. Tests put their own here.
        allow: Whether a numeric address may be connected to. Tests put a local server's here.
        tls: Makes a connection secure; a default :class:`ssl.SSLContext` when None.
    """

    max_bytes: int = 10_000_000
    seconds: float = 20.0
    max_redirects: int = 5
    ports: frozenset[int] = frozenset([80, 443])
    resolve: Callable[[str, int], Sequence[str]] = field(default=_resolve, repr=False)
    allow: Callable[[Address], bool] = field(default=is_public, repr=False)
    tls: _Tls | None = field(default=None, repr=False)

    def fetch(self, url: str) -> Fetched:
        """The page at ``url``.

        Raises:
            DocumentError: If the address is not allowed, cannot be reached, takes too long, is too large,
                or is no text.
        """
        deadline = monotonic() + self.seconds
        try:
            for _ in range(self.max_redirects + 1):
                result = self._hop(url, deadline)
                if isinstance(result, Fetched):
                    return result
                url = result
        except TimeoutError:
            raise DocumentError(
                f"{url!r}: no whole page within {self.seconds:g} seconds; save the page and read the file"
            ) from None
        except (OSError, http.client.HTTPException, zlib.error) as error:
            reason = str(error) or type(error).__name__
            raise DocumentError(
                f"{url!r} cannot be fetched ({reason}); check the address, or save the page and read the file"
            ) from None
        raise DocumentError(
            f"{url!r}: more than {self.max_redirects} redirects; open it in a browser and save the page"
        )

    def _hop(self, url: str, deadline: float) -> Fetched | str:
        """What one address gives: a page, or the address that it redirects to."""
        target = _Target.of(url, self.ports)
        plug = self._connect(target, self._checked(target, deadline), deadline)
        try:
            connection = http.client.HTTPConnection(target.host, target.port)
            connection.sock = _TimedSocket(plug, deadline)
            connection.request("GET", target.path, headers={"Host": target.host_header, **_HEADERS})
            response = connection.getresponse()
            if response.status in _REDIRECTS and response.headers["Location"]:
                return urljoin(target.url, str(response.headers["Location"]))
            return self._page(target.url, response)
        finally:
            plug.close()

    def _checked(self, target: "_Target", deadline: float) -> list[str]:
        """The numeric addresses of the host, all of them allowed."""
        found = _in_time(lambda: self.resolve(target.host, target.port), deadline)
        if not found:
            raise DocumentError(f"{target.url!r}: no machine has the name {target.host!r}; check the address")
        for number in found:
            if not self.allow(ipaddress.ip_address(number)):
                raise DocumentError(
                    f"{target.url!r} leads to {number}, inside this machine's own or a private network, "
                    "and is not read; save the page and read the file"
                )
        return list(found)

    def _connect(self, target: "_Target", numbers: Sequence[str], deadline: float) -> socket.socket:
        error: OSError = OSError("no address")
        for number in numbers:
            try:
                plug = socket.create_connection((number, target.port), timeout=_left(deadline))
            except TimeoutError:
                raise
            except OSError as failed:
                error = failed
                continue
            return self._secured(plug, target, deadline)
        raise error

    def _secured(self, plug: socket.socket, target: "_Target", deadline: float) -> socket.socket:
        if not target.secure:
            return plug
        try:
            plug.settimeout(_left(deadline))
            return (self.tls or ssl.create_default_context()).wrap_socket(plug, server_hostname=target.host)
        except BaseException:
            plug.close()
            raise

    def _page(self, url: str, response: http.client.HTTPResponse) -> Fetched:
        if response.status != http.client.OK:
            raise DocumentError(
                f"{url!r}: the server answers {response.status} {response.reason}; see in a browser why"
            )
        kind = response.headers.get_content_type() if response.headers["Content-Type"] else ""
        if kind and kind not in _TEXT_TYPES:
            raise DocumentError(
                f"{url!r} is {kind}, not a page of text; only HTML and plain text are read from addresses"
            )
        return Fetched(url, self._content(url, response), kind, response.headers.get_content_charset())

    def _content(self, url: str, response: http.client.HTTPResponse) -> bytes:
        packed = response.headers.get("Content-Encoding", "identity").strip().casefold()
        if packed not in {"identity", "gzip", "x-gzip", "deflate"}:
            raise DocumentError(
                f"{url!r} is packed as {packed!r}, which is not read; save the page and read the file"
            )
        unpack = None if packed == "identity" else zlib.decompressobj(_GZIP_OR_ZLIB)
        content = bytearray()
        while chunk := response.read1(_CHUNK):
            content += unpack.decompress(chunk, self.max_bytes + 1) if unpack else chunk
            if len(content) > self.max_bytes or (unpack is not None and unpack.unconsumed_tail):
                raise DocumentError(
                    f"{url!r} is larger than {self.max_bytes:,} bytes; save what you need of it as .txt"
                )
        return bytes(content)


@dataclass(frozen=True)
class _Target:
    """Where one request goes."""

    url: str
    secure: bool
    host: str
    port: int
    path: str

    @classmethod
    def of(cls, url: str, ports: frozenset[int]) -> "_Target":
        try:
            parts = urlsplit(url.strip())
            port = parts.port
        except ValueError as error:
            raise DocumentError(f"{url!r} is not an address that can be read ({error})") from None
        if parts.scheme not in {"http", "https"}:
            raise DocumentError(f"{url!r}: only addresses that begin with https:// or http:// are read")
        if parts.username is not None or parts.password is not None:
            raise DocumentError(
                f"{parts.hostname!r}: an address with a name or password in it is not read; take them out"
            )
        secure = parts.scheme == "https"
        port = port or (443 if secure else 80)
        if port not in ports:
            raise DocumentError(
                f"{url!r}: port {port} is not read, only {', '.join(map(str, sorted(ports)))}"
            )
        return cls(parts._replace(fragment="").geturl(), secure, _host(parts, url), port, _path(parts))

    @property
    def host_header(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.secure else 80) else f"{host}:{self.port}"


def _host(parts: SplitResult, url: str) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        plain = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        plain = ""
    if not plain or re.search(r"[\s/\\%@]", plain):
        raise DocumentError(f"{url!r} names no host that can be read; check the address")
    return plain


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return path + ("?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else "")


def _left(deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _in_time(call: Callable[[], Sequence[str]], deadline: float) -> Sequence[str]:
    """What ``call`` gives, unless it takes too long: looking up a name has no time limit of its own."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put(call())
        except Exception as error:  # noqa: BLE001 - handed on to the caller
            answers.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        answer = answers.get(timeout=_left(deadline))
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return answer


class _TimedSocket:
    """What :mod:`http.client` needs of a socket, with one deadline for all: a slow drip cannot stretch it."""

    def __init__(self, plug: socket.socket, deadline: float) -> None:
        self._plug = plug
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._plug.settimeout(_left(self._deadline))
        self._plug.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._plug, self._deadline))

    def close(self) -> None:
        """The socket is closed by whoever opened it."""


class _TimedReader(io.RawIOBase):
    def __init__(self, plug: socket.socket, deadline: float) -> None:
        self._plug = plug
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any buffer that can be written to
        self._plug.settimeout(_left(self._deadline))
        return self._plug.recv_into(buffer)

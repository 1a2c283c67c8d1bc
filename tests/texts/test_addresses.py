"""What addresses may lead to, against a server that the test starts. Nothing leaves this machine."""

import gzip
import ipaddress
import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from mediakit.errors import DocumentError
from mediakit.texts.reading import read
from mediakit.texts.reading.addresses import Fetcher, is_public

PAGE = (
    b"<html lang=en><title>Bus stays</title><h1>Bus stays</h1>"
    b"<p>The bus will stay, the council said on Friday.</p></html>"
)


class Handler(BaseHTTPRequestHandler):
    """Answers by path; remembers the Host headers that it was given."""

    hosts: list[str] = []  # noqa: RUF012 - shared on purpose

    def do_GET(self):
        self.hosts.append(self.headers["Host"])
        getattr(self, "_" + self.path.strip("/").partition("/")[0].partition("?")[0].replace("-", "_"))()

    def _send(self, body, kind="text/html; charset=utf-8", status=200, **headers):
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _page(self):
        self._send(PAGE)

    def _text(self):
        self._send("Die Brücke bleibt zu, sagt die Stadt.".encode("cp1252"), "text/plain; charset=iso-8859-1")

    def _packed(self):
        self._send(gzip.compress(PAGE), Content_Encoding="gzip")

    def _bomb(self):
        self._send(gzip.compress(b"a" * 5_000_000), Content_Encoding="gzip")

    def _big(self):
        self._send(b"a" * 200_000)

    def _picture(self):
        self._send(b"\x89PNG", "image/png")

    def _unnamed_picture(self):
        self._send(b"\x89PNG\r\n\x1a\n", None)

    def _missing(self):
        self._send(b"gone", status=404)

    def _loop(self):
        self._send(b"", status=302, Location="/loop")

    def _moved(self):
        self._send(b"", status=301, Location="/page?from=moved#part")

    def _inside(self):
        self._send(b"", status=302, Location=f"http://inside.example:{self.connection.getsockname()[1]}/page")

    def _to_file(self):
        self._send(b"", status=302, Location="file:///etc/hostname")

    def _drip(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *_arguments):
        """Nothing is printed."""


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running.server_port
        running.shutdown()


@pytest.fixture
def fetcher(server):
    """Every name is this machine, and that is allowed, except names that begin with "inside"."""

    def resolve(host, _port):
        return ["10.0.0.7"] if host.startswith("inside") else ["127.0.0.1"]

    return Fetcher(
        resolve=resolve,
        allow=lambda address: address == ipaddress.ip_address("127.0.0.1"),
        ports=frozenset([server]),
        seconds=5,
        max_bytes=100_000,
    )


def at(server, path):
    return f"http://lantern.example:{server}/{path}"


def test_a_page_is_read_from_an_address(server, fetcher):
    pytest.importorskip("trafilatura")
    article = read(at(server, "page"), fetcher=fetcher)
    assert article.text == "Bus stays\n\nThe bus will stay, the council said on Friday."
    assert article.url == article.source == at(server, "page")
    assert Handler.hosts[-1] == f"lantern.example:{server}"


def test_plain_text_is_read_in_the_encoding_that_the_server_names(server, fetcher):
    pytest.importorskip("trafilatura")
    assert read(at(server, "text"), fetcher=fetcher).text == "Die Brücke bleibt zu, sagt die Stadt."


def test_redirects_are_followed_and_the_last_address_kept(server, fetcher):
    assert fetcher.fetch(at(server, "moved")).url == at(server, "page?from=moved")


def test_a_packed_page_is_unpacked(server, fetcher):
    assert fetcher.fetch(at(server, "packed")).content == PAGE


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("loop", "more than 5 redirects"),
        ("inside", "leads to 10.0.0.7, inside this machine's own or a private network"),
        ("to-file", "only addresses that begin with https:// or http://"),
        ("picture", "is image/png, not a page of text"),
        ("missing", "the server answers 404"),
        ("big", "larger than 100,000 bytes"),
        ("bomb", "larger than 100,000 bytes"),
    ],
)
def test_what_an_address_gives_may_be_refused(path, message, server, fetcher):
    with pytest.raises(DocumentError, match=message):
        fetcher.fetch(at(server, path))


def test_what_says_nothing_of_its_kind_is_looked_at(server, fetcher):
    pytest.importorskip("trafilatura")
    with pytest.raises(DocumentError, match="is a picture"):
        read(at(server, "unnamed-picture"), fetcher=fetcher)


def test_the_time_limit_is_for_the_whole_and_not_for_each_read(server, fetcher):
    quick = Fetcher(resolve=fetcher.resolve, allow=fetcher.allow, ports=fetcher.ports, seconds=0.3)
    start = time.monotonic()
    with pytest.raises(DocumentError, match=r"no whole page within 0\.3 seconds"):
        quick.fetch(at(server, "drip"))
    assert time.monotonic() - start < 2


def test_looking_up_a_name_is_under_the_time_limit(server):
    def slow(_host, _port):
        time.sleep(3)
        return ["127.0.0.1"]

    start = time.monotonic()
    with pytest.raises(DocumentError, match="no whole page"):
        Fetcher(resolve=slow, ports=frozenset([server]), seconds=0.2).fetch(at(server, "page"))
    assert time.monotonic() - start < 2


def test_a_name_is_looked_up_once_so_that_it_cannot_change_after_the_check(server):
    answers = [["127.0.0.1"], ["10.0.0.7"]]
    fetcher = Fetcher(resolve=lambda *_: answers.pop(0), allow=lambda _: True, ports=frozenset([server]))
    assert fetcher.fetch(at(server, "page")).content == PAGE
    assert answers == [["10.0.0.7"]]


def test_one_private_address_among_several_is_enough_to_refuse(server):
    fetcher = Fetcher(resolve=lambda *_: ["93.184.215.14", "192.168.1.1"], ports=frozenset([server]))
    with pytest.raises(DocumentError, match=r"leads to 192\.168\.1\.1"):
        fetcher.fetch(at(server, "page"))


def test_a_name_that_nobody_has(server):
    fetcher = Fetcher(resolve=lambda *_: [], ports=frozenset([server]))
    with pytest.raises(DocumentError, match=r"no machine has the name 'lantern\.example'"):
        fetcher.fetch(at(server, "page"))


def test_a_lookup_that_fails_is_told():
    def fail(_host, _port):
        raise socket.gaierror(8, "name not known")

    with pytest.raises(DocumentError, match=r"cannot be fetched .*name not known"):
        Fetcher(resolve=fail).fetch("https://lantern.example/")


def test_a_port_where_nobody_listens():
    with socket.socket() as plug:
        plug.bind(("127.0.0.1", 0))
        port = plug.getsockname()[1]
    fetcher = Fetcher(resolve=lambda *_: ["127.0.0.1"], allow=lambda _: True, ports=frozenset([port]))
    with pytest.raises(DocumentError, match="cannot be fetched"):
        fetcher.fetch(at(port, "page"))


class RecordingTls:
    """Stands in for a secure connection: remembers the name that the certificate must bear."""

    def __init__(self):
        self.names = []

    def wrap_socket(self, sock, *, server_hostname):
        self.names.append(server_hostname)
        return sock


def test_a_secure_connection_checks_the_name_and_not_the_number(server, fetcher):
    tls = RecordingTls()
    secure = Fetcher(resolve=fetcher.resolve, allow=fetcher.allow, ports=fetcher.ports, tls=tls)
    assert secure.fetch(f"https://lantern.example:{server}/page").content == PAGE
    assert tls.names == ["lantern.example"]


def test_a_server_without_tls_is_refused(server, fetcher):
    with pytest.raises(DocumentError, match="cannot be fetched"):
        fetcher.fetch(f"https://lantern.example:{server}/page")
    assert ssl.create_default_context().check_hostname


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "0.0.0.0",
        "[::]",
    ],
)
def test_this_machine_is_not_read_however_it_is_written(host):
    with pytest.raises(DocumentError, match=r"own or a private network|names no host|cannot be fetched"):
        Fetcher().fetch(f"http://{host}/")


@pytest.mark.parametrize(
    "number",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
        ),
        *(
            "255.255.255.255",
            "192.0.2.1",
            "198.18.0.1",
            "240.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "fec0::1",
        ),
        *(
            "ff02::1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "::127.0.0.1",
        ),
        *("2001:db8::1", "2001::", "fe80::1%eth0"),
    ],
)
def test_addresses_that_are_not_public(number):
    assert not is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize(
    "number",
    [
        "93.184.215.14",
        "8.8.8.8",
        "2606:2800:21f:cb07::1",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2002:808:808::",
    ],
)
def test_addresses_that_are_public(number):
    assert is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://lantern.example/a.txt", "only addresses that begin with"),
        ("file:///etc/hostname", "only addresses that begin with"),
        ("http://lantern.example:8080/", "port 8080 is not read, only 80, 443"),
        ("http://lantern.example:99999/", "not an address that can be read"),
        ("http://user:word@lantern.example/", "a name or password in it"),
        ("http:///page", "names no host"),
        ("http://[::1/", "not an address that can be read"),
        ("http://a b.example/", "names no host"),
    ],
)
def test_addresses_that_are_no_addresses_of_pages(url, message):
    pytest.importorskip("trafilatura")
    with pytest.raises(DocumentError, match=message):
        read(url)


def test_a_password_is_not_repeated():
    with pytest.raises(DocumentError) as caught:
        Fetcher().fetch("http://user:hush@lantern.example/")
    assert "hush" not in str(caught.value)


def test_signs_beyond_ascii_and_spaces_are_written_as_a_server_takes_them(server, fetcher):
    fetcher.fetch(at(server, "page/brücke heute?q=a b&c=%20"))
    assert Handler.hosts[-1].startswith("lantern.example")


def test_an_international_name_is_sent_in_ascii(server, fetcher):
    fetcher.fetch(f"http://brücke.example:{server}/page")
    assert Handler.hosts[-1] == f"xn--brcke-lva.example:{server}"

"""Web pages (.html): the report on the page, without menus, adverts and comments."""

import json
import re
from collections import deque
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from mediakit.errors import DocumentError
from mediakit.texts.languages import detect_language, load_language
from mediakit.texts.reading.decoding import decode
from mediakit.texts.reading.parts import Parts, folded, joined_text, one_line
from mediakit.texts.reasons import Reason
from mediakit.texts.structure import line_role

__all__ = ["decode_page", "read_page"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_CHARSET_WITHIN = 4096  # bytes
_AS_BROWSERS_DO = dict.fromkeys(["iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"], "cp1252")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table
    tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
_UNSEEN = frozenset(
    "button head iframe input noscript option script select style svg template textarea".split()  # noqa: SIM905
)
_ASIDES = frozenset(["aside", "footer", "form", "nav"])
_FOUND_BLOCKS = frozenset(
    ["cell", "code", "head", "item", "list", "p", "quote", "row", "table"]
)  # trafilatura's
_SPACE = re.compile(r"\s+")
_SUFFIX = re.compile(r"\s+([|–—·•»-])\s+(?=\S)")
_MAX_OUTLET_WORDS = 5
_MIN_TITLE_WORDS = 3
_LOOKED_AT = 40  # blocks of the body that are looked for among those of the page
_BYLINES_BEFORE, _BYLINES_AFTER = 8, 3  # blocks around the body among which a byline may stand
_DATE_NAMES = ("article:published_time", "datepublished", "date", "dc.date", "pubdate", "publishdate")


def decode_page(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[Reason, ...]]:
    """The source of a page, decoded as the server or the page says, else as :func:`decode` finds out."""
    match = _CHARSET.search(data[:_CHARSET_WITHIN])
    said = (declared or (match.group(1).decode("ascii") if match else "")).casefold()
    return decode(data, name, _AS_BROWSERS_DO.get(said, said) or None)


def read_page(source: str, name: str) -> Parts:
    """The report on the page ``source``: its headline, byline and update lines, headings and paragraphs.

    Menus, adverts, lists of other reports and comments are left out (trafilatura). What the page says of
    itself in its head is taken for the outlet, the date of publication, the address and the language.

    Raises:
        ImportError: If trafilatura is not installed; the message names the extra.
        DocumentError: If no text is found on it.
    """
    try:
        import trafilatura  # noqa: PLC0415 - an extra
        from lxml import etree, html  # noqa: PLC0415
    except ImportError:
        message = "reading .html needs trafilatura; install it with: pip install 'mediakit-lessons[web]'"
        raise ImportError(message) from None
    source = _DECLARATION.sub("", source)
    try:
        tree = html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8"))
        found = trafilatura.bare_extraction(
            source, include_comments=False, include_tables=True, with_metadata=False
        )
    except (etree.ParserError, ValueError):
        raise DocumentError(f"{name!r}: {_NO_TEXT}") from None
    shown = list(_blocks(tree))
    marked = getattr(found, "body", None)
    body = [] if marked is None else list(_blocks(marked, _FOUND_BLOCKS, frozenset()))
    if sum(block in shown for block in body[:_LOOKED_AT]) * 2 <= min(len(body), _LOOKED_AT):
        body = list(
            _blocks(tree, left_out=_UNSEEN | _ASIDES)
        )  # of a very short page trafilatura makes one paragraph
    if not body:
        raise DocumentError(f"{name!r}: {_NO_TEXT}")
    head = _Head(tree)
    title = head.title([one_line(heading.text_content()) for heading in tree.iter("h1")])
    titles = {folded(title)} if title else set()
    language = head.language or detect_language(" ".join(body))
    body = _with_bylines(body, shown, titles, head.byline, language)
    return Parts(
        joined_text(body), title, head.byline, head.publisher, head.published, head.url, head.language
    )


_NO_TEXT = "no text found on the page; open it in a browser and paste its text into a .txt file"


class _Head:
    """What a page says about itself: meta elements, JSON-LD, the title element."""

    def __init__(self, tree: Any) -> None:  # noqa: ANN401 - lxml is an extra
        self._meta: dict[str, str] = {}
        for meta in tree.iter("meta"):
            key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            self._meta.setdefault(key.casefold(), one_line(meta.get("content") or ""))
        self._linked = next(_linked_data(tree), {})
        self._title = next((one_line(element.text_content()) for element in tree.iter("title")), "")
        said = (
            (tree.get("lang") or self._meta.get("og:locale", ""))
            .replace("_", "-")
            .partition("-")[0]
            .casefold()
        )
        self.language = said if re.fullmatch("[a-z]{2,3}", said) else None
        publisher = self._first("og:site_name", "application-name") or _name_of(self._linked.get("publisher"))
        self.publisher = publisher
        author = self._first("author", "article:author") or _name_of(self._linked.get("author"))
        self.byline = None if author is None or "://" in author else author
        links = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
        self.url = self._first("og:url") or next(links, None)
        dates = (self._first(*_DATE_NAMES), _text_of(self._linked.get("datePublished")))
        self.published = next((value for value in dates if value and _is_date(value)), None)

    def title(self, headings: list[str]) -> str | None:
        """The headline: the page's heading if the head agrees or there is only one; else the head's."""
        said = (self._meta.get("og:title"), _text_of(self._linked.get("headline")), self._title)
        given = [title for title in said if title]
        given += [self._without_outlet(title) for title in given]
        own = [heading for heading in headings if heading and folded(heading) != folded(self.publisher or "")]
        agreed = {folded(title) for title in given}
        for heading in own:
            if folded(heading) in agreed:
                return heading
        if own and (len(own) == 1 or not given):
            return own[0]
        return given[len(given) // 2] if given else None  # the first one without its outlet

    def _without_outlet(self, title: str) -> str:
        """The title without " | Outlet" or " - Outlet"; that tells the outlet where nothing else does."""
        while matches := list(_SUFFIX.finditer(title)):
            match = matches[-1]
            rest, last = title[: match.start()], title[match.end() :]
            is_outlet = self.publisher is not None and folded(last) == folded(self.publisher)
            is_short = len(last.split()) <= _MAX_OUTLET_WORDS and len(rest.split()) >= _MIN_TITLE_WORDS
            if not is_outlet and not (match.group(1) == "|" and is_short):
                break
            self.publisher = self.publisher or last
            title = rest
        return title

    def _first(self, *names: str) -> str | None:
        return next((self._meta[name] for name in names if self._meta.get(name)), None)


def _is_date(value: str) -> bool:
    """Whether it is a date in a form that leaves no doubt."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """The descriptions of an article that a page carries as JSON-LD."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            waiting = [json.loads(script.text_content())]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                waiting += [item["@graph"]] if "@graph" in item else []
                if "Article" in str(item.get("@type")) or "headline" in item:
                    yield item


def _text_of(value: object) -> str | None:
    return one_line(value) or None if isinstance(value, str) else None


def _name_of(value: object) -> str | None:
    """A name in JSON-LD: a string, an object with a name, or several of them."""
    if isinstance(value, list):
        return ", ".join(name for name in map(_name_of, value) if name) or None
    return _text_of(value.get("name") if isinstance(value, dict) else value)


def _blocks(
    root: Any,  # noqa: ANN401
    blocks: frozenset[str] = _BLOCKS,
    left_out: frozenset[str] = _UNSEEN,
) -> Iterator[str]:
    """The texts of a page's blocks in reading order: what a browser would set on lines of its own."""
    from lxml import etree  # noqa: PLC0415 - an extra

    line: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        hidden = event == "start" and node.tag in left_out
        if hidden:
            walker.skip_subtree()
        if event in {"start", "end"} and node.tag in blocks:
            yield from _flushed(line)
        if event != "start":
            line.append(_SPACE.sub(" ", node.tail or "") if node is not root else "")
        elif node.tag in {"br", "lb"}:
            line.append("\n")
        elif not hidden:
            line.append(_SPACE.sub(" ", node.text or ""))
    yield from _flushed(line)


def _flushed(line: list[str]) -> Iterator[str]:
    text = "\n".join(filter(None, map(one_line, "".join(line).split("\n"))))
    line.clear()
    if text:
        yield text


def _with_bylines(
    body: list[str], shown: list[str], titles: set[str], byline: str | None, language: str
) -> list[str]:
    """The body with the byline and update lines that the page shows around it, in their places.

    trafilatura takes them for decoration; a reader does not.
    """
    known, kept, places = load_language(language), set(body), _places(body, shown)
    first = next((place for block, place in zip(body, places, strict=True) if folded(block) not in titles), 0)
    around = [
        *range(max(0, first - _BYLINES_BEFORE), first),
        *range(places[-1] + 1, places[-1] + 1 + _BYLINES_AFTER),
    ]
    heading = max((place for place in around if place < first and folded(shown[place]) in titles), default=-1)
    missing = [
        (place, shown[place])
        for place in around
        if heading < place < len(shown)
        and shown[place] not in kept
        and line_role(shown[place], known, byline)
    ]
    placed = sorted([*zip(places, body, strict=True), *missing], key=lambda item: item[0])
    return [block for _, block in placed]


def _places(body: list[str], shown: list[str]) -> list[int]:
    """Where each block of the body stands among the blocks of the page; an altered one where the last was."""
    waiting: dict[str, deque[int]] = {}
    for place, block in enumerate(shown):
        waiting.setdefault(block, deque()).append(place)
    places, last = [], -1
    for block in body:
        later = waiting.get(block, deque())
        while later and later[0] <= last:
            later.popleft()
        last = later.popleft() if later else last
        places.append(max(last, 0))
    return places

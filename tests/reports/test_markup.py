"""Text never becomes markup."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from mediakit.reports.markup import Html, element, joined


class _Reader(HTMLParser):
    """Reads markup back as a browser would: which elements there are, and which text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.values: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += [value for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def read_back(markup: str) -> _Reader:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf"))))
def test_text_comes_back_as_the_same_text(text: str) -> None:
    reader = read_back(element("p", text, title=text))
    assert reader.tags == ["p"]
    assert reader.text == text
    assert reader.values == [text]


@given(st.text())
def test_no_text_makes_an_element(text: str) -> None:
    assert read_back(joined([text, Html("<b></b>"), text])).tags == ["b"]


def test_direction_overrides_and_control_signs_do_not_reach_the_page() -> None:
    assert element("p", "a\u202eb\x1b[31m") == "<p>ab\N{REPLACEMENT CHARACTER}[31m</p>"


def test_attributes_are_left_out_or_bare() -> None:
    assert (
        element("td", "x", class_="number", hidden=True, lang=None, open=False)
        == '<td class="number" hidden>x</td>'
    )

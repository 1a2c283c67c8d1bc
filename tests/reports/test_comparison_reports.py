"""What a comparison looks like: whole, the same everywhere, in plain words, and without a verdict."""

import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.cases.case import case_folders, open_case, open_folder
from mediakit.comparison import Comparison, compare
from mediakit.reports.as_json import comparison_to_dict
from mediakit.reports.frames import TABLES
from mediakit.texts.article import Article
from mediakit.wording.verdicts import find_verdicts

HOSTILE = (
    "<script>alert(1)</script> said “<img src=x onerror=alert(1)>” and \u202eturned\u202c round. "
    "</textarea></style></title> A “quotation” with & and < signs stays. " + "x" * 10_000 + "."
)
SHIPPED = [
    "night-bus",
    "drum-goes-home",
    "council-memo",
    "gull-quay",
    "puente-de-valdesera",
    "klaerwerk-hollmertal",
]


class _Outline(HTMLParser):
    """What a browser would build from a page: its elements, its attributes and its text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def drum() -> Comparison:
    return open_case("drum-goes-home").compare()


def shown_forms(pair: Comparison) -> list[str]:
    return [
        pair.to_text(),
        _Outline(re.sub(r"<style>.*?</style>", "", pair.to_html(), flags=re.DOTALL)).text,
        _Outline(pair._repr_html_()).text,
        repr(pair),
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_shown_passes_judgement(name: str) -> None:
    pair = open_case(name).compare()
    quoted = " ".join(str(article.text) for article in (pair.original, pair.derivative))
    in_texts = {verdict.words.casefold() for verdict in find_verdicts(quoted)}
    for shown in (*shown_forms(pair), json.dumps(pair.to_dict(), ensure_ascii=False)):
        assert [
            verdict.words for verdict in find_verdicts(shown) if verdict.words.casefold() not in in_texts
        ] == []


def test_every_sentence_of_the_derivative_is_on_the_page(drum: Comparison) -> None:
    text = _Outline(drum.to_html()).text
    for link in drum.links:
        assert drum.derivative.text[link.derivative] in text


def test_every_unused_sentence_of_the_original_is_on_the_page(drum: Comparison) -> None:
    text = _Outline(drum.to_html()).text
    unused = [fate for fate in drum.fates if not fate.used_by]
    assert unused
    assert all(drum.original.text[fate.original] in text for fate in unused)


def test_page_is_self_contained(drum: Comparison) -> None:
    outline = _Outline(drum.to_html())
    assert not {"script", "link", "img", "iframe"} & set(outline.tags)
    assert not [
        value for name, value in outline.attributes if name in {"src", "href"} or name.startswith("on")
    ]
    assert "url(" not in drum.to_html()


def test_fragment_survives_a_sanitizer(drum: Comparison) -> None:
    outline = _Outline(drum._repr_html_())
    assert not {"style", "script", "svg"} & set(outline.tags)
    assert not [
        name
        for name, _ in outline.attributes
        if name in {"id", "role"} or name.startswith(("aria-", "data-", "on"))
    ]
    styles = [value or "" for name, value in outline.attributes if name == "style"]
    assert all(
        ("background-color:" in style) == ("color:" in style.replace("background-color:", ""))
        for style in styles
    )
    assert not any(
        word in style
        for style in styles
        for word in ("var(", "text-decoration", "max-width", "outline", "clip")
    )
    assert {"mark", "ins", "del", "table", "caption"} <= set(outline.tags)


def test_hostile_text_stays_text() -> None:
    pair = compare(
        Article(HOSTILE, title="<b>x</b>"), Article(HOSTILE.replace("stays", "remains"), publisher="<i>")
    )
    for markup in (pair.to_html(), pair._repr_html_()):
        outline = _Outline(markup)
        assert not {"script", "img", "textarea", "b", "i"} & set(outline.tags) - {"b"}
        assert not [name for name, _ in outline.attributes if name.startswith("on")]
        assert "\u202e" not in markup
        assert "<script>alert(1)</script>" in outline.text
    assert "\x1b" not in compare("a\x1b[31mb c", "a\x1b[31mb d").to_text()


@pytest.mark.parametrize("folder", case_folders(), ids=lambda folder: folder.name)
def test_json_of_every_case_satisfies_the_schema(folder: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="the extra dev has the validator")
    case = open_folder(folder) if folder.name != "security-guarantees" else open_case("night-bus")
    schema = json.loads((files("mediakit.reports") / "comparison.schema.json").read_text(encoding="utf-8"))
    data = json.loads(case.compare().to_json())
    jsonschema.Draft202012Validator(schema).validate(data)
    for side in ("original", "derivative"):
        text = data[side]["text"]
        assert all(
            0 <= start <= end <= len(text)
            for start, end in (unit["span"] for unit in data[side]["sentences"])
        )
    for link in data["links"]:
        start, end = link["derivative"]
        assert data["derivative"]["text"][start:end] == str(case.derivative.text)[start:end] != ""


def test_json_is_the_same_each_time_and_rounded(drum: Comparison) -> None:
    again = open_case("drum-goes-home").compare()
    assert drum.to_json() == again.to_json()
    floats = re.findall(r"\d\.\d+", json.dumps(comparison_to_dict(drum)["links"][0]["certainty"]))
    assert all(len(number) <= len("0.1234") for number in floats)


def test_files_are_written(drum: Comparison, tmp_path: Path) -> None:
    assert drum.to_html(tmp_path / "pair.html") == (tmp_path / "pair.html").read_text(encoding="utf-8")
    assert json.loads(
        (tmp_path / "pair.json").read_text(encoding="utf-8") if drum.to_json(tmp_path / "pair.json") else ""
    )


@pytest.mark.parametrize("name", sorted(TABLES))
def test_frame_has_its_columns_even_when_empty(name: str) -> None:
    columns = list(TABLES[name][0])
    assert list(compare("Rain.", "Snow.").to_frame(name).columns) == columns
    assert list(open_case("night-bus").compare().to_frame(name).columns) == columns
    assert len(open_case("night-bus").compare().to_frame(name))


def test_unknown_frame_lists_what_there_is(drum: Comparison) -> None:
    with pytest.raises(ValueError, match=r"there is no table 'x'; there are: sentences, passages"):
        drum.to_frame("x")


@pytest.mark.parametrize("width", [40, 72, 100])
def test_text_report_keeps_to_its_width(drum: Comparison, width: int) -> None:
    assert max(map(len, drum.to_text(width=width).splitlines())) <= width


def test_text_report_marks_without_colour_and_with(drum: Comparison) -> None:
    assert "\x1b" not in drum.to_text()
    assert "\x1b[" in drum.to_text(colour=True)
    assert re.sub(r"\x1b\[[0-9]*m", "", drum.to_text(colour=True)).split() == drum.to_text().split()


ODD = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "",
            " \n\t",
            "one",
            "“unclosed",
            "👩‍👩‍👧 e\u0301",
            "\u202eabc",
            "日本語の文です。二つ目。",
            "שלום עולם. מה נשמע?",
            "\x00\x01",
            "a" * 3_000,
            "No. No. No. No.",
        ]
    ),
)


@settings(max_examples=60)
@given(original=ODD, derivative=ODD)
def test_any_two_texts_can_be_compared_and_shown(original: str, derivative: str) -> None:
    pair = compare(original, derivative)
    assert len(pair.links) == sum(unit.is_statement for unit in pair.derivative.sentences)
    for link in pair.links:
        assert 0 <= link.certainty <= 1
        assert (link.shape == "none") == (not link.original) == (link.kind == "new")
        assert all(span in {unit.span for unit in pair.original.sentences} for span in link.original)
    assert all(shown for shown in shown_forms(pair))
    json.loads(pair.to_json())


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_nothing_to_compare_is_said(empty: str) -> None:
    pair = compare(empty, "Some words here.")
    assert "The original has no words" in pair.to_text()


def test_identical_texts_are_word_for_word() -> None:
    text = "The night bus will stay. It costs little, the council said. Drivers were glad."
    assert {link.kind for link in compare(text, text).links} == {"verbatim"}
    assert compare(text, text).containment(3) == 1.0


def test_other_languages_are_noted_not_refused() -> None:
    pair = compare(
        "El puente se abrirá en marzo, dijo la ministra de la región.",
        "The bridge will open in March, the minister of the region said.",
    )
    assert any(note.code == "languages_differ" for note in pair.notes)


def test_a_million_words_against_one() -> None:
    pair = compare("word " * 100_000, "word")
    assert len(pair.links) == 1

"""A report is the same report in whatever kind of file it comes."""

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from mediakit.errors import DocumentError
from mediakit.texts.reading import read
from mediakit.texts.reading.decoding import decode
from mediakit.texts.reading.markdown import strip_marks
from mediakit.texts.reading.parts import Parts, with_title

TITLE = "Bridge at Tarn shuts for a year"
BODY = (
    "By Ada Oake",
    "Updated 4 May 2026, 14:10",
    "TARN, 4 May — The bridge at Tarn will shut for a year, it said. “Nobody asked us!” Ms. Marsh shouted.",
    "The U.S. engineers who built it in 1931 left no plans. Lorries will take the upper road.",
    "What happens next",
    "Work begins on 1 June and should cost 3.5 million crowns. “It is late. It always was,” Lee said.",
    "The bus stops at the mill until then, and the ferry runs until ten at night.",
)
UNITS = [
    ("headline", TITLE),
    ("byline", "By Ada Oake"),
    ("update", "Updated 4 May 2026, 14:10"),
    ("body", "TARN, 4 May — The bridge at Tarn will shut for a year, it said."),
    ("body", "“Nobody asked us!” Ms. Marsh shouted."),
    ("body", "The U.S. engineers who built it in 1931 left no plans."),
    ("body", "Lorries will take the upper road."),
    ("heading", "What happens next"),
    ("body", "Work begins on 1 June and should cost 3.5 million crowns."),
    ("body", "“It is late."),
    ("body", "It always was,” Lee said."),
    ("body", "The bus stops at the mill until then, and the ferry runs until ten at night."),
]


def units(article):
    return [(sentence.role, article.text[sentence.span]) for sentence in article.sentences]


def as_text(folder):
    path = folder / "bridge.txt"
    path.write_text("\n\n".join((TITLE, *BODY)), encoding="utf-8")
    return path


def as_markdown(folder):
    path = folder / "bridge.md"
    body = "\n\n".join(BODY).replace("What happens next", "## What happens next")
    body = body.replace("shut for a year", "**shut** for a _year_", 1).replace(
        "it said", "[it said](https://c.example/a_(b))"
    )
    path.write_text(
        f"---\ntitle: {TITLE}\noutlet: Tarn Lantern\npublished: 2026-05-04T06:30\n---\n\n{body}\n",
        encoding="utf-8",
    )
    return path


def as_page(folder, head=None):
    path = folder / "bridge.html"
    head = (
        head
        or f'<title>{TITLE} | Tarn Lantern</title><meta property="og:title" content="{TITLE} | Tarn Lantern">'
    )
    _, update, *body = BODY
    paragraphs = "\n".join(f"<p>{line}</p>" for line in body).replace(
        "<p>What happens next</p>", "<h2>What happens\n next</h2>"
    )
    paragraphs = paragraphs.replace("shut for a year", "<b>shut</b> for a <i>year</i>", 1)
    path.write_text(
        f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">{head}
        <meta property="article:published_time" content="2026-05-04T06:30:00+01:00">
        <meta name="author" content="Ada Oake"></head>
        <body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>{TITLE}</h1>
        <div class="byline">By <a rel="author" href="/oake">Ada Oake</a></div><p class="time">{update}</p>
        {paragraphs}</article>
        <aside><h3>Most read</h3><ul><li><a href="/t">Tortoise found in a shed</a></li></ul></aside>
        <footer>© 2026 Tarn Lantern</footer><script>var a = "<p>no text</p>";</script></body></html>""",
        encoding="utf-8",
    )
    return path


def as_word_file(folder):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(TITLE, style="Title")
    for line in BODY:
        document.add_paragraph(line, style="Heading 2" if line == "What happens next" else None)
    path = folder / "bridge.docx"
    document.save(path)
    return path


@pytest.mark.parametrize("write", [as_text, as_markdown, as_page, as_word_file])
def test_the_same_report_gives_the_same_units(write, tmp_path):
    if write is as_page:
        pytest.importorskip("trafilatura")
    article = read(write(tmp_path))
    assert units(article) == UNITS
    assert article.text.startswith(TITLE + "\n\n")
    assert article.text.count(TITLE) == 1
    assert article.dateline is not None
    assert article.text[article.dateline] == "TARN, 4 May —"
    assert (article.language, article.notes) == ("en", ())


def test_a_path_may_be_a_string(tmp_path):
    path = as_text(tmp_path)
    assert read(str(path)) == read(path)
    assert read(path).source == "bridge.txt"


def test_what_the_caller_says_wins(tmp_path):
    article = read(
        as_markdown(tmp_path),
        title="Another title",
        publisher="Ost Post",
        published=date(2026, 5, 5),
        language="en-GB",
    )
    assert article.text.startswith("Another title\n\nBy Ada Oake")
    assert (article.publisher, article.published, article.language) == ("Ost Post", date(2026, 5, 5), "en")


def test_a_title_that_the_text_shows_is_not_put_twice(tmp_path):
    article = read(as_text(tmp_path), title="Bridge at Tarn  shuts for a YEAR")
    assert (article.title, units(article)) == (TITLE, UNITS)


def test_front_matter_tells_what_it_names(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: Bus: it stays\nbyline: By Ada Oake\noutlet: Tarn Lantern\n"
        "published: 2026-05-03T06:40\nrole: original\nlanguage: en\nlicence: CC BY 4.0\n"
        "url: https://lantern.example/bus\n---\n\nThe bus stays.\n"
    )
    article = read(path)
    assert (article.title, article.byline, article.publisher) == (
        "Bus: it stays",
        "By Ada Oake",
        "Tarn Lantern",
    )
    assert (article.published, article.url) == (datetime(2026, 5, 3, 6, 40), "https://lantern.example/bus")  # noqa: DTZ001
    assert article.text == "Bus: it stays\n\nThe bus stays."


@pytest.mark.parametrize(
    ("front", "message"),
    [
        (
            "title: Bus\nno colon here\n---\n",
            "line 3: front matter is `name: value` lines, got 'no colon here'",
        ),
        ("title: Bus\nText.\n", "line 3: front matter"),
        ("title: Bus\n", "not closed"),
        ("title: Bus\npublished: yesterday\n---\nText.\n", "published must be a date .* got 'yesterday'"),
        ("title: Bus\nlanguage: English\n---\nText.\n", "language must be a code of two letters"),
    ],
)
def test_front_matter_that_cannot_be_used_is_named(front, message, tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\n" + front)
    with pytest.raises(DocumentError, match=message):
        read(path)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("It **will** *stay* and __stay__ and _stay_.", "It will stay and stay and stay."),
        ("***Both*** and `code` and ~~gone~~.", "Both and code and gone."),
        ("5 * 3 * 2, snake_case_name and 2*3*4", "5 * 3 * 2, snake_case_name and 234"),
        ("[the Gazette’s report](https://g.example/x_(y) 'title')", "the Gazette’s report"),
        ("[one][1] and [two][]\n\n[1]: https://a.example 'One'", "one and two"),
        ("“[The driver] waved,” she said.", "“[The driver] waved,” she said."),
        ("Before ![a picture](p.png) after", "Before after"),
        ("> Quoted\n> on\n\nNot.", "Quoted on\n\nNot."),
        ("- one\n- two\n  lines\n1. first", "one\n\ntwo lines\n\n1. first"),
        ("Wrapped\nline", "Wrapped line"),
        ("Hard  \nbreak\\\nhere", "Hard\nbreak\nhere"),
        ("Above\n\n***\n\nbelow", "Above\n\nbelow"),
        ("A \\*star\\* &amp; <b>bold</b><br> <!-- no -->", "A *star* & bold"),
        ("<https://a.example/b>", "https://a.example/b"),
        ("| a | b |\n|---|---|\n| c | d |", "a b\n\nc d"),
        ("## Heading ##\nText", "Heading\n\nText"),
        ("—¡Fuera! —gritó", "—¡Fuera! —gritó"),
        ("2026. A year", "2026. A year"),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_markdown_is_shown_as_a_reader_sees_it(source, shown):
    assert strip_marks(source)[0] == shown


def test_markdown_gives_its_first_heading_as_title(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("Bus stays\n=========\n\nThe bus will stay. It is late.")
    article = read(path)
    assert (article.title, article.text) == ("Bus stays", "Bus stays\n\nThe bus will stay. It is late.")


@pytest.mark.parametrize(
    ("encoding", "notes"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", []),
        ("utf-16-le", []),
        ("utf-16-be", []),
        ("utf-32", []),
        ("cp1252", ["encoding_guessed"]),
    ],
)
def test_encodings_are_found_out(encoding, notes, tmp_path):
    text = "Die Brücke in Tarn wird für ein Jahr geschlossen. „Das ist spät“, sagte sie."
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    article = read(path)
    assert article.text == text
    assert [note.code for note in article.notes] == notes


@pytest.mark.parametrize(
    "text", ["Der Bürgermeister: „Nö, das geht so nicht.“", "Il a dit : « Déjà ? C’est l’été. »"]
)
def test_a_short_text_of_a_known_language_is_taken_as_windows_writes_it(text):
    found, notes = decode(text.encode("cp1252"), "a.txt")
    assert found == text
    assert dict(notes[0].parameters) == {"encoding": "Windows-1252"}


def test_a_language_from_elsewhere_is_guessed_too():
    text = "Мост в городе закрыт на год, сообщили вчера власти. Автобус пойдёт по другой дороге."
    found, notes = decode(text.encode("cp1251"), "a.txt")
    assert found == text
    assert notes[0].code == "encoding_guessed"


def test_a_few_broken_bytes_in_utf8_are_replaced_and_counted():
    found, notes = decode("Grüße aus Köln, für alle".encode().replace("ö".encode(), b"\xf6"), "a.txt")
    assert found == "Grüße aus K\ufffdln, für alle"
    assert (notes[0].code, dict(notes[0].parameters)) == ("characters_replaced", {"count": 1})


def test_line_breaks_of_all_systems_are_one():
    assert decode(b"a\r\nb\rc\n", "a.txt")[0] == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "'a.txt' is empty"),
        ("a.txt", b" \n\t\n", "'a.txt' is empty"),
        ("a.txt", "\u2003\n".encode(), "only white space"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "'a.pdf' is a PDF, not text; copy its text"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
        ("a.docx", b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
        ("a.html", b"\x89PNG\r\n\x1a\n\x00", "is a picture"),
        ("a.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word .* save it as .docx"),
        ("a.rtf", b"{\\rtf1 Text}", "rich text"),
        ("a.txt", b"The bus\x00 stays. It is late.", "NUL byte at byte 7"),
        ("a.txt", bytes(range(1, 32)) * 3, "control characters"),
        ("a.docx", b"PK\x03\x04 not a zip", "not a .docx file"),
        ("a.docx", b"The bus stays.", "not a .docx file"),
        ("a.md", b"---\ntitle:\n---\n\n***\n", "no text is left"),
        ("a.html", b"<html><body><script>x</script></body></html>", "no text found on the page"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(name, data, message, tmp_path):
    if b"script" in data:
        pytest.importorskip("trafilatura")
    if message == "not a .docx file":
        pytest.importorskip("docx")
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=message):
        read(path)


def test_an_archive_is_no_word_file(tmp_path):
    pytest.importorskip("docx")
    import zipfile  # noqa: PLC0415

    path = tmp_path / "a.txt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("report.txt", "The bus stays.")
    with pytest.raises(DocumentError, match="an archive, but not a Word file"):
        read(path)


def test_a_word_file_that_unpacks_without_end_is_refused(tmp_path, monkeypatch):
    path = as_word_file(tmp_path)
    monkeypatch.setattr("mediakit.texts.reading.word_files._MAX_UNPACKED", 1000)
    with pytest.raises(DocumentError, match="over the limit of 1,000"):
        read(path)


def test_a_missing_file_is_named_with_one_of_nearly_the_same_name(tmp_path):
    as_text(tmp_path)
    with pytest.raises(
        FileNotFoundError, match=r"no file '.*brigde\.txt' \(there is 'bridge\.txt'\); check its name"
    ):
        read(tmp_path / "brigde.txt")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(IsADirectoryError, match="is a folder; name a file in it"):
        read(tmp_path)


@pytest.mark.parametrize("given", ["", "The bus stays.\nIt is late.", "The bus stays. " * 400, "a\0b"])
def test_a_text_is_no_path(given):
    with pytest.raises(DocumentError, match=r"mediakit\.Article\(text\)"):
        read(given)


def test_a_path_is_a_string():
    with pytest.raises(TypeError, match="a path must be a string or a Path, got bytes"):
        read(b"a.txt")  # type: ignore[arg-type]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DocumentError, match="no ordinary file"):
        read(tmp_path / "pipe")


def test_a_file_beyond_the_limit_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("mediakit.texts.reading._MAX_BYTES", 10)
    with pytest.raises(DocumentError, match=r"over the limit of 10; cut it"):
        read(as_text(tmp_path))


@pytest.mark.parametrize("missing", ["trafilatura", "docx"])
def test_a_missing_extra_is_named(missing, tmp_path, monkeypatch):
    path = as_page(tmp_path) if missing == "trafilatura" else as_word_file(tmp_path)
    monkeypatch.setitem(__import__("sys").modules, missing, None)
    with pytest.raises(ImportError, match=r"pip install 'mediakit-lessons\[web\]'"):
        read(path)


# -- pages

HEADS = {
    "heading agrees with nothing": "<title>Tarn Lantern</title>",
    "dash and site name": '<meta property="og:site_name" content="Tarn Lantern">'
    f"<title>{TITLE} - Tarn Lantern</title>",
    "linked data": '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "'
    + TITLE
    + '", "publisher": {"name": "Tarn Lantern"}}]}</script><title>x</title>',
    "broken linked data": '<script type="application/ld+json">{"@graph": [</script><title>x</title>',
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_headline_is_found_in_many_heads(head, tmp_path):
    pytest.importorskip("trafilatura")
    article = read(as_page(tmp_path, head))
    assert units(article) == UNITS


def test_a_page_tells_its_outlet_date_author_and_language(tmp_path):
    pytest.importorskip("trafilatura")
    article = read(as_page(tmp_path))
    assert (article.publisher, article.byline, article.language) == ("Tarn Lantern", "Ada Oake", "en")
    assert article.published == datetime.fromisoformat("2026-05-04T06:30:00+01:00")


def test_a_title_keeps_its_own_dash(tmp_path):
    pytest.importorskip("trafilatura")
    path = as_page(
        tmp_path,
        "<title>Tarn - a bridge shuts - Tarn Lantern</title>"
        "<meta property='og:site_name' content='Tarn Lantern'>",
    )
    path.write_text(path.read_text(encoding="utf-8").replace(f"<h1>{TITLE}</h1>", ""), encoding="utf-8")
    assert read(path).title == "Tarn - a bridge shuts"


def test_a_page_in_an_old_encoding(tmp_path):
    pytest.importorskip("trafilatura")
    path = as_page(tmp_path)
    text = path.read_text(encoding="utf-8").replace('charset="utf-8"', 'charset="iso-8859-1"')
    path.write_bytes(text.encode("cp1252"))
    assert units(read(path)) == UNITS


def test_a_page_under_another_name_is_read_as_a_page(tmp_path):
    pytest.importorskip("trafilatura")
    assert units(read(as_page(tmp_path).rename(tmp_path / "saved.txt"))) == UNITS


def test_a_word_file_without_a_title_style_has_its_first_heading(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Bus stays", level=1)
    document.add_paragraph("The bus will stay.")
    document.add_table(rows=1, cols=2).rows[0].cells[1].text = "Two crowns"
    document.save(tmp_path / "a.docx")
    article = read(tmp_path / "a.docx")
    assert article.text == "Bus stays\n\nThe bus will stay.\n\nTwo crowns"


def test_a_word_file_has_its_title_from_its_properties(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.core_properties.title = "Bus stays"
    document.add_paragraph("The bus will stay.")
    document.save(tmp_path / "a.docx")
    assert read(tmp_path / "a.docx").text == "Bus stays\n\nThe bus will stay."


def test_with_title_leaves_a_text_without_title_alone():
    assert with_title(Parts("The bus stays.")) == Parts("The bus stays.")


def test_nothing_of_a_path_leaks_into_the_source(tmp_path):
    assert read(as_text(tmp_path)).source == Path("bridge.txt").name

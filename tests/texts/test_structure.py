"""Lines that are no body text, in the shapes that news has."""

import pytest

from mediakit.texts.article import Article
from mediakit.texts.languages import load_language
from mediakit.texts.spans import Span
from mediakit.texts.structure import find_dateline, line_role

BODY = "The night bus will stay until October, the council said on Friday. It costs little."
MORE = "Nobody had asked for it. The drivers are glad."


def roles(*lines, **known):
    article = Article("\n\n".join(lines), **{"language": "en", **known})
    by_paragraph: dict[int, str] = {}
    for sentence in article.sentences:
        by_paragraph.setdefault(sentence.paragraph, sentence.role)
    return [by_paragraph[number] for number in sorted(by_paragraph)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Bus stays", BODY), ["headline", "body"]),
        (("Bus stays", "By Ada Oake", BODY), ["headline", "byline", "body"]),
        (("Bus stays", BODY, MORE, "By Ada Oake"), ["headline", "body", "body", "byline"]),
        (("By Ada Oake", BODY), ["byline", "body"]),
        ((BODY, MORE), ["body", "body"]),
        ((BODY,), ["body"]),
        (("Bus stays",), ["body"]),
        (("By Ada Oake",), ["body"]),
        (("Opinion", "The bus should stay", "By Ada Oake", BODY), ["heading", "headline", "byline", "body"]),
        (("Will the bus stay?", BODY), ["headline", "body"]),
        (("‘We are glad’: drivers on the bus", BODY), ["headline", "body"]),
        (
            ("Bus stays", "By Ada Oake", "Updated 4 May 2026, 14:10", BODY),
            ["headline", "byline", "update", "body"],
        ),
        (
            ("Bus stays", "Monday 4 May 2026 06.30 BST", "Ada Oake and agencies", BODY),
            ["headline", "update", "byline", "body"],
        ),
        (("Bus stays", "OW", BODY), ["headline", "byline", "body"]),
        (("Bus stays", "Staff and OW", BODY), ["headline", "byline", "body"]),
        (("Staff told to leave the bus", "By Ada Oake", BODY), ["headline", "byline", "body"]),
        (("Bus stays", BODY, "What happens next", MORE), ["headline", "body", "heading", "body"]),
        (("Bus stays", BODY, "what happens next", MORE), ["headline", "body", "body", "body"]),
        (("Bus stays", BODY, "“Quite”", MORE), ["headline", "body", "body", "body"]),
        (("Bus stays", BODY, "She said:", MORE), ["headline", "body", "body", "body"]),
        (
            ("Bus stays", BODY, "Closed today:", "Mill Road", "The Ropewalk", MORE),
            ["headline", "body", "body", "body", "body", "body"],
        ),
        (
            ("Bus stays", BODY, "(Reporting by Ada Oake; editing by Lee Marsh)"),
            ["headline", "body", "byline"],
        ),
        (
            ("Bus stays", "By Ada Oake", "Reprinted from the Tarn Lantern.", BODY),
            ["headline", "byline", "note", "body"],
        ),
        (("TARN, 4 May — The bus stays", BODY), ["body", "body"]),
    ],
)
def test_each_paragraph_gets_its_role(lines, expected):
    assert roles(*lines) == expected


def test_a_title_that_is_known_is_the_headline_wherever_it_stands():
    assert roles("Tarn Lantern", "Bus stays", BODY, title="bus  stays") == ["body", "headline", "body"]


def test_a_title_that_the_text_does_not_show_leaves_no_headline():
    assert roles("Something else", BODY, title="Bus stays") == ["body", "body"]


def test_a_byline_that_is_known_needs_no_by():
    assert roles("Bus stays", "Ada Oake", BODY, byline="Ada Oake") == ["headline", "byline", "body"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "By Ada Oake"),
        ("en", "By ADA OAKE and LEE VAN DER MARSH"),
        ("en", "by Ada Oake"),
        ("en", "By Ada Oake | Staff Writer"),
        ("en", "By Ada Oake, Lee Marsh & the Tarn newsroom"),
        ("en", "By Bayside reporters"),
        ("en", "By the Press Office, Larkmoor University"),
        ("en", "By Ada Oake, May 4, 2026"),
        ("en", "By: Ada Oake (aoake@lantern.example)"),
        ("en", "Written by Ada Oake"),
        ("en", "Additional reporting by Lee Marsh"),
        ("en", "Staff"),
        ("en", "Agencies"),
        ("en", "Ada Oake, Staff Writer"),
        ("en", "Lee Marsh | Tarn correspondent"),
        ("en", "Staff writers and OW"),
        ("de", "Von Ada Ohlen und Lena Marsch, Tarn"),
        ("de", "Redaktion"),
        ("es", "Por Lidia Orza"),
        ("es", "Redacción y agencias"),
        ("fr", "Par Anne Dorval, à Tarn"),
        ("fr", "De notre correspondante Anne Dorval"),
    ],
)
def test_a_byline(language, line):
    assert line_role(line, load_language(language)) == "byline"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Updated 4 May 2026, 14:10"),
        ("en", "Last updated: May 4, 2026 at 2:10 p.m. EDT"),
        ("en", "Published on 4 May 2026"),
        ("en", "4 May 2026"),
        ("en", "May 4, 2026 6:30 a.m. ET"),
        ("en", "Mon 4 May 2026"),
        ("en", "2026-05-04"),
        ("en", "(Updated 14:10)"),
        (
            "en",
            "This story was updated on Monday to add what the council said about its drivers, asked twice.",
        ),
        ("de", "Aktualisiert am 4. Mai 2026 um 14.10 Uhr"),
        ("de", "04.05.2026, 14:10 Uhr"),
        ("de", "Stand: 4. Mai 2026"),
        ("es", "Actualizado el 4 de mayo de 2026 a las 14:10"),
        ("es", "4 de mayo de 2026"),
        ("fr", "Mis à jour le 4 mai 2026 à 14h10"),
        ("fr", "Publié le 4 mai 2026"),
    ],
)
def test_an_update_line(language, line):
    assert line_role(line, load_language(language)) == "update"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Reproduced with permission from the Tarn Lantern, 3 May 2026; shortened by us."),
        ("en", "This article was originally published by the Tarn Lantern."),
        ("en", "Editor’s note: names were changed."),
        ("de", "Mit freundlicher Genehmigung des Tarner Boten"),
        ("es", "Reproducido con permiso de La Gaceta"),
        ("fr", "Reproduit avec l’autorisation du Courrier"),
    ],
)
def test_a_note(language, line):
    assert line_role(line, load_language(language)) == "note"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "By then the bus had left"),
        ("en", "By Friday the bus had left"),
        ("en", "By Friday"),
        ("en", "By the time they came, Oake had left."),
        ("en", "Council hires new staff"),
        ("en", "Police and Fire Service Staff"),
        ("en", "Staff told to leave the bus"),
        ("en", "Published reports say that 12 people saw it."),
        ("en", "Updated rules for 12 buses come into force"),
        ("en", "May 4 riders stay?"),
        ("en", "12 people saw it"),
        ("en", "7 p.m."),
        ("en", BODY),
        ("en", ""),
        ("de", "Von hier an geht es zu Fuß"),
        ("de", "Stand der Dinge nach 12 Tagen"),
        ("es", "Por eso se va"),
        ("es", "De Tarn a Orza"),
        ("fr", "Par ici la sortie"),
    ],
)
def test_a_line_that_is_none_of_these(language, line):
    assert line_role(line, load_language(language)) is None


@pytest.mark.parametrize(
    "dateline",
    [
        "TARN —",
        "PORT ELLERY, 3 May —",
        "PORT ELLERY, May 3 —",
        "PORT ELLERY, Eastmark, Sept. 3, 2026 (OW) —",
        "TARN (OW) —",
        "TARN, 3 May 2026 (Ostrel Wire) –",
        "TARN/ORZA -",
        "Tarn (OW) -",
        "Tarn, 3 May:",
        "Tarn, 3. Mai (ow) –",
        "Port Ellery (OW) –",
        "VALDESERA, 16 de junio —",
        "Valdesera, 16 de junio de 2026 (OW).-",
        "(OW) -",
    ],
)
def test_a_dateline(dateline):
    text = f"{dateline} The bus will stay."
    span = find_dateline(text, Span(0, len(text)))
    assert span is not None
    assert text[span.start : span.end] == dateline


@pytest.mark.parametrize(
    "text",
    [
        "HASKETT: The call came at ten.",
        "QUESTION (Tarn Lantern): What started it?",
        "The bus — it is late — will stay.",
        "Oake — who drives it — will stay.",
        "TV sets were sold.",
        "A bus (the N4) left.",
        "Oake (74) – a driver – left.",
        "Oake (Tarn) – a driver – left.",
    ],
)
def test_no_dateline(text):
    assert find_dateline(text, Span(0, len(text))) is None


def test_a_dateline_belongs_to_the_first_body_sentence():
    article = Article("Bus stays\n\nTARN, 3 May — The bus will stay. It is late.")
    assert article.dateline == Span(11, 24)
    assert article.text[article.sentences[1].span] == "TARN, 3 May — The bus will stay."


def test_statements_are_headlines_and_body_sentences():
    article = Article(f"Bus stays\n\nBy Ada Oake\n\nReprinted from the Tarn Lantern\n\n{BODY}")
    assert [sentence.is_statement for sentence in article.sentences] == [True, False, False, True, True]

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.attribution.credits import CREDIT_FORMS, find_credits
from mediakit.texts.article import Article


def read(text, language="en", **known):
    """What is found, as a reader would tell it: form, outlet, credit words."""
    article = Article(text, language=language, **known)
    return [(credit.form, credit.outlet, article.text[credit.span]) for credit in find_credits(article)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Ann Oake made the remarks on Monday, Quayside.News reports via ELLERYCO.",
            ("via", "ELLERYCO", "reports via ELLERYCO"),
        ),
        (
            "en",
            "The leak was first reported by the Ellery Examiner.",
            ("first_reported", "Ellery Examiner", "first reported by the Ellery Examiner"),
        ),
        (
            "en",
            "“It stays,” Ann Oake told the Ellery Courier.",
            ("told", "Ellery Courier", "told the Ellery Courier"),
        ),
        (
            "en",
            "The bus stays, according to the Ellery Courier.",
            ("according_to", "Ellery Courier", "according to the Ellery Courier"),
        ),
        ("en", "The bus stays. (OW)", ("note", "OW", "(OW)")),
        (
            "en",
            "The bus stays.\n\nReproduced with permission from the Hill Letter, 3 May.",
            ("licence", "Hill Letter", "Reproduced with permission from the Hill Letter"),
        ),
        (
            "de",
            "Über die Anlage berichtet der Hollmer Bote.",
            ("told", "Hollmer Bote", "berichtet der Hollmer Bote"),
        ),
        (
            "es",
            "El puente sigue abierto, según informa La Gaceta de Sera.",
            ("according_to", "La Gaceta de Sera", "según informa La Gaceta de Sera"),
        ),
        (
            "fr",
            "Le pont reste ouvert, selon La Gazette du Val.",
            ("according_to", "La Gazette du Val", "selon La Gazette du Val"),
        ),
    ],
)
def test_forms(language, text, expected):
    assert expected in read(text, language)


def test_bylines_and_datelines():
    text = "Bus stays\n\nStaff and OW\n\nPORT ELLERY, 3 May (OW) — The night bus will stay. It costs little."
    assert [form for form, *_ in read(text)] == ["byline", "dateline"]


def test_people_and_offices_are_no_outlets():
    text = "Ann Oake told the council that the bus stays, according to the mayor. She told Bel Marsh too."
    assert read(text) == []


def test_the_own_outlet_is_marked():
    text = "“It stays,” Ann Oake told the Courier. The Hill Gazette reported on Monday that it goes."
    credits_found = find_credits(Article(text, language="en", publisher="Ellery Courier"))
    assert [(credit.outlet, credit.own) for credit in credits_found] == [
        ("Courier", True),
        ("Hill Gazette", False),
    ]


def test_what_a_credit_covers():
    text = "The bus stays, the Ellery Courier reported. It is full."
    article = Article(text, language="en")
    [credit] = find_credits(article)
    assert credit.covers is not None
    assert article.text[credit.covers] == "The bus stays"


def test_where_it_stands():
    body = (
        "It stays.\n\nIt is full.\n\nIt is late.\n\nIt is old.\n\nNobody minds, the Ellery Courier reported."
    )
    assert [credit.where for credit in find_credits(Article(body, language="en"))] == ["end"]


def test_the_six_points():
    text = (
        "The Ellery Courier’s Ann Oake reported on Monday, in an interview, that the bus stays. "
        "The figures could not be independently confirmed. Two drivers spoke on condition of anonymity."
    )
    article = Article(text, language="en")
    [credit] = find_credits(article)
    spans = {name: getattr(credit.points, name) for name in credit.points.__slots__}
    points = {name: span and article.text[span] for name, span in spans.items()}
    assert points == {
        "outlet": "Ellery Courier",
        "reporter": "Ann Oake",
        "date_or_link": "Monday",
        "scope": "interview",
        "checked": "could not be independently confirmed",
        "anonymity": "on condition of anonymity",
    }


PIECES = st.sampled_from(
    [
        "told the ",
        "Times ",
        "(AP)",
        "reported by ",
        "via ",
        "Staff and OW\n\n",
        ". ",
        "according to ",
        "Reuters",
        "Source: ",
        "\n\n",
        "said ",
        "’s ",
        "Ann Oake ",
        "on Monday ",
        "PORT, 3 May (OW) — ",
        "Reproduced with permission from ",
    ]
)


@settings(max_examples=150)
@given(
    st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=50),
    st.sampled_from(["en", "es", "de", "fr", "ja", ""]),
)
def test_any_text_gives_spans_inside_it(text, language):
    for credit in find_credits(Article(text, language=language, publisher="The Times")):
        spans = [credit.span, credit.outlet_span, *([credit.covers] if credit.covers else [])]
        spans += [span for name in credit.points.__slots__ if (span := getattr(credit.points, name))]
        assert credit.form in CREDIT_FORMS
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert text[credit.outlet_span.start : credit.outlet_span.end] == credit.outlet

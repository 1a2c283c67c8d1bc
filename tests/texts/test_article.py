"""What an article takes, checks and notes."""

from datetime import date, datetime

import pytest

from mediakit.texts.article import Article, as_article

ENGLISH = "The bus will stay until October, the council said. It is late."


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2025-08-20", date(2025, 8, 20)),
        ("2025-08-20T14:30", datetime(2025, 8, 20, 14, 30)),  # noqa: DTZ001
        ("2025-08-20T14:30:00+02:00", datetime.fromisoformat("2025-08-20T14:30:00+02:00")),
        ("2025-08-20T14:30Z", datetime.fromisoformat("2025-08-20T14:30+00:00")),
        (date(2025, 8, 20), date(2025, 8, 20)),
        ("", None),
        (None, None),
    ],
)
def test_published_is_a_date_or_a_date_and_time(given, kept):
    assert Article(ENGLISH, published=given).published == kept


@pytest.mark.parametrize("given", ["20 August 2025", "2025-13-01", "2025-08-20T25:00", "today"])
def test_a_date_that_is_none_is_named(given):
    with pytest.raises(ValueError, match=f"published must be a date such as 2025-08-20, or .*got '{given}'"):
        Article(ENGLISH, published=given)


def test_a_date_of_another_type_is_refused():
    with pytest.raises(TypeError, match="published must be a date or a string such as 2025-08-20, got int"):
        Article(ENGLISH, published=20250820)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "kept"), [("en", "en"), ("EN", "en"), ("en-GB", "en"), ("de_AT", "de"), ("", "en")]
)
def test_a_language_is_kept_without_its_region(given, kept):
    assert Article(ENGLISH, language=given).language == kept


def test_a_language_that_is_none_is_refused():
    with pytest.raises(
        ValueError, match=r"language must be a code of two letters such as 'en', .* got 'English'"
    ):
        Article(ENGLISH, language="English")


def test_everything_that_is_no_string_is_named_at_once():
    with pytest.raises(TypeError, match=r"not a string: text \(bytes\), title \(int\)"):
        Article(b"The bus", title=4)  # type: ignore[arg-type]


def test_as_article_takes_a_text_and_never_a_path():
    assert as_article("a.txt").text == "a.txt"
    with pytest.raises(TypeError, match=r"for a file: mediakit\.read\(path\)"):
        as_article(4)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        (ENGLISH, "", []),
        ("雨が降っている。バスは来ない。", "", ["unspaced_script"]),
        ("大桥将关闭一年。没有人问过我们。", "", ["unspaced_script"]),
        ("สะพานจะปิดหนึ่งปี", "", ["unspaced_script"]),
        ("Мост закрыт на год. Автобуса нет.", "", ["unsupported_language"]),
        ("De brug gaat dicht.", "nl", ["unsupported_language"]),
        ("OK 123", "", ["language_unknown"]),
        ("the bus will stay and " * 30, "", ["no_sentence_marks"]),
        ("", "", ["language_unknown"]),
    ],
)
def test_notes_say_what_could_not_be_done(text, language, codes):
    assert [note.code for note in Article(text, language=language).notes] == codes


def test_a_language_without_a_file_is_still_cut_by_its_marks():
    article = Article("De brug gaat dicht. Niemand vroeg ons iets! Waarom? Dat weet niemand.", language="nl")
    assert len(article.sentences) == 4


def test_signs_of_unspaced_scripts_are_words():
    assert Article("大桥关闭。").words.keys == ("大", "桥", "关", "闭")
    assert [
        Article("雨が降る。風が吹く。").text[s.span] for s in Article("雨が降る。風が吹く。").sentences
    ] == ["雨が降る。", "風が吹く。"]


def test_an_article_equals_another_of_the_same_text_whatever_its_file():
    assert Article(ENGLISH, source="a.txt") == Article(ENGLISH, source="b.md")

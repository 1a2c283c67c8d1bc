from datetime import date

import pytest

from mediakit.changes.dates import read_dates
from mediakit.texts.article import Article
from mediakit.texts.spans import Span
from tests.changes.reports import Compared

WEDNESDAY = "2026-05-06"


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("It rained on Monday.", "en", date(2026, 5, 4)),
        ("It rained last night.", "en", date(2026, 5, 5)),
        ("It rained on Wednesday.", "en", WEDNESDAY),
        ("It rained on 28 April.", "en", date(2026, 4, 28)),
        ("It rained on April 28, 2025.", "en", date(2026, 4, 28)),
        ("Llovió el 28 de abril.", "es", date(2026, 4, 28)),
        ("Am 28. April regnete es.", "de", date(2026, 4, 28)),
        ("Am Montagabend regnete es.", "de", date(2026, 5, 4)),
        ("Il a plu hier.", "fr", date(2026, 5, 5)),
    ],
)
def test_days_are_counted_from_publication(text, language, day):
    article = Article(text, language=language, published=WEDNESDAY)
    (found,) = read_dates(article, Span(0, len(text)))
    if isinstance(day, str):
        day = date.fromisoformat(day)
    assert found.day in {day, day.replace(year=2025)}


def test_day_told_by_the_day_before_it():
    text = "On Monday it rained, and a day later it snowed."
    found = read_dates(Article(text, published=WEDNESDAY, language="en"), Span(0, len(text)))
    assert [one.day for one in found] == [date(2026, 5, 4), date(2026, 5, 5)]


@pytest.mark.parametrize(
    ("after", "published", "kind"),
    [
        ("The council closed the harbour pool on 4 May.", WEDNESDAY, "date_right"),
        ("The council closed the harbour pool on 3 May.", WEDNESDAY, "date_wrong"),
        ("The council closed the harbour pool on 4 May.", None, "date_unknowable"),
        ("The council closed the harbour pool that day.", WEDNESDAY, "date_gone"),
    ],
)
def test_weekday_against_the_day_of_publication(after, published, kind):
    found = Compared("The council closed the harbour pool on Monday.", after, published=published)
    assert [one for one in found.kinds if one.startswith("date")] == [kind]


def test_same_weekday_is_no_change():
    text = "The council closed the harbour pool on Monday."
    assert Compared(text, text, published=WEDNESDAY).changes == ()

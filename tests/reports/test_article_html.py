"""One report in a notebook: as printed, numbered, and never markup."""

from mediakit.cases.case import open_case
from mediakit.reports.article_html import article_to_fragment, articles_to_fragment
from mediakit.texts.article import Article

TEXT = "Bus stays\n\nBy Ann Oake\n\nThe bus stays. <b>It</b> is late."


def test_every_unit_has_its_number():
    shown = article_to_fragment(Article(TEXT, publisher="Tarn Gazette"))
    assert shown.count("<sup") == 4
    assert "&lt;b&gt;It&lt;/b&gt; is late." in shown
    assert "Tarn Gazette" in shown


def test_the_hour_is_told_where_it_is_known():
    assert "12 March 2026, 11:50" in article_to_fragment(Article(TEXT, published="2026-03-12T11:50"))
    assert "12 March 2026 ·" in article_to_fragment(Article(TEXT, published="2026-03-12"))


def test_a_file_is_named_only_where_there_is_no_outlet():
    assert "a.md" in article_to_fragment(Article(TEXT, source="a.md"))
    assert "a.md" not in article_to_fragment(Article(TEXT, source="a.md", publisher="Tarn Gazette"))


def test_a_case_shows_each_document_under_its_letter():
    case = open_case("night-bus")
    shown = case._repr_html_()
    assert shown == articles_to_fragment(case.documents)
    assert shown.count("<article") == len(case.documents)
    assert ">A</h4>" in shown

"""Reports cut into content words."""

from mediakit.derivation.terms import Side
from mediakit.texts.article import Article


def test_an_article_is_cut_once_for_each_language():
    article = Article("Rain fell on the old pool.", language="en")
    assert Side.of(article).statements is Side.of(article).statements


def test_a_text_without_a_language_is_cut_anew_beside_another():
    """Else a headline alone would keep the roots that it had without a language."""
    short = Article("Pools closed.")
    alone, beside = Side.of(short), Side.of(short, Article("The rain fell.", language="en"))
    assert short.language == ""
    assert [item.root for item in alone.statements[0].items] == ["pools", "closed"]
    assert [item.root for item in beside.statements[0].items] == ["pool", "clos"]

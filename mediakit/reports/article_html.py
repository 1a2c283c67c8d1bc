"""One report as HTML for a notebook: as printed, with a number before each sentence."""

from collections.abc import Mapping
from itertools import groupby

from mediakit.reports.facts import article_facts
from mediakit.reports.markup import Html, element, joined
from mediakit.texts.article import Article, Sentence

__all__ = ["article_to_fragment", "articles_to_fragment"]

# A notebook's output has no style sheet of ours: every colour comes with its ground.
_PAPER = (
    "background-color:#ffffff;color:#1c1b1a;border:1px solid #dcd8d0;border-radius:6px;padding:14px 20px;"
    "max-width:44em;font-family:Georgia,serif;font-size:16px;line-height:1.6"
)
_SOFT = "color:#5d5a55;font-family:sans-serif;font-size:13px"
_STYLES = {
    "headline": "font-weight:600;font-size:20px;line-height:1.3;margin:0 0 6px",
    "body": "margin:0 0 10px",
}
_LETTER = "font-family:sans-serif;font-size:15px;margin:0 0 4px"
_NUMBER = "color:#5d5a55;font-family:sans-serif;font-size:11px;padding-right:3px"


def article_to_fragment(article: Article) -> Html:
    """A report for a notebook's output; it needs no style sheet and survives a sanitizer.

    Example:
        >>> "The bus stays." in article_to_fragment(Article("The bus stays."))
        True
    """
    _, facts = article_facts(article)
    head = element("p", facts, style=f"{_SOFT};margin:0 0 8px")
    groups = groupby(article.sentences, key=lambda sentence: sentence.paragraph)
    paragraphs = [_paragraph(article, list(sentences)) for _, sentences in groups]
    return element("article", head, *paragraphs, lang=article.language or None, style=_PAPER)


def articles_to_fragment(articles: Mapping[str, Article]) -> Html:
    """Several reports side by side where there is room, each under its letter.

    Example:
        >>> articles_to_fragment({"A": Article("It stays.")}).count("<article")
        1
    """
    shown = [
        element(
            "section",
            element("h4", letter, style=_LETTER),
            article_to_fragment(article),
            style="flex:1 1 20em;min-width:0",
        )
        for letter, article in articles.items()
    ]
    return element("div", *shown, style="display:flex;flex-wrap:wrap;gap:14px;align-items:flex-start")


def _paragraph(article: Article, sentences: list[Sentence]) -> Html:
    role = sentences[0].role
    shown = [
        joined((element("sup", str(each.number), style=_NUMBER), article.text[each.span]))
        for each in sentences
    ]
    return element("p", joined(shown, " "), style=_STYLES.get(role, f"{_SOFT};margin:0 0 8px"))

import pytest

from mediakit.attribution.quotations import find_quotes
from mediakit.attribution.sources import find_sources
from mediakit.changes.omissions import find_omissions
from mediakit.derivation.align import find_links
from mediakit.texts.article import Article


def kinds(text, language="en"):
    article = Article(text, language=language)
    return [one.kind for one in find_omissions(article, (), find_quotes(article), find_sources(article))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Swimmers warned that the pool is too small.", "counter_voice"),
        ("The council votes on it next week.", "next_step"),
        ("“I learned to dive there,” Ann Oake said.", "quotation"),
        ("It holds 900 bathers.", "figure"),
        ("It had been a brickworks for decades.", "context"),
        ("Gulls circled.", "other"),
    ],
)
def test_what_kind_of_thing_was_left_out(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Los vecinos, sin embargo, dudan.", "es"),
        ("Kritiker widersprechen.", "de"),
        ("Les riverains doutent.", "fr"),
    ],
)
def test_counter_voice_in_other_languages(text, language):
    assert kinds(text, language) == ["counter_voice"]


def test_used_sentences_are_no_omissions():
    before = Article("The council closed the old pool. Gulls circled over the brickworks.", language="en")
    after = Article("The council closed the old pool.", language="en")
    assert [one.number for one in find_omissions(before, find_links(before, after))] == [2]


def test_omission_names_its_words():
    article = Article("Swimmers warned that it leaks.", language="en")
    (found,) = find_omissions(article, ())
    assert [article.text[span] for span in found.reasons[0].original] == ["warned"]

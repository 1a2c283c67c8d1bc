"""What holds for any text at all, and how long long texts take."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.texts.article import Article
from mediakit.texts.reading.markdown import strip_marks
from mediakit.texts.sentences import find_paragraphs, find_sentences
from mediakit.texts.spans import Span
from mediakit.texts.structure import find_dateline

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
BITS = """
The bus he said Mr. U.S. a.m. J. No. 5 3.5 … ... . ! ? “ ” " ‘ ’ « » „ ( ) [ ] — - By Von Oake TARN, 4 May
I asked. z. B. ¿Qué? 。 雨 🎉 . . . : ; * _ # > ``` --- |
"""
SPACES = [" ", "\n", "\n\n", " \n", "\t", "\r\n", "\u2028", "\x0c", "\x1c", "\u200b", "\u0301"]
NEWS = st.lists(st.sampled_from([*BITS.split(), *SPACES]), max_size=40).map(" ".join)
LANGUAGES = st.sampled_from(["en", "es", "de", "fr", "nl", "zh", ""])


@given(text=ANY | NEWS, language=LANGUAGES)
def test_units_cover_their_text(text, language):
    article = Article(text, language=language)
    _check_spans([sentence.span for sentence in article.sentences], text)
    _check_spans(article.paragraphs, text)
    for sentence in article.sentences:
        assert article.paragraphs[sentence.paragraph - 1].covers(sentence.span)
        assert article.text[sentence.span] == text[sentence.span.start : sentence.span.end] != ""
    assert [sentence.number for sentence in article.sentences] == list(range(1, len(article.sentences) + 1))
    if article.dateline:
        assert any(sentence.span.covers(article.dateline) for sentence in article.sentences)


@given(text=ANY | NEWS, language=LANGUAGES)
def test_words_lie_in_units_in_order(text, language):
    article = Article(text, language=language)
    spans = [word.span for word in article.words]
    _check_spans(spans, text, cover=False)
    units = iter([sentence.span for sentence in article.sentences])
    unit = next(units, None)
    for span in spans:
        while unit is not None and unit.end <= span.start:
            unit = next(units, None)
        assert unit is not None
        assert unit.covers(span)


def _check_spans(spans, text, *, cover=True):
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        if cover:
            assert not text[end : span.start].strip()
        end = span.end
    if cover:
        assert not text[end:].strip()


@given(text=ANY | NEWS)
def test_a_paragraph_by_itself_is_cut_as_in_its_text(text):
    for paragraph in find_paragraphs(text):
        alone = text[paragraph.start : paragraph.end]
        inside = find_sentences(text, paragraph)
        assert find_sentences(alone, Span(0, len(alone))) == [
            Span(s.start - paragraph.start, s.end - paragraph.start) for s in inside
        ]


@given(text=ANY | NEWS)
def test_a_dateline_opens_its_sentence(text):
    span = find_dateline(text, Span(0, len(text)))
    assert span is None or (span.start == 0 < span.end <= len(text))


@given(text=ANY | NEWS)
def test_markdown_never_fails(text):
    shown, _ = strip_marks(text)
    assert shown == shown.strip()


LONG = {
    "one line without a point": "word " * 100_000,
    "one word a line": "word\n" * 50_000,
    "brackets that are not closed": "He said (so. " * 10_000,
    "quotations that are not closed": "He said “so. " * 10_000,
    "questions in quotations": "“Why?” Lee Marsh " * 10_000,
    "titles": "Mr. " * 50_000,
    "initials": "A. " * 50_000,
    "U.S.": "U.S. " * 25_000,
    "points": "." * 100_000 + "x",
    "spaced points": ". " * 50_000 + "x",
    "points and closing marks": ".”" * 50_000 + "x",
    "a point and closing marks": "." + "”" * 100_000 + "x",
    "opening marks": ". " + "“" * 100_000 + "x",
    "spaces": ". " + " " * 100_000 + "x",
    "empty lines": "\n \t" * 50_000 + "x",
    "one long word": "w" * 150_000,
    "capitals joined by points": "aa.The" * 25_000,
    "combining marks": "a" + "\u0301" * 100_000,
    "German abbreviations": "z. B. " * 25_000,
    "brackets": "(" * 50_000 + ". A" * 5_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_no_text_takes_long(text):
    """Each would take minutes if time grew with the square of the length."""
    start = process_time()
    article = Article(text, language="en")
    assert article.sentences
    assert article.words is not None
    assert process_time() - start < 4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.attribution.marks import find_quoted
from mediakit.texts.article import Article
from tests.attribution.marked import split_marks


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "“[[The bus stays]],” she said. “[[For now]].”"),
        ("en", '"[[The bus stays,]]" she said. "[[For now.]]"'),
        ("en", "''[[The bus stays,]]'' she said, and it's late."),
        ("en", "He said it was ‘[[late]]’ and the boys’ bus wasn’t."),
        ("de", "„[[Der Bus bleibt]]“, sagte sie. »[[Vorerst]]«, fügte er hinzu."),
        ("es", "«[[El autobús sigue]]», dijo. “[[Por ahora]]”, añadió."),
        ("fr", "« [[Le bus reste]] », dit-elle."),
        ("fr", "« [[Le bus reste,]] dit-elle, [[jusqu'à mardi.]] »"),
        ("fr", "« [[Le bus reste,]] a déclaré la maire. [[Il est plein.]] »"),
        ("fr", "— [[Le bus reste,]] répond la maire."),
        ("es", "—[[El autobús sigue]] —dijo la alcaldesa—. [[Y va lleno.]]"),
        ("es", "«[[El autobús sigue]] —dice—, [[y va lleno]]»."),
    ],
)
def test_marks_of_four_languages(language, marked):
    text, spans = split_marks(marked.replace("]],” she", "]],” she"))
    found = [quoted.span for quoted in find_quoted(Article(text, language=language))]
    trimmed = [text[span.start : span.end].rstrip(",.") for span in found]
    assert trimmed == [text[span.start : span.end].rstrip(",.") for span in spans]


def test_a_quotation_inside_another_has_depth_one():
    text, spans = split_marks("“[[He told me ‘[[no]]’ twice]],” she said.")
    found = find_quoted(Article(text, language="en"))
    assert [(quoted.depth, quoted.span.start) for quoted in found] == [
        (0, spans[0].start),
        (1, spans[1].start),
    ]


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = "“The bus stays.\n\n“And it is full.”"
    first, second = find_quoted(Article(text, language="en"))
    assert (first.closed, text[first.span.start : first.span.end]) == (False, "The bus stays.")
    assert second.closed


def test_german_italics_in_double_apostrophes_are_no_quotation():
    assert find_quoted(Article("Der Film ''Nachtbus'' läuft heute und morgen im Kino.", language="de")) == ()


@given(
    st.text(alphabet="ab .,\n“”\"'’‘„«»—-", max_size=60), st.sampled_from(["en", "es", "de", "fr", "cy", ""])
)
def test_spans_lie_inside_the_text(text, language):
    for quoted in find_quoted(Article(text, language=language)):
        assert (
            0 <= quoted.marked.start <= quoted.span.start <= quoted.span.end <= quoted.marked.end <= len(text)
        )

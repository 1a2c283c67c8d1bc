import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.attribution.sources import SOURCE_KINDS, find_sources
from mediakit.texts.article import Article


def read(text, language="en"):
    """What is found, as a reader would tell it: kind, words, name, count."""
    article = Article(text, language=language)
    return [
        (source.kind, article.text[source.span], source.name, source.count)
        for source in find_sources(article)
    ]


def told(text, what, language="en"):
    """The words of one span of each source, or None."""
    article = Article(text, language=language)
    spans = [getattr(source, what) for source in find_sources(article)]
    return [span and article.text[span] for span in spans]


def why(text, language="en"):
    """Why the only source is unnamed, in the report's words, and for whom that holds."""
    [source] = find_sources(Article(text, language=language))
    assert source.anonymity is not None
    assert source.anonymity.reason is not None
    return text[source.anonymity.reason.start : source.anonymity.reason.end], source.anonymity.covers


def test_each_kind():
    text = (
        "“The bus stays,” Ann Oake said.\n\n"
        "The council said it would pay. A report by the auditors says it cannot.\n\n"
        "One driver said nobody asked him. Several drivers said they would strike.\n\n"
        "The route was costly, the Ellery Courier reported."
    )
    assert [kind for kind, *_ in read(text)] == [
        "named_person",
        "organisation",
        "document",
        "unnamed_person",
        "unnamed_group",
        "outlet",
    ]


def test_one_person_is_one_source_with_every_mention():
    text = "“The bus stays,” said Mayor Ann Oake. Oake said it pays.\n\n“It is full,” she said."
    [source] = find_sources(Article(text, language="en"))
    assert (source.name, len(source.mentions), len(source.quotations)) == ("Ann Oake", 3, 3)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Six officials", 6),
        ("Officials", None),
        ("12 officials", 12),
        ("Two of the four officials", 2),
        ("Several officials", None),
    ],
)
def test_how_many_are_claimed(words, count):
    assert read(f"{words} said the bus stays.") == [("unnamed_group", words, None, count)]


def test_two_sources_in_one_subject_are_two():
    text = "The bus stays, according to a council official and another person briefed on the plan."
    assert [words for _, words, *_ in read(text)] == [
        "a council official",
        "another person briefed on the plan",
    ]


def test_another_official_is_another_source_and_the_official_is_the_same():
    text = "An official said the bus stays. Another official said it goes.\n\nThe official said it was late."
    assert [len(source.mentions) for source in find_sources(Article(text, language="en"))] == [1, 2]


def test_how_the_source_knows():
    text = "“It stays,” said a driver who was briefed on the plan, and left."
    assert told(text, "how_they_know") == ["who was briefed on the plan"]


def test_the_role():
    text = "Depot chief Ann Oake said it stays. Bel Marsh, a driver on the route, said it goes."
    assert told(text, "role") == ["Depot chief", "a driver on the route"]


def test_why_a_source_is_unnamed_beside_it():
    text = "One driver, who asked not to be named because drivers may not talk to us, said the bus goes."
    assert why(text) == ("because drivers may not talk to us", "one")


def test_why_sources_are_unnamed_told_for_others_too():
    text = (
        "The bus goes, according to six drivers, who, like others, were granted anonymity to speak of it.\n\n"
        "“It is late,” said one inspector. Ann Oake, the mayor, said it was not."
    )
    told_of = {source.kind: source.anonymity for source in find_sources(Article(text, language="en"))}
    assert told_of["unnamed_group"] is told_of["unnamed_person"]
    assert told_of["unnamed_group"] is not None
    assert told_of["unnamed_group"].covers == "others too"
    assert told_of["named_person"] is None


@pytest.mark.parametrize(
    ("language", "text", "kind", "count", "reason"),
    [
        (
            "de",
            "Der Bus stehe still, sagt ein Fahrer, der anonym bleiben will, weil ihm das untersagt ist.",
            "unnamed_person",
            1,
            "weil ihm das untersagt ist",
        ),
        (
            "es",
            "La grieta apareció ayer, según dos ingenieras que piden no ser identificadas por miedo.",
            "unnamed_group",
            2,
            "por miedo",
        ),
        (
            "fr",
            "Le pont serait fermé, selon un ingénieur qui a requis l’anonymat par crainte de représailles.",
            "unnamed_person",
            1,
            "par crainte de représailles",
        ),
    ],
)
def test_other_languages(language, text, kind, count, reason):
    [source] = find_sources(Article(text, language=language))
    assert (source.kind, source.count) == (kind, count)
    assert why(text, language) == (reason, "one")


PIECES = st.sampled_from(
    [
        "“",
        "”",
        "said ",
        "Ann Oake ",
        "she ",
        ", ",
        ". ",
        "one official ",
        "two of the officials ",
        "\n\n",
        "according to ",
        "the Times ",
        "who asked not to be named ",
        "because ",
        "and another ",
        "briefed on the plan ",
        "told ",
        "the report ",
        "they ",
    ]
)


@settings(max_examples=150)
@given(
    st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=50),
    st.sampled_from(["en", "es", "de", "fr", "ja", ""]),
)
def test_any_text_gives_spans_inside_it(text, language):
    for source in find_sources(Article(text, language=language)):
        spans = [source.span, *source.mentions, *(s for s in (source.role, source.how_they_know) if s)]
        if source.anonymity:
            spans += [source.anonymity.span, *([source.anonymity.reason] if source.anonymity.reason else [])]
        assert source.kind in SOURCE_KINDS
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert list(source.mentions) == sorted(set(source.mentions))

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.scorers.spans import f1
from benchmarks.spanish_french import MARKED, found_and_right
from mediakit.attribution.quotations import QUOTATION_KINDS, find_quotes
from mediakit.attribution.reading import read_article
from mediakit.texts.article import Article


def read(text, language="en"):
    """What is found, as a reader would tell it: kind, words, speaker as printed, name."""
    article = Article(text, language=language)
    return [
        (
            quote.kind,
            " / ".join(article.text[span] for span in quote.spans),
            article.text[quote.speaker] if quote.speaker else None,
            quote.speaker_name,
        )
        for quote in find_quotes(article)
    ]


def test_quotation_split_around_its_cue():
    assert read("“We will stay,” Ann Oake said, “and we will pay.”") == [
        ("direct", "We will stay, / and we will pay.", "Ann Oake", "Ann Oake")
    ]


def test_quotation_goes_on_after_the_speaker():
    assert read("“We will stay,” said Ann Oake, the mayor. “The bus is full.”") == [
        ("direct", "We will stay, / The bus is full.", "Ann Oake, the mayor", "Ann Oake")
    ]


def test_marks_reopened_in_the_next_paragraph_go_on():
    text = "“We will stay,” Ann Oake said. “The bus is full.\n\n“And it will be full in May.”"
    assert read(text) == [
        ("direct", "We will stay, / The bus is full. / And it will be full in May.", "Ann Oake", "Ann Oake")
    ]


def test_speaker_in_the_sentence_before():
    [(kind, words, speaker, name)] = read("Ann Oake was blunt. “The bus stays until the money runs out.”")
    assert (kind, words, speaker, name) == (
        "direct",
        "The bus stays until the money runs out.",
        "Ann Oake",
        "Ann Oake",
    )


def test_reported_speech_with_a_quoted_part_is_mixed():
    assert read("The mayor said the plan was “a mess of good intentions”.") == [
        ("mixed", "the plan was “a mess of good intentions”", "The mayor", None)
    ]


def test_reported_speech():
    assert read("The route costs too much, according to two officials briefed on the plan.") == [
        ("indirect", "The route costs too much", "two officials briefed on the plan", None)
    ]


def test_a_participle_takes_the_speaker_of_its_sentence():
    assert read("Ann Oake praised the drivers, adding that the night bus would stay.")[-1] == (
        "indirect",
        "that the night bus would stay",
        "Ann Oake",
        "Ann Oake",
    )


def test_pronouns_and_last_names_are_resolved():
    text = "Ann Oake runs the depot. She said the bus stays.\n\n“It pays,” Oake said."
    assert [name for *_, name in read(text)] == ["Ann Oake", "Ann Oake"]


def test_a_pronoun_with_two_candidates_is_not_resolved():
    text = "Ann Oake and Bel Marsh run the depot. She said the bus stays."
    assert read(text)[-1][3] is None


def test_a_title_is_resolved_where_one_person_bears_it():
    text = "Mayor Ann Oake opened the depot. The mayor said the bus stays."
    assert read(text)[-1][3] == "Ann Oake"


def test_unnamed_speakers_have_no_name():
    assert [
        name for *_, name in read("“The bus stays,” said one official. Another official said it goes.")
    ] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "The film “Night Bus to Ellery” opens on Friday in three cinemas.",
        "The so-called “fix” did not last.",
        "She sat beside “Old Tom” for hours.",
    ],
)
def test_titles_and_scare_quotes_are_no_quotations(text):
    assert [kind for kind, *_ in read(text) if kind != "indirect"] == []


def test_a_quotation_of_nobody_is_told_as_not_attributed():
    article = Article("“The bus stays, whatever they say about it in town.”", language="en")
    [quote] = find_quotes(article)
    assert (quote.speaker, quote.speaker_name, quote.cue) == (None, None, None)
    assert "not_attributed" in [reason.code for reason in quote.reasons]


def test_a_subject_with_a_who_clause_and_an_apposition():
    text = "Two drivers who saw the plan said it would fail. Ann Oake, the mayor of Ellery, denied that."
    assert [speaker for _, _, speaker, _ in read(text)] == [
        "Two drivers who saw the plan",
        "Ann Oake, the mayor of Ellery,",
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "„Der Bus bleibt“, sagte Bürgermeisterin Almut Brandt.", ("direct", "Der Bus bleibt")),
        ("de", "Die Stadt teilte am Montag mit, der Bus bleibe.", ("indirect", "der Bus bleibe")),
        ("de", "Der Bus bleibe, sagt ein Fahrer, der anonym bleiben will.", ("indirect", "Der Bus bleibe")),
        ("es", "La alcaldesa dijo que el autobús sigue.", ("indirect", "que el autobús sigue")),
        ("es", "El autobús seguirá, según dos conductores.", ("indirect", "El autobús seguirá")),
        ("fr", "La maire a déclaré que le bus restera.", ("indirect", "que le bus restera")),
        ("fr", "Le bus restera, selon deux chauffeurs.", ("indirect", "Le bus restera")),
    ],
)
def test_other_languages(language, text, expected):
    assert read(text, language)[0][:2] == expected


@pytest.mark.parametrize("language", ["es", "fr"])
def test_quotations_marked_by_hand(language):
    paragraphs = json.loads((MARKED / f"quotations_{language}.json").read_text(encoding="utf-8"))[
        "paragraphs"
    ]
    counts = [found_and_right(language, paragraph) for paragraph in paragraphs]
    predicted, gold, same, right = map(sum, zip(*counts, strict=True))
    assert gold >= 40
    assert f1(same, predicted, gold) >= 0.90
    assert right / same >= 0.90


def test_spans_are_quoted_words_and_certainty_is_a_share():
    article = Article("“We will stay,” Ann Oake said. She hopes that the bus pays.", language="en")
    for quote in find_quotes(article):
        assert quote.kind in QUOTATION_KINDS
        assert 0 <= quote.certainty <= 1
        assert [article.text[span] for span in quote.quoted] == [
            article.text[span][1:-1] for span in quote.marked
        ]


def test_a_path_or_number_is_no_report():
    with pytest.raises(TypeError, match="a report must be an Article or a text, got int"):
        find_quotes(3)  # type: ignore[arg-type]


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "«",
        "»",
        "—",
        "said",
        "Ann Oake",
        "she",
        ", ",
        ". ",
        "that",
        "the mayor",
        "\n\n",
        "according to",
        "dijo",
        "a dit",
        "sagte",
        "who",
        "and",
        "(AP)",
        ":",
        "not",
        "bus",
        " ",
        "’s",
        "selon",
        "laut",
        "mit",
        "told the Times",
        "-",
        "?",
        "é",
    ]
)


@settings(max_examples=150)
@given(
    st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60),
    st.sampled_from(["en", "es", "de", "fr", "ja", ""]),
)
def test_any_text_gives_spans_inside_it(text, language):
    article = Article(text, language=language)
    for quote in find_quotes(article):
        spans = [
            *quote.spans,
            *quote.quoted,
            *quote.marked,
            *(span for span in (quote.speaker, quote.cue) if span),
        ]
        assert quote.spans
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_linear_in_length():
    paragraph = (
        "“The bus stays,” Ann Oake said, but the drivers, who met on Monday, think that it goes (or so).\n\n"
    )

    def seconds(times):
        article = Article(paragraph * times, language="en")
        assert article.sentences
        spent = []
        for _ in range(3):
            read_article.cache_clear()
            start = time.process_time()
            find_quotes(article)
            spent.append(time.process_time() - start)
        return min(spent)

    seconds(50)
    assert seconds(800) < 8 * max(seconds(200), 0.01)


def test_the_real_pair(real_pair):
    key = json.loads((real_pair / "key.json").read_text(encoding="utf-8"))
    for side in ("original", "derivative"):
        article = Article((real_pair / f"{side}.txt").read_text(encoding="utf-8"))
        by_words = {article.text[span]: quote for quote in find_quotes(article) for span in quote.quoted}
        for quotation in key["quotes"]:
            words = quotation[f"{side}_quote"]
            if words:
                assert by_words[words].speaker is not None


@pytest.mark.parametrize(
    "unit",
    ["the mayor said the bus, ", "she said that it stays and ", "“Go,” she said ", "“the bus ", "Ann Oake "],
)
def test_a_sentence_without_end_stays_linear(unit):
    def seconds(times):
        article = Article(unit * times, language="en")
        assert article.sentences
        start = time.process_time()
        find_quotes(article)
        return time.process_time() - start

    seconds(100)
    assert seconds(1600) < 12 * max(seconds(400), 0.02)

"""Which original sentence each derivative one comes from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.derivation.align import fates, find_links
from mediakit.texts.article import Article

BEFORE = Article(
    "The harbour board will close the old ferry pier at Skellow in October, its chair said on Monday.\n\n"
    "Divers found rot in eleven of the forty oak piles that carry the deck. "
    "Repairs would cost about 300,000 crowns.\n\n"
    "“We cannot keep patching it,” said Oona Feldbrigg, who has chaired the board since spring. "
    "“It is wood and it is wet.”\n\n"
    "Fishermen who land lobsters there are sceptical. "
    "They want a smaller jetty in its place, and a vote before Christmas.",
    language="en",
)


def linked(after, before=BEFORE):
    """The numbers of the sources of each derivative sentence."""
    article = Article(after, language=before.language)
    numbers = {sentence.span: sentence.number for sentence in before.sentences}
    return [[numbers[span] for span in link.original] for link in find_links(before, article)]


def links(after, before=BEFORE):
    return find_links(before, Article(after, language=before.language))


def test_a_text_against_itself_is_verbatim_one_to_one():
    found = find_links(BEFORE, BEFORE)
    assert {link.kind for link in found} == {"verbatim"}
    assert {link.shape for link in found} == {"one_to_one"}
    assert all(link.original == (link.derivative,) for link in found)


@pytest.mark.parametrize(
    ("after", "sources"),
    [
        ("The old ferry pier at Skellow is to shut in October.", [1]),
        ("Eleven of forty oak piles under the deck were found to be rotten by divers.", [2]),
        ("Mending it would come to some 300,000 crowns.", [3]),
        ("Lobster fishermen greeted the plan with skepticism.", [6]),
    ],
)
def test_a_reworded_sentence_finds_its_source(after, sources):
    assert linked(after)[0] == sources


def test_two_sentences_put_together_are_a_fusion():
    link = links("Divers found rot in eleven of the forty piles, and repairs would cost 300,000 crowns.")[0]
    assert (link.shape, len(link.original)) == ("fusion", 2)


def test_one_sentence_made_into_two_is_a_split():
    before = Article(
        "The harbour board will close the old ferry pier at Skellow in October because divers found rot "
        "in eleven of the forty oak piles, and fishermen who land lobsters there want a smaller jetty and "
        "a vote before Christmas.\n\n"
        "The library is open.",
        language="en",
    )
    found = links("The board will close the ferry pier in October. Fishermen want a smaller jetty.", before)
    assert [link.shape for link in found] == ["split", "split"]


def test_print_and_spelling_do_not_spoil_verbatim():
    before = Article(
        "The defence chief said: “We’ll organise it.” Nothing else was said of the U.S. plan.", language="en"
    )
    found = links(
        'The defense chief said: "We\'ll organize it." Nothing else was said of the US plan.', before
    )
    assert [link.kind for link in found] == ["verbatim", "verbatim"]


def test_a_clipped_attribution_is_light():
    after = "“We cannot keep patching it,” said Oona Feldbrigg."
    assert [link.kind for link in links(after)] == ["light"]


def test_new_matter_is_new_and_says_how_sure():
    link = links("A choir from the mainland sang carols on Sunday evening.")[0]
    assert (link.kind, link.shape, link.original) == ("new", "none", ())
    assert 0.5 < link.certainty <= 1.0


def test_a_shared_topic_may_be_coincidence():
    link = links(
        "A ferry ran aground near Skellow in a gale, and its passengers were taken off by a lifeboat crew."
    )[0]
    assert link.kind == "new"
    assert {reason.code for reason in link.reasons} <= {"may_be_coincidence", "nothing_shared"}


def test_words_run_together_by_a_slip_are_read_apart():
    before = Article("The union met on Friday. But hebacktracked over pensions after lunch.", language="en")
    link = links("He backtracked over pensions after lunch.", before)[0]
    assert [before.text[span] for span in link.original] == ["But hebacktracked over pensions after lunch."]
    assert "run_together" in {reason.code for reason in link.reasons}


def test_german_compounds_answer_to_their_parts():
    before = Article("Der Wartungsplan hing im Schaltraum. Die Kantine war geschlossen.", language="de")
    link = links("Im Raum hing der Plan für die Wartung.", before)[0]
    assert [before.text[span] for span in link.original] == ["Der Wartungsplan hing im Schaltraum."]
    assert "part_of_compound" in {reason.code for reason in link.reasons}


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("es", "La grieta apareció en marzo. Nadie vio la obra.", "En marzo apareció una grieta."),
        (
            "fr",
            "La mairie fermera la piscine en mai. Il pleut.",
            "La piscine sera fermée en mai par la mairie.",
        ),
        ("zh", "市长星期一关闭了旧桥。图书馆今天开放。", "星期一，旧桥被市长关闭。"),
        ("cy", "Caeodd y cyngor y bont ddydd Llun. Mae hi'n bwrw glaw.", "Caeodd y bont ddydd Llun."),
    ],
)
def test_other_languages_are_linked(language, before, after):
    assert linked(after, Article(before, language=language))[0] == [1]


def test_a_pronoun_stands_for_a_name_of_the_sentence_before():
    before = Article(
        "Oona Feldbrigg chairs the board. She has long wanted a jetty. Rolf Tander wants a longer jetty.",
        language="en",
    )
    article = Article("Oona Feldbrigg has for years wanted a jetty.", language="en")
    link = find_links(before, article)[0]
    assert "pronoun_for_name" in {reason.code for reason in link.reasons}


def test_every_reason_names_words_that_stand_there():
    article = Article(
        "Board chair Oona Feldbrigg said on Monday the Skellow ferry pier would be shut.", language="en"
    )
    for link in find_links(BEFORE, article):
        for reason in link.reasons:
            assert all(link.derivative.covers(span) for span in reason.derivative)
            assert all(any(source.covers(span) for source in link.original) for span in reason.original)
            words = reason.parameters.get("words", ())
            assert not isinstance(words, tuple) or all(
                word in article.text[link.derivative] for word in words
            )


def test_edits_lead_from_the_sources_to_the_sentence():
    link = links("The board will close the ferry pier at Skellow in October.")[0]
    kept = [edit for edit in link.edits if edit.kind == "keep"]
    assert kept
    assert all(link.derivative.covers(edit.derivative) for edit in kept)
    assert all(link.original[0].covers(edit.original) for edit in kept)


def test_fates_tell_what_was_used():
    article = Article("Repairs would cost about 300,000 crowns.", language="en")
    used = [fate.number for fate in fates(BEFORE, find_links(BEFORE, article)) if fate.used_by]
    assert used == [3]


words = st.sampled_from(["the", "pier", "board", "ferry", "closed", "rot", "oak", "Skellow", "40", "a", "of"])
texts = st.lists(
    st.lists(words, min_size=1, max_size=12).map(lambda found: " ".join(found) + "."), max_size=8
).map(" ".join)


@given(before=texts, after=texts)
@settings(max_examples=60)
def test_links_hold_on_any_text(before, after):
    original, derivative = Article(before, language="en"), Article(after, language="en")
    found = find_links(original, derivative)
    statements = [sentence.span for sentence in derivative.sentences if sentence.is_statement]
    sources = {sentence.span for sentence in original.sentences}
    assert [link.derivative for link in found] == statements
    for link in found:
        assert set(link.original) <= sources
        assert len(set(link.original)) == len(link.original)
        assert 0.0 <= link.certainty <= 1.0
        assert (link.kind == "new") == (link.shape == "none") == (not link.original)
        assert (link.shape == "fusion") == (len(link.original) > 1)


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=60)
def test_odd_text_never_fails(before, after):
    original, derivative = Article(before), Article(after)
    for link in find_links(original, derivative):
        assert link.derivative.end <= len(derivative.text)


@given(st.sampled_from([0, 1, 2, 3]))
def test_taking_the_named_evidence_away_lowers_the_certainty(number):
    """The words that the reasons name are struck from the original; the link is then less sure, or gone."""
    afters = [
        "The old ferry pier at Skellow is to shut in October.",
        "Eleven of the forty oak piles were found rotten by divers.",
        "“We cannot keep patching it,” the board’s Oona Feldbrigg said.",
        "They would like a smaller jetty there, and a vote before Christmas.",
    ]
    derivative = Article(afters[number], language="en")
    link = find_links(BEFORE, derivative)[0]
    text = str(BEFORE.text)
    spans = sorted({span for reason in link.reasons for span in reason.original}, reverse=True)
    for span in spans[::2]:
        text = text[: span.start] + "xq" * ((span.end - span.start) // 2) + text[span.end :]
    weaker = find_links(Article(text, language="en"), derivative)[0]
    assert link.original
    assert not weaker.original or weaker.certainty < link.certainty


def test_a_text_too_short_to_tell_its_language_takes_the_other_ones():
    before = Article("The pool closed. Rain fell all night on the roof of the library.")
    after = Article("Rain fell.")
    assert after.language == ""
    assert find_links(before, after)[0].original

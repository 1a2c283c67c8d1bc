"""One plain statement about a pair."""

from mediakit.derivation.align import find_links
from mediakit.derivation.reading import READINGS, read_pair
from mediakit.texts.article import Article

ORIGINAL = Article(
    "The harbour board will close the old ferry pier at Skellow in October, its chair said on Monday. "
    "Divers found rot in eleven of the forty oak piles that carry the deck, and two more are loose. "
    "Repairs would cost about 300,000 crowns, three times what the board earns from the pier in a year.\n\n"
    "“We cannot keep patching it,” said Oona Feldbrigg, who has chaired the board since spring. "
    "Fishermen who land lobsters there are sceptical and want a smaller jetty in its place. "
    "The board will hear them before Christmas, but it has promised nothing.",
    publisher="Skellow Beacon",
    language="en",
)
REWORDED = (
    "Skellow’s old ferry pier is to be shut in October, the chair of the harbour board announced on Monday. "
    "Rot was discovered by divers in eleven of its forty oak piles; another two have come loose. "
    "To repair it would cost some 300,000 crowns, or three times the yearly earnings of the pier.\n\n"
    "“We cannot keep patching it,” said Oona Feldbrigg, chair since spring. "
    "Sceptical lobster fishermen would like to have a smaller jetty instead. "
    "They will be heard by the board before Christmas, but nothing was promised."
)
SEPARATE = (
    "Around sixty islanders filled the Skellow schoolroom on Monday night to argue about timber. "
    "Some had come by rowing boat, others had walked, and most were angry before anyone spoke. "
    "“We cannot keep patching it,” Oona Feldbrigg told them.\n\n"
    "Hecklers at the back wanted to know why nobody had asked them sooner. "
    "An old pilot recalled how his father had helped to drive the first pile with a steam hammer. "
    "Feldbrigg left by a side door while the tea was still being poured."
)


def reading(text, original=ORIGINAL):
    article = Article(text, language="en")
    return read_pair(original, article, find_links(original, article))


def test_the_same_text_shares_its_wording():
    found = read_pair(ORIGINAL, ORIGINAL, find_links(ORIGINAL, ORIGINAL))
    assert (found.code, found.is_drawn) == ("wording_largely_shared", True)


def test_a_rewriting_sentence_by_sentence_is_read_as_drawn():
    found = reading(REWORDED)
    assert found.is_drawn
    assert found.certainty > 0.65


def test_a_separate_report_with_the_same_quotation_is_not():
    found = reading(SEPARATE)
    assert (found.code, found.is_drawn) == ("shared_facts_and_quotations", False)


def test_an_unrelated_text_has_little_in_common():
    text = " ".join(
        f"In the {place} of Varn a choir of bakers sang {song} to their ovens until the dough rose."
        for place, song in [
            ("north", "psalms"),
            ("south", "rounds"),
            ("west", "ballads"),
            ("east", "shanties"),
        ]
    )
    assert reading(text).code == "little_in_common"


def test_a_derivative_that_names_the_outlet_is_drawn_at_least_in_part():
    halves = REWORDED.split(". ")
    text = ". ".join(halves[:2]) + ", the Skellow Beacon reported. " + SEPARATE
    assert reading(text).is_drawn


def test_short_texts_do_not_tell():
    assert reading("The pier will close.").code == "cannot_tell"
    assert read_pair(Article("Rain."), ORIGINAL, find_links(Article("Rain."), ORIGINAL)).code == "cannot_tell"


def test_every_reading_names_what_else_could_explain_it():
    for text in (REWORDED, SEPARATE):
        found = reading(text)
        assert found.code in READINGS
        assert found.alternatives
        assert found.reasons[0].code == "words_accounted_for"
        assert 0.0 <= found.certainty <= 1.0

"""How sure a link is: what counts, and what does not."""

from mediakit.derivation.align import find_links
from mediakit.derivation.candidates import Index, find_candidates, with_neighbours
from mediakit.derivation.certainty import figures_of
from mediakit.derivation.logistic import load_logistic
from mediakit.derivation.terms import Pair, Side
from mediakit.texts.article import Article

ORIGINAL = Article(
    "The weavers of Orlo opened their hall to visitors on Monday. Forty looms stand beneath its glass roof. "
    "A year’s trial begins in June if the harbour office grants a permit. "
    "Tickets for the looms cost four florins.",
    language="en",
)
DERIVATIVE = Article(
    "On Monday the weavers of Orlo opened their hall to visitors. "
    "Beneath its glass roof stand forty looms. "
    "Some other barge once sank, in a year that nobody there forgets. "
    "Four florins is what tickets for the looms cost.",
    language="en",
)


def test_a_place_between_two_sources_and_one_common_word_make_no_sure_link():
    links = find_links(ORIGINAL, DERIVATIVE)
    unsure = links[2]
    assert all(link.certainty > 0.99 for link in links if link is not unsure)
    assert not unsure.original or unsure.certainty < 0.9


def test_each_figure_can_only_make_a_link_surer():
    certainty = load_logistic("certainty")
    assert min(certainty.weights.values()) >= 0
    assert certainty.chance(dict.fromkeys(certainty.weights, 0.0)) < 0.01


def test_a_place_counts_by_what_is_shared():
    pair = Pair(Side.of(ORIGINAL), Side.of(DERIVATIVE))
    index, statements = Index(pair), pair.derivative.statements
    candidates = with_neighbours(index, [find_candidates(index, statement) for statement in statements])
    figures = figures_of(index, statements, candidates)[2]
    place = candidates[2][0].neighbour
    assert place > 0.2
    assert figures["some"] < 0.3
    assert figures["some_beside"] == figures["share_beside"] == place * figures["some"]

"""The scorers of links, against examples worked by hand."""

import pytest

from benchmarks.clough_stevenson import Answer, fit_scale, macro_f1
from benchmarks.keyed import Keyed, LinkScores, Marked, score_links
from benchmarks.pan_links import PanPair
from mediakit.derivation.links import Link
from mediakit.texts.article import Article
from mediakit.texts.spans import Span

ORIGINAL = Article("One came. Two went. Three stayed.", language="en")
DERIVATIVE = Article("Uno. Dos. Tres.", language="en")


def marked(number, drawn, weak=()):
    kinds, shapes = frozenset({"paraphrase"}), frozenset({"one_to_one"})
    return Marked(number, "body", frozenset(drawn), frozenset(weak), kinds, shapes, next(iter(drawn), None))


def link(number, *sources):
    spans = tuple(ORIGINAL.sentences[source - 1].span for source in sources)
    sentence = DERIVATIVE.sentences[number - 1]
    if not sources:
        return Link(number, "body", sentence.span, spans, "new", "none", (), (), 0.9)
    return Link(number, "body", sentence.span, spans, "paraphrase", "one_to_one", (), (), 0.9)


def test_links_are_counted_right_wrong_and_missed():
    keyed = Keyed(
        "made up", ORIGINAL, DERIVATIVE, (marked(1, [1, 2]), marked(2, [], weak=[3]), marked(3, [3]))
    )
    scores = LinkScores()
    score_links(keyed, (link(1, 2, 3), link(2, 3), link(3)), scores)
    assert (scores.right, scores.wrong, scores.missed) == (1, 1, 2)
    assert (scores.drawn, scores.first_right, scores.new, scores.new_right) == (2, 1, 1, 1)
    assert [scores.precision, scores.recall, scores.f1] == pytest.approx([1 / 2, 1 / 3, 2 / 5])
    assert (scores.kinds_right, scores.shapes_right) == (2, 2)


def test_a_planted_sentence_is_right_only_inside_its_passage():
    pair = PanPair("made", ORIGINAL, DERIVATIVE, ((Span(0, 9), Span(0, 4)),))
    assert pair.judge(Span(0, 4), Span(0, 9)) is True
    assert pair.judge(Span(0, 4), Span(10, 19)) is False
    assert pair.judge(Span(0, 4), None) is False
    assert pair.judge(Span(5, 9), None) is True
    assert pair.judge(Span(5, 9), Span(0, 9)) is False
    assert pair.judge(Span(2, 9), None) is None


def test_macro_f1_of_four_kinds_by_hand():
    kinds = ["none", "none", "light", "verbatim"]
    assert macro_f1(kinds, kinds) == 0.75  # no paraphrase is there to be found
    assert macro_f1(kinds, ["none", "light", "light", "verbatim"]) == pytest.approx((2 / 3 + 2 / 3 + 1) / 4)


def test_the_scale_parts_what_can_be_parted():
    def answer(kind, linked, share):
        return Answer("a", kind, {"linked": linked, "in_long_runs": share, "unbroken": share})

    answers = [
        answer("none", 0.1, 0.0),
        answer("paraphrase", 0.6, 0.2),
        answer("light", 0.9, 0.6),
        answer("verbatim", 1.0, 1.0),
    ]
    scale = fit_scale(answers)
    assert [scale.kind(one.figures) for one in answers] == [one.kind for one in answers]

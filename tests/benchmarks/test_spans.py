from benchmarks.scorers.spans import Counts, covered, f1, shared_words, word_starts


def test_exact_spans_by_hand():
    counts = Counts()
    counts.add([(0, 3), (4, 9)], [(0, 3), (4, 8), (10, 12)])  # one the same, two predicted, three gold
    counts.add([], [])
    assert (counts.same, counts.predicted, counts.gold) == (1, 2, 3)
    assert (counts.precision, round(counts.recall, 3), counts.f1) == (0.5, 0.333, 0.4)


def test_the_same_span_counts_once():
    counts = Counts()
    counts.add([(0, 3), (0, 3)], [(0, 3)])
    assert counts.f1 == 1.0


def test_nothing_gives_nothing():
    assert (Counts().precision, Counts().recall, Counts().f1, f1(0, 0, 0)) == (0.0, 0.0, 0.0, 0.0)
    assert shared_words(frozenset(), frozenset()) == 0.0


def test_token_f1_by_hand():
    text = "the bus will stay until May"
    predicted, gold = word_starts(text, [(0, 17)]), word_starts(text, [(4, 27)])  # 4 and 5 words, 3 shared
    assert round(shared_words(predicted, gold), 4) == round(2 * 3 / 9, 4)


def test_covering_is_one_to_one_and_takes_the_best_first():
    gold = [frozenset({1, 2, 3, 4}), frozenset({3, 4})]
    predicted = [frozenset({3, 4, 5})]
    assert covered(gold, predicted, 0.5) == {1: 0}
    assert covered([frozenset({1, 2, 3})], [frozenset({1})], 0.5) == {}

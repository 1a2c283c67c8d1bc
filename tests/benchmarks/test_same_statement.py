"""The scorers beside ``same_statement``, by hand-worked examples."""

import json

import pytest

from benchmarks import etpc, mrpc, sts


def write_lines(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


@pytest.mark.parametrize("module", [mrpc, sts, etpc])
def test_without_the_set_there_are_no_rows(module, tmp_path):
    assert module.run(tmp_path) == []


def test_accuracy_and_f1_by_hand():
    """Three of five right; two found of three said and three that are: F1 = 4 / 6."""
    answers = [True, True, True, False, False]
    gold = [True, True, False, True, False]
    assert mrpc.accuracy_and_f1(answers, gold) == pytest.approx((0.6, 2 / 3))


def test_pearson_by_hand():
    """Distances from the mean -1, 0, 1 and -1, 1, 0: 1 over the root of 2 times 2."""
    assert sts.pearson([(1.0, 1.0), (2.0, 3.0), (3.0, 2.0)]) == pytest.approx(0.5)


def test_etpc_counts_the_edits_that_a_reason_names(tmp_path):
    pair = {"s1": "The old ferry sank near Ostra.", "s2": "The old ferry sank near Ostra on a cold evening."}
    edits = [
        {**pair, "type_name": "Addition/Deletion", "s1_text": "", "s2_text": "on a cold evening"},
        {**pair, "type_name": "Addition/Deletion", "s1_text": "ferry", "s2_text": ""},
        {**pair, "type_name": "Punctuation changes", "s1_text": ".", "s2_text": "."},
    ]
    write_lines(tmp_path / "reuse/etpc_edits_train.jsonl", edits)
    named, scored = etpc.run(tmp_path)
    assert (named.value, scored.value) == pytest.approx((0.5, 2 / 3))


def test_sts_gives_a_row_a_genre_and_their_mean(tmp_path):
    texts = ("Rain fell.", 0.0), ("A ferry sank.", 2.0), ("The old ferry sank.", 5.0)
    records = [
        {"genre": "news", "year": 2015, "score": score, "s1": "The old ferry sank.", "s2": text}
        for text, score in texts
    ]
    write_lines(tmp_path / "reuse/sts_2012_2015.jsonl", records)
    genre, mean = sts.run(tmp_path)
    assert genre.value == mean.value > 0.9


def test_folds_hold_every_row_once_and_spread_the_labels():
    np = pytest.importorskip("numpy")
    from benchmarks.fit_same_statement import folds  # noqa: PLC0415 - needs numpy

    labels = np.array([1.0] * 8 + [0.0] * 4)
    found = list(folds(labels, 4, seed=0))
    assert sorted(row for _, test in found for row in test) == list(range(12))
    assert [labels[test].sum() for _, test in found] == [2.0] * 4
    assert all(not set(train) & set(test) for train, test in found)


def test_ridge_logistic_finds_the_known_answer():
    """Without a column's help the intercept is the log odds: log(3)."""
    np = pytest.importorskip("numpy")
    from benchmarks.fit_same_statement import ridge_logistic  # noqa: PLC0415 - needs numpy

    solution = ridge_logistic(np.zeros((4, 1)), np.array([1.0, 1.0, 1.0, 0.0]), strength=1.0)
    assert solution == pytest.approx([1.0986, 0.0], abs=1e-4)

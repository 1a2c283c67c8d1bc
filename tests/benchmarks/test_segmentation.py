"""The figures on sentences, against a splitter whose score is known."""

import json

from benchmarks.segmentation import hard_cases, run, share_cut_right


def test_a_case_counts_only_as_a_whole():
    cases = [("a|b", ["a", "b"]), ("a|b|c", ["a", "b|c"])]
    assert share_cut_right(lambda text, _language: text.split("|"), "en", cases) == 0.5
    assert share_cut_right(lambda text, _language: [text], "en", []) == 0.0


def test_all_four_languages_have_cases():
    assert {language: len(cases) >= 14 for language, cases in hard_cases().items()} == dict.fromkeys(
        ["de", "en", "es", "fr"], True
    )


def test_figures_come_with_and_without_the_public_set(tmp_path):
    ours = [row for row in run(tmp_path) if row.note.startswith("mediakit")]
    assert [row.value for row in ours] == [1.0] * 4
    (tmp_path / "reuse").mkdir()
    record = {"paragraphs": [["It was late.", "She left."], ["No one  came."]]}
    (tmp_path / "reuse" / "basil_half.jsonl").write_text(json.dumps(record), encoding="utf-8")
    ours = [row for row in run(tmp_path) if row.note.startswith("mediakit")]
    assert [row.value for row in ours if row.unit == "share"] == [1.0] * 5

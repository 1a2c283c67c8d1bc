"""The page of figures is made from a run's table, and says what was not measured."""

from pathlib import Path

from benchmarks import page

TABLE = """mediakit 0.1.0, 2026-01-02, Python 3.11.7

| set | what | figure | bar | best known | note |
|---|---|---|---|---|---|
| cases | links F1 | 0.861 | – | .5: somebody | 7 pairs |
| cases | peers: difflib | 0.2 | – | – | 3 ms |
| cases | peers: others | 0.1 | 0.3 | – | 2 ms |
"""


def test_marks_become_figures_notes_and_lines():
    template = (
        "F1 {cases|links F1} ({cases|links F1|note}; {cases|links F1|best}), {run}\n{cases|peers: *}\nend\n"
    )
    assert page.fill(template, [TABLE]) == (
        "F1 0.861 (7 pairs; .5: somebody), mediakit 0.1.0, 2026-01-02, Python 3.11.7\n"
        "| difflib | 0.2 | 3 ms |\n| others | 0.1 (asked: 0.3) | 2 ms |\nend\n"
    )


def test_what_was_not_measured_is_said():
    assert page.fill("{cases|kinds}", [TABLE]) == "(not measured)\n"


def test_the_page_of_a_run_without_figures_has_no_marks_left():
    template = (Path(page.__file__).parent / "page.md").read_text(encoding="utf-8")
    assert not set(page.fill(template, [TABLE])) & set("{}")

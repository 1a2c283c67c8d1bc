"""A sentence cut into runs holds all of its signs, in order."""

from hypothesis import given
from hypothesis import strategies as st

from mediakit.reports.runs import State, cut
from mediakit.texts.spans import Span

STATES: tuple[State, ...] = ("kept", "changed", "added", "gone")


@given(
    text=st.text(max_size=30),
    places=st.lists(st.tuples(st.integers(0, 35), st.integers(0, 35), st.sampled_from(STATES)), max_size=6),
)
def test_runs_are_the_text(text: str, places: list[tuple[int, int, State]]) -> None:
    marked = [(Span(min(first, second), max(first, second)), state) for first, second, state in places]
    assert "".join(run.text for run in cut(text, Span(0, len(text)), marked)) == text


def test_marks_outside_the_sentence_are_not_shown() -> None:
    assert [
        (run.text, run.state)
        for run in cut("One. Two.", Span(5, 9), [(Span(0, 4), "gone"), (Span(5, 8), "kept")])
    ] == [
        ("Two", "kept"),
        (".", "plain"),
    ]

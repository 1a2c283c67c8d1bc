from hypothesis import given
from hypothesis import strategies as st

from mediakit.overlap.edits import word_edits
from mediakit.texts.words import find_words

WORDS = ["we", "will", "Will", "not", "act", "U.S.", "US", "don’t", "don't", "now"]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


def steps(before, after, **options):
    """Each edit as a reader sees it: its kind, the words before, the words after."""
    edits = word_edits(find_words(before), find_words(after), texts=(before, after), **options)
    return [(edit.kind, before[slice(*edit.original)], after[slice(*edit.derivative)]) for edit in edits]


def applied(keys, edits, new):
    """The original's words with the edits made."""
    made = []
    for edit in edits:
        made += (
            keys[slice(*edit.original_words)] if edit.kind == "keep" else new[slice(*edit.derivative_words)]
        )
    return made


def test_words_kept_replaced_inserted_and_deleted():
    assert steps("The council will not close the pool.", "The town council may close it, the pool.") == [
        ("keep", "The", "The"),
        ("insert", "", "town"),
        ("keep", "council", "council"),
        ("replace", "will not", "may"),
        ("keep", "close", "close"),
        ("insert", "", "it"),
        ("keep", "the pool", "the pool"),
    ]
    assert steps("It rained and blew.", "It blew.") == [
        ("keep", "It", "It"),
        ("delete", "rained and", ""),
        ("keep", "blew", "blew"),
    ]


def test_a_keep_tells_which_words_are_printed_in_another_way():
    before, after = "the U.S. don’t act", "The US don't act"
    edits = word_edits(find_words(before), find_words(after), texts=(before, after))
    assert [(edit.kind, edit.original_words, edit.print_only) for edit in edits] == [
        ("keep", (0, 3), True),
        ("keep", (3, 4), False),
    ]
    assert [edit.print_only for edit in word_edits(find_words(before), find_words(after))] == [False]


def test_no_edit_runs_over_the_seam_of_two_sentences():
    before, after = "We act now Will you act", "We act now will not go act"
    assert steps(before, after, original_breaks={3}) == [
        ("keep", "We act now", "We act now"),
        ("keep", "Will", "will"),
        ("replace", "you", "not go"),
        ("keep", "act", "act"),
    ]
    assert steps("one two three four", "five", original_breaks={2}) == [
        ("replace", "one two", "five"),
        ("delete", "three four", ""),
    ]


def test_no_words_on_one_side_or_on_both():
    assert word_edits(find_words(""), find_words("")) == ()
    assert steps("", "Now.") == [("insert", "", "Now")]
    assert steps("Now.", "") == [("delete", "Now", "")]


@given(before=SENTENCES, after=SENTENCES, breaks=st.sets(st.integers(0, 14)))
def test_edits_turn_the_original_into_the_derivative(before, after, breaks):
    old, new = find_words(before), find_words(after)
    edits = word_edits(old, new, texts=(before, after), original_breaks=breaks)
    assert applied(list(old.keys), edits, list(new.keys)) == list(new.keys)
    assert [place for edit in edits for place in range(*edit.original_words)] == list(range(len(old)))
    assert [place for edit in edits for place in range(*edit.derivative_words)] == list(range(len(new)))
    assert not any(
        start < place < stop for start, stop in (edit.original_words for edit in edits) for place in breaks
    )


@given(before=SENTENCES, after=SENTENCES)
def test_spans_hold_the_words_of_the_edit(before, after):
    old, new = find_words(before), find_words(after)
    for edit in word_edits(old, new, texts=(before, after)):
        assert find_words(before[slice(*edit.original)]).keys == old.keys[slice(*edit.original_words)]
        assert find_words(after[slice(*edit.derivative)]).keys == new.keys[slice(*edit.derivative_words)]
        same_print = before[slice(*edit.original)] == after[slice(*edit.derivative)]
        assert edit.kind != "keep" or edit.print_only == (not same_print)

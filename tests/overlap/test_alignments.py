from hypothesis import given
from hypothesis import strategies as st

from mediakit.overlap.alignments import levenshtein, longest_subsequence

FEW = st.lists(st.sampled_from("abc"), max_size=9)


def table_of_steps(a, b):
    row = list(range(len(b) + 1))
    for i, one in enumerate(a, 1):
        above, row = row, [i]
        for j, other in enumerate(b, 1):
            row.append(min(row[-1] + 1, above[j] + 1, above[j - 1] + (one != other)))
    return row[-1]


def table_of_common_items(a, b):
    row = [0] * (len(b) + 1)
    for one in a:
        above, row = row, [0]
        for j, other in enumerate(b, 1):
            row.append(above[j - 1] + 1 if one == other else max(row[-1], above[j]))
    return row[-1]


def test_hand_worked():
    assert levenshtein("kitten", "sitting") == 3
    assert longest_subsequence("AGCAT", "GAC") == 2


@given(a=FEW, b=FEW)
def test_bits_give_what_the_whole_table_gives(a, b):
    assert levenshtein(a, b) == table_of_steps(a, b)
    assert longest_subsequence(a, b) == table_of_common_items(a, b)


def test_rows_longer_than_a_machine_word():
    a = list(range(300))
    b = [n for n in a if n % 7] + [1000]
    assert levenshtein(a, b) == table_of_steps(a, b)
    assert longest_subsequence(a, b) == table_of_common_items(a, b)

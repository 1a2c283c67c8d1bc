"""The published pair, where it is at hand: the bars that its key sets."""

import os
from pathlib import Path

import pytest

from benchmarks.keyed import real_pair
from benchmarks.real_pair import score_pair
from mediakit.derivation.align import find_links

FOLDER = os.environ.get("MEDIAKIT_REAL_PAIR")


@pytest.mark.skipif(not FOLDER, reason="MEDIAKIT_REAL_PAIR names no folder")
def test_the_links_reach_their_bars():
    keyed = real_pair(Path(FOLDER or ""))
    scores = score_pair(keyed, find_links(keyed.original, keyed.derivative))
    assert scores.sentences == scores.first_right == 18
    assert scores.fusions_whole >= 6
    assert scores.wrong_extra <= 2
    assert scores.kinds_right >= 16
    assert scores.shapes_right >= 15
    assert scores.wrongly_paraphrase == 0

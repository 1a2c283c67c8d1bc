"""Hard cases of our own, in four languages, as a reader would count the sentences."""

import tomllib
from pathlib import Path

import pytest

from mediakit.texts.sentences import find_sentences
from mediakit.texts.spans import Span

DATA = Path(__file__).parent / "data"


def _cases():
    for path in sorted(DATA.glob("sentences_*.toml")):
        language = path.stem.rpartition("_")[2]
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(language, case, id=f"{language}: {case['why']}")


def cut(text, language="en"):
    return [text[span.start : span.end] for span in find_sentences(text, Span(0, len(text)), language)]


@pytest.mark.parametrize(("language", "case"), list(_cases()))
def test_a_hard_case_is_cut_as_a_reader_would(language, case):
    text = case.get("join", " ").join(case["sentences"])
    assert cut(text, language) == case["sentences"]

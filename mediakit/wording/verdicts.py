"""The words that judge people instead of showing texts, and what to say instead."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mediakit.texts.spans import Span

__all__ = ["Verdict", "find_verdicts"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judging word and what to say in its place.

    Attributes:
        span: Where it stands in the text looked at.
        words: The words found.
        instead: What to say instead, one sentence.
    """

    span: Span
    words: str
    instead: str


def find_verdicts(text: str, language: str = "en") -> tuple[Verdict, ...]:
    """The words in ``text`` that pass judgement, in order; empty when there are none.

    Args:
        text: A sentence of a learner's, a lesson's or the program's own.
        language: Whose words to look for.

    Example:
        >>> [verdict.words for verdict in find_verdicts("B was copied from A, I think.")]
        ['copied from']
    """
    found = [
        Verdict(Span(*match.span()), match.group(), instead)
        for pattern, instead in _patterns(language)
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda verdict: verdict.span))


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    listed = tomllib.loads((files("mediakit.wording") / "never.toml").read_text(encoding="utf-8"))["verdict"]
    return tuple(
        (re.compile(entry["match"], re.IGNORECASE), entry["instead"])
        for entry in listed
        if entry["language"] == language
    )

"""Whether a verb with a subject and some words is somebody saying something: a weighing of plain features.

The weights stand in ``resources/acceptance.json``, which names the annotated corpus that they were fitted on.
Each is a property that can be read off the sentence ("the words begin with *that*", "the subject is a
pronoun").
"""

import json
import math
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from mediakit.attribution.clauses import Tie
from mediakit.attribution.contents import Content
from mediakit.attribution.lexicon import Lexicon
from mediakit.attribution.tokens import Line

__all__ = ["chance", "features"]


def chance(line: Line, tie: Tie, content: Content, lexicon: Lexicon) -> float:
    """How likely it is that the verb reports what somebody says, thinks or wants, in [0, 1]."""
    weights = _weights()
    total = weights["always"] + sum(
        weights.get(feature, 0.0) for feature in features(line, tie, content, lexicon)
    )
    return 1 / (1 + math.exp(-total))


def features(line: Line, tie: Tie, content: Content, lexicon: Lexicon) -> Iterator[str]:
    """The properties that are weighed, as short names."""
    tags, (first, stop) = line.tags, tie.group
    act, sign = f"act {tie.act}", tags[tie.verb]
    subject = _subject(line, tie)
    yield act
    yield f"shape {content.shape}"
    yield f"{act}, shape {content.shape}"
    yield f"subject {subject}"
    yield f"form {sign}"
    yield f"{act}, form {sign}"
    yield f"form {sign}, shape {content.shape}"
    yield f"subject {subject}, shape {content.shape}"
    yield f"kind {tie.kind}"
    if tie.form.lemma in lexicon.often_other:
        yield "often something else"
        yield f"often something else, shape {content.shape}"
    if tie.subject:
        yield f"how {tie.subject.how}"
        yield f"how {tie.subject.how}, form {sign}"
    if tie.passive:
        yield "passive"
        yield f"passive, {act}"
    if tie.infinitive:
        yield "infinitive"
        yield f"infinitive, {act}"
        yield f"infinitive after {tags[first - 2 : first - 1]}"
    if stop > tie.verb + 1:
        yield "with preposition"
        yield f"with preposition, {act}"
    group = tags[first : tie.verb]
    if "A" in group:
        yield f"auxiliary {_auxiliary(line.keys[first + group.index('A')])}"
    if any(tags[a:b].strip(".,") and ("Q" in tags[a:b] or "q" in tags[a:b]) for a, b in content.ranges):
        yield "quotation marks"
        yield f"quotation marks, {act}"
    length = sum(b - a for a, b in content.ranges)
    yield f"words {min(length, 4) if length < 5 else 8 if length < 9 else 20 if length < 21 else 30}"
    yield f"words {'few' if length < 4 else 'some' if length < 9 else 'many'}, shape {content.shape}"
    if content.ranges:
        yield f"begins {tags[content.ranges[0][0]]}"
        yield f"begins {tags[content.ranges[0][0]]}, {act}"
    yield f"after {tags[first - 1 : first]}"
    yield f"before {tags[stop : stop + 1]}"


def _subject(line: Line, tie: Tie) -> str:
    """What kind of words name the subject."""
    if tie.subject is None:
        return "none"
    first, stop = tie.subject.range
    tags = line.tags[first:stop]
    if tags in {"P", "R", "D"}:
        key = line.keys[first]
        return f"pronoun {'it' if key in {'it', 'this', 'that', 'which'} else 'person'}"
    if "N" in tags:
        return "name" if set(tags) <= set("NS#x") else "phrase with a name"
    return "noun phrase"


def _auxiliary(key: str) -> str:
    if key in {"is", "are", "was", "were", "be", "been", "being", "am"}:
        return "be"
    if key in {"has", "have", "had", "having"}:
        return "have"
    return "do" if key.startswith(("do", "did")) else "modal"


@cache
def _weights() -> Mapping[str, float]:
    source = files("mediakit.attribution") / "resources" / "acceptance.json"
    weights: Mapping[str, float] = json.loads(source.read_text(encoding="utf-8"))["weights"]
    return weights

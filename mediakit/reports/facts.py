"""What every form of a report names: counts, numbers of sentences, words for how sure a link is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from mediakit.attribution.sources import Source
from mediakit.derivation.links import Fate, Link
from mediakit.overlap.measures import Measure, table
from mediakit.texts.article import Article
from mediakit.texts.spans import Span
from mediakit.wording import say

if TYPE_CHECKING:
    from mediakit.comparison import Comparison

__all__ = [
    "FAIRLY_SURE",
    "LIKELY",
    "MeasureRow",
    "article_facts",
    "certainty_word",
    "containment_lines",
    "excerpt",
    "kind_counts",
    "likely_sources",
    "link_label",
    "measure_rows",
    "moves_label",
    "unit_label",
    "unused_sentences",
]

_LONGEST_EXCERPT = 200
LIKELY = 0.5
FAIRLY_SURE = 0.65
_SURE, _UNSURE = 0.85, 0.45


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure in words: its name, value, direction, what it shows and what it misses."""

    name: str
    value: str
    direction: str
    shows: str
    misses: str


def article_facts(article: Article) -> tuple[str, str]:
    """A name for the report, and a line of what is known about it."""
    source = None if article.publisher else article.source  # a file name says little beside an outlet
    known = [article.publisher, article.byline, _moment(article.published), source]
    sentences = sum(sentence.role == "body" for sentence in article.sentences)
    facts = [fact for fact in known if fact] + [say("body_sentences", count=sentences)]
    headline = next((article.text[unit.span] for unit in article.sentences if unit.role == "headline"), None)
    return article.title or headline or say("untitled"), " · ".join(facts)


def excerpt(article: Article, spans: Sequence[Span]) -> str:
    """The words at ``spans`` in a line; long ones are shortened in the middle."""
    return " … ".join(_shortened(" ".join(article.text[span].split())) for span in spans)


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST_EXCERPT:
        return words
    half = _LONGEST_EXCERPT // 2
    return f"{words[:half].rsplit(' ', 1)[0]} … {words[-half:].split(' ', 1)[-1]}"


def kind_counts(pair: "Comparison") -> Counter[str]:
    """How many derivative sentences are of each kind."""
    return Counter(link.kind for link in pair.links)


def likely_sources(sources: Sequence[Source]) -> list[Source]:
    """The sources that are more likely than not; the others are left to the tables and the JSON form."""
    return [source for source in sources if source.certainty >= LIKELY]


def link_label(pair: "Comparison", link: Link) -> str:
    """Where a derivative sentence comes from and how sure that is, in words."""
    if not link.original:
        return (
            say("shape_none")
            if link.certainty >= FAIRLY_SURE
            else f"{say('shape_none')} · {say('certainty_none')}"
        )
    sources = " + ".join(unit_label("original", number) for number in pair.source_numbers(link))
    return f"{say(f'shape_{link.shape}', sources=sources)} · {certainty_word(link.certainty)}"


def moves_label(link: Link) -> str:
    """Which of the eight moves the sentence shows, in words."""
    return say("moves", moves=tuple(say(f"label_move_{move.kind}") for move in link.moves))


def certainty_word(certainty: float, language: str = "en") -> str:
    """How sure a link is, in words."""
    if certainty >= _SURE:
        return say("certainty_sure", language)
    if certainty >= FAIRLY_SURE:
        return say("certainty_fairly_sure", language)
    return say("certainty_unsure" if certainty >= _UNSURE else "certainty_coincidence", language)


def unit_label(side: str, number: int) -> str:
    """A short name for a sentence, such as O3 or D4."""
    return say(f"unit_{side}", number=number)


def unused_sentences(pair: "Comparison") -> list[Fate]:
    """The original sentences that no derivative sentence was found to rest on."""
    return [fate for fate in pair.fates if not fate.used_by]


def containment_lines(pair: "Comparison") -> list[str]:
    """How many three-word runs recur, whole and outside quotation marks; empty for too short a text."""
    try:
        whole = pair.containment(3)
    except ValueError:
        return []
    try:
        return [
            say(
                "containment_both",
                whole=_percent(whole),
                unquoted=_percent(pair.containment(3, quotations=False)),
            )
        ]
    except ValueError:
        return [say("containment_whole", whole=_percent(whole))]


def measure_rows(pair: "Comparison") -> list[MeasureRow]:
    """The textbook measures of the pair, in words."""
    return [
        MeasureRow(
            _measure_name(row),
            f"{row.value:.2f}" if row.value is not None else say("no_value"),
            say(f"direction_{_DIRECTIONS[row.direction]}"),
            say(f"shows_{row.shows}", n=row.n),
            "; ".join(say(f"misses_{code}") for code in row.misses),
        )
        for row in table(pair.original, pair.derivative)
    ]


_DIRECTIONS = {
    "symmetric": "symmetric",
    "of the derivative in the original": "of_the_derivative",
    "of the original in the derivative": "of_the_original",
}


def _measure_name(row: Measure) -> str:
    form = "characters" if row.level == "characters" else "runs" if row.n > 1 else "words"
    return say(f"measure_{form}", name=say(f"measure_{row.name}"), n=row.n)


def _percent(share: float) -> int:
    return round(100 * share)


def _moment(published: date | None) -> str | None:
    """The day in words, with the hour where it is known; None for none."""
    if published is None:
        return None
    day = f"{published.day} {say(f'month_{published.month}')} {published.year}"
    return f"{day}, {published:%H:%M}" if isinstance(published, datetime) else day

"""One plain statement about a pair of reports, what it rests on, and what else could explain it."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Literal

from mediakit.attribution.marks import find_quoted
from mediakit.derivation.links import Link
from mediakit.derivation.logistic import load_logistic
from mediakit.derivation.terms import Side
from mediakit.overlap.edits import Edit
from mediakit.texts.article import Article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span
from mediakit.texts.words import find_words

if TYPE_CHECKING:
    from mediakit.overlap.passages import Passage

__all__ = ["READINGS", "PairFigures", "Reading", "ReadingCode", "read_pair"]

ReadingCode = Literal[
    "wording_largely_shared",
    "largely_reworded",
    "partly_drawn",
    "shared_facts_and_quotations",
    "little_in_common",
    "cannot_tell",
]
READINGS: tuple[ReadingCode, ...] = (
    "wording_largely_shared",
    "largely_reworded",
    "partly_drawn",
    "shared_facts_and_quotations",
    "little_in_common",
    "cannot_tell",
)
_DRAWN = frozenset({"wording_largely_shared", "largely_reworded", "partly_drawn"})
_LEAST_SENTENCES, _LEAST_WORDS = 3, 40  # in the derivative's body
_LEAST_OF_ORIGINAL = 20  # words
_DRAWN_CHANCE = 0.65
_OPEN_CHANCE = 0.3  # from which on the figures do not tell
_NAMED_CHANCE = 0.1  # from which on a derivative that names the original's outlet counts as drawn in part
_MOST_SENTENCES = 0.6  # share of the body that must have a source for it to be more than drawn in part
_CLOSE = 0.5  # share of the plain words outside quotation marks that stand in runs
_RUN = 4  # words kept in order
_SHARED_NAMES = 3
_ALTERNATIVES: dict[ReadingCode, tuple[str, ...]] = {
    "wording_largely_shared": ("else_common_source", "else_agreed_reuse", "else_other_direction"),
    "largely_reworded": ("else_common_source", "else_agreed_reuse", "else_other_direction"),
    "partly_drawn": ("else_common_source", "else_same_event", "else_other_direction"),
    "shared_facts_and_quotations": ("else_same_event", "else_common_source", "else_heavy_rewriting"),
    "little_in_common": ("else_heavy_rewriting", "else_translation"),
    "cannot_tell": ("else_common_source", "else_same_event", "else_heavy_rewriting"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a pair of reports looks like as a whole.

    Attributes:
        code: The statement: ``wording_largely_shared``, ``largely_reworded`` (the same information sentence
            by sentence in other words), ``partly_drawn``, ``shared_facts_and_quotations`` (little shared
            wording), ``little_in_common``, or ``cannot_tell``.
        reasons: What it rests on, with figures and spans.
        alternatives: Codes of what else could explain it; the texts alone cannot rule these out.
        certainty: How sure the statement is, in [0, 1].
    """

    code: ReadingCode
    reasons: tuple[Reason, ...]
    alternatives: tuple[str, ...]
    certainty: float

    @property
    def is_drawn(self) -> bool:
        """Whether wording or information recurs as when one report draws on the other, or both on a third."""
        return self.code in _DRAWN


def read_pair(
    original: Article, derivative: Article, links: Sequence[Link], passages: "Sequence[Passage]" = ()
) -> Reading:
    """What the pair looks like as a whole. Never a verdict.

    The texts do not show who drew on whom, or by what right. What is weighed is the share of the
    derivative's plain words (no stop words, names or numbers) outside quotation marks that its sentences'
    sources account for. Two reporters at one press conference print the same quotations, names and numbers,
    so these are set apart. The chance is logistic in that share and in how many sentences have a source in
    the original's order; its numbers are in ``resources/reading.toml``, with the sets they were fitted on.

    Args:
        original: The report that may have been drawn on.
        derivative: The report that may have been made from it.
        links: Where the derivative's sentences come from.
        passages: What wording both share; the longest one outside quotation marks is named among the reasons.

    Returns:
        One of six statements; ``cannot_tell`` for a derivative of fewer than 3 body sentences or 40 words,
        an original of fewer than 20 words, or figures that lie between.

    Example:
        >>> read_pair(Article("Rain."), Article("Snow."), ()).code
        'cannot_tell'
    """
    short = _too_short(original, derivative, links)
    if short:
        return Reading("cannot_tell", short, (), 1.0)
    figures = PairFigures(original, derivative, [link for link in links if link.role == "body"])
    chance = load_logistic("reading").chance(figures.weighed)
    code = _code(figures, chance)
    reasons = (*figures.reasons(), *_longest(derivative, passages, figures.quoted))
    return Reading(code, reasons, _ALTERNATIVES[code], _certainty(code, chance))


def _too_short(original: Article, derivative: Article, links: Sequence[Link]) -> tuple[Reason, ...]:
    sentences = sum(link.role == "body" for link in links)
    if sentences < _LEAST_SENTENCES or len(derivative.words) < _LEAST_WORDS:
        return (Reason("derivative_too_short", {"sentences": sentences, "words": len(derivative.words)}),)
    if len(original.words) < _LEAST_OF_ORIGINAL:
        return (Reason("original_too_short", {"words": len(original.words)}),)
    return ()


class PairFigures:
    """What the reading of a pair weighs, from its links."""

    def __init__(self, original: Article, derivative: Article, body: Sequence[Link]) -> None:
        self.original, self.derivative, self.body = original, derivative, body
        self.linked = [link for link in body if link.original]
        self.quoted = [stretch.marked for stretch in find_quoted(derivative) if stretch.depth == 0]
        self.statements = {
            statement.sentence.number: statement for statement in Side.of(derivative, original).statements
        }
        plain = [self._plain(link) for link in body]
        self.places = sorted(place for places in plain for place in places)
        self.plain = len(self.places)
        self.accounted = sum(
            len(words & _answered(link)) for link, words in zip(body, plain, strict=True) if link.original
        )

    @property
    def weighed(self) -> dict[str, float]:
        """The figures that the chance depends on."""
        return {
            "accounted": self.accounted / max(1, self.plain),
            "linked_in_order": self.linked_share * max(0.0, self.order),
        }

    @property
    def linked_share(self) -> float:
        """Share of the body's sentences that have a source."""
        return len(self.linked) / len(self.body)

    @property
    def order(self) -> float:
        """Agreement of the two orders: 1.0 the same, -1.0 reversed, 0.0 where there is none to compare."""
        places = [link.original[0].start for link in self.linked]
        return _agreement(places)

    @property
    def close_share(self) -> float:
        """Share of the plain words outside quotation marks that stand in runs of words kept in order."""
        runs = [run for link in self.linked for run in _long_runs(link)]
        inside = sum(bisect_left(self.places, run.end) - bisect_left(self.places, run.start) for run in runs)
        return inside / max(1, self.plain)

    @property
    def names_outlet(self) -> Span | None:
        """Where the derivative names the original's outlet."""
        outlet = self.original.publisher
        if not outlet or outlet == self.derivative.publisher:
            return None
        place = self.derivative.text.find(outlet)
        return Span(place, place + len(outlet)) if place >= 0 else None

    @cached_property
    def shared_names(self) -> tuple[str, ...]:
        """Names and numbers of the derivative that the original prints too, in order."""
        known = set(self.original.words.keys)
        keys, words, text = self.derivative.words.keys, self.derivative.words, self.derivative.text
        named = [
            place
            for statement in self.statements.values()
            for place in compress(statement.places, statement.named)
        ]
        return tuple(dict.fromkeys(text[words[place].span] for place in named if keys[place] in known))

    def reasons(self) -> tuple[Reason, ...]:
        """The figures as reasons, the weightiest first."""
        found = [
            Reason("words_accounted_for", {"accounted": self.accounted, "of": self.plain}),
            Reason(
                "sentences_linked",
                {"linked": len(self.linked), "of": len(self.body)},
                derivative=tuple(link.derivative for link in self.linked),
            ),
        ]
        if len(self.linked) >= _LEAST_SENTENCES:
            found.append(Reason("order_agreement", {"agreement": round(self.order, 2)}))
        if self.shared_names:
            found.append(
                Reason("shared_names", {"shared": len(self.shared_names), "names": self.shared_names[:8]})
            )
        if self.names_outlet:
            found.append(
                Reason(
                    "outlet_named", {"outlet": self.original.publisher or ""}, derivative=(self.names_outlet,)
                )
            )
        return tuple(found)

    def _plain(self, link: Link) -> frozenset[int]:
        """Where the plain words of a sentence start that stand outside quotation marks."""
        starts = self.derivative.words.starts
        statement = self.statements[link.number]
        words = zip(statement.places, statement.named, strict=True)
        places = [starts[place] for place, named in words if not named]
        return frozenset(place for place in places if not self._is_quoted(place))

    def _is_quoted(self, place: int) -> bool:
        before = bisect_right(self.quoted, place, key=lambda span: span.start)
        return before > 0 and place < self.quoted[before - 1].end


def _long_runs(link: Link) -> list[Span]:
    return [edit.derivative for edit in link.edits if edit.kind == "keep" and _length(edit) >= _RUN]


def _length(edit: Edit) -> int:
    return edit.derivative_words[1] - edit.derivative_words[0]


def _answered(link: Link) -> frozenset[int]:
    return frozenset(span.start for reason in link.reasons for span in reason.derivative)


def _agreement(places: Sequence[int]) -> float:
    """Kendall's tau of a sequence with ascending order, ties left out."""
    known: list[int] = []
    up = down = 0
    for place in places:
        up += bisect_left(known, place)
        down += len(known) - bisect_right(known, place)
        insort(known, place)
    return (up - down) / (up + down) if up + down else 0.0


def _code(figures: PairFigures, chance: float) -> ReadingCode:
    if chance >= _DRAWN_CHANCE:
        if figures.linked_share < _MOST_SENTENCES:
            return "partly_drawn"
        return "wording_largely_shared" if figures.close_share >= _CLOSE else "largely_reworded"
    if chance >= _NAMED_CHANCE and figures.names_outlet:
        return "partly_drawn"
    if chance >= _OPEN_CHANCE:
        return "cannot_tell"
    if figures.linked or len(figures.shared_names) >= _SHARED_NAMES:
        return "shared_facts_and_quotations"
    return "little_in_common"


def _certainty(code: ReadingCode, chance: float) -> float:
    if code == "cannot_tell":
        return 0.5
    return max(chance, _DRAWN_CHANCE) if code in _DRAWN else 1.0 - chance


def _longest(
    derivative: Article, passages: "Sequence[Passage]", quoted: Sequence[Span]
) -> tuple[Reason, ...]:
    """The longest shared passage that lies outside quotation marks."""
    outside = [
        passage for passage in passages if not any(passage.derivative.overlaps(span) for span in quoted)
    ]
    if not outside:
        return ()
    longest = max(
        outside,
        key=lambda passage: (passage.derivative.end - passage.derivative.start, -passage.derivative.start),
    )
    words = len(
        find_words(
            derivative.text, derivative.language, start=longest.derivative.start, end=longest.derivative.end
        )
    )
    return (Reason("longest_passage", {"words": words}, (longest.original,), (longest.derivative,)),)

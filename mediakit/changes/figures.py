"""Figures compared by value: rounded, converted, changed, gone."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mediakit.changes.amounts import Amount, read_amounts
from mediakit.changes.beside import Beside, Drawn
from mediakit.changes.model import Change, ChangeKind, Shift
from mediakit.derivation.lexicon import load_lexicon
from mediakit.texts.article import Article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["find_figure_changes"]

_ROUND = 0.11  # two figures this near, as a share of the larger, may be one rounded
_CONVERTED = 0.06
_NEAR_SIGNS = 24  # how far from a figure the word may end that it counts


def find_figure_changes(beside: Beside) -> Iterator[Change]:
    """What became of the figures of each derivative sentence's sources.

    Compared by value: "41 of 60" and "two-thirds" differ by rounding only, and miles may have become
    kilometres.
    """
    for drawn in beside.drawn:
        theirs = read_amounts(beside.derivative, drawn.link.derivative)
        for source in drawn.all_sources[:3]:
            yield from _compare(beside, drawn, source.sentence.span, theirs)


def _compare(beside: Beside, drawn: Drawn, source: Span, theirs: Sequence[Amount]) -> Iterator[Change]:
    ours = read_amounts(beside.original, source)
    free = [amount for amount in theirs if not any(_same(one, amount) for one in ours)]
    elsewhere = [amount for amount in ours if any(_same(amount, one) for one in theirs)]
    for amount in ours:
        if amount in elsewhere:
            yield from _limits(beside, drawn, amount, next(one for one in theirs if _same(amount, one)))
            continue
        partner = next((one for one in free if _kind(amount, one)), None)
        if partner:
            free.remove(partner)
            yield _change(beside, drawn, amount, partner)
        elif (
            drawn.link.role == "body"
            and not free
            and not _told_elsewhere(beside, amount)
            and (word := _still_counted(beside, drawn, amount))
        ):
            yield _gone(beside, drawn, amount, word)


def _limits(beside: Beside, drawn: Drawn, amount: Amount, other: Amount) -> Iterator[Change]:
    """The same figure without its limit: “up to 900” has become “900”."""
    if amount.limit and not other.rough:
        yield _told(
            beside,
            drawn,
            "figure_limit_gone",
            "moderate",
            Span(amount.limit.start, amount.span.end),
            other.span,
        )


def _told_elsewhere(beside: Beside, amount: Amount) -> bool:
    """Whether any sentence of the derivative has the figure for the same thing."""
    everything = Span(0, len(beside.derivative.text))
    counted = set(amount.counted.split())
    return any(
        _same(amount, one) and counted & set(one.counted.split())
        for one in _all_amounts(beside.derivative, everything)
    )


@lru_cache(maxsize=4)
def _all_amounts(article: Article, span: Span) -> tuple[Amount, ...]:
    return read_amounts(article, span)


def _same(one: Amount, other: Amount) -> bool:
    return (
        one.share == other.share
        and _units_fit(one, other)
        and abs(one.value - other.value) < 1e-6 * max(1.0, abs(one.value))
    )


def _units_fit(one: Amount, other: Amount) -> bool:
    return (one.unit.name if one.unit else "") == (other.unit.name if other.unit else "")


def _kind(amount: Amount, other: Amount) -> ChangeKind | None:
    """What happened if ``other`` stands where ``amount`` stood; None for different things."""
    if amount.ordinal != other.ordinal:
        return None
    if amount.unit and other.unit and amount.unit.name != other.unit.name:
        if amount.unit.measures != other.unit.measures or amount.unit.measures == "money":
            return None
        values = amount.value * amount.unit.size, other.value * other.unit.size
        return "figure_converted" if _near(*values, _CONVERTED) else None
    if amount.share != other.share or bool(amount.unit) != bool(other.unit):
        return None
    near = _near(amount.value, other.value, _ROUND)
    if amount.share and near:
        return "figure_rounded"
    counted = bool(set(amount.counted.split()) & set(other.counted.split()))
    if near and (other.rough or amount.rough) and (counted or amount.unit):
        return "figure_rounded"
    if counted and not (amount.share and not near):
        return "figure_changed"
    return None


def _near(one: float, other: float, share: float) -> bool:
    return abs(one - other) <= share * max(abs(one), abs(other))


def _change(beside: Beside, drawn: Drawn, amount: Amount, other: Amount) -> Change:
    kind = _kind(amount, other)
    assert kind
    shift: Mapping[str, Shift] = {
        "figure_converted": "none",
        "figure_rounded": "minor",
        "figure_changed": "moderate",
    }
    return _told(beside, drawn, kind, shift[kind], amount.span, other.span)


def _still_counted(beside: Beside, drawn: Drawn, amount: Amount) -> Span | None:
    """Where the derivative sentence still has what the figure counted."""
    if amount.unit or amount.share or amount.ordinal or not amount.counted or amount.among:
        return None
    head = amount.counted.split()[-1]
    lexicon = load_lexicon(beside.derivative.language)
    kept = [
        here
        for here, there in sorted(drawn.answers.items())
        if _counted_here(beside, amount, there) and lexicon.root(beside.derivative.words.keys[here]) == head
    ]
    return (
        beside.derivative.words[kept[0]].span
        if kept and not _printed_as_name(beside, drawn, kept[0])
        else None
    )


def _counted_here(beside: Beside, amount: Amount, place: int) -> bool:
    """Whether an original word stands right after the figure."""
    return 0 <= beside.original.words.starts[place] - amount.span.end <= _NEAR_SIGNS


def _printed_as_name(beside: Beside, drawn: Drawn, place: int) -> bool:
    return beside.derivative.language != "de" and any(
        item.word == place and item.named for item in drawn.statement.items
    )


def _gone(beside: Beside, drawn: Drawn, amount: Amount, word: Span) -> Change:
    return _told(beside, drawn, "figure_gone", "minor", amount.span, word)


def _told(  # noqa: PLR0913, PLR0917 - a change has that many sides
    beside: Beside, drawn: Drawn, kind: ChangeKind, shift: Shift, original: Span, derivative: Span
) -> Change:
    texts = {
        "original": str(beside.original.text[original]),
        "derivative": str(beside.derivative.text[derivative]),
    }
    reason = Reason(f"change_{kind}", texts, (original,), (derivative,))
    return Change(
        kind,
        (original,),
        (derivative,),
        drawn.number,
        shift,
        0.8 if kind != "figure_changed" else 0.7,
        (reason,),
    )

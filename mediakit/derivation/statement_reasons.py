"""What two sentences share and where they differ, as reasons that name the words and figures."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache

from mediakit.derivation.statement_opposition import Opposition
from mediakit.derivation.statement_pairing import Chunk, Pairing, Swap
from mediakit.derivation.statement_words import Number, StatementWords
from mediakit.texts.reasons import Parameter, Reason
from mediakit.texts.spans import Span

__all__ = ["TOPICS", "reasons_for", "topic_of"]

TOPICS = (
    "numbers",
    "names",
    "negation",
    "certainty",
    "direction",
    "quotation",
    "order",
    "swaps",
    "left",
    "length",
    "shared",
)

_NAMED = 12  # words that a reason names at most
_BY_FAMILY = {
    **dict.fromkeys(("order", "apart", "in_order"), "order"),
    **dict.fromkeys(("left", "stretch", "opened", "added"), "left"),
    "numbers": "numbers",
    "names": "names",
    "quoted": "quotation",
    "swap": "swaps",
    "length": "length",
}
_BY_KIND = {
    **dict.fromkeys(("up", "down", "up_and_down", "up_down"), "direction"),
    "number": "numbers",
    "name": "names",
    "negation": "negation",
    "certainty": "certainty",
}


@cache
def topic_of(figure: str) -> str:
    """What a figure is about, one of :data:`TOPICS`.

    Example:
        >>> topic_of("left.number.high"), topic_of("left.word.low"), topic_of("words.2.mean")
        ('numbers', 'left', 'shared')
    """
    family, _, rest = figure.partition(".")
    by_kind = _BY_KIND.get(rest.partition(".")[0]) if family in ("left", "shared", "swap") else None
    return by_kind or _BY_FAMILY.get(family, "shared")


def reasons_for(
    pairing: Pairing, oppositions: Sequence[Opposition], pulls: Mapping[str, float]
) -> tuple[Reason, ...]:
    """Everything that can be named, what weighed most first.

    Args:
        pairing: The two sentences.
        oppositions: Words by which they part though next to nothing else differs.
        pulls: How far each topic moved the answer, in log odds, towards "the same" where positive;
            ``opposition``: how far the oppositions moved it.

    Returns:
        Reasons with spans in the first sentence as ``original`` and in the second as ``derivative``. Each
        names its ``pull``, that of its whole topic.
    """
    found = [("opposition", _opposed(pairing, one)) for one in oppositions]
    found += [(topic, reason) for topic, reasons in _TOPIC_REASONS for reason in reasons(pairing)]
    weighed = [
        Reason(
            reason.code,
            {**reason.parameters, "pull": round(pulls.get(topic, 0.0), 4)},
            reason.original,
            reason.derivative,
        )
        for topic, reason in found
    ]
    return tuple(sorted(weighed, key=lambda reason: -abs(float(str(reason.parameters["pull"])))))


def _opposed(pairing: Pairing, opposition: Opposition) -> Reason:
    code = "statement_opposed" if opposition.decisive else "statement_perhaps_opposed"
    return _on_two_sides(pairing, code, opposition.first, opposition.second, {"how": opposition.how})


def _shared(pairing: Pairing) -> Iterator[Reason]:
    content = [place for place in sorted(pairing.paired) if pairing.first.content[place]]
    if pairing.first.keys == pairing.second.keys:
        yield _reason(pairing, "statement_same_words", range(len(pairing.first)), range(len(pairing.second)))
    elif content:
        there = [pairing.paired[place] for place in content]
        parameters: dict[str, Parameter] = {
            "shared": len(content),
            "first": sum(pairing.first.content),
            "second": sum(pairing.second.content),
            "words": _words(pairing.first, content),
        }
        yield _reason(pairing, "statement_words_shared", content, there, parameters)
    else:
        yield Reason("statement_nothing_shared")


def _left(pairing: Pairing) -> Iterator[Reason]:
    """What one sentence says and the other does not; names and numbers have reasons of their own."""
    ours = [place for swap in pairing.swaps if not swap.second for place in swap.first]
    theirs = [place for swap in pairing.swaps if not swap.first for place in swap.second]
    words = _telling(pairing.first, ours), _telling(pairing.second, theirs)
    if words[0]:
        yield _reason(pairing, "statement_only_in_first", ours, (), {"words": words[0]})
    if words[1]:
        yield _reason(pairing, "statement_only_in_second", (), theirs, {"words": words[1]})


def _numbers(pairing: Pairing) -> Iterator[Reason]:
    first, second = pairing.first.numbers, pairing.second.numbers
    values = {number.value for number in first} & {number.value for number in second}
    for code, wanted in (("statement_numbers_shared", True), ("statement_numbers_differ", False)):
        ours = [place for number in first if (number.value in values) is wanted for place in _places(number)]
        theirs = [
            place for number in second if (number.value in values) is wanted for place in _places(number)
        ]
        if ours or theirs:
            yield _on_two_sides(pairing, code, ours, theirs)


def _of_kind(code: str, *kinds: str) -> Callable[[Pairing], Iterator[Reason]]:
    """Words of some kinds that have no counterpart."""

    def find(pairing: Pairing) -> Iterator[Reason]:
        ours = [
            place for chunk in pairing.chunks[0] for place in chunk if pairing.first.kinds[place] in kinds
        ]
        theirs = [
            place for chunk in pairing.chunks[1] for place in chunk if pairing.second.kinds[place] in kinds
        ]
        if ours or theirs:
            yield _on_two_sides(pairing, code, ours, theirs)

    return find


def _shared_negation(pairing: Pairing) -> Iterator[Reason]:
    ours = [place for place in sorted(pairing.paired) if pairing.first.kinds[place] == "negation"]
    if ours:
        theirs = [pairing.paired[place] for place in ours]
        yield _reason(
            pairing, "statement_negation_shared", ours, theirs, {"words": _words(pairing.first, ours)}
        )


def _swaps(pairing: Pairing) -> Iterator[Reason]:
    """Stretches in place of others, then words in another form or another word of their group."""
    for swap in pairing.swaps:
        if swap.first and swap.second and not _only_numbers(pairing, swap):
            yield _reason(
                pairing, "statement_words_swapped", swap.first, swap.second, _both_sides(pairing, swap)
            )
    for place in sorted(pairing.paired):
        other = pairing.paired[place]
        if pairing.first.keys[place] != pairing.second.keys[other] and pairing.first.kinds[place] != "number":
            how = {"same": "form", "alike": "form", "root": "root", "group": "group"}[pairing.how[place]]
            parameters = {**_both_sides(pairing, Swap((place,), (other,))), "how": how}
            yield _reason(pairing, "statement_other_word", (place,), (other,), parameters)


def _order(pairing: Pairing) -> Iterator[Reason]:
    """Content words that stand elsewhere: those outside the longest run of pairs in order."""
    pairs = [
        (place, pairing.paired[place]) for place in sorted(pairing.paired) if pairing.first.content[place]
    ]
    kept = set(_longest_rising([there for _, there in pairs]))
    moved = [pair for pair in pairs if pair[1] not in kept]
    if moved:
        ours, theirs = [here for here, _ in moved], sorted(there for _, there in moved)
        yield _reason(pairing, "statement_order", ours, theirs, {"words": _words(pairing.first, ours)})


def _quotation(pairing: Pairing) -> Iterator[Reason]:
    ours = [place for place, quoted in enumerate(pairing.first.quoted) if quoted]
    theirs = [place for place, quoted in enumerate(pairing.second.quoted) if quoted]
    if bool(ours) != bool(theirs):
        side = "first" if ours else "second"
        yield _reason(pairing, f"statement_quotation_in_{side}", ours, theirs)


_TOPIC_REASONS: tuple[tuple[str, Callable[[Pairing], Iterator[Reason]]], ...] = (
    ("shared", _shared),
    ("left", _left),
    ("numbers", _numbers),
    ("names", _of_kind("statement_names_differ", "name")),
    ("negation", _of_kind("statement_negation", "negation")),
    ("negation", _shared_negation),
    ("direction", _of_kind("statement_direction", "up", "down")),
    ("certainty", _of_kind("statement_certainty", "certainty")),
    ("swaps", _swaps),
    ("order", _order),
    ("quotation", _quotation),
)


def _only_numbers(pairing: Pairing, swap: Swap) -> bool:
    """Whether the numbers' own reason names all that is swapped."""
    ours, theirs = (
        (pairing.first.kinds[place] for place in swap.first),
        (pairing.second.kinds[place] for place in swap.second),
    )
    return set(ours) | set(theirs) <= {"number", "unit"}


def _on_two_sides(
    pairing: Pairing,
    code: str,
    ours: Sequence[int],
    theirs: Sequence[int],
    more: Mapping[str, Parameter] | None = None,
) -> Reason:
    """A reason that names words on both sides; with a code of its own where they stand on one side only."""
    first, second = _stretches(pairing.first, ours), _stretches(pairing.second, theirs)
    parameters: dict[str, Parameter] = (
        {"first": first, "second": second} if first and second else {"words": first or second}
    )
    side = "" if first and second else "_only_in_first" if first else "_only_in_second"
    return _reason(pairing, code + side, ours, theirs, {**parameters, **(more or {})})


def _reason(
    pairing: Pairing,
    code: str,
    ours: Collection[int],
    theirs: Collection[int],
    parameters: Mapping[str, Parameter] | None = None,
) -> Reason:
    return Reason(code, parameters or {}, _spans(pairing.first, ours), _spans(pairing.second, theirs))


def _spans(statement: StatementWords, places: Collection[int]) -> tuple[Span, ...]:
    """Where words stand; neighbours in one span."""
    spans: list[Span] = []
    before = -2
    for place in sorted(places):
        span = statement.spans[place]
        if place == before + 1:
            span = Span(spans.pop().start, span.end)
        spans.append(span)
        before = place
    return tuple(spans)


def _both_sides(pairing: Pairing, swap: Swap) -> dict[str, Parameter]:
    return {"first": _stretch(pairing.first, swap.first), "second": _stretch(pairing.second, swap.second)}


def _stretch(statement: StatementWords, chunk: Chunk) -> str:
    return statement.text[statement.spans[chunk[0]].start : statement.spans[chunk[-1]].end]


def _words(statement: StatementWords, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(statement.printed(place) for place in places[:_NAMED])


def _stretches(statement: StatementWords, places: Collection[int]) -> tuple[str, ...]:
    """The words as printed; neighbours together."""
    return tuple(statement.text[span.start : span.end] for span in _spans(statement, places))[:_NAMED]


def _telling(statement: StatementWords, places: Sequence[int]) -> tuple[str, ...]:
    telling = [
        place
        for place in places
        if statement.content[place] and statement.kinds[place] not in ("name", "number")
    ]
    return _words(statement, telling)


def _places(number: Number) -> range:
    return range(number.first, number.stop)


def _longest_rising(places: Sequence[int]) -> list[int]:
    """A longest subsequence in which every place is higher than the one before."""
    best: list[list[int]] = []
    for place in places:
        longest = max((run for run in best if run[-1] < place), key=len, default=[])
        best.append([*longest, place])
    return max(best, key=len, default=[])

"""What a link rests on, as reasons that name the words."""

from collections.abc import Sequence

from mediakit.derivation.candidates import Candidate, Index
from mediakit.derivation.matching import Shared
from mediakit.derivation.terms import Statement
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = ["reasons_for"]

_NAMED = 12  # words that a reason names at most


def reasons_for(index: Index, statement: Statement, sources: Sequence[Candidate], *, linked: bool) -> tuple[Reason, ...]:
    """Why the sentence is linked to its sources, or why it is not although it shares words with one."""
    if not sources:
        return (Reason("nothing_shared"),)
    words = [_words_reason(index, statement, source, "shared_words" if linked else "may_be_coincidence") for source in sources]
    if not linked:
        return tuple(words)
    other = [reason for source in sources for reason in _other_words(index, source)]
    return (*words, *other)


def _words_reason(index: Index, statement: Statement, source: Candidate, code: str) -> Reason:
    same = [one for one in source.match.shared if not one.group]
    return Reason(
        code,
        {"shared": len(same), "of": len(statement.items), "words": _printed(index, same)},
        _original_spans(index, same),
        _derivative_spans(index, same),
    )


def _other_words(index: Index, source: Candidate) -> list[Reason]:
    texts = index.pair.derivative.article, index.pair.original.article
    return [
        Reason(
            "other_word",
            {"word": _word(texts[0], one.derivative), "for": _word(texts[1], one.original), "how": one.group.partition(".")[0]},
            _original_spans(index, [one]),
            _derivative_spans(index, [one]),
        )
        for one in source.match.shared
        if one.group
    ]


def _printed(index: Index, shared: Sequence[Shared]) -> tuple[str, ...]:
    heaviest = sorted(shared, key=lambda one: (-one.weight, one.derivative))[:_NAMED]
    return tuple(_word(index.pair.derivative.article, one.derivative) for one in heaviest)


def _word(article, place: int) -> str:
    return str(article.text[article.words[place].span])


def _original_spans(index: Index, shared: Sequence[Shared]) -> tuple[Span, ...]:
    words = index.pair.original.article.words
    return tuple(sorted(words[one.original].span for one in shared))


def _derivative_spans(index: Index, shared: Sequence[Shared]) -> tuple[Span, ...]:
    words = index.pair.derivative.article.words
    return tuple(words[one.derivative].span for one in shared)

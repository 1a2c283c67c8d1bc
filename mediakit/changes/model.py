"""What is told of a change, an omission, a pair of quotations, a move and a credit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mediakit.attribution.credits import Credit, CreditPoints
from mediakit.derivation.links import MOVES, Move, MoveKind
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span

__all__ = [
    "ASPECTS",
    "CHANGE_KINDS",
    "CREDIT_STATES",
    "MOVES",
    "OMISSION_KINDS",
    "QUOTATION_STATES",
    "SHIFTS",
    "SPEAKER_CHANGES",
    "SPEAKER_STATES",
    "Aspect",
    "Change",
    "ChangeKind",
    "CreditJudgement",
    "CreditState",
    "Move",
    "MoveKind",
    "Omission",
    "OmissionKind",
    "QuotationPair",
    "QuotationState",
    "Shift",
    "SpeakerState",
]

Shift = Literal["none", "minor", "moderate", "major"]
SHIFTS: tuple[Shift, ...] = ("none", "minor", "moderate", "major")

Aspect = Literal[
    "quotation",
    "source",
    "attribution",
    "figure",
    "date",
    "name",
    "certainty",
    "cause",
    "addition",
    "reference",
    "omission",
]
ChangeKind = Literal[
    "quote_trimmed",
    "quote_ellipsis",
    "quote_bracket",
    "quote_joined",
    "quote_words_changed",
    "quote_to_reported_speech",
    "quote_from_reported_speech",
    "quote_not_in_original",
    "less_told",
    "more_told",
    "other_speaker",
    "made_plural",
    "merged",
    "named_made_unnamed",
    "unnamed_made_named",
    "anonymity_reason_gone",
    "attribution_gone",
    "figure_rounded",
    "figure_changed",
    "figure_gone",
    "figure_converted",
    "figure_limit_gone",
    "date_right",
    "date_wrong",
    "date_unknowable",
    "date_gone",
    "name_gone",
    "certainty_up",
    "certainty_down",
    "negation_changed",
    "cause_added",
    "added",
    "re_pointed",
    "part_gone",
]
# What each kind is about: the rows of a table that people read, and what a key's aspects are matched with.
ASPECTS: Mapping[ChangeKind, Aspect] = {
    "quote_trimmed": "quotation",
    "quote_ellipsis": "quotation",
    "quote_bracket": "quotation",
    "quote_joined": "quotation",
    "quote_words_changed": "quotation",
    "quote_to_reported_speech": "quotation",
    "quote_from_reported_speech": "quotation",
    "quote_not_in_original": "quotation",
    "less_told": "source",
    "more_told": "source",
    "other_speaker": "source",
    "made_plural": "source",
    "merged": "source",
    "named_made_unnamed": "source",
    "unnamed_made_named": "source",
    "anonymity_reason_gone": "source",
    "attribution_gone": "attribution",
    "figure_rounded": "figure",
    "figure_changed": "figure",
    "figure_gone": "figure",
    "figure_converted": "figure",
    "figure_limit_gone": "figure",
    "date_right": "date",
    "date_wrong": "date",
    "date_unknowable": "date",
    "date_gone": "date",
    "name_gone": "name",
    "certainty_up": "certainty",
    "certainty_down": "certainty",
    "negation_changed": "certainty",
    "cause_added": "cause",
    "added": "addition",
    "re_pointed": "reference",
    "part_gone": "omission",
}
CHANGE_KINDS: tuple[ChangeKind, ...] = tuple(ASPECTS)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that moved between the original and the derivative.

    Attributes:
        kind: What kind of change it is; one of ``CHANGE_KINDS``.
        original: Where its words stand in the original; empty for what was added.
        derivative: Where its words stand in the derivative; empty for what is gone.
        number: The derivative unit in which it shows, from 1; None where it concerns the report as a whole.
        shift: How far a careful reader's belief may move, as far as a rule can say: none, minor, moderate or
            major; None for "cannot tell".
        certainty: How sure it is that there is such a change, in [0, 1].
        reasons: What the two texts show.
    """

    kind: ChangeKind
    original: tuple[Span, ...]
    derivative: tuple[Span, ...]
    number: int | None
    shift: Shift | None
    certainty: float
    reasons: tuple[Reason, ...]

    @property
    def aspect(self) -> Aspect:
        """What the change is about, such as a quotation, a figure or certainty."""
        return ASPECTS[self.kind]


QuotationState = Literal[
    "exact",
    "trimmed",
    "ellipsis",
    "bracket",
    "joined",
    "words_changed",
    "to_reported_speech",
    "from_reported_speech",
    "not_in_original",
]
QUOTATION_STATES: tuple[QuotationState, ...] = (
    "exact",
    "trimmed",
    "ellipsis",
    "bracket",
    "joined",
    "words_changed",
    "to_reported_speech",
    "from_reported_speech",
    "not_in_original",
)
SpeakerState = Literal[
    "same",
    "less_told",
    "more_told",
    "other_speaker",
    "made_plural",
    "merged",
    "named_made_unnamed",
    "unnamed_made_named",
    "cannot_tell",
]
SPEAKER_STATES: tuple[SpeakerState, ...] = (
    "same",
    "less_told",
    "more_told",
    "other_speaker",
    "made_plural",
    "merged",
    "named_made_unnamed",
    "unnamed_made_named",
    "cannot_tell",
)


# The changes that states of a speaker are told as; "same" and "cannot tell" are none.
SPEAKER_CHANGES: Mapping[SpeakerState, ChangeKind] = {
    "less_told": "less_told",
    "more_told": "more_told",
    "other_speaker": "other_speaker",
    "made_plural": "made_plural",
    "merged": "merged",
    "named_made_unnamed": "named_made_unnamed",
    "unnamed_made_named": "unnamed_made_named",
}


@dataclass(frozen=True, slots=True)
class QuotationPair:
    """A quotation beside its counterpart, or one of the original that is now reported speech.

    Attributes:
        number: The derivative unit in which it stands, from 1.
        original: The words in the original, without marks; several stretches where they were joined; empty if
            none were found.
        derivative: The words in the derivative, without marks.
        words: What became of the words between the marks.
        speaker: What the reader is told of the speaker, beside what the original tells.
        original_speaker: Where the original names who speaks; None if it does not.
        derivative_speaker: Where the derivative does.
        certainty: How sure the pairing is, in [0, 1].
        reasons: What the two texts show, words first, speaker second.
    """

    number: int
    original: tuple[Span, ...]
    derivative: tuple[Span, ...]
    words: QuotationState
    speaker: SpeakerState
    original_speaker: Span | None
    derivative_speaker: Span | None
    certainty: float
    reasons: tuple[Reason, ...]


OmissionKind = Literal[
    "counter_voice", "anonymity_terms", "context", "next_step", "figure", "quotation", "other"
]
OMISSION_KINDS: tuple[OmissionKind, ...] = (
    "counter_voice",
    "anonymity_terms",
    "context",
    "next_step",
    "figure",
    "quotation",
    "other",
)


@dataclass(frozen=True, slots=True)
class Omission:
    """One sentence of the original that the derivative does not use.

    Attributes:
        number: The original unit's number, from 1.
        original: Where it stands.
        kind: What kind of thing a reader of the derivative is not told.
        certainty: How sure the kind is, in [0, 1].
        reasons: The words that it was told by.
    """

    number: int
    original: Span
    kind: OmissionKind
    certainty: float
    reasons: tuple[Reason, ...]


CreditState = Literal["clear", "thin", "late", "garbled", "not_found"]
CREDIT_STATES: tuple[CreditState, ...] = ("clear", "thin", "late", "garbled", "not_found")


@dataclass(frozen=True, slots=True)
class CreditJudgement:
    """How the derivative tells that it draws on the original.

    Attributes:
        state: clear, thin, late, garbled or not_found.
        credits: The credits that were weighed, in reading order.
        points: The six points of a good credit, each with the words that tell it, over all these credits.
        covered: How many of the sentences drawn from the original a credit covers grammatically.
        drawn: How many body sentences are drawn from the original.
        certainty: How sure the state is, in [0, 1].
        reasons: What the texts show.
    """

    state: CreditState
    credits: tuple[Credit, ...]
    points: CreditPoints
    covered: int
    drawn: int
    certainty: float
    reasons: tuple[Reason, ...]

"""One exercise of each kind, with answers for its outcomes and errors."""

from dataclasses import dataclass, field
from typing import Any

from mediakit.exercises.build import exercise
from mediakit.exercises.exercise import Exercise
from mediakit.exercises.pair import Pair

ORIGINAL = (
    "Ferry stays until May\n\n"
    "By Ann Oake\n\n"
    "The ferry to Hollin may stay until May 14, two harbour officials told the Tarn Gazette. They asked "
    "not to be named because the talks go on. “We are tired of promises,” said Bo Lunt, the pilot. About 41 "
    "of 60 crossings were full in March. Nobody has asked the islanders yet, a teacher said."
)
DERIVATIVE = (
    "Ferry will stay\n\n"
    "The ferry to Hollin will stay until May 14, officials said. Most crossings were full in March, the Tarn "
    "Gazette reported. “We are tired,” said Bo Lunt. A new quay was opened by the king."
)
PAIR = Pair.of(ORIGINAL, DERIVATIVE)


@dataclass(frozen=True)
class Sample:
    """An exercise and answers to it: by outcome, and by the name of the error that the answer has."""

    exercise: Exercise
    outcomes: dict[str, list[Any]] = field(default_factory=dict)
    errors: dict[str, Any] = field(default_factory=dict)


CHOOSE = Sample(
    exercise(
        "choose",
        id="choose",
        prompt="Who heard it?",
        options=["the writer", "the Gazette", "Bo", "a king"],
        right=[1],
        also=[2],
    ),
    {"not_yet": [0, {"cant_tell": True}], "right": [1, {"answer": 1, "confidence": 70}], "defensible": [2]},
    {"0": 0, "3": 3},
)
SEVERAL = Sample(
    exercise("choose", id="several", prompt="Which?", options=["a", "b", "c"], right=[0, 1], several=True),
    {"not_yet": [[0], [0, 1, 2]], "right": [[1, 0]]},
    {"0.missed": [1], "1.missed": [0], "2.extra": [0, 1, 2]},
)
ESTIMATE = Sample(
    exercise(
        "estimate", id="estimate", prompt="How many?", right=[30, 34], also=[28, 36], slips={"share": 90}
    ),
    {"not_yet": [0, 90], "right": [30, 33.5], "defensible": [28]},
    {"too_low": 3, "too_high": 50, "share": 90},
)
ORDER = Sample(
    exercise("order", id="order", prompt="In order", items=["a", "b", "c"], right=[1, 0, 1]),
    {"not_yet": [[0, 1, 2]], "right": [[1, 0, 2], [1, 2, 0]]},
    {"order": [0, 2, 1]},
)
LINE = Sample(
    exercise(
        "order",
        id="line",
        prompt="How sure?",
        items=["may", "will"],
        right=[[20, 60], [80, 100]],
        line=["no", "yes"],
    ),
    {"not_yet": [[50, 50]], "right": [[40, 90]]},
    {"too_low": [40, 50], "too_high": [90, 90]},
)
WRITE = Sample(
    exercise(
        "write",
        id="write",
        prompt="What do the texts show?",
        parts=[
            {"id": "share", "text": "what both have", "accept": ["both texts", "/they shares?/"]},
            {"id": "limit", "text": "what cannot be told", "accept": ["cannot tell"]},
        ],
        min_words=5,
        max_words=60,
        worked="Both texts have the ferry. I cannot tell more.",
    ),
    {
        "not_yet": ["Both texts have a ferry in them."],
        "right": ["Both texts have a ferry. I cannot tell why."],
    },
    {
        "missing.limit": "Both texts have a ferry in them.",
        "missing.share": "I cannot tell what they have.",
        "verdict": "Both texts are plagiarism, I cannot tell more.",
        "too_short": "Both texts.",
        "too_long": "word " * 61,
    },
)
RATED = Sample(
    exercise("write", id="rated", prompt="Write", rubric=["both quoted", "limits"]),
    {"noted": [{"text": "A few words.", "ratings": [2, None]}, "A few words."]},
)
SENTENCES = Sample(
    exercise(
        "highlight",
        id="sentences",
        prompt="Where is the credit?",
        texts=PAIR,
        labels={"credit": "Credit"},
        marks={"credit": [3]},
        also={"credit": [2]},
    ),
    {
        "not_yet": [[[4, 5, "credit"]], "none"],
        "right": [[[3, 4, "credit"]]],
        "defensible": [[[2, 4, "credit"]]],
    },
    {
        "missed.credit": [[2, 3, "credit"]],
        "extra.credit": [[3, 6, "credit"]],
        "quotation": [[4, 5, "credit"]],
        "headline": [[1, 2, "credit"]],
        "none": "none",
    },
)
COLOURS = Sample(
    exercise(
        "highlight",
        id="colours",
        prompt="Mark source, cue, claim.",
        texts=PAIR,
        unit="word",
        side="derivative",
        sentences=[2],
        labels={"source": "Source", "cue": "Cue", "claim": "Claim"},
        marks={
            "source": ["officials"],
            "cue": ["said"],
            "claim": ["The ferry to Hollin will stay until May 14"],
        },
    ),
    {
        "right": [[[3, 12, "claim"], [12, 13, "source"], [13, 14, "cue"]]],
        "not_yet": [[[3, 12, "claim"], [12, 14, "source"]]],
    },
    {
        "source_for_cue": [[3, 12, "claim"], [12, 14, "source"]],
        "missed.claim": [[12, 13, "source"], [13, 14, "cue"]],
        "all.claim": [[3, 14, "claim"]],
    },
)
MATCH = Sample(
    exercise(
        "match",
        id="match",
        prompt="From where?",
        texts=PAIR,
        sources={"2": [3, 4], "3": [6], "5": []},
        weak={"3": [3]},
    ),
    {
        "right": [{"2": [3, 4], "3": [6], "5": []}, {"2": [3, 4], "3": [3, 6], "5": []}],
        "not_yet": [{"2": [3]}, {"2": [3, 4], "3": [6]}],
    },
    {
        "missed": {"2": [3]},
        "2.missed": {"2": [3]},
        "not_in_a": {"2": []},
        "topic": {"3": [5]},
        "extra": {"3": [5, 6]},
        "many": {"3": [1, 2, 4, 5, 6]},
        "linked_new": {"5": [3]},
        "unfinished": {"2": [3, 4]},
        "cant_tell": {"2": "cant_tell"},
    },
)
SORT = Sample(
    exercise(
        "sort",
        id="sort",
        prompt="Which move?",
        boxes={"cut": "Cut", "swap": "Swap", "add": "Add"},
        scale=["none", "minor", "moderate", "major"],
        cards=[
            {
                "id": "a",
                "original": "two harbour officials",
                "derivative": "officials",
                "right": ["cut"],
                "also": ["swap"],
                "step": 3,
            },
            {"id": "b", "original": "", "derivative": "by the king", "right": ["add"], "step": 1},
        ],
    ),
    {
        "right": [{"a": {"boxes": ["cut"], "step": 3}, "b": {"boxes": ["add"], "step": 1}}],
        "defensible": [
            {"a": {"boxes": ["swap", "cut"], "step": 3}, "b": {"boxes": ["add"], "step": 1}},
            {"a": {"boxes": ["cut"], "step": 2}, "b": {"boxes": ["add"], "step": 1}},
        ],
        "not_yet": [{"a": ["add"]}],
    },
    {
        "a.add": {"a": ["add"]},
        "add_for_cut": {"a": ["add"]},
        "swap": {"b": ["swap"]},
        "step_low": {"a": {"boxes": ["cut"], "step": 0}},
        "step_high": {"b": {"boxes": ["add"], "step": 3}},
        "step_missing": {"a": ["cut"]},
    },
)
INSPECT = Sample(
    exercise(
        "inspect",
        id="inspect",
        prompt="What became of it?",
        quotations=[
            {
                "id": "q1",
                "original": "We are tired of promises,",
                "derivative": "We are tired,",
                "original_speaker": "Bo Lunt, the pilot",
                "derivative_speaker": "Bo Lunt",
                "words": ["trimmed"],
                "speaker": ["less_told", "same"],
            }
        ],
    ),
    {
        "right": [{"q1": {"words": "trimmed", "speaker": "less_told"}}],
        "defensible": [{"q1": {"words": "trimmed", "speaker": "same"}}],
        "not_yet": [
            {"q1": {"words": "exact", "speaker": "same"}},
            {"q1": {"words": "trimmed", "speaker": "other"}},
        ],
    },
    {
        "exact": {"q1": {"words": "exact", "speaker": "same"}},
        "exact_for_trimmed": {"q1": {"words": "exact", "speaker": "same"}},
        "speaker.other": {"q1": {"words": "trimmed", "speaker": "other"}},
        "unfinished": {"q1": {"words": "trimmed"}},
    },
)
LADDER = Sample(
    exercise(
        "ladder",
        id="ladder",
        prompt="What are you told?",
        sources=[
            {
                "id": "a1",
                "words": "two harbour officials",
                "text": "two harbour officials told",
                "told": ["how_many", "why_unnamed"],
                "either": ["who"],
            },
            {"id": "b1", "words": "officials", "side": "derivative", "told": []},
        ],
    ),
    {
        "right": [{"a1": ["how_many", "why_unnamed"], "b1": []}],
        "defensible": [{"a1": ["how_many", "why_unnamed", "who"], "b1": []}],
        "not_yet": [{"a1": [], "b1": []}],
    },
    {
        "none": {"a1": []},
        "left.why_unnamed": {"a1": ["how_many"]},
        "ticked.why_unnamed": {"b1": ["why_unnamed"]},
        "b1.ticked.who": {"b1": ["who"]},
    },
)
DIAL = Sample(
    exercise(
        "dial",
        id="dial",
        prompt="How sure?",
        claims=[
            {
                "id": "d2",
                "original": "The ferry may stay.",
                "derivative": "The ferry will stay.",
                "direction": ["up"],
                "words": ["may", "will"],
            }
        ],
    ),
    {
        "right": [{"d2": {"before": 40, "after": 80, "word": {"side": "derivative", "word": 2}}}],
        "not_yet": [{"d2": {"before": 40, "after": 40}}],
    },
    {
        "same": {"d2": {"before": 40, "after": 43}},
        "same_for_up": {"d2": {"before": 40, "after": 43}},
        "down": {"d2": {"before": 80, "after": 20}},
        "turned": {"d2": {"turned": True}},
        "word": {"d2": {"before": 40, "after": 80, "word": {"side": "original", "word": 1}}},
        "d2.word": {"d2": {"before": 40, "after": 80}},
        "unfinished": {"d2": {"before": 40}},
    },
)
BUDGET = Sample(
    exercise(
        "cut_budget",
        id="budget",
        prompt="Keep three.",
        texts=PAIR,
        keep=3,
        questions=[
            {"id": "why", "text": "Why unnamed?", "answered_by": [4]},
            {"id": "full", "text": "How full?", "answered_by": [6]},
        ],
    ),
    {"noted": [[3, 4, 6], [3, 5]], "not_yet": [[1, 2, 3, 4], [3]]},
    {"dark.why": [3, 6], "dark.full": [3, 4], "over": [1, 2, 3, 4], "under": [4], "first": [1, 3]},
)
THRESHOLD = Sample(
    exercise(
        "threshold",
        id="threshold",
        prompt="Set the line.",
        measures={"runs": "runs", "words": "words"},
        points=[
            {"id": "s1", "text": "The night bus", "values": {"runs": 0.9, "words": 0.9}},
            {"id": "s2", "text": "The memo", "values": {"runs": 0.1, "words": 0.3}, "sought": True},
            {"id": "s3", "text": "The knee", "values": {"runs": 0.5, "words": 0.6}, "sought": True},
            {"id": "s4", "text": "The fire", "values": {"runs": 0.3, "words": 0.1}},
        ],
    ),
    {"noted": [{"measure": "runs", "threshold": 0.5}]},
    {
        "high": {"measure": "runs", "threshold": 0.95},
        "low": {"measure": "runs", "threshold": 0.05},
        "both": {"measure": "runs", "threshold": 0.2},
        "miss.s2": {"measure": "runs", "threshold": 0.2},
        "alarm.s4": {"measure": "runs", "threshold": 0.05},
    },
)
GRAPH = Sample(
    exercise(
        "origin_graph",
        id="graph",
        prompt="Where did it start?",
        nodes=[
            {"id": "A", "text": "Gazette"},
            {"id": "B", "text": "Post"},
            {"id": "bo", "text": "Bo Lunt", "what": "person"},
        ],
        cards=[
            {
                "id": "c1",
                "what": "credit_line",
                "document": "B",
                "words": "the Tarn Gazette reported",
                "arrows": [["A", "B"]],
            },
            {"id": "c2", "what": "similarity"},
            {"id": "c3", "what": "interview_detail", "document": "A", "arrows": [["bo", "A"]]},
            {"id": "c4", "what": "time_stamp"},
            {"id": "c5", "what": "public_quote"},
        ],
        arrows=[["A", "B"], ["bo", "A"]],
        sources=1,
        ask_sources=True,
    ),
    {
        "right": [
            {
                "arrows": [
                    {"from": "A", "to": "B", "cards": ["c1", "c2"]},
                    {"from": "bo", "to": "A", "cards": ["c3"]},
                ],
                "sources": 1,
            }
        ],
        "not_yet": [{"arrows": [{"from": "A", "to": "B", "cards": ["c1"]}], "sources": 1}],
    },
    {
        "no_card": {"arrows": [{"from": "A", "to": "B"}]},
        "similarity": {"arrows": [{"from": "A", "to": "B", "cards": ["c2"]}]},
        "time_stamp": {"arrows": [{"from": "B", "to": "A", "cards": ["c4"]}]},
        "public_quote": {"arrows": [{"from": "A", "to": "B", "cards": ["c5"]}]},
        "reversed": {"arrows": [{"from": "B", "to": "A", "cards": ["c1"]}]},
        "extra": {"arrows": [{"from": "bo", "to": "B", "cards": ["c1"]}]},
        "card": {"arrows": [{"from": "A", "to": "B", "cards": ["c3"]}]},
        "missed": {"arrows": [{"from": "A", "to": "B", "cards": ["c1"]}]},
        "unfinished": {
            "arrows": [{"from": "A", "to": "B", "cards": ["c1"]}, {"from": "bo", "to": "A", "cards": ["c3"]}]
        },
        "sources_many": {
            "arrows": [{"from": "A", "to": "B", "cards": ["c1"]}, {"from": "bo", "to": "A", "cards": ["c3"]}],
            "sources": 2,
        },
        "sources_none": {
            "arrows": [{"from": "A", "to": "B", "cards": ["c1"]}, {"from": "bo", "to": "A", "cards": ["c3"]}],
            "sources": 0,
        },
    },
)
CREDIT = Sample(
    exercise(
        "credit_line",
        id="credit",
        prompt="Write the credit.",
        texts=PAIR,
        outlets=["Tarn Gazette"],
        reporters=["Ann Oake"],
        worked="This report is based on reporting by the Tarn Gazette; all quotations were told to it.",
    ),
    {
        "right": ["This report is based on what Ann Oake of the Tarn Gazette reported."],
        "not_yet": ["The Gazette knows.", "Source: Tarn Gazette"],
        "defensible": ["This report is based on what the Tarn Gazette reported; we confirmed it."],
    },
    {
        "bare": "Source: Tarn Gazette",
        "channel": "The Post reports via Tarn Gazette.",
        "vague": "Media reports said so.",
        "missing.outlet": "This report is based on what a paper reported.",
        "missing.scope": "The Tarn Gazette reported something.",
        "verb": "This report is based on the Tarn Gazette.",
        "claims_checking": "This report is based on what the Tarn Gazette reported; we confirmed it.",
        "verdict": "This report is stolen from the Tarn Gazette.",
    },
)
STUDIO = Sample(
    exercise(
        "rewrite_studio",
        id="studio",
        prompt="Write a brief.",
        texts=PAIR,
        outlets=["Tarn Gazette"],
        min_words=5,
        max_words=60,
    ),
    {"noted": ["Two officials told the Tarn Gazette that boats for Hollin could run up to May 14."]},
    {
        "long_run": "The ferry to Hollin may stay until May 14, the Tarn Gazette reported.",
        "quotation": "“We are sick of promises,” said Bo Lunt to the Tarn Gazette.",
        "figure": "About 45 of 60 crossings were full, the Tarn Gazette reported.",
        "hedge": "The ferry stays until May 14, officials told the Tarn Gazette.",
        "no_credit": "Perhaps the Hollin ferry could run up to May 14, two officials said to them.",
        "name": "Perhaps the ferry runs up to May 14, two officials told Zora of the Tarn Gazette.",
        "attribution": "The boats for Hollin, ferry and all, might run to May 14. The Tarn Gazette told it.",
        "patchwork": "The ferry to Hollin might stay until May, two harbour officials say. They asked not to "
        "speak: the talks go ahead. Crossings were full in spring, the Tarn Gazette reported.",
        "nothing_shared": "A purple whale sang of melons near a mountain.",
    },
)
REVIEW = Sample(
    exercise(
        "report_review",
        id="review",
        prompt="Confirm or overrule.",
        least=2,
        panels=[
            {"id": "p1", "says": "B4 is trimmed.", "right": "confirm"},
            {"id": "p2", "says": "B5 is from A6.", "right": "overrule"},
            {"id": "p3", "says": "The credit is thin."},
        ],
    ),
    {
        "right": [{"p1": "confirm", "p2": {"choice": "overrule", "why": "No king in A."}}],
        "not_yet": [{"p1": "confirm"}, {"p1": "overrule", "p2": "overrule"}],
        "noted": [],
    },
    {
        "accepted_all": {"p1": "confirm", "p2": "confirm"},
        "overrule": {"p1": "overrule"},
        "p2.confirm": {"p2": "confirm"},
        "unfinished": {"p1": "confirm"},
    },
)
OWN = Sample(
    exercise(
        "own_texts",
        id="own",
        prompt="Bring two reports of your own.",
        texts=2,
        shows="links",
        marks={"credit": "credit", "new": "not in A"},
        questions=["What surprised you?"],
    ),
    {
        "noted": [
            {
                "texts": [ORIGINAL, DERIVATIVE],
                "shown": True,
                "marks": [[2, "credit"], [4, "new"]],
                "notes": ["The king."],
            },
            {"texts": [ORIGINAL, ORIGINAL]},
        ],
        "not_yet": [{"texts": [ORIGINAL, ""]}, {"texts": ["Ferry", DERIVATIVE], "shown": True}],
    },
    {},
)
SAMPLES = {
    sample.exercise.id: sample
    for sample in (
        CHOOSE,
        SEVERAL,
        ESTIMATE,
        ORDER,
        LINE,
        WRITE,
        RATED,
        SENTENCES,
        COLOURS,
        MATCH,
        SORT,
        INSPECT,
        LADDER,
        DIAL,
        BUDGET,
        THRESHOLD,
        GRAPH,
        CREDIT,
        STUDIO,
        REVIEW,
        OWN,
    )
}

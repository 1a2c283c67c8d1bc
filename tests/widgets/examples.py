"""One exercise of every kind, about an invented pair of reports."""

# mypy: disable-error-code="arg-type,misc"
# Parts are given as an author gives them, as plain data; the exercises read them when they are made.

from mediakit.exercises.budget import CutBudget
from mediakit.exercises.cards import Inspect, Sort
from mediakit.exercises.choices import Choose, Estimate, Order
from mediakit.exercises.credit_line import CreditLine
from mediakit.exercises.dial import Dial
from mediakit.exercises.exercise import Exercise
from mediakit.exercises.ladder import Ladder
from mediakit.exercises.marking import Highlight
from mediakit.exercises.matching import Match
from mediakit.exercises.origins import OriginGraph
from mediakit.exercises.own_texts import OwnTexts
from mediakit.exercises.pair import Pair
from mediakit.exercises.review import ReportReview
from mediakit.exercises.rewrite import RewriteStudio
from mediakit.exercises.threshold import Threshold
from mediakit.exercises.writing import Write

ORIGINAL = """The ferry to Skerrow may stop running in winter, two members of the harbour board told the \
Skerrow Gazette on Monday.

The boat carries about 40 people a day from November to March, the board's figures show. “We cannot pay for \
empty seats for ever,” said Ilse Marn, who chairs the board.

Nobody has decided anything, she added. A vote could come in May.

Tom Reddick, a teacher who crosses every day, said he would have to move. \
“My class is on the other side,” he said."""

DERIVATIVE = """Skerrow will lose its winter ferry, officials say.

Only 40 people a day use the boat in the cold months. “We cannot pay for empty seats,” the chair \
of the board said.

The Skerrow Gazette reports that a vote is planned for May. Islanders have long asked for a bridge."""

PAIR = Pair.of(ORIGINAL, DERIVATIVE)

_ALL = (
    Choose(
        id="choose",
        prompt="“The chair told the Gazette.” Who heard the chair?",
        options=("The writer of report B", "The Gazette", "Every reader of B"),
        right=(1,),
        feedback={
            "0": {
                "says": "Nothing in B says that its writer spoke to the chair.",
                "original": "told the Skerrow Gazette",
                "derivative": "The Skerrow Gazette reports",
                "look": "Find the outlet that is named.",
            }
        },
        hints=("Look for a verb of reporting.", "Who is its subject?"),
        confidence=True,
    ),
    Highlight(
        id="highlight",
        prompt="Mark who says so: the source, the word that reports it, and the claim.",
        unit="word",
        side="original",
        sentences=(1, 3),
        labels={"source": "Source", "cue": "Cue", "claim": "Claim"},
        marks={
            "source": ("two members of the harbour board", "Ilse Marn"),
            "cue": ("told", "said"),
            "claim": (
                "The ferry to Skerrow may stop running in winter",
                "We cannot pay for empty seats for ever",
            ),
        },
        pair=PAIR,
    ),
    Match(
        id="match",
        prompt="On which sentences of A does each sentence of B rest?",
        sources={"1": (1,), "2": (2,), "3": (3,), "4": (5,), "5": ()},
        hints=("Look at the figures first.",),
        pair=PAIR,
    ),
    Estimate(
        id="estimate",
        prompt="Of 100 pairs, 27 were flagged. How many of the flagged ones were truly reworked?",
        right=(8, 10),
        also=(7, 11),
        unit="pairs",
        confidence=True,
    ),
    Order(
        id="order",
        prompt="From least told to most told: what can a reader judge?",
        items=("officials", "Ilse Marn, who chairs the board", "two members of the harbour board"),
        right=(0, 2, 1),
    ),
    Order(
        id="line",
        prompt="How sure does each of these sound?",
        items=("may stop", "will lose", "could come"),
        right=((20, 70), (80, 100), (20, 70)),
        line=("ruled out", "certain"),
    ),
    Write(
        id="write",
        prompt="Say in your own words what B leaves out, and what you cannot tell.",
        parts=(
            {
                "id": "limit",
                "text": "Something that you cannot tell",
                "accept": ("cannot tell", "can't tell"),
            },
            {"id": "vote", "text": "That nothing is decided", "accept": ("decided", "vote")},
        ),
        rubric=("Quotes both texts",),
        stems=("These texts share", "I can't tell"),
        min_words=5,
        max_words=60,
        worked="B leaves out that nothing is decided. I cannot tell why.",
    ),
    Sort(
        id="sort",
        prompt="Which moves do you see?",
        cards=(
            {
                "id": "may",
                "original": "may stop running",
                "derivative": "will lose",
                "right": ("certainty",),
                "step": 3,
            },
            {
                "id": "members",
                "original": "two members of the harbour board",
                "derivative": "officials",
                "right": ("repoint",),
                "also": ("cut",),
                "step": 2,
            },
            {
                "id": "bridge",
                "derivative": "Islanders have long asked for a bridge.",
                "right": ("add",),
                "step": 1,
            },
        ),
        boxes={
            "keep": "Keep",
            "swap": "Swap words",
            "cut": "Cut",
            "add": "Add",
            "certainty": "Certainty",
            "repoint": "Re-point",
        },
        scale=("none", "minor", "moderate", "major"),
    ),
    Inspect(
        id="inspect",
        prompt="What became of each quotation?",
        quotations=(
            {
                "id": "seats",
                "original": "“We cannot pay for empty seats for ever,”",
                "derivative": "“We cannot pay for empty seats,”",
                "original_speaker": "Ilse Marn, who chairs the board",
                "derivative_speaker": "the chair of the board",
                "words": ("trimmed",),
                "speaker": ("less_told",),
            },
            {
                "id": "class",
                "original": "“My class is on the other side,”",
                "words": ("gone",),
                "speaker": ("same",),
            },
        ),
    ),
    Ladder(
        id="ladder",
        prompt="What are readers told about each source?",
        sources=(
            {
                "id": "a",
                "words": "two members of the harbour board",
                "text": "two members of the harbour board told the Skerrow Gazette",
                "told": ("how_many", "who_heard"),
                "either": ("who",),
            },
            {"id": "b", "words": "officials", "text": "officials say", "side": "derivative", "told": ()},
        ),
    ),
    Dial(
        id="dial",
        prompt="How sure is each report, and which word moved it?",
        claims=(
            {
                "id": "stop",
                "original": "The ferry may stop running in winter.",
                "derivative": "Skerrow will lose its winter ferry.",
                "direction": ("up",),
                "words": ("may", "will"),
            },
            {
                "id": "vote",
                "original": "A vote could come in May.",
                "derivative": "A vote is planned for May.",
                "direction": ("up",),
                "words": ("could", "planned"),
            },
        ),
    ),
    CutBudget(
        id="cut-budget",
        prompt="Keep four sentences. What can your readers no longer find out?",
        keep=4,
        questions=(
            {"id": "who", "text": "Who says so?", "answered_by": (1, 3)},
            {"id": "decided", "text": "Is it decided?", "answered_by": (4,)},
            {"id": "hurt", "text": "Who would be hurt?", "answered_by": (6, 7)},
            {"id": "next", "text": "What comes next?", "answered_by": (5,)},
        ),
        pair=PAIR,
    ),
    Threshold(
        id="threshold",
        prompt="Find a line that makes no errors.",
        points=tuple(
            {
                "id": f"p{n}",
                "text": f"Pair {n}",
                "values": {"all": value, "unquoted": round(value * 0.8, 2)},
                "sought": sought,
            }
            for n, (value, sought) in enumerate(
                [
                    (0.9, False),
                    (0.62, True),
                    (0.6, False),
                    (0.41, True),
                    (0.4, False),
                    (0.25, True),
                    (0.1, False),
                    (0.08, False),
                    (0.06, True),
                ]
            )
        ),
        measures={"all": "3-word runs", "unquoted": "the same, outside quotation marks"},
    ),
    OriginGraph(
        id="origin-graph",
        prompt="Where did it start?",
        nodes=(
            {"id": "marn", "text": "Ilse Marn", "what": "person"},
            {"id": "a", "text": "Skerrow Gazette"},
            {"id": "b", "text": "Report B"},
            {"id": "c", "text": "Report C"},
        ),
        cards=(
            {
                "id": "credit",
                "what": "credit_line",
                "document": "Report B",
                "words": "The Skerrow Gazette reports",
                "arrows": (("a", "b"),),
            },
            {
                "id": "told",
                "what": "interview_detail",
                "document": "Skerrow Gazette",
                "words": "she added",
                "arrows": (("marn", "a"),),
            },
            {"id": "alike", "what": "similarity", "document": "Report C", "words": "0.41"},
        ),
        arrows=(("marn", "a"), ("a", "b")),
        sources=(1,),
        ask_sources=True,
    ),
    CreditLine(
        id="credit-line",
        prompt="Write the credit that B should have carried, and say where it stands.",
        outlets=("Skerrow Gazette",),
        reporters=("Jo Lind",),
        pair=PAIR,
    ),
    RewriteStudio(
        id="rewrite-studio",
        prompt="Write a brief of 20 to 60 words from report A.",
        outlets=("Skerrow Gazette",),
        min_words=20,
        max_words=60,
        pair=PAIR,
    ),
    ReportReview(
        id="report-review",
        prompt="What the computer found: do you agree?",
        panels=(
            {
                "id": "p1",
                "says": "B says that the ferry will go, A that it may.",
                "original": "may stop running",
                "derivative": "will lose",
                "right": "confirm",
            },
            {
                "id": "p2",
                "says": "B names Ilse Marn.",
                "derivative": "the chair of the board",
                "right": "overrule",
            },
        ),
        least=2,
    ),
    OwnTexts(
        id="own-texts",
        prompt="Bring two reports about the same thing.",
        texts=2,
        shows="links",
        marks={"told": "B says who told it", "open": "I can't tell"},
        questions=("What did you expect to find?",),
    ),
)
EXERCISES: dict[str, Exercise] = {each.id: each for each in _ALL}

# An answer that has something amiss, and one that is settled, to each.
WRONG: dict[str, object] = {
    "choose": 0,
    "highlight": [[9, 15, "source"], [15, 16, "claim"]],
    "match": {"1": [1], "2": [3], "3": [2], "4": "cant_tell"},
    "estimate": 27,
    "order": [1, 0, 2],
    "line": [90, 20, 50],
    "write": {"text": "B is a lie, and its writer stole all of it.", "ratings": [1]},
    "sort": {
        "may": {"boxes": ["swap", "cut"], "step": 1},
        "members": {"boxes": ["repoint"], "step": 2},
        "bridge": "cant_tell",
    },
    "inspect": {
        "seats": {"words": "exact", "speaker": "same"},
        "class": {"words": "gone", "speaker": "same"},
    },
    "ladder": {"a": ["who", "how_many", "why_unnamed"], "b": []},
    "dial": {
        "stop": {"before": 80, "after": 40, "word": {"side": "original", "word": 2}},
        "vote": "cant_tell",
    },
    "cut-budget": [1, 2, 3, 4, 5, 6],
    "threshold": {"measure": "all", "threshold": 0.5},
    "origin-graph": {
        "arrows": [
            {"from": "a", "to": "b", "cards": ["credit"]},
            {"from": "b", "to": "c", "cards": ["alike"]},
        ],
        "sources": 3,
    },
    "credit-line": {"text": "Source: Skerrow Gazette", "paragraph": 3},
    "rewrite-studio": (
        "The boat carries about 40 people a day from November to March. “We cannot pay for empty seats,” "
        "said Ilse Marn. It will stop running in winter, Carl Bode told 31 people."
    ),
    "report-review": {"p1": {"choice": "overrule", "why": "They say the same."}, "p2": "cant_tell"},
    "own-texts": {"texts": [ORIGINAL, "Ferry"], "shown": True},
}
_NOTED: dict[str, object] = {
    "cut-budget": [1, 4, 5, 6],
    "threshold": {"measure": "unquoted", "threshold": 0.3},
    "credit-line": {
        "text": "All quotations are from the Skerrow Gazette, which first reported this.",
        "paragraph": 1,
    },
    "rewrite-studio": (
        "According to the Skerrow Gazette, two members of its harbour board said that the winter boat to "
        "Skerrow may be dropped. A decision could follow in May, Ilse Marn added."
    ),
    "own-texts": {"texts": [ORIGINAL, DERIVATIVE], "shown": True, "marks": [[4, "told"]], "notes": [""]},
}
SETTLED: dict[str, object] = {name: each.model or _NOTED[name] for name, each in EXERCISES.items()}

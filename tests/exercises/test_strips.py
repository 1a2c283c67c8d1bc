"""What the strips of the rewrite studio say of briefs as people write them."""

from functools import cache

import pytest

from mediakit.cases.case import open_case
from mediakit.exercises.strips import Brief, Original

OUTLETS = ("Highmoor Gazette", "the Gazette")
LEAD = "Water is low on the Highmoor for the time of year, the Highmoor Gazette reported on April 29. "
COUNT = "In March, about 41 of 60 gauges were under their low mark, a table from the water board shows. "
SYNONYMS = (
    "Roughly 41 of the 60 meters that gauge water on the Highmoor were below their low line last month, "
    "something the moor doesn’t normally see before July, according to a chart the water board published "
    "on Monday, the Highmoor Gazette reported. Technicians at the board believe that Skelloway, the biggest "
    "of the four lakes, might fall below its higher intake by the close of August if the summer is as dry "
    "as the previous one. The taps in the vale would not go dry, but the water would need to be pumped."
)


@cache
def report() -> Original:
    return Original(open_case("reservoir-readings").documents["A"], "en", 5, (), OUTLETS)


def found(text: str) -> list[tuple[str, str]]:
    return [(each.name, each.brief) for each in Brief(report(), text).findings]


@pytest.mark.parametrize(
    "text",
    [
        LEAD + COUNT,
        "Low Water on the Highmoor\n\n" + LEAD + COUNT,
        COUNT + "Source: Highmoor Gazette, 29.4.2026, which reported it first.",
        "The Highmoor Gazette writes that the moor has not much water. Usually this is so in July.",
        LEAD + "The water board counted: about 41 of 60 gauges were too low in March.",
        LEAD + "Some gauges, 14 in number, are brass rods that Walt Denholm looks at, he said.",
        LEAD + "The top of an old sheepfold has come up at the dam of Skelloway, and Denholm sees it.",
        LEAD + "Anselm Holloman, who knows the moor well, doubts that.",
        LEAD + "Corinna Lusk, the chief engineer, isn’t losing sleep.",
        LEAD + "“I’m not losing sleep yet. Ask me again when we’ve had the May rain,” Corinna Lusk said.",
        LEAD + "On 18 May the board decides whether garden hoses are to be restricted.",
    ],
)
def test_a_fair_brief_is_left_in_peace(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (LEAD + COUNT.replace("41", "14"), ["figure"]),
        (LEAD + COUNT.replace("about ", ""), ["hedge"]),
        (LEAD + "In March, about 41 of 60 gauges were under their low mark.", ["attribution"]),
        (LEAD + "Skelloway, the biggest reservoir, will fall under the upper intake in August.", ["hedge"]),
        (LEAD + "On May 18 the board will restrict garden hoses.", ["hedge"]),
        (LEAD + "“My father told me about that fold. I’m not losing sleep yet,” he said.", ["quotation"]),
        (LEAD + "“I am not losing any sleep,” Corinna Lusk said.", ["quotation"]),
        (LEAD.replace("29", "27"), ["figure"]),
        (COUNT, ["no_credit"]),
    ],
)
def test_what_moved_is_pointed_out_and_nothing_else(text, names):
    assert [name for name, _ in found(text)] == names


def test_swapped_synonyms_are_patchwork_though_some_runs_are_long():
    names = [name for name, _ in found(SYNONYMS)]
    assert names[0] == "patchwork"
    assert set(names) == {"patchwork", "long_run"}
    assert found(SYNONYMS)[0][1] == "41 of the 60 … water on the Highmoor … below their low"


def test_a_report_taken_over_is_no_patchwork():
    taken = str(report().article.text[report().article.sentences[3].span])
    assert [name for name, _ in found(f"{taken} So the Highmoor Gazette reported.")] == ["long_run"]


def test_a_brief_that_shares_nothing_says_so_at_the_facts_but_not_after_its_first_words():
    text = "A purple whale sang of melons near a mountain while every cat in town wore a small green hat."
    for brief, names in ((text, ["nothing_shared"]), ("The Highmoor Gazette", [])):
        facts = Brief(report(), brief).strips()["facts"]
        assert [each["name"] for each in facts["findings"]] == names

import pytest

from mediakit.changes.strength import claim_features, compare_claims
from tests.changes.reports import Compared


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("The old dam may burst this winter.", "The old dam will burst this winter.", "en"),
        ("The wardens need to repair the old dam.", "The wardens will repair the old dam.", "en"),
        ("Neighbours appear sceptical of the repairs.", "The repairs left neighbours with scepticism.", "en"),
        (
            "La grieta habría aparecido en marzo en el puente.",
            "La grieta apareció en marzo en el puente.",
            "es",
        ),
        ("Der Damm sei seit Mai undicht, sagte Anna Birk.", "Der Damm ist seit Mai undicht.", "de"),
        ("Le barrage pourrait céder cet hiver.", "Le barrage cède cet hiver.", "fr"),
    ],
)
def test_surer_than_the_original(before, after, language):
    assert "certainty_up" in Compared(before, after, language).kinds


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The old dam may burst this winter.", "The old dam might burst this winter."),
        ("The old dam will burst this winter.", "The old dam will burst this winter, the warden said."),
        ("The wardens met in May.", "The wardens met in May."),
        ("From the road the ship could be seen leaving.", "From the road people saw the ship leaving."),
    ],
)
def test_no_change_of_certainty_where_there_is_none(before, after):
    assert not {"certainty_up", "certainty_down", "negation_changed"} & set(Compared(before, after).kinds)


def test_less_sure_than_the_original():
    found = Compared("The wardens repair the old dam in May.", "The wardens might repair the old dam in May.")
    assert found.words("certainty_down")[0][1].startswith("might repair")


def test_hedge_inside_a_quotation_belongs_to_the_quotation():
    found = Compared("“The dam may burst,” Ann Oake said.", "“The dam will burst,” Ann Oake said.")
    assert "certainty_up" not in found.kinds
    assert "quote_words_changed" in found.kinds


def test_cause_is_added():
    found = Compared(
        "Neighbours complained about the drums. The festival moved to the old quarry in June.",
        "Neighbours complained about the drums. Their complaints forced, and triggered, the "
        "festival to move to the old quarry in June.",
    )
    assert len(found.words("cause_added")) == 1


def test_cause_that_the_original_has_is_not_added():
    found = Compared("The festival moved because of the drums.", "The drums prompted the festival to move.")
    assert "cause_added" not in found.kinds


def test_negation_on_one_side():
    found = Compared(
        "The council has not approved the new tram line.", "The council has approved the new tram line."
    )
    assert found.words("negation_changed") == [("not approved", "approved")]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("Tea was associated with fewer colds.", "Tea prevents colds.", "up"),
        ("Tea prevents colds.", "Tea prevents colds.", "same"),
        ("Tea causes sleeplessness.", "Tea may be linked to sleeplessness.", "down"),
    ],
)
def test_strength_of_a_claim(before, after, change):
    found = compare_claims(before, after)
    assert found.change == change
    assert sum(found.chances.values()) == pytest.approx(1.0)


def test_strength_in_other_languages_goes_by_marks():
    assert compare_claims("El té podría curar.", "El té cura.", "es").change == "up"


def test_only_the_first_sentence_of_a_claim_is_weighed():
    features = claim_features("Tea prevents the common cold in most adults. It may be linked to sleep.")
    assert (features["causal"], features["linked"], features["open"]) == (1.0, 0.0, 0.0)

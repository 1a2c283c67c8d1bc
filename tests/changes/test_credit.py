import pytest

from mediakit.attribution.credits import find_credits
from mediakit.changes.credit import judge_credit
from mediakit.derivation.align import find_links
from mediakit.texts.article import Article

BODY = [
    "The council closed the harbour pool on Monday.",
    "Divers found forty broken tiles below the old tower.",
    "The roof has leaked since nine winters.",
    "Swimmers will march to the town hall.",
    "The café keeps its doors open.",
    "Gulls circled over the brickworks.",
]


def judged(sentences, publisher="Port Ellery Courier"):
    before = Article("\n\n".join(BODY), language="en", publisher=publisher)
    after = Article("\n\n".join(sentences), language="en")
    return judge_credit(before, after, find_links(before, after), find_credits(after))


def test_none():
    found = judged(BODY)
    assert (found.state, found.credits, found.drawn) == ("not_found", (), len(BODY))
    assert [reason.code for reason in found.reasons] == ["credit_not_found"]


def test_once_for_one_sentence_is_thin():
    assert (
        judged(
            [
                "The council closed the harbour pool on Monday, a clerk told the Port Ellery Courier.",
                *BODY[1:],
            ]
        ).state
        == "thin"
    )


def test_in_the_last_sentence_is_late():
    assert judged([*BODY, "Gulls circled, the Port Ellery Courier reported."]).state == "late"


def test_reports_via_is_thin_or_garbled():
    sentences = [
        "The council closed the harbour pool on Monday, The Oake Post reports via Port Ellery Courier.",
        *BODY[1:],
    ]
    assert judged(sentences, publisher=None).state in {"thin", "garbled"}


def test_reprinted_with_permission_is_clear():
    assert (
        judged(["Reprinted with permission from the Port Ellery Courier, 4 May 2026.", *BODY]).state
        == "clear"
    )


def test_credit_to_somebody_else_is_none_to_the_original():
    assert (
        judged(
            ["The council closed the harbour pool on Monday, the Lindmere Chronicle reported.", *BODY[1:]]
        ).state
        == "not_found"
    )


@pytest.mark.parametrize("sentences", [[], [""], ["Rain."]])
def test_texts_without_anything_drawn(sentences):
    assert judged(sentences).state == "not_found"

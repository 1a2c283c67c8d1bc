"""What moved, who speaks and who is credited, as parts of a page."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mediakit.attribution.sources import Source
from mediakit.changes.model import Change, QuotationPair
from mediakit.reports.facts import certainty_word, excerpt, likely_sources, unit_label
from mediakit.reports.markup import Html, element, joined
from mediakit.reports.skin import Skin, tag
from mediakit.texts.article import Article
from mediakit.wording import say, say_reason

if TYPE_CHECKING:
    from mediakit.comparison import Comparison

__all__ = ["changes_section", "credit_section", "quotations_section", "sources_section"]

_MAX_ROWS = 300
_SHOWN_AT_ONCE = 8


def changes_section(pair: "Comparison", skin: Skin) -> Html:
    """What moved between the two reports, worst first; the lesser changes stand behind a click."""
    weighty = [change for change in pair.changes if change.shift != "none"]
    light = [change for change in pair.changes if change.shift == "none"]
    if not pair.changes:
        return joined(
            [_heading(say("changes_heading")), element("p", say("no_changes"), **skin.dress("soft"))]
        )
    rest = weighty[_SHOWN_AT_ONCE:_MAX_ROWS]
    return joined(
        [
            _heading(say("changes_heading")),
            _changes(pair, weighty[:_SHOWN_AT_ONCE], skin, say("changes_caption")) if weighty else None,
            _behind(
                say("more_changes", count=len(rest)), _changes(pair, rest, skin, say("more_changes_caption"))
            )
            if rest
            else None,
            _behind(
                say("light_changes", count=len(light)),
                _changes(pair, light[:_MAX_ROWS], skin, say("light_changes_caption")),
            )
            if light
            else None,
        ]
    )


def quotations_section(pair: "Comparison", skin: Skin) -> Html:
    """Each quotation beside its counterpart: what became of its words and of its speaker."""
    if not pair.quotations:
        return Html()
    heads = [say(f"quotations_{name}") for name in ("derivative", "original", "words", "speaker")]
    rows = [_quotation(pair, quotation, skin) for quotation in pair.quotations[:_MAX_ROWS]]
    return joined([_heading(say("quotations_heading")), _table(heads, rows, skin, say("quotations_caption"))])


def sources_section(pair: "Comparison") -> Html:
    """Who each report rests on, side by side."""
    if not any(pair.sources):
        return Html()
    columns = [
        element(
            "section",
            element("p", say(f"sources_{side}", count=len(sources)), class_="side"),
            _sources(sources, article),
            class_="card",
        )
        for side, sources, article in (
            ("original", likely_sources(pair.sources[0]), pair.original),
            ("derivative", likely_sources(pair.sources[1]), pair.derivative),
        )
    ]
    return joined([_heading(say("sources_heading")), element("div", *columns, class_="pair")])


def credit_section(pair: "Comparison", skin: Skin) -> Html:
    """Whether the reader is told where the report comes from, and in which words."""
    credit = pair.credit
    words = [element("q", pair.derivative.text[one.span]) for one in credit.credits]
    return joined(
        [
            _heading(say("credit_heading")),
            element("p", element("strong", say(f"credit_state_{credit.state}")), " ", joined(words, " · ")),
            element("ul", *[element("li", say_reason(reason)) for reason in credit.reasons]),
            element("p", say("credit_limit"), **skin.dress("soft" if skin.inline else "limit")),
        ]
    )


def _changes(pair: "Comparison", changes: Iterable[Change], skin: Skin, caption: str) -> Html:
    heads = [say(f"changes_{name}") for name in ("what", "original", "derivative")]
    rows = [_change(pair, change, skin) for change in changes]
    return _table(heads, rows, skin, caption)


def _change(pair: "Comparison", change: Change, skin: Skin) -> Html:
    shift = say(f"shift_{change.shift}") if change.shift else say("shift_unknown")
    what = [
        element("strong", say(f"change_kind_{change.kind}")),
        element("br"),
        element("span", f"{shift} · {certainty_word(change.certainty)}", **skin.dress("tag")),
    ]
    why = element("span", joined([say_reason(reason) for reason in change.reasons], " "), **skin.dress("tag"))
    label = tag(unit_label("derivative", change.number), skin) if change.number else None
    return _row(
        [
            joined(what),
            _quoted(excerpt(pair.original, change.original), pair.original),
            joined(
                [
                    label,
                    " ",
                    _quoted(excerpt(pair.derivative, change.derivative), pair.derivative),
                    element("br"),
                    why,
                ]
            ),
        ],
        skin,
    )


def _quotation(pair: "Comparison", quotation: QuotationPair, skin: Skin) -> Html:
    words = _quoted(excerpt(pair.derivative, quotation.derivative), pair.derivative)
    return _row(
        [
            joined([tag(unit_label("derivative", quotation.number), skin), " ", words]),
            _quoted(excerpt(pair.original, quotation.original), pair.original),
            say(f"label_quotation_{quotation.words}"),
            say(f"label_speaker_{quotation.speaker}"),
        ],
        skin,
    )


def _sources(sources: Sequence[Source], article: Article) -> Html:
    items = []
    for source in sources[:_MAX_ROWS]:
        facts = [say(f"kind_of_source_{source.kind}")]
        if source.how_they_know:
            facts.append(say("source_knows", words=article.text[source.how_they_know]))
        if source.anonymity:
            facts.append(say("source_anonymity", words=article.text[source.anonymity.span]))
        items.append(
            element(
                "li",
                _quoted(article.text[source.span], article),
                element("br"),
                element("span", " · ".join(facts), class_="tag"),
            )
        )
    return element("ul", *items, class_="sources")


def _quoted(words: str, article: Article) -> Html:
    return element("span", words or say("nothing_there"), lang=article.language or None)


def _table(heads: Sequence[str], rows: Sequence[Html], skin: Skin, caption: str) -> Html:
    head = element(
        "thead", element("tr", *[element("th", title, scope="col", **skin.dress("head")) for title in heads])
    )
    table = element(
        "table",
        element("caption", caption, **skin.dress("caption")),
        head,
        element("tbody", *rows),
        **skin.dress("plain"),
    )
    return table if skin.inline else element("div", table, class_="scroll")


def _row(cells: Sequence[str], skin: Skin) -> Html:
    return element("tr", *[element("td", cell, **skin.dress("small_cell")) for cell in cells])


def _heading(title: str) -> Html:
    return element("h2", title)


def _behind(title: str, content: Html) -> Html:
    return element("details", element("summary", title), content)

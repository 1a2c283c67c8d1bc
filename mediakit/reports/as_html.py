"""A comparison as HTML: one self-contained page, and a fragment for notebooks.

The fragment survives a notebook's sanitizer: it carries its meaning in words and in ``mark``, ``ins`` and
``del``, with no style sheet, no ids and no scripts, and sets every colour together with its ground.
"""

from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from mediakit.derivation.links import KINDS, Link
from mediakit.reports.facts import (
    article_facts,
    containment_lines,
    kind_counts,
    link_label,
    measure_rows,
    moves_label,
    unit_label,
    unused_sentences,
)
from mediakit.reports.findings import changes_section, credit_section, quotations_section, sources_section
from mediakit.reports.markup import Html, element, joined
from mediakit.reports.runs import Run, SourceRuns, link_runs
from mediakit.reports.skin import Skin, tag
from mediakit.texts.article import Article
from mediakit.wording import say, say_reason

if TYPE_CHECKING:
    from mediakit.comparison import Comparison

__all__ = ["comparison_to_fragment", "comparison_to_page"]

_MAX_FRAGMENT_ROWS = 80
_MAX_PAGE_ROWS = 5_000
_MAX_UNUSED = 500

_ELEMENTS = {"changed": "mark", "added": "ins", "gone": "del"}


def comparison_to_page(pair: "Comparison") -> str:
    """One self-contained page: the reading, the sentences, what was not used, the measures."""
    skin = Skin(inline=False)
    title = say("page_title")
    style = (files("mediakit.reports") / "page.css").read_text(encoding="utf-8")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element(
            "meta",
            http_equiv="Content-Security-Policy",
            content="default-src 'none'; style-src 'unsafe-inline'",
        ),
        element("title", title),
        Html(f"<style>{style}</style>"),
    )
    main = element(
        "main",
        element("h1", title),
        _cards(pair),
        _reading(pair, skin),
        changes_section(pair, skin),
        element("h2", say("sentences_heading")),
        _legend(skin),
        _sentences(pair, skin, _MAX_PAGE_ROWS),
        _unused(pair),
        quotations_section(pair, skin),
        sources_section(pair),
        credit_section(pair, skin),
        _measures(pair),
        _notes(pair),
        element("footer", element("p", say("fixed_line"))),
    )
    return f"<!DOCTYPE html>\n{element('html', head, element('body', main), lang='en')}\n"


def comparison_to_fragment(pair: "Comparison") -> str:
    """The same for a notebook's output, without what stands behind a click on the page."""
    skin = Skin(inline=True)
    more = len(pair.links) - _MAX_FRAGMENT_ROWS
    return element(
        "div",
        _reading(pair, skin),
        changes_section(pair, skin),
        credit_section(pair, skin),
        _legend(skin),
        _sentences(pair, skin, _MAX_FRAGMENT_ROWS),
        element("p", say("more_sentences", count=more), **skin.dress("soft")) if more > 0 else None,
        _notes(pair),
        **skin.dress("frame"),
    )


def _cards(pair: "Comparison") -> Html:
    cards = []
    for side, article in (("original", pair.original), ("derivative", pair.derivative)):
        name, facts = article_facts(article)
        cards.append(
            element(
                "section",
                element("p", say(side), class_="side"),
                element("p", name, class_="title", lang=article.language or None),
                element("p", facts, class_="facts"),
                class_="card",
            )
        )
    return element("div", *cards, class_="pair")


def _reading(pair: "Comparison", skin: Skin) -> Html:
    reading = pair.reading
    counts = kind_counts(pair)
    total = sum(counts.values())
    return element(
        "section",
        element("p", say(f"reading_{reading.code}"), **skin.dress("statement")),
        element(
            "ul",
            *[element("li", line) for line in (*map(say_reason, reading.reasons), *containment_lines(pair))],
        ),
        _kind_bar(counts) if total and not skin.inline else None,
        element(
            "ul",
            *[element("li", say(f"count_{kind}", count=counts[kind]), class_=kind) for kind in KINDS],
            class_="counts",
        )
        if total
        else None,
        element("p", say("what_else"), **skin.dress("soft")) if reading.alternatives else None,
        element("ul", *[element("li", say(code)) for code in reading.alternatives])
        if reading.alternatives
        else None,
        element("p", say("fixed_line"), **skin.dress("limit" if not skin.inline else "soft")),
        **({} if skin.inline else {"class_": "card reading"}),
    )


def _kind_bar(counts: Counter[str]) -> Html:
    bars = [
        element("span", class_=f"bar-{kind}", style=f"flex-grow:{counts[kind]}")
        for kind in KINDS
        if counts[kind]
    ]
    return element("div", *bars, class_="kinds", aria_hidden="true")


def _legend(skin: Skin) -> Html:
    return element(
        "p",
        say("legend"),
        " ",
        element("mark", say("legend_changed"), **_dressed("changed", skin)),
        " · ",
        element("ins", say("legend_added"), **_dressed("added", skin)),
        " · ",
        element("del", say("legend_gone"), **_dressed("gone", skin)),
        **skin.dress("legend" if not skin.inline else "soft"),
    )


def _sentences(pair: "Comparison", skin: Skin, most: int) -> Html:
    head = [
        element("th", say(side), scope="col", **skin.dress("head")) for side in ("original", "derivative")
    ]
    rows = [_row(pair, link, skin) for link in pair.links[:most]]
    return element(
        "table",
        element("caption", say("sentences_caption"), **skin.dress("caption")),
        element("thead", element("tr", *head)),
        element("tbody", *rows),
        **skin.dress("sentences"),
    )


def _row(pair: "Comparison", link: Link, skin: Skin) -> Html:
    cell = skin.dress("cell") if skin.inline else {}
    sides: list[dict[str, str]] = (
        [{}, {}] if skin.inline else [{"data_side": say("original")}, {"data_side": say("derivative")}]
    )
    runs, sources = link_runs(link, pair.original, pair.derivative)
    return element(
        "tr",
        element("td", *_sources(pair, sources, skin), **cell, **sides[0]),
        element("td", *_derived(pair, link, runs, skin), **cell, **sides[1]),
    )


def _sources(pair: "Comparison", sources: Sequence[SourceRuns], skin: Skin) -> list[Html]:
    if not sources:
        return [element("p", say("no_source_found"), **skin.dress("none"))]
    return [
        element(
            "p",
            tag(unit_label("original", pair.number_of(source.span)), skin),
            " ",
            _shown(source.runs, skin),
            lang=_language(pair.original),
        )
        for source in sources
    ]


def _derived(pair: "Comparison", link: Link, runs: Sequence[Run], skin: Skin) -> list[Html]:
    headline = skin.dress("headline") if link.role == "headline" else {}
    text = element(
        "p",
        tag(unit_label("derivative", link.number), skin),
        " ",
        _shown(runs, skin),
        lang=_language(pair.derivative),
        **headline,
    )
    label = element(
        "span",
        element("b", say(f"kind_{link.kind}")),
        f" · {link_label(pair, link)}",
        f" · {moves_label(link)}" if link.moves else None,
        **skin.dress("tag"),
    )
    reasons = element("ul", *[element("li", say_reason(reason)) for reason in link.reasons])
    return [
        text,
        label,
        element("details", element("summary", say("why")), reasons) if link.reasons else Html(),
    ]


def _shown(runs: Sequence[Run], skin: Skin) -> Html:
    pieces = []
    for run in runs:
        name = _ELEMENTS.get(run.state)
        pieces.append(
            element(name, run.text, **_dressed(run.state, skin)) if name else Html.of_text(run.text)
        )
    return joined(pieces)


def _dressed(state: str, skin: Skin) -> dict[str, str]:
    name = "changed" if state == "changed" else _ELEMENTS[state]
    return skin.dress(name) if skin.inline or state == "changed" else {}


def _unused(pair: "Comparison") -> Html:
    unused = unused_sentences(pair)
    if not unused:
        return element("p", say("all_used"), class_="legend")
    kinds = {omission.number: say(f"label_omission_{omission.kind}") for omission in pair.omissions}
    shown = [
        element(
            "li",
            tag(unit_label("original", fate.number), Skin(inline=False)),
            " ",
            pair.original.text[fate.original],
            element("span", f" {kinds[fate.number]}", class_="kind") if fate.number in kinds else None,
        )
        for fate in unused[:_MAX_UNUSED]
    ]
    more = len(unused) - len(shown)
    return joined(
        [
            element("h2", say("unused_sentences", count=len(unused))),
            element("ul", *shown, class_="unused", lang=_language(pair.original)),
            element("p", say("more_sentences", count=more), class_="legend") if more > 0 else None,
        ]
    )


def _measures(pair: "Comparison") -> Html:
    head = [
        element("th", say(f"measures_{name}"), scope="col")
        for name in ("name", "value", "direction", "shows", "misses")
    ]
    rows = [
        element(
            "tr",
            element("th", row.name, scope="row"),
            element("td", row.value, class_="number"),
            *[element("td", text) for text in (row.direction, row.shows, row.misses)],
        )
        for row in measure_rows(pair)
    ]
    table = element(
        "table",
        element("caption", say("measures_caption")),
        element("thead", element("tr", *head)),
        element("tbody", *rows),
        class_="plain measures",
    )
    shown = element(
        "details", element("summary", say("measures_open")), element("div", table, class_="scroll")
    )
    return joined([element("h2", say("measures_heading")), shown])


def _notes(pair: "Comparison") -> Html | None:
    if not pair.notes:
        return None
    items = [element("li", say_reason(note)) for note in pair.notes]
    return joined([element("p", element("strong", say("notes_heading"))), element("ul", *items)])


def _language(article: Article) -> str | None:
    return article.language or None

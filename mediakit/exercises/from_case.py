"""What an author leaves out, drawn from the key of a case."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from mediakit.exercises.origins import WEAK
from mediakit.exercises.pair import Pair
from mediakit.texts.article import Article
from mediakit.texts.spans import Span
from mediakit.wording import say

if TYPE_CHECKING:
    from mediakit.cases.case import Case
    from mediakit.cases.key import PairKey, QuotationKey

__all__ = ["MOVES", "SHIFTS", "fill_from_case", "pair_of"]

MOVES = ("keep", "swap", "reshape", "merge_split_move", "cut", "add", "certainty", "repoint")
SHIFTS = ("none", "minor", "moderate", "major")
_CERTAINTY = frozenset({"certainty", "hedge_modality", "modality"})
_QUOTATION_MARKS = tuple('"“”„‟«»‹›‘’')
_ASKED_KINDS = frozenset({"named_person", "unnamed_person", "unnamed_group"})
Table = dict[str, Any]


def pair_of(case: "Case", letters: str | None = None) -> Pair:
    """Two documents of a case by their letters, such as "AB"; by default those of its first pair."""
    original, derivative = _letters(case, letters)
    return Pair(case.documents[original], case.documents[derivative])


def fill_from_case(kind: str, case: "Case", data: Mapping[str, Any], *, letters: str | None = None) -> Table:
    """The fields that a kind of exercise draws from a case.

    Args:
        kind: The kind of exercise.
        case: The case.
        data: What the author gave; a field of it is never drawn. ``only`` names the items to draw, by id.
        letters: The letters of the two documents.

    Returns:
        The fields that the case's key has something for, without those that the author gave.
    """
    draw = _DRAWERS.get(kind)
    found = draw(case, letters, data) if draw else {}
    only = data.get("only")
    return {name: _chosen(value, only) for name, value in found.items() if name not in data}


def _chosen(value: Any, only: Any) -> Any:  # noqa: ANN401 - a field's value
    """Of a list of items those whose ids the author named, in the author's order; all else as it is."""
    if only is None or not isinstance(value, list):
        return value
    return [each for name in only for each in value if each["id"] == name]


def _letters(case: "Case", letters: str | None) -> tuple[str, str]:
    if letters is not None:
        return letters[0], letters[1]
    first = case.data["pairs"][0]
    return first["original"], first["derivative"]


def _key(case: "Case", letters: str | None) -> "PairKey | None":
    wanted = _letters(case, letters)
    return next((key for key in case.key if (key.original, key.derivative) == wanted), None)


def _match(case: "Case", letters: str | None, data: Mapping[str, Any]) -> Table:
    key = _key(case, letters)
    if key is None:
        return {}
    derivative = case.documents[key.derivative]
    statements = {unit.number for unit in derivative.sentences if unit.is_statement}
    asked = set(data.get("sentences") or statements)
    chosen = [each for each in key.sentences if each.number in asked]
    return {
        "sentences": tuple(each.number for each in chosen),
        "sources": {str(each.number): each.drawn_from for each in chosen},
        "weak": {str(each.number): each.weak for each in chosen},
    }


def _sort(case: "Case", letters: str | None, data: Mapping[str, Any]) -> Table:
    """A card for each sentence that shows a move; the author may name the moves, by the card's id."""
    given: Mapping[str, Any] = data.get("moves", {})
    key, pair = _key(case, letters), pair_of(case, letters)
    if key is None or pair.original is None or pair.derivative is None:
        return {}
    language = data.get("language", case.data.get("language", "en"))
    cards: list[Table] = []
    for each in key.sentences:
        moves = tuple(given.get(f"b{each.number}", each.moves))
        if moves and each.drawn_from:
            card: Table = {"id": f"b{each.number}", "original": _sources(pair.original, each.drawn_from)}
            card |= {
                "derivative": pair.derivative.text[each.span],
                "right": moves,
                "step": SHIFTS.index(each.shift),
            }
            cards.append(card)
    return {
        "cards": cards,
        "boxes": {move: say(f"exercise_move_{move}", language) for move in MOVES},
        "scale": tuple(say(f"exercise_shift_{shift}", language) for shift in SHIFTS),
    }


def _sources(original: Article, numbers: tuple[int, ...]) -> str:
    return " ".join(original.text[original.sentences[number - 1].span] for number in sorted(numbers))


def _inspect(case: "Case", letters: str | None, _: Mapping[str, Any]) -> Table:
    key, pair = _key(case, letters), pair_of(case, letters)
    if key is None or pair.original is None or pair.derivative is None:
        return {}
    return {
        "quotations": [
            {
                "id": each.id.casefold(),
                "original": _in_marks(pair.original, each.original),
                "derivative": _in_marks(pair.derivative, each.derivative) or _retold(pair.derivative, each),
                "original_speaker": _words(pair.original, each.original_speaker),
                "derivative_speaker": _words(pair.derivative, each.derivative_speaker),
                "words": (each.words,),
                "speaker": each.speaker,
            }
            for each in key.quotations
            if each.original or each.derivative
        ]
    }


def _words(article: Article, span: Span | None) -> str:
    return article.text[span] if span else ""


def _in_marks(article: Article, span: Span | None) -> str:
    """Words with the quotation marks that stand around them: without these, told is not seen from quoted."""
    if span is None:
        return ""
    before, after = article.text[: span.start], article.text[span.end :]
    opening = before[-1:] if before.endswith(_QUOTATION_MARKS) else ""
    closing = after[:1] if after.startswith(_QUOTATION_MARKS) else ""
    return f"{opening}{article.text[span]}{closing}"


def _retold(article: Article, quotation: "QuotationKey") -> str:
    """The sentence in which a quotation is told without marks; "" for one that is not."""
    if quotation.words != "to_reported_speech" or quotation.sentence is None:
        return ""
    return article.text[article.sentences[quotation.sentence - 1].span]


def _ladder(case: "Case", _: str | None, __: Mapping[str, Any]) -> Table:
    sources = []
    first = case.data["pairs"][0]["original"]
    for number, each in enumerate(case.data.get("sources", ()), 1):
        if each["kind"] in _ASKED_KINDS:
            sources.append(_source(case, each, number, first))
    return {"sources": sources}


def _source(case: "Case", each: Mapping[str, Any], number: int, first: str) -> Table:
    article = case.documents[each["document"]]
    places = [
        article.sentences[place - 1].span for place in each["sentences"] if place <= len(article.sentences)
    ]
    told = ["who"] if each["kind"] == "named_person" else []
    told += ["how_they_know"] if each.get("how_they_know") else []
    told += ["how_many"] if each.get("count") else []
    told += ["why_unnamed"] if each.get("why_unnamed") else []
    return {
        "id": f"{each['document'].casefold()}{number}",
        "words": each["words"],
        "text": " ".join(article.text[span] for span in places[:2]),
        "side": "original" if each["document"] == first else "derivative",
        "told": told,
        "either": ["who", "who_heard"],  # the key does not say what a description or a credit elsewhere tells
    }


def _dial(case: "Case", letters: str | None, _: Mapping[str, Any]) -> Table:
    """Claims whose certainty the key says was moved; the direction is for the author to give."""
    key, pair = _key(case, letters), pair_of(case, letters)
    if key is None or pair.original is None or pair.derivative is None:
        return {}
    claims = []
    for each in key.sentences:
        moved = [change for change in each.changes if change.aspect in _CERTAINTY]
        if moved and each.drawn_from:
            words = [pair.original.text[span] for change in moved for span in change.original]
            words += [pair.derivative.text[span] for change in moved for span in change.derivative]
            original = _sources(pair.original, each.drawn_from)
            derivative = pair.derivative.text[each.span]
            shown = [word for word in dict.fromkeys(words) if word in original or word in derivative]
            claims.append(
                {"id": f"b{each.number}", "original": original, "derivative": derivative, "words": shown}
            )
    return {"claims": claims}


def _budget(case: "Case", letters: str | None, _: Mapping[str, Any]) -> Table:
    original = _letters(case, letters)[0]
    return {
        "questions": [
            {
                "id": f"q{number}",
                "text": each["question"],
                "answered_by": each["answered_by"].get(original, ()),
            }
            for number, each in enumerate(case.data.get("questions", ()), 1)
            if each["answered_by"].get(original)
        ]
    }


def _graph(case: "Case", letters: str | None, data: Mapping[str, Any]) -> Table:
    """The history of a case; with letters, what of it can be told without the other documents."""
    documents = [each for each in case.documents if letters is None or each in letters]
    hidden = set(case.documents) - set(documents)
    cards: dict[tuple[str, str, str], Table] = {}
    arrows: dict[tuple[str, str], bool] = {}  # and whether something favours it
    names = {each: _title(case, each) for each in documents}
    for arrow in case.data.get("history", {}).get("arrows", ()):
        ends = (arrow["from"], arrow["to"])
        place = (_node_id(case, ends[0]), _node_id(case, ends[1]))
        evidence = arrow.get("evidence", ())
        favoured = any(each.get("bears") == "favours" for each in evidence)
        if not hidden & set(ends):
            arrows[place] = favoured
            names |= {_node_id(case, end): _title(case, end) for end in ends}
        for each in evidence:
            known = (_card(each["card"]), each["document"], _stamp(each["words"]))
            card = cards.setdefault(known, _evidence_card(len(cards) + 1, *known))
            bears = each["bears"] == "favours" or (not favoured and card["what"] not in WEAK)
            if place in arrows and bears:
                card["arrows"].append(place)
    shown = [card for card in cards.values() if card["document"] not in hidden]
    only = data.get("only", [card["id"] for card in shown])
    return {
        "nodes": tuple(
            {"id": each, "text": text, "what": "document" if each in documents else "event"}
            for each, text in names.items()
        ),
        "cards": [card for card in shown if card["id"] in only],
        "arrows": tuple(place for place, favoured in arrows.items() if favoured),
        "also": tuple(place for place, favoured in arrows.items() if not favoured),
    }


def _node_id(case: "Case", end: str) -> str:
    """A document's letter; for anything else its name as an id, such as "radio-interview-of-9-june"."""
    return end if end in case.documents else "-".join(re.findall(r"\w+", end.casefold()))


def _stamp(words: str) -> str:
    """A time stamp as one would write it, such as "2026-04-14 09:00"; all else as it is."""
    return re.sub(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$", r"\1 \2", words)


def _evidence_card(number: int, what: str, document: str, words: str) -> Table:
    return {"id": f"c{number}", "what": what, "document": document, "words": words, "arrows": []}


_CARDS = {"detail only an interviewer has": "interview_detail", "press-conference quote": "public_quote"}


def _card(name: str) -> str:
    return _CARDS.get(name, name.replace(" ", "_"))


def _title(case: "Case", letter: str) -> str:
    article = case.documents.get(letter)
    return f"{letter}: {article.publisher or article.title or ''}".rstrip(": ") if article else letter


def _credit(case: "Case", letters: str | None, _: Mapping[str, Any]) -> Table:
    original = pair_of(case, letters).original
    if original is None or not original.publisher:
        return {}
    return {
        "outlets": (original.publisher,),
        "reporters": (original.byline.removeprefix("By "),) if original.byline else (),
    }


def _studio(case: "Case", letters: str | None, _: Mapping[str, Any]) -> Table:
    original = pair_of(case, letters).original
    return {"outlets": (original.publisher,)} if original is not None and original.publisher else {}


def _review(case: "Case", letters: str | None, data: Mapping[str, Any]) -> Table:
    """A panel for each link that was computed; one that the key cannot argue for is to be overruled."""
    key, pair = _key(case, letters), pair_of(case, letters)
    if key is None or pair.original is None or pair.derivative is None:
        return {}
    read = {each.number: each for each in key.sentences}
    language = data.get("language", case.data.get("language", "en"))
    comparison = case.compare(key.original, key.derivative)
    panels = []
    for link in comparison.links:
        sources, careful = comparison.source_numbers(link), read[link.number]
        argued = link.kind in careful.kinds and (
            set(sources) <= {*careful.drawn_from, *careful.weak} and bool(sources) == bool(careful.drawn_from)
        )
        panels.append(
            {
                "id": f"b{link.number}",
                "says": _panel(language, f"B{link.number}", sources, link.kind),
                "original": _sources(pair.original, sources),
                "derivative": pair.derivative.text[link.derivative],
                "right": "confirm" if argued else "overrule",
            }
        )
    return {"panels": panels}


def _panel(language: str, sentence: str, sources: tuple[int, ...], kind: str) -> str:
    if not sources:
        return say("exercise_match_not_in", language, derivative=sentence)
    named = tuple(f"A{number}" for number in sources)
    linked = say("exercise_match_from", language, derivative=sentence, original=named)
    return f"{linked}: {say(f'kind_{kind}', language)}"


_DRAWERS: dict[str, Callable[["Case", str | None, Mapping[str, Any]], Table]] = {
    "match": _match,
    "sort": _sort,
    "inspect": _inspect,
    "ladder": _ladder,
    "dial": _dial,
    "cut_budget": _budget,
    "origin_graph": _graph,
    "credit_line": _credit,
    "rewrite_studio": _studio,
    "report_review": _review,
}

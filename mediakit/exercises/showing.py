"""What is computed of a learner's own texts, in the form in which a browser draws it."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from mediakit.attribution.quotations import Quotation, find_quotes
from mediakit.attribution.sources import Source, find_sources
from mediakit.changes.model import QuotationPair
from mediakit.comparison import Comparison, compare
from mediakit.derivation.links import Link
from mediakit.exercises.feedback import quoted
from mediakit.reports.facts import FAIRLY_SURE, LIKELY, certainty_word, excerpt, likely_sources
from mediakit.texts.article import Article
from mediakit.texts.languages import detect_language
from mediakit.texts.reasons import Reason
from mediakit.texts.sentences import has_sentence_marks
from mediakit.texts.spans import Span
from mediakit.wording import say, say_reason

__all__ = ["SHOWS", "problem_of", "showing"]

_FEWEST_WORDS = 5  # of which something can be told
_RUNS = (1, 2, 3, 5)  # words in a row that the table of containment looks for
_KEPT = 16  # pairs whose showing is remembered: every message of the browser asks for it

Item = dict[str, Any]


def problem_of(texts: Sequence[str], language: str = "en") -> Reason | None:
    """Why nothing can be shown of these texts; None where something can.

    Example:
        >>> problem_of(["Ferry"]).code, problem_of(["The ferry runs until May."])
        ('exercise_own_few_words', None)
    """
    for name, text in zip(_letters(texts), texts, strict=True):
        words = len(_article(text, language).words)
        if not words:
            return Reason(_of("exercise_own_empty", name), {})
        if words < _FEWEST_WORDS:
            return Reason(_of("exercise_own_few_words", name), {"count": words})
    return None


@lru_cache(maxsize=_KEPT)
def showing(shows: str, texts: tuple[str, ...], language: str = "en") -> Item:
    """What there is to see of these texts.

    Args:
        shows: One of ``SHOWS``.
        texts: One text, or an original and its derivative.
        language: Of the sentences about them.

    Returns:
        ``problem``: why nothing can be shown, or ""; ``notices``: what to bear in mind; ``said``: in a
        sentence what was found; ``texts``: their numbered sentences, each with what was found of it;
        ``findings``: what was found besides; ``table``; ``line``: what all this cannot show.
    """
    problem = problem_of(texts, language)
    if problem:
        return {"problem": say_reason(problem, language)}
    articles = [_article(text, language) for text in texts]
    pair = compare(*articles) if len(articles) > 1 else None
    found = SHOWS[shows](articles, pair, language)
    return {
        "problem": "",
        "notices": list(_notices(articles, pair, language)),
        "said": "",
        "texts": [
            _text(name, article, language) for name, article in zip(_letters(texts), articles, strict=True)
        ],
        "findings": [],
        "table": None,
        "line": say("fixed_line" if pair else "sources_limit", language),
        **found,
    }


def _article(text: str, language: str) -> Article:
    """The text as a report, in the exercise's language where its own cannot be told."""
    article = Article(text)
    return article if article.language else Article(text, language=language)


def _letters(texts: Sequence[object]) -> tuple[str, ...]:
    return ("A", "B") if len(texts) > 1 else ("",)


def _of(code: str, name: str) -> str:
    """The code of a sentence about the only text, or about text A or B."""
    return f"{code}_{name.lower()}" if name else code


def _text(name: str, article: Article, language: str) -> Item:
    """A text by its numbered sentences, of which nothing was found yet."""
    sentences: list[Item] = [
        {
            "n": unit.number,
            "name": f"{name}{unit.number}",
            "role": unit.role,
            "text": article.text[unit.span],
            "said": "",
            "quotes": [],
        }
        for unit in article.sentences
    ]
    title = say("exercise_own_sentences", language, count=len(sentences))
    return {"title": f"{name}: {title}" if name else title, "sentences": sentences}


def _notices(articles: Sequence[Article], pair: Comparison | None, language: str) -> Iterator[str]:
    if pair and pair.original.words.keys == pair.derivative.words.keys:
        yield say("exercise_own_identical", language)
    for name, article in zip(_letters(articles), articles, strict=True):
        if not detect_language(article.text):
            yield say(_of("exercise_own_language", name), language)
        if not has_sentence_marks(article.text):
            yield say(_of("exercise_own_no_marks", name), language)
    notes = pair.notes if pair else articles[0].notes
    yield from (say_reason(note, language) for note in notes if note.code != "no_sentence_marks")


# What can be shown.


def _sentences(articles: list[Article], pair: Comparison | None, language: str) -> Item:  # noqa: ARG001
    return {}


def _links(articles: list[Article], pair: Comparison | None, language: str) -> Item:
    """Each sentence of the second text with the sentences of the first that it may rest on."""
    if pair is None:
        return {}
    original, derivative = (
        _text(name, article, language) for name, article in zip("AB", articles, strict=True)
    )
    links = {link.number: link for link in pair.links}
    for sentence in derivative["sentences"]:
        link = links.get(sentence["n"])
        if link:
            sentence["said"] = _link_label(link, language)
            sentence["quotes"] = [
                {"name": f"A{number}", "text": pair.original.text[span]}
                for number, span in zip(pair.source_numbers(link), link.original, strict=True)
            ]
    count = sum(bool(link.original) for link in pair.links)
    return {
        "texts": [original, derivative],
        "said": say("exercise_own_links", language, count=count, of=len(pair.links)),
    }


def _link_label(link: Link, language: str) -> str:
    if link.original:
        return f"{say(f'kind_{link.kind}', language)} · {certainty_word(link.certainty, language)}"
    nothing = say("shape_none", language)
    return nothing if link.certainty >= FAIRLY_SURE else f"{nothing} · {say('certainty_none', language)}"


def _sources(articles: list[Article], pair: Comparison | None, language: str) -> Item:  # noqa: ARG001
    """Who each text rests on, and by which words that was found."""
    findings = [
        _source(name, article, source, language)
        for name, article in zip(_letters(articles), articles, strict=True)
        for source in likely_sources(find_sources(article))
    ]
    return {"findings": findings, "said": say("exercise_own_sources", language, count=len(findings))}


def _source(name: str, article: Article, source: Source, language: str) -> Item:
    places = sorted({_number_at(article, mention) for mention in source.mentions})
    cues = dict.fromkeys(article.text[each.cue] for each in source.quotations if each.cue)
    facts = [say(f"kind_of_source_{source.kind}", language)]
    if cues:
        facts.append(say("exercise_own_cue", language, words=tuple(quoted(cue, language) for cue in cues)))
    if source.how_they_know:
        facts.append(say("source_knows", language, words=article.text[source.how_they_know]))
    if source.anonymity:
        facts.append(say("source_anonymity", language, words=article.text[source.anonymity.span]))
    return {
        "name": ", ".join(f"{name}{place}" for place in places),
        "text": article.text[source.span].rstrip(","),
        "said": " · ".join(facts),
        "quotes": [],
    }


def _quotations(articles: list[Article], pair: Comparison | None, language: str) -> Item:
    """The quotations of one text; of two, each beside its counterpart."""
    if pair:
        findings = [_quotation_pair(pair, each, language) for each in pair.quotations]
    else:
        quotes = [each for each in find_quotes(articles[0]) if each.quoted and each.certainty >= LIKELY]
        findings = [_quotation(articles[0], each, language) for each in quotes]
    return {"findings": findings, "said": say("exercise_own_quotations", language, count=len(findings))}


def _quotation_pair(pair: Comparison, found: QuotationPair, language: str) -> Item:
    words = say(f"label_quotation_{found.words}", language)
    speaker = say(f"label_speaker_{found.speaker}", language)
    original = excerpt(pair.original, found.original)
    number = f"A{_number_at(pair.original, found.original[0])}" if found.original else ""
    return {
        "name": f"B{found.number}",
        "text": excerpt(pair.derivative, found.derivative),
        "said": say("exercise_own_quotation", language, words=words, speaker=speaker),
        "quotes": [{"name": number, "text": original}] if original else [],
    }


def _quotation(article: Article, quote: Quotation, language: str) -> Item:
    speaker = article.text[quote.speaker].rstrip(",") if quote.speaker else say("no_speaker", language)
    return {
        "name": str(_number_at(article, quote.quoted[0])),
        "text": excerpt(article, quote.quoted),
        "said": f"{speaker} · {say(f'quote_{quote.kind}', language)}",
        "quotes": [],
    }


def _measures(articles: list[Article], pair: Comparison | None, language: str) -> Item:  # noqa: ARG001
    """How many of the second text's runs of words the first has too."""
    if pair is None:
        return {}
    heads = [say(f"exercise_own_table_{name}", language) for name in ("runs", "all", "unquoted")]
    rows = [
        [
            say("exercise_own_table_row", language, count=n),
            _share(pair, n, language, quotations=True),
            _share(pair, n, language, quotations=False),
        ]
        for n in _RUNS
    ]
    caption = say("exercise_own_table_caption", language)
    return {"table": {"caption": caption, "heads": heads, "rows": rows}}


def _share(pair: Comparison, n: int, language: str, *, quotations: bool) -> str:
    try:
        return f"{pair.containment(n, quotations=quotations):.2f}"
    except ValueError:  # too few words
        return say("no_value", language)


def _number_at(article: Article, place: Span) -> int:
    """The number of the sentence in which ``place`` begins."""
    return max((unit.number for unit in article.sentences if unit.span.start <= place.start), default=1)


SHOWS: dict[str, Callable[[list[Article], Comparison | None, str], Item]] = {
    "sentences": _sentences,
    "links": _links,
    "sources": _sources,
    "quotations": _quotations,
    "measures": _measures,
}

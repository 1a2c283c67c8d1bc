"""The words by which a language tells who says something: verbs, set phrases, and small words.

All lists stand in ``mediakit/texts/languages/*.toml``; here regular verb forms are worked out from the plain
ones.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from mediakit.attribution.inflection import inflect
from mediakit.texts.languages import Language, load_language

__all__ = ["ACTS", "Act", "CueForm", "Lexicon", "load_lexicon"]

Act = Literal[
    "statement",
    "question",
    "demand",
    "promise",
    "denial",
    "judgement",
    "view",
    "intention",
    "finding",
    "seeming",
]
ACTS: tuple[Act, ...] = get_args(Act)

# One sign for each class of small words, so that a sentence can be read as a string of classes. A word in
# several lists takes the last.
GRAMMAR_TAGS: Mapping[str, str] = {
    "verbs": "v",
    "adverbs": "a",
    "time": "T",
    "prepositions": "p",
    "coordinators": "c",
    "subordinators": "s",
    "determiners": "D",
    "object_pronouns": "O",
    "pronouns": "P",
    "relatives": "R",
    "auxiliaries": "A",
    "negations": "a",
    "to": "I",
}


class CueForm(NamedTuple):
    """One form of a verb that may tie words to somebody."""

    lemma: str
    act: Act
    tense: str


@dataclass(frozen=True)
class Lexicon:
    """What one language offers to say who says something.

    Attributes:
        code: The language.
        cues: Each form of a cue verb, with its reading.
        often_other: Verbs that more often do something else than report words.
        bare: Verbs that are cues by themselves, without a preposition.
        phrases: For a plain verb, the words that may follow and belong to it ("call" + "for"), longest first.
        tags: The class of each small word, one sign each.
        addressed: Verbs whose object may be the person told.
        also_nouns: Verbs whose present form is as often a noun ("plans").
        not_adverbs: Words that end like an adverb and are none ("rally").
        according: Set phrases before a source ("according to"), as tuples of words, longest first.
        titles: Words before a name.
        counts: Number words with their values.
        gendered: Words that tell whether a man or a woman is meant, as "he" or "she".
        definite: The definite articles.
        complementizers: Words that open what is said as well as a relative clause ("que").
        naming: Words after which a quotation is a name ("titled").
        quoting_nouns: Nouns after which a quotation is one ("mit den Worten „…“").
        reported_mood: Verb forms that mark reported speech.
        impersonal: Pronouns that name nobody ("it").
        quoting: Set phrases before a source that count only where a quotation follows ("pour").
        be: Forms of the auxiliary of the passive.
        after_words: Set phrases before a source that hold only after the words ("so").
        after_source: Words behind a source ("zufolge").
        organisations: Words that mark an organisation's name.
        section: The rest of the language's data on attribution, as read.
    """

    code: str
    cues: Mapping[str, CueForm]
    often_other: frozenset[str]
    bare: frozenset[str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Act], ...]]
    tags: Mapping[str, str]
    addressed: frozenset[str]
    also_nouns: frozenset[str]
    not_adverbs: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    titles: frozenset[str]
    counts: Mapping[str, int]
    gendered: Mapping[str, str]
    definite: frozenset[str]
    complementizers: frozenset[str]
    naming: frozenset[str]
    quoting_nouns: frozenset[str]
    reported_mood: frozenset[str]
    impersonal: frozenset[str]
    quoting: frozenset[str]
    be: frozenset[str]
    after_words: frozenset[str]
    after_source: frozenset[str]
    organisations: frozenset[str]
    section: Mapping[str, Any]

    def listed(self, name: str) -> tuple[str, ...]:
        """The set phrases listed under ``name``."""
        return tuple(_listed(self.section, name))

    def words(self, name: str) -> frozenset[str]:
        """The words listed under ``name``."""
        return frozenset(self.section.get(name, "").split())

    def phrase_after(self, lemma: str, following: list[str]) -> tuple[int, Act] | None:
        """How many of the words that follow belong to the verb, and its act with them; None if none do."""
        for words, act in self.phrases.get(lemma, ()):
            if tuple(following[: len(words)]) == words:
                return len(words), act
        return None


@cache
def load_lexicon(code: str) -> Lexicon:
    """What the language ``code`` offers; English for a language without a data file.

    Example:
        >>> load_lexicon("en").cues["insisted"]
        CueForm(lemma='insist', act='statement', tense='past')
    """
    language = load_language(code)
    if not language.supported:
        language = load_language("en")
    section: Mapping[str, Any] = language.data["attribution"]
    according = sorted(
        (
            tuple(phrase.casefold().split())
            for name in ("by_source", "by_source_quoting")
            for phrase in _listed(section, name)
        ),
        key=len,
        reverse=True,
    )
    return Lexicon(
        code=language.code,
        cues=_cues(language, section),
        often_other=frozenset(section.get("often_other", "").split()),
        bare=_bare(language, section["verbs"]),
        phrases=_phrases(section["verbs"]),
        tags=_tags(section["grammar"]),
        addressed=frozenset(section.get("addressed", "").split()),
        also_nouns=frozenset(section.get("also_nouns", "").split()),
        not_adverbs=frozenset(section.get("not_adverbs", "").split()),
        according=tuple(according),
        titles=language.words("titles"),
        counts={
            word: int(value)
            for word, value in (pair.split(":") for pair in section.get("counts", "").split())
        },
        gendered=dict(pair.split(":") for pair in section.get("gendered", "").split()),
        complementizers=frozenset(section.get("complementizers", "").split()),
        naming=frozenset(section.get("naming", "").split()),
        quoting_nouns=frozenset(section.get("quoting_nouns", "").split()),
        reported_mood=frozenset(section.get("reported_mood", "").split()),
        impersonal=frozenset(section.get("impersonal", "").split()),
        quoting=frozenset(_listed(section, "by_source_quoting")),
        be=frozenset(section.get("be", "").split()),
        after_words=frozenset(section.get("by_source_after", "").split()),
        after_source=frozenset(section.get("after_source", "").split()),
        definite=frozenset(section.get("definite", "").split()),
        organisations=frozenset(section.get("organisations", "").split()),
        section=section,
    )


def _listed(section: Mapping[str, str], name: str) -> Iterator[str]:
    return (phrase.strip() for phrase in section.get(name, "").split(",") if phrase.strip())


def _cues(language: Language, section: Mapping[str, Any]) -> dict[str, CueForm]:
    """Every form of every cue verb; where verbs share one, the act named first keeps it."""
    acts: dict[str, Act] = {}
    for act in ACTS:
        for lemma in section["verbs"].get(act, "").split():
            acts.setdefault(lemma, act)
        for phrase in _listed(section["verbs"], f"{act}_phrases"):
            acts.setdefault(phrase.split()[0], act)
    irregular: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for tense, pairs in section.get("irregular", {}).items():
        for pair in pairs.split():
            form, lemma = pair.split(":")
            irregular[lemma][tense].append(form)
    forms: dict[str, CueForm] = {}
    for lemma, act in acts.items():
        for tense, form in inflect(lemma, language.code, irregular.get(lemma, {})):
            forms.setdefault(form.casefold(), CueForm(lemma, act, tense))
    for form in language.listed("cue_verbs"):
        forms.setdefault(form.casefold(), CueForm(form, "statement", "past"))
    return forms


def _bare(language: Language, verbs: Mapping[str, str]) -> frozenset[str]:
    return frozenset(language.listed("cue_verbs")).union(*(verbs.get(act, "").split() for act in ACTS))


def _phrases(verbs: Mapping[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], Act], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Act]]] = defaultdict(list)
    for act in ACTS:
        for phrase in _listed(verbs, f"{act}_phrases"):
            lemma, *rest = phrase.split()
            found[lemma].append((tuple(rest), act))
    return {
        lemma: tuple(sorted(phrases, key=lambda p: len(p[0]), reverse=True))
        for lemma, phrases in found.items()
    }


def _tags(grammar: Mapping[str, str]) -> dict[str, str]:
    return {
        word.casefold(): tag for name, tag in GRAMMAR_TAGS.items() for word in grammar.get(name, "").split()
    }

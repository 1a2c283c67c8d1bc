"""The regular forms of verbs in the four languages, worked out from the plain form."""

from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["inflect"]

Forms = Iterator[tuple[str, str]]
_VOWELS = "aeiou"


def inflect(lemma: str, language: str, irregular: Mapping[str, Sequence[str]]) -> Forms:
    """The forms of a verb, each with its tense.

    Args:
        lemma: The plain form.
        language: Two letters; for one without rules only the plain form and the irregular ones are given.
        irregular: Forms by tense that take the place of the regular ones.

    Yields:
        Pairs of tense and form: base, present, past, participle, gerund; for German also subjunctive.

    Example:
        >>> list(inflect("deny", "en", {}))
        [('base', 'deny'), ('present', 'denies'), ('past', 'denied'), ('gerund', 'denying')]
    """
    yield "base", lemma
    for tense, forms in irregular.items():
        for form in forms:
            yield tense, form
    for tense, form in _RULES.get(language, _no_forms)(lemma):
        if tense not in irregular:
            yield tense, form


def _no_forms(_lemma: str) -> Forms:
    return iter(())


def _english(lemma: str) -> Forms:
    if lemma[-1] == "y" and lemma[-2] not in _VOWELS:
        yield "present", f"{lemma[:-1]}ies"
        yield "past", f"{lemma[:-1]}ied"
    else:
        yield "present", lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "go", "do")) else "s")
        yield "past", lemma + ("d" if lemma[-1] == "e" else "ed")
    drops = lemma[-1] == "e" and not lemma.endswith(("ee", "oe", "ye"))
    yield "gerund", (lemma[:-1] if drops else lemma) + "ing"


def _german(lemma: str) -> Forms:
    """Weak verbs; a hyphen parts a prefix that stands apart in main clauses ("mit-teilen")."""
    prefix, _, verb = lemma.rpartition("-")
    stem = verb.removesuffix("en") if verb.endswith("en") else verb.removesuffix("n")
    link = "e" if stem.endswith(("t", "d", "chn", "ffn")) else ""
    unprefixed = verb.endswith("ieren") or stem.startswith(
        ("be", "er", "ver", "ent", "zer", "wider", "unter", "über")
    )
    yield "present", f"{stem}{link}t"
    yield "plural", verb
    yield "past", f"{stem}{link}te"
    yield "past", f"{stem}{link}ten"
    yield "participle", f"{prefix}{'' if unprefixed else 'ge'}{stem}{link}t"


def _spanish(lemma: str) -> Forms:
    stem, ending = lemma[:-2], lemma[-2:]
    table: dict[str, Sequence[tuple[str, str]]] = {
        "ar": (("present", "a an"), ("past", "ó aron aba aban"), ("participle", "ado"), ("gerund", "ando")),
        "er": (("present", "e en"), ("past", "ió ieron ía ían"), ("participle", "ido"), ("gerund", "iendo")),
        "ir": (("present", "e en"), ("past", "ió ieron ía ían"), ("participle", "ido"), ("gerund", "iendo")),
    }
    for tense, endings in table.get(ending, ()):
        for each in endings.split():
            yield tense, stem + each
    for each in ["á", "án", "ía", "ían"]:
        yield "future", lemma + each


def _french(lemma: str) -> Forms:
    stem, ending = lemma[:-2], lemma[-2:]
    table: dict[str, Sequence[tuple[str, str]]] = {
        "er": (("present", "e ent"), ("past", "ait aient a èrent"), ("participle", "é"), ("gerund", "ant")),
        "ir": (
            ("present", "it issent"),
            ("past", "issait issaient irent"),
            ("participle", "i"),
            ("gerund", "issant"),
        ),
    }
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    for tense, endings in table.get(ending, ()):
        for each in endings.split():
            yield tense, (soft if each[0] == "a" else stem) + each
    for each in ["a", "ont", "ait", "aient"]:
        yield "future", lemma + each


_RULES: Mapping[str, Callable[[str], Forms]] = {"en": _english, "de": _german, "es": _spanish, "fr": _french}

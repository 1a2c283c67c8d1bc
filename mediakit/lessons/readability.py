"""How easily a text reads, by the formulas that teachers know."""

import re
from dataclasses import dataclass
from itertools import pairwise

from mediakit.texts.article import Article

__all__ = ["paragraphs_of", "reading_ease", "syllables"]


@dataclass(frozen=True, slots=True)
class _Formula:
    """ease = start - sentence * words a sentence - word * syllables a word."""

    start: float
    sentence: float
    word: float


# English: Flesch 1948, "A new readability yardstick". German: Amstad 1978. Spanish: Fernández Huerta 1959.
_FORMULAS = {
    "en": _Formula(206.835, 1.015, 84.6),
    "de": _Formula(180.0, 1.0, 58.5),
    "es": _Formula(206.84, 1.02, 60.0),
}
_VOWELS = {"en": "aeiouy", "de": "aeiouyäöü", "es": "aeiouáéíóúü"}
_DIPHTHONGS_DE = re.compile("aa|ee|oo|ai|ei|au|äu|eu|ie|ui")
_STRONG_ES = frozenset("aeoáéíóú")
_CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"<[^>]+>")
_MARK = re.compile(r"[*_]{1,3}")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")


def reading_ease(text: str, language: str = "en") -> float:
    """The reading ease of a text: 0 is very hard, 60 plain, 100 very easy; it may lie outside.

    Args:
        text: A paragraph.
        language: "en" (Flesch), "de" (Amstad) or "es" (Fernández Huerta).

    Returns:
        The figure; 100.0 for a text without words.

    Raises:
        ValueError: If there is no formula for the language.

    Example:
        >>> round(reading_ease("The cat sat on the mat."))
        116
    """
    if language not in _FORMULAS:
        raise ValueError(f"there is no formula for {language!r}; there are: {', '.join(_FORMULAS)}")
    article = Article(text, language=language)
    words = [word for word in article.words if any(sign.isalpha() for sign in text[word.start : word.end])]
    if not words:
        return 100.0
    formula = _FORMULAS[language]
    sounds = sum(syllables(text[word.start : word.end], language) for word in words)
    sentences = max(1, len(article.sentences))
    return formula.start - formula.sentence * len(words) / sentences - formula.word * sounds / len(words)


def syllables(word: str, language: str = "en") -> int:
    """How many syllables a word has, by its spelling; at least 1.

    Example:
        >>> [syllables(word) for word in ("made", "reported", "table", "idea")]
        [1, 3, 2, 3]
    """
    lower = word.casefold()
    if language == "es":
        return _spanish(lower)
    groups = re.findall(f"[{_VOWELS[language]}]+", lower.replace("qu", "q") if language == "de" else lower)
    if language == "de":
        return max(1, sum(_german(group) for group in groups))
    count = len(groups) + sum(
        group in {"ia", "io", "ea", "eo", "iu"} and lower.endswith(group) for group in groups
    )
    return max(1, count - bool(_silent(lower)))


def _silent(word: str) -> bool:
    """Whether an English word ends with an e that nobody hears: made, named, comes; not table, needed."""
    if re.search("[^aeiouy]les?$", word):
        return False
    if re.search("[aeiouy][^aeiouy]+e$|[aeiouy]{2}e$", word) and not word.endswith("ee"):
        return True
    if re.search("[aeiouy][^aeiouy]*[^aeiouytd]ed$", word):
        return True
    return bool(re.search("[aeiouy][^aeiouy]*[^aeiouysxzcgh]es$", word))


def _german(group: str) -> int:
    left, count = group, 0
    while left:
        pair = _DIPHTHONGS_DE.match(left)
        left = left[pair.end() if pair else 1 :]
        count += 1
    return count


def _spanish(word: str) -> int:
    """Vowels, less one for every pair of neighbours that is spoken as one; the u of que and gui is silent."""
    word = re.sub("([qg])u(?=[eiéí])", r"\1", word)
    vowels = _VOWELS["es"]
    count = sum(sign in vowels for sign in word)
    together = sum(
        one in vowels and other in vowels and not (one in _STRONG_ES and other in _STRONG_ES)
        for one, other in pairwise(word)
    )
    return max(1, count - together)


def paragraphs_of(markdown: str) -> list[str]:
    r"""The paragraphs and the items of lists of a Markdown text, without headings, tables and code.

    Example:
        >>> paragraphs_of("# Head\n\nOne *two*.\n\n- three\n- four")
        ['One two.', 'three', 'four']
    """
    plain = _TAG.sub(" ", _LINK.sub(r"\1", _CODE.sub(" ", markdown)))
    found: list[str] = []
    for block in re.split(r"\n\s*\n", plain):
        lines: list[str] = []
        for line in block.splitlines():
            if line.lstrip().startswith(("#", "|")):
                continue
            if _ITEM.match(line) or not lines:
                lines.append(_ITEM.sub("", line).strip())
            else:
                lines[-1] += " " + line.strip()
        found += [_MARK.sub("", line).strip() for line in lines]
    return [each for each in found if each]

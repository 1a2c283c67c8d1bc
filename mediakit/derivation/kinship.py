"""Which different words of two reports may stand for each other: synonyms, compounds, slips, spellings."""

from collections.abc import Collection, Iterable, Iterator

from mediakit.derivation.lexicon import Lexicon

__all__ = ["find_kin", "strength"]

_LEAST_PART = 4  # letters of a compound's part
_LEAST_NEAR = 6  # letters of a word that may be misspelt
_LEAST_JOINED = 7  # letters of two words run together by a slip
_LINKING = ("", "s", "es", "n", "en", "er", "e")  # between the parts of a German compound

# How far two words of a group stand for each other; the group's name says what kind it is.
_STRENGTHS = {"names": 0.95, "near": 0.9, "slip": 0.9, "part": 0.55, "words": 0.65}
_AMBIGUITY = 0.15  # how much less a word of many meanings stands for any other


def strength(group: str, groups: int = 1) -> float:
    """How far two words of a group stand for each other, in [0, 1]; less for a word of many groups."""
    kind = group.partition(".")[0]
    known = _STRENGTHS.get(kind)
    return known if known is not None else _STRENGTHS["words"] / (1.0 + _AMBIGUITY * (groups - 1))


def find_kin(
    original: Collection[str], derivative: Collection[str], lexicons: tuple[Lexicon, Lexicon]
) -> dict[str, tuple[str, ...]]:
    """The groups of each root of two reports: those of the lexicon, and those that only this pair shows.

    Args:
        original: The roots of the original.
        derivative: The roots of the derivative.
        lexicons: What is known of the original's and of the derivative's language.

    Returns:
        Group names by root; a root that stands for no other has no entry.
    """
    kin: dict[str, list[str]] = {}
    for roots, lexicon in zip((original, derivative), lexicons, strict=True):
        for root in roots:
            groups = lexicon.groups(root)
            if groups:
                kin.setdefault(root, []).extend(group for group in groups if group not in kin.get(root, ()))
    only_original = [root for root in original if root not in derivative]
    only_derivative = [root for root in derivative if root not in original]
    for group, members in _pair_groups(only_original, only_derivative, original, derivative, lexicons):
        for member in members:
            kin.setdefault(member, []).append(group)
    return {root: tuple(groups) for root, groups in kin.items()}


def _pair_groups(
    only_original: Collection[str],
    only_derivative: Collection[str],
    original: Collection[str],
    derivative: Collection[str],
    lexicons: tuple[Lexicon, Lexicon],
) -> Iterator[tuple[str, Iterable[str]]]:
    yield from _near_spellings(only_original, only_derivative)
    yield from _parts(only_original, derivative, lexicons[0])
    yield from _parts(only_derivative, original, lexicons[1])


def _near_spellings(some: Iterable[str], others: Iterable[str]) -> Iterator[tuple[str, Iterable[str]]]:
    """Words of six letters or more that differ by one letter put in, left out or exchanged."""
    forms: dict[str, str] = {}
    for word in some:
        if _may_be_near(word):
            for form in _shortened(word):
                forms.setdefault(form, word)
    for word in others:
        if _may_be_near(word):
            partner = next((forms[form] for form in _shortened(word) if form in forms), None)
            if partner is not None and partner[0] == word[0]:
                yield f"near.{partner}", (partner, word)


def _may_be_near(word: str) -> bool:
    return len(word) >= _LEAST_NEAR and word.isalpha()


def _shortened(word: str) -> Iterator[str]:
    yield word
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]


def _parts(
    words: Iterable[str], known: Collection[str], lexicon: Lexicon
) -> Iterator[tuple[str, Iterable[str]]]:
    """Compounds of the one report whose parts stand alone in the other, and words run together by a slip."""
    for word in words:
        if len(word) < _LEAST_JOINED or not word.isalpha():
            continue
        if lexicon.compounds and len(word) >= 2 * _LEAST_PART:
            for part in _known_parts(word, known):
                yield f"part.{part}", (word, part)
        slip = _run_together(word, known, lexicon)
        if slip is not None:
            yield from ((group, (word,)) for group in lexicon.groups(slip))
            if slip in known:
                yield f"slip.{slip}", (word, slip)


def _known_parts(word: str, known: Collection[str]) -> Iterator[str]:
    for place in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        head = word[:place]
        for linking in _LINKING:
            part = head.removesuffix(linking) if linking else head
            if (
                len(part) >= _LEAST_PART
                and part != word
                and part in known
                and (not linking or head.endswith(linking))
            ):
                yield part
                break
        if word[place:] in known:
            yield word[place:]


def _run_together(word: str, known: Collection[str], lexicon: Lexicon) -> str | None:
    """The second word, where a little word and a known one were printed without the space between."""
    for joined in lexicon.joined:
        if word.startswith(joined):
            rest = lexicon.root(word.removeprefix(joined))
            if len(rest) > _LEAST_PART and (rest in known or lexicon.groups(rest)):
                return rest
    return None

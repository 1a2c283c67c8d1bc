"""What stands inside quotation marks, in every style that the four languages print."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediakit.attribution.dialogue import dash_speech, speech_inside
from mediakit.attribution.lexicon import Lexicon, load_lexicon
from mediakit.texts.article import Article
from mediakit.texts.spans import Span
from mediakit.texts.words import Word

__all__ = ["Quoted", "find_quoted", "outside_quotations", "unquoted_words"]

# Each opening mark with the marks that may close it. German closes with the sign that opens in English.
_CLOSED_BY = {
    "“": '”"',
    "„": '“”"‟',
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    '"': '"”“',
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "``": "''",
    "''": "''”\"",
}
_MARK = re.compile(r"``|''|[“”„‟«»‹›「」『』\"‘’‚']")
_WORD_SIGN = re.compile(r"[^\W_]")
_SINGLE = frozenset("‘’‚'")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch inside quotation marks.

    Attributes:
        span: The words, without the marks.
        marked: The same with its marks.
        closed: Whether the closing mark was found; if not, the stretch ends with its paragraph.
        depth: 0 for an outer quotation, 1 for one inside another.
    """

    span: Span
    marked: Span
    closed: bool
    depth: int


def find_quoted(article: Article) -> tuple[Quoted, ...]:
    """What stands inside quotation marks, outer and inner, in the order of the opening marks.

    Marks are paired within a paragraph. A paragraph that opens with a mark which the next paragraph opens
    again is one that goes on: its stretch ends with it. Apostrophes are no marks.

    Example:
        >>> article = Article("“He told me ‘no’ twice,” she said.")
        >>> [(article.text[quoted.span], quoted.depth) for quoted in find_quoted(article)]
        [('He told me ‘no’ twice,', 0), ('no', 1)]
    """
    text = str(article.text)
    found: list[Quoted] = []
    lexicon = load_lexicon(article.language)
    for paragraph in article.paragraphs:
        speech = list(dash_speech(text, paragraph, lexicon))
        if speech:
            found.extend(_behind_dash(text, paragraph, speech))
            continue
        for quoted in _in_paragraph(text, paragraph, german=article.language == "de"):
            found.extend(_parted(text, quoted, lexicon))
    return tuple(sorted(found, key=lambda quoted: quoted.marked))


def unquoted_words(article: Article) -> tuple[tuple[str, ...], ...]:
    """The words outside quotation marks as they are compared, one tuple a stretch between quotations.

    Example:
        >>> unquoted_words(Article("She said: “We will not go.” Nobody did."))
        (('she', 'said'), ('nobody', 'did'))
    """
    return tuple(tuple(word.key for word in stretch) for stretch in outside_quotations(article))


def outside_quotations(article: Article) -> tuple[tuple[Word, ...], ...]:
    """The words outside quotation marks with their places, one tuple a stretch between quotations."""
    quoted = [stretch.marked for stretch in find_quoted(article) if stretch.depth == 0]
    stretches: list[list[Word]] = [[]]
    position = 0
    for word in article.words:
        while position < len(quoted) and quoted[position].end <= word.start:
            position += 1
        if position < len(quoted) and quoted[position].overlaps(word.span):
            if stretches[-1]:
                stretches.append([])
        else:
            stretches[-1].append(word)
    return tuple(map(tuple, stretches))


def _behind_dash(text: str, paragraph: Span, speech: Sequence[Span]) -> Iterator[Quoted]:
    for number, span in enumerate(speech):
        words = _trimmed(text, span.start, span.end)
        if words.end > words.start:
            yield Quoted(
                words, Span(paragraph.start if number == 0 else words.start, words.end), closed=True, depth=0
            )


def _parted(text: str, quoted: Quoted, lexicon: Lexicon) -> Iterator[Quoted]:
    """A French or Spanish quotation without the speaker named inside its marks; others as they are."""
    parts = [quoted.span] if quoted.depth else list(speech_inside(text, quoted.span, lexicon))
    if len(parts) == 1 and parts[0] == quoted.span:
        yield quoted
        return
    for number, part in enumerate(parts):
        words = _trimmed(text, part.start, part.end)
        start = quoted.marked.start if number == 0 else words.start
        if words.end > words.start:
            yield Quoted(
                words,
                Span(start, quoted.marked.end if part.end == quoted.span.end else words.end),
                quoted.closed,
                0,
            )


def _in_paragraph(text: str, paragraph: Span, *, german: bool) -> list[Quoted]:
    found: list[Quoted] = []
    still_open: list[tuple[str, int, int]] = []  # mark, where it starts, where the words start
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, start, end = match.group(), match.start(), match.end()
        if mark == "''" and german:
            continue  # stands for italics there
        before = text[start - 1 : start] if start > paragraph.start else ""
        after = text[end : end + 1] if end < paragraph.end else ""
        if mark in "’'" and _WORD_SIGN.match(before) and _WORD_SIGN.match(after):
            continue  # an apostrophe
        level = next(
            (i for i in range(len(still_open) - 1, -1, -1) if mark in _CLOSED_BY[still_open[i][0]]), None
        )
        if level is not None and _may_close(mark, before, after):
            _, outer, inner = still_open[level]
            del still_open[level:]
            found.append(Quoted(_trimmed(text, inner, start), Span(outer, end), closed=True, depth=level))
        elif mark in _CLOSED_BY and _may_open(mark, before, after, german=german, inside=bool(still_open)):
            still_open.append((mark, start, end))
    for depth, (mark, outer, inner) in enumerate(still_open):
        if mark not in _SINGLE:
            found.append(
                Quoted(
                    _trimmed(text, inner, paragraph.end),
                    Span(outer, paragraph.end),
                    closed=False,
                    depth=depth,
                )
            )
            break
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    """French sets a space inside its marks; it is none of the words."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Span(start, max(start, end - len(inner) + len(inner.rstrip())))


def _may_close(mark: str, before: str, after: str) -> bool:
    if mark in {'"', "'", "’", "''"}:
        return bool(before) and not before.isspace() and not _WORD_SIGN.match(after)
    if mark == "“":
        return bool(before) and not before.isspace()
    return True


def _may_open(mark: str, before: str, after: str, *, german: bool, inside: bool) -> bool:
    if not after or (after.isspace() and mark not in "«»"):
        return False
    if mark == "»":
        return german and (not before or not _WORD_SIGN.match(before)) and bool(_WORD_SIGN.match(after))
    if mark in "'‘‚":
        return (inside or mark != "'") and not _WORD_SIGN.match(before)
    return not _WORD_SIGN.match(before)

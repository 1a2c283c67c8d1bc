"""Speech without closing marks of its own: dialogue behind a dash, and a speaker inside the marks.

Spanish and French open a speaker's paragraph with a dash: ``—Aquí no ha venido nadie —dice Froilán—. Nadie.``
and ``— Personne n'est venu, répond Anna.`` French also leaves the speaker inside the marks: ``« Nous restons,
a dit le maire, ce soir. »``
"""

import re
from collections.abc import Iterator

from mediakit.attribution.lexicon import Lexicon
from mediakit.texts.spans import Span

__all__ = ["dash_speech", "speech_inside"]

_DASH = "—–―-"
_OPENING = re.compile(rf"[{_DASH}]\s?(?=[^\W_]|[¿¡«“…])")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SPANISH_ASIDE = re.compile(rf"\s[{_DASH}](?=\w)")
_SPANISH_GOES_ON = re.compile(rf"[{_DASH}][.,;:]?\s+(?=\S)|[{_DASH}]\s*[.,]?\s*$")
_PUNCTUATION = re.compile(r"[,?!…](?=\s)")
_END_OF_SENTENCE = re.compile(r"[.!?…](?=\s|$)")
_END_OF_ASIDE = re.compile(r"[,.;]\s|[.,;]?$")


def dash_speech(text: str, paragraph: Span, lexicon: Lexicon) -> Iterator[Span]:
    """What is spoken in a paragraph that a dash opens, without the words of the one who tells it.

    Yields:
        Stretches in order; none for a paragraph that is no dialogue.
    """
    opening = _OPENING.match(text, paragraph.start, paragraph.end)
    if opening is None or lexicon.code not in {"es", "fr"}:
        return
    if lexicon.code == "es":
        yield from _spanish(text, Span(opening.end(), paragraph.end))
    else:
        yield from _without_speaker(text, Span(opening.end(), paragraph.end), lexicon, told_after=True)


def speech_inside(text: str, quoted: Span, lexicon: Lexicon) -> Iterator[Span]:
    """What is spoken inside quotation marks, without a speaker who is named there too."""
    if lexicon.code == "fr":
        yield from _without_speaker(text, quoted, lexicon)
        return
    aside = _SPANISH_ASIDE.search(text, quoted.start, quoted.end) if lexicon.code == "es" else None
    word = _WORD.match(text, aside.end()) if aside else None
    if word and _is_cue(word.group().casefold(), lexicon):
        yield from _spanish(text, quoted)
    else:
        yield quoted


def _spanish(text: str, speech: Span) -> Iterator[Span]:
    start = speech.start
    while start < speech.end:
        aside = _SPANISH_ASIDE.search(text, start, speech.end)
        if aside is None:
            yield Span(start, speech.end)
            return
        yield Span(start, aside.start())
        back = _SPANISH_GOES_ON.search(text, aside.end(), speech.end)
        if back is None or back.end() >= speech.end:
            return
        start = back.end()


def _without_speaker(
    text: str, speech: Span, lexicon: Lexicon, *, told_after: bool = False
) -> Iterator[Span]:
    """The parts of a speech around an inserted ", a dit le maire,"; the whole where there is none.

    Args:
        text: The whole text.
        speech: Where the speech stands.
        lexicon: The language's words.
        told_after: Whether more about the speaker may follow the name, as behind a dash ("répond Anna,
            boulangère.").
    """
    start = speech.start
    while start < speech.end:
        aside = _aside(text, start, speech.end, lexicon, told_after=told_after)
        if aside is None:
            yield Span(start, speech.end)
            return
        yield Span(start, aside.start)
        start = aside.end


def _aside(text: str, start: int, end: int, lexicon: Lexicon, *, told_after: bool) -> Span | None:
    """Where somebody is said to speak: from the mark before the verb to the mark after the speaker."""
    for mark in _PUNCTUATION.finditer(text, start, end):
        words = [
            match
            for _, match in zip(
                range(3), _WORD.finditer(text, mark.end(), min(end, mark.end() + 40)), strict=False
            )
        ]
        if not words or text[mark.end() : words[0].start()].strip():
            continue
        keys = [
            re.sub(r"-(?:t-)?(?:ils?|elles?|on)$", "", word.group().casefold().replace("’", "'"))
            for word in words
        ]
        inverted = keys[0] != words[0].group().casefold().replace("’", "'")
        helper = lexicon.tags.get(keys[0]) == "A" and len(keys) > 1 and _is_cue(keys[1], lexicon)
        if not (helper or _is_cue(keys[0], lexicon)):
            continue
        follows = keys[2:3] if helper else keys[1:2]
        named = (
            inverted
            or any(lexicon.tags.get(key) in {"D", "P"} for key in follows)
            or any(word.group()[0].isupper() for word in words[1 + helper : 2 + helper])
        )
        if named:
            close = _END_OF_ASIDE.search(text, words[helper if inverted else -1].end(), end)
            stop = close.end() if close else end
            if (
                told_after
                and not inverted
                and close
                and close.group()[:1] == ","
                and not _goes_on(text, stop, end, lexicon)
            ):
                close = _END_OF_SENTENCE.search(text, stop, end)  # what follows tells more of the speaker
                stop = close.end() if close else end
            return Span(mark.end(), stop)
    return None


def _goes_on(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the speaker's own words go on: a pronoun or an auxiliary comes before the sentence ends."""
    close = _END_OF_SENTENCE.search(text, start, end)
    words = _WORD.findall(text[start : close.end() if close else end])
    keys = [piece for word in words for piece in re.split(r"(?<=['’])|-", word.casefold().replace("’", "'"))]
    return any(lexicon.tags.get(key) in {"A", "P"} for key in keys)


def _is_cue(key: str, lexicon: Lexicon) -> bool:
    return key in lexicon.cues and lexicon.cues[key].tense != "base"

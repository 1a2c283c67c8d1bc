"""The phrases that the writing exercises look for, by language, from readable data files."""

import re
import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["finds", "places"]

_FALLBACK = "en"
_LANGUAGES = ("de", "en", "es")
_SMALL = "rewrite"  # the section whose words are no names
_OPENERS = '.!?:…“„«»"”'


def finds(text: str, section: str, name: str, language: str) -> bool:
    """Whether one of the phrases listed under ``name`` stands in the text.

    Example:
        >>> finds("The Gazette reported it.", "credit", "verbs", "en")
        True
    """
    return bool(places(text, section, name, language))


def places(text: str, section: str, name: str, language: str) -> list[tuple[int, int]]:
    """Where the listed phrases stand in the text, in order; empty if none does.

    Inside a sentence a capital makes another word of some: "May" is a month there.
    """
    found = [match.span() for match in _pattern(section, name, language).finditer(text)]
    return [place for place in found if section != _SMALL or _is_small(text, place[0])]


def _is_small(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return text[start].islower() or not before or before[-1] in _OPENERS


@cache
def _pattern(section: str, name: str, language: str) -> re.Pattern[str]:
    listed = _data(language if language in _LANGUAGES else _FALLBACK)[section][name]
    phrases = sorted(
        (" ".join(each.split()) for line in listed.splitlines() for each in line.split("/")),
        key=len,
        reverse=True,
    )
    written = "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in phrases if phrase)
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)" if written else r"(?!)", re.IGNORECASE)


@cache
def _data(language: str) -> dict[str, dict[str, str]]:
    source = files("mediakit.exercises.resources") / f"{language}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))

"""What the library knows of each language, read from one data file a language."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

__all__ = ["SUPPORTED", "Language", "detect_language", "load_language"]

SUPPORTED = ("en", "es", "de", "fr")
_SAMPLE = 20_000  # code points looked at when a language is detected
_MIN_STOP_WORDS = 3
_MIN_MARGIN = 1.15

# Scripts that settle the question, or at least say that the text is in none of the supported languages.
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30fa]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e01-\u0e3a]")),
    ("lo", re.compile("[\u0e81-\u0ec6]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("km", re.compile("[\u1780-\u17d3]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3041-\ud7a3]")  # all of the above
_LETTER = re.compile(r"[^\W\d_]")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")


@dataclass(frozen=True)
class Language:
    """What is known of one language.

    Attributes:
        code: Two letters, as in ISO 639-1; "" for a language that could not be told.
        data: The data file as read; empty for a language without one.
    """

    code: str
    data: Mapping[str, Any]

    @property
    def supported(self) -> bool:
        """Whether there is a data file for the language."""
        return bool(self.data)

    def words(self, name: str) -> frozenset[str]:
        """The words listed under ``name``; empty if there is no such list."""
        return frozenset(self.listed(name))

    def listed(self, name: str) -> tuple[str, ...]:
        """The words listed under ``name``, in their order; empty if there is no such list."""
        return tuple(self.data.get(name, "").split())

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Words too common to show where a sentence comes from."""
        return self.words("stop_words")


@cache
def load_language(code: str) -> Language:
    """What is known of the language ``code``; nothing but its code if there is no data file.

    Example:
        >>> "the" in load_language("en").stop_words, load_language("cy").supported
        (True, False)
    """
    if code not in SUPPORTED:
        return Language(code, {})
    source = files("mediakit.texts.languages") / f"{code}.toml"
    return Language(code, tomllib.loads(source.read_text(encoding="utf-8")))


def detect_language(text: str) -> str:
    """The language that ``text`` seems to be written in.

    Counts the script's letters first, then the stop words of each supported language.

    Args:
        text: Any text; the first 20,000 code points are looked at.

    Returns:
        Two letters as in ISO 639-1, or "" when the text does not tell.

    Example:
        >>> detect_language("El puente no se abrirá hasta que termine la obra")
        'es'
        >>> detect_language("OK 123")
        ''
    """
    sample = str(text)[:_SAMPLE]
    letters = len(_LETTER.findall(sample)) if _OTHER_SCRIPT.search(sample) else 0
    for code, script in _SCRIPTS if letters else ():
        found = len(script.findall(sample))
        # Japanese mixes in Chinese signs; a tenth of kana settles it.
        if found and found > letters * (0.1 if code == "ja" else 0.4):
            return code
    words = _PLAIN_WORD.findall(sample.casefold().replace("’", "'"))
    counts = sorted(((_count_stop_words(words, code), code) for code in SUPPORTED), reverse=True)
    (best, code), (second, _) = counts[0], counts[1]
    if best < min(_MIN_STOP_WORDS, max(1, len(words) // 3)) or best < second * _MIN_MARGIN:
        return ""
    # A language without a data file shares a few short words with those that have one.
    return code if best >= len(words) * 0.12 else ""


def _count_stop_words(words: list[str], code: str) -> int:
    return sum(map(load_language(code).stop_words.__contains__, words))

"""Every sentence that a person reads, by code, in each language.

The sentences live in gettext catalogues, ``locale/<language>/LC_MESSAGES/mediakit.po``; a code stands where
gettext has the English text, so that a translator sees the English catalogue beside the own one. The compiled
``.mo`` files lie beside them; ``python tools/catalogue.py`` writes them anew.
"""

import gettext as _gettext
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from mediakit.texts.reasons import Parameter, Reason

__all__ = ["languages", "say", "say_reason"]

_DOMAIN = "mediakit"
_FALLBACK = "en"


def say(code: str, language: str = "en", /, **parameters: Parameter) -> str:
    """The sentence for ``code``, with its parameters filled in.

    Where a parameter named ``count`` is given, the plural form for it is taken.

    Args:
        code: A code of the catalogue.
        language: Two letters; a language without the sentence falls back to English.
        **parameters: What the sentence names. Text is put in as it is: whoever shows it escapes it.

    Raises:
        KeyError: If no catalogue has the code, or a parameter of the sentence is missing.

    Example:
        >>> say("unused_sentences", count=1)
        '1 sentence of the original was not used.'
    """
    template = _template(code, language, parameters)
    return template.format_map({name: _shown(value) for name, value in parameters.items()})


def say_reason(reason: Reason, language: str = "en") -> str:
    """The sentence for a reason.

    Example:
        >>> say_reason(Reason("shared_words", {"shared": 9, "of": 11, "words": ("bus", "night")}))
        'Shares 9 of its 11 content words with the source: bus, night.'
    """
    spoken = {name: _spoken(name, value, language) for name, value in reason.parameters.items()}
    return say(reason.code, language, **spoken)


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, as two letters each, in alphabetical order."""
    return tuple(
        sorted(folder.name for folder in (files("mediakit.wording") / "locale").iterdir() if folder.is_dir())
    )


# Parameters that are codes themselves, and what their codes begin with in the catalogue.
_CODED = {"points": "point", "where": "where"}


def _spoken(name: str, value: Parameter, language: str) -> Parameter:
    if name not in _CODED or isinstance(value, int | float):
        return value
    codes = value if isinstance(value, tuple) else (value,)
    return tuple(say(f"{_CODED[name]}_{code}", language) for code in codes)


def _template(code: str, language: str, parameters: Mapping[str, Any]) -> str:
    for name in dict.fromkeys((language, _FALLBACK)):
        catalogue = _catalogue(name)
        if catalogue is None:
            continue
        count = parameters.get("count")
        found = catalogue.ngettext(code, code, count) if isinstance(count, int) else catalogue.gettext(code)
        if found != code:
            return found
        found = catalogue.gettext(code)
        if found != code:
            return found
    raise KeyError(f"no catalogue has a sentence for {code!r}; add it to locale/en/LC_MESSAGES/mediakit.po")


@cache
def _catalogue(language: str) -> _gettext.GNUTranslations | None:
    compiled = files("mediakit.wording") / "locale" / language / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    if not compiled.is_file():
        return None
    with compiled.open("rb") as file:
        return _gettext.GNUTranslations(file)


def _shown(value: Parameter) -> str | int | float:
    if isinstance(value, tuple):
        return ", ".join(value)
    return value

"""Every code that the package uses has a sentence, and no sentence stands unused."""

import ast
import gettext
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

import mediakit
from mediakit.texts.reasons import Reason
from mediakit.wording import languages, say, say_reason

PACKAGE = Path(mediakit.__file__).parent
LOCALE = PACKAGE / "wording" / "locale"


def literal_codes() -> set[str]:
    """The codes written out as the first argument of ``say`` or ``Reason`` anywhere in the package."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"say", "Reason"}
                and node.args
            ):
                found |= {
                    leaf.value
                    for leaf in ast.walk(node.args[0])
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
                }
    return {code for code in found if re.fullmatch(r"[a-z][a-z0-9_]*[a-z0-9]", code) and "_" in code}


def catalogue(language: str) -> dict[str, str]:
    with (LOCALE / language / "LC_MESSAGES" / "mediakit.mo").open("rb") as file:
        entries = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {key if isinstance(key, str) else key[0]: text for key, text in entries.items() if key}


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_code_written_in_the_package_has_an_english_sentence() -> None:
    codes = literal_codes()
    assert len(codes) > 40
    assert sorted(codes - set(catalogue("en"))) == []


def test_translations_have_no_code_that_english_lacks_and_name_the_same_things() -> None:
    english = catalogue("en")
    for language in languages():
        for code, template in catalogue(language).items():
            assert code in english, f"{language}: {code}"
            assert fields(template) <= fields(english[code]) | {"count"}, f"{language}: {code}"


def test_plural_follows_the_count() -> None:
    assert say("body_sentences", count=1) == "1 sentence"
    assert say("body_sentences", count=0) == "0 sentences"


def test_unknown_language_falls_back_to_english() -> None:
    assert say("original", "cy") == "Original"


def test_unknown_code_says_where_to_add_it() -> None:
    with pytest.raises(KeyError, match=r"no catalogue has a sentence for 'no_such_code'; add it to"):
        say("no_such_code")


def test_braces_in_an_article_stay_text() -> None:
    assert say_reason(Reason("no_words", {"side": "{0}{count}"})).startswith("The {0}{count} has")


def test_compiled_catalogues_are_up_to_date() -> None:
    pytest.importorskip("babel", reason="the extra dev compiles catalogues")
    tool = PACKAGE.parent / "tools" / "catalogue.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout

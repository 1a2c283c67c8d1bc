"""What the tests of exercises share."""

import pytest

from mediakit import wording


@pytest.fixture(autouse=True)
def sentences_by_code(monkeypatch):
    """Sentences are shown by their code and parameters: these tests are about what is said, not how."""
    said = wording.say

    def say(code, language="en", /, **parameters):
        try:
            return said(code, language, **parameters)
        except KeyError:
            return " ".join([code, *map(str, parameters.values())])

    for module in ("feedback", "exercise"):
        monkeypatch.setattr(f"mediakit.exercises.{module}.say", say)

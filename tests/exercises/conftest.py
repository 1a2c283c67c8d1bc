"""What the tests of exercises share."""

import sys

import pytest

from mediakit import wording


@pytest.fixture(autouse=True)
def sentences_by_code(monkeypatch):
    """A sentence that no catalogue has is shown by its code: these tests ask what is said, not how."""
    said = wording.say

    def say(code, language="en", /, **parameters):
        try:
            return said(code, language, **parameters)
        except KeyError:
            return " ".join([code, *map(str, parameters.values())])

    for name, module in list(sys.modules.items()):
        if name.startswith("mediakit.exercises.") and hasattr(module, "say"):
            monkeypatch.setattr(module, "say", say)

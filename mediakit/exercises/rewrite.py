"""The rewrite studio: writing a brief from a report, with five strips that show what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from mediakit.exercises.exercise import ExerciseError, Json
from mediakit.exercises.feedback import Evidence, Judgement, Part
from mediakit.exercises.pair import sentence_runs
from mediakit.exercises.strips import STRIPS, Brief, Finding, Original
from mediakit.exercises.writing import Write, live_text
from mediakit.wording import say

__all__ = ["RewriteStudio"]

_ORDER = ("quotation", "figure", "name", "hedge", "attribution", "no_credit", "patchwork", "long_run")


@dataclass(frozen=True, kw_only=True)
class RewriteStudio(Write):
    """Write a brief from the original, and watch five strips.

    The answer is a text. There is no grade: a brief is noted when nothing is found to look at again. Feedback
    goes by quotation (marks around other words), figure and name (not in the original), hedge and attribution
    (lost), long_run, patchwork (many short runs in the same order), no_credit, nothing_shared.

    Attributes:
        outlets: Names by which the original's outlet may be called.
        min_run: Words in a row outside quotation marks that make a shared run.
        allowed: Runs that are fine, such as job titles and lists of places.
        folded: Whether the original is put away at first, to be written from memory.
    """

    kind: ClassVar[str] = "rewrite_studio"

    outlets: tuple[str, ...] = ()
    min_run: int = 5
    allowed: tuple[str, ...] = ()
    folded: bool = False
    min_words: int = 90
    max_words: int = 120

    def _normalise(self) -> None:
        super()._normalise()
        self._set("outlets", tuple(self.outlets))
        self._set("allowed", tuple(self.allowed))

    def _problems(self) -> Iterator[str]:
        yield from super()._problems()
        if self.pair is None or self.pair.original is None:
            yield "rewrite_studio needs the original"
        if self.min_run < 3:
            yield f"min_run must be at least 3, got {self.min_run}"

    @cached_property
    def _original(self) -> Original:
        if self.pair is None or self.pair.original is None:
            raise ExerciseError("rewrite_studio needs the original")
        return Original(self.pair.original, self.language, self.min_run, self.allowed, self.outlets)

    def _settled(self, text: str, parts: tuple[Part, ...]) -> Judgement:
        brief = Brief(self._original, text)
        found = sorted(brief.findings, key=lambda each: _ORDER.index(each.name))
        strips = {each.strip for each in found}
        parts = (*parts, *(Part(strip, "not_yet" if strip in strips else "noted") for strip in STRIPS))
        if brief.shares_nothing:
            return Judgement("not_yet", ("nothing_shared",), "exercise_rewrite_nothing_shared", parts=parts)
        if not found:
            return Judgement("noted", code="exercise_rewrite_noted", parts=parts)
        first = found[0]
        names = tuple(dict.fromkeys(each.name for each in found))
        return Judgement(
            "not_yet",
            names,
            f"exercise_rewrite_{first.name}",
            evidence=_evidence(first),
            chosen=self._quoted(first.brief) if first.brief else "",
            parts=parts,
        )

    def _show(self) -> dict[str, Json]:
        return {
            **super()._show(),
            "original": sentence_runs(self._original.article),
            "folded": self.folded,
            "strips": [
                {"id": strip, "text": say(f"exercise_strip_{strip}", self.language)} for strip in STRIPS
            ],
        }

    def live(self, raw: Json, *, committed: bool = False) -> dict[str, Json]:
        """The five strips: what was counted, and what to look at."""
        brief = Brief(self._original, live_text(self, raw) or self.text)
        return {**super().live(raw, committed=committed), "strips": brief.strips()}

    @property
    def _model(self) -> Json:
        return None

    @property
    def judged(self) -> bool:
        """A brief is never right or wrong."""
        return False

    def _errors(self) -> tuple[str, ...]:
        return (*_ORDER, "nothing_shared", "verdict")


def _evidence(finding: Finding) -> tuple[Evidence, ...]:
    sides = (Evidence("original", finding.original), Evidence("derivative", finding.brief))
    return tuple(each for each in sides if each.words)

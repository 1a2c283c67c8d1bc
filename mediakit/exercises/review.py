"""Computed panels to confirm or overrule: a reader has the last word."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from mediakit.exercises.exercise import KEY, Json, read_choice, read_table, read_text
from mediakit.exercises.feedback import Judgement
from mediakit.exercises.itemised import CANT_TELL, Itemised, built, evidence_of
from mediakit.wording import say

__all__ = ["Panel", "ReportReview"]


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Something that was computed, to be looked at by a reader.

    Attributes:
        id: A short name.
        says: What was computed, in a sentence.
        original: Words of the original that it rests on; "" for none.
        derivative: Words of the derivative.
        right: Whether a careful reader would confirm or overrule it; "" where either can be argued.
    """

    id: str
    says: str
    original: str = ""
    derivative: str = ""
    right: Literal["", "confirm", "overrule"] = field(default="", metadata=KEY)


@dataclass(frozen=True, kw_only=True)
class ReportReview(Itemised):
    """Confirm or overrule what was computed, panel by panel.

    The answer to a panel is ``{"choice": "confirm" or "overrule", "why": text}``. Feedback goes by
    "p4.confirm", "confirm", "p2.overrule", "overrule"; by "accepted_all" when all was confirmed and a panel
    should not be.

    Attributes:
        panels: The panels.
        least: How many must be judged.
    """

    kind: ClassVar[str] = "report_review"

    panels: tuple[Panel, ...]
    least: int = 6

    def _normalise(self) -> None:
        self._set("panels", built(Panel, self.panels))

    @property
    def _items(self) -> tuple[str, ...]:
        return tuple(panel.id for panel in self.panels)

    @property
    def _needed(self) -> int:
        return min(self.least, len(self.panels))

    def _panel(self, item: str) -> Panel:
        return self.panels[self._items.index(item)]

    def _read_item(self, item: str, value: Json) -> Json:  # noqa: ARG002
        table = read_table({"choice": value} if isinstance(value, str) else value, ("choice", "why"))
        choice = table.get("choice")
        if choice is None:
            return None
        return {
            "choice": read_choice(choice, ("confirm", "overrule")),
            "why": read_text(table.get("why") or ""),
        }

    def _judge_item(self, item: str, value: Json) -> Judgement:
        panel, choice = self._panel(item), value["choice"]
        if choice == panel.right:
            return Judgement("right")
        evidence = evidence_of(panel.original, panel.derivative)
        return Judgement(
            "not_yet", (f"{item}.{choice}", choice), f"exercise_review_{choice}", evidence=evidence
        )

    def _whole(self, value: dict[str, Json], judgements: dict[str, Judgement]) -> Judgement | None:  # noqa: ARG002
        confirmed = all(each != CANT_TELL and each["choice"] == "confirm" for each in value.values())
        wrong = any(self._panel(item).right == "overrule" for item in value)
        if confirmed and wrong and len(value) >= self._needed:
            return Judgement("not_yet", ("accepted_all",), "exercise_review_accepted_all")
        return None

    def _model_item(self, item: str) -> Json:
        panel = self._panel(item)
        return {"choice": panel.right, "why": ""} if panel.right else None

    def _tell_item(self, item: str, value: Json) -> str:  # noqa: ARG002
        choice = say(f"exercise_label_{value['choice']}", self.language)
        why = f" ({value['why']})" if value["why"] else ""
        return f"{choice}{why}"

    def _name_item(self, item: str) -> str:
        return self._panel(item).says.rstrip(".")

    def _short_names(self, item: str) -> tuple[str, ...]:
        return (
            f"{self._number(item)}. {self._first_words(self._panel(item).says)}:",
            f"{self._number(item)}.",
        )

    def _show(self) -> dict[str, Json]:
        return {
            "panels": [
                {"id": each.id, "says": each.says, "original": each.original, "derivative": each.derivative}
                for each in self.panels
            ],
            "least": self._needed,
            "names": {
                name: say(f"exercise_label_{name}", self.language)
                for name in ("confirm", "overrule", "why", "check_me")
            },
            "fixed_line": say("fixed_line", self.language),
        }

    def _errors(self) -> tuple[str, ...]:
        rights = {panel.right for panel in self.panels}
        confirmed = ("accepted_all", "confirm") if "overrule" in rights else ()
        return (*confirmed, *(("overrule",) if "confirm" in rights else ()))

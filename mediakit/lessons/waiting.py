"""What stands in an exercise's place while the texts it needs are not there."""

from dataclasses import dataclass

from mediakit.lessons.tables import panel
from mediakit.reports.markup import element
from mediakit.wording import say

__all__ = ["Waiting"]


@dataclass(frozen=True)
class Waiting:
    """An exercise that opens once its texts have been supplied.

    Attributes:
        problem: What is needed, and where it goes.
        language: The language of the lesson.
    """

    problem: str
    language: str = "en"

    def _repr_html_(self) -> str:
        return panel(element("p", say("lesson_waits_for_texts", self.language)), language=self.language)

    def __repr__(self) -> str:
        return f"{say('lesson_waits_for_texts', self.language)} {self.problem}"

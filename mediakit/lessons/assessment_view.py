"""The tests in a notebook: a pair with its two questions, the views, and the result at the end."""

from pathlib import Path

from IPython.display import HTML, display

from mediakit.exercises.answers import FOLDER
from mediakit.exercises.choices import Choose
from mediakit.lessons.assessment import (
    FORMS,
    HISTORIES,
    Assessment,
    AssessmentItem,
    AssessmentResult,
    PairResult,
    open_assessment,
)
from mediakit.lessons.lesson import LessonError
from mediakit.lessons.tables import calibration_chart, heading, note, panel, table
from mediakit.reports.article_html import articles_to_fragment
from mediakit.reports.markup import Html, element, joined
from mediakit.widgets.show import answers_file, exercise_widget
from mediakit.wording import say

__all__ = ["VIEWS", "AssessmentPart", "ResultView", "result_html"]

VIEWS = "views"


class AssessmentPart:
    """A part of a test: one pair with its questions, or the views.

    Attributes:
        form: The test.
        part: The pair's place in this learner's order, from 1; "views" for the views.
    """

    def __init__(self, form: Assessment, part: int | str, folder: str | Path = FOLDER) -> None:
        count = len(form.items)
        if part != VIEWS and part not in range(1, count + 1):
            raise LessonError(say("test_part_unknown", test=form.name, part=str(part)[:80], count=count))
        self.form = form
        self.part = part
        self._folder = folder

    @property
    def questions(self) -> tuple[Choose, ...]:
        """The questions of this part."""
        item = self._item
        return self.form.views if item is None else (item.history, item.change)

    @property
    def _item(self) -> AssessmentItem | None:
        """The pair; None for the views."""
        if not isinstance(self.part, int):
            return None
        return self.form.ordered(answers_file(self.form.name, self._folder))[self.part - 1]

    def _ipython_display_(self) -> None:
        item = self._item
        if item is not None:
            head = say("test_pair_heading", number=self.part, count=len(self.form.items))
            shown = joined((heading(head), articles_to_fragment(item.case.documents)))
            display(HTML(shown))  # type: ignore[no-untyped-call]
        for question in self.questions:
            display(exercise_widget(question, lesson=self.form.name, folder=self._folder))  # type: ignore[no-untyped-call]

    def __repr__(self) -> str:
        return "\n".join(question.prompt for question in self.questions)


class ResultView:
    """The result of a test, once every pair is answered; beside it those of the other tests.

    Attributes:
        form: The test.
    """

    def __init__(self, form: Assessment, folder: str | Path = FOLDER) -> None:
        self.form = form
        self._folder = folder

    @property
    def result(self) -> AssessmentResult:
        """The result as it stands."""
        return _result(self.form, self._folder)

    def _repr_html_(self) -> str:
        others = [_result(open_assessment(name), self._folder) for name in FORMS]
        return result_html(self.result, [each for each in others if each.answered == len(each.pairs)])

    def __repr__(self) -> str:
        result = self.result
        left = len(result.pairs) - result.answered
        return say("test_result_waits", count=left) if left else result.discrimination.explain()


def result_html(result: AssessmentResult, done: list[AssessmentResult]) -> Html:
    """A result in words, numbers, a picture, and pair by pair; only what is left while questions are open.

    Args:
        result: The result.
        done: The results of all tests that are done, for a comparison when there are two.
    """
    left = len(result.pairs) - result.answered
    title = heading(say(f"test_result_{result.form.name}"))
    if left:
        return panel(title, element("p", say("test_result_waits", count=left)))
    told = result.discrimination
    numbers = {"histories": result.histories, "changes": result.changes, "count": len(result.pairs)}
    return panel(
        title,
        element("p", told.explain()),
        element("p", say("test_result_right", **numbers)),
        note(say("test_result_numbers", d_prime=_signed(told.d_prime), bias=_signed(told.bias))),
        note(say("test_result_few")),
        heading(say("progress_calibration")),
        element("p", result.calibration.explain()),
        calibration_chart(result.calibration),
        *(_compared(done) if len(done) > 1 else ()),
        element(
            "details",
            element("summary", say("test_result_table")),
            _pair_table(result),
            style="margin:12px 0 0",
        ),
    )


def _result(form: Assessment, folder: str | Path) -> AssessmentResult:
    return form.result(answers_file(form.name, folder))


def _compared(done: list[AssessmentResult]) -> tuple[Html, ...]:
    names = ("test", "d", "c", "histories", "trust")
    rows = [
        (
            say(f"test_result_{each.form.name}"),
            _signed(each.discrimination.d_prime),
            _signed(each.discrimination.bias),
            f"{each.histories} / {len(each.pairs)}",
            f"{sum(each.trust.values()) / len(each.trust):.1f}" if each.trust else "–",
        )
        for each in done
    ]
    head = [say(f"test_col_{name}") for name in names]
    return (
        heading(say("test_compare")),
        table(say("test_compare_note"), head, rows),
    )


def _signed(figure: float) -> str:
    """To two places, with a real minus sign."""
    return f"{figure:.2f}".replace("-", "\N{MINUS SIGN}")


def _pair_table(result: AssessmentResult) -> Html:
    head = [say(f"test_col_{name}") for name in ("pair", "history", "change")]
    return table(say("test_result_answers"), head, [_pair_row(pair) for pair in result.pairs])


def _pair_row(pair: PairResult) -> tuple[str, str, str]:
    data = pair.item.case.data
    worst = data["worst_change"]
    right = HISTORIES.index(data["history_answer"])
    history = joined((_verdict(pair.history), " ", say("test_key", answer=say(f"test_history_{right}"))))
    change = joined(
        (
            _verdict(pair.change),
            " ",
            say("test_key", answer=worst["options"][worst["right"]]),
            element("br"),
            note(worst["feedback"][worst["right"]]),
        )
    )
    return pair.item.case.title, history, change


def _verdict(right: bool | None) -> str:  # noqa: FBT001 - the value itself is shown
    outcome = "not_attempted" if right is None else "right" if right else "not_yet"
    return f"{say(f'exercise_outcome_{outcome}')}."

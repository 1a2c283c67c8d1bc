"""``mediakit.exercise("02-side-by-side/match")``: what a cell of a lesson says."""

from typing import TYPE_CHECKING, Any, Union

from mediakit.wording import say

if TYPE_CHECKING:
    from mediakit.lessons.lesson import Lesson
    from mediakit.lessons.pool import PoolView
    from mediakit.lessons.reveal import Reveal
    from mediakit.widgets.frame import ExerciseWidget

__all__ = ["exercise", "reveal"]


def exercise(name: str) -> Union["ExerciseWidget", "PoolView"]:
    """An exercise of a lesson, to be worked at in the notebook; it stands as it was left.

    Args:
        name: The lesson and the exercise, such as "02-side-by-side/match"; "02-side-by-side/exit" draws an
            exit question by chance.

    Returns:
        What Jupyter shows when it is the last line of a cell.

    Raises:
        LessonError: If there is no such lesson or exercise.
        ExerciseError: If its data is wrong.

    Example:
        >>> exercise("02-side-by-side/how-much").session.exercise.kind
        'estimate'
    """
    # Only a notebook asks for it, and importing mediakit is to stay quick.
    from mediakit.lessons.lesson import EXIT  # noqa: PLC0415
    from mediakit.widgets.show import exercise_widget  # noqa: PLC0415

    lesson, wanted = _found(name)
    if wanted == EXIT and lesson.pool:
        from mediakit.lessons.pool import PoolView  # noqa: PLC0415

        return PoolView(lesson)
    return exercise_widget(lesson.exercise(wanted), lesson=lesson.name)


def reveal(name: str, *things: Any) -> "Reveal":  # noqa: ANN401 - anything that a notebook can show
    """Something that a learner sees once an exercise has been answered; it can be opened before, too.

    Args:
        name: The lesson and the exercise that comes first, such as "01-who-found-this-out/people".
        *things: Reports, comparisons, or texts in Markdown.

    Raises:
        LessonError: If there is no such lesson or exercise.

    Example:
        >>> reveal("02-side-by-side/how-much", "So much came from there.")
        This opens when you have answered the question above.
    """
    from mediakit.lessons.reveal import Reveal  # noqa: PLC0415 - only a notebook asks for it

    lesson, wanted = _found(name)
    return Reveal(lesson, lesson.exercise(wanted), things)


def _found(name: str) -> tuple["Lesson", str]:
    from mediakit.lessons.lesson import LessonError, open_lesson  # noqa: PLC0415

    if not isinstance(name, str) or name.count("/") != 1:
        raise LessonError(say("lesson_name_form", name=str(name)[:80]))
    lesson_name, _, wanted = name.partition("/")
    return open_lesson(lesson_name), wanted

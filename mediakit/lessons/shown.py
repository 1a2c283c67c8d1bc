"""``mediakit.exercise("02-side-by-side/match")``: what a cell of a lesson says."""

from typing import TYPE_CHECKING, Any, Union

from mediakit.wording import say

if TYPE_CHECKING:
    from mediakit.lessons.assessment_view import AssessmentPart, ResultView
    from mediakit.lessons.charts import MeaningChart
    from mediakit.lessons.class_view import ClassAnswers, ClassCalibration
    from mediakit.lessons.lesson import Lesson
    from mediakit.lessons.pool import PoolView
    from mediakit.lessons.progress import CourseMap, MyProgress
    from mediakit.lessons.reveal import Reveal
    from mediakit.lessons.waiting import Waiting
    from mediakit.widgets.frame import ExerciseWidget

__all__ = ["class_answers", "class_calibration", "exercise", "meaning_chart", "reveal"]


def exercise(name: str) -> Union["ExerciseWidget", "PoolView", "Waiting"]:
    """An exercise of a lesson, to be worked at in the notebook; it stands as it was left.

    Args:
        name: The lesson and the exercise, such as "02-side-by-side/match"; "02-side-by-side/exit" draws an
            exit question by chance.

    Returns:
        What Jupyter shows when it is the last line of a cell; where a case comes without its texts and nobody
        has supplied them, a note that says what is needed.

    Raises:
        LessonError: If there is no such lesson or exercise.
        ExerciseError: If its data is wrong.

    Example:
        >>> exercise("02-side-by-side/how-much").session.exercise.kind
        'estimate'
    """
    # Only a notebook asks for it, and importing mediakit is to stay quick.
    from mediakit.cases.case import TextsMissingError  # noqa: PLC0415
    from mediakit.lessons.lesson import EXIT  # noqa: PLC0415
    from mediakit.widgets.show import exercise_widget  # noqa: PLC0415

    lesson, wanted = _found(name)
    if wanted == EXIT and lesson.pool:
        from mediakit.lessons.pool import PoolView  # noqa: PLC0415

        return PoolView(lesson)
    try:
        return exercise_widget(lesson.exercise(wanted), lesson=lesson.name)
    except TextsMissingError as problem:
        from mediakit.lessons.waiting import Waiting  # noqa: PLC0415

        return Waiting(str(problem), lesson.language)


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


def meaning_chart(name: str) -> "MeaningChart":
    """How many words changed beside how far the meaning moved, card by card, as a learner rated the cards.

    Args:
        name: The lesson and the exercise in which cards are sorted and rated, such as "03-eight-moves/moves".

    Returns:
        What Jupyter shows when it is the last line of a cell; a button draws it anew.

    Raises:
        LessonError: If there is no such lesson or exercise, or its cards are not rated on a scale.

    Example:
        >>> meaning_chart("03-eight-moves/moves").cards[0].number
        1
    """
    # Only a notebook asks for it, and importing mediakit is to stay quick.
    from mediakit.exercises.cards import Sort  # noqa: PLC0415
    from mediakit.lessons.charts import MeaningChart  # noqa: PLC0415
    from mediakit.lessons.lesson import LessonError  # noqa: PLC0415

    lesson, wanted = _found(name)
    found = lesson.exercise(wanted)
    if not isinstance(found, Sort) or not found.scale:
        raise LessonError(say("lesson_chart_no_scale", name=name))
    return MeaningChart(lesson, found)


def class_answers(name: str) -> "ClassAnswers":
    """How a class answered an exercise, by the answers files in the folder "class-answers".

    Nobody is named. Where no such files are, an example is shown that says it is one. Put it into
    :func:`reveal`, so that a learner answers first; it is drawn when it is shown.

    Args:
        name: The lesson and the exercise, such as "06-the-certainty-dial/line": places on a line, a number,
            options, or cards rated on a scale.

    Raises:
        LessonError: If there is no such lesson or exercise, or it is of another kind.

    Example:
        >>> class_answers("06-the-certainty-dial/line")
        How others answered
    """
    # Only a notebook asks for it, and importing mediakit is to stay quick.
    from mediakit.lessons.class_view import ClassAnswers  # noqa: PLC0415

    lesson, wanted = _found(name)
    return ClassAnswers(lesson, lesson.exercise(wanted))


def class_calibration() -> "ClassCalibration":
    """How well confidence fits in a class, beside a learner's own, from the folder "class-answers".

    Example:
        >>> class_calibration().folder
        'class-answers'
    """
    # Only a notebook asks for it, and importing mediakit is to stay quick.
    from mediakit.lessons.class_view import ClassCalibration  # noqa: PLC0415
    from mediakit.lessons.course import open_course  # noqa: PLC0415

    return ClassCalibration(open_course())


def assess(test: str, part: int | str) -> Union["AssessmentPart", "ResultView"]:
    """A part of the test before, after or long after the course.

    Args:
        test: "pre-test", "post-test" or "later-test".
        part: The number of a pair, 1 to 8 in an order of this learner's own; "views" for three questions
            about trust; or "result".

    Raises:
        LessonError: If there is no such test or part.

    Example:
        >>> assess("pre-test", "views").questions[0].options[0]
        'Not at all'
    """
    from mediakit.lessons.assessment import open_assessment  # noqa: PLC0415 - only a notebook asks for it
    from mediakit.lessons.assessment_view import AssessmentPart, ResultView  # noqa: PLC0415

    form = open_assessment(test)
    return ResultView(form) if part == "result" else AssessmentPart(form, part)


def course_map() -> "CourseMap":
    """The lessons in order, what each asks, and how far the learner is.

    Example:
        >>> len(course_map().course.tracks)
        4
    """
    from mediakit.lessons.course import open_course  # noqa: PLC0415 - only a notebook asks for it
    from mediakit.lessons.progress import CourseMap  # noqa: PLC0415

    return CourseMap(open_course())


def my_progress() -> "MyProgress":
    """What a learner has done, how well confidence fits, and what is worth another look.

    It is drawn from the answers files in the notebook's folder; nothing is kept anywhere else.

    Example:
        >>> my_progress().folder
        'mediakit-answers'
    """
    from mediakit.lessons.course import open_course  # noqa: PLC0415 - only a notebook asks for it
    from mediakit.lessons.progress import MyProgress  # noqa: PLC0415

    return MyProgress(open_course())


def _found(name: str) -> tuple["Lesson", str]:
    from mediakit.lessons.lesson import LessonError, open_lesson  # noqa: PLC0415

    if not isinstance(name, str) or name.count("/") != 1:
        raise LessonError(say("lesson_name_form", name=str(name)[:80]))
    lesson_name, _, wanted = name.partition("/")
    return open_lesson(lesson_name), wanted

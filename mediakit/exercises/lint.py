"""What an author should look at again in an exercise."""

from collections.abc import Iterator

from mediakit.exercises.exercise import Exercise
from mediakit.wording.verdicts import find_verdicts

__all__ = ["exercise_problems"]

_MIN_HINTS = 1


def exercise_problems(exercise: Exercise) -> tuple[str, ...]:
    """What is still to be done on an exercise, in sentences; empty when nothing is.

    Looks for feedback that is missing for a kind of error, quoted words that stand in neither text, words
    that judge people, and missing hints.

    Example:
        >>> from mediakit.exercises.choices import Choose
        >>> question = Choose(id="a", prompt="?", options=("x", "y"), right=(0,), feedback={"1": "No."})
        >>> exercise_problems(question)
        ('a: no feedback for cant_tell', 'a: no hint')
    """
    return tuple(f"{exercise.id}: {problem}" for problem in _problems(exercise))


def _problems(exercise: Exercise) -> Iterator[str]:
    written = set(exercise.feedback)
    met = written | {name.rpartition(".")[2] for name in written}  # "d14.same" may be all that "same" can be
    general = written & set(exercise.general)
    for name in exercise.errors:
        if name not in met and general.isdisjoint(name.split(".")):
            yield f"no feedback for {name}"
    yield from _quotations(exercise)
    yield from _verdicts(exercise)
    if exercise.judged and len(exercise.hints) < _MIN_HINTS:
        yield "no hint"


def _quotations(exercise: Exercise) -> Iterator[str]:
    pair = exercise.pair
    for name, response in exercise.feedback.items():
        for each in response.evidence:
            if pair and pair.side(each.side) and not pair.has(each.side, each.words):
                yield f"feedback {name}: “{each.words}” does not stand in the {each.side}"


def _verdicts(exercise: Exercise) -> Iterator[str]:
    said = {f"feedback {name}": f"{each.says} {each.look}" for name, each in exercise.feedback.items()}
    said |= {f"hint {number}": hint for number, hint in enumerate(exercise.hints, 1)}
    said |= {"prompt": exercise.prompt, "worked": exercise.worked}
    for place, text in said.items():
        for verdict in find_verdicts(text, exercise.language):
            yield f"{place}: “{verdict.words}”. {verdict.instead}"

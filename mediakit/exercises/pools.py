"""Questions drawn by chance from a pool, without repeating, the same after a restart."""

import hashlib
import secrets
from collections.abc import Callable, Sequence

from mediakit.exercises.answers import AnswersFile
from mediakit.exercises.exercise import Exercise

__all__ = ["draw", "drawn_so_far", "in_chance_order"]

_SEEDS = 2**31


def draw(
    pool: str,
    exercises: Sequence[Exercise],
    answers: AnswersFile,
    *,
    seed: Callable[[int], int] = secrets.randbelow,
) -> Exercise | None:
    """The next exercise of a pool for this learner; None when all were drawn.

    The seed is kept in the answers file: another window, or the same one after a restart, goes on in the
    same order. An exercise that is added to the pool later does not change the order of the others.

    Args:
        pool: The pool's name.
        exercises: What there is to draw from.
        answers: The learner's answers file.
        seed: Gives a number below the one it is called with.
    """
    done = set(_drawn_ids(pool, answers))
    left = [each for each in _shuffled(exercises, _seed(pool, answers, seed)) if each.id not in done]
    if not left:
        return None
    answers.record("draw", pool, drawn=left[0].id)
    return left[0]


def drawn_so_far(pool: str, exercises: Sequence[Exercise], answers: AnswersFile) -> tuple[Exercise, ...]:
    """The exercises that were drawn, in order; empty before the first."""
    known = {each.id: each for each in exercises}
    return tuple(known[name] for name in dict.fromkeys(_drawn_ids(pool, answers)) if name in known)


def in_chance_order(
    pool: str,
    exercises: Sequence[Exercise],
    answers: AnswersFile,
    *,
    seed: Callable[[int], int] = secrets.randbelow,
) -> tuple[Exercise, ...]:
    """All exercises of a pool in an order by chance, the same for one learner each time; see :func:`draw`."""
    return tuple(_shuffled(exercises, _seed(pool, answers, seed)))


def _drawn_ids(pool: str, answers: AnswersFile) -> list[str]:
    events = (each for each in answers.events if each.what == "draw" and each.exercise == pool)
    return [name for each in events if isinstance(name := each.data.get("drawn"), str)]


def _seed(pool: str, answers: AnswersFile, seed: Callable[[int], int]) -> int:
    """The pool's seed: the first one kept, of whichever window."""
    for each in answers.events:
        if each.what == "seed" and each.exercise == pool and isinstance(each.data.get("seed"), int):
            return int(each.data["seed"])
    number = seed(_SEEDS)
    answers.record("seed", pool, seed=number)
    return number


def _shuffled(exercises: Sequence[Exercise], seed: int) -> list[Exercise]:
    """By a digest of seed and id, which is the same on every machine and in every version of Python."""
    return sorted(exercises, key=lambda each: hashlib.sha256(f"{seed}:{each.id}".encode()).digest())

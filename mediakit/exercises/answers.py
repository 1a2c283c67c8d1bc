"""The answers file of a lesson: what a learner did, written on every change, so that nothing is lost."""

import json
import math
import re
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from weakref import WeakMethod

from mediakit.exercises.events import Event, Progress, merged
from mediakit.exercises.locks import held
from mediakit.wording import say

__all__ = ["FOLDER", "SCHEMA", "AnswersError", "AnswersFile", "read_answers", "read_handed_in"]

FOLDER = "mediakit-answers"
SCHEMA = 1
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")
_MAX_NAME = 100  # characters of a learner's name
_TRIES = 20  # on Windows a file that somebody reads just now cannot be replaced


class AnswersError(ValueError):
    """An answers file that cannot be used; the message says which, what is wrong, and what to do."""


class _NewerError(AnswersError):
    """A file of a later version."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What a file holds: its events, whether all of it could be read, and the lesson that it names."""

    events: tuple[Event, ...]
    whole: bool = True
    lesson: str = ""


class AnswersFile:
    """What a learner did in one lesson.

    Everything is an event in a list that only grows. Two windows on one lesson may write the same file:
    their events are put together under a lock. Whatever happens to the disk, nothing is raised while a
    learner works: ``saved`` says whether all is in the file, and ``notices`` what the learner should know.

    Attributes:
        path: Where the file is.
        saved: Whether all that happened is in the file.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     answers = AnswersFile.open("02-side-by-side", folder)
        ...     _ = answers.record("hint", "l2-match")
        ...     AnswersFile.open("02-side-by-side", folder).progress.state("l2-match").hints
        1
    """

    def __init__(
        self,
        path: Path,
        *,
        language: str = "en",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        writer: str | None = None,
    ) -> None:
        self.path = path
        self.saved = True
        self._language = language
        self._clock = clock
        self._writer = writer or uuid.uuid4().hex[:12]
        self._number = 0
        self._events: tuple[Event, ...] = ()
        self._notices: dict[str, str] = {}
        self._closed = False  # a file of a later version is left as it is
        self._watchers: list[WeakMethod[Callable[[Event], None]]] = []
        self.reload()

    @classmethod
    def open(
        cls,
        lesson: str,
        folder: str | Path = FOLDER,
        *,
        language: str = "en",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> "AnswersFile":
        """The answers to a lesson, kept in ``folder``; what is not there yet is made when something happens.

        Raises:
            AnswersError: If the lesson's name is not one of small letters, digits, hyphens and underscores.
        """
        return cls(Path(folder) / f"{_checked_name(lesson)}.json", language=language, clock=clock)

    @property
    def lesson(self) -> str:
        """The lesson's name."""
        return self.path.stem

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, in order."""
        return self._events

    @property
    def progress(self) -> Progress:
        """How the exercises stand."""
        return Progress(self._events)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the learner should know about the file, in sentences; empty when all is well."""
        return tuple(self._notices.values())

    def record(self, what: str, exercise: str = "", **data: Any) -> Event:  # noqa: ANN401 - plain data of any kind
        """Add an event and write the file; see :class:`Event` for what there is.

        Args:
            what: What happened.
            exercise: Of which exercise or pool.
            **data: What else there is to know, as plain data.
        """
        self._number += 1
        event = Event(f"{self._writer}-{self._number:06}", self._now(), what, exercise, data)
        self._events = merged(self._events, [event])
        self.save()
        self._watchers = [each for each in self._watchers if each()]
        for watcher in [each() for each in self._watchers]:
            if watcher is not None:
                watcher(event)
        return event

    def watch(self, told: Callable[[Event], None]) -> None:
        """Call a method with every event that is recorded here, for as long as its object lives."""
        self._watchers.append(WeakMethod(told))

    def name(self, name: str) -> None:
        """Keep a name that the learner gives; "" takes it back."""
        self.record("name", name=name[:_MAX_NAME])

    def save(self) -> bool:
        """Write the file, together with what others have written into it; whether that worked."""
        if self._closed:
            return False
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with held(self.path.with_suffix(".lock")) as still:
                self._take_in()
                if not self._closed:
                    self._write(still)
                    self.saved = True
        except (OSError, ValueError, RecursionError) as problem:  # a full disk; a value that JSON cannot hold
            self.saved = False
            problem_words = getattr(problem, "strerror", None) or str(problem)
            self._notice("answers_not_saved", file=self.path.name, problem=problem_words)
        return self.saved

    def reload(self) -> None:
        """Take in what others have written meanwhile."""
        try:
            self._take_in()
        except OSError as problem:
            self.saved = False
            self._notice("answers_not_read", file=self.path.name, problem=problem.strerror or str(problem))

    def _now(self) -> str:
        """The time; never before the last event, so that what one writer does stays in its order."""
        now = self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return max(now, *(event.at for event in self._events[-1:] if len(event.at) == len(now)), now)

    def _take_in(self) -> None:
        try:
            content = _read(self.path)
        except _NewerError:
            self._closed, self.saved = True, False
            self._notice("answers_newer", file=self.path.name)
            return
        if not content.whole:
            aside = self._set_aside()
            self._notice("answers_damaged", file=self.path.name, aside=aside)
        self._events = merged(content.events, self._events)

    def _set_aside(self) -> str:
        stamp = self._clock().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        aside = self.path.with_name(f"{self.path.stem}.damaged-{stamp}-{uuid.uuid4().hex[:6]}.json")
        with suppress(FileNotFoundError):  # another window did so just now
            self.path.rename(aside)
        return aside.name

    def _write(self, still: Callable[[], bool]) -> None:
        data = {
            "schema": SCHEMA,
            "lesson": self.lesson,
            "events": [event.to_dict() for event in self._events],
        }
        # Half a sign from a browser is written as its number, which reads back as what it was.
        content = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False).encode(
            "utf-8", "backslashreplace"
        )
        draft = self.path.with_name(f".{self.path.stem}.{uuid.uuid4().hex}.tmp")
        try:
            draft.write_bytes(content)
            if not still():
                raise OSError("another program took over while this one slept")
            _replace(draft, self.path)
        finally:
            draft.unlink(missing_ok=True)
        for code in ("answers_not_saved", "answers_not_read"):
            self._notices.pop(code, None)

    def _notice(self, code: str, **parameters: str) -> None:
        self._notices[code] = say(code, self._language, **parameters)


def read_answers(path: str | Path) -> Progress:
    """What an answers file holds, such as one that a learner handed in; the file is left as it is.

    Raises:
        AnswersError: If it cannot be read, is damaged, or is of a later version.
    """
    return read_handed_in(path)[1]


def read_handed_in(path: str | Path) -> tuple[str, Progress]:
    """The same with the lesson that the file names, whatever the file itself is called; "" for none.

    Raises:
        AnswersError: If it cannot be read, is damaged, or is of a later version.
    """
    path = Path(path)
    try:
        content = _read(path)
    except OSError as problem:
        raise AnswersError(f"{path}: cannot be read ({problem.strerror}); check the name") from problem
    if not content.whole:
        raise AnswersError(f"{path}: is damaged; ask for a copy that opens in the lesson")
    return content.lesson, Progress(merged(content.events))


def _checked_name(lesson: str) -> str:
    if not isinstance(lesson, str) or not _NAME.fullmatch(lesson) or _DEVICES.fullmatch(lesson):
        raise AnswersError(
            f"a lesson's name is of small letters, digits, hyphens and underscores, such as 02-side-by-side; "
            f"got {lesson!r:.100}"
        )
    return lesson


def _read(path: Path) -> _Content:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return _Content(())
    try:
        data = json.loads(content, parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError):
        return _Content((), whole=False)
    schema = data.get("schema") if isinstance(data, dict) else None
    if isinstance(schema, int) and not isinstance(schema, bool) and schema > SCHEMA:
        raise _NewerError(
            f"{path}: is of version {schema} and this mediakit reads {SCHEMA}; install a newer mediakit"
        )
    listed = data.get("events") if schema == SCHEMA else None
    if not isinstance(listed, list):
        return _Content((), whole=False)
    events = [Event.from_dict(each) for each in listed]
    lesson = data.get("lesson")
    named = lesson if isinstance(lesson, str) else ""
    return _Content(tuple(event for event in events if event), all(events), named)


def _finite(number: str) -> float:
    if not math.isfinite(float(number)):
        raise ValueError(f"{number} is no number that JSON can hold")
    return float(number)


def _replace(draft: Path, path: Path) -> None:
    for _ in range(_TRIES):
        try:
            draft.replace(path)
        except PermissionError:
            time.sleep(0.05)
        else:
            return
    draft.replace(path)

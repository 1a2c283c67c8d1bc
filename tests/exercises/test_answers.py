"""Nothing a learner does is lost, and nothing is written where it should not be."""

import json
import multiprocessing
import socket
import sys
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.exercises.answers import AnswersError, AnswersFile, read_answers
from mediakit.exercises.events import MAX_DRAFTS, Event, Progress, merged
from mediakit.exercises.locks import LockTimeoutError, held, take_away

START = datetime(2026, 5, 4, 10, tzinfo=UTC)


class Clock:
    """A clock that goes a second on whenever it is looked at."""

    def __init__(self):
        self.now = START

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


class Waited:
    """Time that passes only by waiting, a tenth of a second at least."""

    def __init__(self):
        self.passed = 0.0

    def now(self):
        return self.passed

    def sleep(self, seconds):
        self.passed += max(seconds, 0.1)


def opened(folder: Path) -> AnswersFile:
    return AnswersFile.open("02-side-by-side", folder, clock=Clock())


def test_what_happened_is_read_back(tmp_path):
    answers = opened(tmp_path)
    answers.record("attempt", "match", answer=[1], outcome="not_yet")
    answers.record("hint", "match")
    again = opened(tmp_path)
    assert again.events == answers.events
    state = again.progress.state("match")
    assert (state.answer.value, state.tries, state.hints, state.outcome) == ([1], 1, 1, "not_yet")
    assert state.saved_at == "2026-05-04T10:00:02.000000Z"


def test_the_file_is_readable_and_holds_no_name(tmp_path):
    answers = opened(tmp_path)
    answers.record("attempt", "write", answer="Größe “x” \ud800")
    data = json.loads(answers.path.read_text(encoding="utf-8"))
    assert (data["schema"], data["lesson"], len(data["events"])) == (1, "02-side-by-side", 1)
    assert "Größe" in answers.path.read_text(encoding="utf-8")
    assert opened(tmp_path).events[0].data["answer"] == "Größe “x” \ud800"
    assert answers.progress.name == ""
    answers.name("Ann")
    assert opened(tmp_path).progress.name == "Ann"


def test_nothing_is_made_before_something_happens(tmp_path):
    opened(tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_no_lock_and_no_draft_file_stay(tmp_path):
    opened(tmp_path).record("hint", "match")
    assert [path.name for path in tmp_path.iterdir()] == ["02-side-by-side.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b'{"schema": 1}',
        b'{"schema": "1", "events": []}',
        b"[" * 100_000,
        b'{"schema":1,"events":[NaN]}',
        b'{"schema":1,"events":[{"id":"a","at":"b","what":"c","answer":1e999}]}',
    ],
)
def test_a_damaged_file_is_set_aside_and_the_learner_is_told(tmp_path, content):
    path = tmp_path / "02-side-by-side.json"
    path.write_bytes(content)
    answers = opened(tmp_path)
    assert answers.notices
    answers.record("hint", "match")
    aside = [each for each in tmp_path.iterdir() if "damaged" in each.name]
    assert [each.read_bytes() for each in aside] == [content]
    assert answers.saved
    assert opened(tmp_path).progress.state("match").hints == 1


def test_two_damaged_files_are_both_kept(tmp_path):
    for content in (b"{", b"["):
        (tmp_path / "02-side-by-side.json").write_bytes(content)
        opened(tmp_path)
    assert len([each for each in tmp_path.iterdir() if "damaged" in each.name]) == 2


def test_what_can_be_read_of_a_damaged_file_is_kept(tmp_path):
    good = {"id": "a-1", "at": "2026-05-04T09:00:00Z", "what": "hint", "exercise": "match"}
    (tmp_path / "02-side-by-side.json").write_text(json.dumps({"schema": 1, "events": [good, {"id": 3}]}))
    assert opened(tmp_path).progress.state("match").hints == 1


def test_a_file_of_a_later_version_is_left_as_it_is(tmp_path):
    path = tmp_path / "02-side-by-side.json"
    path.write_text('{"schema": 2, "what": "ever"}')
    answers = opened(tmp_path)
    answers.record("hint", "match")
    assert path.read_text() == '{"schema": 2, "what": "ever"}'
    assert not answers.saved
    assert answers.notices
    assert answers.progress.state("match").hints == 1


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "a/b",
        "a\\b",
        "",
        ".",
        "..",
        "A",
        "c:x",
        "con",
        "nul",
        "lpt1",
        "x" * 81,
        "a.json",
        "a\0",
        None,
        3,
    ],
)
def test_a_lesson_name_never_becomes_a_path(tmp_path, name):
    with pytest.raises(AnswersError, match="a lesson's name is of small letters"):
        AnswersFile.open(name, tmp_path)


def test_a_link_is_replaced_and_not_followed(tmp_path):
    outside = tmp_path / "outside.json"
    outside.write_text('{"schema": 1, "events": []}')
    folder = tmp_path / "answers"
    folder.mkdir()
    try:
        (folder / "02-side-by-side.json").symlink_to(outside)
    except OSError:
        pytest.skip("links are not allowed here")
    opened(folder).record("hint", "match")
    assert outside.read_text() == '{"schema": 1, "events": []}'


def test_a_full_disk_is_told_and_what_was_saved_stays(tmp_path, monkeypatch):
    answers = opened(tmp_path)
    answers.record("hint", "match")
    before = answers.path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(
            Path, "write_bytes", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device"))
        )
        answers.record("hint", "match")
        assert not answers.saved
        assert "No space left" in answers.notices[0]
        assert answers.path.read_bytes() == before
    answers.record("hint", "match")
    assert opened(tmp_path).progress.state("match").hints == 3


def test_a_place_that_is_no_folder_is_told_and_saved_when_it_is_one(tmp_path):
    place = tmp_path / "answers"
    place.write_text("a file")
    answers = opened(place)
    answers.record("hint", "match")
    assert not answers.saved
    assert answers.notices
    place.unlink()
    assert answers.save()
    assert answers.notices == ()
    assert opened(place).progress.state("match").hints == 1


def test_two_windows_lose_nothing_of_either(tmp_path):
    clock = Clock()
    first, second = (AnswersFile.open("lesson", tmp_path, clock=clock) for _ in range(2))
    first.record("attempt", "match", answer=[1])
    second.record("attempt", "match", answer=[2])
    first.record("hint", "match")
    read = read_answers(first.path)
    assert [event.data["answer"] for event in read.attempts("match")] == [[1], [2]]
    assert read.state("match").hints == 1
    assert len(first.events) == 3


def _write_many(folder, count):
    answers = AnswersFile.open("lesson", folder)
    for number in range(count):
        answers.record("attempt", "match", answer=number)


def test_writers_in_several_programs_lose_nothing(tmp_path):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(tmp_path, 12)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert len(read_answers(tmp_path / "lesson.json").attempts()) == 24


def test_a_lock_left_by_a_program_that_ended_is_taken_away_at_once(tmp_path):
    context = multiprocessing.get_context("spawn")
    ended = context.Process(target=int)
    ended.start()
    ended.join()
    lock = tmp_path / "x.lock"
    lock.write_text(f"{socket.gethostname()} {ended.pid} token")
    waited = Waited()
    with held(lock, monotonic=waited.now, sleep=waited.sleep) as still:
        assert still()
    assert waited.now() < (1 if sys.platform != "win32" else 10)
    assert not lock.exists()


@pytest.mark.parametrize("content", ["elsewhere 1 token", "", "\x00\xff not ours"])
def test_a_lock_that_never_changes_is_taken_away(tmp_path, content):
    lock = tmp_path / "x.lock"
    lock.write_text(content)
    waited = Waited()
    with held(lock, monotonic=waited.now, sleep=waited.sleep) as still:
        assert still()
    assert 4.5 < waited.now() < 6


def test_a_lock_that_changed_hands_meanwhile_is_given_back(tmp_path):
    lock = tmp_path / "x.lock"
    lock.write_text("elsewhere 1 new")
    take_away(lock, "elsewhere 1 old")
    assert lock.read_text() == "elsewhere 1 new"
    assert list(tmp_path.iterdir()) == [lock]


def test_a_living_lock_is_waited_for_and_told(tmp_path):
    lock = tmp_path / "x.lock"
    waited = Waited()

    def sleep(seconds):
        waited.sleep(seconds)
        lock.write_text(f"elsewhere 1 {waited.now()}")  # somebody else takes it again and again

    lock.write_text("elsewhere 1 0")
    with (
        pytest.raises(LockTimeoutError, match="held by another program for 15 seconds"),
        held(lock, monotonic=waited.now, sleep=sleep),
    ):
        pass
    assert lock.exists()


def test_a_writer_that_slept_through_its_lock_writes_nothing(tmp_path):
    lock = tmp_path / "x.lock"
    with held(lock) as still:
        lock.write_text("another 1 token")
        assert not still()
    assert lock.read_text() == "another 1 token"


def test_answers_are_not_written_over_those_of_whoever_took_the_lock(tmp_path, monkeypatch):
    answers = opened(tmp_path)
    answers.record("hint", "match")
    before = answers.path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr("mediakit.exercises.answers.held", lambda _: nullcontext(lambda: False))
        answers.record("hint", "match")
    assert not answers.saved
    assert answers.path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [answers.path.name]
    assert answers.save()


def test_a_clock_that_goes_back_keeps_the_order(tmp_path):
    times = [START, START - timedelta(hours=1), START - timedelta(hours=2)]
    answers = AnswersFile.open("lesson", tmp_path, clock=lambda: times.pop(0) if len(times) > 1 else times[0])
    for number in range(3):
        answers.record("attempt", "match", answer=number)
    assert [event.data["answer"] for event in opened_at(tmp_path).attempts()] == [0, 1, 2]


def opened_at(folder):
    return read_answers(folder / "lesson.json")


def test_undo_brings_the_answer_before_back_and_keeps_the_try():
    events = [
        _event(1, "attempt", answer=1),
        _event(2, "attempt", answer=2, outcome="right"),
        _event(3, "undo"),
    ]
    state = Progress(tuple(events)).state("match")
    assert (state.answer.value, state.checked, state.outcome, state.tries) == (1, True, "not_attempted", 2)
    assert Progress((*events, _event(4, "undo"), _event(5, "undo"))).state("match").answer.value is None


def test_handing_in_what_was_just_chosen_is_one_step_to_take_back():
    events = [_event(1, "draft", answer=1), _event(2, "attempt", answer=1), _event(3, "undo")]
    assert not Progress(tuple(events)).state("match").can_undo


def test_starting_over_clears_the_state_and_keeps_the_events():
    events = (_event(1, "attempt", answer=1), _event(2, "hint"), _event(3, "worked"), _event(4, "start_over"))
    state = Progress(events).state("match")
    assert (state.answer.value, state.tries, state.hints, state.worked) == (None, 0, 0, False)
    assert len(Progress(events).attempts("match")) == 1


def test_answers_to_another_version_are_left_aside():
    events = (_event(1, "attempt", answer=1),)
    assert Progress(events).state("match", 2).tries == 0


def test_old_drafts_go_and_attempts_stay():
    events = [_event(number, "draft" if number % 2 else "attempt", answer=number) for number in range(400)]
    kept = merged(events)
    assert sum(event.what == "draft" for event in kept) == MAX_DRAFTS
    assert sum(event.what == "attempt" for event in kept) == 200
    assert kept[-1] == events[-1]


def _event(number, what, **data):
    return Event(f"w-{number:06}", f"2026-05-04T10:00:{number:04}Z", what, "match", data)


events_lists = st.lists(
    st.builds(_event, st.integers(0, 20), st.sampled_from(["hint", "attempt"])), max_size=8
)


@given(events_lists, events_lists, events_lists)
def test_merging_does_not_depend_on_who_merges_first(one, two, three):
    by_id = {event.id: event for event in [*one, *two, *three]}
    one, two, three = ([by_id[event.id] for event in events] for events in (one, two, three))
    assert merged(merged(one, two), three) == merged(one, merged(three, two))
    assert {event.id for event in merged(one, two)} == {event.id for event in [*one, *two]}


@pytest.mark.parametrize("content", ["{", '{"schema": 2}'])
def test_a_file_handed_in_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "lesson.json"
    path.write_text(content)
    with pytest.raises(AnswersError, match=r"lesson\.json: is (damaged|of version 2)"):
        read_answers(path)
    assert path.read_text() == content

"""Files of questions beside people who ask, and beside each other."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

import ui.service.batches
from qa.errors import BatchError
from tests.ui.service.batching import QUESTIONS, Server
from tests.waiting import until
from ui.errors import Busy
from ui.service.stays import Stays


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path)


def test_people_go_first(server: Server):
    """Whoever asks by hand waits for one question of a file at most, however many files there are."""
    ann, bob = server.arrive(), server.arrive()
    with server.gate.closed():
        server.batches.begin(ann, "a.txt", b"ann 1\nann 2\nann 3")
        until(lambda: server.asked() == ["ann 1"])
        server.batches.begin(bob, "b.txt", b"bob 1\nbob 2\nbob 3")
        until(lambda: server.batches._line._waiting)
        threads = [
            Thread(target=server.visits.of(bob).assistant.ask, args=(question,)) for question in ("live 1", "live 2")
        ]
        for number, thread in enumerate(threads, 1):
            thread.start()
            until(lambda number=number: len(server.turnstile._waiting) == number)
    for thread in threads:
        thread.join()
    server.ended(ann)
    server.ended(bob)
    asked = server.asked()
    assert asked[:3] == ["ann 1", "live 1", "live 2"]
    assert asked.index("bob 1") < asked.index("ann 2")
    assert sorted(asked[3:]) == ["ann 2", "ann 3", "bob 1", "bob 2", "bob 3"]


def test_a_file_that_waits_takes_nobody_s_place(server: Server):
    """However few may wait."""
    server.turnstile._room = 0
    key = server.arrive()
    with server.turnstile.turn():
        server.batches.begin(key, "q.csv", QUESTIONS)
        until(lambda: server.batches._line._free == 0)
        with pytest.raises(Busy):
            server.visits.of(key).assistant.ask("Who?")
    assert server.ended(key).done == 3


def test_only_so_many_are_answered(server: Server, monkeypatch: pytest.MonkeyPatch):
    """One more is told to come back, and does not lose its file."""
    monkeypatch.setattr(ui.service.batches, "_MOST_RUNNING", 1)
    ann, bob = server.arrive(), server.arrive()
    with server.gate.closed():
        server.batches.begin(ann, "q.csv", QUESTIONS)
        with pytest.raises(Busy, match="Come back later"):
            server.batches.begin(bob, "q.csv", QUESTIONS)
    server.ended(ann)
    server.batches.go_on(bob)
    assert server.ended(bob).done == 3


def test_whoever_left_is_asked_for_no_more(server: Server):
    """A file of a visitor who was forgotten waits until they come back."""
    key = server.arrive()
    with server.gate.closed():
        server.batches.begin(key, "q.csv", QUESTIONS)
        until(lambda: len(server.asked()) == 1)
        server.visits._stays = Stays()
    run = server.ended(key)
    assert (run.done, run.stopped) == (1, True)


def test_two_files_at_once_do_not_take_each_other_s_place(server: Server, monkeypatch: pytest.MonkeyPatch):
    """The second comes when the first is there, and no run goes on without end."""
    key = server.arrive()
    write, others = ui.service.batches.write_whole, []

    def begin() -> None:
        with suppress(BatchError):
            server.batches.begin(key, "b.csv", QUESTIONS)

    def writing(path: Path, data: bytes) -> None:
        if not others:
            others.append(Thread(target=begin))
            others[0].start()
            until(lambda: server.batches._beginning.locked() or not others[0].is_alive())
        write(path, data)

    monkeypatch.setattr(ui.service.batches, "write_whole", writing)
    server.batches.begin(key, "a.csv", QUESTIONS)
    others[0].join()
    run = server.ended(key)
    assert (run.done, run.problem, len(server.batches.answers(key))) == (3, "", 3)


def test_a_file_that_is_stopped_waits_no_longer(server: Server):
    """However long others ask; nothing of it is read."""
    key = server.arrive()
    with server.turnstile.turn():
        server.batches.begin(key, "q.csv", QUESTIONS)
        server.batches.stop(key)
        assert server.ended(key).done == 0
    assert server.asked() == []

"""How many questions are read at once."""

from __future__ import annotations

import threading
from contextlib import suppress

import pytest

from tests.factories import make_article
from tests.ui.fakes import FakeAssistant
from tests.waiting import PATIENCE, until
from ui.errors import Busy, Left
from ui.service.busy import Asker, Turnstile, asked_by, queued


def hold(turnstile: Turnstile) -> tuple[threading.Thread, threading.Event, threading.Event]:
    """Take a turn in another thread, until told to let go."""
    inside, leave = threading.Event(), threading.Event()

    def work() -> None:
        with turnstile.turn():
            inside.set()
            leave.wait(PATIENCE)

    thread = threading.Thread(target=work)
    thread.start()
    return thread, inside, leave


def test_so_many_work_so_many_wait_and_one_more_is_turned_away():
    """At once, and whoever waits goes in when another comes out."""
    turnstile = Turnstile(1, 1)
    first, inside, leave = hold(turnstile)
    assert inside.wait(PATIENCE)
    second, waited, leave_too = hold(turnstile)
    until(lambda: turnstile._waiting)
    with pytest.raises(Busy, match="again in a moment"), turnstile.turn():
        pytest.fail("there was no room")
    assert not waited.is_set()
    leave.set()
    assert waited.wait(PATIENCE)
    leave_too.set()
    first.join()
    second.join()
    with turnstile.turn():
        pass


def test_a_turn_ends_with_an_error_too():
    """After an error the next one is admitted."""
    turnstile = Turnstile(1, 0)
    with pytest.raises(ValueError, match="broken"), turnstile.turn():
        raise ValueError("broken")
    with turnstile.turn():
        pass


def test_nobody_need_wait():
    """With no room to wait, a free place is given all the same."""
    turnstile = Turnstile(1, 0)
    with turnstile.turn(), pytest.raises(Busy), turnstile.turn():
        pass


def test_all_that_is_made_of_an_assistant_shares_its_turnstile():
    """What a visitor adds gives them no more room."""
    turnstile = Turnstile(1, 0)
    everyone = queued(FakeAssistant(), turnstile)
    more = everyone.with_articles([make_article("The secret is plum.", "/added/1/a.txt")])
    assert more.ask("the secret?").text == "plum"
    with turnstile.turn():
        for assistant in (everyone, more, more.without_articles(["/added/1/a.txt"])):
            with pytest.raises(Busy):
                assistant.ask("the shells?")
    assert len(more.articles) == len(everyone.articles) + 1


def test_an_answer_that_comes_in_two_holds_one_turn():
    """Until the second has come, or nobody wants it any more."""
    turnstile = Turnstile(1, 0)
    everyone = queued(FakeAssistant(), turnstile)
    answers = everyone.stream("a mistake?")
    assert next(answers).text == "a very big mistake"
    with pytest.raises(Busy):
        everyone.ask("the shells?")
    answers.close()
    assert [answer.text for answer in everyone.stream("a mistake?")] == ["a very big mistake"] * 2
    assert everyone.ask("the shells?").text


def test_who_came_first_is_first():
    """However many wait."""
    turnstile, order = Turnstile(1, 5), []

    def work(number: int) -> None:
        with turnstile.turn():
            order.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(5)]
    with turnstile.turn():
        for number, thread in enumerate(threads, 1):
            thread.start()
            until(lambda number=number: len(turnstile._waiting) == number)
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_who_leaves_while_they_wait_is_not_read_and_makes_room_at_once():
    """Whoever leaves makes room at once, even while the one before them is read; so does one who has left already."""
    turnstile, asker, assistant = Turnstile(1, 1), Asker(), FakeAssistant()
    everyone = queued(assistant, turnstile)
    ended: list[type[Exception]] = []

    def wait() -> None:
        with pytest.raises(Left) as raised:
            next(asked_by(everyone, asker).stream("the shells?"))
        ended.append(raised.type)

    thread = threading.Thread(target=wait)
    with turnstile.turn():
        thread.start()
        until(lambda: turnstile._waiting)
        with pytest.raises(Busy):
            everyone.ask("a mistake?")
        asker.leave()
        thread.join()
        assert not turnstile._waiting
    with pytest.raises(Left):
        asked_by(everyone, asker).ask("the shells?")
    assert (ended, assistant.asked) == ([Left], [])
    assert everyone.ask("a mistake?").text == "a very big mistake"


def test_one_who_leaves_lets_those_behind_them_in():
    """Those behind move up, even if it was nearly the turn of the one who left."""
    turnstile, order = Turnstile(1, 5), []
    askers = [Asker() for _ in range(4)]

    def work(number: int) -> None:
        try:
            with turnstile.turn(askers[number]):
                order.append(number)
        except Left:
            order.append(-number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    with turnstile.turn():
        for number, thread in enumerate(threads, 1):
            thread.start()
            until(lambda number=number: len(turnstile._waiting) == number)
        askers[2].leave()
        until(lambda: order == [-2])
    for thread in threads:
        thread.join()
    assert order == [-2, 0, 1, 3]


def test_what_is_asked_behind_the_others_takes_nobody_s_place():
    """However many ask so: one at a time, none in the line, and none once it is not wanted."""
    turnstile, assistant = Turnstile(2, 0), FakeAssistant()
    everyone, askers = queued(assistant, turnstile), [Asker() for _ in range(4)]
    told: list[str | None] = []

    def ask(asker: Asker) -> None:
        with suppress(Left):
            told.append(asked_by(everyone, asker, behind=True).ask("the shells?").text)

    threads = [threading.Thread(target=ask, args=(asker,)) for asker in askers]
    with turnstile.turn():
        held, inside = Asker(), turnstile.turn_behind(Asker())
        with inside:
            for thread in threads:
                thread.start()
            with pytest.raises(Busy):
                everyone.ask("a mistake?")
            assert not turnstile._waiting
            askers[0].leave()
            threads[0].join()
        held.leave()
        with pytest.raises(Left), turnstile.turn_behind(held):
            pytest.fail("it was not wanted")
    for thread in threads:
        thread.join()
    assert len(told) == 3
    assert [question for question, *_ in assistant.asked] == ["the shells?"] * 3

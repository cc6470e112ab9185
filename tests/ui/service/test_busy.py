"""How many questions are read at once."""

from __future__ import annotations

import threading

import pytest

from tests.factories import make_article
from tests.ui.fakes import FakeAssistant
from tests.waiting import PATIENCE, until
from ui.errors import Busy
from ui.service.busy import Turnstile, queued


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
    """And the next one goes in."""
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
    """What a visitor adds gives him no more room."""
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

"""Passwords, and how often they may be tried."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

import ui.service.passwords
from ui.service.passwords import Passwords, Tries


@pytest.mark.parametrize(
    ("name", "password", "known"),
    [
        ("ann", "se:cret", True),
        ("bob", "two", True),
        ("ann", "two", False),
        ("bob", "se:cret", False),
        ("ann", "se:cre", False),
        ("", "", False),
        ("\ud800", "\ud800", False),
    ],
)
def test_a_user_has_one_password(name, password, known):
    """Each its own."""
    assert Passwords([("ann", "se:cret"), ("bob", "two")]).knows(name, password) is known


def test_a_password_may_come_with_its_name_or_alone():
    """As programs send it; without users, nobody is known."""
    passwords = Passwords([("ann", "se:cret")])
    assert [passwords.knows_pair(text) for text in ("ann:se:cret", "se:cret", "")] == [True, False, False]
    assert [passwords.knows_token(text) for text in ("se:cret", "ann:se:cret", "")] == [True, False, False]
    assert (bool(passwords), bool(Passwords([]))) == (True, False)
    assert not Passwords([]).knows("", "")


def test_every_user_is_compared_in_full(monkeypatch):
    """So that the time tells neither a name nor a length: digests of one size, as many whatever is tried."""
    seen = []
    monkeypatch.setattr(
        ui.service.passwords,
        "compare_digest",
        lambda left, right: seen.append((len(left), len(right))) or left == right,
    )
    passwords = Passwords([("ann", "one"), ("bob", "two")])
    for name, password in (("ann", "one"), ("nobody", "x" * 9999), ("", "")):
        seen.clear()
        passwords.knows(name, password)
        assert seen == [(32, 32)] * 2


@pytest.fixture
def clock(monkeypatch):
    clock = SimpleNamespace(now=0.0, monotonic=lambda: clock.now)
    monkeypatch.setattr(ui.service.passwords, "time", clock)
    return clock


def test_wrong_passwords_run_out(clock):
    """Tries run out and come back with time, for each address its own."""
    tries = Tries(at_once=2, every=6.0)
    assert [tries.take("192.0.2.1") for _ in range(3)] == [0.0, 0.0, 6.0]
    assert tries.take("192.0.2.2") == 0.0
    clock.now = 4.0
    assert tries.take("192.0.2.1") == pytest.approx(2.0)
    clock.now = 6.5
    assert [tries.take("192.0.2.1"), tries.take("192.0.2.1") > 0] == [0.0, True]


def test_a_right_password_costs_nothing(clock):
    """However often it is sent, and it brings no more tries than there were."""
    tries = Tries(at_once=1, every=6.0)
    for _ in range(5):
        assert tries.take("x") == 0.0
        tries.give_back("x")
    tries.give_back("x")
    assert [tries.take("x"), tries.take("x")] == [0.0, 6.0]


def test_a_household_has_one_address(clock):
    """Of IPv6 as of IPv4, also where one is written as the other."""
    tries = Tries(at_once=1, every=6.0)
    assert [tries.take("2001:db8::1"), tries.take("2001:db8::2"), tries.take("2001:db8:0:1::1")] == [0.0, 6.0, 0.0]
    assert [tries.take("::ffff:192.0.2.1"), tries.take("::ffff:192.0.2.2")] == [0.0, 0.0]


def test_addresses_that_a_proxy_tells_have_an_end_together(clock):
    """For whoever sends a request through one that hands headers on may make them up, a new one for each try."""
    tries = Tries(at_once=1, every=6.0)
    waits = [tries.take(f"192.0.2.{number}", is_forwarded=True) for number in range(12)]
    assert waits == [0.0] * 10 + [pytest.approx(0.6)] * 2
    assert tries.take("192.0.2.99") == 0.0
    clock.now = 0.7
    assert [tries.take("192.0.2.0", is_forwarded=True) > 0.6, tries.take("192.0.2.50", is_forwarded=True)] == [
        True,
        0.0,
    ]
    for _ in range(3):
        tries.give_back("192.0.2.50", is_forwarded=True)
    assert [tries.take("192.0.2.51", is_forwarded=True), tries.take("192.0.2.52", is_forwarded=True)] == [0.0, 0.0]


def test_addresses_are_not_kept_without_end(clock, monkeypatch):
    """The one that was seen longest ago is dropped."""
    monkeypatch.setattr(ui.service.passwords, "_MOST", 2)
    tries = Tries(at_once=1, every=6.0)
    assert [tries.take(name) for name in ("a", "b", "c", "a", "c")] == [0.0, 0.0, 0.0, 0.0, 6.0]

"""Visitors who ask at once, of a server that is none."""

from __future__ import annotations

import io
import json
import os
import threading
import urllib.error
import urllib.request
from email.message import Message

import pytest
from rich.console import Console

from eval.fire.load import ask_at, resident_mb, run, serving, table_of
from eval.fire.loads import Response, load_of
from tests.waiting import PATIENCE

_ALONE = [Response(status=200, seconds=0.1, said=f"answer {number}") for number in range(3)]
_QUESTIONS = ["0", "1", "2"]


class Clock:
    """A clock that goes on by a second with each question."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_visitors_ask_until_their_time_is_over():
    """One after another, each question in turn, and every answer is held against the one it got alone."""
    clock, asked = Clock(), []

    def ask(question):
        asked.append(question)
        clock.now += 1.0
        return Response(status=200, seconds=1.0, said="answer 0" if question == "2" else f"answer {question}")

    load = run(ask, _QUESTIONS, _ALONE, 1, 6.0, None, clock)
    assert asked == ["0", "1", "2", "0", "1", "2"]
    assert (load.asked, load.differed, load.per_second, load.p50, load.fairness) == (6, 2, 1.0, 1.0, 1.0)


def test_visitors_ask_at_the_same_time():
    """As many as there are: each waits for all the others."""
    together, clock = threading.Barrier(8), Clock()

    def ask(question):
        if together.wait(PATIENCE) == 0:
            clock.now += 1.0
        together.wait(PATIENCE)
        return Response(status=200, seconds=0.5, said=f"answer {question}")

    load = run(ask, _QUESTIONS, _ALONE, 8, 2.0, None, clock)
    assert (load.visitors, load.asked, load.differed, load.failed) == (8, 16, 0, 0)


def test_who_is_told_that_it_is_busy_asks_the_same_again():
    """That is no failure, and no answer."""
    clock, asked = Clock(), []

    def ask(question):
        asked.append(question)
        clock.now += 1.0
        busy = len(asked) == 2
        return Response(status=429 if busy else 200, seconds=0.0, said=f"answer {question}", wait=0.0)

    load = run(ask, _QUESTIONS, _ALONE, 1, 4.0, None, clock)
    assert asked == ["0", "1", "1", "2"]
    assert (load.busy, load.failed, load.differed, load.per_second) == (1, 0, 0, 0.75)


def test_figures_are_those_of_the_replies():
    """Of what failed no time counts; fairness is 1/n where one got all."""
    answer = Response(status=200, seconds=2.0)
    load = load_of(
        [[answer, answer], [Response(status=0, seconds=9.0)], [Response(status=504, seconds=9.0)]], 4.0, [5, 9, 7]
    )
    assert (load.asked, load.failed, load.busy, load.per_second) == (4, 2, 0, 0.5)
    assert (load.p50, load.p95, load.memory) == (2.0, 2.0, (5, 7, 9))
    assert load.fairness == pytest.approx(1 / 3)
    nothing = load_of([[]], 4.0, [])
    assert (nothing.p50, nothing.fairness, nothing.memory) == (None, None, None)
    console = Console(file=io.StringIO(), width=200)
    console.print(table_of([load, nothing]))
    assert "0.33" in console.file.getvalue()


def test_a_reply_says_what_the_server_said(monkeypatch):
    """An answer with its places, how long to wait, or that nothing came."""
    answer = {"text": "plum", "confidence": 0.5, "citations": [{"article_id": "a", "start": 1, "end": 5}]}
    headers = Message()
    headers["Retry-After"] = "5"

    class HttpResponse(io.BytesIO):
        status = 200

    def answering(what):
        def urlopen(request, timeout):
            if isinstance(what, Exception):
                raise what
            return HttpResponse(json.dumps(what).encode())

        monkeypatch.setattr(urllib.request, "urlopen", urlopen)
        return ask_at("http://127.0.0.1:1", "Who?")

    assert answering(answer).said == '["plum", 0.5, [["a", 1, 5]]]'
    with urllib.error.HTTPError("", 429, "", headers, io.BytesIO()) as busy:
        response = answering(busy)
    assert (response.status, response.wait) == (429, 5.0)
    assert answering(TimeoutError()).status == 0


def test_a_server_that_runs_is_asked_where_it_is():
    """None is started; the memory is that of the process that is named."""
    with serving("seeds", "http://127.0.0.1:7860/") as (address, process):
        assert (address, process, resident_mb(process)) == ("http://127.0.0.1:7860", None, [])
    assert resident_mb(os.getpid())[0] > 1

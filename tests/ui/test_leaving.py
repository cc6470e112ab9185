"""Whoever goes away while their question waits, as the page's server sees it."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path
from threading import Thread

import pytest

from tests.ui.conftest import served
from tests.ui.gate import Gate
from tests.ui.test_hostile_calls import Server
from tests.waiting import until

_LEAVER = "Who left before the kirby answer?"
_MESSAGES = [{"role": "user", "content": _LEAVER}]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/ask", {"question": _LEAVER}),
        ("/v1/ask", {"question": _LEAVER, "stream": True}),
        ("/v1/chat/completions", {"messages": _MESSAGES}),
        ("/v1/chat/completions", {"messages": _MESSAGES, "stream": True}),
        (f"/embed?question={_LEAVER.replace(' ', '+')}", None),
    ],
)
def test_a_question_that_waits_is_not_read_once_its_client_has_left(tmp_path: Path, path: str, body: object):
    """By any door: it gives its place up at once, and who comes then is answered."""
    gate = Gate(tmp_path)
    with served(tmp_path, gate=gate, at_once=1, waiting=1) as address:
        server = Server(address, tmp_path)
        told: list[int] = []

        def ask(question: str) -> None:
            told.append(server.send("/v1/ask", {"question": question})[0])

        def questions() -> int:
            return int(re.findall(r"^pullquote_questions (\d+)", server.send("/metrics")[1], re.MULTILINE)[0])

        first, last = (Thread(target=ask, args=(said,)) for said in ("How many shells?", "Would it be a mistake?"))
        with gate.closed():
            first.start()
            until(lambda: gate.asked("How many shells?"))
            with _sent(server, path, body):
                until(lambda: questions() == 2)
            until(lambda: questions() == 1)
            last.start()
            until(lambda: questions() == 2)
        first.join()
        last.join()
        assert (told, gate.asked(_LEAVER)) == ([200, 200], 0)


def _sent(server: Server, path: str, body: object) -> socket.socket:
    """Send a request, and return the connection that its answer is awaited on."""
    name, _, port = server.host.partition(":")
    data = b"" if body is None else json.dumps(body).encode()
    head = f"{'GET' if body is None else 'POST'} {path} HTTP/1.1\r\nHost: {server.host}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(data)}\r\n\r\n"
    connection = socket.create_connection((name, int(port)))
    connection.sendall(head.encode() + data)
    return connection

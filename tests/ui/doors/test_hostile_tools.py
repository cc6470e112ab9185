"""The MCP server, sent what no client of the protocol would send."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.ui.doors.test_tools import SERVED
from tests.ui.fakes import FIRST, FakeAssistant
from ui.doors.counts import Counts
from ui.doors.guard import MAX_BODY, Guard
from ui.doors.shield import Shield
from ui.doors.tools import Locked, server_of
from ui.service.passwords import Tries
from ui.service.settings import Settings

_ROOT = Path(__file__).parents[3]
_ROAD = "../" * 9 + "etc/passwd"
_MARKUP = "<script>window.hacked=1</script><img src=x onerror=alert(1)>${7*7}{{7*7}}`x`[a](javascript:alert(1))"
_BIG = "a" * 900_000
_VALUES = [None, True, -1, 1.5, 10**30, -(10**30), "", " ", "\0", _MARKUP, _BIG, _ROAD, "/etc/passwd"]
_VALUES += ["[" * 100_000, '"NEAR(', "file:///etc/passwd", [], [[[]]], [None], [_ROAD], [_MARKUP] * 2_000, {}, {"a": 1}]
_RIGHT = {"ask": {"question": "How many shells?"}, "find": {"words": "shells"}, "article": {"article_id": FIRST}}
_INNER = re.compile(r"Traceback|File \\*\"/|site-packages|root:x:0")
_SHELLS = "approximately 3.4 million 105mm artillery shells"
_BODIES = [b"", b"{", b"null", b"5", b"[]", b'"x"', b"{}", b"\xff\xfe", b"[" * 100_000, b"[" * 900 + b"]" * 900]
_BODIES += [b'{"jsonrpc": "2.0", "id": 1, "method": "\\ud800"}', b'{"a":' * 50_000 + b"1" + b"}" * 50_000]
_CALLS: list[dict[str, Any]] = [
    {"method": "nothing"},
    {"method": _BIG},
    {"method": "tools/call"},
    {"method": "tools/call", "params": []},
    {"method": "tools/call", "params": {"name": "nothing", "arguments": {}}},
    {"method": "tools/call", "params": {"name": "__init__", "arguments": {"assistant": 1}}},
    {"method": "tools/call", "params": {"name": _ROAD, "arguments": {"question": "Who?"}}},
    {"method": "tools/call", "params": {"name": 5, "arguments": 5}},
    {"method": "tools/call", "params": {"name": "ask", "arguments": None}},
    {"method": "tools/call", "params": {"name": "ask", "arguments": {}}},
    {"method": "tools/call", "params": {"name": "ask", "arguments": {"question": "shells?", "colour": "red"}}},
    {"method": "resources/read", "params": {"uri": "file:///etc/passwd"}},
    {"method": "prompts/get", "params": {"name": _ROAD}},
    {"method": "completion/complete", "params": {"ref": {"type": "x"}, "argument": {}}},
    {"method": "logging/setLevel", "params": {"level": _MARKUP}},
    {"method": "initialize", "params": {"protocolVersion": _MARKUP, "capabilities": {}, "clientInfo": 5}},
    {"method": "notifications/cancelled", "params": {"requestId": "none", "reason": _BIG}},
    {"method": "tools/list", "params": {"cursor": _ROAD}},
    {"method": "tools/list", "id": {"a": 1}},
    {"method": "tools/list", "id": None},
    {"method": "tools/list", "jsonrpc": "1.0"},
]

Send = Callable[..., Coroutine[Any, Any, httpx.Response]]


def serving(
    use: Callable[[Send], Coroutine[Any, Any, None]], assistant: FakeAssistant | None = None, **settings: Any
) -> None:
    """Let something be sent to the server as it listens; what it raises fails the test."""
    server = server_of(assistant or FakeAssistant())
    guard = Guard(settings.get("users", ()), Counts())
    app = Shield(Locked(server.streamable_http_app(), guard), Settings(**settings), Tries())

    async def run() -> None:
        calling = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1:7861")
        async with server.session_manager.run(), calling as client:

            async def send(body: bytes | dict[str, Any], **headers: str) -> httpx.Response:
                content = body if isinstance(body, bytes) else json.dumps({"jsonrpc": "2.0", "id": 1} | body).encode()
                named = {name.replace("_", "-"): value for name, value in headers.items()}
                kinds = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
                return await client.post("/mcp", content=content, headers=kinds | named)

            await use(send)

    asyncio.run(run())


def called(tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"method": "tools/call", "params": {"name": tool, "arguments": arguments}}


def message(response: httpx.Response) -> Any:
    return json.loads(response.text.partition("data: ")[2])


async def _answers(send: Send) -> None:
    told = message(await send(called("ask", {"question": "How many shells?"})))["result"]
    assert json.loads(told["content"][0]["text"])["text"] == _SHELLS


def test_no_field_of_a_tool_is_an_error_of_the_server():
    """Of any type, of any length: each call has a result or says in a few words what is wrong with it."""

    async def use(send: Send) -> None:
        tools = message(await send({"method": "tools/list"}))["result"]["tools"]
        fields = [(tool["name"], field) for tool in tools for field in tool["inputSchema"]["properties"]]
        assert {"ask", "find", "articles", "article"} == {name for name, _ in fields}
        for name, field in fields:
            for value in _VALUES:
                response = await send(called(name, _RIGHT.get(name, {}) | {field: value}))
                assert response.status_code == 200, (name, field, str(value)[:40], response.text[:300])
                result = message(response)["result"]
                [content] = result["content"]
                assert not _INNER.search(content["text"])
                assert not result["isError"] or len(content["text"]) < 2_500, (name, field, content["text"][:300])
        await _answers(send)

    serving(use)


def test_places_of_an_article_are_what_is_given_of_it():
    """Even if they lie outside it, or after each other."""
    text = FakeAssistant().by_id[FIRST].text

    async def use(send: Send) -> None:
        for start, end in ((-5, None), (3, -1), (10**30, None), (0, 10**30), (9, 3), (-3, 4)):
            told = message(await send(called("article", {"article_id": FIRST, "start": start, "end": end})))["result"]
            given = json.loads(told["content"][0]["text"])
            assert text.startswith(given["text"], given["start"])
            assert (given["text"] != "") == (0 <= max(start, 0) < min(len(text), len(text) if end is None else end))

    serving(use)


@pytest.mark.parametrize("body", [*_BODIES, *_CALLS], ids=lambda body: str(body)[:60])
def test_what_is_no_call_is_told_so(body: bytes | dict[str, Any]):
    """By a status or a message that says whose fault it is; a notification gets no answer."""

    async def use(send: Send) -> None:
        response = await send(body)
        assert response.status_code in (200, 202, 400), response.text[:300]
        assert not _INNER.search(response.text)
        await _answers(send)

    serving(use)


def test_a_body_has_an_end_and_a_client_a_password():
    """Neither is anything read without; the address is not another site's."""

    async def use(send: Send) -> None:
        listing = {"method": "tools/list"}
        assert (await send(listing)).status_code == 401
        right = {"Authorization": "Bearer secret"}
        assert (await send(listing, **right)).status_code == 200
        assert (await send(b" " * (MAX_BODY + 1), **right)).status_code == 413
        for length in ("9" * 400, "-1", "five", ""):
            response = await send(listing, **right, Content_Length=length)
            assert response.status_code in (411, 413)
            assert "must state its length" in response.text or response.status_code == 413
        assert "the body is not valid JSON" in (await send(b"{", **right)).text
        for headers in ({"Origin": "https://evil.example"}, {"Host": "evil.example:7861"}):
            assert (await send(listing, **right, **headers)).status_code in (403, 421)

    serving(use, users=(("ann", "secret"),))


def test_what_is_no_call_ends_no_server_on_standard_input():
    """It goes on with the next line."""
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}}
    calls = [{"method": "initialize", "params": hello}, *_CALLS[:15]]
    lines = [json.dumps({"jsonrpc": "2.0", "id": 1} | call).encode() for call in calls]
    lines[1:1] = [b'{"jsonrpc": "2.0", "method": "notifications/initialized"}']
    lines += [*_BODIES, json.dumps({"jsonrpc": "2.0", "id": 99, **called("find", {"words": "medicine"})}).encode()]
    command = [sys.executable, "-c", SERVED]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=_ROOT, **pipes) as server:
        try:
            assert server.stdin
            assert server.stdout
            server.stdin.write(b"\n".join(lines) + b"\n")
            server.stdin.flush()
            for line in server.stdout:
                assert not _INNER.search(line.decode())
                if json.loads(line).get("id") == 99:
                    break
            else:
                pytest.fail("the server ended")
        finally:
            server.kill()

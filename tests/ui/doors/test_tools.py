"""The tools of `pullquote mcp`, tried with the client of the protocol."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
from pathlib import Path

import httpx
import mcp
import pytest
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from typer.testing import CliRunner

from tests.ui.fakes import FIRST, FakeAssistant
from tests.waiting import until
from ui.doors.counts import Counts
from ui.doors.guard import Guard
from ui.doors.tools import Locked, Tools, app, server_of
from ui.errors import DoorError, SettingsError
from ui.service.busy import Turnstile, queued

_ROOT = Path(__file__).parents[3]


def _run(call):
    return asyncio.run(call)


def test_the_tools_answer_as_the_assistant_does():
    """With a scope; articles are listed, given in part, and found."""
    tools = Tools(FakeAssistant())
    assert _run(tools.ask("How many shells?"))["text"] == "approximately 3.4 million 105mm artillery shells"
    assert _run(tools.ask("How many shells?", articles=[FIRST]))["text"] is None
    assert _run(tools.articles(skip=1))["total"] == 3
    assert _run(tools.article(FIRST, 3, 9))["text"] == FakeAssistant().by_id[FIRST].text[3:9]
    assert [each["article_id"] for each in _run(tools.find('"first-aid kits"'))["found"]] == [FIRST]
    with pytest.raises(DoorError, match="between 1 and"):
        _run(tools.ask(" "))


def test_without_the_extra_it_is_said(monkeypatch):
    """With what to install."""
    monkeypatch.setattr("ui.doors.tools.find_spec", lambda name: None)
    with pytest.raises(SettingsError, match=r"pullquote\[mcp\]"):
        server_of(FakeAssistant())


def test_the_server_opens_what_it_is_told_to(monkeypatch, tmp_path):
    """Files from arguments and options, with their columns and encodings, and the threshold; warnings are printed."""
    (tmp_path / "a.csv").write_text("body\nIt rained.\n", "utf-8")
    opened, served = [], []

    def fake_opened(given, answers):
        opened.append((given.inputs, answers))
        assistant = FakeAssistant()
        assistant.warnings = ("the reader [x] is not calibrated",)
        return assistant

    monkeypatch.setattr("ui.doors.tools._opened", fake_opened)
    monkeypatch.setattr("mcp.server.fastmcp.FastMCP.run", lambda server, transport: served.append(transport))
    options = ["--columns", "text=body", "--encoding", "*.csv=utf-8", "--min-confidence", "0.7", "--reader", "small"]
    result = CliRunner().invoke(app, [str(tmp_path / "a.csv"), "-a", str(tmp_path / "a.csv"), *options])
    assert (result.exit_code, served) == (0, ["stdio"]), result.output
    [(inputs, answers)] = opened
    assert [(each.path, each.kind) for each in inputs.given] == [(tmp_path / "a.csv", "file")]
    assert (inputs.columns, inputs.encodings) == ("text=body", (("*.csv", "UTF-8"),))
    assert answers == {"reader": "small", "min_confidence": 0.7, "right_at_least": None}
    assert result.stderr == "warning: the reader [x] is not calibrated\n"


def test_a_port_that_is_taken_is_an_error_in_one_line(monkeypatch, tmp_path):
    """With the status of every other error."""
    monkeypatch.setattr("ui.doors.tools._opened", lambda *_: FakeAssistant())
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, [str(tmp_path), "--http", "--port", str(port)])
    told = f"pullquote: port {port} of 127.0.0.1 cannot be opened: choose another one"
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, told)


SERVED = """
import sys
from tests.ui.fakes import FakeAssistant
import ui.doors.tools as tools
tools._opened = lambda *_: FakeAssistant()
tools.app(args=sys.argv[1:])
"""


def _checked(tools, answer, missing):
    assert [tool.name for tool in tools] == ["ask", "find", "articles", "article"]
    assert all(tool.description for tool in tools)
    assert json.loads(answer.content[0].text)["text"] == "approximately 3.4 million 105mm artillery shells"
    assert (missing.isError, "there is no article 'nothing'" in missing.content[0].text) == (True, True)


async def _used(session):
    await session.initialize()
    tools = (await session.list_tools()).tools
    answer = await session.call_tool("ask", {"question": "How many shells?"})
    return tools, answer, await session.call_tool("article", {"article_id": "nothing"})


def test_the_client_reads_it_on_standard_input_and_output():
    """Four tools, an answer as data, and an error that says why."""

    async def use():
        served = mcp.StdioServerParameters(command=sys.executable, args=["-c", SERVED], cwd=str(_ROOT))
        async with stdio_client(served) as (read, write), mcp.ClientSession(read, write) as session:
            return await _used(session)

    _checked(*asyncio.run(use()))


def test_the_client_reads_it_over_http_with_a_password():
    """The same; without the password, nothing."""
    server = server_of(FakeAssistant())
    served = Locked(server.streamable_http_app(), Guard([("jane", "secret")], Counts()))

    def client(headers=None):
        return httpx.AsyncClient(transport=httpx.ASGITransport(app=served), headers=headers)

    async def use():
        async with client() as bare:
            assert (await bare.post("http://127.0.0.1:7861/mcp", json={})).status_code == 401
        async with (
            server.session_manager.run(),
            client({"Authorization": "Bearer secret"}) as caller,
            streamable_http_client("http://127.0.0.1:7861/mcp", http_client=caller) as (read, write, _),
            mcp.ClientSession(read, write) as session,
        ):
            return await _used(session)

    _checked(*asyncio.run(use()))


def test_a_call_that_is_cancelled_while_it_waits_is_not_read():
    """Nor waited for; whoever comes then is answered."""
    turnstile, assistant = Turnstile(1, 1), FakeAssistant()
    tools = Tools(queued(assistant, turnstile))

    async def use():
        with turnstile.turn():
            call = asyncio.create_task(tools.ask("How many shells?"))
            await asyncio.to_thread(until, lambda: turnstile._waiting)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            await asyncio.to_thread(until, lambda: not turnstile._waiting)
        return await tools.ask("Would it be a mistake?")

    assert _run(use())["text"] == "a very big mistake"
    assert [question for question, *_ in assistant.asked] == ["Would it be a mistake?"]

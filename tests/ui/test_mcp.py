"""The tools of the Model Context Protocol; they need the extra `mcp`."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.ui.conftest import served

mcp = pytest.importorskip("mcp", reason="the extra is not installed: pip install 'pullquote[mcp]'")

pytestmark = pytest.mark.browser  # it needs no browser, but takes as long to serve as for one


def test_the_tools_are_the_endpoints(tmp_path: Path):
    """All four and no other, described; an answer is data and an error says why."""
    from mcp.client.streamable_http import streamable_http_client

    async def use(address: str):
        async with (
            streamable_http_client(f"{address}/gradio_api/mcp/") as (read, write, _),
            mcp.ClientSession(read, write) as session,
        ):
            await session.initialize()
            tools = (await session.list_tools()).tools
            answer = await session.call_tool("ask", {"question": "How many shells?"})
            missing = await session.call_tool("article", {"article_id": "nothing"})
            return tools, answer, missing

    with served(tmp_path, mcp=True) as address:
        tools, answer, missing = asyncio.run(use(address))
    assert [tool.name for tool in tools] == ["ask", "articles", "article", "places"]
    assert all(tool.description for tool in tools)
    assert set(tools[0].inputSchema["properties"]) == {"question", "article_ids", "history"}
    assert "approximately 3.4 million 105mm artillery shells" in answer.content[0].text
    assert (missing.isError, "no article 'nothing'" in missing.content[0].text) == (True, True)

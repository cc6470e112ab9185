"""The page as Gradio is told of it."""

from __future__ import annotations

import asyncio
import os
import re
from importlib.resources import files

import gradio as gr
import pytest

from tests.ui.fakes import FakeAssistant, FakeExamples
from ui.app import build
from ui.desk import Desk
from ui.resources import read_asset
from ui.service.settings import Settings
from ui.theme import FAVICON, head


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> gr.Blocks:
    async def inside() -> gr.Blocks:
        return build(Desk(FakeAssistant(), tmp_path_factory.mktemp("sent"), Settings(), FakeExamples))

    return asyncio.run(inside())  # outside a loop, Gradio makes two and leaves them open


def test_only_the_named_endpoints_are_public(page: gr.Blocks):
    """Events of the page are nobody else's."""
    names = {fn.api_name: fn.api_visibility for fn in page.fns.values()}
    assert [name for name, visibility in names.items() if visibility == "public"] == [
        "ask",
        "articles",
        "article",
        "places",
    ]


def test_the_server_rests_while_nobody_asks(page: gr.Blocks, monkeypatch: pytest.MonkeyPatch):
    """It looks for events a hundred times a second, and not a thousand times."""
    queue, pauses = page._queue, []

    async def rest(seconds: float) -> None:
        pauses.append(seconds)
        queue.stopped = len(pauses) == 100

    monkeypatch.setattr("gradio.queueing.asyncio.sleep", rest)
    monkeypatch.setattr(queue, "stopped", False)
    asyncio.run(queue.start_processing())
    assert sum(pauses) == pytest.approx(1)


def test_the_endpoints_have_a_schema(page: gr.Blocks):
    """Down to the fields of a citation."""
    returned = page.get_api_info()["named_endpoints"]["/ask"]["returns"][0]["type"]
    citation = returned["properties"]["citations"]["items"]["properties"]
    assert citation["start"] == {"type": "integer"}


def test_nothing_is_reported_to_anybody(page: gr.Blocks):
    """Gradio read its settings when it was imported."""
    assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert not page.analytics_enabled


@pytest.mark.parametrize("name", sorted(path.name for path in (files("ui") / "assets").iterdir()))
def test_assets_load_nothing_from_elsewhere(name: str):
    """The only addresses in them are names of a namespace."""
    assert set(re.findall(r"(?:https?:)?//[\w.]+[\w/.]*", read_asset(name))) - {"// "} <= {"http://www.w3.org/2000/svg"}


def test_the_head_holds_the_styles_and_the_icon():
    """The icon is the one that is served."""
    assert head().count("<style>") == 1
    assert "#src-col" in head()
    assert FAVICON.is_file()

"""The page as Gradio is told of it."""

from __future__ import annotations

import asyncio
import os
import re

import gradio as gr
import pytest

from tests.ui.fakes import FakeAssistant
from ui.app import build
from ui.theme import FAVICON, head, read_asset


def build_page(examples=()) -> gr.Blocks:
    async def inside() -> gr.Blocks:
        return build(FakeAssistant(), examples=examples)

    return asyncio.run(inside())  # outside of a loop, Gradio makes two and leaves them open


@pytest.fixture(scope="module")
def page() -> gr.Blocks:
    return build_page(("What?", "Who?"))


def test_only_the_two_endpoints_are_public(page: gr.Blocks):
    """Events of the page are nobody else's."""
    names = {fn.api_name: fn.api_visibility for fn in page.fns.values()}
    assert [name for name, visibility in names.items() if visibility == "public"] == ["ask", "articles"]


def test_the_endpoints_have_a_schema(page: gr.Blocks):
    """Down to the fields of a citation."""
    returned = page.get_api_info()["named_endpoints"]["/ask"]["returns"][0]["type"]
    citation = returned["properties"]["citations"]["items"]["properties"]
    assert citation["start"] == {"type": "integer"}


def test_examples_are_those_of_the_caller(page: gr.Blocks):
    """There are none unless they are given."""
    chats = [
        [example["text"] for example in block.examples or []]
        for demo in (page, build_page())
        for block in demo.blocks.values()
        if isinstance(block, gr.Chatbot)
    ]
    assert chats == [["What?", "Who?"], []]


def test_nothing_is_reported_to_anybody(page: gr.Blocks):
    """Gradio read its settings when it was imported."""
    assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert not page.analytics_enabled


@pytest.mark.parametrize(
    "name", ["page.css", "chat.css", "source.css", "page.js", "pane.js", "picker.js", "favicon.svg"]
)
def test_assets_load_nothing_from_elsewhere(name: str):
    """The only addresses in them are names of a namespace."""
    assert set(re.findall(r"(?:https?:)?//[\w.]+[\w/.]*", read_asset(name))) - {"// "} <= {"http://www.w3.org/2000/svg"}


def test_the_head_holds_the_styles_and_the_icon():
    """The icon is the one that is served."""
    assert head().count("<style>") == 1
    assert "#src-col" in head()
    assert FAVICON.is_file()

"""Events of the page, as Gradio hands them over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from index.errors import UnknownArticle
from tests.ui.fakes import FIRST, FakeAssistant, FakeExamples
from ui.desk import Desk
from ui.layout import Components
from ui.service.settings import Settings
from ui.texts import current
from ui.types import Shown, Update
from ui.wiring import Event, Wiring, changes

_REQUEST = SimpleNamespace(session_hash="1", headers={"host": "127.0.0.1:7860"})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(FakeAssistant(), tmp_path, Settings(language="de"), FakeExamples)


@pytest.fixture
def parts() -> Components:
    async def inside() -> Components:
        with gr.Blocks():
            return Components([], Settings())

    return asyncio.run(inside())  # outside a loop, Gradio makes two and leaves them open


@pytest.fixture
def run(parts: Components, desk: Desk) -> Callable[..., Any]:
    """Answer an event with a handler, as Gradio would."""

    def answer(handler: Callable[..., Any], outputs: list[Any], data: object = None, key: object = "") -> Any:
        connected: list[Callable[..., Any]] = []
        Wiring(parts, desk).on(lambda run, *_, **__: connected.append(run), handler, outputs)
        return connected[0](_REQUEST, None if data is None else gr.EventData(None, data), key)

    return answer


def test_of_two_updates_the_later_one_holds():
    """What it leaves as it is stays as the first one says."""
    assert Update(pane="a", notice="x") | Update(notice="", rows="[]") == Update(pane="a", notice="", rows="[]")


def test_an_update_changes_what_it_names(parts: Components):
    """The script of the conversation is told nothing of what is not known, and each time something new."""
    changed = changes(parts, Update(pane="a", shown=FIRST, seen=Shown(after=0, turns=())))
    assert changed.keys() == {parts.pane, parts.shown, parts.chat}
    told = changed[parts.chat]
    assert (told["after"], told["turns"], "visit" in told) == (0, [], False)
    opened = changes(parts, Update(seen=Shown(after=0, turns=(), visit="key", added=("A",)), others=False))
    assert (opened[parts.chat]["visit"], opened[parts.chat]["added"]) == ("key", ("A",))
    assert opened[parts.others].active is False
    assert changes(parts, Update()) == {}


@pytest.mark.parametrize("data", [None, "x", [1], 5, {"other": 1}])
def test_what_was_not_sent_is_none(run: Callable[..., Any], parts: Components, data: object):
    """Whatever the browser sends as an event, and as the key of a visit; the handler speaks the visitor's language."""
    seen: list[object] = []

    def handler(event: Event) -> None:
        seen.extend((event.get("link"), event.key, event.session, current()))

    assert [*run(handler, [parts.pane], data, key=["a"])] == [parts.notice]
    assert seen == [None, "", "1", "de"]


def test_what_goes_wrong_is_said(run: Callable[..., Any], parts: Components):
    """The notice says why, and an event that may change the list shows it as it is."""

    def broken(event: Event) -> Update:
        raise UnknownArticle(f"there is no article {event.get('article')!r}")

    told = run(broken, [parts.pane], {"article": "a.txt"})
    assert told.keys() == {parts.notice}
    assert "a.txt" in told[parts.notice]
    told = run(broken, [parts.rows, parts.scope, parts.missed], {"article": "a.txt"})
    assert FIRST in told[parts.rows]
    assert "a.txt" in told[parts.notice]


def test_a_handler_that_yields_is_taken_step_by_step(run: Callable[..., Any], parts: Components):
    """Each step in the visitor's language."""

    def steps(event: Event) -> Iterator[Update]:
        yield Update(pane=current())
        yield Update()
        yield Update(found=current())

    told = list(run(steps, [parts.pane, parts.found]))
    assert [[*step.values()][:1] for step in told[::2]] == [["de"], ["de"]]
    assert [*told[1]] == [parts.notice]
    assert current() == "en"

"""Every route that the page's server has, from the application itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any
from unittest.mock import patch

import gradio as gr
from gradio.routes import App

from tests.ui.fakes import FakeAssistant, FakeExamples
from ui.app import launch
from ui.service.settings import Settings


class _Built(Exception):
    pass


def all_routes() -> list[tuple[str, str]]:
    """Return each method with the path that it is declared for, of Gradio and of the doors, as `launch` serves them."""
    built: list[App] = []

    def take(page: gr.Blocks, *, app_kwargs: dict[str, Any], **rest: object) -> None:
        built.append(App.create_app(page, app_kwargs=app_kwargs))
        raise _Built

    with patch.object(gr.Blocks, "launch", take), suppress(_Built):
        launch(FakeAssistant(), Settings(), examples=lambda _: FakeExamples())
    return sorted(set(_walk(built[0].routes)))


def _walk(routes: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for route in routes:
        inner = getattr(route, "original_router", route)  # FastAPI keeps what is included as it was
        if getattr(inner, "routes", None):
            yield from _walk(inner.routes)
        else:
            yield from ((method, route.path) for method in route.methods)

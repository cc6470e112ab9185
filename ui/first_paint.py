"""The visitor's theme from the first frame of a page, before its scripts have loaded."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.resources import read_asset

_HEAD = b"<head>"


class FirstPaint:
    """Puts the theme first in the head of every page; Gradio would set it only with its own scripts.

    A page with a content security policy of its own, such as an embedded quote, is left as it is.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        style = read_asset("tokens.css") + read_asset("first.css")
        self._first = f"<style>{style}</style><script>{read_asset('first.js')}</script>"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        await self._app(scope, receive, self._sending(send) if scope["type"] == "http" else send)

    def _sending(self, send: Send) -> Send:
        held: list[Message] = []  # the messages of a page, until it is complete

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_page = headers.get("content-type", "").startswith("text/html")
                if is_page and "content-security-policy" not in headers:
                    held.append(message)
                    return
            elif held:
                held.append(message)
                if not message.get("more_body", False):
                    for each in self._dressed(held):
                        await send(each)
                    held.clear()
                return
            await send(message)

        return sending

    def _dressed(self, held: list[Message]) -> tuple[Message, Message]:
        start, *parts = held
        body = b"".join(part.get("body", b"") for part in parts)
        if body:  # the answer to HEAD has none
            body = body.replace(_HEAD, _HEAD + self._first.encode(), 1)
            MutableHeaders(scope=start)["content-length"] = str(len(body))
        return start, {"type": "http.response.body", "body": body}

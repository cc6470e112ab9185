"""What browsers are told about a response: where it may load from, who may frame it, and that its type is its type."""

from __future__ import annotations

import re
import secrets

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OF_PAGES = {
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Gradio compiles the scripts of components when the page opens, so that 'unsafe-eval' is needed; what stands in the
# page as a script or as an attribute of an element does not run without the nonce, which no article or question knows.
_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
_SCRIPT = re.compile(rb"<script(?=[\s>])")
_POLICY_NAME = "content-security-policy"


def sealed(send: Send) -> Send:
    """Return what sends a response with these headers; one with a policy of its own keeps it."""
    held: list[Message] = []  # of a page, whose scripts need the nonce before its length is known

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            own = _POLICY_NAME in headers
            for name, value in _ALWAYS.items():
                if not (own and name.startswith("Cross-Origin")):  # a quote may be framed by whom its policy names
                    headers.setdefault(name, value)
            if not own and headers.get("content-type", "").startswith(("text/html", "image/svg+xml")):
                held.append(message)
                return
        elif held:
            held.append(message)
            if message.get("more_body", False):
                return
            for each in _with_policy(held):
                await send(each)
            held.clear()
            return
        await send(message)

    return sending


def _with_policy(held: list[Message]) -> tuple[Message, Message]:
    """Return a page of which each script that stands in it has the nonce of its policy."""
    start, *parts = held
    nonce = secrets.token_urlsafe(16)
    headers = MutableHeaders(scope=start)
    headers[_POLICY_NAME] = _POLICY.format(nonce=nonce)
    for name, value in _OF_PAGES.items():
        headers[name] = value
    body = b"".join(part.get("body", b"") for part in parts)
    if headers["content-type"].startswith("text/html"):
        body = _SCRIPT.sub(b'<script nonce="%b"' % nonce.encode(), body)
        if body:  # the answer to HEAD tells the length of what it leaves out
            headers["content-length"] = str(len(body))
    return start, {"type": "http.response.body", "body": body}

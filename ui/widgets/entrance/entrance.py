"""The page that asks for a password, and the page for an address that does not exist."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.resources import read_asset, read_widget
from ui.service.auth import is_logged_in
from ui.texts import current, say, using


class Entrance:
    """Shows the login in place of the page to whoever has not logged in."""

    def __init__(self, app: ASGIApp, *, guarded: bool, language: str) -> None:
        self._app = app
        self._guarded = guarded
        self._language = language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or the login."""
        if self._guarded and scope["type"] == "http" and scope["method"] == "GET":
            request = Request(scope)
            if _is_front(scope) and not is_logged_in(request):
                with using(self._language or _preferred(request)):
                    await HTMLResponse(login_page())(scope, receive, send)
                return
        await self._app(scope, receive, send)


async def not_found(request: Request, error: Exception) -> Response:
    """Return the response for an address that does not exist: a page for people, JSON for programs."""
    detail = error.detail if isinstance(error, HTTPException) else ""
    if "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"detail": detail}, status_code=404)
    with using(_preferred(request)):
        home = request.scope.get("root_path", "").rstrip("/") + "/"
        return HTMLResponse(not_found_page(home), status_code=404)


def login_page() -> str:
    """Return the page that asks for a name and a password."""
    return _page(
        say("login"),
        f'<form><label>{say("login.name")}<input name="username" autocomplete="username" required autofocus></label>'
        f'<label>{say("login.password")}<input name="password" type="password" autocomplete="current-password" '
        f'required></label><p class="wrong" role="alert" hidden>{say("login.wrong")}</p>'
        f"<button>{say('login')}</button></form><script>{read_widget('entrance', 'entrance.js')}</script>",
    )


def not_found_page(home: str) -> str:
    """Return the page for an address that does not exist, with a link back to `home`."""
    return _page(say("missing"), f'<h2>{say("missing")}</h2><p><a href="{home}">{say("missing.home")}</a></p>')


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="{current()}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · Pullquote</title>'
        '<link rel="icon" type="image/svg+xml" href="favicon.ico">'
        f"<style>{read_asset('tokens.css')}{read_widget('entrance', 'entrance.css')}</style></head><body><main>"
        f"<h1>Pull<em>quote</em></h1><p>{say('brand')}</p>{body}</main></body></html>"
    )


def _is_front(scope: Scope) -> bool:
    return str(scope["path"]).removeprefix(scope.get("root_path", "").rstrip("/")) in ("", "/")


def _preferred(request: Request) -> str:
    return request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()

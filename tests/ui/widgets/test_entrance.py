"""The pages before the page."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.widgets.entrance.entrance import Entrance, not_found


def client(*, guarded: bool, language: str = "") -> TestClient:
    app = Starlette(
        routes=[Route("/", lambda _: PlainTextResponse("the page"))],
        middleware=[Middleware(Entrance, guarded=guarded, language=language)],
        exception_handlers={404: not_found},
    )
    app.cookie_id, app.tokens = "7", {"known": "ann"}
    return TestClient(app)


def test_who_has_not_logged_in_is_asked_to():
    """In the language of the browser, or that of the server."""
    assert "<title>Log in · Pullquote</title>" in client(guarded=True).get("/").text
    assert "Passwort" in client(guarded=True).get("/", headers={"Accept-Language": "de-AT,en;q=0.5"}).text
    assert "Passwort" in client(guarded=True, language="de").get("/").text


def test_who_has_logged_in_sees_the_page():
    """Users see it after logging in, and everybody does if no password is set."""
    for name, token, comes_in in (("access-token-unsecure-7", "known", True), ("access-token-7", "forged", False)):
        browser = client(guarded=True)
        browser.cookies.set(name, token)
        assert (browser.get("/").text == "the page") is comes_in
    assert client(guarded=False).get("/").text == "the page"


def test_an_address_that_leads_nowhere_says_so():
    """To people in a page with a way back, to programs in JSON."""
    page = client(guarded=False).get("/x/y", headers={"Accept": "text/html"})
    assert (page.status_code, 'href="/"' in page.text) == (404, True)
    assert client(guarded=False).get("/x").json() == {"detail": "Not Found"}

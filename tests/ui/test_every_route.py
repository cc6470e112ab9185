"""Every route of the page's server, listed from the application itself: sent anything, and asked by other sites."""

from __future__ import annotations

import http.client
import json
import re
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.serving import apart, served
from tests.waiting import PATIENCE

_MARKUP = "<script>window.hacked=1</script><img src=x onerror=alert(1)>${7*7}{{7*7}}`x`[a](javascript:alert(1))"
_ROAD = "../" * 9 + "etc/passwd"
_NAMES = [_ROAD, *map(urllib.parse.quote, ("\0", "\n", _MARKUP, "\u202e")), urllib.parse.quote(_ROAD, safe="")]
_NAMES += ["a" * 5000, "-1", "ask", "%ff"]
_QUERIES = ["", f"question=%00&article={_ROAD}&start=x&end=1e9&skip=-1&session_hash=%3Cx", "session_hash=x&upload_id=y"]
_FIELDS = (
    *("data", "fn_index", "session_hash", "event_id", "event_data", "trigger_id", "component_id", "fn_name"),
    *("question", "history", "words", "messages", "articles", "stream", "username", "password"),
)
_VALUES = [None, True, -1, 1.5, 10**30, "", "\0", _MARKUP, "a" * 100_000, _ROAD, [], [[[]]], {}, {"path": "/etc/x"}]
_BODIES = [
    b"",
    b"null",
    b"5",
    b"[]",
    b'"x"',
    b"{}",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
]
_BODIES += [json.dumps(dict.fromkeys(_FIELDS, value)).encode() for value in _VALUES]
_INNER = re.compile(rb"Traceback|File \\?\"/|site-packages|root:x:0|Internal Server Error")

_Routes = list[tuple[str, str]]


def filled(path: str, value: str) -> str:
    """Return a path with a value in each of its places."""
    return re.sub(r"\{[^}]*\}", lambda match: value, path)


class Caller:
    """Calls a server, and reads what ends by itself."""

    def __init__(self, address: str) -> None:
        self.address, self.host = address, address.removeprefix("http://")

    def call(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes, str]:
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, {"Content-Type": "application/json"} | named)
            response = connection.getresponse()
            is_endless = response.headers.get("Content-Type", "").startswith("text/event-stream")
            return response.status, b"" if is_endless else response.read(), response.headers.get("Set-Cookie", "")
        finally:
            connection.close()


@pytest.fixture(scope="module")
def routes() -> _Routes:
    """List the routes in a process of its own, for Gradio leaves event loops open."""
    return apart(listed)


def listed() -> _Routes:
    """List the routes in this process."""
    from tests.ui.routes import all_routes  # which imports Gradio

    return all_routes()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    """Serve the page to everybody."""
    with served(tmp_path_factory.mktemp("routes")) as address:
        yield Caller(address)


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    """Serve the page to one user, and quotes to the pages of one site."""
    folder: Path = tmp_path_factory.mktemp("locked-routes")
    with served(folder, users=[["ann", "se:cret"]], embed=["https://news.example"]) as address:
        yield Caller(address)


@pytest.fixture(scope="module")
def cookie(locked: Caller) -> str:
    """Log in, and return what the browser then sends with every request."""
    form = urllib.parse.urlencode({"username": "ann", "password": "se:cret"}).encode()
    status, _, cookie = locked.call("POST", "/login", form, Content_Type="application/x-www-form-urlencoded")
    assert status == 200
    return cookie.partition(";")[0]


def test_the_routes_are_those_of_gradio_and_of_the_doors(routes: _Routes):
    """So that a new one is tried with the others."""
    assert {("POST", "/v1/ask"), ("GET", "/embed"), ("POST", "/gradio_api/queue/join"), ("GET", "/")} <= set(routes)


def test_no_call_is_an_error_of_the_server(server: Caller, routes: _Routes):
    """Wrong types, very many letters, deep JSON, markup, roads out: each is answered or refused, with no inner word."""
    for method, path in routes:
        _try(server, method, path)
    sent = json.dumps({"question": "How many shells?"}).encode()
    assert b"3.4 million" in server.call("POST", "/v1/ask", sent)[1]


def _try(server: Caller, method: str, path: str) -> None:
    for name in _NAMES if "{" in path else _NAMES[:1]:
        for body in _BODIES if method == "POST" else [None]:
            for query in _QUERIES if body is None else [""]:
                status, text, _ = server.call(method, f"{filled(path, name)}?{query}", body)
                assert status < 500, (method, path, name[:40], query, (body or b"")[:80], text[:200])
                assert not _INNER.search(text), (method, path, text[:500])


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null", "Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "cors"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": "image"},
        {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "no-cors"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Origin": "https://evil.example", "Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"},
    ],
)
def test_no_route_answers_a_page_of_another_site(locked: Caller, routes: _Routes, cookie: str, headers: dict[str, str]):
    """No route answers it, even with the cookie of a visitor who has logged in."""
    for method, path in routes:
        status, text, _ = locked.call(
            method, filled(path, "ask"), b"{}" if method == "POST" else None, Cookie=cookie, **headers
        )
        assert (status, method == "HEAD" or b"another site" in text) == (403, True), (method, path)
    assert locked.call("GET", "/config", Cookie=cookie)[0] == 200


def test_a_link_of_another_site_leads_to_the_page_and_changes_nothing(locked: Caller, cookie: str):
    """It opens the page; it logs nobody out, and only quotes are framed, where somebody may frame them."""
    visit = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Cookie": cookie}
    assert locked.call("GET", "/", Sec_Fetch_Dest="document", **visit)[0] == 200
    assert locked.call("GET", "/embed?question=shells", Sec_Fetch_Dest="iframe", **visit)[0] == 200
    assert locked.call("GET", "/", Sec_Fetch_Dest="iframe", **visit)[0] == 403
    assert locked.call("GET", "/logout", Sec_Fetch_Dest="document", **visit)[0] == 403
    assert locked.call("POST", "/v1/ask", b"{}", Sec_Fetch_Dest="document", **visit)[0] == 403
    assert locked.call("GET", "/config", Cookie=cookie)[0] == 200


def test_nobody_frames_a_quote_where_no_site_may(server: Caller):
    """It would be answered for nothing."""
    frame = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"}
    assert server.call("GET", "/embed?question=shells", **frame)[0] == 403
    assert server.call("GET", "/embed?question=shells")[0] == 200


def test_no_route_but_a_few_is_open_without_the_password(locked: Caller, routes: _Routes):
    """What they give is the same for every page of Gradio, the login, and that the server is there."""
    for method, path in routes:
        status, text, _ = locked.call(method, filled(path, "ask"), b"{}" if method == "POST" else None)
        assert b"105mm" not in text
        assert b"000_7c6e6fce870f2b8e" not in text
        if path.startswith(("/v1/", "/gradio_api/")) and path != "/gradio_api/startup-events":
            assert status in (401, 404), (method, path, status)

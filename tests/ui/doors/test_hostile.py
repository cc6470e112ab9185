"""The doors for programs, sent what no program would."""

from __future__ import annotations

import asyncio
import json

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

from tests.factories import make_article
from tests.ui.fakes import FakeAssistant
from ui.doors.shield import Shield
from ui.service.arrivals import Room
from ui.service.passwords import Tries
from ui.service.settings import Settings

_MARKUP = "</title><script>window.hacked=1</script><img src=x onerror=alert(1)>${7*7}{{7*7}}"
_ODD = [
    None,
    True,
    -1,
    1.5,
    10**400,
    "",
    "\0",
    _MARKUP,
    "a" * 900_000,
    [],
    [[]],
    {},
    [None],
    {"a": 1},
    "../../etc/passwd",
]


@pytest.mark.parametrize("value", _ODD)
@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("/v1/ask", {"question": "How many shells?", "history": [], "articles": [], "since": "", "stream": False}),
        ("/v1/find", {"words": "shells", "most": 1, "skip": 0, "folder": ""}),
        ("/v1/chat/completions", {"messages": [{"role": "user", "content": "shells"}], "stream": False, "scope": {}}),
    ],
)
def test_a_field_of_another_type_is_refused(client, path, right, value):
    """Or read for what it is; never an error of the server, and never sent back at its length."""
    for name in right:
        response = client.post(path, content=json.dumps(right | {name: value}))
        assert response.status_code in (200, 404, 422), (name, response.text[:300])
        assert len(response.text) < 20_000
        if response.status_code != 200:
            assert response.json()["error"]["message"]
    response = client.post(path, content=json.dumps(value))
    assert response.status_code == 422


@pytest.mark.parametrize("value", ["-1", "1e9", "9" * 500, "", "x", "\0", _MARKUP, "../../etc/passwd", "a" * 5000])
def test_an_address_of_another_kind_is_refused(client, value):
    """Of a quote, of an article, of a list."""
    for params in (
        {"question": value},
        {"article": value, "start": "0", "end": "5"},
        {"article": "x", "start": value, "end": value},
    ):
        response = client.get("/embed", params=params)
        assert response.status_code in (200, 404, 422)
        assert "<script" not in response.text
        assert "<img" not in response.text
    for name in ("most", "skip", "since", "folder", "articles", "nothing"):
        response = client.get("/v1/articles", params={name: value})
        assert response.status_code in (200, 404, 422)
        assert response.headers["content-type"] == "application/json"


def test_markup_of_an_article_is_text_where_it_is_embedded(open_doors):
    """Its title, author and site too, and an address that is none is no link."""
    article = make_article(
        f"Nobody came. {_MARKUP} was said.",
        "a.txt",
        title=_MARKUP,
        url="javascript:alert(1)",
        author=_MARKUP,
        site=_MARKUP,
    )
    text = open_doors(FakeAssistant([article])).get("/embed", params={"article": "a.txt", "start": 0, "end": 60}).text
    assert text.count("<script") == text.count("<img") == text.count("javascript:") == 0
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("url", ["http://[x", 'https://e.org/"><img src=x>', "https://e.org/a b\n`"])
def test_an_address_of_an_article_is_never_markup(open_doors, url):
    """However it is spelled, the answers, the embedded quote and OpenAI's form are given."""
    client = open_doors(FakeAssistant([make_article("The secret is plum.", "a.txt", url=url)]))
    assert "<img" not in client.get("/embed", params={"question": "What is the secret?"}).text
    citation = client.post("/v1/ask", json={"question": "What is the secret?"}).json()["citations"][0]
    assert citation["url"].endswith("#:~:text=plum")
    messages = [{"role": "user", "content": "What is the secret?"}]
    told = client.post("/v1/chat/completions", json={"messages": messages}).json()["choices"][0]["message"]
    assert told["annotations"][0]["url_citation"]["url"] == citation["url"]


def _shielded(**settings):
    app = FastAPI(
        routes=[Route("/login", lambda request: PlainTextResponse("", 400), methods=["POST"])],
        middleware=[Middleware(Shield, settings=Settings(**settings), tries=Tries())],
    )
    return TestClient(app)


def test_a_proxy_may_put_the_page_elsewhere():
    """Its origin is the page's; what is below its path is what it would be above it."""
    with _shielded(root_path="https://news.example/articles") as client:
        assert client.post("/login", headers={"Origin": "https://news.example"}).status_code == 400
        assert client.post("/login", headers={"Origin": "https://evil.example"}).status_code == 403
        for prefix in ("", "/articles"):
            response = client.get(f"{prefix}/monitoring")
            assert (response.status_code, "nothing here" in response.text) == (404, True)
        assert "nothing here" not in client.get("/v1/articles/monitoring").text


def test_without_users_there_is_no_password_to_guess():
    """So that nobody is told to wait."""
    with _shielded() as client:
        assert {client.post("/login").status_code for _ in range(20)} == {400}
    with _shielded(users=(("ann", "secret"),)) as client:
        assert [client.post("/login").status_code for _ in range(11)] == [400] * 10 + [429]


def test_files_are_taken_in_while_there_is_room(tmp_path):
    """Who sends one too many is told to come back later, and what has come and was read makes room again."""
    lying = tmp_path / "sent"

    async def take(request):
        lying.write_bytes(await request.body())
        return PlainTextResponse("")

    room = Room(tmp_path, tmp_path / "batches", most=100)
    app = FastAPI(
        routes=[Route("/gradio_api/upload", take, methods=["POST"])],
        middleware=[Middleware(Shield, settings=Settings(), tries=Tries(), room=room)],
    )
    with TestClient(app) as client:
        assert client.post("/gradio_api/upload", content=b"x" * 60).status_code == 200
        response = client.post("/gradio_api/upload", content=b"x" * 60)
        assert (response.status_code, response.headers["retry-after"]) == (429, "60")
        assert response.json()["error"]["message"].startswith("too much is being uploaded at the moment; try again")
        lying.unlink()
        assert client.post("/gradio_api/upload", content=b"x" * 60).status_code == 200


def test_a_file_that_stops_coming_gives_its_room_back(tmp_path, monkeypatch):
    """And whoever sends the next one finds it."""
    monkeypatch.setattr("ui.doors.bodies._PATIENCE", 0.0)
    monkeypatch.setattr("ui.doors.bodies._SLOWEST", float("inf"))
    room = Room(tmp_path, tmp_path / "batches", most=100)

    async def take(scope, receive, send):
        while (await receive()).get("more_body"):
            pass
        await PlainTextResponse("")(scope, receive, send)

    shield = Shield(take, Settings(), Tries(), room=room)
    headers = [(b"host", b"x"), (b"content-length", b"90")]
    scope = {"type": "http", "method": "POST", "path": "/gradio_api/upload", "headers": headers, "query_string": b""}
    sent: list[dict] = []

    async def stalled():
        await asyncio.Event().wait()

    async def note(message):
        sent.append(message)

    asyncio.run(shield(scope, stalled, note))
    assert sent[0]["status"] == 408
    assert room.take(100)


def test_an_error_of_the_server_has_the_headers_of_all_answers(caplog: pytest.LogCaptureFixture):
    """It says nothing about what went wrong, before an answer has begun; after its beginning, the answer is cut."""

    def broken(request):
        raise OSError(5, "Input/output error", "/srv/keeps/x")

    async def torn(request):
        async def parts():
            yield b"one"
            raise OSError(5, "Input/output error", "/srv/keeps/x")

        return StreamingResponse(parts(), media_type="text/plain")

    async def half(request):
        async def parts():
            yield b"<p>one"
            raise OSError(5, "Input/output error", "/srv/keeps/x")

        return StreamingResponse(parts(), media_type="text/html")

    app = FastAPI(
        routes=[Route(f"/{each.__name__}", each) for each in (broken, torn, half)],
        middleware=[Middleware(Shield, settings=Settings(), tries=Tries())],
    )
    with TestClient(app, raise_server_exceptions=False) as client:
        for path in ("/broken", "/half"):
            response = client.get(path)
            assert response.status_code == 500
            assert response.json()["error"]["type"] == "server_error"
            assert response.headers["x-content-type-options"] == "nosniff"
            assert response.headers["cross-origin-resource-policy"] == "same-origin"
            assert "keeps" not in response.text
        assert "/srv/keeps/x" in caplog.text
        assert "keeps" not in client.get("/torn").text

"""What is told of an error of the server, over every door: no place of its disk, which its log has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from index.errors import IndexUnusable, PullquoteError, ScopeError, UnknownArticle
from index.progress import Progress
from qa.errors import BatchError
from tests.ui.doors.test_hostile_tools import Send, called, message, serving
from tests.ui.fakes import FIRST, FakeExamples
from tests.ui.faults import PLACE, Faulty, faults
from tests.ui.serving import served
from tests.ui.test_hostile_calls import Server
from ui.api import Endpoints
from ui.desk import Desk
from ui.error_messages import tell
from ui.retelling import retell
from ui.service.settings import Settings
from ui.service.visits import Visits
from ui.texts import using

FAULTS = faults()
_OF_EACH_KIND = ("IndexUnusable", "ReaderError", "FolderNotFound", "OSError 28", "PermissionError 13", "KeyError")
_QUESTION = {"question": "How many shells?"}
_CHAT = {"messages": [{"role": "user", "content": "How many shells?"}]}
_EVENT = {
    **{"question": "How many shells?", "number": 1, "words": "shells", "article": FIRST, "link": f"src/{FIRST}/0-5"},
    **{"name": "John Kirby", "articles": [FIRST], "filters": {}, "page": 1, "encoding": "utf-8", "turns": []},
}
_CALLS: list[tuple[str, str, dict[str, Any] | None]] = [
    ("POST", "/v1/ask", _QUESTION),
    ("POST", "/v1/ask", _QUESTION | {"history": ["Who?"], "folder": "odd names"}),
    ("POST", "/v1/find", {"words": "shells"}),
    ("POST", "/v1/chat/completions", _CHAT),
    ("GET", "/v1/articles", None),
    ("GET", "/v1/articles?folder=odd%20names", None),
    ("GET", f"/v1/articles/{FIRST}", None),
    ("GET", "/embed?question=shells", None),
    ("GET", f"/embed?article={FIRST}&start=0&end=5", None),
    ("GET", "/metrics", None),
]


def _is_silent(said: object) -> bool:
    text = said if isinstance(said, str) else json.dumps(said, default=repr)
    return "keeps" not in text and "/srv" not in text and "site-packages" not in text and "Traceback" not in text


def test_every_class_of_errors_is_tried():
    """Of this project all that are not of what was sent, and those of the system and of libraries."""
    assert {"PullquoteError", "IndexUnusable", "IndexDamaged", "FolderNotFound", "PlaceError"} <= FAULTS.keys()
    assert {"EngineError", "EmbedderError", "ReaderError", "SettingsError", "OSError 28", "KeyError"} <= FAULTS.keys()
    assert not {"ArticlesError", "FormatError", "UnknownArticle", "ScopeError", "Busy", "DoorError"} & FAULTS.keys()


@pytest.mark.parametrize("name", FAULTS)
def test_nobody_is_told_where_the_server_keeps_things(name: str, caplog: pytest.LogCaptureFixture):
    """But its log is; whoever asked is told something, in German too."""
    error = FAULTS[name]
    said = tell(error)
    assert _is_silent(said)
    assert said.endswith((".", "!"))
    assert "keeps" in caplog.text
    assert type(error).__name__ in caplog.text
    with using("de"):
        assert retell(said) != said


@pytest.mark.parametrize("error", [UnknownArticle("no x"), ScopeError("no y"), BatchError("no z")])
def test_what_was_sent_is_told_in_its_own_words(error: PullquoteError, caplog: pytest.LogCaptureFixture):
    """And the log is not filled by it."""
    assert tell(error) == str(error)
    assert caplog.text == ""


@pytest.mark.parametrize("name", FAULTS)
def test_the_doors_for_programs(open_doors, name: str):
    """Each call fails with a status of the server, in the form of all refusals; so does a stream."""
    broken: list[Exception] = []
    client = open_doors(Faulty(lambda: broken[0] if broken else None))
    broken.append(FAULTS[name])
    for method, path, sent in _CALLS:
        response = client.request(method, path, json=sent)
        assert response.status_code in (500, 503, 504), (path, response.text)
        assert response.json()["error"]["type"] in ("server_error", "timeout_error")
        assert _is_silent(response.text), (path, response.text)
        if sent in (_QUESTION, _CHAT):
            assert _is_silent(client.request(method, path, json=sent | {"stream": True}).text)
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("name", FAULTS)
def test_a_stream_that_has_begun_says_as_little(open_doors, name: str):
    """In the event that ends it; OpenAI's form has none, and its answer stands."""

    class Later(Faulty):
        def stream(self, question: str, **how: Any):
            yield self.ask(question)
            raise FAULTS[name]

    client = open_doors(Later())
    for path, sent in (("/v1/ask", _QUESTION), ("/v1/chat/completions", _CHAT)):
        text = client.post(path, json=sent | {"stream": True}).text
        assert ("event: error" in text) == (sent is _QUESTION)
        assert _is_silent(text), text


def test_tools():
    """Of the MCP server: an error of the call, with as few words."""
    broken: list[Exception] = []

    async def use(send: Send) -> None:
        for error in FAULTS.values():
            broken[:] = [error]
            for name, arguments in (
                ("ask", _QUESTION),
                ("find", {"words": "shells"}),
                ("articles", {}),
                ("article", {"article_id": FIRST}),
            ):
                told = message(await send(called(name, arguments)))["result"]
                assert told["isError"], (name, told)
                assert _is_silent(told), (name, told)

    serving(use, Faulty(lambda: broken[0] if broken else None))


@pytest.mark.parametrize("name", FAULTS)
def test_the_endpoints_of_the_page(name: str):
    """That Gradio lists for programs."""
    broken: list[Exception] = []
    endpoints = Endpoints(Visits(Faulty(lambda: broken[0] if broken else None)))
    broken.append(FAULTS[name])
    for call in (
        lambda: endpoints.ask("the shells?"),
        endpoints.articles,
        lambda: endpoints.article(FIRST),
        lambda: endpoints.places(FIRST, 0, 5),
    ):
        with pytest.raises(gr.Error) as raised:
            call()
        assert _is_silent(raised.value.message)


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """Serve the page with an assistant that fails by the error that a file names, while there is one."""
    folder = tmp_path_factory.mktemp("failing")
    named = folder / "fault"
    with served(folder, fault=str(named)) as address:
        yield Server(address, folder), named


def test_what_the_page_shows(failing: tuple[Server, Path]):
    """Whatever event or function of it fails, and whatever fails in it: its log has the place, and no message has."""
    server, named = failing
    functions = json.loads(server.send("/config")[1])
    arriving = next(each for each in functions["dependencies"] if each["api_name"] == "arrive")
    [message] = server.fire("arriving", [{"fn_index": arriving["id"], "data": [None]}])
    key = re.search(r'"visit"\W+([\w-]{22})\b', json.dumps(message).replace("\\", ""))
    assert key is not None
    for number, name in enumerate(_OF_EACH_KIND):
        named.write_text(name, "utf-8")
        calls = []
        for function in functions["dependencies"]:
            files = [_sent(server, number, "a.csv", b"question\nHow many shells?\n")]
            data = [key[1], *([None] * (len(function["inputs"]) - 1))] if function["inputs"] else []
            calls.append({"fn_index": function["id"], "data": data, "event_data": _EVENT | {"files": files}})
        for told in server.fire(f"failing{number}", calls):
            assert _is_silent(told), (name, told)
        for component in functions["components"]:
            for served_function in component["props"].get("server_fns") or ():
                sent = _sent(server, number, "b.csv", b"question\nHow many shells?\n")
                for given in (key[1], [key[1], "begin", sent], [key[1], "save", ".csv"], [key[1], "look", 0]):
                    call = {"component_id": component["id"], "fn_name": served_function, "data": given}
                    text = server.send("/gradio_api/component_server/", call | {"session_hash": "x"})[1]
                    assert _is_silent(text), (name, served_function, text)
        for method, path, given in _CALLS:
            assert _is_silent(server.send(path, given, method)[1])
        assert PLACE in (server.folder / "log.txt").read_text("utf-8")
    named.unlink()
    assert json.loads(server.send("/v1/ask", _QUESTION)[1])["text"]


def _sent(server: Server, number: int, name: str, data: bytes) -> dict[str, Any]:
    """Send a file as a page does, and return what it then tells of it."""
    form = (
        f'--b\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
        + data
        + f"{number}\r\n--b--\r\n".encode()
    )
    [path] = json.loads(server.send("/gradio_api/upload", form, Content_Type="multipart/form-data; boundary=b")[1])
    return {"name": name, "size": len(data), "place": path}


def test_an_addition_that_fails_names_each_file(tmp_path: Path):
    """With the reason that is told to all."""

    class Full(Faulty):
        def with_articles(self, extra: Any, *, progress: Progress) -> Faulty:
            raise IndexUnusable(f"no room at {PLACE}")

    desk = Desk(Full(), tmp_path, Settings(), FakeExamples)
    key = desk.arrive(None, "1").visit
    assert key is not None
    sent = tmp_path / "a.txt"
    sent.write_text("The secret is plum.", "utf-8")
    *_, last = desk.shelf.add(key, [{"name": "a.txt", "size": 19, "place": str(sent)}])
    assert last.outcome is not None
    assert "a.txt" in last.outcome
    assert "the index cannot be used now" in last.outcome
    assert _is_silent(last.outcome)

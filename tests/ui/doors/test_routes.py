"""What programs get by the doors, and what they are told where they ask wrongly."""

from __future__ import annotations

import asyncio
import json
import re
import threading

import pytest
from fastapi import FastAPI

from qa.errors import ReaderError
from qa.uncompared import NOT_COMPARED
from tests.ui.fakes import FIRST, HOSTILE, SECOND, FakeAssistant, make_citation
from tests.waiting import PATIENCE
from ui.doors.guard import MAX_BODY
from ui.doors.routes import Doors
from ui.errors import Busy, SettingsError
from ui.service.busy import Turnstile, queued
from ui.service.settings import Settings

_SHELLS = "approximately 3.4 million 105mm artillery shells"


def _message(response):
    return response.json()["error"]["message"]


def test_an_answer_is_what_json_holds(client):
    """One call; history and a scope are handed on."""
    asked = {"question": "How many shells?", "history": ["Who gave shells?"], "articles": [SECOND]}
    answer = client.post("/v1/ask", json=asked).json()
    assert answer["text"] == _SHELLS
    expected = FakeAssistant().ask("How many shells?").to_dict()
    assert answer.keys() == expected.keys()
    assert client.post("/v1/ask", json={"question": "Who won?"}).json()["text"] is None


def _events(client, question):
    with client.stream("POST", "/v1/ask", json={"question": question, "stream": True}) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        events = [event.split("\n") for event in response.read().decode().split("\n\n") if event]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in events]


def test_a_streamed_answer_comes_before_its_completion(client):
    """The answer, then what other articles say, which is what comes in one call; an answer that is whole comes once."""
    (first, answer), (second, whole), end = _events(client, "Would it be a mistake?")
    assert (first, second, end) == ("answer", "completion", ("done", {}))
    assert whole == FakeAssistant().ask("Would it be a mistake?").to_dict()
    assert (answer["text"], answer["citations"]) == (whole["text"], whole["citations"])
    assert (answer["disagreements"], len(whole["disagreements"])) == ([], 1)
    assert [name for name, _ in _events(client, "How many shells?")] == ["answer", "done"]


def test_what_fails_after_the_answer_is_an_event_too(open_doors):
    """The answer stands, and why nothing more comes."""

    class Failing(FakeAssistant):
        def stream(self, question, **limits):
            yield self.ask(question)
            raise ReaderError("/srv/models/reader broke")

    events = _events(open_doors(Failing()), "How many shells?")
    assert [name for name, _ in events] == ["answer", "error"]
    assert events[1][1] == {"error": {"message": "the server cannot do this now. Try again later: its log says why."}}


@pytest.mark.parametrize(("embed", "policy"), [((), "same-origin"), (("https://news.example",), "cross-origin")])
def test_only_what_others_may_frame_is_given_to_their_pages(open_doors, embed, policy):
    """A quote, where some may; never the doors themselves."""
    client = open_doors(embed=embed)
    quote = client.get("/embed?question=shells").headers
    assert quote["Cross-Origin-Resource-Policy"] == policy
    for path in ("/docs", "/openapi.json"):
        assert client.get(path).headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_every_event_is_described(client):
    """Where programs look what a door gives: in the schema, and on the page of the doors."""
    described = client.get("/openapi.json").json()["paths"]["/v1/ask"]["post"]["responses"]["200"]
    assert "text/event-stream" in described["content"]
    page = client.get("/docs").text
    for name in ("answer", "completion", "done", "error"):
        assert f"`{name}`: " in described["description"]
        assert f"`{name}`: " in page


class _Reading(FakeAssistant):
    """Reads two answers, each when it may, and notes how far it got."""

    def __init__(self):
        super().__init__()
        self.open, self.came, self.ended = threading.Event(), threading.Event(), threading.Event()
        self.read = 0

    def stream(self, question, **limits):
        answer = FakeAssistant().ask("How many shells?")
        try:
            for _ in range(2):
                self.came.set()
                assert self.open.wait(PATIENCE)
                self.read += 1
                yield answer
        finally:
            self.ended.set()


def test_a_client_that_goes_away_frees_the_engine():
    """What is read for it is read to its next answer; then it is the turn of those who wait."""
    reading = _Reading()
    everyone = queued(reading, Turnstile(1, 0))
    app = FastAPI(routes=Doors(lambda: everyone, Settings()).routes())
    body = json.dumps({"question": "How many shells?", "stream": True}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    scope = {"type": "http", "method": "POST", "path": "/v1/ask", "headers": headers, "query_string": b""}
    sent = iter([{"type": "http.request", "body": body}])

    async def receive():
        message = next(sent, None)
        if message is None:
            assert await asyncio.to_thread(reading.came.wait, PATIENCE)
        return message or {"type": "http.disconnect"}

    async def send(message):
        pass

    async def ask():
        await app(scope | {"asgi": {"version": "3.0", "spec_version": "2.3"}}, receive, send)
        reading.open.set()
        assert await asyncio.to_thread(reading.ended.wait, PATIENCE)

    asyncio.run(ask())
    assert reading.read == 1
    assert next(everyone.stream("How many shells?")).text == _SHELLS


def test_articles_are_listed_given_and_found(client):
    """In pages and by filters; each with its text; words with their places."""
    listed = client.get("/v1/articles", params={"most": 1, "skip": 1}).json()
    assert (listed["total"], [each["id"] for each in listed["articles"]]) == (3, [SECOND])
    assert client.get("/v1/articles", params={"folder": "odd names"}).json()["total"] == 1
    whole = client.get(f"/v1/articles/{HOSTILE}").json()
    assert whole["characters"] == len(whole["text"])
    found = client.post("/v1/find", json={"words": '"a very big mistake"', "articles": [FIRST]}).json()
    assert [each["article_id"] for each in found["found"]] == [FIRST]


@pytest.fixture
def _unhurried(monkeypatch):
    """Let what cannot be asked be refused before its stream begins, however slow the machine is."""
    monkeypatch.setattr("ui.doors.routes._SOON", PATIENCE)


@pytest.mark.parametrize(
    ("path", "sent", "status", "said"),
    [
        ("/v1/ask", {}, 422, "question: Field required"),
        ("/v1/ask", {"question": 3}, 422, "question: Input should be a valid string"),
        ("/v1/ask", {"question": " "}, 422, "question: String should match"),
        ("/v1/ask", {"question": "a" * 100_000}, 422, "question: String should have at most"),
        ("/v1/ask", {"question": "Who?", "articles": ["nothing"]}, 404, "nothing"),
        ("/v1/ask", {"question": "Who?", "since": "yesterday"}, 422, "yesterday"),
        ("/v1/ask", {"question": "Who?", "colour": "red"}, 422, "colour: Extra inputs"),
        ("/v1/ask", {"question": "fail"}, 422, "the reader <b>broke</b>: mend it"),
        ("/v1/find", {"words": "x", "most": "20"}, 422, "most: Input should be a valid integer"),
        ("/v1/chat/completions", {"messages": []}, 422, "messages: List should have at least 1"),
        ("/v1/chat/completions", {"messages": [{"role": "system", "content": "x"}]}, 422, "the last message"),
        ("/v1/chat/completions", {"messages": [{"role": "user", "content": "a" * 100_000}]}, 422, "question: String"),
    ],
)
@pytest.mark.usefixtures("_unhurried")
def test_a_wrong_request_is_told_what_is_wrong(client, path, sent, status, said):
    """One sentence, in the form that clients of OpenAI read; what cannot be asked is no stream either."""
    for more in ({}, {"stream": True}) if "words" not in sent else ({},):
        response = client.post(path, json=sent | more)
        assert response.status_code == status
        assert said in _message(response)


def test_a_request_has_limits(client):
    """In bytes, and its length has to be told."""
    assert client.post("/v1/ask", content=b"x" * (MAX_BODY + 1)).status_code == 413
    assert client.post("/v1/ask", content=iter([b"{}"])).status_code == 411
    assert client.post("/v1/ask", content=b"{no").status_code == 422
    assert client.get("/v1/articles/nothing").status_code == 404


@pytest.mark.parametrize(
    "path", ["/v1/articles", "/v1/models", "/docs", "/openapi.json", "/metrics", "/embed?question=shells"]
)
def test_one_password_guards_all(open_doors, path):
    """Basic, a Bearer token with or without the name; anything else is asked for it."""
    client = open_doors(users=(("jane", "pass:word"),))
    refused = [{}, {"Authorization": "Bearer jane"}, {"Authorization": "Basic jane"}, {"Cookie": "access-token-=x"}]
    for headers in refused:
        response = client.get(path, headers=headers)
        assert (response.status_code, response.headers["www-authenticate"]) == (401, "Basic")
    assert client.get(path, auth=("jane", "pass:word")).status_code == 200
    for token in ("pass:word", "jane:pass:word"):
        assert client.get(path, headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert client.get("/healthz").text == "ok\n"


def test_the_login_of_the_page_opens_the_doors(open_doors):
    """By the cookie that its server knows."""
    client = open_doors(users=(("jane", "password"),))
    client.app.cookie_id, client.app.tokens = "7", {"known": "jane"}
    for cookie, status in (
        ("access-token-7=known", 200),
        ("access-token-unsecure-7=known", 200),
        ("access-token-7=x", 401),
    ):
        assert client.get("/v1/models", headers={"Cookie": cookie}).status_code == status


class _Held(FakeAssistant):
    def __init__(self):
        super().__init__()
        self.open, self.came = threading.Event(), threading.Event()

    def ask(self, question, **limits):
        self.came.set()
        assert self.open.wait(PATIENCE)
        return super().ask(question, **limits)


@pytest.mark.usefixtures("_unhurried")
def test_one_question_too_many_is_told_to_come_back(open_doors):
    """With the time after which to; so is one that would be streamed."""
    held = _Held()
    client = open_doors(queued(held, Turnstile(1, 0)))
    first = threading.Thread(target=lambda: client.post("/v1/ask", json={"question": "shells"}))
    first.start()
    assert held.came.wait(PATIENCE)
    for stream in (False, True):
        response = client.post("/v1/ask", json={"question": "Who?", "stream": stream})
        assert (response.status_code, response.headers["retry-after"]) == (429, "5")
        assert _message(response) == str(
            Busy("Pullquote is busy with the questions of others. Send yours again in a moment.")
        )
    held.open.set()
    first.join()


def test_an_answer_that_takes_too_long_is_given_up(open_doors):
    """As an error, and in a stream as an event."""
    held = _Held()
    client = open_doors(held, seconds=0.5)
    assert client.post("/v1/ask", json={"question": "shells"}).status_code == 504
    with client.stream("POST", "/v1/ask", json={"question": "shells", "stream": True}) as response:
        assert "event: error" in response.read().decode()
    held.open.set()


class _Halting(FakeAssistant):
    """Answers, and never says what other articles say."""

    def __init__(self):
        super().__init__()
        self.open = threading.Event()

    def stream(self, question, **limits):
        yield self.ask(question, **limits)
        self.open.wait(PATIENCE)


@pytest.mark.parametrize(
    ("assistant", "question"), [(FakeAssistant(), "a mistake that breaks"), (_Halting(), "mistake")]
)
def test_an_answer_that_has_come_is_given_whatever_fails_after_it(open_doors, assistant, question):
    """An error, or that it takes too long: whole, in OpenAI's form, and in a stream, in which the error follows."""
    client = open_doors(assistant, seconds=0.5)
    whole = client.post("/v1/ask", json={"question": question}).json()
    assert (whole["text"], whole["notices"]) == ("a very big mistake", [NOT_COMPARED])
    assert [name for name, _ in _events(client, question)] == ["answer", "error"]
    chat = {"messages": [{"role": "user", "content": question}]}
    done = client.post("/v1/chat/completions", json=chat).json()
    assert done["choices"][0]["message"]["content"] == "a very big mistake"
    streamed = client.post("/v1/chat/completions", json=chat | {"stream": True}).text
    assert "a very big mistake" in streamed
    assert "event: error" not in streamed
    getattr(assistant, "open", threading.Event()).set()


def test_the_metrics_count_requests(client):
    """By door and status, in the text form of Prometheus; what was asked is no label."""
    client.post("/v1/ask", json={"question": "shells"})
    client.post("/v1/ask", json={})
    client.get("/v1/articles/a%22b")
    text = client.get("/metrics").text
    assert 'pullquote_requests_total{door="/v1/ask",status="200"} 1' in text
    assert 'pullquote_requests_total{door="/v1/ask",status="422"} 1' in text
    assert 'pullquote_requests_total{door="/v1/articles/{article_id:path}",status="404"} 1' in text
    assert 'pullquote_request_seconds_bucket{door="/v1/ask",le="+Inf"} 2' in text
    assert "pullquote_articles 3\n" in text
    assert all(
        re.fullmatch(r"(?:# TYPE .+|[a-z_]+(?:\{[^{}]*(?:\{[^{}]*\})?[^{}]*\})? [\d.e+-]+)", line)
        for line in text.splitlines()
    )


def test_the_documentation_loads_nothing(client):
    """Every door is in it, with what it takes; no script, and no address of another host."""
    schema = client.get("/openapi.json").json()
    page = client.get("/docs")
    assert set(schema["paths"]) >= {"/v1/ask", "/v1/articles", "/v1/find", "/v1/chat/completions", "/embed"}
    assert all(path in page.text for path in schema["paths"])
    assert "history" in page.text
    assert not re.search(r"<script|<link|@import|(?:src|href)=\"(?:https?:)?//", page.text)
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_an_embedded_quote_is_text(open_doors):
    """Marked in its sentence, with its source, and framed by none but whom the settings name."""
    client = open_doors(embed=("https://news.example.org",))
    page = client.get("/embed", params={"question": "What does the script say?"})
    assert "<mark>&lt;img src=x onerror=&quot;window.hacked = 2&quot;&gt;" in page.text
    assert "<img" not in page.text
    assert page.headers["content-security-policy"].endswith("frame-ancestors 'self' https://news.example.org")
    text = FakeAssistant().by_id[FIRST].text
    placed = client.get("/embed", params={"article": FIRST, "start": 0, "end": 20}).text
    assert text[:5] in placed
    assert "These articles don&#x27;t say." in client.get("/embed", params={"question": "Who won?"}).text
    assert client.get("/embed", params={"article": FIRST, "start": 5, "end": 5}).status_code == 404


def test_an_embedded_quote_is_shown_where_its_words_are_now(open_doors):
    """With its sentence; if its words are gone, that is said instead."""
    client, article = open_doors(), FakeAssistant().by_id[SECOND]
    citation = make_citation(article, "approximately 3.4 million")
    at = citation.start - citation.sentence_start

    def embedded(start: int, sentence: str = citation.sentence, at: int = at) -> str:
        place = {"article": SECOND, "start": start, "end": start + len(citation.quote)}
        return client.get("/embed", params=place | {"sentence": sentence, "at": at}).text

    mark = f"<mark>{citation.quote}</mark>"
    assert [mark in embedded(start) for start in (citation.start, citation.start + 40)] == [True, True]
    assert "has changed" not in embedded(citation.start + 40)
    changed = embedded(citation.start + 4, f"Now {citation.sentence}", at + 4)
    assert (mark in changed, "has changed" in changed) == (True, True)
    gone = embedded(citation.start, citation.sentence.replace("approximately", "about 30, not"))
    assert ("<mark>" in gone, "no longer in the article" in gone) == (False, True)


@pytest.mark.parametrize("origin", ["javascript:x", "https://a.org; script-src *", "news.example.org", "'none'"])
def test_who_may_frame_a_quote_is_an_origin(origin):
    """Anything else could change what the browser is told."""
    with pytest.raises(SettingsError, match="is not an origin"):
        Settings(embed=(origin,))

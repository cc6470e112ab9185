"""The page's server, asked what no page would ask: every endpoint, listed or not, with whatever can be sent."""

from __future__ import annotations

import glob
import html
import http.client
import json
import re
import socket
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from tests.ui.fakes import FIRST, SECOND
from tests.ui.serving import served
from tests.waiting import PATIENCE

_MARKUP = "<script>window.hacked=1</script><img src=x onerror=alert(1)>${7*7}{{7*7}}`x`[a](javascript:alert(1))"
_BIG = "a" * 100_000
_ROAD = "../" * 9 + "etc/passwd"
_VALUES = [None, True, -1, 1.5, 10**30, "", "\0", _MARKUP, _BIG, _ROAD, [], [[[]]], {}, {"path": "/etc/passwd"}]
_FILE = {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}
_EVENTS = [
    None,
    "x",
    [1],
    {"question": _MARKUP},
    {"question": _BIG},
    {"link": f"src/{_ROAD}/0-5", "article": _ROAD, "number": _MARKUP, "page": 10**30},
    {"article": ["x"], "encoding": {}, "articles": {"x": 1}, "filters": [1], "at": "now"},
    {"words": _BIG, "filters": {"folder": _ROAD}, "skip": -1, "apart": "x", "like": 5, "name": [1]},
    {"files": [{"name": _ROAD, "size": 5, "place": "/etc/passwd"}, {"name": 5}, 7]},
    {"files": [{"name": "a.txt", "size": -1, "place": "\0"}, {"name": "", "size": True, "place": _ROAD}]},
    {"value": {"text": _MARKUP}, "form": _MARKUP},
]
_INNER = re.compile(r"Traceback|File \\?\"/|site-packages|root:x:0")


class Server:
    """A server, and what its log says."""

    def __init__(self, address: str, folder: Path) -> None:
        self.address, self.folder = address, folder
        self.host = address.removeprefix("http://")

    def send(
        self, path: str, body: object = None, method: str | None = None, **headers: str
    ) -> tuple[int, str, http.client.HTTPMessage]:
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(f"{self.address}{path}", data, method=method)
        for name, value in ({"Content-Type": "application/json"} | named).items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request) as response:
                return response.status, response.read().decode("utf-8", "replace"), response.headers
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace"), error.headers

    def fire(self, session: str, calls: list[dict], **headers: str) -> list[dict]:
        """Put events into Gradio's queue, and give the messages with which they end."""
        waiting = 0
        for call in calls:
            status, text, _ = self.send("/gradio_api/queue/join", call | {"session_hash": session}, **headers)
            assert status < 500, text[:300]
            waiting += status == 200
        ended = []
        with urllib.request.urlopen(f"{self.address}/gradio_api/queue/data?session_hash={session}") as stream:
            for line in stream:
                message = json.loads(line[5:]) if line.startswith(b"data:") else {}
                if message.get("msg") == "process_completed":
                    ended.append(message)
                if len(ended) == waiting or message.get("msg") == "close_stream":
                    break
        assert len(ended) == waiting > 0
        return ended

    def raw(self, text: bytes) -> bytes:
        """Send bytes as they are, and give the first of what comes back."""
        name, _, port = self.host.partition(":")
        with socket.create_connection((name, int(port))) as connection:
            connection.sendall(text)
            return connection.recv(4096)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the page to everybody."""
    folder = tmp_path_factory.mktemp("hostile")
    with served(folder) as address:
        yield Server(address, folder)


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the page to one user."""
    folder = tmp_path_factory.mktemp("locked")
    with served(folder, users=[["ann", "se:cret"]]) as address:
        yield Server(address, folder)


def _functions(server: Server) -> list[dict]:
    return json.loads(server.send("/config")[1])["dependencies"]


def _calls(function: dict) -> Iterator[dict]:
    count = len(function["inputs"])
    for value in _VALUES:
        yield {"fn_index": function["id"], "data": [value] * count}
    for event in _EVENTS:
        yield {"fn_index": function["id"], "data": [None] * count, "event_data": event}
    yield {"fn_index": function["id"], "data": [_FILE] * count}
    yield {"fn_index": function["id"], "data": ["x"] * (count + 3)}
    yield {"fn_index": function["id"], "data": "x"}
    yield {"fn_index": function["id"], "data": [None] * count, "trigger_id": -1, "event_id": _ROAD}


def test_no_event_of_the_page_breaks_the_server(server: Server):
    """Listed or not: each ends, with a result or a short reason, and the next visitor is answered as ever."""
    for start, function in enumerate(_functions(server)):
        for message in server.fire(f"hostile{start}", [*_calls(function)]):
            said = json.dumps(message)
            assert not _INNER.search(said), said[:500]
    _answers(server)


@pytest.mark.parametrize("data", [*_VALUES, _FILE])
def test_no_function_of_a_component_breaks_the_server(server: Server, data: object):
    """Which Gradio calls beside its events: with any value, and of any name."""
    components = [each["id"] for each in json.loads(server.send("/config")[1])["components"]]
    for component in (*components[:40], -1, "x", None):
        for name in ("suggest", "__init__", "postprocess", _ROAD):
            call = {"component_id": component, "fn_name": name, "data": data, "session_hash": "x"}
            status, text, _ = server.send("/gradio_api/component_server/", call)
            assert not _INNER.search(text)
            assert status >= 400 or name == "suggest"
    _answers(server)


def _answers(server: Server) -> None:
    status, text, _ = server.send("/v1/ask", {"question": "How many shells?"})
    assert (status, json.loads(text)["text"]) == (200, "approximately 3.4 million 105mm artillery shells")


@pytest.mark.parametrize("path", ["run/ask", "call/ask", "run/nothing", "api/predict", "queue/join"])
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"data": 5}', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_call_is_refused(server: Server, path: str, body: bytes):
    """With a status that says whose fault it is, and no inner word."""
    status, text, _ = server.send(f"/gradio_api/{path}", body)
    assert 400 <= status < 500
    assert not _INNER.search(text)
    _answers(server)


@pytest.mark.parametrize(
    "path",
    [
        f"/gradio_api/file={_ROAD}",
        "/gradio_api/file=/etc/passwd",
        f"/gradio_api/file/{_ROAD}",
        "/gradio_api/file=http://127.0.0.1:1/x",
        "/gradio_api/proxy=http://127.0.0.1:1/x",
        "/gradio_api/custom_component/x/client/component/..%2f..%2fapp.py",
        f"/static/{_ROAD}",
        f"/assets/{_ROAD}",
        "/assets/..%2f..%2f..%2froutes.py",
        f"/svelte/{_ROAD}",
        f"/v1/articles/{_ROAD}",
        "/v1/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/v1/articles//etc/passwd",
        "/v1/articles/%00",
        "/monitoring/x",
        "/gradio_api/runs",
        "/gradio_api/vibe-code",
        "/gradio_api/dev/reload",
        "/gradio_api/stream/x/1/2/playlist.m3u8",
        "/monitoring",
        "/monitoring/summary",
    ],
)
def test_no_path_leads_out(server: Server, path: str):
    """No path leads to a file of the machine, to another server, or to Gradio's routes for developers."""
    status, text, _ = server.send(path)
    assert 400 <= status < 500
    assert "root:" not in text
    assert "import " not in text


@pytest.mark.parametrize("name", [_ROAD, "..", "/etc/passwd", "a\r\nX: y", _MARKUP, "x" * 5000, "\0.txt", "a;b=c"])
def test_an_upload_stays_in_its_folder(server: Server, name: str):
    """Whatever it is called."""
    shown = urllib.parse.quote(name, safe="/.<>=;' ")
    body = (
        f'--b\r\nContent-Disposition: form-data; name="files"; filename="{shown}"\r\n\r\nThe secret.\r\n--b--\r\n'
    ).encode()
    status, text, _ = server.send("/gradio_api/upload", body, Content_Type="multipart/form-data; boundary=b")
    assert status < 500 or not _INNER.search(text)
    if status == 200:
        [path] = json.loads(text)
        assert ".." not in Path(path).parts
        assert re.match(r"[0-9a-f]{64}[/\\]", path)  # below its folder, of which the rest is not told
        arrived = list(Path(tempfile.gettempdir()).glob(f"pullquote-arrivals-*/{glob.escape(path)}"))
        assert [place.is_file() for place in arrived] == [True] * len(arrived) != []  # other servers may run meanwhile
    assert not _INNER.search(text)


def test_a_body_has_an_end(server: Server):
    """By the length that it tells, which it has to; nothing is read of one that is too long."""
    post = b"POST /gradio_api/%s HTTP/1.1\r\nHost: %s\r\n%s\r\n\r\n"
    host = server.host.encode()
    for path, header, said in (
        (b"queue/join", b"Content-Length: 999999999999", b" 413 "),
        (b"upload", b"Content-Length: 999999999", b" 413 "),
        (b"queue/join", b"Transfer-Encoding: chunked", b" 411 "),
        (b"upload", b"Transfer-Encoding: chunked", b" 411 "),
    ):
        assert said in server.raw(post % (path, host, header))[:20]
    chunked = b"Transfer-Encoding: chunked\r\nContent-Length: 5"
    assert server.raw(post % (b"upload", host, chunked)).split()[1] in (b"400", b"411")


def test_silent_connections_keep_nobody_out(tmp_path: Path):
    """More of them than the server has file handles: the oldest are closed, and whoever asks is answered."""
    with served(tmp_path, handles=200) as address, ExitStack() as opened:
        server = Server(address, tmp_path)
        name, _, port = server.host.partition(":")
        silent = []
        for _ in range(300):
            silent.append(opened.enter_context(socket.create_connection((name, int(port)), PATIENCE)))
        with suppress(ConnectionResetError):
            assert silent[0].recv(1) == b""
        _answers(server)


@pytest.mark.parametrize("path", ["/", "/config", "/v1/articles", "/gradio_api/queue/join", "/gradio_api/upload"])
@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost.evil.example", "http://[x"])
def test_a_page_of_another_site_gets_nothing(server: Server, path: str, origin: str):
    """It gets nothing by reading or by sending, with a cookie or without."""
    for body in (None, b"{}"):
        status, text, headers = server.send(path, body, Origin=origin, Cookie="access-token-x=y")
        assert (status, "another site" in text) == (403, True)
        assert headers.get("Access-Control-Allow-Origin") in (None, origin)  # of a refusal, which says nothing
    assert server.send(path, b"{}", Sec_Fetch_Site="cross-site")[0] == 403
    for host, site in (("127.0.0.1", "same-site"), ("news.example", "cross-site")):
        named = {"Host": host, "Origin": f"http://{host}:9"}  # of another server of that machine, by another port
        assert server.send(path, b"{}", Sec_Fetch_Site=site, **named)[0] == 403


def test_the_page_itself_may_send(server: Server):
    """By its origin, as browsers name it, and through a proxy that names its own host."""
    for headers in (
        {"Origin": server.address},
        {"Origin": "https://news.example", "Sec_Fetch_Site": "same-origin"},
        {"Origin": "https://news.example", "X_Forwarded_Host": "news.example"},
        {"Origin": "https://news.example", "Host": "news.example"},
    ):
        assert server.send("/v1/ask", {"question": "How many shells?"}, **headers)[0] == 200


def test_no_other_name_leads_to_this_machine(server: Server):
    """As a page does whose name is made to mean 127.0.0.1; a proxy's own name has no port of ours."""
    port = server.host.partition(":")[2]
    for host, status in ((f"evil.example:{port}", 403), (f"localhost:{port}", 200), (f"[::1]:{port}", 200)):
        assert server.send("/v1/models", Host=host)[0] == status
    assert server.send("/v1/models", Host="news.example")[0] == 200
    for host in (f"[x:{port}", f"127.0.0.1@evil.example:{port}", f"127.0.0.1.evil.example:{port}", f"[::1:{port}"):
        assert server.send("/v1/models", Host=host)[0] == 403
    assert server.send("/v1/models", Host=f"10.0.0.8:{port}")[0] == 403


def test_the_page_says_what_it_may_load(server: Server):
    """Nothing of another host, no script without a nonce, which is new each time; no frame around it."""
    seen = set()
    for _ in range(2):
        _, text, headers = server.send("/")
        policy = headers["Content-Security-Policy"]
        [nonce] = re.findall(r"'nonce-([\w-]{20,})'", policy)
        seen.add(nonce)
        assert text.count("<script") == text.count(f'<script nonce="{nonce}"') > 1
        assert "'unsafe-inline'" not in re.search(r"script-src[^;]*", policy)[0]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'self'" in policy
        assert not re.search(r"https?:|\*", policy)
        assert int(headers["Content-Length"]) == len(text.encode())
    assert len(seen) == 2
    for path in ("/", "/config", "/v1/models", "/theme.css", "/favicon.ico", "/nothing"):
        headers = server.send(path)[2]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert "frame-ancestors 'self'" in server.send("/embed?question=shells")[2]["Content-Security-Policy"]


def test_no_cache_between_keeps_what_needs_a_password(server: Server):
    """Some keep whatever an address ends in .pdf, and hand it to the next who asks, with a password or without."""
    for path in ("/", "/config", f"/v1/articles/{FIRST}", "/v1/articles/report.pdf", "/embed?question=shells", "/docs"):
        assert server.send(path)[2]["Cache-Control"] == "private, no-cache"
    assert server.send("/v1/ask", {"question": "shells"})[2]["Cache-Control"] == "private, no-cache"
    assert server.send("/v1/ask", {"question": "shells", "stream": True})[2]["Cache-Control"] == "no-store"
    script = re.search(r'src="[^"]*(/assets/[^"]+\.js)"', server.send("/")[1])
    assert script is not None
    assert server.send(script[1])[2]["Cache-Control"] is None


def test_a_host_is_no_markup(server: Server):
    """The address that the page is told of is in its script."""
    forged = {"Host": "x<script>alert(1)</script>", "X_Forwarded_Host": "y</script><script>alert(2)//"}
    text = server.send("/", **forged)[1]
    assert "<script>alert" not in text
    assert "alert(2)" not in html.unescape(re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL))


def test_nobody_comes_in_by_another_visitors_key(server: Server):
    """A key that is guessed gives what is there for all, and a session that is not one's own holds nothing."""
    functions = _functions(server)
    arriving = next(function for function in functions if function["api_name"] == "arrive")
    kept = [json.dumps({"visit": key, "turns": [], "search": ""}) for key in ("", "guessed", _ROAD, _BIG)]
    sent = [{"fn_index": arriving["id"], "data": [each]} for each in kept]
    keys = []
    for number, call in enumerate(sent):
        [message] = server.fire(f"forged{number}", [call])
        said = html.unescape(json.dumps(message)).replace("\\", "")
        keys += [re.search(r'"visit"\W+([\w-]{22})\b', said)[1]]
    assert len(set(keys)) == len(sent)
    listed = json.loads(server.send("/v1/articles")[1])["articles"]
    assert [each["id"] for each in listed][:2] == [FIRST, SECOND]


def test_passwords_are_guessed_slowly(locked: Server):
    """After some wrong ones, also by another door, none is looked at; the right one costs nothing before."""

    def log_in(password: str) -> int:
        body = urllib.parse.urlencode({"username": "ann", "password": password}).encode()
        return locked.send("/login", body, Content_Type="application/x-www-form-urlencoded")[0]

    assert [log_in("se:cret") for _ in range(15)] == [200] * 15
    assert {log_in("wrong") for _ in range(5)} == {400}
    wrong = {"Authorization": "Bearer wrong"}
    assert [locked.send("/v1/models", **wrong)[0] for _ in range(4)] == [401] * 4
    seen = [locked.send("/v1/models", **wrong)[0] for _ in range(9)] + [log_in("wrong"), log_in("se:cret")]
    assert seen.count(429) >= 8
    status, text, headers = locked.send("/v1/models", Authorization="Bearer se:cret")
    assert (status, int(headers["Retry-After"]) > 0, "too many wrong passwords" in text) == (429, True, True)
    assert locked.send("/healthz")[0] == 200


@pytest.mark.parametrize(
    ("headers", "may"),
    [
        ({}, True),
        ({"X_Forwarded_For": "198.51.100.7"}, False),
        ({"Forwarded": "for=198.51.100.7"}, False),
        ({"X_Forwarded_Host": "news.example"}, False),
        ({"Host": "news.example"}, False),
    ],
)
def test_whoever_comes_through_a_proxy_reads_no_file_again(server: Server, headers: dict[str, str], may: bool):
    """In another encoding, for all: the server listens on this machine alone, and is reached from elsewhere."""
    reread = next(function for function in _functions(server) if function["api_name"] == "reread")
    call = {"fn_index": reread["id"], "data": [None] * len(reread["inputs"])}
    event = {"event_data": {"article": FIRST, "encoding": "utf-8"}}
    [message] = server.fire(f"reread{len(str(headers))}", [call | event], **headers)
    assert ("nobody else can reach" not in json.dumps(message)) is may


def test_no_made_up_address_gives_more_passwords(tmp_path: Path):
    """As a proxy hands them on that does not set its own; nor does any other header that names one."""
    with served(tmp_path, users=[["ann", "se:cret"]]) as address:
        server = Server(address, tmp_path)
        seen = []
        for number in range(130):
            told = {"X_Forwarded_For": f"198.51.{number}.7", "Authorization": "Bearer wrong"}
            seen.append(server.send("/v1/models", **told)[0])
        assert (seen.count(401), seen[-1]) == (100, 429) or 100 <= seen.count(401) < 125
        body = urllib.parse.urlencode({"username": "ann", "password": "wrong"}).encode()
        kind = "application/x-www-form-urlencoded"
        assert {
            server.send("/login", body, Content_Type=kind, X_Forwarded_For=f"203.0.113.{number}")[0]
            for number in range(200)
        } >= {429}
        others = ({"Forwarded": f"for=192.0.2.{number}", "X_Real_IP": f"192.0.2.{number}"} for number in range(15))
        assert 429 in {server.send("/v1/models", Authorization="Bearer wrong", **named)[0] for named in others}


def test_nothing_is_behind_a_password_but_open(locked: Server):
    """Every path that Gradio and the doors have, without one: no article, question or file."""
    for path in ("/config", "/gradio_api/info", "/metrics", "/docs"):
        assert locked.send(path)[0] == 401
    for path in ("/gradio_api/queue/join", "/gradio_api/run/ask", "/gradio_api/call/articles", "/gradio_api/upload"):
        assert locked.send(path, {"data": [], "fn_index": 0, "session_hash": "x"})[0] == 401
    assert "105mm" not in locked.send("/")[1]
    assert locked.send("/gradio_api/queue/data?session_hash=x")[0] == 401

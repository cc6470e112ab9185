"""What stays where it is: with its visitor, in its process, on this machine."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from index.errors import UnknownArticle
from tests.factories import make_article
from tests.ui.fakes import FakeAssistant, FakeExamples, final
from tests.ui.test_hostile_calls import Server
from tests.waiting import PATIENCE, until
from ui.chat.stored import kept_text
from ui.desk import Desk
from ui.errors import VisitOver
from ui.service.settings import Settings
from ui.widgets.tray import tray

_ROOT = Path(__file__).parents[2]
_SECRET = "The secret is plum. “It was told to nobody else,” said Otto Kringle on Monday."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(FakeAssistant(), tmp_path, Settings(), lambda _: FakeExamples())


def _upload(desk: Desk, key: str, folder: Path) -> str:
    path = folder / "sent" / "file"
    path.parent.mkdir()
    path.write_text(_SECRET)
    *_, last = desk.shelf.add(key, [{"name": "secret.txt", "size": len(_SECRET), "place": str(path)}])
    assert "Added" in (last.outcome or "")
    [article_id] = desk.visits.of(key).added
    return article_id


def test_no_visitor_sees_what_another_added(desk: Desk, tmp_path: Path):
    """By no part of the page, also not by the id, the link or the page of the article; nor does one without a visit."""
    ann = desk.visits.arrive("", "1")
    article_id = _upload(desk, ann, tmp_path)
    link = f"src/{article_id.replace('/', '%2F')}/0-20"
    assert "plum" in str(desk.conversation(ann).pick(article_id).pane)
    assert "plum" in desk.finder.find(ann, "secret", {})
    assert "told to nobody" in str([*desk.finder.people(ann, {}, "Kringle", "Otto Kringle")])
    for key in (desk.visits.arrive("", "2"), desk.visits.arrive("guessed", "3"), "", "guessed"):
        shown = [
            final(desk.ask("2", key, "What is the secret?", ())),
            desk.conversation(key).cite(link, 1),
            desk.conversation(key).pick(article_id),
            desk.shelf.show(key),
            *desk.papers(key, link, article_id, 1),
            desk.finder.find(key, "secret", {}),
            desk.finder.find(key, "secret", {}, 0, True),
            *desk.finder.people(key, {}),
            *desk.finder.people(key, {}, "Kringle", "Otto Kringle"),
            desk.arrive(json.dumps({"visit": key, "turns": [], "search": f"?article={article_id}"}), "9"),
        ]
        said = str(shown)
        assert not [word for word in ("plum", "told to nobody") if word in said]


def test_no_visitor_changes_what_another_added(desk: Desk, tmp_path: Path):
    """By its id, by a link to it, or by a tray and a conversation that a browser says it kept."""
    ann, bob = desk.visits.arrive("", "1"), desk.visits.arrive("", "2")
    article_id = _upload(desk, ann, tmp_path)
    place = {"article": article_id, "start": 0, "end": 6, "text": _SECRET[:6], "quote": _SECRET[:6]}
    link = f"src/{article_id.replace('/', '%2F')}/0-6"
    [turn] = final(desk.ask("1", ann, "What is the secret?", ())).turns or ()
    forged = kept_text(turn).replace("plum", "pear")
    assert tray.selected(place, desk.visits.of(ann).assistant.by_id) is not None
    for key in (bob, "guessed", ""):
        for change in (desk.shelf.remove, desk.shelf.restore):
            with pytest.raises((UnknownArticle, VisitOver)):
                change(key, article_id)
        with pytest.raises((UnknownArticle, VisitOver)):
            desk.shelf.choose(key, [article_id])
        articles = desk.visits.of(key).assistant.by_id
        assert tray.selected(place, articles) is None
        assert desk.sections(key, {"tray": [place | {"link": link}]}) == []
        assert "plum" not in str(desk.resume(key, [kept_text(turn)]))
        assert "plum" not in str(desk.sections(key, [kept_text(turn)]))
    assert "pear" not in str(desk.resume(ann, [forged]).pane)
    assert desk.visits.of(ann).added == (article_id,)


def test_no_visitor_takes_the_file_that_another_sends(desk: Desk, tmp_path: Path):
    """Where it lies until it is read is told to its sender alone, and no path leads there from elsewhere."""
    bob = desk.visits.arrive("", "2")
    path = tmp_path / "sent" / "file"  # the folder is named by a digest of the bytes, and the file by the browser
    path.parent.mkdir()
    path.write_text(_SECRET)
    guesses = (str(path.parent), f"{tmp_path}/*/file", "*/file", "sent", f"{tmp_path}/sent", "file", str(tmp_path))
    *_, last = desk.shelf.add(bob, [{"name": "a.txt", "size": 9, "place": guess} for guess in guesses])
    assert "Added" not in (last.outcome or "")
    assert path.read_text() == _SECRET


def test_no_visitor_sees_what_another_asked(desk: Desk):
    """Turns are handed to whoever asked; neither the desk nor a new page of the other knows them."""
    ann, bob = desk.visits.arrive("", "1"), desk.visits.arrive("", "2")
    update = final(desk.ask("1", ann, "How many shells are there, asks Ann?", ()))
    assert "asks Ann" in str(update.turns)
    answers = [final(desk.ask("2", bob, "Who came?", ())), desk.arrive("{}", "3"), desk.shelf.show(bob)]
    assert "asks Ann" not in str(answers)


def test_what_is_sent_is_gone_when_it_is_read(desk: Desk, tmp_path: Path):
    """Whether it is added or refused."""
    ann = desk.visits.arrive("", "1")
    _upload(desk, ann, tmp_path)
    for name, text in (("again.txt", _SECRET), ("empty.txt", ""), ("odd.exe", "x")):
        path = tmp_path / name / "file"
        path.parent.mkdir()
        path.write_text(text)
        list(desk.shelf.add(ann, [{"name": name, "size": len(text), "place": str(path)}]))
    assert list(tmp_path.iterdir()) == []


def test_articles_go_with_the_visit(tmp_path: Path):
    """Of a visitor who left, nothing that they added is held."""
    desk = Desk(FakeAssistant(), tmp_path, Settings(forget=0.0), lambda _: FakeExamples())
    ann = desk.visits.arrive("", "1")
    desk.visits.add(ann, [make_article(_SECRET, "/added/1/secret.txt")])
    desk.visits.leave("1")
    until(lambda: "/added/1/secret.txt" not in desk.visits.of(ann).assistant.by_id)


def _interruptible() -> None:
    """Heed Ctrl+C in the new process, also where the tests run in the background of a shell, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Running:
    """The page with the stand-in, in a process whose calls to other hosts are noted."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.hosts, self.temporary, self.log = folder / "hosts.txt", folder / "temporary", folder / "log.txt"
        self.temporary.mkdir(exist_ok=True)
        command = ["-u", "-m", "tests.watched", str(self.hosts), "tests.ui.serve_fake", str(port)]
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("GRADIO_", "HF_"))}
        environment["TMPDIR"] = str(self.temporary)
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command],
                cwd=_ROOT,
                stdout=log,
                stderr=log,
                env=environment,
                preexec_fn=_interruptible,  # safe: no thread of a test holds a lock here
            )
        self.server = Server(f"http://127.0.0.1:{port}", folder)
        until(self._answers)

    def _answers(self) -> bool:
        if self.process.poll() is not None:
            pytest.fail(self.log.read_text())
        try:
            with urllib.request.urlopen(f"{self.server.address}/healthz") as response:
                return response.status == 200 and "is open" in self.log.read_text()
        except OSError:
            return False

    def upload(self) -> None:
        body = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nThe secret.\r\n--b--\r\n'
        status, text, _ = self.server.send("/gradio_api/upload", body, Content_Type="multipart/form-data; boundary=b")
        assert status == 200
        assert json.loads(text)[0] in {path.relative_to(path.parents[1]).as_posix() for path in self.arrived()}

    def arrived(self) -> list[Path]:
        return [path for path in self.temporary.rglob("*.txt") if path.is_file()]

    def end(self, number: signal.Signals) -> None:
        self.process.send_signal(number)
        self.process.wait(PATIENCE)


def test_the_page_calls_nobody_and_leaves_nothing(tmp_path: Path):
    """While it starts, is opened and asked; a file that was sent is gone when it ends, after a crash with the next."""
    page = Running(tmp_path)
    try:
        for path in ("/", "/config", "/gradio_api/info", "/docs", "/embed?question=shells"):
            assert page.server.send(path)[0] == 200
        assert page.server.send("/v1/ask", {"question": "How many shells?"})[0] == 200
        page.upload()
        assert len(page.arrived()) == 1
    finally:
        page.end(signal.SIGKILL)
    assert len(page.arrived()) == 1
    page = Running(tmp_path)
    try:
        assert page.arrived() == []
        page.upload()
    finally:
        page.end(signal.SIGINT)
    assert page.arrived() == []
    assert page.hosts.read_text() == ""
    assert "secret" not in page.log.read_text()


def test_who_calls_is_seen(tmp_path: Path):
    """What watches the page sees a call, so that none seen is none made."""
    (tmp_path / "calling.py").write_text("import urllib.request\nurllib.request.urlopen('http://example.org')\n")
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{_ROOT}"}
    hosts = tmp_path / "hosts.txt"
    command = [sys.executable, "-m", "tests.watched", str(hosts), "calling"]
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True)
    assert (done.returncode, "example.org is not to be reached" in done.stderr) == (1, True)
    assert hosts.read_text() == "socket.getaddrinfo example.org\n"


_TELLING = """
import os, ui.app, gradio, huggingface_hub.constants as hub
assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False" and not gradio.analytics.analytics_enabled()
assert hub.HF_HUB_DISABLE_TELEMETRY and hub.HF_HUB_OFFLINE
assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"
assert os.environ["HAYSTACK_TELEMETRY_ENABLED"] == "False"
print("silent")
"""


def test_no_library_tells_of_its_use():
    """Whatever the shell says of them."""
    environment = os.environ | {"GRADIO_ANALYTICS_ENABLED": "True", "RAY_USAGE_STATS_ENABLED": "1"}
    environment["HF_HUB_DISABLE_TELEMETRY"] = "0"
    done = subprocess.run([sys.executable, "-c", _TELLING], cwd=_ROOT, env=environment, capture_output=True, text=True)
    assert done.stdout == "silent\n", done.stderr


_EMBEDDING = """
from index.embedder import load_embedder
assert load_embedder().embed(["a bridge"]).shape[0] == 1
"""


def test_the_engine_of_the_models_sends_nothing_by_itself(tmp_path: Path):
    """Its makers would be told by sockets that Python does not see; it notes a session for that in a file at once."""
    environment = os.environ | {"TMPDIR": str(tmp_path), "ORT_DISABLE_TELEMETRY": "0"}
    done = subprocess.run(
        [sys.executable, "-c", _EMBEDDING], cwd=_ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []

"""Several visitors at once, and pages that are served otherwise."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.ui.browsing import REPLIES, ask, chips, reload
from tests.ui.conftest import open_at, opened, served, window
from tests.ui.fakes import FIRST
from tests.ui.files import add, row, text_file
from tests.ui.gate import Gate
from tests.waiting import until

pytestmark = pytest.mark.browser

_ANYTHING = ([], [], "", "", "", "", "", "")  # limits to nothing


def call(address: str, endpoint: str, *data: object) -> list[str]:
    """Call an endpoint over HTTP, and give the lines of its answer."""
    request = urllib.request.Request(
        f"{address}/gradio_api/call/{endpoint}",
        json.dumps({"data": data}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as response:
        event = json.load(response)["event_id"]
    with urllib.request.urlopen(f"{address}/gradio_api/call/{endpoint}/{event}") as response:
        return response.read().decode().splitlines()


def visits(address: str) -> int:
    """Return how many visits the server knows now, which it tells with its counters."""
    with urllib.request.urlopen(f"{address}/metrics") as response:
        [known] = re.findall(r"^pullquote_visits (\d+)$", response.read().decode(), re.MULTILINE)
    return int(known)


@pytest.fixture(scope="module")
def fleeting(tmp_path_factory: pytest.TempPathFactory, gate: Gate) -> Iterator[str]:
    """Serve a page that forgets at once who leaves, and has no suggestions while the gate is closed."""
    with served(tmp_path_factory.mktemp("fleeting"), gate=gate, forget=0.5, late=True) as address:
        yield address


def test_what_one_adds_the_other_does_not_see(browser: Browser, address: str):
    """Additions are in nobody else's list, answers or links, and not in the API."""
    with opened(browser, address) as ann, opened(browser, address) as bob:
        add(ann, text_file())
        link = row(ann, "The secret").get_attribute("data-id")
        reload(bob)
        expect(bob.locator("#scope")).to_have_text("Asking all 3 articles")
        ask(bob, "What is the secret?")
        expect(bob.locator(".noans")).to_have_count(1)
        open_at(bob, f"{address}/?article={link}")
        expect(bob.locator("#notice")).to_contain_text("not here")
        assert "plum" not in "".join(call(address, "ask", "What is the secret?", *_ANYTHING))
        assert "plum" not in "".join(call(address, "articles"))
        assert call(address, "article", link)[0] == "event: error"
        expect(ask(ann, "What is the secret?").locator(".quote mark")).to_have_text("plum")


def test_what_was_added_goes_with_the_visit(browser: Browser, fleeting: str):
    """A page that comes back after the visitor is forgotten starts over, with the questions it kept."""
    with opened(browser, fleeting) as page:
        add(page, text_file())
        page.keyboard.press("Escape")
        ask(page, "What is the secret?")
        until(lambda: visits(fleeting) == 1)  # those of other tests are forgotten by then
        page.goto("about:blank")
        until(lambda: visits(fleeting) == 0)
        open_at(page, fleeting)
        expect(page.locator("#scope")).to_have_text("Asking all 3 articles")
        expect(page.locator(REPLIES)).to_contain_text("no longer here")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, gate: Gate) -> Iterator[str]:
    """Serve a page where additions are for all, and one question is read at a time with nobody waiting."""
    folder = tmp_path_factory.mktemp("shared")
    with served(folder, gate=gate, shared_uploads=True, at_once=1, waiting=0) as address:
        yield address


def test_shared_additions_are_seen_by_all(browser: Browser, shared: str):
    """Without a reload, and by programs too; only who added them can remove them, and then for all.

    Who asked nothing else is not asked of all instead, but told, and can ask all.
    """
    with opened(browser, shared) as ann, opened(browser, shared) as bob:
        add(ann, text_file())
        expect(bob.locator("#scope")).to_have_text("Asking all 4 articles")
        bob.locator(".shelf-toggle").click()
        expect(row(bob, "The secret")).to_contain_text("Added")
        expect(row(bob, "The secret").locator(".row-drop")).to_have_count(0)
        row(bob, "The secret").locator(".row-ask").check()
        expect(bob.locator("#scope")).to_contain_text("Asking 1 of 4 articles")
        bob.keyboard.press("Escape")
        ask(bob, "What is the secret?")
        assert "plum" in "".join(call(shared, "ask", "What is the secret?", *_ANYTHING))
        row(ann, "The secret").locator(".row-drop").click()
        expect(ann.locator("#scope")).to_have_text("Asking all 3 articles")
        expect(bob.locator("#scope")).to_contain_text("Asking 0 of 3 articles")
        bob.fill("#ask textarea", "What is the secret?")
        bob.press("#ask textarea", "Enter")
        expect(bob.locator(REPLIES).last).to_contain_text("None of the articles")
        bob.locator("#scope .scope-all").click()
        expect(bob.locator("#scope")).to_have_text("Asking all 3 articles")
        chips(bob.locator(REPLIES)).first.click()
        bob.locator(".shelf-toggle").click()
        expect(bob.locator(".shelf-row")).to_have_count(3)


def test_one_question_too_many_is_told_to_come_back(browser: Browser, shared: str, gate: Gate):
    """In words, with the question back in the box; programs are told too."""
    asked = gate.asked("How many shells?")
    with opened(browser, shared) as ann, opened(browser, shared) as bob:
        with gate.closed():
            ann.fill("#ask textarea", "How many shells?")
            ann.press("#ask textarea", "Enter")
            until(lambda: gate.asked("How many shells?") > asked)
            bob.fill("#ask textarea", "What about the assistance?")
            bob.press("#ask textarea", "Enter")
            expect(bob.locator(REPLIES)).to_contain_text("Pullquote is busy")
            expect(bob.locator("#ask textarea")).to_have_value("What about the assistance?")
            assert "busy" in call(shared, "ask", "Who?", *_ANYTHING)[1]
        ann.locator(".quote").wait_for()
        ann.locator("#ask .stop").wait_for(state="hidden")
        bob.press("#ask textarea", "Enter")
        expect(bob.locator(f"{REPLIES} .quote")).to_contain_text("first-aid kits")
        expect(bob.locator("#chat .question")).to_have_count(1)


def test_suggestions_come_when_they_are_found(browser: Browser, fleeting: str, gate: Gate):
    """Until then the page is open without them, and looks again in silence; an empty question does nothing."""
    with gate.closed(), opened(browser, fleeting) as page:
        with page.expect_request_finished(lambda request: "/component_server" in request.url):
            page.press("#ask textarea", "Enter")
        expect(page.locator("#chat .example")).to_have_count(0)
        gate.open()
        expect(page.locator("#chat .example")).to_have_count(4)
        expect(page.locator(".toast-body")).to_have_count(0)


def test_a_page_with_passwords_lets_only_users_in(browser: Browser, tmp_path: Path):
    """Neither the page nor the endpoints answer anybody else."""
    with served(tmp_path, users=[["ann", "se:cret"]], root_path="") as address, window(browser) as context:
        for path in ("config", "gradio_api/info"):
            with pytest.raises(urllib.error.HTTPError, match="401"):
                urllib.request.urlopen(f"{address}/{path}")
        with pytest.raises(urllib.error.HTTPError, match="401"):
            call(address, "articles")
        page = context.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(address)
        page.get_by_label("Name").fill("ann")
        page.get_by_label("Password").fill("se:cret")
        page.get_by_role("button", name="Log in").click()
        page.locator("#source .src").wait_for()
        expect(page.locator("#source .src")).to_have_attribute("data-article", FIRST)
        assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []

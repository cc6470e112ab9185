"""How a page looks before its scripts are there."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, expect
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.ui.browsing import ask
from tests.ui.conftest import open_at, window
from tests.waiting import await_value
from ui.first_paint import FirstPaint
from ui.texts import table

PAGE = "<!doctype html><html><head><title>T</title></head><body>é <head></body></html>"


@pytest.fixture
def client() -> TestClient:
    async def page(request: Request) -> Response:
        return HTMLResponse(PAGE)

    async def components(request: Request) -> Response:
        return HTMLResponse(PAGE.replace("é", "<script>window.gradio_config = {}</script>"))

    async def parts(request: Request) -> Response:
        return StreamingResponse(iter([PAGE[:20], PAGE[20:]]), media_type="text/html")

    async def framed(request: Request) -> Response:
        return HTMLResponse(PAGE, headers={"Content-Security-Policy": "script-src 'none'"})

    async def data(request: Request) -> Response:
        return JSONResponse(PAGE)

    routes = [Route(f"/{handler.__name__}", handler) for handler in (page, components, parts, framed, data)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(FirstPaint)]))


@pytest.mark.parametrize("path", ["page", "parts"])
def test_every_page_begins_with_the_theme(client: TestClient, path: str):
    """Once, before all else in its head, and its length is right."""
    answer = client.get(path)
    begin, _, rest = answer.text.partition("<head><style>")
    assert begin == "<!doctype html><html>"
    assert rest.index("<script>") < rest.index("<title>")
    assert answer.text.count("pullquote-theme") == 1
    assert answer.text.endswith("<title>T</title></head><body>é <head></body></html>")
    if path == "page":
        assert int(answer.headers["content-length"]) == len(answer.content)
        assert client.head(path).text == ""


def test_a_page_with_components_has_the_texts_once(client: TestClient):
    """Where its scripts look for them, and nothing in them ends the script; a page without components has none."""
    texts = re.findall('<script id="texts" type="application/json">(.*?)</script>', client.get("components").text)
    assert [json.loads(found) for found in texts] == [table()]
    assert "<" not in texts[0]
    assert 'id="texts"' not in client.get("page").text


@pytest.mark.parametrize("path", ["framed", "data"])
def test_what_is_no_page_of_ours_stays_as_it_is(client: TestClient, path: str):
    """What may be framed elsewhere lets no such script run."""
    assert "pullquote-theme" not in client.get(path).text


@pytest.mark.browser
@pytest.mark.parametrize(
    ("system", "chosen", "ground"),
    [
        ("light", "dark", "rgb(13, 18, 27)"),
        ("dark", "light", "rgb(243, 244, 248)"),
        ("dark", None, "rgb(13, 18, 27)"),
        ("light", None, "rgb(243, 244, 248)"),
    ],
)
def test_the_first_frame_has_the_theme(browser: Browser, address: str, system: str, chosen: str | None, ground: str):
    """While no script of the page has arrived, and while they run, it never has the other one."""
    with window(browser, color_scheme=system) as context:
        page = context.new_page()
        if chosen:
            page.add_init_script(f"localStorage.setItem('pullquote-theme', '{chosen}')")
        page.route("**/assets/**", lambda route: route.abort())
        page.goto(address, wait_until="domcontentloaded")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
        page.unroute("**/assets/**")
        page.add_init_script(
            """addEventListener('DOMContentLoaded', () => {
                window.grounds = new Set();
                const look = () => {
                    window.grounds.add(getComputedStyle(document.body).backgroundColor);
                    requestAnimationFrame(look);
                };
                look();
            });"""
        )
        open_at(page, address)
        expect(page.locator("#dark")).to_have_attribute("aria-pressed", str(ground == "rgb(13, 18, 27)").lower())
        assert page.evaluate("[...window.grounds]") == [ground]


@pytest.mark.browser
def test_paper_is_white_in_either_theme(browser: Browser, address: str):
    """What is printed is dark on white."""
    with window(browser, color_scheme="dark") as context:
        page = context.new_page()
        open_at(page, address)
        colour = "getComputedStyle(document.querySelector('#chat .welcome h2')).color"
        await_value(lambda: page.evaluate(colour), "rgb(232, 236, 243)")
        page.emulate_media(media="print")
        await_value(lambda: page.evaluate(colour), "rgb(27, 34, 48)")


@pytest.mark.browser
def test_a_page_at_rest_draws_nothing(browser: Browser, address: str):
    """Once it is open, and once an answer is shown: in twenty frames of the browser it asks for none."""
    with window(browser) as context:
        page = context.new_page()
        page.add_init_script(
            """window.next = requestAnimationFrame.bind(window);
            window.asked = 0;
            window.requestAnimationFrame = (draw) => { window.asked += 1; return window.next(draw); };"""
        )
        open_at(page, address)
        asked = """new Promise((done) => {
            const before = window.asked;
            let left = 20;
            const step = () => (--left ? window.next(step) : done(window.asked - before));
            step();
        })"""
        await_value(lambda: page.evaluate(asked), 0)
        ask(page, "How high is the wall?")
        await_value(lambda: page.evaluate(asked), 0)

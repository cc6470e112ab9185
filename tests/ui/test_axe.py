"""What axe-core finds on the page: nothing, in any state, light or dark, in a wide window and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.ui.conftest import open_at, served, window
from tests.ui.gallery import GALLERY
from tests.ui.gate import Gate
from tests.ui.states import walk
from ui.doors.pages import embed_page
from ui.widgets.entrance.entrance import login_page, not_found_page

pytestmark = pytest.mark.browser

_WIDER = """['html', '#chat .log', '#shelf-body', '#source .src-body'].some((name) => {
    const part = document.querySelector(name);
    return part.scrollWidth > part.clientWidth;
})"""
_NO_RULES = (
    "skip-link",  # it takes the numbers that are scrolled out of view for such links
    "page-has-heading-one",  # an embedded quote has none, for it is in another page
)
_WHOLE = "all cards"  # the state that shows every turn
_SCRIPT = f"if (!window.axe) {{ {Axe().axe_script} }}"
_RUN = "([context, options]) => axe.run(context ?? document, options).then((results) => results.violations)"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Gate]]:
    """Serve the gallery, where answers can be judged."""
    folder = tmp_path_factory.mktemp("gallery")
    gate = Gate(folder)
    with served(folder, gate=gate, gallery=True, feedback=str(folder / "feedback.jsonl")) as address:
        yield address, gate


def findings(page: Page, state: str = _WHOLE) -> list[str]:
    """Return what axe-core finds on the page; of a long conversation only in its last turn, but once."""
    context = None if state == _WHOLE else {"exclude": [["#chat .turn:not(:last-child)"]]}
    options = {"resultTypes": ["violations"], "rules": {rule: {"enabled": False} for rule in _NO_RULES}}
    page.evaluate(_SCRIPT)
    return [
        f"{finding['id']} ({finding['impact']}): {node['html'][:200]} {node['failureSummary'][:200]}"
        for finding in page.evaluate(_RUN, [context, options])
        for node in finding["nodes"]
    ]


@pytest.mark.parametrize(("theme", "size"), [("light", (1440, 900)), ("dark", (390, 844))])
def test_nothing_is_found_in_any_state(browser: Browser, place: tuple[str, Gate], theme: str, size: tuple[int, int]):
    """Whatever its impact; nor is a state wider than the window."""
    address, gate = place
    found: dict[str, list[str]] = {}
    with window(browser, size, color_scheme=theme) as context:
        page = context.new_page()
        open_at(page, address)
        for state in walk(page, gate):
            if state.startswith("card "):  # all of them are shown together
                continue
            told = findings(page, state)
            if page.evaluate(_WIDER):
                told.append("wider than it should be")
            if told:
                found[state] = told
    assert found == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_found_on_the_pages_around_it(browser: Browser, theme: str):
    """Those that ask for a password or say what is not there, and a quote in the page of another site."""
    with window(browser, (390, 844), color_scheme=theme) as context:
        page = context.new_page()
        for html in (login_page(), not_found_page("/"), embed_page(GALLERY["span"].citations[0], "")):
            page.set_content(html)
            assert findings(page) == []

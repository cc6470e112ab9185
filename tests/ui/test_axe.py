"""What axe-core finds on the page: nothing, in any state, light or dark, in a wide window and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.ui.conftest import open_at, served, window
from tests.ui.gate import Gate
from tests.ui.states import walk

pytestmark = pytest.mark.browser

_WIDER = """['html', '#chat .log', '#shelf-body', '#source .src-body'].some((name) => {
    const part = document.querySelector(name);
    return part.scrollWidth > part.clientWidth;
})"""
_WHOLE = "all cards"  # the state that shows every turn


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Gate]]:
    """Serve the gallery, where answers can be judged."""
    folder = tmp_path_factory.mktemp("gallery")
    gate = Gate(folder)
    with served(folder, gate=gate, gallery=True, feedback=str(folder / "feedback.jsonl")) as address:
        yield address, gate


def findings(page: Page, state: str) -> list[str]:
    """Return what axe-core finds on the page; of a long conversation only in its last turn, but once."""
    context = None if state == _WHOLE else {"exclude": [["#chat .turn:not(:last-child)"]]}
    found = Axe().run(page, context=context, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{finding['id']} ({finding['impact']}): {node['html'][:200]} {node['failureSummary'][:200]}"
        for finding in found
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

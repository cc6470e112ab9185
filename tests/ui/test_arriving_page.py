"""An answer that is shown before what other articles say of it, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.browsing import REPLIES, ask, reload
from tests.ui.fakes import COMPLETION
from tests.ui.gate import Gate

pytestmark = pytest.mark.browser

EVERYTHING = "What has been sent? everything"
WORDS = "first-aid kits, medicine, portable mine detectors and protective gear"


@contextmanager
def held(page: Page, gate: Gate, question: str) -> Iterator[Locator]:
    """Ask, and hold back what other articles say."""
    with Gate(gate.folder, COMPLETION).closed():
        reply = page.locator(REPLIES).nth(page.locator(REPLIES).count())
        page.fill("#ask textarea", question)
        page.press("#ask textarea", "Enter")
        reply.locator(".quote").wait_for()
        yield reply


def resting_place(part: Locator) -> dict[str, float]:
    """Return where a part is once it has not moved for some frames."""
    return part.evaluate(
        """part => new Promise((done) => {
            let [last, quiet] = ['', 0];
            const frame = () => {
                const { x, y, width, height } = part.getBoundingClientRect();
                const now = JSON.stringify([x, y, width, height]);
                [last, quiet] = [now, now === last ? quiet + 1 : 0];
                if (quiet > 5) done({ x, y, width, height });
                else requestAnimationFrame(frame);
            };
            requestAnimationFrame(frame);
        })"""
    )


def test_the_answer_is_there_first_and_what_follows_moves_nothing(page: Page, gate: Gate):
    """The quote stays where it is, with what is selected, folded out and has the focus; the source is open already."""
    with held(page, gate, EVERYTHING) as reply:
        expect(reply.locator(".completing")).to_have_text("Reading what other articles say…")
        expect(reply.locator(".differs")).to_have_count(0)
        expect(page.locator("#source mark").first).to_have_text(WORDS)
        reply.locator(".why > summary").click()
        reply.locator(".answer .chip").first.focus()
        page.evaluate("getSelection().selectAllChildren(document.querySelector('#chat .quote'))")
        before = resting_place(reply.locator(".quote"))
        reply.locator(".quote").evaluate("quote => { quote.same = true; }")
    expect(reply.locator(".differs")).to_be_visible()
    expect(reply.locator(".completing")).to_have_count(0)
    assert resting_place(reply.locator(".quote")) == before
    assert reply.locator(".quote").evaluate("quote => quote.same")
    assert page.evaluate("String(getSelection())") == WORDS
    expect(reply.locator(".answer .chip").first).to_be_focused()
    expect(reply.locator(".why")).to_have_attribute("open", "")
    expect(ask(page, "How many shells?").locator(".quote")).to_have_count(1)
    expect(page.locator("#chat .turn")).to_have_count(2)


def test_stop_keeps_the_answer_and_says_what_is_missing(page: Page, gate: Gate):
    """The question does not go back into the box; the next one is answered, and a reload keeps both."""
    with held(page, gate, EVERYTHING) as reply:
        page.locator("#ask .stop").click()
        expect(reply.locator(".completing")).to_have_text("Stopped before the other articles were read.")
        expect(page.locator("#ask textarea")).to_have_value("")
        expect(page.locator("#ask .send")).to_be_visible()
    ask(page, "How many shells?")
    expect(reply.locator(".differs")).to_have_count(0)
    reload(page)
    expect(page.locator("#chat .question")).to_have_count(2)


def test_an_answer_stands_if_the_other_articles_cannot_be_compared(page: Page, gate: Gate):
    """The card says so where it would say what they say, and a reload keeps that."""
    with held(page, gate, "Was it a mistake? It breaks") as reply:
        before = resting_place(reply.locator(".quote"))
    told = reply.get_by_text("The other articles could not be compared with this answer.")
    expect(told).to_be_visible()
    expect(reply.locator(".completing")).to_have_count(0)
    assert resting_place(reply.locator(".quote")) == before
    expect(page.locator("#ask .send")).to_be_visible()
    reload(page)
    expect(told).to_be_visible()


def test_a_new_conversation_takes_up_nothing_late(page: Page, gate: Gate):
    """What belongs to the one before is dropped."""
    with held(page, gate, EVERYTHING):
        page.get_by_role("button", name="New conversation").click()
        expect(page.locator("#chat .turn")).to_have_count(0)
    ask(page, "How many shells?")
    expect(page.locator("#chat .turn")).to_have_count(1)
    expect(page.locator("#chat .differs")).to_have_count(0)

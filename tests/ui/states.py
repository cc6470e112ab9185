"""What the page can look like, state after state, in one window: for a person to look at, and for axe-core.

A state that begins with "card" is its last reply alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.ui.browsing import REPLIES, ask, await_place, chips, time_held
from tests.ui.fakes import ADDING, COMPLETION
from tests.ui.files import row, text_file
from tests.ui.gallery import GALLERY, NO_PLACE
from tests.ui.gate import Gate
from tests.ui.pdfs import secret_pdf
from tests.ui.test_batch_page import choose

BOX = "#ask textarea"
MINUTES = (
    """---
title: Minutes of the council
date: 2025-03-11
---

# What was decided

The council met for **three hours** and read [the report](https://echo.example/report).

- The wall comes first.
- The ditches come second.

| Item | Cost |
|---|---|
| Wall | 2.1 million |
| Ditches | 0.4 million |

## What was said

"""
    + "The clerk wrote down what everybody said of the wall and of the ditches, and who was against it.\n\n" * 60
)


def walk(page: Page, gate: Gate) -> Iterator[str]:
    """Bring the page of the gallery, just opened, from state to state; yield the name of each while it is shown."""
    yield "ready"
    yield from asking(page, gate)
    yield from answers(page, gate)
    yield from shelf(page, gate)
    yield from source(page)
    yield from kept(page)
    yield from batch(page, gate)
    yield from left(page)


def asking(page: Page, gate: Gate) -> Iterator[str]:
    """Type, wait, stop, and what becomes of questions that are not answered."""
    page.fill(BOX, "How high is the wall, and who said")
    yield "typing"
    page.fill(BOX, "What? " * 100)
    yield "too long"
    with gate.closed():
        page.fill(BOX, GALLERY["span"].question)
        page.press(BOX, "Enter")
        expect(page.locator("#chat .searching")).to_be_visible()
        yield "waiting"
        page.fill(BOX, "Who is the mayor?")
        page.press(BOX, "Enter")
        yield "one at a time"
        page.locator("#ask .stop").click()
        expect(page.locator("#ask .held button")).to_have_count(2)
        yield "stopped and held"
    page.locator("#ask .held button").last.click()
    page.fill(BOX, "")
    for question in ("please fail", "a busy time"):
        ask(page, question)
    yield "failed and busy"
    with Gate(gate.folder, COMPLETION).closed():
        page.fill(BOX, GALLERY["disagreement"].question)
        page.press(BOX, "Enter")
        expect(page.locator("#chat .completing")).to_be_visible()
        yield "completing"
    expect(page.locator("#ask .stop")).to_be_hidden()


def answers(page: Page, gate: Gate) -> Iterator[str]:
    """Show a card of every kind, then all of them with everything folded out."""
    for kind, answer in GALLERY.items():
        ask(page, answer.question)
        yield f"card {kind}"
    reply = page.locator(REPLIES).last
    for name in (".doing summary", ".why > summary", ".curious summary"):
        reply.locator(name).first.click()
        yield f"card with {name}"
    page.evaluate(
        "for (const each of document.querySelectorAll('#chat .card details')) each.open = !each.matches('.menu')"
    )
    page.locator("#export summary").click()
    yield "all cards"
    page.keyboard.press("Escape")
    reply.locator(".judge [value=wrong]").click()
    yield "judging"
    with time_held(page):
        page.locator("#fresh").click()
        page.locator("#chat .undo").wait_for()
        yield "begun anew"
    page.locator("#chat .undo").wait_for(state="hidden")


def shelf(page: Page, gate: Gate) -> Iterator[str]:
    """Show the list of articles: filtered, searched, with people, and with what is added."""
    page.locator("#scope .scope-open").click()
    yield "list"
    page.locator(".shelf-filter").click()
    page.locator('[data-filter="site"]').select_option("Norwick Echo")
    yield "list filtered"
    page.locator(".filters-clear").click()
    page.locator(".shelf-filter").click()
    page.fill(".shelf-find", "wall")
    page.locator("#found:not([data-stale]) .hit").first.wait_for()
    yield "list searched"
    page.fill(".shelf-find", "zeppelin")
    page.locator("#found:not([data-stale]) .hits-none").wait_for()
    yield "list searched in vain"
    page.locator("button.shelf-people").click()
    page.locator(".person").first.wait_for()
    yield "people"
    page.locator(".person").first.click()
    page.locator(".people-back").wait_for()
    yield "person"
    page.locator("button.shelf-people").click()
    with Gate(gate.folder, ADDING).closed():
        files = text_file(), text_file("minutes.md", MINUTES), text_file("empty.txt", ""), text_file("tune.mp3", "x")
        page.set_input_files(".shelf-files", [*files, {"name": "a.pdf", "mimeType": "a/b", "buffer": secret_pdf()}])
        page.locator("#outcome .adding").wait_for()
        yield "adding"
        page.locator(".shelf-close").click()
        page.locator("#away progress").wait_for()
        yield "adding away"
    page.locator("#away .outcome-added").wait_for()
    yield "added away"
    page.locator("#away .away-open").click()
    yield "added and refused"
    with time_held(page):
        row(page, "The secret").locator(".row-drop").click()
        page.locator("#shelf .undo").wait_for()
        yield "removed"
    page.locator(".row-ask").first.check()
    yield "list ticked"
    page.locator(".shelf-close").click()
    expect(page.locator("#scope .scope-some")).to_be_visible()
    ask(page, NO_PLACE)
    yield "one asked"
    page.locator("#scope .scope-all").click()
    expect(page.locator("#scope .scope-some")).to_have_count(0)


def source(page: Page) -> Iterator[str]:
    """Show sources of each kind, and find words in one."""
    for kind in ("table cell", "disagreement", "long sentence"):
        chip = chips(ask(page, GALLERY[kind].question)).first
        chip.click()
        await_place(page, chip.get_attribute("href") or "")
        yield f"source of {kind}"
        page.keyboard.press("Escape")
    near = ask(page, NO_PLACE).locator('a[href^="#near/"]')
    near.click()
    page.locator("#source mark.near").first.wait_for()
    yield "closest"
    page.keyboard.press("Escape")
    chips(ask(page, "What is the secret?")).first.click()
    page.locator("#paper img").wait_for()
    yield "page of a file"
    page.locator(".shelf-toggle").click()
    row(page, "Minutes").locator(".row-open").click()
    page.locator("#source .heading").first.wait_for()
    yield "Markdown"
    page.locator("#source .src-find").click()
    page.fill(".find-box", "ditches")
    expect(page.locator(".find-count")).to_contain_text(" of ")
    yield "find"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")


def kept(page: Page) -> Iterator[str]:
    """Keep quotes, look at the tray, and take what is in it along."""
    for kind in ("quotes", "span", "long sentence"):
        ask(page, GALLERY[kind].question).locator(".how .keep").click()
    page.locator("#tray-open").click()
    page.locator(".tray-note").first.fill("For the second paragraph.")
    yield "tray"
    page.locator("#take summary").click()
    yield "tray exported"
    page.locator("#take summary").click()
    for _ in range(5):
        page.locator(".tray-drop").first.click()
    yield "tray empty"
    page.locator("#tray .panel-close").click()


def batch(page: Page, gate: Gate) -> Iterator[str]:
    """Let a file of questions be answered."""
    page.locator("#ask .batch-open").click()
    yield "batch"
    asked = "".join(f'"{GALLERY[kind].question}"\n' for kind in ("span", "no answer", "long sentence"))
    with gate.closed():
        choose(page, f"question\n{asked}")
        expect(page.locator("#batch progress")).to_be_visible()
        yield "batch running"
    expect(page.locator("#batch li")).to_have_count(3)
    expect(page.locator(".batch-forget")).to_be_visible()
    page.locator("#batch-save summary").click()
    yield "batch done"
    page.locator("#batch .panel-close").click()


def left(page: Page) -> Iterator[str]:
    """Start over, look at what was before, open a bad link, and lose the server."""
    page.locator("#fresh").click()
    page.locator("#earlier summary").click()
    yield "earlier"
    page.goto(f"{page.url.partition('?')[0]}?article=nothing.txt")
    page.locator("#notice .note").wait_for()
    yield "bad link"
    ask(page, GALLERY["disagreement"].question)
    page.context.set_offline(True)
    page.fill(BOX, "Who is there?")
    page.press(BOX, "Enter")
    expect(page.locator("#chat .told")).to_be_visible()
    yield "server away"

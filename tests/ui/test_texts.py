"""The texts of the interface."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Formatter

import pytest

from tests.ui.fakes import FakeAssistant
from ui.cards.reply import render_answer
from ui.texts import current, day, languages, markup, say, table, using
from ui.wording import count, percent


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_text(language: str):
    """With the same values in it."""
    for key, english in table()["en"].items():
        names = {name for _, name, _, _ in Formatter().parse(table()[language][key]) if name}
        assert table()[language][key].strip(), key
        assert names == {name for _, name, _, _ in Formatter().parse(english) if name}, key


def test_every_text_that_is_used_is_there():
    """In what the server makes, and in the scripts."""
    used = set()
    for path in [*files("ui").rglob("*.py"), *(files("ui") / "widgets").rglob("*.js")]:
        used |= set(re.findall(r"""(?:\bsay|\btext)\(["']([\w.]+)["']""", path.read_text("utf-8")))
        used |= set(re.findall(r'data-(?:say|label|hint|tip)="([\w.]+)"', path.read_text("utf-8")))
        used |= set(re.findall(r"""\bicon_button\(["'][^"']+["'], ["']([\w.]+)["']""", path.read_text("utf-8")))
        nouns = re.findall(r"""\b(?:count|many)\([^\n]*?, ["'](\w+)["']\)""", path.read_text("utf-8"))
        used |= {f"{noun}.{number}" for noun in nouns for number in ("one", "many")}
    assert used
    assert used <= table()["en"].keys()


def test_markup_is_one_line_that_is_named():
    """A part has its words, a name or a hint by its key; a title only if it asks for one."""
    html = markup("""
        <p data-say="stop"></p>
        <input data-hint="box.hint" data-label="box"
          hidden>
        <button data-label="send" title>x</button> <button data-tip="newest.title"></button>
    """)
    assert "\n" not in html
    assert html.startswith(f'<p data-say="stop">{say("stop")}</p><input ')
    assert f'placeholder="{say("box.hint")}" data-label="box" aria-label="{say("box")}" hidden>' in html
    assert f'aria-label="{say("send")}" title="{say("send")}">x</button> <button' in html
    assert f'<button data-tip="newest.title" title="{say("newest.title")}">' in html
    with using("de"):
        assert say("stop") in markup('<p data-say="stop"></p>')


@pytest.mark.parametrize(("code", "spoken"), [("de", "de"), ("de-AT", "de"), ("DE", "de"), ("fr", "en"), (None, "en")])
def test_a_language_is_used_for_a_while(code: object, spoken: str):
    """An unknown one is English, and so is what follows."""
    with using(code):
        assert current() == spoken
    assert current() == "en"


def test_a_card_in_german():
    """Words, dates and numbers; the quotes stay as they are."""
    assistant = FakeAssistant()
    with using("de"):
        card = render_answer(assistant.ask("everything"), assistant.by_id)
        assert (day("2024-06-20"), count(1200, "article"), percent(0.5)) == ("20. Juni 2024", "1.200 Artikel", "50 %")
    for words in ("1 Artikel sagt etwas anderes", "Warum diese Antwort", "first-aid kits", "21. Juni 2024"):
        assert words in card
    assert say("copy") == "Copy"

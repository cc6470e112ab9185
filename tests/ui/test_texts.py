"""The texts of the interface."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from tests.ui.fakes import FakeAssistant
from ui.cards.reply import render_answer
from ui.texts import current, day, languages, markup, say, table, using
from ui.wording import count, percent

_ROOT = Path(str(files("ui"))).parent


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


def test_every_text_is_used():
    """Its key is written somewhere, or composed of what is; a sentence told again is in what the packages say."""
    unused = [key for key in table()["en"] if not (_is_told(key) if key.startswith("told.") else _is_written(key))]
    assert unused == []


@pytest.mark.parametrize(
    "key", ["told.place.slide", "told.nobody", "word.three", "order.backwards", "tray.sideways", "told.stage.indexing"]
)
def test_what_nothing_can_use_is_noticed(key: str):
    """A sentence that nobody says, a number that no noun has, an end or a beginning that nothing composes."""
    sentences = {
        "told.stage.indexing": "indexing passages",
        "told.place.slide": "slide {number}",
        "told.nobody": "{name} is nobody here.",
    }
    assert not (_is_told(key, sentences[key]) if key in sentences else _is_written(key))


def _sources(*packages: str) -> Iterator[tuple[str, str]]:
    """Yield the kind of each file of Python and of the page's scripts, and its text."""
    for package in packages:
        for path in sorted((_ROOT / package).rglob("*")):
            if path.suffix in (".py", ".js"):
                yield path.suffix, path.read_text("utf-8")


@cache
def _page() -> str:
    return "\n".join(text for _, text in _sources("ui"))


@cache
def _all() -> str:
    return "\n".join([_page(), *(text for _, text in _sources("qa", "index"))])


def _in_quotes(words: str, source: str) -> bool:
    return any(f"{mark}{words}{mark}" in source for mark in "\"'`")


@cache
def _composed() -> tuple[frozenset[str], frozenset[str]]:
    """Return what begins and what ends a key whose other part is a value."""
    begins = {*re.findall(r"""["'`]([\w.]+\.)\$?\{""", _page()), *(f"{key}." for key in _of(r"_options\(\"(\w+)\""))}
    ends = {*re.findall(r"""\}(\.[\w.]+)["'`]""", _page())} - {".one", ".many"}  # the nouns are known
    return frozenset(begins), frozenset(ends)


def _of(pattern: str) -> list[str]:
    return re.findall(pattern, _page())


def _is_written(key: str) -> bool:
    """Whether the key is in quotes, or has a noun that is counted, or a beginning or an end that is composed."""
    noun, _, number = key.rpartition(".")
    if number in ("one", "many") and noun in _of(r"""\b(?:count|many)\([^\n]*?, ["'](\w+)["']\)"""):
        return True
    if re.fullmatch(r"language\.[a-z]{2}", key):  # of an article, which may be in any
        return '"language.{' in _page()
    begins, ends = _composed()
    rests = [key.removeprefix(part) for part in begins if key.startswith(part)]
    rests += [key.removesuffix(part) for part in ends if key.endswith(part)]
    rests += [rest.partition(".")[2] for rest in rests if _in_quotes(f"{rest.partition('.')[0]}.", _page())]
    return _in_quotes(key, _page()) or any(_in_quotes(rest, _all()) or _is_written(rest) for rest in rests if rest)


@cache
def _said() -> str:
    """Return every string of the packages, with their values left out."""
    said = []
    for kind, text in _sources("index", "qa", "ui"):
        for node in ast.walk(ast.parse(text)) if kind == ".py" else ():
            if isinstance(node, ast.JoinedStr):
                said.append(
                    "".join(str(part.value) if isinstance(part, ast.Constant) else "\0" for part in node.values)
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                said.append(node.value)
    return "\n".join(said)


def _is_told(key: str, sentence: str = "") -> bool:
    """Whether the words between the values of a sentence are said somewhere."""
    return all(_is_part(part.strip()) for part, _, _, _ in Formatter().parse(sentence or table()["en"][key]))


def _is_part(words: str) -> bool:
    """Whether words are said as they are, or with one inside as a value; a single word by itself or before a value."""
    if words.isalpha():
        return _in_quotes(words, _all()) or f"{words} \0" in _said()
    values = (word for word in re.finditer(r"(?<= )\w+(?=\W)", words) if _in_quotes(word[0], _all()))
    return words in _said() or any(f"{words[: word.start()]}\0{words[word.end() :]}" in _said() for word in values)


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

"""The tray of quotes, and words that a reader selects."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from tests.factories import make_article
from tests.ui.fakes import make_citation
from ui.export.files import FORMS, to_file
from ui.reference import to_quote
from ui.widgets.tray.tray import menu, selected, to_item, tray_sections

RAIN = make_article("It rained 🌧 in  Seoul.\n\nThe match was off.", "a.txt", title="Rain", published="2024-06-20")
ARTICLES = {RAIN.id: RAIN}
OFF = make_citation(RAIN, "off")


def kept(**changes: object) -> dict[str, object]:
    return {"link": to_quote(OFF).link, "question": "Was it?", "note": " Check. ", **changes}


def test_a_tray_is_its_places_in_their_order():
    """With the questions and notes of the reader; the words are those of the article."""
    first = to_quote(make_citation(RAIN, "rained")).link
    [section] = tray_sections([kept(link=first), kept(), kept(question=None, note=5)], ARTICLES)
    assert [record.quote for record in section.records] == ["rained", "off", "off"]
    assert [(record.label, record.note) for record in section.records] == [("Was it?", "Check.")] * 2 + [("", "")]


@pytest.mark.parametrize("raw", [None, 5, "x", {}, [None], [{}], [kept(link="src/b.txt/0-3")], [kept(link="<b>")]])
def test_what_is_no_place_is_left_out(raw: object):
    """Whatever the browser holds."""
    assert tray_sections(raw, ARTICLES) == []


def test_a_quote_is_exported_where_its_words_are_now():
    """One whose sentence has changed, or is gone, is left out; before there were words in a tray, the place counted."""
    item = kept(**to_item(OFF))

    def exported(text: str, item: dict[str, object] = item) -> list[tuple[str, int]]:
        articles = {"a.txt": make_article(text, "a.txt", title="Rain")}
        return [(each.quote, each.place[1]) for part in tray_sections([item], articles) for each in part.records]

    assert exported(RAIN.text) == [("off", OFF.start)]
    assert exported(f"Again.\n\n{RAIN.text}") == [("off", OFF.start + 8)]
    assert exported(RAIN.text.replace("The match was off", "The match went on")) == []
    assert exported(RAIN.text.replace("was off", "was not off")) == []
    assert exported("Rain.") == []
    assert exported(RAIN.text, kept(quote="forged")) == exported(RAIN.text, kept(quote="out")) == []
    assert exported(RAIN.text, kept()) == [("off", OFF.start)]
    assert exported("Rain.", kept()) == []


def test_what_no_encoding_holds_is_replaced():
    """Halves of surrogate pairs in a note."""
    [section] = tray_sections([kept(note="\ud83d!")], ARTICLES)
    assert section.records[0].note == "?!"


def test_the_menu_offers_every_form_that_can_be_written():
    """The menu has all forms that can be written, and no other."""
    offered = re.findall(r'value="([^"]+)"', menu("take"))
    assert offered == [*FORMS]
    sections = tray_sections([kept()], ARTICLES)
    for form in offered:
        file = to_file(form, sections, ARTICLES, date(2026, 11, 22))
        assert file is not None
        assert file.data


@pytest.mark.parametrize(
    ("start", "end", "text", "quote"),
    [
        (3, 9, "rained", "rained"),
        (2, 12, " rained 🌧 ", "rained 🌧"),
        (10, 22, "🌧 in Seoul.", "🌧 in  Seoul."),
        (28, 33, "match", "match"),
    ],
)
def test_selected_words_are_cited_where_they_stand(start: int, end: int, text: str, quote: str):
    """By code points, without the blanks around them."""
    citation = selected({"article": "a.txt", "start": start, "end": end, "text": text}, ARTICLES)
    assert citation is not None
    assert citation.quote == quote


@pytest.mark.parametrize(
    "changes",
    [
        {"article": "b.txt"},
        {"start": True},
        {"start": "3"},
        {"start": -1},
        {"start": 8, "end": 3},
        {"text": "snowed"},
        {"end": 10**9},
        {"start": 9, "end": 10, "text": " "},
    ],
)
def test_a_selection_that_stands_nowhere_is_none(changes: dict[str, object]):
    """Whatever the browser sends."""
    raw = {"article": "a.txt", "start": 3, "end": 9, "text": "rained"}
    assert selected(raw | changes, ARTICLES) is None
    assert selected(None, ARTICLES) is None


def test_an_item_holds_its_sentence():
    """In three parts, with title and day."""
    assert to_item(OFF) == {
        "link": to_quote(OFF).link,
        "before": "The match was ",
        "quote": "off",
        "after": ".",
        "title": "Rain",
        "day": "20 June 2024",
    }
    assert html.unescape(to_item(OFF)["link"]).endswith(f"/{OFF.start}-{OFF.end}")

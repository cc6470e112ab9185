"""How a page opens."""

from __future__ import annotations

import pytest

from tests.factories import make_article
from tests.ui.fakes import FIRST, SECOND, FakeAssistant
from ui.cards.reply import render_answer
from ui.chat.arrival import arrive, read_link
from ui.chat.conversation import Conversation
from ui.chat.stored import kept_text
from ui.copied_link import copied_link
from ui.reference import Reference
from ui.types import Shown, ShownTurn, Update

ASSISTANT = FakeAssistant()
ARTICLES = {article.id: article for article in ASSISTANT.articles}


def kept_turns(*questions: str) -> list[str]:
    turns = [
        ShownTurn(question=q, reply=render_answer(answer, ARTICLES), answer=answer)
        for q in questions
        for answer in [ASSISTANT.ask(q)]
    ]
    return [kept_text(turn) for turn in turns]


def open_page(search: object = "", turns: object = None) -> Update:
    return arrive(Conversation(ASSISTANT), ARTICLES, {"search": search, "turns": turns})


def asked_by(search: str, turns: object = None) -> str | None:
    seen = open_page(search, turns).seen
    return None if seen is None else seen.ask


def test_it_opens_on_the_first_article():
    """With nothing said."""
    arrival = open_page()
    assert (arrival.shown, arrival.turns, arrival.seen) == (FIRST, (), Shown(after=0, turns=()))
    assert arrival.notice is None


def test_it_goes_on_with_the_conversation():
    """At the source of the last answer."""
    arrival = open_page(turns=kept_turns("the assistance?", "the shells?"))
    assert [turn.question for turn in arrival.turns or ()] == ["the assistance?", "the shells?"]
    assert arrival.seen is not None
    assert [turn.question for turn in arrival.seen.turns] == ["the assistance?", "the shells?"]
    assert all(turn.reply for turn in arrival.seen.turns)
    assert arrival.shown == SECOND


def test_a_link_opens_its_place_beside_the_conversation():
    """Which is not lost by it."""
    text = ARTICLES[FIRST].text
    arrival = open_page(f"?article={FIRST}&start=10&end=20", kept_turns("the shells?"))
    assert arrival.shown == FIRST
    assert text[10:20].strip()[:4] in (arrival.pane or "")
    assert "/10-20" in (arrival.pane or "")
    assert len(arrival.turns or ()) == 1


def test_a_link_without_its_words_says_that_it_cannot_be_checked():
    """As those of earlier versions are."""
    arrival = open_page(f"?article={FIRST}&start=10&end=20")
    assert "/10-20" in (arrival.pane or "")
    assert "cannot be checked" in (arrival.pane or "")
    assert arrival.notice is None


def test_a_link_with_its_words_opens_where_they_are_now():
    """It says so if their sentence has changed, and marks nothing if they are gone."""
    before = make_article("The firm plans 90 rooms by the river. It opens in May.", "a.txt")
    link = copied_link(before, Reference(kind="src", article_id="a.txt", start=15, end=17))

    def opened(text: str) -> str:
        assistant = FakeAssistant([make_article(text, "a.txt")])
        return arrive(Conversation(assistant), assistant.by_id, {"search": link}).pane or ""

    same, moved = opened(before.text), opened(f"It is warm. {before.text}")
    assert ("/15-17" in same, 'role="alert"' in same) == (True, False)
    assert ("/27-29" in moved, 'role="alert"' in moved) == (True, False)
    changed = opened(before.text.replace("river", "sea"))
    assert ("/15-17" in changed, "their sentence has changed" in changed) == (True, True)
    for text in (before.text.replace("90", "95"), "Nothing."):
        gone = opened(text)
        assert ("<mark" in gone, "no longer in the article" in gone) == (False, True)


def test_a_link_without_a_place_opens_the_article():
    """From its beginning, unmarked."""
    arrival = open_page(f"?article={SECOND}")
    assert (arrival.shown, arrival.notice) == (SECOND, None)
    assert "<mark" not in (arrival.pane or "<mark")


@pytest.mark.parametrize(
    ("search", "said", "shown"),
    [
        ("?article=nothing", "not here: “nothing”", FIRST),
        ("?article=", "not here: “nothing”", FIRST),
        ("?article=" + "a" * 200, "a…”", FIRST),
        (f"?article={SECOND}&start=1", "“1” to “nothing” is not one", SECOND),
        (f"?article={SECOND}&start=a&end=2", "“a” to “2” is not one", SECOND),
        (f"?article={SECOND}&start=-1&end=2", "“-1” to “2” is not one", SECOND),
        (f"?article={SECOND}&start=1&end=" + "9" * 99, "is not one", SECOND),
        (f"?article={SECOND}&start=&end=", "“nothing” to “nothing” is not one", SECOND),
        (f"?article={SECOND}&start=9&end=3", "points at 9 to 3, but the article has", SECOND),
        (f"?article={SECOND}&start=0&end=999999", "points at 0 to 999,999, but", SECOND),
        ("?article=<b>", "“&lt;b&gt;”", FIRST),
    ],
)
def test_what_is_wrong_with_a_link_is_said(search: str, said: str, shown: str):
    """Above the article, or above the conversation if it is not here; the page opens as well as it can."""
    arrival = open_page(search)
    told = arrival.pane if f"article={SECOND}" in search else arrival.notice
    assert said in (told or "")
    assert 'role="alert"' in (told or "")
    assert arrival.shown == shown


def test_a_link_asks_its_question_once():
    """A page that has just asked it does not ask again."""
    assert asked_by("?q=%20How%20many%20shells%3F") == "How many shells?"
    assert asked_by("?q=the%20shells%3F", kept_turns("the shells?")) is None
    assert asked_by("?q=the%20shells%3F", kept_turns("the shells?", "Who won?")) == "the shells?"


@pytest.mark.parametrize(
    ("search", "said"), [("?q=", "has no question"), ("?q=%20%20", "has no question"), ("?q=" + "a" * 501, "too long")]
)
def test_a_link_that_asks_nothing_is_said(search: str, said: str):
    """A link with an empty question, or one that is too long, is reported."""
    arrival = open_page(search)
    assert said in (arrival.notice or "")
    assert arrival.seen is not None
    assert arrival.seen.ask is None


def test_the_parts_of_a_link_are_decoded():
    """Of what is given twice, the first is taken."""
    link = read_link("?article=odd%20names%2Fa.txt&start=3&start=4")
    assert link == {"article": "odd names/a.txt", "start": "3"}


@pytest.mark.parametrize("search", [None, 5, "", "?", "?x=1", "&".join(["a=1"] * 99)])
def test_any_other_address_asks_for_nothing(search: object):
    """Whatever it is."""
    assert open_page(search) == open_page()

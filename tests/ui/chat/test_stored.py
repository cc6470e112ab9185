"""A conversation as a browser keeps it."""

from __future__ import annotations

import html
import json
from dataclasses import replace

import pytest

import ui.chat.stored
from qa.types import Candidate, ConsideredPassage
from tests.factories import make_article
from tests.ui.fakes import FakeAssistant
from tests.ui.gallery import BY_ID, GALLERY
from ui.cards.reply import render_answer
from ui.chat.stored import MAX_TURNS, kept_text, read_kept, read_turns
from ui.types import ShownTurn

ASSISTANT = FakeAssistant()
ARTICLES = {article.id: article for article in ASSISTANT.articles}


def turn(question: str = "How many shells?") -> ShownTurn:
    answer = ASSISTANT.ask(question)
    return ShownTurn(question=question, reply=render_answer(answer, ARTICLES), answer=answer)


def kept(*turns: ShownTurn) -> list[str]:
    """Return what the page's script keeps."""
    return [text for text in map(kept_text, turns) if text]


def changed(find: str, put: str, question: str = "How many shells?") -> list[str]:
    [text] = kept(turn(question))
    assert find in text
    return [text.replace(find, put, 1)]


@pytest.mark.parametrize("question", ["How many shells?", "a mistake?", "Who won?", "Show the script"])
def test_a_turn_comes_back_as_it_was(question: str):
    """With its answer, rendered again."""
    assert read_turns(kept(turn(question)), ARTICLES) == (turn(question),)


def test_all_that_an_answer_says_comes_back():
    """Whether it survives without its source, and what else was asked."""
    answer = ASSISTANT.ask("a mistake?")
    rich = replace(
        answer,
        survives=False,
        without_source=answer.disagreements[0],
        also_asked=("And who?",),
        notices=("Only the first was read.",),
    )
    [back] = read_turns(kept(ShownTurn(question="a mistake?", reply="", answer=rich)), ARTICLES)
    assert back.answer == rich


@pytest.mark.parametrize("kind", GALLERY)
def test_an_answer_of_every_kind_comes_back(kind: str):
    """With what was said before, the days that words mean, and the entries of live pages."""
    answer = GALLERY[kind]
    [back] = read_turns(kept(ShownTurn(question=answer.question, reply="", answer=answer)), BY_ID)
    assert back.answer == answer


@pytest.mark.parametrize(
    ("kind", "find", "put"),
    [
        ("dates", '"first": "2025-03-04"', '"first": "2025-03-05"'),
        ("live", '"stamp": "18:40"', '"stamp": "19:40"'),
        ("correction", '"part": "correction"', '"part": ""'),
        ("corrected", '"confidence": 0.64', '"confidence": 64'),
    ],
)
def test_what_was_worked_out_cannot_be_forged(kind: str, find: str, put: str):
    """A day, a stamp or a note that the article does not have takes its answer away; so does no probability."""
    [text] = kept(ShownTurn(question=GALLERY[kind].question, reply="", answer=GALLERY[kind]))
    assert find in text
    assert [turn.answer for turn in read_turns([text.replace(find, put, 1)], BY_ID)] in ([None], [])


def test_turns_keep_their_order():
    """Those without an answer are left out."""
    first, second, problem = turn(), turn("a mistake?"), ShownTurn(question="please fail", reply="no")
    assert [t.question for t in read_turns(kept(first, problem, second), ARTICLES)] == [
        "How many shells?",
        "a mistake?",
    ]


@pytest.mark.parametrize(
    "turns",
    [None, 5, "x", {}, [None], [5], ["x"], ["{}"], ["[]"], ['{"question": "a", "answer": null}'], ["[" * 9999]],
)
def test_what_is_no_turn_is_left_out(turns: object):
    """Whatever the browser holds."""
    assert read_turns(turns, ARTICLES) == ()


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ('"confidence": 0.71', '"confidence": 7.1'),
        ('"confidence": 0.71', '"confidence": NaN'),
        ('"text": "approx', '"text": "Approx'),
        ('"start": ', '"start": -'),
        ('"question": "How many shells?"', '"question": ""'),
        ('"question": "How many shells?"', '"question": "' + "a" * 501 + '"'),
        ('"citations": [{', '"citations": [{"extra": 1}, {'),
    ],
)
def test_what_cannot_be_an_answer_is_left_out(find: str, put: str):
    """It fails on the way in, as it would for the assistant."""
    assert read_turns(changed(find, put), ARTICLES) == ()


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ('"confidence": 0.6', '"confidence": -1'),
        ('"confidence": 0.6', '"confidence": 1e999'),
        ('"threshold": 0.5', '"threshold": NaN'),
        ('"notices": []', '"notices": ["\\ud800"]'),
        ('"index": ""', '"index": "\\udfff"'),
    ],
)
def test_what_could_not_be_shown_is_left_out(find: str, put: str):
    """Chances that are none, and halves of surrogate pairs, which no page can be sent."""
    assert read_turns(changed(find, put, "a mistake?"), ARTICLES) == ()


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ('"title": "Putin', '"title": "Nobody'),
        ('"article_id": "001', '"article_id": "009'),
        ('"copies": []', '"copies": ["nothing"]'),
        ('"published": null', '"published": "2024-01-01"'),
    ],
)
def test_a_forged_citation_is_not_told_as_one(find: str, put: str):
    """The question stays, without its answer."""
    [back] = read_turns(changed(find, put), ARTICLES)
    assert back.answer is None
    assert "no longer here, or have changed" in html.unescape(back.reply)


def test_an_article_that_changed_takes_its_answers_with_it():
    """A quote is shown only where it still is."""
    texts = kept(turn())
    other = {key: make_article("Something else." * 999, key) for key in ARTICLES}
    assert read_turns(texts, other)[0].answer is None
    assert read_turns(texts, {})[0].answer is None


@pytest.mark.parametrize(
    "passage", [{"article_id": "nothing"}, {"end": 10**9}, {"start": 9, "end": 9}, {"candidates": "forged"}]
)
def test_evidence_is_checked_too(passage: dict):
    """A passage that is none, and a candidate that is nowhere, are no evidence."""
    answer = ASSISTANT.ask("Who won?")
    first = answer.evidence.passages[0]
    if passage.get("candidates"):
        passage = {"candidates": (Candidate(start=0, end=6, quote="forged", score=1.0, margin=1.0, probability=0.5),)}
    forged: ConsideredPassage = replace(first, **passage)
    bad = replace(answer, evidence=replace(answer.evidence, passages=(forged,)))
    texts = kept(ShownTurn(question="Who won?", reply="", answer=bad))
    assert read_turns(texts, ARTICLES)[0].answer is None


def test_a_long_answer_is_kept_without_its_passages(monkeypatch: pytest.MonkeyPatch):
    """The answer stays whole."""
    monkeypatch.setattr(ui.chat.stored, "_MAX_SIZE", 1000)
    [text] = kept(turn("Who won?"))
    answer = json.loads(text)["answer"]
    assert answer["evidence"]["passages"] == []
    assert answer["nearest"]["quote"]


def test_a_conversation_has_an_end():
    """The oldest turns are left out."""
    texts = kept(turn()) * (MAX_TURNS + 5)
    assert len(read_turns(texts, ARTICLES)) == MAX_TURNS


@pytest.mark.parametrize("raw", [None, 5, "", "x", "[]", "5", "[" * 9999])
def test_a_browser_that_brings_nothing(raw: object):
    """Nothing, or anything unreadable, is read as nothing kept."""
    assert read_kept(raw) == {}


def test_what_a_browser_brings():
    """Unchecked, as the other parts check it."""
    assert read_kept('{"visit": "a", "turns": [1]}') == {"visit": "a", "turns": [1]}

"""Feedback as gold questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import ui.widgets.feedback.feedback
from eval.gold import load_gold
from qa.citing import cite
from tests.factories import make_article
from tests.ui.fakes import SECOND, FakeAssistant
from ui.chat.stored import kept_text
from ui.desk import Desk
from ui.reference import to_quote
from ui.service.settings import Settings
from ui.types import ShownTurn
from ui.widgets.feedback.feedback import FeedbackFile, gold_row

ASSISTANT = FakeAssistant()
ARTICLES = ASSISTANT.by_id
SHELLS = ASSISTANT.ask("the shells?")
NOTHING = ASSISTANT.ask("Who won?")
RIGHT = cite(ARTICLES[SECOND], 0, 20)


def test_every_line_is_a_gold_question(tmp_path: Path):
    """Which the evaluation reads, with its places checked against the articles."""
    file = FeedbackFile(tmp_path / "feedback.jsonl")
    assert file.add("right", SHELLS, [], None)
    assert file.add("nothing", SHELLS, [], None)
    assert file.add("wrong", SHELLS, ["Who?"], RIGHT)
    assert file.add("right", NOTHING, [], None)
    assert file.add("wrong", NOTHING, [], RIGHT)
    right, nothing, wrong, silent, missed = load_gold(tmp_path / "feedback.jsonl", ARTICLES.values())
    assert [answer.text for answer in right.answers] == [SHELLS.text]
    assert (nothing.answers, nothing.wrong[0].text) == ((), SHELLS.text)
    assert (wrong.answers[0].text, wrong.wrong[0].text, wrong.history) == (RIGHT.quote, SHELLS.text, ("Who?",))
    assert (silent.answerable, missed.answerable) == (False, True)


@pytest.mark.parametrize(
    ("verdict", "answer"), [("wrong", SHELLS), ("place", SHELLS), ("wrong", NOTHING), ("good", SHELLS), (None, SHELLS)]
)
def test_what_does_not_say_what_is_right_is_not_written(tmp_path: Path, verdict: object, answer):
    """That an answer is wrong says nothing of what would be right."""
    assert not FeedbackFile(tmp_path / "feedback.jsonl").add(verdict, answer, [], None)
    assert not (tmp_path / "feedback.jsonl").exists()


def test_what_overlaps_the_right_words_is_not_called_wrong():
    """It is only too long or too short."""
    start, end = SHELLS.citations[0].start, SHELLS.citations[0].end
    row = gold_row("wrong", SHELLS, [], cite(ARTICLES[SECOND], start + 14, end))
    assert row is not None
    assert "wrong" not in row


def test_what_a_visitor_added_is_not_written():
    """It is in no folder that an evaluation could read."""
    article = make_article("It rained.", "/added/1/a.txt")
    assert gold_row("right", replace(SHELLS, citations=(cite(article, 0, 2),), text="It"), [], None) is None


def test_a_follow_up_says_what_it_means():
    """The line has its standalone form beside the questions before it."""
    row = gold_row("right", replace(SHELLS, understood_as="How many shells has Korea?"), ["Korea?"], None)
    assert row is not None
    assert (row["standalone"], row["history"]) == ("How many shells has Korea?", ["Korea?"])


def test_the_desk_writes_down_what_a_reader_says(tmp_path: Path):
    """About an answer that the browser kept; nothing if it is not asked to."""
    file = tmp_path / "feedback.jsonl"
    desk = Desk(FakeAssistant(), tmp_path, Settings(feedback=file), lambda _: None)
    text = kept_text(ShownTurn(question="the shells?", reply="", answer=SHELLS))
    assert desk.judge("", "place", text, ["One?", 5], to_quote(RIGHT).link)
    assert not desk.judge("", "wrong", text, None, "no link")
    assert not desk.judge("", "right", "no turn", [], None)
    [question] = load_gold(file, ARTICLES.values())
    assert (question.history, question.answers[0].text) == (("One?",), RIGHT.quote)
    silent = Desk(FakeAssistant(), tmp_path, Settings(), lambda _: None)
    assert not silent.judge("", "right", text, [], None)


@pytest.mark.parametrize("place", ["/dev/full", "gone/feedback.jsonl"])
def test_what_cannot_be_written_is_told_so(tmp_path: Path, place: str):
    """A full disk and a folder that is not there are no error of the server."""
    if place == "/dev/full" and not Path(place).exists():
        pytest.skip("this system has no such device")
    assert not FeedbackFile(tmp_path / place).add("right", SHELLS, [], None)


def test_the_file_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Whoever sends without end fills no disk; what is written is whole lines."""
    path = tmp_path / "feedback.jsonl"
    file = FeedbackFile(path)
    assert file.add("right", SHELLS, [], None)
    monkeypatch.setattr(ui.widgets.feedback.feedback, "_MOST_BYTES", path.stat().st_size * 2)
    assert [file.add("right", SHELLS, [], None) for _ in range(3)] == [True, False, False]
    assert len(load_gold(path, ARTICLES.values())) == 2

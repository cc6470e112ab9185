"""What all pages of one server share."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import UnknownArticle
from tests.ui.fakes import FIRST, FakeAssistant, FakeExamples
from ui.desk import Desk
from ui.errors import SettingsError
from ui.service.settings import Settings
from ui.types import Update


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(FakeAssistant(), tmp_path, Settings(), FakeExamples)


def test_one_question_of_a_page_is_answered_at_a_time(desk: Desk):
    """Wherever the next one comes from, it would begin from a conversation without the answer that is awaited."""
    key, _ = desk.arrive(None, "1")
    awaited = desk.ask("1", key, "the shells?", (), FIRST, typed=True)
    assert next(awaited).draft == ""
    assert list(desk.ask("1", key, "a mistake?", (), FIRST, typed=False)) == [Update()]
    assert len(list(desk.ask("2", key, "a mistake?", (), FIRST, typed=False))) == 2
    [answered] = awaited
    assert [turn.question for turn in answered.turns or ()] == ["the shells?"]
    assert len(list(desk.ask("1", key, "a mistake?", answered.turns or (), FIRST, typed=True))) == 2


def test_a_file_is_read_again_in_another_encoding(desk: Desk):
    """One of the folder's, and only where nobody else can reach the page."""
    desk.reread(FIRST, "Windows-1250")
    assert desk.visits.everyone._assistant.reread == {FIRST: "Windows-1250"}
    for article, encoding in (("nothing", "UTF-8"), (None, "UTF-8"), (FIRST, 3)):
        with pytest.raises(UnknownArticle):
            desk.reread(article, encoding)
    with pytest.raises(SettingsError):
        Desk(FakeAssistant(), Path(), Settings(host="0.0.0.0"), FakeExamples).reread(FIRST, "UTF-8")


def test_a_page_that_begins_anew_gets_no_late_answer(desk: Desk):
    """It can ask at once, and what was asked before is dropped."""
    key, _ = desk.arrive(None, "1")
    late = desk.ask("1", key, "the shells?", (), FIRST, typed=True)
    next(late)
    desk.begin_anew("1")
    new = desk.ask("1", key, "a mistake?", (), FIRST, typed=True)
    assert next(new).draft == ""
    assert list(late) == []
    assert len(list(new)) == 1


def test_a_visitor_who_was_forgotten_is_told_so(desk: Desk):
    """His question goes back into the box, and is not asked of articles that he did not choose."""
    [told] = desk.ask("1", "forgotten", "the shells?", (), FIRST, typed=True)
    assert told.draft == "the shells?"
    assert "reload it" in (told.messages or [])[-1]["content"]
    assert told.turns is None
    assert list(desk.ask("1", "forgotten", None, (), FIRST, typed=False)) == [Update()]

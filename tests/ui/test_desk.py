"""What all pages of one server share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Condition, Event, Thread
from typing import Any

import pytest

from index.errors import PullquoteError, UnknownArticle
from qa.types import Answer
from qa.uncompared import NOT_COMPARED
from tests.factories import make_article
from tests.ui.fakes import EXAMPLES, FIRST, FakeAssistant, FakeExamples, final
from tests.waiting import PATIENCE, until
from ui.chat.stored import kept_text
from ui.desk import Desk
from ui.errors import DoorError
from ui.service.busy import Asker
from ui.service.settings import Settings
from ui.types import Update


class _Interrupted(FakeAssistant):
    """Lets something happen while it answers."""

    def __init__(self) -> None:
        super().__init__()
        self.meanwhile: list[Callable[[], object]] = []

    def ask(self, question: str, **more: Any) -> Answer:
        while self.meanwhile:
            self.meanwhile.pop()()
        return super().ask(question, **more)


@pytest.fixture
def interrupted() -> _Interrupted:
    return _Interrupted()


@pytest.fixture
def desk(tmp_path: Path, interrupted: _Interrupted) -> Desk:
    return Desk(interrupted, tmp_path, Settings(), FakeExamples)


def test_one_question_of_a_page_is_answered_at_a_time(desk: Desk, interrupted: _Interrupted):
    """Wherever the next one comes from, it would begin from a conversation without the answer that is awaited."""
    key = desk.arrive(None, "1").visit
    seen: list[Update] = []
    interrupted.meanwhile.append(lambda: seen.append(final(desk.ask("1", key, "a mistake?", ()))))
    interrupted.meanwhile.append(lambda: seen.append(final(desk.ask("2", key, "a mistake?", ()))))
    answered = final(desk.ask("1", key, "the shells?", ()))
    same, other = seen
    assert same == Update()
    assert [turn.question for turn in other.turns or ()] == ["a mistake?"]
    assert [turn.question for turn in answered.turns or ()] == ["the shells?"]
    assert len(final(desk.ask("1", key, "a mistake?", answered.turns or ())).turns or ()) == 2


def test_what_a_visitor_added_is_suggested_first(desk: Desk):
    """To them alone, in the place of what is of the same form, and only while it is asked."""
    key = desk.arrive(None, "1").visit
    other = desk.arrive(None, "2").visit
    article = make_article("Ann Lee revealed the secret of the old palace.", "/added/1/a.txt")
    desk.visits.add(key, [article])
    until(lambda: desk.suggest(key)[0])
    assert desk.suggest(key)[1] == ("Who revealed the secret of the old palace?", *EXAMPLES[:3])
    assert desk.suggest(other) == (True, EXAMPLES)
    desk.visits.choose(key, [FIRST])
    assert desk.suggest(key)[1] == EXAMPLES
    desk.visits.choose(key, [])
    nothing = final(desk.ask("1", key, "Who told nothing at all?", ())).turns or ()
    assert "Who revealed the secret of the old palace?" in nothing[-1].reply
    asked = final(desk.ask("1", key, "who revealed the secret of the old palace", ())).turns or ()
    again = final(desk.ask("1", key, "Who told nothing at all?", asked)).turns or ()
    assert "revealed the secret" not in again[-1].reply


def test_a_file_is_read_again_in_another_encoding(desk: Desk):
    """Only a file of the folder, and only on a page that nobody but this machine can reach."""
    desk.reread(FIRST, "Windows-1250", is_here=True)
    assert desk.visits.everyone._assistant.reread == {FIRST: "Windows-1250"}
    for article, encoding in (("nothing", "UTF-8"), (None, "UTF-8"), (FIRST, 3)):
        with pytest.raises(UnknownArticle):
            desk.reread(article, encoding, is_here=True)
    with pytest.raises(DoorError):
        desk.reread(FIRST, "UTF-8", is_here=False)
    with pytest.raises(DoorError):
        Desk(FakeAssistant(), Path(), Settings(host="0.0.0.0"), FakeExamples).reread(FIRST, "UTF-8", is_here=True)


def test_a_file_with_a_hash_in_its_name_is_read_again(tmp_path: Path):
    """The file is named by its path, whatever the article's id has of it."""
    source = "news/Issue #5.csv"
    article = replace(make_article("One.", f"{source}#row 2"), source=source)
    desk = Desk(FakeAssistant([article]), tmp_path, Settings(), FakeExamples)
    desk.reread(article.id, "Windows-1250", is_here=True)
    assert desk.visits.everyone._assistant.reread == {source: "Windows-1250"}


def test_a_page_that_begins_anew_gets_no_late_answer(desk: Desk, interrupted: _Interrupted):
    """It can ask at once, and what was asked before is dropped."""
    key = desk.arrive(None, "1").visit
    seen: list[Update] = []

    def anew() -> None:
        desk.begin_anew("1")
        seen.append(final(desk.ask("1", key, "a mistake?", ())))

    interrupted.meanwhile.append(anew)
    assert final(desk.ask("1", key, "the shells?", ())) == Update()
    assert [turn.question for turn in seen[0].turns or ()] == ["a mistake?"]


def test_the_answer_comes_before_what_others_say(desk: Desk):
    """With its source; then the rest of it, in the place of the same turn."""
    key = desk.arrive(None, "1").visit
    first, last = desk.ask("1", key, "a mistake?", ())
    assert first.seen is not None
    assert last.seen is not None
    assert (first.seen.after, last.seen.after) == (0, 0)
    assert [first.seen.unfinished, first.seen.completes] == [True, False]
    assert [last.seen.unfinished, last.seen.completes] == [False, True]
    assert first.pane is not None
    assert (last.pane, last.shown) == (None, None)
    assert "no surprise" not in first.seen.turns[0].reply
    assert "no surprise" in last.seen.turns[0].reply
    assert [turn.question for turn in last.turns or ()] == ["a mistake?"]


def test_an_answer_that_is_whole_at_once_says_so(desk: Desk):
    """Nothing more is waited for; an abstention and a problem are whole from the start."""
    key = desk.arrive(None, "1").visit
    first, last = desk.ask("1", key, "the shells?", ())
    assert first.seen is not None
    assert last.seen is not None
    assert last.seen.completes
    assert last.seen.turns == first.seen.turns
    for question in ("Who won?", "please fail"):
        (only,) = desk.ask("1", key, question, ())
        assert only.seen is not None
        assert not only.seen.unfinished


def test_the_rest_of_an_answer_that_was_stopped_is_dropped(desk: Desk):
    """What is shown stays, the turn of the stopped question is free, and the next one is answered."""
    key = desk.arrive(None, "1").visit
    updates = desk.ask("1", key, "a mistake?", (), 1)
    first = next(updates)
    desk.begin_anew("1", 1)
    assert list(updates) == []
    again = final(desk.ask("1", key, "a mistake?", first.turns or (), 2))
    assert len(again.turns or ()) == 2


def test_what_breaks_behind_an_answer_takes_nothing_back(desk: Desk, interrupted: _Interrupted):
    """It is shown as it is, with a notice, and no more is awaited."""

    def broken(question: str, **more: Any) -> Iterator[Answer]:
        yield interrupted.ask(question)
        raise PullquoteError("the reader broke")

    interrupted.stream = broken
    key = desk.arrive(None, "1").visit
    first, last = desk.ask("1", key, "the shells?", ())
    assert last.seen is not None
    assert first.seen is not None
    (before,), (after,) = first.seen.turns, last.seen.turns
    assert (after.question, last.seen.unfinished) == (before.question, False)
    assert NOT_COMPARED in after.reply
    assert NOT_COMPARED not in before.reply


def test_a_visitor_who_was_forgotten_is_told_so(desk: Desk):
    """Their question goes back into the box, and is not asked of articles that they did not choose."""
    told = final(desk.ask("1", "forgotten", "the shells?", ()))
    assert told.seen is not None
    assert told.seen.refused
    assert told.seen.turns[-1].question == "the shells?"
    assert "reload the page" in told.seen.turns[-1].reply
    assert told.turns is None
    assert final(desk.ask("1", "forgotten", None, ())) == Update()


def test_a_conversation_that_the_browser_kept_goes_on(desk: Desk):
    """With its turns, and what is none left out."""
    key = desk.arrive(None, "1").visit
    turns = final(desk.ask("1", key, "the shells?", ())).turns or ()
    assert desk.resume(key, [kept_text(turns[0]), "no turn"]).turns == turns
    assert [section.heading for section in desk.sections(key, [kept_text(turns[0])])] == ["the shells?"]
    assert desk.sections(key, None) == []


def test_a_question_that_was_stopped_before_it_came_is_not_answered(desk: Desk):
    """Whatever the page counts it as; the next one is."""
    key = desk.arrive(None, "1").visit
    desk.begin_anew("1", 1)
    assert final(desk.ask("1", key, "the shells?", (), 1)) == Update()
    assert final(desk.ask("1", key, "a mistake?", (), 2)).turns
    assert final(desk.ask("1", key, "a mistake?", (), "2")).turns


@pytest.mark.parametrize("how", ["closed", "stopped"])
def test_a_question_that_waits_is_not_read_once_its_page_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
):
    """Its place is free at once, for whoever comes next."""
    assistant = _Interrupted()
    desk = Desk(assistant, tmp_path, Settings(at_once=1, waiting=1), FakeExamples)
    keys = [desk.arrive(None, session).visit for session in ("1", "2", "3")]
    begun, in_line, go_on = Event(), Event(), Event()
    assistant.meanwhile.append(lambda: (begun.set(), go_on.wait(PATIENCE)))
    seen: dict[str, Update] = {}
    stand_in = Asker.stand_in

    def stands_in(asker: Asker, line: Condition) -> None:
        stand_in(asker, line)
        if begun.is_set():
            in_line.set()  # the line is held until the question waits in it

    def ask(session: str, question: str) -> None:
        seen[session] = final(desk.ask(session, keys[int(session) - 1], question, (), 1))

    monkeypatch.setattr(Asker, "stand_in", stands_in)
    first, second = (Thread(target=ask, args=each) for each in (("1", "the shells?"), ("2", "a mistake?")))
    first.start()
    assert begun.wait(PATIENCE)
    second.start()
    assert in_line.wait(PATIENCE)
    ask("3", "is there room?")
    assert seen["3"].seen is not None
    assert seen["3"].seen.refused
    desk.leave("2") if how == "closed" else desk.begin_anew("2", 1)
    second.join()
    go_on.set()
    first.join()
    assert [question for question, *_ in assistant.asked] == ["the shells?"]
    assert seen["2"] == Update()
    assert [turn.question for turn in seen["1"].turns or ()] == ["the shells?"]

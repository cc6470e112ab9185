"""A conversation as sections of a file."""

from __future__ import annotations

from datetime import date

from qa.types import Item
from tests.ui.fakes import FakeAssistant, make_answer, make_citation
from ui.cards.reply import render_problem
from ui.chat.sections import conversation_sections
from ui.export.files import to_file
from ui.export.records import ExportSection
from ui.texts import say
from ui.types import ShownTurn

ASSISTANT = FakeAssistant()
ARTICLES = {article.id: article for article in ASSISTANT.articles}


def sections(*turns: ShownTurn) -> list[ExportSection]:
    return conversation_sections(turns, ARTICLES)


def asked(question: str) -> ShownTurn:
    return ShownTurn(question=question, reply="", answer=ASSISTANT.ask(question))


def test_a_question_holds_what_was_shown_for_it():
    """How sure that is, the answer, what differs, what agrees; each under its name, and none twice."""
    [section] = sections(asked("a mistake?"))
    assert (section.heading, section.remarks) == ("a mistake?", ("Compare the sources",))
    assert [(record.label, record.quote) for record in section.records] == [
        ("", "a very big mistake"),
        ("", "a very big mistake"),
        ("Another answer", "“no surprise”"),
        ("Also said in", "a very big mistake. I hope that doesn't happen"),
    ]
    assert all(record.answers for record in section.records)


def test_an_abstention_says_why():
    """With the closest sentence, which is no answer; a question that failed is left out."""
    [section] = sections(asked("Who won?"), ShownTurn(question="please fail", reply="no"))
    assert section.remarks == ("These articles don’t say. The best guess is only 12% likely.",)
    [nearest] = section.records
    assert (nearest.label, nearest.answers) == ("Closest sentence, not an answer", False)


def test_an_answer_whose_articles_have_changed_says_so():
    """In the file too; a form of quotes alone has nothing to write."""
    gone = ShownTurn(question="the shells?", reply=render_problem(say("gone")))
    [section] = sections(gone)
    assert section.heading == "the shells?"
    assert "have changed" in section.remarks[0]
    assert to_file("csv", [section], ARTICLES, date(2026, 11, 22)) is None
    file = to_file("text", [section], ARTICLES, date(2026, 11, 22))
    assert file is not None
    assert "have changed" in file.data.decode()


def test_all_of_an_answer_is_there():
    """Verdict, items, what is also relevant, and the parts of a compound question."""
    first, second = (ARTICLES[key] for key in list(ARTICLES)[:2])
    one, two = make_citation(first, "medicine"), make_citation(second, "a very big mistake")
    items = tuple(
        Item(text=c.quote, confidence=0.9, citations=(c,), label=label)
        for label, c in zip(("A", "no"), (one, two), strict=True)
    )
    whole = make_answer("Is it?", [one], verdict="no", items=items, also_relevant=(two,))
    both = make_answer("Is it? Who won?", [one], parts=(whole, make_answer("Who won?")), notices=("Two questions.",))
    heading, is_it, who = sections(ShownTurn(question="Is it? Who won?", reply="", answer=both))
    assert (heading.remarks, heading.records) == (("Two questions.",), ())
    assert (is_it.heading, is_it.remarks) == ("Is it?", ("No, going by these words", "Sure"))
    assert [record.label for record in is_it.records] == ["", "Against", "Also relevant"]
    assert who.records == ()

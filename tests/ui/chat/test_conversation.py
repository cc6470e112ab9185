"""What each event does to the page."""

from __future__ import annotations

import pytest

from index.types import Scope
from qa.uncompared import NOT_COMPARED
from tests.factories import make_article
from tests.ui.fakes import FIRST, HOSTILE, SECOND, FakeAssistant, final
from tests.ui.gallery import ARTICLES, GALLERY, asked_for
from ui.chat.conversation import Conversation, read_question
from ui.chat.stored import kept_text, read_turns
from ui.types import MAX_QUESTION, Shown, ShownTurn, Update
from ui.widgets.source.source import render_nothing

EARLIER = (ShownTurn(question="What did Putin say?", reply="…"),)


def ask(assistant: FakeAssistant, question: object, turns=()) -> Update:
    return final(Conversation(assistant).ask(question, turns))


@pytest.mark.parametrize("raw", [None, "", "  \n", 7, ["What?"], {"text": "What?"}, "a" * (MAX_QUESTION + 1)])
def test_what_is_no_question_does_nothing(raw: object):
    """Nothing changes, and nobody is asked."""
    assistant = FakeAssistant()
    assert read_question(raw) is None
    assert ask(assistant, raw) == Update()
    assert assistant.asked == []


def test_a_choice_that_is_gone_is_told_without_its_ids():
    """An id is a path of the server's folder, which tells a reader nothing."""
    gone = Conversation(FakeAssistant(), scope=Scope(articles=frozenset({"folder/gone.txt"})))
    (turn,) = final(gone.ask("the shells?", ())).turns or ()
    assert "None of the articles that you chose is here any more." in turn.reply
    assert "gone.txt" not in turn.reply


def test_halves_of_a_pair_become_question_marks():
    """No encoding holds them, so neither a reader nor a page could be given them."""
    assert read_question("What is \ud83d?") == "What is ??"


def test_an_answer_shows_its_first_citation():
    """Marked, numbered, in its article."""
    answered = ask(FakeAssistant(), "the shells?")
    assert answered.shown == SECOND
    assert '<mark class="ans sent">approximately 3.4 million 105mm artillery shells</mark>' in (answered.pane or "")
    assert "Source 1" in (answered.pane or "")


def test_the_earlier_questions_are_passed_on():
    """Oldest first, without the one that is asked."""
    assistant = FakeAssistant()
    answered = ask(assistant, "Was it?", EARLIER)
    assert assistant.asked == [("Was it?", ("What did Putin say?",), None)]
    assert [turn.question for turn in answered.turns or ()] == ["What did Putin say?", "Was it?"]
    assert answered.seen == Shown(after=1, turns=(answered.turns or ())[1:], completes=True)


def test_a_question_can_be_asked_as_it_is_written():
    """Where the conversation changed it, a button asks its own words; asked so, there is none."""
    assistant = FakeAssistant()
    follow_up = final(Conversation(assistant).ask("Was it?", EARLIER)).turns or ()
    assert "Understood as: <button" in follow_up[-1].reply
    assert 'class="ask ask-alone" type="button" value="Was it?">Ask it as I wrote it<' in follow_up[-1].reply
    answered = final(Conversation(assistant).ask("Was it?", follow_up, alone=True)).turns or ()
    assert assistant.asked[-1] == ("Was it?", (), None)
    assert [turn.question for turn in answered] == ["What did Putin say?", "Was it?", "Was it?"]
    assert "Understood as" not in answered[-1].reply


def test_the_newest_leads_if_that_is_wished():
    """The newest value leads, and the one that led before is the other answer."""
    question, assistant = GALLERY["disagreement"].question, FakeAssistant(ARTICLES, answers=asked_for)
    for newest, value in ((False, "241 people"), (True, "About 260 people")):
        answered = final(Conversation(assistant).ask(question, (), newest=newest))
        answer = (answered.turns or ())[-1].answer
        assert answer is not None
        assert answer.text == value
        assert "1 article says otherwise" in (answered.turns or ())[-1].reply


def test_no_answer_opens_the_closest_sentence():
    """Marked as no answer."""
    answered = ask(FakeAssistant(), "Who won?")
    assert answered.shown == FIRST
    assert '<mark class="near sent">' in (answered.pane or "")
    assert 'class="ans' not in (answered.pane or "")
    assert "These articles don’t say" in (answered.turns or ())[-1].reply


def test_no_answer_without_a_closest_sentence_leaves_the_source_alone():
    """The reader keeps the place that they had."""
    assistant = FakeAssistant([make_article("Nothing here.", "only.txt")])
    answered = ask(assistant, "Who won?")
    assert (answered.pane, answered.shown) == (None, None)
    assert "These articles don’t say" in (answered.turns or ())[-1].reply


def test_no_answer_in_a_scope_says_so():
    """With a way to ask all, and no question that only the others answer."""
    chosen = Conversation(
        FakeAssistant(), scope=Scope(articles=frozenset([SECOND])), asked=1, suggestions=("Who sings?",)
    )
    answered = final(chosen.ask("Who won?", ()))
    reply = (answered.turns or ())[-1].reply
    assert "The chosen article doesn’t say" in reply
    assert 'value="Who won?">Ask all 3' in reply
    assert "Who sings" not in reply


def test_all_are_asked_what_was_understood():
    """Whatever was asked before, and however that question was understood."""
    chosen = Conversation(FakeAssistant(), scope=Scope(articles=frozenset([HOSTILE])), asked=1)
    reply = (final(chosen.ask("Was it?", EARLIER)).turns or ())[-1].reply
    assert 'class="ask ask-all ask-alone" type="button" value="Was a mistake?">Ask all 3' in reply


def test_the_question_that_was_asked_is_not_suggested():
    """A question is not suggested again, not even in other case; the others are."""
    conversation = Conversation(FakeAssistant(), suggestions=("Who sings?", "Who won?"))
    answered = final(conversation.ask("who won", ()))
    reply = (answered.turns or ())[-1].reply
    assert 'value="Who sings' in reply
    assert 'value="Who won' not in reply


def test_what_a_question_was_understood_as_is_not_suggested():
    """It is not suggested later in the conversation either."""
    conversation = Conversation(FakeAssistant(), suggestions=("Would a mistake rain?", "Who won?"))
    first = final(conversation.ask("How many shells?", ())).turns or ()
    second = final(conversation.ask("Would it rain?", first)).turns or ()
    third = final(conversation.ask("Who came?", second)).turns or ()
    assert second[-1].answer is not None
    assert second[-1].answer.understood_as == "Would a mistake rain?"
    assert "Who won?" in third[-1].reply
    assert "Would a mistake rain?" not in third[-1].reply


def test_what_was_asked_before_is_not_suggested():
    """Whatever its apostrophes are."""
    conversation = Conversation(FakeAssistant(), suggestions=("Who is Putin's aide?", "Who won?"))
    reply = (
        final(conversation.ask("Who sings?", (ShownTurn(question="who is Putin’s aide", reply="…"),))).turns or ()
    )[-1].reply
    assert 'value="Who won' in reply
    assert "aide" not in reply


def test_an_error_is_a_reply():
    """The conversation goes on, and the source stays as it is."""
    answered = ask(FakeAssistant(), "please fail")
    assert "This question could not be answered" in (answered.turns or ())[-1].reply
    assert (answered.pane, answered.shown) == (None, None)


def test_an_answer_stands_if_the_others_cannot_be_compared():
    """It says so on the card, is kept with it, and no more is awaited."""
    first, last = Conversation(FakeAssistant()).ask("Was it a mistake? It breaks", ())
    assert first.seen is not None
    assert (first.seen.unfinished, "could not be compared" in first.seen.turns[0].reply) == (True, False)
    assert last.seen is not None
    assert (last.seen.unfinished, last.seen.completes) == (False, True)
    (turn,) = last.turns or ()
    assert "The other articles could not be compared with this answer" in turn.reply
    assert turn.answer is not None
    assert (turn.answer.text, turn.answer.notices) == ("a very big mistake", (NOT_COMPARED,))
    (kept,) = read_turns([kept_text(turn)], FakeAssistant().by_id)
    assert kept.reply == turn.reply


def test_a_link_opens_its_place():
    """With the number that it has in the answer."""
    update = Conversation(FakeAssistant()).cite("src/001%5Fbc7b9d044ce62a41.txt/224-242", 2)
    assert update.shown == SECOND
    assert '<mark class="ans sent">a very big mistake</mark>' in (update.pane or "")
    assert "Source 2" in (update.pane or "")


def test_a_kept_quote_is_shown_where_it_is_now():
    """Or it is said that its words are gone; no answer of the conversation has to cite it."""
    kept = {"before": "It has ", "quote": "90", "after": " rooms."}

    def shown(text: str) -> str:
        conversation = Conversation(FakeAssistant([make_article(text, "a.txt")]))
        return conversation.cite("src/a.txt/7-9", None, words=kept).pane or ""

    assert '<mark class="ans sent">90</mark>' in shown("It is warm. It has 90 rooms.")
    assert "no longer in the article" in shown("It has 95 rooms.")


@pytest.mark.parametrize("number", [None, 0, -1, 1000, "2", 2.5, [2]])
def test_a_number_that_is_none_is_left_out(number: object):
    """The place is shown all the same."""
    update = Conversation(FakeAssistant()).cite("src/001%5Fbc7b9d044ce62a41.txt/224-242", number)
    assert "Quoted passage" in (update.pane or "")


@pytest.mark.parametrize("link", [None, "", "src/nothing/1-2", f"src/{FIRST}/1-2", "near/a/0-0", {"link": 1}, "<b>"])
def test_a_link_to_no_place_does_nothing(link: object):
    """Whatever the browser sends."""
    assert Conversation(FakeAssistant()).cite(link, 1) == Update()


def test_an_article_can_be_picked():
    """By its id, and shown from the beginning."""
    update = Conversation(FakeAssistant()).pick(HOSTILE)
    assert update.shown == HOSTILE
    assert "<mark" not in (update.pane or "<mark")


@pytest.mark.parametrize("article_id", [None, "", "nothing", 3, [FIRST]])
def test_an_unknown_article_does_nothing(article_id: object):
    """Whatever the browser sends."""
    assert Conversation(FakeAssistant()).pick(article_id) == Update()


def test_it_opens_on_the_first_article():
    """The first article is shown, or that there is none."""
    assert Conversation(FakeAssistant()).open().shown == FIRST
    assert Conversation(FakeAssistant([])).open() == Update(pane=render_nothing(), shown="")


def test_a_long_conversation_is_held_without_what_was_shown_and_read_before():
    """However often somebody asks; what was asked, answered and cited is passed on, and shown again in the source."""
    assistant = FakeAssistant()
    turns: tuple[ShownTurn, ...] = ()
    for question in ("everything", "the shells?", "everything", "Who won?"):
        turns = ask(assistant, question, turns).turns or ()
    first, *_, last = turns
    assert first.answer is not None
    assert (first.reply, first.answer.evidence.passages) == ("", ())
    assert first.answer.citations
    assert last.reply
    assert last.answer is not None
    assert last.answer.evidence.passages
    again = Conversation(assistant).resume(turns)
    assert [turn.reply for turn in again.turns or ()] == ["", "", "", last.reply]

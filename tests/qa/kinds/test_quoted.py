from __future__ import annotations

import pytest

from index.collection import Collection
from qa.assistant import Assistant
from qa.types import Turn
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader
from tests.qa.test_assistant import _MARGIN_ONLY

_TEXT = (
    "Keeper leaves\n\nTobit Wrenn kept the light at Skerray for thirty years, and left it on Monday.\n\n"
    "“The sea was kind to me,” Wrenn said. “I would do it all again tomorrow.”\n\n"
    "Asked about the fog, he said: “Fog is only a cloud that came down to talk.”\n"
)


def _ask(question, *, history=(), **scores):
    articles = [make_article(_TEXT, "wrenn.txt"), make_article("Rain\n\nIt rained in Rome, Ann Lee said.", "rain.txt")]
    assistant = Assistant(Collection.of(articles, FakeEmbedder()), FakeReader(scores), _MARGIN_ONLY)
    return assistant.ask(question, history=history)


def test_what_somebody_said_is_answered_with_whole_quotations():
    """Each quotation is an item labelled with its speaker, and the answer is the first."""
    answer = _ask("What did Tobit Wrenn say?")
    assert answer.kind == "quotes"
    assert "The sea was kind to me" in [item.text for item in answer.items]
    assert {item.label for item in answer.items} == {"Tobit Wrenn"}
    assert answer.text == answer.items[0].text
    assert all(item.text == _TEXT[c.start : c.end] for item in answer.items for c in item.citations)


def test_what_is_said_of_a_topic_comes_first():
    """Quotations on the topic come first, wherever they are."""
    assert "cloud" in _ask("What did Tobit Wrenn say about the fog?").items[0].text


def test_who_said_something_is_the_speaker():
    """The speaker is cited where the article names them, and the quotation is the item."""
    answer = _ask("Who said “The sea was kind to me”?")
    assert (answer.kind, answer.text) == ("quotes", "Tobit Wrenn")
    assert answer.items[0].text == "The sea was kind to me"


def test_where_nobody_of_that_name_is_quoted_the_reader_answers():
    """The reader answers if nobody of that name is quoted, or something else is asked."""
    assert _ask("What did Bo Ray say?", **{"It rained": 3.0}).items == ()
    assert _ask("Where did it rain?", Rome=3.0).text == "Rome"


@pytest.mark.parametrize("turn", ["Where did it rain?", Turn(question="Where did it rain?", answer="Rome")])
def test_who_said_so_is_the_speaker_of_the_sentence_cited(turn):
    """Whether the conversation holds the answer or it has to be looked up."""
    answer = _ask("Who said so?", history=[turn], Rome=3.0, Wrenn=2.0)
    assert (answer.kind, answer.text) == ("quotes", "Ann Lee")
    assert answer.understood_as == "Who said “It rained in Rome”?"


def test_who_said_so_is_nobody_known_if_the_answer_was_another():
    """An answer that is not found again has no speaker: somebody else may have said it."""
    turn = Turn(question="Where did it rain?", answer="Skerray")
    assert _ask("Who said so?", history=[turn], Rome=3.0).kind == "span"

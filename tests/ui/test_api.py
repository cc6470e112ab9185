"""The endpoints for programs."""

from __future__ import annotations

import json
from typing import get_type_hints

import gradio as gr
import pytest

from qa.types import Answer, Citation
from tests.ui.fakes import FIRST, SECOND, FakeAssistant
from ui.api import AnswerData, CitationData, Endpoints


def test_ask_gives_the_answer_as_plain_data():
    """As `Answer.to_dict` writes it, ready for JSON."""
    data = Endpoints(FakeAssistant()).ask(" the shells? ")
    assert data == FakeAssistant().ask("the shells?").to_dict()
    assert json.loads(json.dumps(data)) == json.loads(FakeAssistant().ask("the shells?").to_json())


def test_the_types_are_those_of_the_answer():
    """A field that is added to an answer is added to the schema."""
    assert set(get_type_hints(AnswerData)) == set(Answer.__dataclass_fields__)
    assert set(get_type_hints(CitationData)) == set(Citation.__dataclass_fields__)


def test_one_article_can_be_asked():
    """An empty id means all of them."""
    assistant = FakeAssistant()
    Endpoints(assistant).ask("the shells?", SECOND)
    Endpoints(assistant).ask("the shells?", "")
    assert [articles for _, _, articles in assistant.asked] == [(SECOND,), None]


@pytest.mark.parametrize("question", ["", " ", "a" * 501, None, 5])
def test_what_is_no_question_is_an_error(question):
    """It says what a question is."""
    with pytest.raises(gr.Error, match="between 1 and 500 characters"):
        Endpoints(FakeAssistant()).ask(question)


def test_what_is_no_id_is_an_error():
    """Before anybody is asked."""
    with pytest.raises(gr.Error, match="article_id is a text"):
        Endpoints(FakeAssistant()).ask("the shells?", ["a.txt"])  # type: ignore[arg-type]


def test_errors_are_passed_on():
    """With their message."""
    with pytest.raises(gr.Error, match="the reader <b>broke</b>: mend it"):
        Endpoints(FakeAssistant()).ask("please fail")


def test_articles_are_listed_without_their_text():
    """In the order of the collection."""
    listed = Endpoints(FakeAssistant()).articles()
    assert [article["id"] for article in listed][:2] == [FIRST, SECOND]
    assert listed[0]["characters"] == len(FakeAssistant().articles[0].text)
    assert set(listed[0]) == {"id", "title", "source", "url", "published", "characters"}

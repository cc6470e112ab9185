"""The endpoints for programs."""

from __future__ import annotations

import json
from typing import Any, get_args, get_type_hints

import gradio as gr
import pytest

from index.articles import articles_of_file
from qa.types import Answer, Citation, OtherAnswer
from tests.factories import make_article
from tests.index.formats.typeset import typeset
from tests.ui.fakes import FIRST, HOSTILE, SECOND, FakeAssistant
from ui.api import AnswerData, ArticleData, Endpoints, MarkedPageData
from ui.service.originals import Originals
from ui.service.visits import Visits


def make_endpoints(assistant: FakeAssistant | None = None) -> Endpoints:
    return Endpoints(Visits(assistant or FakeAssistant()))


def test_ask_gives_the_answer_as_plain_data():
    """As `Answer.to_dict` writes it, ready for JSON."""
    data = make_endpoints().ask(" the shells? ")
    assert data == FakeAssistant().ask("the shells?").to_dict()
    assert json.loads(json.dumps(data)) == json.loads(FakeAssistant().ask("the shells?").to_json())


def test_the_types_are_those_of_the_answer():
    """A field that is added to an answer is added to the schema."""
    answer = get_type_hints(AnswerData)
    assert set(answer) == set(Answer.__dataclass_fields__)
    assert (answer["text"], answer["also_asked"], answer["kind"]) == (str | None, list[str], str)
    assert answer["parts"] == list[dict[str, Any]]
    (citation,) = get_args(answer["citations"])
    assert set(get_type_hints(citation)) == set(Citation.__dataclass_fields__)
    other, nothing = get_args(answer["without_source"])
    assert (set(get_type_hints(other)), nothing) == (set(OtherAnswer.__dataclass_fields__), type(None))


def test_some_articles_can_be_asked():
    """None and an empty list mean all of them."""
    assistant = FakeAssistant()
    for ids in ([SECOND], [FIRST, SECOND], [], None):
        make_endpoints(assistant).ask("the shells?", ids)
    assert [articles for _, _, articles in assistant.asked] == [(SECOND,), (FIRST, SECOND), None, None]


def test_what_is_asked_can_be_limited():
    """By a folder, a site, an author, a language or days, together with ids; what there is not is an error."""
    assistant = FakeAssistant()
    make_endpoints(assistant).ask("the shells?", folder="odd names", language="")
    make_endpoints(assistant).ask("the shells?", [FIRST], since="1999-01-01")
    dated = tuple(article.id for article in assistant.articles if article.id == FIRST and article.published)
    assert [ids for _, _, ids in assistant.asked] == [(HOSTILE,), dated]
    for limit in ({"site": "nowhere.org"}, {"until": "May"}, {"author": 5}):
        with pytest.raises(gr.Error, match="no article has the site|until is 'May'|a filter is a text"):
            make_endpoints(assistant).ask("the shells?", **limit)


def test_earlier_questions_can_be_given():
    """So that a question may lean on them."""
    assert make_endpoints().ask("What was it?", None, ["What did Putin say?"])["understood_as"] == "What was a mistake?"


@pytest.mark.parametrize("question", ["", " ", "a" * 501, None, 5])
def test_what_is_no_question_is_an_error(question):
    """It says what a question is."""
    with pytest.raises(gr.Error, match="between 1 and 500 characters"):
        make_endpoints().ask(question)


@pytest.mark.parametrize("history", [["a" * 501], ["What?", " "]])
def test_earlier_questions_are_questions(history):
    """As long as a question may be, each of them."""
    with pytest.raises(gr.Error, match="of the history has between 1 and 500 characters"):
        make_endpoints().ask("the shells?", None, history)


@pytest.mark.parametrize("ids", ["a.txt", [5], [""], {"a.txt": 1}])
def test_what_is_no_list_of_ids_is_an_error(ids):
    """Before anybody is asked."""
    with pytest.raises(gr.Error, match="a choice of articles is a list of texts"):
        make_endpoints().ask("the shells?", ids)


def test_errors_are_passed_on():
    """With their message."""
    with pytest.raises(gr.Error, match="the reader <b>broke</b>: mend it"):
        make_endpoints().ask("please fail")


def test_articles_are_listed_without_their_text():
    """In the order of the collection."""
    listed = make_endpoints().articles()
    assert [article["id"] for article in listed][:2] == [FIRST, SECOND]
    assert listed[0]["characters"] == len(FakeAssistant().articles[0].text)
    assert set(listed[0]) == set(get_type_hints(ArticleData))
    assert listed[0]["notes"] == []


def test_an_article_is_given_with_its_text():
    """The text that offsets count in."""
    citation = make_endpoints().ask("the shells?")["citations"][0]
    article = make_endpoints().article(citation["article_id"])
    assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert article["characters"] == len(article["text"])


@pytest.mark.parametrize("article_id", ["", "nothing", None, [FIRST], "a" * 9999])
def test_an_unknown_article_is_an_error(article_id):
    """It says where the ids are listed."""
    with pytest.raises(gr.Error, match="`articles` lists them"):
        make_endpoints().article(article_id)


def test_a_quote_is_found_on_the_pages_of_its_file(tmp_path):
    """With the page's size and a rectangle a line; nothing of a file without pages."""
    data = typeset(["It rained all day in the harbour. Nobody came."])
    (tmp_path / "a.pdf").write_bytes(data)
    (article,) = articles_of_file("a.pdf", data)
    text = make_article("It rained.", "b.txt")
    endpoints = Endpoints(Visits(FakeAssistant([article, text]), originals=Originals(tmp_path)))
    (page,) = endpoints.places("a.pdf", 3, 9)
    assert (page["page"], page["width"], set(page)) == (1, 420, set(get_type_hints(MarkedPageData)))
    (box,) = page["rectangles"]
    (rectangle,) = get_args(get_type_hints(MarkedPageData)["rectangles"])
    assert set(box) == set(get_type_hints(rectangle))
    assert 0 < box["left"] < box["right"] < 420
    assert endpoints.places("b.txt", 3, 9) == []
    for wrong in (("c.pdf", 0, 1), ("a.pdf", 9, 3), ("a.pdf", 0, 9999), ("a.pdf", "0", 1), ("a.pdf", True, 2)):
        with pytest.raises(gr.Error):
            endpoints.places(*wrong)
    (tmp_path / "a.pdf").write_bytes(data + b" ")
    with pytest.raises(gr.Error, match="as it was"):
        endpoints.places("a.pdf", 3, 9)


def test_what_a_visitor_added_is_not_seen():
    """Additions are neither listed, nor read, nor asked."""
    visits = Visits(FakeAssistant())
    key = visits.arrive("", "session")
    visits.add(key, [make_article("The secret is plum.", "/added/1/a.txt")])
    endpoints = Endpoints(visits)
    assert "/added/1/a.txt" not in [article["id"] for article in endpoints.articles()]
    assert endpoints.ask("the secret?")["text"] is None
    with pytest.raises(gr.Error):
        endpoints.article("/added/1/a.txt")
    assert visits.of(key).assistant.ask("the secret?").text == "plum"

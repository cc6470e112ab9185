"""Answers in OpenAI's form."""

from __future__ import annotations

import json
from dataclasses import replace

import openai
import pytest

from qa.types import Item
from tests.ui.fakes import FIRST, SECOND, FakeAssistant, make_answer, make_citation
from ui.doors.completions import chunks, completion, content_of


def _chat(client, *said, **more):
    messages = [{"role": "user" if at % 2 == 0 else "assistant", "content": text} for at, text in enumerate(said)]
    return client.post("/v1/chat/completions", json={"model": "gpt", "temperature": 0, "messages": messages, **more})


def test_the_content_is_the_quote_and_the_annotations_are_its_sources(client):
    """With its place in the content and in the article; earlier messages are the history."""
    choice = _chat(client, "Who gave shells?", "South Korea", "How many shells?").json()["choices"][0]
    message = choice["message"]
    (annotation,) = message["annotations"]
    place = annotation["url_citation"]
    assert message["content"][place["start_index"] : place["end_index"]] == message["content"]
    source = annotation["pullquote"]
    text = FakeAssistant().by_id[source["article_id"]].text
    assert text[source["start"] : source["end"]] == message["content"]
    assert choice["finish_reason"] == "stop"


def test_an_abstention_is_a_plain_sentence(client):
    """With no annotation."""
    message = _chat(client, "Who won?").json()["choices"][0]["message"]
    assert (message["content"], message["annotations"]) == ("These articles don't say.", [])


def test_a_stream_adds_up_to_the_message(client):
    """And ends as OpenAI's does."""
    with _streamed(client) as response:
        lines = [line.removeprefix("data: ") for line in response.read().decode().split("\n\n") if line]
    assert lines[-1] == "[DONE]"
    deltas = [json.loads(line)["choices"][0] for line in lines[:-1]]
    assert deltas[0]["delta"]["role"] == "assistant"
    assert "".join(each["delta"].get("content", "") for each in deltas).startswith("approximately 3.4 million")
    assert deltas[-1]["finish_reason"] == "stop"


def _streamed(client):
    messages = [{"role": "user", "content": [{"type": "text", "text": "How many shells?"}]}]
    return client.stream("POST", "/v1/chat/completions", json={"messages": messages, "stream": True})


def test_a_scope_limits_which_articles_are_asked(client):
    """As another field, which the client of OpenAI calls `extra_body`."""
    assert (
        _chat(client, "How many shells?", scope={"articles": [FIRST]}).json()["choices"][0]["message"]["annotations"]
        == []
    )


def test_items_and_parts_are_lines():
    """Each with its citations, once."""
    by_id = FakeAssistant().by_id
    one, two = make_citation(by_id[FIRST], "medicine"), make_citation(by_id[SECOND], "a very big mistake")
    items = tuple(Item(text=each.quote, confidence=0.9, citations=(each,)) for each in (one, two))
    listed = replace(make_answer("What?", [one]), kind="list", items=items)
    assert content_of(listed) == "medicine\na very big mistake"
    listed = replace(
        listed, items=(replace(items[0], citations=(replace(one, url="https://example.org/a"),)), items[1])
    )
    whole = completion(replace(listed, citations=listed.items[0].citations))["choices"][0]["message"]
    urls = [each["url_citation"]["url"] for each in whole["annotations"]]
    assert urls == ["https://example.org/a", f"pullquote:{SECOND}#{two.start}-{two.end}"]
    parts = make_answer("Both?", kind="compound", parts=(listed, make_answer("Who?")))
    assert content_of(parts).splitlines() == ["medicine", "a very big mistake", "These articles don't say."]
    assert len(list(chunks(parts))) == 3


def test_the_client_of_openai_reads_it(client):
    """A message with its annotations, a stream, and an error that is its own."""
    caller = openai.OpenAI(base_url="http://testserver/v1", api_key="none", http_client=client, max_retries=0)
    messages = [{"role": "user", "content": "How many shells?"}]
    message = caller.chat.completions.create(model="pullquote", messages=messages).choices[0].message
    assert message.annotations[0].url_citation.end_index == len(message.content)
    parts = list(caller.chat.completions.create(model="pullquote", messages=messages, stream=True))
    assert "".join(part.choices[0].delta.content or "" for part in parts) == message.content
    with pytest.raises(openai.UnprocessableEntityError, match="the last message"):
        caller.chat.completions.create(model="pullquote", messages=[{"role": "system", "content": "x"}])
    assert [model.id for model in caller.models.list()] == ["pullquote"]

"""An answer in the form of OpenAI's chat completions: its content is the quote, its annotations are the citations."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from qa.types import Answer, Citation

MODEL = "pullquote"
NOTHING = "These articles don't say."


def completion(answer: Answer) -> dict[str, Any]:
    """Return a whole completion."""
    message = {
        "role": "assistant",
        "content": content_of(answer),
        "annotations": _annotations(answer),
        "refusal": None,
    }
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}  # tokens are not billed
    return {**_head("chat.completion"), "choices": [choice], "usage": usage}


def chunks(answer: Answer) -> Iterator[dict[str, Any]]:
    """Yield the same in parts: the words, the citations, the end."""
    head = _head("chat.completion.chunk")
    annotations = {"annotations": _annotations(answer)}
    deltas: list[tuple[dict[str, Any], str | None]] = [
        ({"role": "assistant", "content": content_of(answer)}, None),
        (annotations, None),
        ({}, "stop"),
    ]
    for delta, reason in deltas:
        yield {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": reason, "logprobs": None}]}


def content_of(answer: Answer) -> str:
    """Return the quotes, one per line, or one sentence if the articles don't say."""
    if answer.parts:
        return "\n".join(content_of(part) for part in answer.parts)
    if answer.text is None:
        return " ".join(answer.notices) if answer.kind == "none" and answer.notices else NOTHING
    items = [item.text for item in answer.items]
    return "\n".join(items) if answer.kind in ("list", "quotes") and items else answer.text


def cited(answer: Answer) -> list[Citation]:
    """Return the citations of an answer with those of its items and parts, each once."""
    own = [*answer.citations, *(each for item in answer.items for each in item.citations)]
    return list(dict.fromkeys([*own, *(each for part in answer.parts for each in cited(part))]))


def _annotations(answer: Answer) -> list[dict[str, Any]]:
    content, annotations = content_of(answer), []
    for citation in cited(answer):
        start = content.find(citation.quote)
        if start < 0:
            continue
        url = citation.url or f"pullquote:{citation.article_id}#{citation.start}-{citation.end}"
        place = {"start_index": start, "end_index": start + len(citation.quote), "title": citation.title, "url": url}
        source = {"article_id": citation.article_id, "start": citation.start, "end": citation.end}
        said = {"sentence": citation.sentence, "published": citation.published, "confidence": answer.confidence}
        annotations.append({"type": "url_citation", "url_citation": place, "pullquote": source | said})
    return annotations


def _head(kind: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{uuid4().hex}", "object": kind, "created": int(time.time()), "model": MODEL}

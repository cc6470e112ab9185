"""The routes for programs that the page's server adds."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import asdict, fields
from typing import Annotated, Any, TypeVar

import anyio
from anyio.to_thread import run_sync
from fastapi import APIRouter, Query, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute

from index.errors import UnknownArticle
from index.scope import matching
from index.types import Entry, Scope
from qa.citing import cite
from qa.types import Answer, Turn
from ui.chat.standing import Standing, linked
from ui.copied_link import linked_words
from ui.doors.asked import ArticlesQuery, Ask, Chat, Find, read
from ui.doors.asking import Asking
from ui.doors.completions import MODEL, NOTHING, chunks, completion
from ui.doors.counts import Counts
from ui.doors.guard import Guard
from ui.doors.pages import docs_page, embed_page, policy
from ui.error_messages import tell
from ui.errors import DoorError
from ui.reference import Reference
from ui.service.busy import Asker, asked_by
from ui.service.passwords import Tries
from ui.service.settings import Settings
from ui.types import Answerer

_T = TypeVar("_T")
_SECONDS = 120.0  # for an answer, including the time in the queue
_SOON = 0.2  # seconds in which a question that cannot be asked is refused, before a stream begins
_BEAT = 10.0  # seconds between signs of life in a stream
_OTHERS = 8  # calls beside the questions
_LISTED = [field.name for field in fields(Entry) if field.name != "sha256"]
_EVENTS = "text/event-stream"
_GONE = "These words are no longer in the article, which has changed since they were quoted."
_CHANGED = "The sentence has changed since it was quoted."
_DATA = {
    "answer": "the answer, as soon as it is decided; its words, citations and confidence will not change",
    "completion": "the whole answer, with what other articles say, or a notice that it could not be read",
    "done": "an empty object, after the last event of an answer",
    "error": "why the answer or its completion could not be given; nothing follows",
}  # what the data of each event is, a JSON object
_STREAMED: dict[str, dict[int | str, dict[str, Any]]] = {
    "/v1/ask": {
        200: {
            "description": "The answer as JSON, or where `stream` is true as events. "
            + " ".join(f"`{name}`: {said}." for name, said in _DATA.items()),
            "content": {_EVENTS: {"schema": {"type": "string"}}},
        }
    }
}
_READING = ": reading\n\n"  # a sign of life, which clients of events ignore
_STREAM = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # the second for nginx, which would buffer it


class Doors:
    """What is behind the doors: the shared collection, without what visitors added for themselves."""

    def __init__(
        self,
        everyone: Callable[[], Answerer],
        settings: Settings,
        *,
        seconds: float = _SECONDS,
        tries: Tries | None = None,
        visits: Callable[[], int] = lambda: 0,
    ) -> None:
        """Open the doors; `visits` tells how many visitors of the page are known now."""
        self._everyone, self._seconds, self._visits = everyone, seconds, visits
        self._ancestors = settings.embed_on
        self._room = settings.at_once + settings.waiting + _OTHERS
        self._limiter: anyio.CapacityLimiter | None = None
        self._counts = Counts()
        self._asking: set[object] = set()  # the questions that are being answered
        self._guard = Guard(settings.users, self._counts, tries)

    def routes(self) -> list[BaseRoute]:
        """Return the routes, for the server's application."""
        router = APIRouter(route_class=self._guard.route_class())
        plain: dict[str, Any] = {"response_model": None}
        for path, door, methods in (
            ("/v1/ask", self.ask, ["POST"]),
            ("/v1/find", self.find, ["POST"]),
            ("/v1/articles", self.articles, ["GET"]),
            ("/v1/articles/{article_id:path}", self.article, ["GET"]),
            ("/v1/chat/completions", self.complete, ["POST"]),
            ("/v1/models", self.models, ["GET"]),
            ("/embed", self.embed, ["GET"]),
            ("/metrics", self.metrics, ["GET"]),
            ("/healthz", self.health, ["GET"]),
        ):
            router.add_api_route(path, door, methods=methods, responses=_STREAMED.get(path), **plain)
        schema = get_openapi(title="Pullquote", version="1", routes=router.routes)
        pages = {"/openapi.json": json.dumps(schema), "/docs": docs_page(schema)}
        for path, text in pages.items():
            router.add_api_route(path, self._page(text), methods=["GET"], include_in_schema=False, **plain)
        return list(router.routes)

    async def ask(self, asked: Ask, request: Request) -> Any:
        """Answer a question with the exact words of the articles, or abstain (text is null).

        Where `stream` is true, it comes as server-sent events: "answer", "completion", "done" and "error".
        """
        asking = await self._asked(asked.question, asked.history, asked.scope)
        if not asked.stream:
            return (await asking.whole(request)).to_dict()
        return StreamingResponse(_answered(asking), media_type=_EVENTS, headers=_STREAM)

    async def complete(self, chat: Chat, request: Request) -> Any:
        """Answer the last message of the user in the form of OpenAI's chat completions."""
        said = [message.text for message in chat.messages if message.role == "user"]
        if chat.messages[-1].role != "user" or not said[-1]:
            raise DoorError("the last message has to be the user's, with a text in it")
        asked = read(Ask, question=said[-1], history=[text for text in said[:-1] if text][-50:])
        asking = await self._asked(asked.question, asked.history, chat.scope.scope)
        if not chat.stream:
            return completion(await asking.whole(request))
        return StreamingResponse(_completed(asking), media_type=_EVENTS, headers=_STREAM)

    async def find(self, asked: Find) -> dict[str, Any]:
        """Find the articles whose texts hold some words, with their places."""
        search = self._everyone().search
        scope = asked.scope
        return asdict(await self._run(lambda: search(asked.words, scope=scope, most=asked.most, skip=asked.skip)))

    async def articles(self, limits: Annotated[ArticlesQuery, Query()]) -> dict[str, Any]:
        """List the articles of the collection, without their texts."""
        entries = self._everyone().articles
        scope = limits.scope
        if scope is not None:
            fitting = matching(entries, scope)
            entries = tuple(entry for entry in entries if entry.id in fitting)
        page = entries[limits.skip : limits.skip + limits.most]
        return {"total": len(entries), "articles": [_listed(entry) for entry in page]}

    async def article(self, article_id: str) -> dict[str, Any]:
        """Return one article with its text, which all offsets count in: code points, from 0."""
        article = await self._run(lambda: self._everyone().by_id.get(article_id))
        if article is None:
            raise UnknownArticle(f"there is no article {article_id[:200]!r}: /v1/articles lists them")
        return {**_listed(article), "text": article.text}

    async def models(self) -> dict[str, Any]:
        """List the one model, for clients that ask."""
        return {"object": "list", "data": [{"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}]}

    async def embed(
        self,
        request: Request,
        question: str = "",
        article: str = "",
        start: Annotated[int, Query(ge=0)] = 0,
        end: int = 0,
        sentence: str = "",
        words: str = "",
        at: str = "",
        digest: str = "",
    ) -> Response:
        """Show one quote with its source, as HTML for an iframe: the answer to a question, or a range of an article.

        With the sentence of the range, and where in it the range begins (`at`), its words are shown where they are now,
        or said to be gone. `words` and `digest` are instead of the sentence in links that the page copies.
        """
        everyone, citation, nothing, remark = self._everyone(), None, NOTHING, ""
        if question:
            asking = await self._asked(read(Ask, question=question).question, [], None)
            answer = await asking.whole(request)
            citation = answer.citations[0] if answer.text is not None and answer.citations else None
        else:
            text = await self._run(lambda: everyone.by_id.get(article))
            reference = Reference(kind="src", article_id=article, start=start, end=end)
            known = linked_words(request.query_params, reference)
            if text is None or (known is None and not 0 <= start < end <= len(text.text)):
                raise UnknownArticle("expected a question, or an article with start and end in its text")
            now = Standing(reference, changed=False) if known is None else linked(reference, known, text)
            nothing, remark = _GONE, _CHANGED if now.changed else ""
            citation = None if now.reference is None else cite(text, *now.reference.range)
        return HTMLResponse(embed_page(citation, nothing, remark), headers=policy(self._ancestors))

    async def metrics(self) -> Response:
        """Return the counters in the text form of Prometheus."""
        everyone = self._everyone()
        gauges = {
            "articles": len(everyone.articles),
            "pending_passages": everyone.pending,
            "questions": len(self._asking),
            "visits": self._visits(),
        }
        return PlainTextResponse(self._counts.render(gauges), media_type="text/plain; version=0.0.4; charset=utf-8")

    async def health(self) -> Response:
        """Return that the server is up."""
        return PlainTextResponse("ok\n")

    def _page(self, text: str) -> Callable[[], Any]:
        kind = "application/json" if text.startswith("{") else "text/html"

        async def page() -> Response:
            return Response(text, media_type=kind, headers=policy("'none'"))

        return page

    async def _asked(self, question: str, history: Sequence[str], scope: Scope | None) -> Asking:
        """Begin to answer. What cannot be asked at all is refused here, before a stream begins."""
        everyone = self._everyone()
        earlier: list[str | Turn] = list(history)

        def answers(asker: Asker) -> Iterator[Answer]:
            self._asking.add(asker)
            try:
                yield from asked_by(everyone, asker).stream(question, history=earlier, scope=scope)
            finally:
                self._asking.discard(asker)

        asking = Asking(answers, seconds=self._seconds, limiter=self._threads())
        await asking.settle(_SOON)
        return asking

    async def _run(self, call: Callable[[], _T]) -> _T:
        """Run a blocking function in its own thread; if the caller leaves, it is not waited for."""
        return await run_sync(call, abandon_on_cancel=True, limiter=self._threads())

    def _threads(self) -> anyio.CapacityLimiter:
        self._limiter = self._limiter or anyio.CapacityLimiter(self._room)  # which needs a running loop
        return self._limiter


async def _answered(asking: Asking) -> AsyncIterator[str]:
    """Yield an answer, and its completion, as server-sent events."""
    name = "answer"
    try:
        async for answer in asking.answers(_BEAT):
            if answer is None:
                yield _READING
                continue
            yield _event(name, answer.to_dict())
            name = "completion"
        yield _event("done", {})
    except Exception as error:  # the answer has begun, so that no status can say it
        yield _failed(error)


async def _completed(asking: Asking) -> AsyncIterator[str]:
    """Yield a whole answer as OpenAI streams one."""
    last = None
    try:
        async for answer in asking.complete(_BEAT):
            if answer is None:
                yield _READING
            last = answer or last
    except Exception as error:  # the answer has begun, so that no status can say it
        yield _failed(error)
        return
    for chunk in chunks(last) if last is not None else ():
        yield f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n"
    yield "data: [DONE]\n\n"


def _failed(error: Exception) -> str:
    message = "the answer took too long" if isinstance(error, TimeoutError) else tell(error)
    return _event("error", {"error": {"message": message}})


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def _listed(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in _LISTED}

"""`pullquote mcp`: the articles as tools of the Model Context Protocol, on standard input and output or over HTTP."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine
from dataclasses import asdict
from functools import partial, wraps
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

import typer
from anyio.to_thread import run_sync
from pydantic_core import from_json
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index.errors import UnknownArticle
from index.progress import silent
from index.scope import SCOPE_FIELDS
from qa.given import GivenArticles, given_articles
from qa.messages import ERRORS, errors_in_one_line, print_not_read, print_warning
from qa.options import (
    AnswerSettings,
    ArticlesArgument,
    ArticlesOption,
    ColumnsOption,
    EncodingOption,
    IndexOption,
    MinConfidenceOption,
    ReaderOption,
    RightAtLeastOption,
    showing,
)
from ui.doors.asked import Find, read, read_asked
from ui.doors.connections import Connections
from ui.doors.counts import Counts
from ui.doors.guard import MAX_BODY, Guard
from ui.doors.refusals import refusal, too_long
from ui.doors.shield import Shield
from ui.error_messages import tell
from ui.errors import DoorError, SettingsError
from ui.service.auth import users_of_environment, users_of_file
from ui.service.busy import Asker, Turnstile, asked_by, queued
from ui.service.passwords import Tries
from ui.service.settings import AT_ONCE, WAITING, Settings
from ui.types import Answerer

if TYPE_CHECKING:
    from mcp.server.fastmcp import FastMCP

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_Tool = TypeVar("_Tool", bound=Callable[..., Coroutine[Any, Any, dict[str, Any]]])
_MOST = 200  # articles listed at once
_MOST_FOUND = 100  # articles found at once
_SAID = (
    "Answers questions about a folder of articles with their exact words, and abstains where they don't say: `text` is "
    "null then. Quote `text` as it is, with the source of its citation."
)


def _with_readable_errors(tool: _Tool) -> _Tool:
    """Raise errors in a form that clients can read, without what only the server may know."""

    @wraps(tool)
    async def readable(*given: Any, **named: Any) -> dict[str, Any]:
        try:
            return await tool(*given, **named)
        except Exception as error:
            raise DoorError(tell(error)) from error

    return cast(_Tool, readable)


def _takes_scope(tool: _Tool) -> _Tool:
    """Show the fields of a scope as arguments of a tool, in the place of its `**limits`."""
    return showing(tool, dict.fromkeys(SCOPE_FIELDS, str), default="")


class Tools:
    """What a client may call; its descriptions are for a language model."""

    def __init__(self, assistant: Answerer) -> None:
        self._assistant = assistant

    @_with_readable_errors
    @_takes_scope
    async def ask(
        self, question: str, history: list[str] | None = None, articles: list[str] | None = None, **limits: str
    ) -> dict[str, Any]:
        """Answer a question with the exact words of the articles; `text` is null where they don't say.

        `history` are the earlier questions, `articles` ids to limit it to, `since` and `until` days such as 2024-06-01.
        """
        asked = read_asked(question, history, articles, **limits)
        asker = Asker()
        ask = partial(asked_by(self._assistant, asker).ask, asked.question, history=asked.history, scope=asked.scope)
        try:
            answer = await run_sync(ask, abandon_on_cancel=True)
        finally:
            asker.leave()  # a client that disconnects does not wait for the answer either
        return answer.to_dict()

    @_with_readable_errors
    async def find(self, words: str, most: int = 20) -> dict[str, Any]:
        """Find the articles whose texts hold all of some words, with their places; phrases in quotes."""
        asked = read(Find, words=words, most=max(1, min(most, _MOST_FOUND)))
        return asdict(await run_sync(partial(self._assistant.search, asked.words, most=asked.most)))

    @_with_readable_errors
    async def articles(self, skip: int = 0) -> dict[str, Any]:
        """List the articles: id, title, date, author, site; 200 at a time, the later ones behind `skip`."""
        entries = self._assistant.articles
        names = ("id", "title", "published", "author", "site", "url", "characters")
        page = entries[max(0, skip) : max(0, skip) + _MOST]
        return {"total": len(entries), "articles": [{name: getattr(each, name) for name in names} for each in page]}

    @_with_readable_errors
    async def article(self, article_id: str, start: int = 0, end: int | None = None) -> dict[str, Any]:
        """Return an article's text, or its characters from `start` to `end`, as far as there are any."""
        article = await run_sync(partial(self._assistant.by_id.get, article_id))
        if article is None:
            raise UnknownArticle(f"there is no article {article_id[:200]!r}: `articles` lists them")
        length = len(article.text)
        first, last = (min(max(at, 0), length) for at in (start, length if end is None else end))
        return {"id": article.id, "title": article.title, "start": first, "text": article.text[first:last]}


class Locked:
    """An ASGI application that takes JSON, behind a guard."""

    def __init__(self, inner: ASGIApp, guard: Guard) -> None:
        self._inner, self._guard = inner, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what has a password and can be read; answer the rest."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        request = Request(scope, receive)
        refused = self._guard.refused(request) or too_long(request, MAX_BODY)
        if refused is None and request.method == "POST":
            body = await request.body()
            receive = _again(body, receive)
            refused = None if _is_json(body) else refusal(400, "the body is not valid JSON")
        await (self._inner if refused is None else refused)(scope, receive, send)


def _is_json(body: bytes) -> bool:
    try:
        from_json(body)  # which accepts less nesting than the parser after it
    except ValueError:
        return False
    return True


def _again(body: bytes, receive: Receive) -> Receive:
    """Return what receives a body that has been read, and then what comes after it."""
    messages: list[Message] = [{"type": "http.request", "body": body}]

    async def received() -> Message:
        return messages.pop() if messages else await receive()

    return received


def server_of(assistant: Answerer, *, host: str = "127.0.0.1", port: int = 0) -> FastMCP:
    """Return the server with its four tools. Raise `SettingsError` if the extra is not installed."""
    if find_spec("mcp") is None:
        raise SettingsError("the MCP server needs a package that is not installed: pip install 'pullquote[mcp]'")
    from mcp.server.fastmcp import FastMCP

    server = FastMCP("pullquote", instructions=_SAID, host=host, port=port, stateless_http=True)
    tools = Tools(assistant)
    for tool in (tools.ask, tools.find, tools.articles, tools.article):
        server.add_tool(tool)
    return server


@app.command()
def main(
    files: ArticlesArgument = None,
    articles: ArticlesOption = None,
    index: IndexOption = None,
    reader: ReaderOption = "default",
    min_confidence: MinConfidenceOption = None,
    right_at_least: RightAtLeastOption = None,
    columns: ColumnsOption = None,
    encoding: EncodingOption = None,
    http: Annotated[
        bool, typer.Option("--http", help="Serve over HTTP at /mcp instead of standard input and output.")
    ] = False,
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for all.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 7861,
    auth_file: Annotated[
        Path | None, typer.Option(help="A file of users, USER:PASSWORD on each line; PULLQUOTE_AUTH is then ignored.")
    ] = None,
) -> None:
    """Serve the articles to MCP clients: ask, find, articles and article."""
    with errors_in_one_line():
        users = users_of_environment(os.environ) if auth_file is None else users_of_file(auth_file)
        settings = Settings(host=host, port=port, users=users)
        given = given_articles([*(files or ()), *(articles or ())], index=index, columns=columns, encoding=encoding)
        answers = AnswerSettings(reader=reader, min_confidence=min_confidence, right_at_least=right_at_least)
        assistant = _opened(given, answers)
        server = server_of(queued(assistant, Turnstile(AT_ONCE, WAITING)), host=host, port=port)
    for warning in (*assistant.warnings, *(settings.warnings if http else ())):
        print_warning(warning)
    print_not_read(assistant.refused, assistant.unread)
    if http:
        ERRORS.print(f"MCP clients find Pullquote at http://{host}:{port}/mcp (Ctrl+C closes it)", markup=False)
        with errors_in_one_line():
            _serve(server, settings)
    else:
        server.run("stdio")


def _serve(server: FastMCP, settings: Settings) -> None:
    """Serve over HTTP until it is stopped. Raise `SettingsError` if the port cannot be opened."""
    import uvicorn  # comes with the page
    from uvicorn.protocols.http.auto import AutoHTTPProtocol

    locked = Locked(server.streamable_http_app(), Guard(settings.users, Counts()))
    shield = Shield(locked, settings, Tries())
    protocol = Connections().over(AutoHTTPProtocol)
    try:
        uvicorn.run(shield, host=settings.host, port=settings.port, log_level="warning", http=protocol)
    except SystemExit as error:
        raise SettingsError(f"port {settings.port} of {settings.host} cannot be opened: choose another one") from error


def _opened(given: GivenArticles, answers: AnswerSettings) -> Answerer:
    from qa.opening import open_assistant  # takes seconds

    return open_assistant(given, answers, progress=silent)


if __name__ == "__main__":
    app()

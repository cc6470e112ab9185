"""`pullquote`: ask, find words, maintain an index, open the page, verify saved answers."""

from __future__ import annotations

import atexit
import gc
import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer
from rich.console import Console
from rich.text import Text

from qa import __version__
from qa.one_line import one_line
from qa.options import ArticlesOption, ColumnsOption, EncodingOption, FilesArgument, IndexOption, ReaderOption, Where
from qa.progress import show_progress

if TYPE_CHECKING:  # what a command needs is imported when it runs: `pullquote --help` is to be there at once
    from index.folder import Refused
    from index.inputs import Inputs
    from index.progress import Progress
    from index.types import Article, Scope
    from qa.assistant import Assistant
    from qa.types import Answer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
_out = Console(highlight=False, soft_wrap=True)
_err = Console(stderr=True, highlight=False, soft_wrap=True)

_NAMED = 5  # files of unread formats named in a message
_FAILED = 2  # exit status of an error; 1 says "no answer" or "a quote is no longer where it was"


@contextmanager
def _errors() -> Iterator[None]:
    """Print a deliberate error in one line instead of a traceback."""
    from index.errors import PullquoteError

    try:
        yield
    except PullquoteError as error:
        _err.print(Text(one_line(f"pullquote: {error}"), style="red"))
        raise typer.Exit(_FAILED) from error


class AnswerSettings(TypedDict):
    """How questions are answered, for any source of articles."""

    reader: str
    min_confidence: float | None
    right_at_least: float | None
    progress: Progress


def _say_version(wanted: bool) -> None:
    if wanted:
        _out.print(f"pullquote {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Answers questions about a folder of articles with their exact words."""
    atexit.register(gc.freeze)  # else the end, when the system frees all memory, waits for a search of it for garbage


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="What you want to know.")] = None,
    files: FilesArgument = None,
    articles: ArticlesOption = None,
    index: IndexOption = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="Answer every row of a CSV, TSV, JSONL or XLSX file, into --out.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Where the answers to --file go; an interrupted run is resumed.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the whole answer with its evidence as JSON.")] = False,
    history: Annotated[list[str] | None, typer.Option(help="An earlier question; can be repeated.")] = None,
    min_confidence: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Abstain below this confidence.")
    ] = None,
    right_at_least: Annotated[
        float | None,
        typer.Option(min=0.0, max=1.0, help="Answer only if at least this share of such answers was right."),
    ] = None,
    newest: Annotated[bool, typer.Option("--newest", help="If articles differ, let the newest one lead.")] = False,
    reader: ReaderOption = "default",
    columns: ColumnsOption = None,
    encoding: EncodingOption = None,
    since: Where.Since = None,
    until: Where.Until = None,
    folder: Where.Folder = None,
    author: Where.Author = None,
    site: Where.Site = None,
    language: Where.Language = None,
) -> None:
    """Answer a question. "-" reads an article from standard input. Exits with 1 if the articles don't say.

    With --file, the questions are its rows, in the column "question" or the first; "id" and scope columns are optional.
    """
    _check_asked(question, file, out, prints=json or bool(history))
    if file is not None and question is not None:
        files = [question, *(files or ())]
    with _errors():
        from qa.given import read_given

        inputs, piped = read_given(files, articles, columns, encoding, index)
        with show_progress(_err) as tell:
            from index.types import Scope

            settings: AnswerSettings = {
                "reader": reader,
                "min_confidence": min_confidence,
                "right_at_least": right_at_least,
                "progress": tell,
            }
            assistant = _open_assistant(inputs, piped, index, settings)
            scope = Scope(since=since, until=until, folder=folder, author=author, site=site, language=language)
            if file is not None and out is not None:
                answered = _answer_file(assistant, file, out, scope, newest, settings)
            else:
                answer = assistant.ask(question or "", history=history or (), scope=scope, newest=newest)
        _say_passed_over(assistant.refused, assistant.unread)
        for warning in assistant.warnings:
            _err.print(Text(one_line(f"warning: {warning}"), style="yellow"))
    if out is not None:
        _out.print(Text(one_line(f"answered in {out}: {answered:,}")))
        return
    _print_answer(answer, json=json)
    raise typer.Exit(0 if answer.text is not None else 1)


def _check_asked(question: str | None, file: Path | None, out: Path | None, *, prints: bool) -> None:
    """Raise `BadParameter` unless there is either a question or a file of them, with a file for its answers.

    `prints` says that an option was given that only the answer to one question has.
    """
    if (file is None) != (out is None) or (file is None and question is None) or (file is not None and prints):
        raise typer.BadParameter("ask a question, or use --file with --out and neither --json nor --history")


def _open_assistant(
    inputs: Inputs | None, piped: Sequence[Article], index: str | None, settings: AnswerSettings
) -> Assistant:
    """Return the assistant over a published index, over articles of files, or only over those that were piped."""
    from index.milvus.address import is_address
    from qa.assistant import Assistant

    if index is not None and is_address(index):
        return Assistant.published(index, **settings).with_articles(piped)
    if inputs is None:
        return Assistant.from_articles(piped, **settings)
    return Assistant.open(inputs, index=index, **settings).with_articles(piped)


def _answer_file(
    assistant: Assistant, file: Path, out: Path, scope: Scope, newest: bool, settings: AnswerSettings
) -> int:
    """Answer the questions of a file into another; return how many there are."""
    from qa.batch import answer_file

    said = f"{settings['reader']} {settings['min_confidence']} {settings['right_at_least']}"
    return answer_file(assistant, file, out, scope=scope, newest=newest, settings=said, progress=settings["progress"])


def _print_answer(answer: Answer, *, json: bool) -> None:
    """Print an answer for people, or all of it as JSON."""
    if json:
        sys.stdout.write(answer.to_json() + "\n")
        return
    from qa.terminal import render

    for line in render(answer):
        _out.print(line)


@app.command()
def find(
    words: Annotated[str, typer.Argument(help='Words that an article must contain, all of them; phrases in "quotes".')],
    files: FilesArgument = None,
    articles: ArticlesOption = None,
    index: IndexOption = None,
    most: Annotated[int, typer.Option(min=1, help="Articles listed.")] = 20,
    since: Where.Since = None,
    until: Where.Until = None,
    folder: Where.Folder = None,
    author: Where.Author = None,
    site: Where.Site = None,
    language: Where.Language = None,
    columns: ColumnsOption = None,
    encoding: EncodingOption = None,
) -> None:
    """List the articles that contain some words. "-" reads one from standard input. Exits with 1 if none does."""
    if not any(map(str.isalnum, words)):
        _err.print(Text("pullquote: there is no word to find: give one, or several.", style="red"))
        raise typer.Exit(_FAILED)
    with _errors():
        from qa.given import read_given

        inputs, piped = read_given(files, articles, columns, encoding, index)
        with show_progress(_err) as tell:
            from index.archive import Archive
            from index.collection import Collection
            from index.embedder import load_embedder
            from index.folder import Delta
            from index.milvus import Address, PublishedIndex, is_address
            from index.refresh import refresh
            from index.types import Scope
            from qa.terminal import render_found

            delta, embedder = Delta(), load_embedder()
            if index is not None and is_address(index):
                collection = PublishedIndex(Address.parse(index), embedder).collection.with_articles(piped)
            elif inputs is None:
                collection = Collection.of(piped, embedder)
            else:
                archive = Archive(inputs, embedder, index=None if index is None else Path(index))
                delta = refresh(archive, progress=tell)
                collection = archive.collection.with_articles(piped)
            scope = Scope(since=since, until=until, folder=folder, author=author, site=site, language=language)
            articles_found = collection.find(words, scope=scope, most=most)
        _say_passed_over(delta.refused, delta.unread)
        if not articles_found:
            _err.print(Text(one_line(f"no article has {words}"), style="yellow"))
        for each in articles_found:
            for line in render_found(each, collection.article(each.article_id)):
                _out.print(line)
    raise typer.Exit(0 if articles_found else 1)


@app.command()
def index(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLES...", help="Folders, files and patterns.")],
    index: IndexOption = None,
    columns: ColumnsOption = None,
    encoding: EncodingOption = None,
    status: Annotated[bool, typer.Option("--status", help="Show what the index holds; change nothing.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Check everything, and repair.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Keep following the folder until Ctrl+C.")] = False,
    ray: Annotated[
        str | None, typer.Option(help="Read and embed on a Ray cluster: its address, auto, or local for this machine.")
    ] = None,
) -> None:
    """Bring a folder's index up to date. Exits with 1 if a check found faults.

    With an address, milvus://host/name, the index in your cache directory is published there.
    """
    with _errors():
        from qa.given import files_of
        from qa.indexing import Kept, check_index, describe_index, follow_folder, update_index

        inputs = files_of(articles, columns, encoding)
        place = Kept.parse(index)
        if status:
            for line in describe_index(inputs, place):
                _out.print(Text(one_line(line)))
            return
        with show_progress(_err) as tell:
            problems = check_index(inputs, place, progress=tell) if check else ()
            lines = update_index(inputs, place, ray=ray, progress=tell)
        for line in (*problems, *lines):
            _out.print(Text(one_line(line)))
        if watch:
            follow_folder(inputs, place, tell=lambda line: _out.print(Text(one_line(line))))
    raise typer.Exit(1 if problems else 0)


def _say_passed_over(refused: Sequence[Refused], unread: Sequence[str]) -> None:
    for each in refused:
        _err.print(Text(one_line(f"not read: {each.source}: {each.reason}"), style="yellow"))
    if unread:
        named = ", ".join(unread[:_NAMED]) + (f" and {len(unread) - _NAMED} more" if len(unread) > _NAMED else "")
        _err.print(Text(one_line(f"of formats that are not read: {named}"), style="yellow"))


@app.command(add_help_option=False, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def chat(context: typer.Context) -> None:
    """Serve the page for a browser. `pullquote chat --help` lists its options."""
    # In this process: `python -m ui` would run any `ui` in the current folder. By name: qa must not import ui.
    importlib.import_module("ui.__main__").app(args=context.args, prog_name="pullquote chat")


@app.command(add_help_option=False, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def mcp(context: typer.Context) -> None:
    """Serve MCP clients. On standard input and output, or over HTTP: `pullquote mcp --help` lists its options."""
    importlib.import_module("ui.doors.tools").app(args=context.args, prog_name="pullquote mcp")


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="Answers saved by `pullquote ask ... --json`: one, a list, or lines.")],
    files: FilesArgument = None,
    articles: ArticlesOption = None,
    columns: ColumnsOption = None,
    encoding: EncodingOption = None,
) -> None:
    """Check saved answers against the files. Exits with 1 unless every citation is ok.

    ok: the sentence is where it was, apart from white space and line ends. moved: it is elsewhere. sentence changed:
    the words are there in a changed sentence. extractor changed: the file is now read differently. gone: none of these.
    """
    with _errors():
        from qa.given import files_of
        from qa.saved import load_citations
        from qa.terminal import render_check
        from qa.verify import VERDICTS, check_all

        citations = load_citations(file)
        inputs = files_of([*(files or ()), *(articles or ())], columns, encoding)
        with show_progress(_err) as tell:
            checks = check_all(citations, inputs, progress=tell)
    for check in checks:
        for line in render_check(check):
            _out.print(line)
    counts = {verdict: sum(check.verdict == verdict for check in checks) for verdict in VERDICTS}
    _out.print(", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    raise typer.Exit(0 if counts["ok"] == len(checks) else 1)

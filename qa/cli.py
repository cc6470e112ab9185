"""`pullquote`: ask, open the page, verify saved answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from index.errors import PullquoteError
from qa.terminal import render

app = typer.Typer(
    help="Answers questions about a folder of articles with their exact words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
_out = Console(highlight=False, soft_wrap=True)
_err = Console(stderr=True, highlight=False)

_FAILED = 2  # exit status of an error; 1 says "no answer" or "a quote moved or is gone"

ArticlesOption = Annotated[Path, typer.Option("--articles", "-a", help="Folder of articles to read.")]
ReaderOption = Annotated[str, typer.Option(help="The reader: default, a folder, or a model of the hub.")]


@contextmanager
def _errors() -> Iterator[None]:
    """Say a deliberate error in one line instead of a traceback."""
    try:
        yield
    except PullquoteError as error:
        _err.print(Text(f"pullquote: {error}", style="red"))
        raise typer.Exit(_FAILED) from error


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show each stage of opening a folder as a bar on standard error, gone when it is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_err, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    articles: ArticlesOption = Path("seeds"),
    json: Annotated[bool, typer.Option("--json", help="Print the whole answer with its evidence as JSON.")] = False,
    history: Annotated[list[str] | None, typer.Option(help="An earlier question; may be given again.")] = None,
    min_confidence: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Abstain below this confidence.")
    ] = None,
    right_at_least: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Answer only where so large a share of answers was right.")
    ] = None,
    reader: ReaderOption = "default",
) -> None:
    """Answer one question; exits with 1 where the articles don't say."""
    with _errors():
        with _progress() as tell:
            from qa.assistant import Assistant  # after the bar is up: loading the models takes seconds

            assistant = Assistant.open(
                articles,
                reader=reader,
                min_confidence=min_confidence,
                right_at_least=right_at_least,
                progress=tell,
            )
            answer = assistant.ask(question, history=history or ())
        for refused in assistant.refused:
            _err.print(Text(f"not read: {refused.source}: {refused.reason}", style="yellow"))
        for warning in assistant.warnings:
            _err.print(Text(f"warning: {warning}", style="yellow"), soft_wrap=True)
    if json:
        sys.stdout.write(answer.to_json() + "\n")
    else:
        for line in render(answer):
            _out.print(line)
    raise typer.Exit(0 if answer.text is not None else 1)


@app.command(add_help_option=False, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def chat(context: typer.Context) -> None:
    """Open the page in a browser; takes the options of `python -m ui`, and `--help` lists them."""
    os.execv(sys.executable, [sys.executable, "-m", "ui", *context.args])


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="Answers saved by `pullquote ask ... --json`: one, a list, or lines.")],
    articles: ArticlesOption = Path("seeds"),
) -> None:
    """Check saved answers against the files: ok, moved or gone; exits with 1 unless all are ok."""
    from index.articles import read_articles
    from qa.verify import check, load_citations

    with _errors():
        citations = load_citations(file)
        collection = read_articles(articles).articles
    checks = [check(question, citation, collection) for question, citation in citations]
    for found in checks:
        now = "" if found.verdict != "moved" else f" -> {found.article_id}:{found.start}-{found.end}"
        _out.print(f"{found.verdict:5}", Text(f"{found.source}:{found.cited_start}{now}  {found.quote!r}"))
    counts = {verdict: sum(c.verdict == verdict for c in checks) for verdict in ("ok", "moved", "gone")}
    _out.print(f"{counts['ok']} ok, {counts['moved']} moved, {counts['gone']} gone")
    raise typer.Exit(0 if counts["ok"] == len(checks) else 1)

"""`pullquote ask`: answer a question, or a file of questions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from qa.messages import (
    ERRORS,
    OUTPUT,
    errors_in_one_line,
    print_not_read_briefly,
    print_notice,
    print_warning,
    results_written,
)
from qa.one_line import one_line
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
    takes_scope,
)
from qa.progress import show_progress

if TYPE_CHECKING:
    from qa.batch import BatchCounts
    from qa.types import Answer


@takes_scope
def ask(
    question: Annotated[str | None, typer.Argument(help="What you want to know.")] = None,
    files: ArticlesArgument = None,
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
    min_confidence: MinConfidenceOption = None,
    right_at_least: RightAtLeastOption = None,
    newest: Annotated[bool, typer.Option("--newest", help="If articles differ, let the newest one lead.")] = False,
    reader: ReaderOption = "default",
    columns: ColumnsOption = None,
    encoding: EncodingOption = None,
    **limits: Any,
) -> None:
    """Answer a question. "-" reads an article from standard input. Exits with 1 if the articles don't say.

    With --file, the questions are its rows, in the column "question", or the first but "id" and scope columns. Then it
    exits with 1 if a question could not be asked; its column "error" says why.
    """
    _check_asked(question, file, out, prints=json or bool(history))
    names = [*(files or ()), *(articles or ())]
    if file is not None and question is not None:
        names.insert(0, question)  # with --file the first argument names articles
    with errors_in_one_line():
        from index.types import Scope
        from qa.batch import answer_file
        from qa.given import given_articles
        from qa.opening import open_assistant

        if file is not None and out is not None:
            _check_files(file, out)
        given = given_articles(names, index=index, columns=columns, encoding=encoding, may_pipe=True)
        settings = AnswerSettings(reader=reader, min_confidence=min_confidence, right_at_least=right_at_least)
        scope = Scope(**limits)
        with show_progress(ERRORS) as progress:
            assistant = open_assistant(given, settings, progress=progress)
            if file is not None and out is not None:
                key = f"{reader} {min_confidence} {right_at_least}"
                counts = answer_file(assistant, file, out, scope=scope, newest=newest, settings=key, progress=progress)
            else:
                answer = assistant.ask(question or "", history=history or (), scope=scope, newest=newest)
        print_not_read_briefly(assistant.refused, assistant.unread)
        for warning in assistant.warnings:
            print_warning(warning)
    if out is not None:
        _print_counts(counts, out)
        raise typer.Exit(1 if counts.failed else 0)
    with results_written():
        _print_answer(answer, json=json)
    raise typer.Exit(0 if answer.text is not None else 1)


def _check_asked(question: str | None, file: Path | None, out: Path | None, *, prints: bool) -> None:
    """Raise `BadParameter` unless there is either a question or a file of them, with a file for its answers.

    `prints` says that an option was given that only the answer to one question has.
    """
    if (file is None) != (out is None) or (file is None and question is None) or (file is not None and prints):
        raise typer.BadParameter("ask a question, or use --file with --out and neither --json nor --history")


def _check_files(questions: Path, out: Path) -> None:
    """Raise `BatchError` if a file of questions cannot be answered into another; say if it replaces that."""
    from qa.batch import check_names, would_replace

    check_names(questions, out)
    if would_replace(out):
        print_notice(f"{out} is there already, and will be replaced")


def _print_counts(counts: BatchCounts, out: Path) -> None:
    """Print how many questions of a file were answered, and how many could not be asked."""
    failed = f"; could not be asked: {counts.failed:,}" if counts.failed else ""
    with results_written():
        OUTPUT.print(Text(one_line(f"answered in {out}: {counts.answered:,}{failed}")))


def _print_answer(answer: Answer, *, json: bool) -> None:
    """Print an answer for people, or all of it as JSON."""
    if json:
        sys.stdout.write(answer.to_json() + "\n")
        return
    from qa.terminal import render

    for line in render(answer):
        OUTPUT.print(line)

"""`pullquote verify`: check saved answers against the files as they are now."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa.messages import ERRORS, OUTPUT, errors_in_one_line, results_written
from qa.options import ArticlesArgument, ArticlesOption, ColumnsOption, EncodingOption
from qa.progress import show_progress


def verify(
    file: Annotated[Path, typer.Argument(help="Answers saved by `pullquote ask ... --json`: one, a list, or lines.")],
    files: ArticlesArgument = None,
    articles: ArticlesOption = None,
    columns: ColumnsOption = None,
    encoding: EncodingOption = None,
) -> None:
    """Check saved answers against the files. Exits with 1 unless every citation is ok.

    ok: the sentence is where it was, apart from white space and line ends. moved: it is elsewhere. sentence changed:
    the words are there in a changed sentence. extractor changed: the file is now read differently. gone: none of these.
    """
    with errors_in_one_line():
        from qa.given import given_inputs
        from qa.saved import load_citations
        from qa.terminal import render_check
        from qa.verify import CHECK_RESULTS, check_all

        citations = load_citations(file)
        inputs = given_inputs([*(files or ()), *(articles or ())], columns=columns, encoding=encoding)
        with show_progress(ERRORS) as progress:
            checks = check_all(citations, inputs, progress=progress)
    counts = {verdict: sum(check.verdict == verdict for check in checks) for verdict in CHECK_RESULTS}
    with results_written():
        for check in checks:
            for line in render_check(check):
                OUTPUT.print(line)
        OUTPUT.print(", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    raise typer.Exit(0 if counts["ok"] == len(checks) else 1)

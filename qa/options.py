"""The arguments and options that the commands share, and the settings that some of them make up."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from inspect import Parameter
from typing import Annotated, Any, TypedDict, TypeVar

import typer

_Function = TypeVar("_Function", bound=Callable[..., Any])

ArticlesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="ARTICLES", help="Folders, files and patterns to read.  [default: seeds]"),
]
ArticlesOption = Annotated[
    list[str] | None, typer.Option("--articles", "-a", help="The same, as an option; can be repeated.")
]
ColumnsOption = Annotated[
    str | None,
    typer.Option(help='Columns of tables, such as text=body,title=headline; "" lets it guess. Kept with the index.'),
]
EncodingOption = Annotated[
    list[str] | None,
    typer.Option(
        "--encoding",
        metavar="FILE=ENCODING",
        help="Encoding of a file or pattern, such as old/*.txt=windows-1251; can be repeated. Kept with the index.",
    ),
]
IndexOption = Annotated[
    str | None,
    typer.Option(
        "--index", help="Where the index is kept: a folder (by default in your cache), or milvus://host/name."
    ),
]
ReaderOption = Annotated[str, typer.Option(help="The reader: default, blocks, a folder, or a model on the hub.")]
MinConfidenceOption = Annotated[float | None, typer.Option(min=0.0, max=1.0, help="Abstain below this confidence.")]
RightAtLeastOption = Annotated[
    float | None,
    typer.Option(min=0.0, max=1.0, help="Answer only if at least this share of such answers was right."),
]


class AnswerSettings(TypedDict):
    """How questions are answered, for any source of articles."""

    reader: str
    min_confidence: float | None
    right_at_least: float | None


SCOPE_OPTIONS = {
    "since": Annotated[str | None, typer.Option(help="Only articles from this day or later, such as 2024-06-01.")],
    "until": Annotated[str | None, typer.Option(help="Only articles from this day or earlier.")],
    "folder": Annotated[
        str | None, typer.Option(help="Only articles in this part of the folder, such as reuters/june.")
    ],
    "author": Annotated[str | None, typer.Option(help="Only articles by this author.")],
    "site": Annotated[str | None, typer.Option(help="Only articles from this site.")],
    "language": Annotated[str | None, typer.Option(help="Only articles in this language, such as en.")],
}
"""The options that say which articles are meant, by the fields of a scope."""


def takes_scope(command: Callable[..., None]) -> Callable[..., None]:
    """Show the options of a scope as those of a command, in the place of its `**limits`."""
    return showing(command, SCOPE_OPTIONS, default=None)


def showing(function: _Function, options: Mapping[str, Any], *, default: object) -> _Function:
    """Show options, their types by their names, in the place of a function's `**` parameter.

    Libraries that read the signature of a function find them there.
    """
    signature = inspect.signature(function, eval_str=True)
    parameters = list(signature.parameters.values())[:-1]
    for name, kind in options.items():
        parameters.append(Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=kind))
    function.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]  # `inspect` reads it
    return function

"""The arguments and options that the commands share, and the settings that some of them make up."""

from __future__ import annotations

from typing import Annotated, TypedDict

import typer

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


class Where:
    """The options that say which articles are meant."""

    Since = Annotated[str | None, typer.Option(help="Only articles from this day or later, such as 2024-06-01.")]
    Until = Annotated[str | None, typer.Option(help="Only articles from this day or earlier.")]
    Folder = Annotated[str | None, typer.Option(help="Only articles in this part of the folder, such as reuters/june.")]
    Author = Annotated[str | None, typer.Option(help="Only articles by this author.")]
    Site = Annotated[str | None, typer.Option(help="Only articles from this site.")]
    Language = Annotated[str | None, typer.Option(help="Only articles in this language, such as en.")]

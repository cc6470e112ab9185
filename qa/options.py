"""The options that the commands share."""

from __future__ import annotations

from typing import Annotated

import typer

ArticlesOption = Annotated[
    list[str] | None,
    typer.Option("--articles", "-a", help="Folder, file or pattern to read; can be repeated.  [default: seeds]"),
]
FilesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[ARTICLES]...", help="More folders, files and patterns to read.")
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


class Where:
    """The options that say which articles are meant."""

    Since = Annotated[str | None, typer.Option(help="Only articles from this day or later, such as 2024-06-01.")]
    Until = Annotated[str | None, typer.Option(help="Only articles from this day or earlier.")]
    Folder = Annotated[str | None, typer.Option(help="Only articles in this part of the folder, such as reuters/june.")]
    Author = Annotated[str | None, typer.Option(help="Only articles by this author.")]
    Site = Annotated[str | None, typer.Option(help="Only articles from this site.")]
    Language = Annotated[str | None, typer.Option(help="Only articles in this language, such as en.")]

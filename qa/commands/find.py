"""`pullquote find`: list the articles that contain some words."""

from __future__ import annotations

import json as json_format
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa.messages import ERRORS, OUTPUT, errors_in_one_line, print_not_read_briefly, print_notice, results_written
from qa.options import ArticlesArgument, ArticlesOption, ColumnsOption, EncodingOption, IndexOption, takes_scope
from qa.progress import show_progress

if TYPE_CHECKING:
    from index.collection import Collection
    from index.finding import FoundArticle
    from index.folder import Delta
    from index.progress import Progress
    from index.types import Article
    from qa.given import GivenArticles


@takes_scope
def find(
    words: Annotated[str, typer.Argument(help='Words that an article must contain, all of them; phrases in "quotes".')],
    files: ArticlesArgument = None,
    articles: ArticlesOption = None,
    index: IndexOption = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print each article with all its places as a line of JSON.")
    ] = False,
    most: Annotated[int, typer.Option(min=1, help="List at most this many articles.")] = 20,
    columns: ColumnsOption = None,
    encoding: EncodingOption = None,
    **limits: Any,
) -> None:
    """List the articles that contain some words. "-" reads one from standard input. Exits with 1 if none does."""
    if not any(map(str.isalnum, words)):
        raise typer.BadParameter("there is no word to find: give one, or several")
    with errors_in_one_line():
        from index.types import Scope
        from qa.given import given_articles

        names = [*(files or ()), *(articles or ())]
        given = given_articles(names, index=index, columns=columns, encoding=encoding, may_pipe=True)
        scope = Scope(**limits)
        with show_progress(ERRORS) as progress:
            collection, delta = _open_collection(given, progress)
            found_articles = collection.find(words, scope=scope, most=most)
        print_not_read_briefly(delta.refused, delta.unread)
        if not found_articles:
            print_notice(f"no article contains: {words}")
        with results_written():
            for found_article in found_articles:
                _print_article(found_article, collection.article(found_article.article_id), json=json)
    raise typer.Exit(0 if found_articles else 1)


def _open_collection(given: GivenArticles, progress: Progress) -> tuple[Collection, Delta]:
    """Return the articles to search, brought up to date, and what became of their files.

    Raise `NoArticles` if a folder has none.
    """
    from index.archive import Archive
    from index.articles import nothing_read
    from index.collection import Collection
    from index.embedder import load_embedder
    from index.errors import NoArticles
    from index.folder import Delta
    from index.milvus import PublishedIndex
    from index.refresh import refresh

    embedder, delta = load_embedder(late=True), Delta()
    if given.location.address is not None:
        collection = PublishedIndex(given.location.address, embedder).collection
    elif given.inputs is None:
        collection = Collection(embedder)
    else:
        archive = Archive(given.inputs, embedder, index=given.location.folder)
        delta = refresh(archive, progress=progress)
        if not archive.generation.entries:
            raise NoArticles(nothing_read(given.inputs, delta.refused, delta.unread))
        collection = archive.collection
    return collection.with_articles(given.piped), delta


def _print_article(found_article: FoundArticle, article: Article, *, json: bool) -> None:
    """Print an article that was found for people, or with all its places as JSON."""
    if json:
        row = {
            "article_id": found_article.article_id,
            "title": found_article.title,
            "source": article.source,
            "published": article.published,
            "places": [{"start": place.start, "end": place.end} for place in found_article.places],
        }
        sys.stdout.write(json_format.dumps(row) + "\n")  # in ASCII: a terminal obeys some characters of names
        return
    from qa.terminal import render_found

    for line in render_found(found_article, article):
        OUTPUT.print(line)

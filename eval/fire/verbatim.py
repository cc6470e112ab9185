"""`python -m eval.fire.verbatim`: checks that every quote is the exact words of its file, whatever the file.

Articles are made of words, figures and letters that are hard to keep (soft hyphens, letters of two code points, blanks
of no width), in every format that needs no model; half of the files are then changed at random (`mutation`). Each is
read, quoted at random, saved as an answer is, and read again: the quote must be found at its offsets in the text
that the recorded extractor makes again, and `pullquote verify` must find it where it was. The exit code is 1 if one
does not.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from eval.fire.mutation import mutated
from eval.fire.targets import in_this_process
from eval.fire.writers import WRITERS
from index.articles import articles_of_file
from index.errors import ArticlesError
from index.formats import hints_of
from index.types import Article
from qa.citing import cite
from qa.saved import citations_of
from qa.verify import check_citation

app = typer.Typer(add_completion=False, rich_markup_mode=None)

_QUOTES = 3  # of an article
_LONGEST = 120  # code points of a quote
_WORDS = (
    *("harbour", "Kyiv", "mayor", "said", "the", "of", "on", "J.-P. Marchand", "US$1,250.50", "£4.5bn-£5.2bn", "14:30"),
    *("press@deal.example", "4 May 2025", "“quoted”", "don’t", "e\u0301tude", "re\u00adbuild", "no\u00a0break"),
    *(
        "zero\u200bwidth",
        "naïve",
        "Zürich",
        "🎭",
        "\U00020000",
        "Ω",
        "ﬁnal",
        "Привет",
        "東京",
        "שלום",
        "A & B",
        "<b>",
        "1.",
        "*",
    ),
)
_ENDS = (".", "!", "?", ".”", " –", ":", "")


@app.command()
def verbatim(
    articles: Annotated[int, typer.Option(min=1, help="Articles that are quoted.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Seed of the random generator.")] = 1,
    out: Annotated[Path, typer.Option(help="Where files whose quotes are not verbatim are written.")] = Path(
        "build/verbatim"
    ),
) -> None:
    """Quote made-up articles in all formats, and extract their texts again."""
    read, refused, broken = Counter[str](), Counter[str](), 0
    suffixes, random = list(WRITERS), Random(seed)
    number = 0
    while read.total() < articles:
        suffix = suffixes[number % len(suffixes)]
        data = made(suffix, random)
        number += 1
        quotes = quoted(suffix, data, random)
        if quotes is None:
            refused[suffix] += 1
            continue
        read[suffix] += quotes[0]
        for wrong in quotes[1]:
            broken += 1
            out.mkdir(parents=True, exist_ok=True)
            path = out / f"{number}{suffix}"
            path.write_bytes(data)
            typer.echo(f"{path}: {wrong}", err=True)
    table = Table("format", "articles", "files refused", title=f"{_QUOTES} quotes an article, {broken} broken")
    for suffix in suffixes:
        table.add_row(suffix, f"{read[suffix]:,}", f"{refused[suffix]:,}")
    table.add_row("all", f"{read.total():,}", f"{refused.total():,}")
    Console().print(table)
    raise typer.Exit(1 if broken else 0)


def made(suffix: str, random: Random) -> bytes:
    """Return a file of a format, every second one damaged."""
    paragraphs = [_paragraph(random) for _ in range(random.randint(1, 6))]
    data = WRITERS[suffix](" ".join(random.choices(_WORDS, k=4)), paragraphs, random)
    return mutated([data], random) if random.random() < 0.5 else data


def quoted(suffix: str, data: bytes, random: Random) -> tuple[int, list[str]] | None:
    """Return how many articles a file has, and what is wrong with quotes from them; None if it is refused."""
    with in_this_process():
        try:
            articles = articles_of_file(f"a{suffix}", data)
        except ArticlesError:
            return None
        again = {
            article.id: article
            for article in articles_of_file(f"a{suffix}", data, hints=hints_of(articles[0].extractor))
        }
    wrong = [each for article in articles for each in _broken(article, again.get(article.id), random)]
    return len(articles), wrong


def _broken(article: Article, again: Article | None, random: Random) -> list[str]:
    wrong = []
    for _ in range(_QUOTES):
        start = random.randrange(len(article.text))
        end = min(len(article.text), start + random.randint(1, _LONGEST))
        if not article.text[start:end].strip():
            continue
        citation = cite(article, start, end)
        (saved,) = citations_of(json.dumps({"question": "Who?", "citations": [asdict(citation)]}), Path("answers.json"))
        if again is None or again.text[saved.start : saved.end] != saved.quote:
            wrong.append(f"{saved.quote!r} is not at {saved.start} of the text made again")
        elif (verdict := check_citation(saved, again).verdict) != "ok":
            wrong.append(f"{saved.quote!r} at {saved.start} is {verdict}")
    return wrong


def _paragraph(random: Random) -> str:
    sentences = []
    for _ in range(random.randint(1, 4)):
        words = " ".join(random.choices(_WORDS, k=random.randint(1, 14)))
        sentences.append(words[:1].upper() + words[1:] + random.choice(_ENDS))
    return " ".join(sentences)


if __name__ == "__main__":
    app()

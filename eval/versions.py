"""`python -m eval.versions`: whether the newer words lead, on stories that were corrected, updated or told live.

On `eval/gold/versions.jsonl`: invented stories, each a small folder of one or two files, with questions. An answer is
right if it, or one of its items, matches the row's regular expression. If the row says what stood there before,
`Answer.earlier` must give it. In two halves: the rules were corrected on "tune" alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from eval.command import print_saved, shown
from eval.metrics import Figure, share
from eval.report import RESULTS, write_json
from index.articles import article_from_text
from qa.assistant import Assistant
from qa.types import Answer

app = typer.Typer(add_completion=False, rich_markup_mode=None)
TABLE = Path(__file__).parent / "gold" / "versions.jsonl"

Half = Literal["all", "tune", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question about a story, the pattern of its answer, and the pattern of the earlier wording, or None."""

    story: str
    question: str
    expected: str
    earlier: str | None

    @property
    def kind(self) -> str:
        """The kind of story: "corrected", "wire" (two versions), "live" or "dated"."""
        return self.story.partition("-")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The answer, and whether it is right; `earlier` is None if there was no earlier wording."""

    asked: Asked
    text: str | None
    right: bool
    earlier: bool | None


def load_stories(which: Half, path: Path = TABLE) -> Iterator[tuple[dict[str, str], tuple[Asked, ...]]]:
    """Yield the files of each story, by name, with its questions."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if which in ("all", row["half"]):
            yield row["files"], tuple(Asked(story=row["id"], **question) for question in row["questions"])


def judge(asked: Asked, answer: Answer) -> Told:
    """Judge an answer by the patterns of its row."""
    texts = [answer.text or "", *(item.text for item in answer.items)]
    before = [other.text for other in answer.earlier]
    return Told(
        asked=asked,
        text=answer.text,
        right=answer.text is not None and any(re.search(asked.expected, each, re.IGNORECASE) for each in texts),
        earlier=None
        if asked.earlier is None
        else any(re.search(asked.earlier, each, re.IGNORECASE) for each in before),
    )


def ask_all(which: Half) -> list[Told]:
    """Ask every question of its own story."""
    told: list[Told] = []
    models: Assistant | None = None
    for files, questions in load_stories(which):
        articles = [article_from_text(name, text) for name, text in files.items()]
        models = Assistant.from_articles(articles) if models is None else models
        story = models.of(models.collection.without_articles(models.collection.entry).with_articles(articles))
        told += [judge(asked, story.ask(asked.question)) for asked in questions]
    return told


def figures(told: Sequence[Told]) -> dict[str, Figure]:
    """Return the share of right answers by kind of story, overall, and for earlier wordings."""
    kinds = dict.fromkeys(each.asked.kind for each in told)
    found = {kind: share([each.right for each in told if each.asked.kind == kind]) for kind in kinds}
    found["all"] = share([each.right for each in told])
    found["told what stood before"] = share([each.earlier for each in told if each.earlier is not None])
    return found


@app.command()
def main(
    only: Annotated[Half, typer.Option("--half", help="Which stories.")] = "all",
    verbose: Annotated[bool, typer.Option("--verbose", help="List the wrong answers.")] = False,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Print the figures, and save `versions.json`."""
    told = ask_all(only)
    found = figures(told)
    console, table = Console(), Table("", "right")
    for name, figure in found.items():
        table.add_row(name, shown(figure))
    console.print(table)
    for each in told if verbose else ():
        if not each.right or each.earlier is False:
            console.print(f"{each.asked.story}: {each.asked.question} {each.text!r}", highlight=False, soft_wrap=True)
    content = {"inputs": {"half": only}, "figures": {name: asdict(figure) for name, figure in found.items()}}
    print_saved(write_json("versions", content, out))


if __name__ == "__main__":
    app()

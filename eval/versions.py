"""`python -m eval.versions`: whether the newer words lead, on corrected, updated and live stories.

On `eval/gold/versions.jsonl`: invented stories, each a small folder of one or two files, with questions. An answer is
right if it, or one of its items, matches the row's regular expression. If the row says what stood there before,
`Answer.earlier` must give it. In two halves: the rules were corrected on "tune" alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from eval.command import Half, errors, print_saved, say, show_figures
from eval.metrics import Figure, share
from eval.report import RESULTS, write_json
from eval.rows import read_rows
from index.articles import article_from_text
from qa.assistant import Assistant
from qa.types import Answer

app = typer.Typer(add_completion=False, rich_markup_mode=None)
TABLE = Path(__file__).parent / "gold" / "versions.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryQuestion:
    """A question about a story, the pattern of its answer, and the pattern of the earlier wording, or None."""

    question: str
    expected: str
    earlier: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The files of a story, by name, and its questions."""

    id: str
    half: Literal["tune", "report"]
    files: dict[str, str]
    questions: tuple[StoryQuestion, ...]

    @property
    def kind(self) -> str:
        """The kind of story: "corrected", "wire" (two versions), "live" or "dated"."""
        return self.id.partition("-")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An answer, and whether it is right; `earlier` is None if there was no earlier wording."""

    story: Story
    question: str
    text: str | None
    right: bool
    earlier: bool | None


def judge(story: Story, question: StoryQuestion, answer: Answer) -> Judged:
    """Judge an answer by the patterns of its row."""
    texts = [answer.text or "", *(item.text for item in answer.items)]
    before = [other.text for other in answer.earlier]
    return Judged(
        story=story,
        question=question.question,
        text=answer.text,
        right=answer.text is not None and _matches(question.expected, texts),
        earlier=None if question.earlier is None else _matches(question.earlier, before),
    )


def _matches(pattern: str, texts: Sequence[str]) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for text in texts)


def ask_all(stories: Sequence[Story]) -> list[Judged]:
    """Ask every question of its own story."""
    judged: list[Judged] = []
    models: Assistant | None = None
    for story in stories:
        articles = [article_from_text(name, text) for name, text in story.files.items()]
        models = Assistant.from_articles(articles) if models is None else models
        assistant = models.of(models.collection.without_articles(models.collection.entry).with_articles(articles))
        judged += [judge(story, question, assistant.ask(question.question)) for question in story.questions]
    return judged


def figures(judged: Sequence[Judged]) -> dict[str, Figure]:
    """Return the share of right answers by kind of story, overall, and for earlier wordings."""
    kinds = dict.fromkeys(each.story.kind for each in judged)
    found = {kind: share([each.right for each in judged if each.story.kind == kind]) for kind in kinds}
    found["all"] = share([each.right for each in judged])
    found["told what stood before"] = share([each.earlier for each in judged if each.earlier is not None])
    return found


@app.command()
def main(
    only: Annotated[Half, typer.Option("--half", help="Which stories.")] = "all",
    verbose: Annotated[bool, typer.Option("--verbose", help="List the wrong answers.")] = False,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Print the figures, and save `versions.json`."""
    with errors():
        stories = [story for _, story in read_rows(TABLE, Story) if only in ("all", story.half)]
        judged = ask_all(stories)
    found = figures(judged)
    show_figures({name: {"right": figure} for name, figure in found.items()})
    for each in judged if verbose else ():
        if not each.right or each.earlier is False:
            say(f"{each.story.id}: {each.question} {each.text!r}")
    print_saved(write_json("versions", {"inputs": {"half": only}, "figures": found}, out))


if __name__ == "__main__":
    app()

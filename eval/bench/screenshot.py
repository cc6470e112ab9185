"""`python -m eval.bench.screenshot`: take the picture of the page that the README shows.

It shows articles of our own, so that no publisher's words are in it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval.bench.on_page import has_browser, opened
from eval.command import errors

ARTICLES = Path("eval/gold/articles")
PICTURE = Path("docs/images/page.png")
QUESTION = "When does the Petrel team want to fly around the world?"  # two newspapers differ

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def main(
    articles: Annotated[Path, typer.Option(help="The folder of articles.")] = ARTICLES,
    question: Annotated[str, typer.Option(help="What is asked.")] = QUESTION,
    out: Annotated[Path, typer.Option(help="The picture.")] = PICTURE,
) -> None:
    """Ask on the page, and save a picture of the answer and its article."""
    console = Console(stderr=True, markup=False, highlight=False)
    if not has_browser():
        console.print("error: this needs Chromium and Playwright: `make setup chromium`", style="red")
        raise typer.Exit(2)
    with errors():
        take(articles, question, out)
    console.print(f"Saved {out}, {out.stat().st_size / 1000:.0f} kB")


def take(articles: Path, question: str, out: Path) -> None:
    """Save a PNG of the page after the question was answered; raise `PullquoteError` if the page fails."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with opened(articles, "default") as (browser, address):
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce")
        page.goto(address)
        page.locator("#source .src").wait_for()
        page.fill("#ask textarea", question)
        page.press("#ask textarea", "Enter")
        page.locator("#source mark.ans").first.wait_for(timeout=60_000)
        page.locator("#chat .differs, #chat .without").first.wait_for(timeout=60_000)  # what others say comes later
        page.locator("#chat details.why").first.wait_for(timeout=60_000)
        page.screenshot(path=out)


if __name__ == "__main__":
    app()

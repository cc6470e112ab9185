"""Questions about news pages, kept without a word of the pages: ids, digests and offsets (`gold/news.jsonl`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from eval.rows import Row, lines, read_text
from eval.speakers import load_texts

NEWS = Path(__file__).parent / "gold" / "news.jsonl"

Half = Literal["fit", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsQuestion:
    """A question about a page, with the ranges of its text that answer it; none if the page does not say.

    `kind` is "plain", "paraphrase" or "search" (as typed into a search box), or, for those without an answer, what is
    wrong: another "name", "place" or "year", a "presupposition" that the page contradicts, or a "relation" that the
    page does not speak of between things that it names.
    """

    id: str
    page: str
    half: Half
    kind: str
    question: str
    answers: tuple[tuple[int, int], ...]


def load_news(path: Path = NEWS) -> tuple[NewsQuestion, ...]:
    """Return the questions in the file's order. Raise `GoldError` if a line is not in the form of the file."""
    return tuple(question for page in _pages(path) for question in _questions(page))


def load_pages(questions: Sequence[NewsQuestion], pages: Path, path: Path = NEWS) -> dict[str, str]:
    """Return the texts of the questions' pages by id, from the file of pages that the offsets were counted in.

    Raise `GoldPagesError` if a page is missing there, or has another text.
    """
    asked = {question.page for question in questions}
    labelled = [{"page": page.text("page"), "sha256": page.text("sha256")} for page in _pages(path)]
    return load_texts(pages, [page for page in labelled if page["page"] in asked])


def _pages(path: Path) -> list[Row]:
    return list(lines(read_text(path), path))


def _questions(page: Row) -> list[NewsQuestion]:
    half = page.text("half")
    if half not in ("fit", "report"):
        raise page.fail(f'"half" is {half!r}; it is "fit" or "report".')
    return [
        NewsQuestion(
            id=row.text("id"),
            page=page.text("page"),
            half="fit" if half == "fit" else "report",
            kind=row.text("kind"),
            question=row.text("question"),
            answers=tuple((answer.number("start"), answer.number("end")) for answer in row.rows("answers")),
        )
        for row in page.rows("questions")
    ]

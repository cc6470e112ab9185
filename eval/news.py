"""Questions about news pages, stored without a word of the pages: ids, digests and offsets (`gold/news.jsonl`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from eval.pages import load_texts
from eval.rows import read_rows
from index.types import Range

NEWS = Path(__file__).parent / "gold" / "news.jsonl"

Half = Literal["fit", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """A question as the file has it, below its page."""

    id: str
    kind: str
    question: str
    answers: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsQuestion(_Question):
    """A question about a page, with the ranges of its text that answer it; none if the page does not say.

    `kind` is "plain", "paraphrase" or "search" (as typed into a search box), or, for those without an answer, what is
    wrong: another "name", "place" or "year", a "presupposition" that the page contradicts, or a "relation" that the
    page does not speak of between things that it names.
    """

    page: str
    half: Half


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A page as the file has it."""

    page: str
    sha256: str
    half: Half
    questions: tuple[_Question, ...]


def load_news(path: Path = NEWS) -> tuple[NewsQuestion, ...]:
    """Return the questions in the file's order. Raise `GoldError` if a line is not in the form of the file."""
    return tuple(
        NewsQuestion(page=page.page, half=page.half, **asdict(question))
        for _, page in read_rows(path, _Page)
        for question in page.questions
    )


def load_news_texts(questions: Sequence[NewsQuestion], pages: Path, path: Path = NEWS) -> dict[str, str]:
    """Return the texts of the questions' pages by id, from the file of pages that the offsets were counted in.

    Raise `GoldError` if a page is missing there, or has another text.
    """
    asked = {question.page for question in questions}
    return load_texts(pages, {page.page: page.sha256 for _, page in read_rows(path, _Page) if page.page in asked})

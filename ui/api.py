"""The named endpoints, for programs: typed, so that their schema can be listed.

Gradio reads the annotations as they are: as strings, which the usual `__future__` import would make
of them, it would know no types.
"""

from typing import Any, TypedDict, cast

import gradio as gr

from index.errors import PullquoteError
from ui.conversation import MAX_QUESTION, read_question
from ui.types import Answerer


class CitationData(TypedDict):
    """`qa.types.Citation` as plain data."""

    article_id: str
    source: str
    title: str
    start: int
    end: int
    quote: str
    sentence_start: int
    sentence_end: int
    sentence: str
    published: str | None
    copies: list[str]


class OtherAnswerData(TypedDict):
    """`qa.types.OtherAnswer` as plain data."""

    text: str
    confidence: float
    citations: list[CitationData]


class AnswerData(TypedDict):
    """`qa.types.Answer` as plain data."""

    question: str
    understood_as: str
    text: str | None
    confidence: float
    citations: list[CitationData]
    evidence: dict[str, Any]
    also_said: list[CitationData]
    disagreements: list[OtherAnswerData]
    survives: bool | None
    without_source: OtherAnswerData | None
    nearest: CitationData | None
    also_asked: list[str]
    notices: list[str]


class ArticleData(TypedDict):
    """An article of the collection, without its text; `characters` counts code points."""

    id: str
    title: str
    source: str
    url: str | None
    published: str | None
    characters: int


class Endpoints:
    """What programs may call."""

    def __init__(self, assistant: Answerer) -> None:
        self._assistant = assistant

    def ask(self, question: str, article_id: str = "") -> AnswerData:
        """Answer a question with the exact words of the articles, or abstain.

        Args:
            question: the question, in plain words
            article_id: the one article to ask, by the id that `articles` lists; empty asks all of them

        """
        asked = read_question(question)
        if asked is None:
            raise gr.Error(f"a question has between 1 and {MAX_QUESTION} characters", print_exception=False)
        if not isinstance(article_id, str):
            raise gr.Error("article_id is a text, empty to ask all articles", print_exception=False)
        try:
            answer = self._assistant.ask(asked, articles=[article_id] if article_id else None)
        except PullquoteError as error:
            raise gr.Error(str(error), print_exception=False) from error
        return cast("AnswerData", answer.to_dict())

    def articles(self) -> list[ArticleData]:
        """List the articles of the collection."""
        return [
            ArticleData(
                id=article.id,
                title=article.title,
                source=article.source,
                url=article.url,
                published=article.published,
                characters=len(article.text),
            )
            for article in self._assistant.articles
        ]

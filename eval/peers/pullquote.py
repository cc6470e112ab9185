"""Pullquote itself, through the same interface as its peers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eval.peers.protocol import Ask, FoundAnswer
from index import article_from_text
from qa import Assistant


def open_articles(articles: Mapping[str, str], *, embedder: str, reader: str, loaded: Callable[[], None]) -> Ask:
    """Open the articles with the shipped reader: the weights of `reader` in eight bits."""

    def progress(stage: str, done: int, total: int) -> None:
        if stage == "loading models" and done == total:
            loaded()

    texts = [article_from_text(name, text) for name, text in articles.items()]
    assistant = Assistant.from_articles(texts, embedder=embedder, progress=progress)

    def ask(question: str) -> FoundAnswer:
        answer = assistant.ask(question)
        if answer.text is None:
            return FoundAnswer(None, confidence=answer.confidence)
        cited = answer.citations[0]
        return FoundAnswer(answer.text, cited.article_id, cited.start, cited.end, answer.confidence)

    return ask

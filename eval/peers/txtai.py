"""Txtai: a hybrid embeddings index, and its extractor with a question-answering model."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from txtai import Embeddings
from txtai.pipeline import RAG, Segmentation

from eval.peers.protocol import Ask, FoundAnswer


def open_articles(articles: Mapping[str, str], *, embedder: str, reader: str, loaded: Callable[[], None]) -> Ask:
    """Open the articles by paragraphs; the three best are read together, as is its default.

    It names the paragraph of an answer and no place: the words are looked up in that paragraph, the first there.
    """
    embeddings = Embeddings(path=embedder, hybrid=True, content=True, gpu=False)
    extractor = RAG(embeddings, reader, gpu=False, output="reference")
    loaded()
    segments = Segmentation(paragraphs=True, cleantext=False)
    places: dict[str, tuple[str, int, str]] = {}
    for name, text in articles.items():
        end = 0
        for paragraph in segments(text):
            start = text.index(paragraph, end)
            end = start + len(paragraph)
            places[f"{name}:{start}"] = (name, start, paragraph)
    embeddings.index([(key, paragraph, None) for key, (_, _, paragraph) in places.items()])

    def ask(question: str) -> FoundAnswer:
        said = extractor(question)
        if not said["answer"]:
            return FoundAnswer(None)
        name, start, paragraph = places[said["reference"]]
        inside = paragraph.find(said["answer"])
        if inside < 0:
            return FoundAnswer(said["answer"])
        return FoundAnswer(said["answer"], name, start + inside, start + inside + len(said["answer"]))

    return ask

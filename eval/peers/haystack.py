"""Haystack: BM25 and embeddings in memory, joined by reciprocal ranks, read by its extractive reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)
from haystack_integrations.components.readers.transformers import TransformersExtractiveReader

from eval.peers.protocol import Ask, FoundAnswer


def open_articles(articles: Mapping[str, str], *, embedder: str, reader: str, loaded: Callable[[], None]) -> Ask:
    """Open the articles; ten passages, cut like Pullquote's, are read for a question."""
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    answering = Pipeline()
    answering.add_component("embedder", SentenceTransformersTextEmbedder(model=embedder, progress_bar=False))
    answering.add_component("lexical", InMemoryBM25Retriever(store, top_k=10))
    answering.add_component("dense", InMemoryEmbeddingRetriever(store, top_k=10))
    answering.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=10))
    answering.add_component("reader", TransformersExtractiveReader(model=reader))
    answering.connect("embedder.embedding", "dense.query_embedding")
    answering.connect("lexical", "joiner")
    answering.connect("dense", "joiner")
    answering.connect("joiner.documents", "reader.documents")
    answering.warm_up()
    indexing = SentenceTransformersDocumentEmbedder(model=embedder, progress_bar=False)
    indexing.warm_up()
    loaded()
    splitter = DocumentSplitter(split_by="word", split_length=100, split_overlap=33)
    texts = [Document(content=text, meta={"article": name}) for name, text in articles.items()]
    store.write_documents(indexing.run(splitter.run(texts)["documents"])["documents"])

    def ask(question: str) -> FoundAnswer:
        asked = {"embedder": {"text": question}, "lexical": {"query": question}, "reader": {"query": question}}
        answers = answering.run(asked)["reader"]["answers"]
        if not answers or answers[0].data is None:
            return FoundAnswer(None)
        best = answers[0]
        start = best.document.meta["split_idx_start"] + best.document_offset.start
        return FoundAnswer(best.data, best.document.meta["article"], start, start + len(best.data), best.score)

    return ask

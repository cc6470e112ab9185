"""What was read, and finding passages in it. Knows nothing of answers."""

from index.articles import article_from_text, articles_of_file, read_articles
from index.chunker import chunk_article
from index.retriever import Retriever, build_retriever
from index.types import Article, Chunk, Passage, Range

__all__ = [
    "Article",
    "Chunk",
    "Passage",
    "Range",
    "Retriever",
    "article_from_bytes",
    "article_from_text",
    "build_retriever",
    "chunk_article",
    "read_articles",
]

from __future__ import annotations

import pytest

from index.chunker import chunk_article
from index.errors import UnknownArticle
from index.retriever import build_retriever, index_text
from tests.factories import make_article
from tests.fakes import FakeEmbedder

_ARTICLES = (
    make_article(id="guns.txt", text="Kyiv has about a hundred guns. Nobody counted them twice."),
    make_article(id="shells.txt", text="Seoul holds many shells. They are old."),
    make_article(id="more/shells.txt", text="Seoul holds many shells. They are old."),
)


@pytest.fixture
def retriever():
    chunks = [chunk for article in _ARTICLES for chunk in chunk_article(article)]
    return build_retriever(_ARTICLES, chunks, FakeEmbedder())


def test_best_first_with_both_ranks(retriever):
    """The chunk that both sides rank first is first, with rank 1, score 1 and both sides' ranks."""
    best = retriever.retrieve("How many guns does Kyiv have?", 3)[0]
    assert (best.chunk.article_id, best.rank, best.lexical_rank, best.dense_rank) == ("guns.txt", 1, 1, 1)
    assert best.score == pytest.approx(1.0)


def test_equal_chunks_keep_the_order_of_the_collection():
    """Chunks of the same score are ranked in the collection's order."""
    articles = [make_article(id=name, text=f"Seoul holds {name} shells.") for name in ("x", "b", "a")]
    retriever = build_retriever(articles, [chunk_article(article)[0] for article in articles], FakeEmbedder())
    found = [p.chunk.article_id for p in retriever.retrieve("Who holds shells?", 3)]
    assert found == ["x", "b", "a"]


def test_of_copies_the_first_is_found(retriever):
    """What a copy of an article repeats takes no place, unless that copy alone is asked."""
    assert [p.chunk.article_id for p in retriever.retrieve("Who holds shells?", 3)] == ["shells.txt", "guns.txt"]
    assert retriever.copies["shells.txt"] == ("more/shells.txt",)


def test_article_filter(retriever):
    """Only passages of the named articles; an unknown one is an error that names some known."""
    found = retriever.retrieve("shells", 5, articles=["more/shells.txt"])
    assert {p.chunk.article_id for p in found} == {"more/shells.txt"}
    with pytest.raises(UnknownArticle, match=r"nowhere\.txt.*guns\.txt"):
        retriever.retrieve("shells", 5, articles=["nowhere.txt"])


def test_nothing_to_ask_or_to_search(retriever):
    """A blank question, k = 0 and an empty collection give no passages."""
    assert retriever.retrieve("  ", 5) == ()
    assert retriever.retrieve("shells", 0) == ()
    assert build_retriever([], [], FakeEmbedder()).retrieve("shells", 5) == ()


def test_progress_ends_at_the_number_of_chunks():
    """The last report of progress says that all chunks are embedded."""
    chunks = chunk_article(_ARTICLES[0])
    told = []
    build_retriever(_ARTICLES, chunks, FakeEmbedder(), progress=lambda *at: told.append(at))
    assert told[-1] == (len(chunks), len(chunks))


def test_headline_is_indexed_with_the_chunk():
    """Both sides see an article's headline beside the chunk's words."""
    chunk = chunk_article(_ARTICLES[0])[0]
    assert index_text(_ARTICLES[0], chunk) == f"{_ARTICLES[0].title}\n{chunk.text}"

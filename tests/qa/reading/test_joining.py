"""Neighbouring passages are read as one."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from index.chunker import chunk_article
from index.types import Chunk, Passage, Range
from qa.reading.joining import joined, without_repeats
from qa.types import Reading, Span
from tests.factories import make_article

_WORDS = " ".join(f"Word{n} stands here." for n in range(40))
_ARTICLE = make_article(id="a.txt", text=_WORDS)
_OTHER = make_article(id="b.txt", text=_WORDS)
_ARTICLES = {"a.txt": _ARTICLE, "b.txt": _OTHER}


def _passage(start, end, rank, article=_ARTICLE):
    chunk = Chunk(
        id=f"{article.id}:{start}-{end}", article_id=article.id, start=start, end=end, text=article.text[start:end]
    )
    return Passage(chunk=chunk, score=1 / rank, rank=rank, lexical_rank=rank, lexical_score=float(-rank))


def _places(passages):
    return [(p.chunk.article_id, p.chunk.start, p.chunk.end, p.rank) for p in passages]


def test_passages_that_overlap_become_one():
    """The joined passage has the words of both once, and the rank and scores of the better one."""
    behind, before = _passage(19, 60, 2), _passage(0, 39, 5)
    (passage,) = joined([behind, before], _ARTICLES)
    assert _places([passage]) == [("a.txt", 0, 60, 2)]
    assert passage.chunk.text == _WORDS[0:60]
    assert passage.chunk.id == "a.txt:0-60"
    assert (passage.score, passage.lexical_rank, passage.lexical_score) == (0.5, 2, -2.0)


def test_only_white_space_may_lie_between():
    """Neighbours touch; passages apart, or of another article, stay as they are."""
    touching, apart, other = _passage(19, 37, 2), _passage(57, 75, 3), _passage(0, 18, 4, _OTHER)
    found = joined([_passage(0, 18, 1), touching, apart, other], _ARTICLES)
    assert _places(found) == [("a.txt", 0, 37, 1), ("a.txt", 57, 75, 3), ("b.txt", 0, 18, 4)]
    assert found[1:] == (apart, other)


def test_a_window_is_not_outgrown():
    """A passage that would exceed the window begins the next joined one."""
    parts = [_passage(19 * n, 19 * n + 18, n + 1) for n in range(5)]
    assert _places(joined(parts, _ARTICLES, words=6)) == [
        ("a.txt", 0, 37, 1),
        ("a.txt", 38, 75, 3),
        ("a.txt", 76, 94, 5),
    ]
    assert _places(joined(parts[:1], _ARTICLES, words=1)) == [("a.txt", 0, 18, 1)]


def test_the_order_of_the_passages_makes_no_difference():
    """Neither their order nor passages of another article change what is joined."""
    parts = [_passage(0, 39, 3), _passage(19, 60, 1), _passage(57, 75, 2)]
    other = _passage(0, 18, 4, _OTHER)
    found = joined(parts, _ARTICLES)
    for order in permutations([*parts, other]):
        assert joined(order, _ARTICLES) == (*found, other)
    assert joined((), _ARTICLES) == ()


def test_a_joined_passage_has_the_leads_of_its_own_place():
    """Leads that became part of the passage are dropped; the heading above it stays."""
    article = make_article(
        id="a.txt",
        text="# Guns\n\n" + "Nobody counted them all. " * 20 + "\n\n# Shells\n\n" + "They are very old. " * 20,
    )
    heading = article.structure.headings[1]
    first, *_, last = chunk_article(article, size=30, overlap=10)
    middle = [
        Passage(chunk=chunk, score=1.0, rank=n)
        for n, chunk in enumerate(chunk_article(article, size=30, overlap=10), start=1)
    ]
    whole = joined(middle, {article.id: article}, words=500)[0].chunk
    assert (whole.start, whole.end, whole.lead) == (first.start, last.end, first.lead)
    assert [lead.text for lead in last.lead] == [article.text[heading.start : heading.end]]
    assert heading.overlaps(Range(whole.start, whole.end))


def test_a_place_that_was_read_twice_counts_once():
    """The larger margin counts, on a tie the first; the same place of another article is separate."""
    first, second, other = _passage(0, 39, 1), _passage(19, 60, 2), _passage(0, 39, 3, _OTHER)
    here, there, alone = Span(19, 24, 3.0), Span(19, 24, 4.0), Span(0, 5, 1.0)
    readings = (
        Reading(passage=first, spans=(here, alone), null_score=0.0),
        Reading(passage=second, spans=(there,), null_score=0.5),
        Reading(passage=other, spans=(here,), null_score=0.0),
    )
    assert [reading.spans for reading in without_repeats(readings)] == [(alone,), (there,), (here,)]
    equal = (readings[0], replace(readings[1], null_score=1.0))
    assert [reading.spans for reading in without_repeats(equal)] == [(here, alone), ()]
    assert without_repeats(()) == ()


@given(st.permutations(range(8)), st.integers(1, 8), st.integers(1, 120))
def test_every_passage_lies_in_one_that_is_read(order, count, words):
    """All that was found is read, and nothing else."""
    chunks = chunk_article(_ARTICLE, size=20, overlap=6)
    parts = [
        Passage(chunk=chunks[number], score=1.0, rank=rank)
        for rank, number in enumerate(order, start=1)
        if number < len(chunks)
    ][:count]
    found = joined(parts, _ARTICLES, words=words)
    covered = {at for p in found for at in range(p.chunk.start, p.chunk.end) if not _WORDS[at].isspace()}
    wanted = {at for p in parts for at in range(p.chunk.start, p.chunk.end) if not _WORDS[at].isspace()}
    assert covered == wanted
    assert len({p.chunk.id for p in found}) == len(found) <= len(parts)
    assert [p.rank for p in found] == sorted(p.rank for p in found)
    for part in parts:
        assert any(p.chunk.start <= part.chunk.start and part.chunk.end <= p.chunk.end for p in found)

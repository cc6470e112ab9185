"""What an author tells of themselves does not answer a question about somebody else."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Chunk, Passage
from qa.kinds.first_person import without_authors_own
from qa.types import Reading, Span

_COLUMN = """---
title: On homework
author: Bo Roe
---

Ada Lund wants to end homework. I taught for 18 years in Orme.

"I cried for two hours," said a boy. My aunt, Ida Holm, taught for 30 years.
"""


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("How long did Ada Lund teach?", "18 years", False),
        ("Where did Ada Lund teach?", "Orme", False),
        ("How long did Bo Roe teach?", "18 years", True),
        ("How long did the author teach?", "18 years", True),
        ("How long did Ada Lund cry?", "two hours", True),
        ("How long did Ida Holm teach?", "30 years", True),
    ],
)
def test_first_person(question, quote, stays):
    """Other people's words and other people in the sentence are not the author's own."""
    article = article_from_text("a.md", _COLUMN)
    at = article.text.index(quote)
    chunk = Chunk(id="a", article_id="a.md", start=0, end=len(article.text), text=article.text)
    spans = (Span(at, at + len(quote), 5.0),)
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=spans, null_score=0.0)
    assert (without_authors_own(question, [reading], {"a.md": article})[0].spans == spans) == stays


def test_an_article_without_an_author_has_no_first_person():
    """Whoever speaks may be the one who is asked about."""
    article = article_from_text("a.txt", "I taught for 18 years in Orme.")
    chunk = Chunk(id="a", article_id="a.txt", start=0, end=len(article.text), text=article.text)
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=(Span(13, 21, 5.0),), null_score=0.0)
    assert without_authors_own("How long did Ada Lund teach?", [reading], {"a.txt": article}) == (reading,)

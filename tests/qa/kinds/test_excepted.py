"""An answer about all is quoted with the exception behind it."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Chunk, Passage
from qa.kinds.excepted import with_exceptions
from qa.types import Reading, Span


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        ("Ships leave at 8.15 every day but Sunday.", "every day", "every day but Sunday"),
        ("It opens daily except Mondays and Tuesdays.", "daily", "daily except Mondays and Tuesdays"),
        ("It opens every day except on Good Friday, from 9.", "every day", "every day except on Good Friday"),
        ("Everyone but Lund voted.", "Everyone", "Everyone but Lund"),
        ("Ships leave every day but it is dear.", "every day", "every day"),
        ("It opens daily. Except Mondays, it is full.", "daily", "daily"),
        ("Two ships but Lund's left.", "Two ships", "Two ships"),
    ],
)
def test_exceptions(text, quote, whole):
    """Within the sentence, and not what only follows a "but"."""
    article = article_from_text("a.txt", text)
    at = article.text.index(quote)
    chunk = Chunk(id="a", article_id="a.txt", start=0, end=len(article.text), text=article.text)
    reading = Reading(
        passage=Passage(chunk=chunk, score=1.0, rank=1), spans=(Span(at, at + len(quote), 5.0),), null_score=0.0
    )
    (span,) = with_exceptions("When do they leave?", [reading], {"a.txt": article})[0].spans
    assert article.text[span.start : span.end] == whole

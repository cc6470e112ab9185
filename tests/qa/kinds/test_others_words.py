"""What somebody else said is no answer to what one person said."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Chunk, Passage
from qa.kinds.others_words import without_others_words
from qa.types import Reading, Span

_TEXT = """Storm over Orme

"The roof simply went," said Ada Lund, who keeps the inn. Mayor Bo Roe thanked the firemen.

"We ran all night," a spokesman for Orme Rail said on Monday. "Nobody slept at all."
"""


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("What did Bo Roe say about the storm?", "The roof simply went", False),
        ("What did Mayor Roe say?", "The roof simply went", False),
        ("What did Ada Lund say about the storm?", "The roof simply went", True),
        ("What did the mayor say about the storm?", "The roof simply went", True),
        ("What did the head of Tolm Water say?", "We ran all night", True),
        ("What went in the storm?", "The roof", True),
        ("What did Bo Roe say about the night?", "We ran all night", False),
        ("What did Orme Rail say about the night?", "We ran all night", True),
        ("What did Ada Lund say about the mayor?", "thanked the firemen", True),
    ],
)
def test_words_of_another(question, quote, stays):
    """Words that are another's are left out; those of nobody in particular, or asked for by a role, are not."""
    article = article_from_text("a.txt", _TEXT)
    at = article.text.index(quote)
    chunk = Chunk(id="a", article_id="a.txt", start=0, end=len(article.text), text=article.text)
    spans = (Span(at, at + len(quote), 5.0),)
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=spans, null_score=0.0)
    after = without_others_words(question, [reading], {"a.txt": article})
    assert (after[0].spans == spans) == stays

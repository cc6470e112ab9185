"""A word that describes what is asked for names nobody."""

from __future__ import annotations

import pytest

from qa.kinds.spans.describing import without_descriptions, without_nationalities
from tests.qa.kinds.quoting import spans_left

_BUILDER = "The choir was promised £500 by a local builder, who wished to remain anonymous."


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("Who is the builder that promised £500?", _BUILDER, "local", False),
        ("Who is the builder that promised £500?", _BUILDER, "a local builder", False),
        ("Who is the builder that promised £500?", _BUILDER, "local builder, who wished to remain anonymous", False),
        ("Who promised the choir £500?", _BUILDER, "a local builder", True),
        ("Who is the builder?", "The Orme builder Ada Lund has won.", "Ada Lund", True),
    ],
)
def test_descriptions(question, text, quote, stays):
    """Neither does a noun with its adjective; a name, or an answer to who did something, may."""
    assert spans_left(question, text, quote, rule=without_descriptions) == ([quote] if stays else [])


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("Where does Bo Roe live?", "The Danish rower Bo Roe came third.", "Danish", False),
        ("Where is Bo Roe from?", "The Danish rower Bo Roe came third.", "Danish", True),
        ("Where does Bo Roe live?", "Bo Roe is Danish.", "Danish", True),
        ("Where does Bo Roe live?", "Bo Roe rows for his UK club.", "UK", True),
        ("Where does Bo Roe live?", "Bo Roe rows in Britain every year.", "Britain", True),
        ("Where does Bo Roe live?", "Bo Roe rows in Denmark every year.", "Denmark", True),
        ("What is Bo Roe?", "The Danish rower Bo Roe came third.", "Danish", True),
    ],
)
def test_nationalities(question, text, quote, stays):
    """Where a person lives is not said by the adjective of a nation before a noun."""
    assert spans_left(question, text, quote, rule=without_nationalities) == ([quote] if stays else [])

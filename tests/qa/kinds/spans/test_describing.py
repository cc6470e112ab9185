"""A word that describes what is asked for names nobody."""

from __future__ import annotations

import pytest

from qa.kinds.spans.describing import without_descriptions
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
        ("What did Roe do for a living?", "It was Roe who reported it.", "reported", False),
        ("What is Roe's job?", "Roe, who explained it, is a plumber.", "explained", False),
        ("What did Roe do for a living?", "Roe traded in wool.", "traded in wool", True),
        ("What is Roe's job?", "Roe is a retired plumber.", "retired", True),
        ("What did Roe do?", "Roe resigned.", "resigned", True),
        ("Who voted for the ban?", "By a majority of two to one the jury voted for the ban.", "two to one", False),
        (
            "Who voted for the ban?",
            "By two to one that the jury voted.",
            "two to one that the jury",
            False,
        ),
        ("Which country has Roe gone to?", "Apologies: Ida Roe (abroad)", "abroad", False),
        ("Which country has Roe gone to?", "Apologies: Ida Roe (abroad)", "Ida Roe (abroad)", False),
        ("Where has Roe gone?", "Apologies: Ida Roe (abroad)", "abroad", True),
        ("Which country has Roe gone to?", "Ida Roe is in Chile.", "Chile", True),
        ("Who voted for the ban?", "By two to one the jury voted for the ban.", "the jury", True),
    ],
)
def test_descriptions(question, text, quote, stays):
    """Nor are a verb of saying a job, a ratio of votes a person, and "abroad" a country."""
    assert spans_left(question, text, quote, rule=without_descriptions) == ([quote] if stays else [])

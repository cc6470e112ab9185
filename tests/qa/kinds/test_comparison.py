"""The order of two quotes that are compared."""

from __future__ import annotations

import pytest

from qa.kinds.comparison import order_of
from qa.understanding.sides import read_comparison
from tests.factories import make_article
from tests.ui.fakes import make_citation


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("The votes are counted:\n\nJo Ray (Lab) 2,117\nTim Poe (Ind) 1,060\nAl Orr (Con) 904\n\nIt rained.", "more"),
        (
            "The cakes are counted:\n\nJo Ray (Lab) 2,117\nTim Poe (Ind) 1,060\nAl Orr (Con) 904\n\nIt rained.",
            "unclear",
        ),
        ("There are votes.\n\nJo Ray was born in 2,117.\n\nIt rained.\n\nAl Orr (Con) 904\n", "unclear"),
    ],
    ids=["one list", "of something else", "no list"],
)
def test_lines_of_a_result_are_ordered(text, order):
    """Numbers at the ends of lines of one list count one thing, if the article tells of it."""
    article = make_article(text)
    comparison = read_comparison("Who got more votes, Ray or Orr?")
    one, other = make_citation(article, "2,117"), make_citation(article, "904")
    assert order_of(comparison, one, other, {article.id: article}) == order

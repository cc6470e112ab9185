"""Questions to begin with."""

from __future__ import annotations

from index.articles import read_articles
from tests.factories import make_article
from tests.ui.fakes import SEEDS
from ui.examples import SEED_EXAMPLES, examples_for


def test_the_seeds_have_examples():
    """Those that were written for them."""
    assert examples_for(read_articles(SEEDS).articles) == SEED_EXAMPLES


def test_other_collections_have_none():
    """Not even one that holds the seeds and more."""
    assert examples_for(()) == ()
    assert examples_for((*read_articles(SEEDS).articles, make_article())) == ()

"""A citation is built from a range of an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.citing import cite
from qa.errors import VerbatimError
from tests.factories import make_article

_ARTICLE = make_article(text="Seoul holds shells. Kyiv holds guns.")


def test_a_citation_knows_its_quote_and_its_sentence():
    """The quote is the text at its offsets, inside its whole sentence."""
    citation = cite(_ARTICLE, 25, 30)
    assert citation.quote == "holds"
    assert (citation.sentence, citation.sentence_start, citation.sentence_end) == ("Kyiv holds guns.", 20, 36)


@given(st.text(min_size=1, max_size=60), st.data())
def test_every_citation_is_verbatim(text, data):
    """Whatever the text, a citation is the slice of it, inside a sentence that is a slice too."""
    article = make_article(text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    citation = cite(article, start, end)
    assert citation.quote == article.text[citation.start : citation.end]
    assert citation.sentence == article.text[citation.sentence_start : citation.sentence_end]
    assert citation.sentence_start <= start < end <= citation.sentence_end


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 4), (30, 99)])
def test_a_range_outside_the_article_cannot_be_cited(start, end):
    """An empty range, or one that leaves the text, raises."""
    with pytest.raises(VerbatimError):
        cite(_ARTICLE, start, end)

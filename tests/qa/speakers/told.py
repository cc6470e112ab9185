"""Quotations as the tests write them: what is said, and by whom."""

from __future__ import annotations

from qa.speakers import quotations
from tests.factories import make_article


def told(text, *, direct=None):
    """Return what is said in a text as (words, speaker's name or None), in order; of one kind where that is given."""
    article = make_article(text)
    return [
        (text[each.start : each.end], None if each.speaker is None else each.speaker.name)
        for each in quotations(article)
        if direct is None or each.direct == direct
    ]

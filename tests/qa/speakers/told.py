"""Quotations in the form that tests write: what is said, and by whom."""

from __future__ import annotations

from qa.speakers import quotations
from tests.factories import make_article


def told(text, *, direct=None):
    """Return the quotations of a text as (words, speaker's name or None), in order; only of one kind if given."""
    article = make_article(text)
    return [
        (text[each.start : each.end], None if each.speaker is None else each.speaker.name)
        for each in quotations(article)
        if direct is None or each.direct == direct
    ]

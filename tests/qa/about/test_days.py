"""Where an article states its own day."""

from __future__ import annotations

import pytest

from qa.about.days import day_place
from tests.factories import make_article

_BODY = "\n\nThe bridge at Orrin is shut, the council says.\n"


@pytest.mark.parametrize(
    ("head", "published", "updated"),
    [
        ("Bridge shut\n\nPublished: 3 May 2024\nUpdated: 4 May 2024 18:00", "3 May 2024", "4 May 2024"),
        ("Bridge shut\n\nPublished: 3 May 2024", "3 May 2024", None),
        ("Bridge shut\n\n3 May 2024", "3 May 2024", "3 May 2024"),
        ("Bridge shut\n\nUpdated: 4 May 2024", "4 May 2024", "4 May 2024"),
        ("From: Ann Roe <a@roe.example>\nSent: Friday, March 7, 2025 9:14 AM", "Friday, March 7, 2025", None),
        ("Bridge shut\n\nLast updated: March 2023", "March 2023", "March 2023"),
        ("The Orrin News\nSpring 2025", "Spring 2025", "Spring 2025"),
        ("Bridge shut\n\nPub\u00adlished: 3\u00a0M\u00aday 2024", "3\u00a0M\u00aday 2024", None),
        ("Bridge shut\n\nPublished3 May 2024, 08:30 BST", "3 May 2024", None),
        ("BRIDGE SHUT\n\nSATURDAY, MAY l4, I938", "SATURDAY, MAY l4, I938", "SATURDAY, MAY l4, I938"),
        ("Bridge shut", None, None),
    ],
)
def test_the_day_is_quoted_from_the_head_of_the_article(head, published, updated):
    """Of two days, the one asked for; a day of publication is none of an update."""
    article = make_article(head + _BODY)
    for is_update, day in ((False, published), (True, updated)):
        place = day_place(article, updated=is_update)
        assert (None if place is None else article.text_of(place)) == day

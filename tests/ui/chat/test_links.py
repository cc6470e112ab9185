"""Links to the page."""

from __future__ import annotations

import pytest

from ui.chat.links import Link, read_link


def test_a_link_opens_an_article_at_a_place():
    """Its parts are decoded, and the range is one of numbers."""
    link = read_link("?article=odd%20names%2Fa.txt&start=3&end=17")
    assert (link.article, link.range()) == ("odd names/a.txt", (3, 17))


@pytest.mark.parametrize("search", [None, 5, "", "?", "?x=1", "&".join(["a=1"] * 99)])
def test_any_other_address_asks_for_nothing(search: object):
    """Whatever it is."""
    assert read_link(search) == Link()


@pytest.mark.parametrize(
    "place", ["start=1", "start=a&end=2", "start=-1&end=2", "start=1&end=" + "9" * 99, "start=&end="]
)
def test_what_is_no_place_has_no_range(place: str):
    """The parts are kept, so that a message can name them."""
    assert read_link(f"?article=a.txt&{place}").range() is None

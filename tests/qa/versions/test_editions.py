"""Which of two versions of a story is newer."""

from __future__ import annotations

import pytest

from qa.versions.editions import edition_of, is_newer
from tests.factories import make_article


def _article(head="", id="a.txt", note=""):  # noqa: A002  the field's name
    return make_article(
        f"Quay opens\n\n{head}\n\nThe new quay of Orrin was opened on Monday, its master said.\n\n{note}", id=id
    )


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        (_article("Published: 2024-05-04"), _article("Published: 2024-05-03")),
        (_article("Published: 2024-05-03 14:15"), _article("Published: 2024-05-03 06:40")),
        (_article("Published: 3 May 2024\nUpdated: 3 May 2024 9.30pm"), _article("Published: 3 May 2024 4pm")),
        (_article("Published: 3 May 2024\nUpdated: 5 May 2024"), _article("Published: 4 May 2024")),
        (_article("2024-05-03", note="Correction: It is the old quay."), _article("2024-05-03")),
        (_article("UPDATE 3-Quay opens"), _article("UPDATE 1-Quay opens")),
        (_article("2nd LEAD Quay opens"), _article()),
        (_article("(Updates with words of mayor)"), _article()),
        (_article(id="quay-1700.txt"), _article(id="quay-0600.txt")),
        (_article(id="quay-6pm.txt"), _article(id="quay-10am.txt")),
        (_article(id="quay-v2.txt"), _article(id="quay-v1.txt")),
        (_article(id="quay-updated.txt"), _article(id="quay.txt")),
    ],
)
def test_the_newer_version_is_known(newer, older):
    """What a version states about itself decides, then its file name, in either order of arguments."""
    assert is_newer(newer, older) is True
    assert is_newer(older, newer) is False


def test_nothing_is_guessed():
    """Two unrelated names give no order."""
    assert is_newer(_article(id="times.txt"), _article(id="post.txt")) is None
    assert is_newer(_article("2024-05-03", id="times.txt"), _article("2024-05-03", id="post.txt")) is None


def test_an_edition_is_the_last_day_and_time_that_the_head_states():
    """Only the head's day and time count, not those of the text."""
    article = _article("Published: 3 May 2024 08:00\nUpdated: 4 May 2024 10:30")
    assert edition_of(article)[:2] == ("2024-05-04", 630)

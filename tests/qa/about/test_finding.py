from __future__ import annotations

import pytest

from qa.about.finding import is_by


@pytest.mark.parametrize(
    ("author", "name"),
    [("Ole Krog", "the Rev. Ole Krog"), ("Ida Moss", "Sgt Moss"), ("Asha Sen", "Asha Sen"), ("Asha Sen", "Sen")],
)
def test_titles_before_a_name_do_not_count(author, name):
    """A surname that is a short title too stays: only what is before another word is a title."""
    assert is_by(author, name)
    assert not is_by("Asha Roe", name)

from __future__ import annotations

from qa.words.bodies import BODIES
from qa.words.given_names import GIVEN_NAMES
from qa.words.titles import MEN, SHORT_OF_SEVERAL, SHORT_TITLES, TITLES, WOMEN


def test_short_titles_are_titles():
    """Those that may end in a full stop are of a man, of a woman or of either."""
    assert {"mr", "mrs", "cllr", "sgt"} <= SHORT_TITLES < TITLES
    assert MEN.isdisjoint(WOMEN)
    assert SHORT_OF_SEVERAL.isdisjoint(TITLES)


def test_no_given_name_is_a_title_or_a_body():
    """A list that held one would take a part of somebody's name away."""
    assert GIVEN_NAMES.isdisjoint(TITLES | SHORT_OF_SEVERAL)
    assert GIVEN_NAMES.isdisjoint(BODIES)

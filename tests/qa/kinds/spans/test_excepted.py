"""An answer about all is quoted with the exception behind it."""

from __future__ import annotations

import pytest

from qa.kinds.spans.excepted import with_exceptions
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        ("Ships leave at 8.15 every day but Sunday.", "every day", "every day but Sunday"),
        ("It opens daily except Mondays and Tuesdays.", "daily", "daily except Mondays and Tuesdays"),
        ("It opens every day except on Good Friday, from 9.", "every day", "every day except on Good Friday"),
        ("Everyone but Lund voted.", "Everyone", "Everyone but Lund"),
        ("Ships leave every day but it is dear.", "every day", "every day"),
        ("They asked everyone but Lund refused to answer.", "everyone", "everyone"),
        ("It opens daily. Except Mondays, it is full.", "daily", "daily"),
        ("Two ships but Lund's left.", "Two ships", "Two ships"),
    ],
)
def test_exceptions(text, quote, whole):
    """Within the sentence, and not what only follows a "but"."""
    assert spans_left("When do they leave?", text, quote, rule=with_exceptions) == [whole]

from __future__ import annotations

import pytest

from qa.understanding.alone import alone
from tests.qa.test_assistant import make_assistant


@pytest.mark.parametrize(
    "typed",
    [
        "And  Ukraine?",
        "In 1970?",
        "Can you tell me who the mayor is?",
        "Thanks. When?",
        "(Who won?)",
        "What did he say?",
        "hello",
    ],
)
def test_it_is_what_is_asked_without_a_conversation(typed):
    """For every form that a question is typed in; nothing for a greeting."""
    answer = make_assistant({"a hundred guns": 3.0}).ask(typed)
    assert alone(typed) == ("" if answer.kind == "none" else answer.understood_as)

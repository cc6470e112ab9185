from __future__ import annotations

import pytest

from index.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("?!", []),
        ("Shells, shell; SHELLED", ["shell", "shell", "shell"]),
        ("the U.S. Army", ["the", "us", "armi"]),
        ("Beyoncé", ["beyonc"]),
        ("Beyonce", ["beyonc"]),
        ("Seoul’s and Seoul's", ["seoul", "and", "seoul"]),
        ("105mm in 2024", ["105mm", "in", "2024"]),
    ],
)
def test_tokens(text, tokens):
    """Words are stemmed and stripped of case, accents, possessives and the dots of initials."""
    assert tokenize(text) == tokens

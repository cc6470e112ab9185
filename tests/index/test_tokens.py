from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import snowballstemmer

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
        ("Mar\u00adket, mar\u200bket and mar\u2060ket", ["market", "market", "and", "market"]),
        ("\ufeffIt\u200f rained\u200e on\u202a £4\u00a0million\u202c", ["it", "rain", "on", "4", "million"]),
        ("cafe\u0301 and caf\u00e9", ["cafe", "and", "cafe"]),
        ("Ærø, Łódź, Straße, Þór, Đakovo", ["aero", "lodz", "strass", "thor", "dakovo"]),
    ],
)
def test_tokens(text, tokens):
    """Words are stemmed and stripped of case, accents, possessives and the dots of initials."""
    assert tokenize(text) == tokens


def test_threads_do_not_spoil_each_others_stems(monkeypatch):
    """Words met for the first time by several threads at once are stemmed as by one alone."""
    words = [
        f"{stem}{place}{end}"
        for stem in ("general", "hop", "arm")
        for end in ("ations", "ing", "ies")
        for place in "abcdefghij"
    ]
    alone = snowballstemmer.stemmer("english")
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(tokenize, [" ".join(words[at:] + words[:at]) for at in range(0, len(words), 11)]))
    finally:
        sys.setswitchinterval(interval)
    expected = [alone.stemWord(word) for word in words]
    for at, stems in zip(range(0, len(words), 11), found, strict=True):
        assert stems == expected[at:] + expected[:at]

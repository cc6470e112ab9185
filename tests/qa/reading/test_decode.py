from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.reading.decode import best_spans, tidy, word_edges

_ALL = np.ones(4, dtype=np.bool_)


def _logits(*values):
    return np.array(values, dtype=np.float32)


def test_joint_decoding_by_hand():
    """The best pair of start and end is taken, not the best start and the best end apart."""
    start, end = _logits(1, 5, 0, 2), _logits(4, 0, 3, 1)
    assert best_spans(start, end, _ALL, _ALL, count=3) == [(1, 2, 8.0), (1, 3, 6.0), (0, 0, 5.0)]


def test_only_allowed_tokens_and_bounded_length():
    """Forbidden starts and ends are never used, and no span is longer than the bound."""
    start, end = _logits(9, 5, 0, 2), _logits(4, 0, 3, 9)
    may_start, may_end = np.array([0, 1, 1, 1], dtype=np.bool_), np.array([1, 1, 1, 0], dtype=np.bool_)
    assert best_spans(start, end, may_start, may_end, count=1) == [(1, 2, 8.0)]
    assert best_spans(start, end, may_start, may_end, count=1, max_tokens=1) == [(1, 1, 5.0)]


def test_nothing_allowed_gives_no_span():
    """No allowed start, no allowed end, or a count of 0 give an empty list."""
    none = np.zeros(4, dtype=np.bool_)
    logits = _logits(1, 2, 3, 4)
    assert best_spans(logits, logits, none, _ALL, count=5) == []
    assert best_spans(logits, logits, _ALL, none, count=5) == []
    assert best_spans(logits, logits, _ALL, _ALL, count=0) == []


@given(st.integers(1, 9), st.integers(1, 4), st.integers(1, 5), st.randoms())
def test_decoding_is_the_brute_force_search(tokens, max_tokens, count, random):
    """Spans and scores are those of trying every pair."""
    start = _logits(*(random.randint(-9, 9) for _ in range(tokens)))
    end = _logits(*(random.randint(-9, 9) for _ in range(tokens)))
    allowed = np.ones(tokens, dtype=np.bool_)
    pairs = [(i, j) for i in range(tokens) for j in range(i, min(i + max_tokens, tokens))]
    expected = sorted(((i, j, float(start[i] + end[j])) for i, j in pairs), key=lambda s: (-s[2], s[0], s[1]))
    assert best_spans(start, end, allowed, allowed, count=count, max_tokens=max_tokens) == expected[:count]


@pytest.mark.parametrize(
    ("text", "word"),
    [("about 3.4 million", "3.4"), ("old 105mm guns", "105mm"), ("for Chang Ho-jin said", "Ho-jin"), ("é́ İx", "İx")],
)
def test_words_and_numbers_are_whole(text, word):
    """No span may begin or end inside a word, a decimal number or a hyphenated name."""
    at = text.index(word)
    edges = word_edges(text)
    assert edges[at]
    assert edges[at + len(word)]
    assert not edges[at + 1 : at + len(word)].any()


def test_names_joined_by_a_hyphen_may_be_parted():
    """A span may hold one of two capitalised names that a hyphen joins."""
    edges = word_edges("Russia-North Korea")
    assert edges[6]
    assert edges[7]


@pytest.mark.parametrize(
    ("before", "span", "after", "expected"),
    [
        ("a ", "“very big mistake", "” if", "very big mistake"),
        ("make “", "a “big mistake", "” twice", "a “big mistake”"),
        ("was ", "“no surprise”", " but", "no surprise"),
        ("", "missiles,", " and", "missiles"),
        ("in ", "(CSIS", ") said", "CSIS"),
        ("the ", "report (CSIS", ") said", "report (CSIS)"),
        ("", "Center (CSIS)", " said", "Center (CSIS)"),
        ("", "U.S.", " ally", "U.S."),
        ("said ", "mistake”", ".", "mistake"),
        ("", "Seoul’s", " guns", "Seoul’s"),
        ("", "“", " x", "“"),
        ('called "', 'a mild surprise"', ".", "a mild surprise"),
        ("a ", '"mild" surprise', "", '"mild" surprise'),
        ("is ", '6"', " long", '6"'),
        ("at ", "9 a.m", ". on", "9 a.m."),
        ("the ", "U.S", ".", "U.S."),
        ("at ", "9.30", ". On", "9.30"),
        ("", "3“", "”\u0301 x", "3“"),
        ("an ", "“\u0301x”", " y", "“\u0301x”"),
    ],
)
def test_tidy(before, span, after, expected):
    """Quotation marks and brackets pair up, outer ones and trailing commas stay outside."""
    text = before + span + after
    start, end = tidy(text, len(before), len(before) + len(span))
    assert text[start:end] == expected


@given(st.text("a “”()',. ", max_size=20), st.data())
def test_tidy_stays_a_range_of_the_text(text, data):
    """Whatever the marks, the result is a non-empty range, at most one character longer at its end."""
    start = data.draw(st.integers(0, max(len(text) - 1, 0)))
    end = data.draw(st.integers(start + 1, max(len(text), start + 1)))
    begin, stop = tidy(text, start, min(end, len(text))) if start < min(end, len(text)) else (0, 1)
    assert start <= begin or start >= end or text == ""
    assert begin < stop <= min(end, len(text)) + 1 or text == ""


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It paid US$1,250.50 for it.", "US$1,250.50"),
        ("A deal of £4.5bn-£5.2bn was made.", "£4.5bn-£5.2bn"),
        ("It cost $4.7m, they say.", "$4.7m"),
        ("Write to press@deal.example today.", "press@deal.example"),
        ("See https://deal.example/a?b=1 for more.", "https://deal.example/a?b=1"),
        ("It begins at 14:30 in Rome.", "14:30"),
        ("Some 3.4m tonnes were sold.", "3.4m"),
        ("They met at 2.30pm, he said.", "2.30pm"),
        ("He met J.-P. Marchand there.", "J.-P. "),
    ],
)
def test_no_span_ends_inside_what_is_written_as_one(text, whole):
    """Amounts and their ranges, addresses, times and double initials are whole, and end where they end."""
    edges, start = word_edges(text), text.index(whole)
    assert not edges[start + 1 : start + len(whole)].any()
    assert edges[start]
    assert edges[start + len(whole)]


def test_a_year_may_be_taken_out_of_a_range():
    """A year may be taken from a range, as when something began, and a country before a name."""
    assert word_edges("It ran 1968-1990.")[11]
    assert word_edges("the U.S. Army")[8]

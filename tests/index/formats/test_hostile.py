"""Whatever a file holds, it is read with exact ranges or refused with a reason, in bounded time."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from index.articles import articles_of_file
from index.errors import FormatError
from index.formats import LIMITS, extract, suffixes

_CORPUS = Path(__file__).parents[2] / "eval" / "fire" / "corpus"
_OWN = sorted(set(suffixes()) - {".png", ".jpg", ".jpeg", ".tif", ".tiff"})  # pictures: test_ocr
_LINE = 60_000  # characters of a file that is one line
_ENDLESS = {
    "letters": "a",
    "words": "word ",
    "sentences": "It rained on Monday. ",
    "opening": "<[({",
    "tags": "<p>",
    "marks": "*_`~",
    "quotes": '"',
    "cells": "a|",
    "rows": "a,b;c\t",
    "accents": "\u0301",
    "nothing": "\u200b",
    "days": "4 May 2025 ",
}


def _is_exact(path: str, data: bytes) -> bool:
    """Whether a file is read with exact ranges; False if it is refused with a reason."""
    try:
        articles = articles_of_file(path, data)
    except FormatError as error:
        reason = str(error)
        articles = ()
    if not articles:
        assert reason[:1].islower()
        return False
    for article in articles:
        for one, other in pairwise([(0, 0), *((each.start, each.end) for each in article.places)]):
            assert one[1] <= other[0] < other[1] <= len(article.text)
        for one, other in pairwise([(0, 0), *((each.start, each.end) for each in article.sentences)]):
            assert one[1] <= other[0] < other[1] <= len(article.text)
        assert article.text.strip("\ufeff \r\n\t")
    return True


@pytest.mark.parametrize("suffix", _OWN)
@pytest.mark.parametrize(
    "data", [b"", b"\n \r\n\t", b"\xef\xbb\xbf", b"\0", b"\0" * 4096], ids=["empty", "blank", "mark", "nul", "nuls"]
)
def test_a_file_of_nothing_is_refused(suffix, data):
    """An empty file is refused by every format, with a reason."""
    assert not _is_exact(f"a{suffix}", data)


@pytest.mark.parametrize("suffix", _OWN)
def test_noise_is_refused_or_read_exactly(suffix):
    """Random bytes, alone or after the beginning of the format, are refused or read exactly."""
    random = Random(suffix)
    seeds = [path.read_bytes() for path in sorted((_CORPUS / f"format{suffix}").glob("*"))]
    _is_exact(f"a{suffix}", random.randbytes(3_000))
    for seed in seeds[:1]:
        _is_exact(f"a{suffix}", seed[: len(seed) // 2])
        _is_exact(f"a{suffix}", seed[: len(seed) // 2] + random.randbytes(500))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".csv", ".jsonl", ".eml", ".srt"])
@pytest.mark.parametrize("name", _ENDLESS)
def test_one_endless_line_is_refused_or_read_exactly(suffix, name):
    """Endless runs of anything that a parser searches the end of are refused or read exactly."""
    unit = _ENDLESS[name]
    line = (unit * (_LINE // len(unit))).encode()
    _is_exact(f"a{suffix}", b"Subject: a\n\n" + line if suffix == ".eml" else line)


def test_a_text_of_too_many_lines_is_refused():
    """Too many lines are refused, however they end and however short they are."""
    limits = replace(LIMITS, lines=3)
    assert extract("a.txt", b"a\r\nb\r\nc", limits=limits)
    for end in ("\n", "\r", "\r\n", "\u2028", "\f"):
        with pytest.raises(FormatError, match="4 lines in one article, and at most 3"):
            extract("a.txt", end.join("abcd").encode(), limits=limits)

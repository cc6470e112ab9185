"""The context of chunks, which is looked for near each chunk alone."""

from __future__ import annotations

import pytest

from index import leads
from index.articles import articles_of_file
from index.chunker import chunk_article
from index.types import Range
from tests.counting import calls


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("", "# a\n"),
        ("", "# Some more words here\n"),
        ("These things were brought to the town on Monday:\n\n", "* a\n"),
        ("| day | place |\n|---|---|\n", "| Monday | Kyiv |\n"),
    ],
)
def test_a_chunk_of_a_long_text_takes_no_longer(monkeypatch: pytest.MonkeyPatch, head: str, line: str):
    """Pieces are compared with a chunk, and with its leads, as often in a long text as in a short one."""
    compared = []
    overlaps = Range.overlaps
    monkeypatch.setattr(Range, "overlaps", lambda self, other: compared.append(1) or overlaps(self, other))
    counts = []
    for lines in (500, 2_000):
        (article,) = articles_of_file("a.md", f"The story began on Monday. It rained.\n\n{head}{line * lines}".encode())
        compared.clear()
        chunks = chunk_article(article)
        counts.append(len(compared) / len(chunks))
    assert counts[1] <= counts[0] * 1.5 + 1


@pytest.mark.parametrize("rows", [2, 40])
def test_twice_the_tables_and_lists_are_twice_the_work(rows: int):
    """Those that are far from a chunk are not looked at, nor are the sentences outside what is too long for it."""
    table = "| day | place |\n|---|---|\n" + "| Monday morning | Kyiv by train |\n" * rows
    items = "These were brought to the town:\n\n" + "* some bread and water\n" * rows
    text = f"# What came\n\nIt rained.\n\n{table}\nIt was cold.\n\n{items}\n"
    articles = [articles_of_file("a.md", (text * times).encode())[0] for times in (20, 40)]
    assert len(articles[0].structure.tables) == len(articles[0].structure.lists) == 20
    single, double = (calls(lambda article=article: chunk_article(article)) for article in articles)
    assert single < double < 2.2 * single


def test_a_chunk_has_what_it_touches():
    """The first and the last item, none before and none behind."""
    pieces = (Range(3, 5), Range(5, 9), Range(12, 14))
    touched = [
        leads._touches(pieces, Range(*chunk)) for chunk in ((0, 3), (0, 4), (9, 12), (8, 12), (13, 20), (14, 20))
    ]
    assert touched == [False, True, False, True, True, False]

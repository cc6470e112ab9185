"""Recognised lines to regions: what a recogniser's boxes say that the letters of a PDF file do not."""

from __future__ import annotations

from index.formats.ocr import article_of
from index.formats.ocr_lines import OcrLine

_LEFT = (
    "The board of the harbour met on Mon-",
    "day and chose a Danish firm to re-",
    "build the pier, which lost a third",
    "of its deck in the storm.",
)
_RIGHT = (
    "Fishermen are unhappy about it, and",
    "have asked for oak; plastic, they say",
    "gets slippery, and it sings in wind",
    "all night long.",
)


def _line(text: str, left: float, top: float, width: float, height: float = 20) -> OcrLine:
    box = (left, top, left + width, top + height)
    return OcrLine(text, box, *box)


def _column(
    texts, left: float, top: float = 100, *, heights=(20,), step: float = 22, letter: float = 7
) -> list[OcrLine]:
    return [
        _line(text, left, top + n * step, letter * len(text), heights[n % len(heights)]) for n, text in enumerate(texts)
    ]


def _paragraphs(*lines: OcrLine) -> list[str]:
    return article_of([(lines, 1.0)]).text.split("\n\n")


def test_a_narrow_gutter_parts_columns():
    """No gap between two boxes is one between words, so that half a letter's height is enough."""
    width = 7 * max(map(len, _LEFT))
    left = [line._replace(right=40 + width) for line in _column(_LEFT[:3], 40)]
    assert _paragraphs(*left, *_column(_LEFT[3:], 40, 166), *_column(_RIGHT, 40 + width + 9)) == [
        "The board of the harbour met on Monday and chose a Danish firm to rebuild the pier, "
        "which lost a third of its deck in the storm.",
        "Fishermen are unhappy about it, and have asked for oak; plastic, they say gets slippery, "
        "and it sings in wind all night long.",
    ]


def test_lines_whose_boxes_differ_are_one_paragraph():
    """A line without tall letters has a lower box, and is of the same size."""
    lines = _column(_RIGHT, 40, heights=(20, 16, 17, 19))
    assert len(_paragraphs(*lines)) == 1


def test_a_smaller_note_below_is_another_paragraph():
    """A smaller footnote is its own paragraph, though boxes differ within a paragraph too."""
    notes = _column(
        ("1 Known as the harbour project, which", "was begun in June by the board and", "is not done."),
        40,
        190,
        heights=(13, 12),
        step=14,
        letter=5,
    )
    assert [text[:9] for text in _paragraphs(*_column(_LEFT, 40), *notes)] == ["The board", "1 Known a"]


def test_a_headline_beside_a_column_is_no_part_of_its_lines():
    """What stands far to the right of a line, and is of another size, does not continue it."""
    lines = _column(_LEFT[:2], 40)
    (_, second) = lines
    headline = _line("Nice Pier, Love the Dent!", 340, second.top - 8, 420, 36)
    assert _paragraphs(*lines, headline) == [
        "The board of the harbour met on Monday and chose a Danish firm to re-",
        headline.text,
    ]


def test_two_rows_of_cells_are_no_sentence():
    """Short texts far apart in a row are cells, even if there are too few rows to show a table."""
    cells = [
        _line(text, left, top, 60)
        for top, row in ((100, ("Year", "Cost")), (122, ("2024", "$5m")))
        for text, left in zip(row, (40, 240), strict=True)
    ]
    assert "Year | Cost\n2024 | $5m" in _paragraphs(*cells)


def test_specks_are_no_words_of_a_line():
    """What is recognised in dirt at the edge, in a picture or between lines stands for itself."""
    specks = [_line("~", 12, 126, 6, 6), _line("è", 420, 150, 9, 30), _line(".:", 330, 112, 5, 4)]
    paragraphs = _paragraphs(*_column(_LEFT, 40), *specks)
    assert [text for text in paragraphs if len(text) > 3] == [
        "The board of the harbour met on Monday and chose a Danish firm to rebuild the pier, "
        "which lost a third of its deck in the storm."
    ]


def test_running_heads_and_page_numbers_are_boilerplate():
    """Those of the pages of a scan, as of any PDF file; they break no paragraph."""
    pages = [
        ([_line("THE QUENBY GAZETTE", 40, 20, 200), *_column(body, 40), _line(f"{number}", 200, 900, 12)], 1.0)
        for number, body in zip((7, 8, 9), (_LEFT, _RIGHT, _LEFT[::-1]), strict=True)
    ]
    article = article_of(pages)
    boilerplate = [article.text[block.start : block.end] for block in article.blocks if block.kind == "boilerplate"]
    assert boilerplate == ["THE QUENBY GAZETTE", "7", "THE QUENBY GAZETTE", "8", "THE QUENBY GAZETTE", "9"]
    assert [place.page for place in article.places if place.label == "page 3"]

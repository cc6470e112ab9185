"""PDF files: reading order, paragraphs, hyphens, running heads and properties."""

from __future__ import annotations

import pypdfium2
import pytest

from index.articles import articles_of_file
from index.formats import LIMITS, extract
from index.formats.pdf import read
from tests.index.formats.typeset import Setting, pages_of, typeset, use_font

_PARAGRAPHS = (
    "The harbour board said on Monday that the old lighthouse would be restored before the winter storms arrive, after "
    "a survey had found deep cracks in its northern wall and in two of the three galleries.",
    "Work is to begin in the first week of September. The restoration will cost about three million pounds, half of it "
    "from a foundation that was set up by the families of former lighthouse keepers.",
    "Visitors have been kept out since the spring. The board hopes that the tower can be opened again in the following "
    "summer, when the town will celebrate the anniversary of the harbour's foundation.",
    "Critics had asked for the money to be spent on the pier instead, which loses planks with every storm and has been "
    "closed to anglers for most of the year.",
)
_VOWELS = "aeiou"


def _syllables(word: str) -> list[int]:
    """Return where a word may be broken: between a vowel and a consonant that a vowel follows."""
    return [
        n
        for n in range(3, len(word) - 3)
        if word.isalpha() and word[n - 1] in _VOWELS and word[n] not in _VOWELS and word[n + 1] in _VOWELS
    ]


def _text(data: bytes) -> str:
    return read(data, "a.pdf", LIMITS)[0].text


def _marked(data: bytes, kind: str) -> list[str]:
    (article,) = read(data, "a.pdf", LIMITS)
    return [article.text[block.start : block.end] for block in article.blocks if block.kind == kind]


@pytest.mark.parametrize(
    "setting",
    [
        Setting(),
        Setting(justified=False),
        Setting(indent=12, space=0),
        Setting(hyphenate=_syllables, width=300),
        Setting(columns=2, size=8),
        Setting(columns=2, size=8, across=True, hyphenate=_syllables),
        Setting(columns=3, size=8, width=595, height=420, gutter=12),
    ],
    ids=["justified", "ragged", "indented", "hyphenated", "two columns", "two columns across", "three columns"],
)
def test_paragraphs_come_back_as_they_were_set(setting):
    """Line ends, hyphens and columns are undone, whatever way the page was set."""
    assert _text(typeset(_PARAGRAPHS, setting)) == "\n\n".join(_PARAGRAPHS)


def test_a_paragraph_goes_on_overleaf():
    """A paragraph cut by a page break is joined, and each half keeps its page."""
    data = typeset(_PARAGRAPHS * 5, Setting(height=330))
    (article,) = read(data, "a.pdf", LIMITS)
    assert article.text == "\n\n".join(_PARAGRAPHS * 5)
    assert [place.page for place in article.places] == list(range(1, len(article.places) + 1))
    assert [place.label for place in article.places][:2] == ["page 1", "page 2"]
    assert all(a.end <= b.start for a, b in zip(article.places, article.places[1:], strict=False))


def test_running_heads_and_page_numbers_are_boilerplate():
    """What comes again on the edge of each page is marked, and the text around it is whole."""
    data = typeset(_PARAGRAPHS * 6, Setting(height=330, head="The Harbour Courier {page}", foot="Page {page} of 9"))
    marked = _marked(data, "boilerplate")
    assert marked[:4] == ["The Harbour Courier 1", "Page 1 of 9", "The Harbour Courier 2", "Page 2 of 9"]
    text = _text(data)
    for each in marked:
        text = text.replace(f"{each}\n\n", "", 1).replace(f"\n\n{each}", "", 1)
    assert text == "\n\n".join(_PARAGRAPHS * 6)


def test_first_lines_that_differ_are_no_running_heads():
    """The first line of a page is text, although pages begin at the same height."""
    assert _marked(typeset(_PARAGRAPHS * 6, Setting(height=330)), "boilerplate") == []


def test_an_authors_hyphen_at_a_line_end_stays():
    """A hyphen that the word has elsewhere, before a digit or a capital, is the author's."""

    def draw(canvas):
        for n, line in enumerate(
            ["A well-", "known firm in Baden-", "Württemberg planned for 2019-", "2020 an inter-", "national fair."]
        ):
            canvas.drawString(60, 500 - 12 * n, line)

    text = _text(pages_of(draw)).replace("\n\n", " ")
    assert text == "A well-known firm in Baden-Württemberg planned for 2019-2020 an international fair."


def test_ligatures_and_soft_hyphens_are_plain_letters():
    """A quote can be typed: no ligature glyphs and no soft hyphens are in the text."""
    data = pages_of(lambda canvas: canvas.drawString(60, 500, "The \ufb01rst o\ufb03cial co\u00adoperation"))
    assert _text(data) == "The first official cooperation"


def test_a_headline_over_two_lines_is_one_heading_and_the_title():
    """A centred headline in large letters is one paragraph, and names the article."""

    def draw(canvas):
        canvas.setFont(use_font(), 20)
        canvas.drawCentredString(210, 540, "The lighthouse will be")
        canvas.drawCentredString(210, 515, "restored")
        canvas.setFont(use_font(), 10)
        for n, line in enumerate(["The harbour board said on Monday", "that work begins soon."]):
            canvas.drawString(60, 480 - 12 * n, line)

    (article,) = read(pages_of(draw), "a.pdf", LIMITS)
    assert article.title == "The lighthouse will be restored"
    assert _marked(pages_of(draw), "heading") == ["The lighthouse will be restored"]
    assert article.text.endswith("The harbour board said on Monday that work begins soon.")


def test_a_table_is_read_row_by_row():
    """Cells that are in columns are a row each line, the first one being the header if it alone has no number."""
    rows = [
        ("City", "Year", "People"),
        ("Lisbon", "2021", "545,796"),
        ("Porto", "2021", "231,800"),
        ("Braga", "2021", "193,324"),
    ]

    def draw(canvas):
        for n, row in enumerate(rows):
            for column, cell in enumerate(row):
                canvas.drawString(60 + 110 * column, 500 - 14 * n, cell)

    assert _text(pages_of(draw)) == "\n".join(" | ".join(row) for row in rows)
    assert _marked(pages_of(draw), "header row") == ["City | Year | People"]
    assert len(_marked(pages_of(draw), "table row")) == 3


def test_a_footnote_does_not_cut_the_paragraph_above_it():
    """Text in smaller letters at the foot of a page follows the paragraph that goes on overleaf."""

    def first(canvas):
        canvas.setFont(use_font(), 10)
        for n, line in enumerate(
            ["The board had met in secret and without any of the", "minutes that the law has asked for since the"]
        ):
            canvas.drawString(60, 500 - 12 * n, line)
        canvas.setFont(use_font(), 7)
        canvas.drawString(60, 60, "1 See the annual report of the board.")

    def second(canvas):
        canvas.setFont(use_font(), 10)
        canvas.drawString(60, 500, "reform of that year, as its clerk said when asked.")

    assert _text(pages_of(first, second)).split("\n\n") == [
        "The board had met in secret and without any of the minutes that the law has asked for since the reform of "
        "that year, as its clerk said when asked.",
        "1 See the annual report of the board.",
    ]


def test_digits_in_superscript_are_no_part_of_a_number():
    """A small digit above the line is a raised character; one that is only small is not."""

    def page(canvas):
        line = canvas.beginText(60, 500)
        for words, size, rise in (
            ("Shut in 1974", 10, 0),
            ("12", 7, 4),
            (" and 1998", 10, 0),
            ("3", 7, 0),
            (".", 10, 0),
        ):
            line.setFont(use_font(), size)
            line.setRise(rise)
            line.textOut(words)
        canvas.drawText(line)

    assert _text(pages_of(page)) == "Shut in 1974¹² and 19983."


def test_letters_outside_of_the_page_are_not_read():
    """What a reader of the page cannot see is no part of the text."""

    def draw(canvas):
        canvas.drawString(60, 400, "Seen by all.")
        canvas.drawString(60, -40, "Below the edge.")

    assert _text(pages_of(draw)) == "Seen by all."


@pytest.mark.parametrize(
    "title", ["Microsoft Word - report.doc", "untitled", "Untitled-1", "final_v3.indd", "Document1"]
)
def test_a_title_that_a_program_made_is_ignored(title):
    """A file's name or a program's own words are no title."""
    assert read(typeset(_PARAGRAPHS, Setting(properties={"Title": title})), "a.pdf", LIMITS)[0].title is None


def test_properties_name_the_article():
    """Title and author come from the document's properties."""
    setting = Setting(properties={"Title": "The Old Lighthouse", "Author": "Ana Prates"})
    (article,) = read(typeset(_PARAGRAPHS, setting), "a.pdf", LIMITS)
    assert (article.title, article.author) == ("The Old Lighthouse", "Ana Prates")
    assert article.created is not None
    assert article.extractor.startswith("pdf 2 (pypdfium2 ")


@pytest.mark.parametrize(("stated", "day"), [("27 March 2025", "2025-03-27"), ("Published 5 May 2024", "2024-05-05")])
def test_the_day_at_the_head_goes_before_that_of_the_file(stated, day):
    """A report is of the day it states; the day the file was made counts only if it states none."""
    bare, dated = typeset(_PARAGRAPHS), typeset(("What the board said", stated, *_PARAGRAPHS))
    made = read(dated, "a.pdf", LIMITS)[0].created
    assert made is not None
    (by_head,), (by_file,) = articles_of_file("a.pdf", dated), articles_of_file("a.pdf", bare)
    assert (by_head.published, by_head.notes) == (day, ())
    assert (by_file.published, by_file.notes) == (made, ("dated by its file: the article itself states no day",))
    assert day != made


@pytest.mark.parametrize("author", ["(anonymous)", "[Unknown]", "anonymous"])
def test_an_author_that_a_program_made_is_ignored(author: str):
    """What a program writes if it knows nobody is no author, in brackets or not."""
    assert read(typeset(_PARAGRAPHS, Setting(properties={"Author": author})), "a.pdf", LIMITS)[0].author is None


def test_the_same_bytes_give_the_same_article_in_a_process_of_its_own():
    """What is read apart is what is read here, twice."""
    data = typeset(_PARAGRAPHS * 3, Setting(columns=2, size=9, head="Courier", foot="{page}"))
    assert extract("a.pdf", data) == read(data, "a.pdf", LIMITS) == read(data, "a.pdf", LIMITS)


def test_every_letter_knows_its_place_in_the_file():
    """The letter at each offset is the one that PDFium names at its page and number."""
    from index.formats.pdf import parse

    data = typeset(_PARAGRAPHS * 4, Setting(height=330, head="Courier", hyphenate=_syllables))
    text, _, _ = parse(data, LIMITS)
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage() for page in document]
    assert len(text.text) == len(text.pages) == len(text.indices)
    for char, page, index in zip(text.text, text.pages, text.indices, strict=True):
        if index >= 0:
            assert pages[page - 1].get_text_range(index, 1).strip("\r\n") in (char, "\x02")


def test_a_line_that_begins_with_a_number_by_chance_begins_no_item():
    """A number or an initial at a line's head does not part a paragraph, and real items are parted."""
    lines = [
        "The board has met on the third floor of the building at Pier",
        "4. That was the place where the first meeting was held by a",
        "J. Prates, who then was the keeper of the lighthouse in town.",
    ]
    items = ["1. Stone from the old quarry", "2. Glass", "3. Iron"]

    def draw(canvas):
        for n, line in enumerate([*lines, "", *items]):
            canvas.drawString(50, 500 - 12 * n, line)

    assert _text(pages_of(draw)).split("\n\n") == [" ".join(lines), *items]
    assert _marked(pages_of(draw), "list item") == items


def test_the_work_of_finding_columns_grows_with_the_rows(monkeypatch):
    """Twice as many rows of cells are not looked at four times as often."""
    from index.formats import pdf_columns

    looks = []
    whole = pdf_columns._between_columns
    monkeypatch.setattr(pdf_columns, "_between_columns", lambda *a: looks.append(len(a[0])) or whole(*a))

    def grid(rows):
        looks.clear()
        cells = [(60 + 90 * n % 270, 9_000 - 12 * (n // 3), f"{n}") for n in range(3 * rows)]
        data = pages_of(lambda canvas: [canvas.drawString(*cell) for cell in cells], size=(420, 9_100))
        assert len(_text(data).split("\n")) == rows
        return sum(looks)

    assert grid(400) < 2.6 * grid(200)


def test_what_stands_below_columns_is_read_after_them():
    """A heading and a table follow both columns, even where the blank between columns goes on through the table."""
    left = [
        "The harbour board has said on",
        "Monday that the old lighthouse",
        "would be restored before winter",
        "and that",
    ]
    right = [
        "its northern wall was found to",
        "have deep cracks in it, which a",
        "survey had looked for in spring",
        "of that year.",
    ]
    rows = [("City", "People"), ("Lisbon", "545,796"), ("Porto", "231,800")]

    def draw(canvas):
        canvas.setFont(use_font(), 10)
        for n, pair in enumerate(zip(left, right, strict=True)):
            canvas.drawString(50, 500 - 12 * n, pair[0])
            canvas.drawString(230, 500 - 12 * n, pair[1])
        canvas.drawString(50, 420, "Towns of the coast")
        for n, row in enumerate(rows):
            canvas.drawString(50, 390 - 14 * n, row[0])
            canvas.drawString(250, 390 - 14 * n, row[1])

    assert _text(pages_of(draw)).split("\n\n") == [
        " ".join(left + right),
        "Towns of the coast",
        "City | People\nLisbon | 545,796\nPorto | 231,800",
    ]


def test_stretched_blanks_of_justified_lines_are_no_table():
    """Lines with wide blanks one below the other are text where they are flush on both sides."""
    lines = ["Radars of the other", "satellites and those", "telescopes as well"]

    def draw(canvas):
        for n, line in enumerate(lines):
            first, rest = line.split(" ", 1)
            canvas.drawString(50, 500 - 12 * n, first)
            canvas.drawRightString(180, 500 - 12 * n, rest)
        canvas.drawString(50, 464, "were named.")

    assert _text(pages_of(draw)) == " ".join(lines) + " were named."

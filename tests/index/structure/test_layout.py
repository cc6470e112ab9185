"""Paragraphs, headings, lists and tables, and the blocks that a format knows."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure import structure_of
from index.structure.pieces import lay_out
from index.types import Block, Range

_BODY = "The South Korean government expressed grave concern on Thursday."
_TABLES = {
    "bars": ("| Year | Country |\n|---|---|\n| 2015 | Syria |\n| 2017 | Peru |", "| Year | Country |", 2),
    "bars without a rule": (
        "Year | Country | Samples\n2015 | Syria | 38\n2017 | Peru | 11",
        "Year | Country | Samples",
        2,
    ),
    "tabs": ("Year\tCountry\n2015\tSyria\n2017\tPeru", "Year\tCountry", 2),
    "columns": (
        "Party            Candidate         Votes\n"
        "Labour           Aoife Trennant   11,482\n"
        "Liberal Democrat Meera Patwardhan  5,033",
        "Party            Candidate         Votes",
        2,
    ),
    "no header": ("1 | 2 | 3\n4 | 5 | 6", None, 2),
}


def _words(text, ranges):
    return [text[r.start : r.end] for r in ranges]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", _TABLES)
def test_tables(name, end):
    """A table has a row per line, and a header if its first row names the columns."""
    rows, header, count = _TABLES[name]
    text = f"{_BODY}\n\n{rows}\n\n{_BODY}".replace("\n", end)
    structure = structure_of(text)
    (table,) = structure.tables
    assert (None if table.header is None else text[table.header.start : table.header.end]) == header
    assert len(table.rows) == count
    assert set(table.rows) <= set(structure.paragraphs)
    assert structure.boilerplate == ()


@pytest.mark.parametrize(
    "text",
    [
        "He came.  She went.  They stayed.\nIt rained.  It poured.  It froze.\nAll left.  All cried.  The end.",
        "Home | News | Sport",
        "One\ttab only\nand a line without",
        "a | b\n\nc | d",
    ],
)
def test_prose_is_no_table(text):
    """Two blanks after a full stop, a menu, and a lone line are no table."""
    assert structure_of(text).tables == ()


@pytest.mark.parametrize("bullet", ["-", "*", "•", "–", "1.", "a)", "(a)", "►"])
def test_lists_with_their_lead(bullet):
    """Lists of any kind of mark have the sentence that introduces them."""
    bullets = [bullet, {"1.": "2.", "a)": "b)", "(a)": "(b)"}.get(bullet, bullet)]
    text = f"{_BODY} It asked for:\n{bullets[0]} more arms\n{bullets[1]} fewer words\n\n{_BODY}"
    structure = structure_of(text)
    (listing,) = structure.lists
    assert _words(text, [listing.lead]) == ["It asked for:"]
    assert _words(text, listing.items) == [f"{bullets[0]} more arms", f"{bullets[1]} fewer words"]


def test_a_heading_leads_a_list():
    """A heading introduces a list if there is no sentence above it."""
    text = f"{_BODY}\n\nIngredients\n- 3 leeks\n- 60g butter\n\nMethod\n1. Heat the oven.\n2. Bake."
    structure = structure_of(text)
    assert [_words(text, [listing.lead]) for listing in structure.lists] == [["Ingredients"], ["Method"]]


@pytest.mark.parametrize("mark", ["(a)", "a)", "1)", "-"])
def test_points_of_a_point_are_a_list_of_their_own(mark):
    """The point above introduces them, and does not stand among them."""
    inner = [f"{mark} {words}" for words in ("moss", "reeds")]
    if mark != "-":
        inner[1] = inner[1].replace("a", "b", 1).replace("1", "2")
    lines = ["1. Rents rise.", "2. None may cut:", *inner, "3. The hall is let.", "4. All left."]
    text = f"{_BODY}\n\n" + "\n\n".join(lines)
    structure = structure_of(text)
    assert [_words(text, listing.items) for listing in structure.lists] == [lines[:2], inner, lines[4:]]
    assert _words(text, [structure.lists[1].lead]) == ["None may cut:"]


def test_a_signature_is_no_list():
    """A dash alone begins a name, or what somebody says."""
    assert structure_of(f"{_BODY}\n\n– Jane Doe\n\n{_BODY}").lists == ()


@pytest.mark.parametrize(
    "heading",
    ["## Who pays?", "Who pays?", "Who pays", "**Who pays**", "Who pays\n--------", "1. WHO PAYS", "WHO PAYS"],
)
def test_headings(heading):
    """Headings are Markdown's, underlined, numbered, or short and alone above text."""
    text = f"{_BODY}\n\n{heading}\n\n{_BODY}"
    assert _words(text, structure_of(text).headings) == [heading.partition("\n")[0]]


@pytest.mark.parametrize("line", ["It rained.", "**FM:** And the answer?", "```python", "❤️"])
def test_short_lines_that_are_no_headings(line):
    """A sentence, an interviewer's question, code, and a line without letters are no headings."""
    text = f"{_BODY}\n\n{line}\n\n{_BODY}"
    assert structure_of(text).headings == ()


def test_headings_of_a_text_without_blank_lines():
    """There each line is a paragraph, and a time above a heading belongs to it."""
    text = f"{_BODY}\n21:15\nSchools to stay shut\n{_BODY}\n20:40\nPower fails\n{_BODY}"
    assert _words(text, structure_of(text).headings) == ["Schools to stay shut", "Power fails"]


_LINES = st.sampled_from(
    [
        "# A",
        "- item",
        "1. item",
        "| a | b |",
        "|---|---|",
        "a\tb",
        "Who pays",
        _BODY,
        "> quoted",
        "",
        "Menu",
        "===",
        "a  b  c",
    ]
)


@given(st.lists(_LINES, max_size=12).map("\n".join), st.sampled_from(["\n", "\r\n", "\r"]))
def test_ranges_are_in_order_and_sentences_stay_inside(text, end):
    """Every field is in order without overlap; no sentence crosses a paragraph, an item, a heading or a row."""
    text = text.replace("\n", end)
    structure = structure_of(text)
    rows = [row for table in structure.tables for row in (*filter(None, [table.header]), *table.rows)]
    items = [item for listing in structure.lists for item in listing.items]
    for ranges in (structure.paragraphs, structure.sentences, structure.headings, structure.boilerplate, rows, items):
        assert all(a.end <= b.start for a, b in pairwise(ranges))
    for piece in (*structure.headings, *structure.boilerplate, *rows, *items):
        assert piece in structure.paragraphs
    assert structure.paragraphs == tuple(piece.range for piece in lay_out(text).pieces)
    for sentence in structure.sentences:
        assert any(p.start <= sentence.start and sentence.end <= p.end for p in structure.paragraphs)


def test_blocks_come_before_what_a_text_looks_like():
    """Edges of blocks end paragraphs, and their kinds are taken as they are."""
    text = "Menu World It rained in Seoul. A picture of it"
    blocks = [Block("boilerplate", 0, 10), Block("heading", 11, 30), Block("caption", 31, 46)]
    structure = structure_of(text, blocks=blocks)
    assert structure.boilerplate == (Range(0, 10),)
    assert structure.headings == (Range(11, 30),)
    assert structure.captions == (Range(31, 46),)


def test_blocks_make_lists_and_tables():
    """Rows belong to the table that begins above them, and items to one list."""
    lines = ["It asked for:", "arms", "words", "Year Country", "2015 Syria", "Year City", "2017 Lima"]
    text = "\n".join(lines)
    at = [text.index(line) for line in lines]
    kinds = [None, "list item", "list item", "header row", "table row", "header row", "table row"]
    blocks = [Block(k, a, a + len(w)) for k, a, w in zip(kinds, at, lines, strict=True) if k is not None]
    structure = structure_of(text, blocks=blocks)
    assert [_words(text, [t.header, *t.rows]) for t in structure.tables] == [lines[3:5], lines[5:]]
    assert _words(text, structure.lists[0].items) == lines[1:3]


_WRAPPED = [
    "Two of them, a married couple, will move into the tower on",
    "the first of April, the trust announced on Thursday. They",
    "were chosen from 2,316 applicants in eleven countries, and",
    "have sold the house.",
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_one_paragraph(end):
    """Wrapped lines are joined, also in quoted mail and in capitals."""
    text = end.join(_WRAPPED)
    assert structure_of(text).paragraphs == (Range(0, len(text)),)
    quoted = end.join(f"> {line}" for line in _WRAPPED)
    assert len(structure_of(quoted).paragraphs) == 1
    assert len(structure_of(quoted).sentences) == 2
    shouted = (end.join(_WRAPPED) + end + end + end.join(_WRAPPED) + end + end + end.join(_WRAPPED)).upper()
    assert len(structure_of(shouted).paragraphs) == 3


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It cost $4.7m. J.-P. Marchand paid at 14:30.", 2),
        ("He met J.-P. Marchand of No. 10 in St. Louis.", 1),
        ("The U.S. Senate met at 3 p.m. Tuesday in Washington.", 1),
        ("It ended at 9 p.m. Nobody came.", 2),
        ("See vol. 3 and p. 5 of it.", 1),
        ("“What?” he asked. She left.", 2),
        ("DR. FERGUS MCALLISTER LIVES IN ST. LOUIS. HE LEFT.", 2),
        ("Cafe\u0301 d’Arc ope\u0301ned.\u200b It closed.", 2),
    ],
)
def test_sentences_do_not_end_inside(text, count):
    """Numbers, initials, times, abbreviations and invisible characters end no sentence."""
    assert len(structure_of(text).sentences) == count


def test_the_work_grows_with_the_length(monkeypatch):
    """Each line of a long text is laid out once, and only lines that can hold two sentences are segmented."""
    calls = []
    monkeypatch.setattr("index.structure.sentences.get_sentence_boundaries", lambda *given: calls.append(given) or [])
    counts = []
    for lines in (1_000, 2_000):
        calls.clear()
        text = "a: b\nc. D\n" * lines
        assert len(structure_of(text).paragraphs) == 2 * lines
        counts.append(len(calls))
    assert counts[1] == 2 * counts[0] <= 4 * 1_000

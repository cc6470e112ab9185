from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from index.articles import article_from_text
from index.chunker import chunk_article, index_text
from index.types import Chunk, Lead, Listing, Range, Structure, Table
from tests.factories import make_article, make_chunk, seed_text


def laid_out(*lines: str, id: str = "a.txt"):  # noqa: A002  the field's name
    """Make an article of lines: "# " is a heading, "| " a row, "|| " a header row, "- " an item, "> " a list's lead."""
    text, lines_at = "", []
    for line in lines:
        mark, words = line.split(" ", 1) if line[:2] in ("# ", "| ", "||", "- ", "> ") else ("", line)
        lines_at.append((mark, Range(len(text), len(text) + len(words))))
        text += words + "\n"
    tables, lists = [], []
    for (before, above), (mark, place) in pairwise([("", Range(0, 0)), *lines_at]):
        if mark == "||" or (mark == "|" and before not in ("|", "||")):
            tables.append(Table(header=place if mark == "||" else None, rows=(place,)))
        elif mark == "|":
            tables[-1] = replace(tables[-1], rows=(*tables[-1].rows, place))
        elif mark == "-" and before != "-":
            lists.append(Listing(lead=above if before == ">" else None, items=(place,)))
        elif mark == "-":
            lists[-1] = replace(lists[-1], items=(*lists[-1].items, place))
    structure = Structure(
        paragraphs=tuple(place for _, place in lines_at),
        sentences=tuple(place for _, place in lines_at),
        headings=tuple(place for mark, place in lines_at if mark == "#"),
        tables=tuple(tables),
        lists=tuple(lists),
    )
    return replace(make_article("x", id=id), text=text, structure=structure)


def _cut(article, size, overlap=0):
    return [
        ([lead.text for lead in c.lead], c.text.split("\n")) for c in chunk_article(article, size=size, overlap=overlap)
    ]


_TABLE = ("|| Home Away", "| Penn 0", "| Brack 1", "| Fenn 2", "| Selm 3")


def test_a_short_table_is_whole():
    """A table that fits is in one chunk, with its header and heading."""
    article = laid_out("Five words stand in here.", "# Results", *_TABLE, "The end.")
    assert _cut(article, 12) == [
        ([], ["Five words stand in here."]),
        ([], ["Results", "Home Away", "Penn 0", "Brack 1", "Fenn 2", "Selm 3"]),
        (["Results"], ["The end."]),
    ]


def test_a_long_table_is_cut_between_rows_and_keeps_its_header():
    """Chunks hold whole rows, with header and heading in the lead if they are not in the chunk."""
    article = laid_out("# Results", *_TABLE)
    assert _cut(article, 5) == [
        ([], ["Results", "Home Away", "Penn 0"]),
        (["Results", "Home Away"], ["Brack 1", "Fenn 2"]),
        (["Results", "Home Away"], ["Selm 3"]),
    ]


def test_a_list_keeps_its_lead():
    """A list that fits stands with its lead; a longer one has it in the lead of its later chunks."""
    lines = ("One two three.", "> These towns signed:", "- Penn", "- Brack", "- Fenn", "- Selm")
    assert _cut(laid_out(*lines), 7) == [
        ([], ["One two three."]),
        ([], ["These towns signed:", "Penn", "Brack", "Fenn", "Selm"]),
    ]
    assert _cut(laid_out(*lines), 5) == [
        ([], ["One two three."]),
        ([], ["These towns signed:", "Penn", "Brack"]),
        (["These towns signed:"], ["Fenn", "Selm"]),
    ]


def test_a_heading_belongs_to_the_text_below():
    """No chunk ends with a heading, however the windows fall; the last line of an article may be one."""
    article = laid_out("# Top", "One two three four.", "# Two", "# Under two", "Five six seven.", "# End")
    assert _cut(article, 7) == [
        ([], ["Top", "One two three four."]),
        ([], ["Two", "Under two", "Five six seven.", "End"]),
    ]


def test_a_sentence_and_its_heading_may_be_longer_than_a_chunk():
    """Up to twice the size they stay together; beyond that the heading becomes the lead."""
    words = " ".join(["word"] * 9)
    assert _cut(laid_out("# Top", words), 5) == [([], ["Top", words])]
    parts = _cut(laid_out("# Top", words + " word word"), 5)
    assert parts[0] == ([], ["Top"])
    assert all(lead == ["Top"] for lead, _ in parts[1:])


def test_headings_above_each_other_lead_together():
    """The heading right above a heading leads too; one with text in between, and the headline, do not."""
    article = laid_out("# Paper", "Intro text here.", "# Sport", "# Football", "One two three.", "Four five six.")
    assert _cut(article, 5)[-1] == (["Sport", "Football"], ["Four five six."])
    headline = article.structure.headings[1]
    article = replace(article, structure=replace(article.structure, headline=headline))
    assert _cut(article, 5)[-1] == (["Football"], ["Four five six."])


def test_of_a_stack_that_is_too_long_the_lowest_heading_stays():
    """With the row below it, if both fit into a chunk."""
    article = laid_out("# One", "# Two", "# Three four", "# Five", "| six seven")
    assert [words for _, words in _cut(article, 3)][-1] == ["Five", "six seven"]


def test_leads_are_limited():
    """All leads of a chunk hold at most 60 words; a longer header row is cut, what else does not fit is left out."""
    header = " ".join(f"c{number}" for number in range(70))
    article = laid_out("# Results", "|| " + header, *(f"| row {number}" for number in range(9)))
    last = chunk_article(article, size=5, overlap=0)[-1]
    assert [lead.text for lead in last.lead] == [" ".join(header.split()[:60])]


def test_a_structure_without_blocks_changes_nothing():
    """Sentences that are no heading, table or list are cut as if there were no such thing."""
    for number in (0, 1):
        article = make_article(seed_text(number))
        bare = replace(article.structure, headings=(), tables=(), lists=())
        chunks = chunk_article(replace(article, structure=bare))
        assert all(chunk.lead == () for chunk in chunks)
        starts, ends = {s.start for s in article.sentences}, {s.end for s in article.sentences}
        assert all(chunk.start in starts and chunk.end in ends for chunk in chunks)


@st.composite
def _articles(draw):
    marks = draw(st.lists(st.sampled_from(["# ", "| ", "|| ", "- ", "> ", ""]), max_size=25))
    lengths = draw(st.lists(st.integers(1, 9), min_size=25, max_size=25))
    lines = [mark + " ".join([f"w{n}"] * length) for n, (mark, length) in enumerate(zip(marks, lengths, strict=False))]
    return laid_out(*lines), draw(st.integers(1, 20))


@settings(deadline=None)
@given(_articles(), st.booleans())
def test_what_holds_for_every_layout(case, overlaps):
    """All words are in chunks that ascend; no row is parted, no chunk ends in a heading, and leads are before it."""
    article, size = case
    chunks = chunk_article(article, size=size, overlap=size // 3 if overlaps else 0)
    assert all(a.start < b.start and a.end < b.end for a, b in pairwise(chunks))
    for place in article.sentences:
        length = len(article.text[place.start : place.end].split())
        if length <= 2 * size:
            assert any(c.start <= place.start and place.end <= c.end for c in chunks)
    for chunk in chunks:
        assert chunk.text == article.text[chunk.start : chunk.end] != ""
        assert all(lead.end <= chunk.start and lead.text == article.text[lead.start : lead.end] for lead in chunk.lead)
        assert list(chunk.lead) == sorted(chunk.lead)
        _check_tables(article, chunk, size)
        ends = [h for h in article.structure.headings if h.end == chunk.end and h.end < article.sentences[-1].end]
        for heading in ends:
            below = next(s for s in article.sentences if s.start >= heading.end)
            if below in article.structure.headings:
                continue  # a stack of headings may itself be longer than a chunk
            assert len(article.text[heading.start : below.end].split()) > size


def _check_tables(article, chunk, size):
    for table in article.structure.tables:
        for row in table.rows:
            short = len(article.text[row.start : row.end].split()) <= 2 * size
            assert not (short and row.start < chunk.start < row.end)
            if table.header and row != table.header and row.overlaps(Range(chunk.start, chunk.end)):
                leads = [Range(lead.start, lead.end) for lead in chunk.lead]
                assert table.header in leads or chunk.start <= table.header.start


def test_index_text():
    """Title, leads and words are on lines of their own."""
    chunk: Chunk = make_chunk("Penn 0", start=20, lead=(Lead(0, 7, "Results"), Lead(8, 17, "Home Away")))
    assert index_text("Sport", chunk) == "Sport\nResults\nHome Away\nPenn 0"
    assert index_text("Sport", replace(chunk, lead=())) == "Sport\nPenn 0"


def test_an_answer_that_begins_a_chunk_has_the_question_as_its_lead():
    """The lead is what another speaker asks right above; a statement is no lead."""
    lines = (
        "A talk",
        "TG: When did you start?",
        "MH: At nine. It was cold.",
        "MH: I mean ten.",
        "TG: I see.",
        "MH: Do you?",
    )
    article = article_from_text("talk.txt", "\n\n".join(lines))
    chunks = chunk_article(article, size=6, overlap=0)
    leads = {chunk.text[:6]: [lead.text for lead in chunk.lead] for chunk in chunks}
    assert leads["MH: At"] == ["TG: When did you start?"]
    assert leads["MH: I "] == []

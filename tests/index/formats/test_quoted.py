"""The marks of quoted mail are not words of the text."""

from __future__ import annotations

import pytest

from index.articles import articles_of_file
from index.formats import extract, quoted
from index.formats.quoted import unquoted

_WRAPPED = ("The couple will get their groceries by boat,", "weather permitting, every second", "Tuesday in winter.")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > "])
def test_a_text_that_is_quoted_as_a_whole_is_read_without_its_marks(mark, end):
    """Line ends stay, sentences run over them, and the extractor makes the same text again."""
    data = end.join(f"{mark}{line}" for line in ("A head", "", *_WRAPPED)).encode()
    (article,) = articles_of_file("a.txt", data)
    assert article.text == end.join(("A head", "", *_WRAPPED))
    start = article.text.index("second")
    sentence = article.sentence_at(start, start + 6)
    assert article.text[sentence.start : sentence.end] == end.join(_WRAPPED)


@pytest.mark.parametrize(
    "said", ["On 3 May 2024, Ana Prates wrote:", "On Fri, 3 May 2024, Ana Prates\n<a@b.example> wrote:"]
)
def test_what_stands_below_who_wrote_it_is_quoted(said):
    """Only the lines below the attribution are unquoted; the answer above and below stays as it is."""
    text = f"I will come.\n\n{said}\n\n> Shall we begin\n> in June?\n>\n> Ana\n\nYes.\n> typed\n"
    assert unquoted(text) == f"I will come.\n\n{said}\n\nShall we begin\nin June?\n\nAna\n\nYes.\n> typed\n"


@pytest.mark.parametrize(
    "text",
    ["> one line", "$ ls\n> a.txt\n> b.txt\n", "5 > 3\nand more", "He wrote:\n> 3 is more\n", "", "\n\n", "\ufeffa"],
)
def test_other_marks_stay(text):
    """Marks of a prompt, a comparison or a single line stay."""
    assert unquoted(text) == text


def test_a_byte_order_mark_stays_before_a_quoted_text():
    """A byte order mark before a quoted text is not taken for a mark of mail."""
    (article,) = extract("a.txt", "\ufeff> It rained.\n> It snowed.".encode())
    assert article.text == "\ufeffIt rained.\nIt snowed."


@pytest.mark.parametrize(
    "text", ["a\n>\n" * 3_000, "a " * 50_000 + "\n" + "> b\n" * 1_000, "a\n" * 3_000 + ">\n" * 3_000]
)
def test_the_line_that_says_who_wrote_is_looked_for_once(monkeypatch: pytest.MonkeyPatch, text: str):
    """Not for every line that is quoted, and not in all that stands above it."""
    looked = []
    monkeypatch.setattr(quoted, "says_who_wrote", lambda above: bool(looked.append(len(above))))
    assert unquoted(text) == text
    assert sum(looked) <= len(text) * 50
    assert max(looked, default=0) <= 100_000

"""Notes on corrections, read again without the wrong value."""

from __future__ import annotations

import pytest

from index.types import Passage
from qa.types import Reading, Span
from qa.versions.rereading import read_corrected
from tests.factories import make_article, make_chunk
from tests.qa.versions.stories import sources_of

_NOTE = "Correction: A report on the quay said that it was 64 metres long, and 64 metres wide. It is 46 metres long."
_ARTICLE = make_article(f"{_NOTE}\n", id="note.txt")


class _Stubborn:
    """Finds the right value only where no passage has the wrong one; its null score is 1 then."""

    name = "stubborn"
    words = 200

    def __init__(self, found=("64 metres", "46 metres")):
        self.found = found
        self.texts = []

    def read(self, question, passages):
        """Find the first of the values that a passage has."""
        return tuple(self._read(passage) for passage in passages)

    def _read(self, passage):
        text = passage.chunk.text
        self.texts.append(text)
        quote = next((each for each in self.found if each in text), None)
        if quote is None:
            return Reading(passage=passage, spans=(), null_score=0.0)
        at = passage.chunk.start + text.index(quote)
        return Reading(
            passage=passage,
            spans=(Span(at, at + len(quote), 5.0),),
            null_score=0.0 if quote == self.found[0] else 1.0,
        )


def _reread(reader, question, article=_ARTICLE):
    passage = Passage(chunk=make_chunk(article.text, article.id), score=1.0, rank=1)
    (reading,) = read_corrected(reader, question, reader.read(question, [passage]), sources_of(article))
    assert reading.passage == passage
    return [(article.text[span.start : span.end], span.score) for span in reading.spans]


def test_the_right_value_is_found_where_the_wrong_one_is_left_blank():
    """All places of the wrong value are left blank; the new score is on the scale of the first reading."""
    reader = _Stubborn()
    assert _reread(reader, "How long is the quay?") == [("64 metres", 5.0), ("46 metres", 4.0)]
    first, second = reader.texts
    assert len(first) == len(second)
    assert second == first.replace("64 metres", " " * len("64 metres"))


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("How long was the quay at first said to be?", _ARTICLE),
        ("How long is the quay?", make_article("The quay is 64 metres long. It is 46 metres wide.\n")),
    ],
)
def test_other_passages_are_read_once(question, article):
    """Neither a question for what was said first nor a passage without a note is read again."""
    reader = _Stubborn()
    assert _reread(reader, question, article) == [("64 metres", 5.0)]
    assert len(reader.texts) == 1


def test_a_right_value_needs_no_second_look():
    """A note whose best span is right is read once."""
    reader = _Stubborn(("46 metres", "64 metres"))
    assert _reread(reader, "How long is the quay?") == [("46 metres", 5.0)]
    assert len(reader.texts) == 1


_MAIL = make_article(
    "A seat is £52 now.\n\nOn Mon, 6 May 2024 at 09:15, Ada Lund wrote:\n\nA seat is £40.\n\nAda\n", id="seat.eml"
)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("How much is a seat?", [("£40", 5.0), ("£52", 4.0)]),
        ("What is a seat?", [("£40", 5.0), ("£52", 4.0)]),
        ("How much was a seat at first?", [("£40", 5.0)]),
    ],
)
def test_a_mail_is_read_again_without_what_it_quotes(question, found):
    """If the best span is in that, and the question does not ask for what was said first."""
    assert _reread(_Stubborn(("£40", "£52")), question, _MAIL) == found

"""Questions in the spelling of a passage: other hyphens, the same letters and digits."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Chunk, Passage
from qa.reading.spelling import as_written, read_as_written
from qa.types import Reading


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Where was QX714 diverted?", "Flight QX-714 was diverted.", "Where was QX-714 diverted?"),
        ("Where was QX-714 diverted?", "Flight QX714 was diverted.", "Where was QX714 diverted?"),
        ("Who flew the A320?", "The A 320 was flown by her.", "Who flew the A 320?"),
        ("Who flew the A 320?", "The A320 was flown by her.", "Who flew the A320?"),
        ("When does the nonstop service begin?", "The non-stop service.", "When does the non-stop service begin?"),
        ("Who is the antisemite?", "an Anti-Semite", "Who is the Anti-Semite?"),
        ("What was the 16-10 score?", "It was 16–10.", "What was the 16–10 score?"),
        ("When was it condemned?", "It was con-\ndemned in 1949.", "When was it con-\ndemned?"),
    ],
)
def test_written_as_in_the_passage(question: str, text: str, expected: str):
    """Hyphens come, go, change and break a line as in the text; codes may have a blank."""
    assert as_written(question, text) == expected


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did the nonstop service begin?", "The nonstop (or non-stop) service began."),  # the text has it as asked
        ("When did he resign?", "He will re-sign for the club on Monday."),
        ("When will he re-sign?", "He will resign on Monday."),
        ("Were they together?", "He came to get her."),
        ("What happened in 1610?", "They won 16-10."),
        ("Was it on?", "The o-n was lit."),  # too short
        ("", "A text."),
        ("Who?", ""),
    ],
)
def test_left_as_it_is(question: str, text: str):
    """What the text has as asked stays, and so does what would become another word or number."""
    assert as_written(question, text) == question


@given(st.text(alphabet="ab1- –\n?", max_size=30), st.text(alphabet="ab1- –\n.", max_size=60))
def test_letters_and_digits_stay(question: str, text: str):
    """Only hyphens, blanks and the ends of lines change."""
    assert _letters(as_written(question, text)) == _letters(question)


def test_each_passage_is_asked_in_its_spelling():
    """A question is read once for each spelling, and the readings are in the order of the passages."""
    reader = _Asked()
    passages = [_passage(at, text) for at, text in enumerate(("QX-714 left.", "QX714 left.", "A QX-714.", "None."))]
    readings = read_as_written(reader, "Where is QX714?", passages)
    assert [reading.passage for reading in readings] == passages
    assert reader.asked == [("Where is QX-714?", ["0", "2"]), ("Where is QX714?", ["1", "3"])]


class _Asked:
    """A reader that notes what it was asked of which chunks."""

    name = "asked"
    words = 100

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[str]]] = []

    def read(self, question: str, passages: Sequence[Passage]) -> tuple[Reading, ...]:
        self.asked.append((question, [passage.chunk.id for passage in passages]))
        return tuple(Reading(passage=passage, spans=(), null_score=0.0) for passage in passages)


def _passage(at: int, text: str) -> Passage:
    chunk = Chunk(id=str(at), article_id="a", start=0, end=len(text), text=text)
    return Passage(chunk=chunk, score=1.0, rank=at + 1)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())

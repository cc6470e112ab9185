"""Reading gold questions."""

import json

import pytest

from eval.errors import GoldError
from eval.gold import GoldAnswer, load_gold
from tests.eval.fakes import make_article

ARTICLE = make_article("Ann met Bob. Bob left.")


def line(**changes):
    """Write a valid line, with changes; a field set to ... is left out."""
    row = {
        "id": "q1",
        "kind": "fact",
        "question": "Whom did Ann meet?",
        "history": [],
        "answers": [{"article": "a.txt", "start": 8, "end": 11, "text": "Bob"}],
        "source": "one",
        **changes,
    }
    return json.dumps({key: value for key, value in row.items() if value is not ...}, ensure_ascii=False)


def answer(**changes):
    """Write the answers field with one answer, with changes."""
    return [{"article": "a.txt", "start": 8, "end": 11, "text": "Bob", **changes}]


def wanted(**changes):
    """Write a valid line whose two answers are both wanted, with changes."""
    both = [*answer(), *answer(start=0, end=3, text="Ann")]
    return line(**{"question": "Who met?", "answers": both, "want": "all", **changes})


def load(tmp_path, *rows, articles=(ARTICLE,)):
    """Write lines and load them."""
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return load_gold(path, articles)


def test_reads_questions(tmp_path):
    """Fields arrive as they are written, in the file's order; blank lines are skipped."""
    follow = line(
        id="q2", kind="new kind", history=["Who?"], standalone="Who left?", answers=[], source="none", note="n"
    )
    first, second = load(tmp_path, line(history=...), "", follow)
    assert first.answers == (GoldAnswer(article="a.txt", start=8, end=11, text="Bob"),)
    assert first.answerable
    assert (first.history, first.standalone, first.note) == ((), None, None)
    assert not second.answerable
    assert (second.kind, second.history, second.standalone) == ("new kind", ("Who?",), "Who left?")


def test_reads_what_is_wanted(tmp_path):
    """One answer is wanted, or each answer, or each part that has answers."""
    parts = [
        {"question": "Who?", "answers": [0, 1]},
        {"question": "When?", "answers": []},
    ]
    one, none, each, compound = load(
        tmp_path,
        line(id="q1", answers=[*answer(), *answer(start=13, end=16)]),
        line(id="q2", answers=[], source="none"),
        wanted(id="q3"),
        wanted(id="q4", kind="compound", parts=parts),
    )
    bob, ann = each.answers
    assert one.wanted == (one.answers,)
    assert none.wanted == ()
    assert each.wanted == ((bob,), (ann,))
    assert compound.wanted == ((bob, ann),)
    assert [part.question for part in compound.parts] == ["Who?", "When?"]


def test_reads_verdicts_dates_and_wrong_ranges(tmp_path):
    """The optional fields arrive as they are written; they are empty where a line has none."""
    plain, full = load(
        tmp_path,
        line(),
        line(id="q2", verdict="Ann", date="2024-02-29", leads="a.txt", wrong=answer(start=13, end=16)),
    )
    assert (plain.want, plain.parts, plain.verdict, plain.date, plain.leads, plain.wrong) == (
        *("one", (), None, None, None),
        (),
    )
    assert (full.verdict, full.date, full.leads) == ("Ann", "2024-02-29", "a.txt")
    assert full.wrong == (GoldAnswer(article="a.txt", start=13, end=16, text="Bob"),)
    (same,) = load(tmp_path, line(kind="comparison", verdict="same"))
    assert same.verdict == "same"


def test_line_separator_in_string(tmp_path):
    """U+2028 inside a string does not end the line."""
    (only,) = load(tmp_path, line(question="Who\u2028met?"))
    assert only.question == "Who\u2028met?"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", r"line 2: not JSON"),
        ("[1]", r"line 2: it is \[1\], expected an object"),
        (line(id=...), r'line 2: the field "id" is missing'),
        (line(id="q0"), r'line 2: the id "q0" is already at .*line 1'),
        (line(question=3), r"line 2: question is 3, expected a string"),
        (line(question=" "), r"line 2: question is blank"),
        (line(history=[1]), r"line 2: history\[0\] is 1, expected a string"),
        (line(source="two"), r"line 2: source is 'two', expected 'one', 'both', 'differs' or 'none'"),
        (line(source="none"), r'line 2: source is "none" with 1 answers'),
        (line(answers=[]), r'line 2: source is "one" with 0 answers'),
        (line(answers=...), r'line 2: the field "answers" is missing'),
        (line(answers=answer(start=True)), r"line 2: answers\[0\].start is True, expected an integer"),
        (line(answers=answer(start=8.0)), r"line 2: answers\[0\].start is 8.0, expected an integer"),
        (line(answers=answer(end=8)), r"line 2: answers\[0\]: 8-8 is not a range"),
        (line(answers=answer(article="b.txt")), r'line 2: answers\[0\]: there is no article "b.txt".*a\.txt'),
        (line(answers=answer(start=9)), r"\[0\]: 9-11 of a.txt is 'ob', not 'Bob'. The text is at 8"),
        (line(answers=answer(text="Eve")), r"not 'Eve'. The text is nowhere"),
        (line(verdit="yes"), r'line 2: the field "verdit" is not known'),
        (line(answers=answer(stop=1)), r'line 2: the field "answers\[0\].stop" is not known'),
        (line(want="some"), r"line 2: want is 'some', expected 'one' or 'all'"),
        (line(want="all", answers=[], source="none"), r'line 2: want is "all" without answers'),
        (line(parts=[{"answers": [0]}]), r'line 2: there are parts, but one answer is wanted. Set want to "all"'),
        (wanted(parts=[{"answers": [0]}]), r"line 2: answers\[1\] is in none of the parts"),
        (wanted(parts=[{"answers": [2]}]), r"line 2: parts\[0\] names answer 2, but there are 2"),
        (wanted(parts=[{"answers": [-1]}]), r"line 2: parts\[0\] names answer -1"),
        (wanted(parts=[{"answers": [True]}]), r"parts\[0\].answers\[0\] is True, expected an integer"),
        (wanted(parts=[{"answers": []}]), r"parts\[0\] has neither a question nor answers"),
        (wanted(parts=[{"question": " ", "answers": [0]}]), r"parts\[0\].question is blank"),
        (wanted(parts=[{"answers": [0], "questions": ""}]), r'the field "parts\[0\].questions" is not known'),
        (wanted(kind="compound"), r"line 2: a compound question has 0 parts that ask"),
        (line(kind="yes-no"), r"line 2: verdict is missing for a yes-no question"),
        (line(kind="yes-no", verdict="maybe"), r'line 2: verdict is "maybe" for a yes-no question'),
        (line(kind="comparison", verdict="Eve"), r'line 2: verdict is "Eve". Write "yes", "no", "same" or words'),
        (line(verdict="no", answers=[], source="none"), r"line 2: verdict is there without answers"),
        (line(date="2025-02-30"), r'line 2: date is "2025-02-30", expected a calendar date'),
        (line(date="20250228"), r'line 2: date is "20250228", expected a calendar date'),
        (line(leads="b.txt"), r'line 2: leads is "b.txt", which holds no answer. Use a.txt'),
        (line(wrong=answer(end=12, text="Bob.")), r"line 2: wrong\[0\] overlaps an answer: 'Bob.' is right or wrong"),
        (line(wrong=answer(start=0)), r"line 2: wrong\[0\]: 0-11 of a.txt is 'Ann met Bob', not 'Bob'"),
    ],
)
def test_says_what_is_wrong(tmp_path, row, message):
    """A bad line is named by its number, with what was seen and what to do."""
    with pytest.raises(GoldError, match=message):
        load(tmp_path, line(id="q0"), row)


def test_without_articles(tmp_path):
    """Without articles the form alone is checked."""
    assert load(tmp_path, line(answers=answer(article="b.txt")), articles=None)


def test_bad_files(tmp_path):
    """A missing, empty or undecodable file is an error that names the file."""
    with pytest.raises(GoldError, match=r"gone.jsonl: there is no such file"):
        load_gold(tmp_path / "gone.jsonl")
    with pytest.raises(GoldError, match="holds no questions"):
        load(tmp_path, "")
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(GoldError, match=r"not UTF-8 \(byte 8\)"):
        load_gold(tmp_path / "latin.jsonl")
    with pytest.raises(GoldError, match="cannot be read"):
        load_gold(tmp_path)
    (tmp_path / "half.gz").write_bytes(b"\x1f\x8b\x08")
    with pytest.raises(GoldError, match="cannot be read"):
        load_gold(tmp_path / "half.gz")

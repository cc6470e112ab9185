"""Reading files in SQuAD's form."""

import gzip
import json
from itertools import pairwise

import pytest

from eval.errors import GoldError
from eval.squad import SquadAnswer, SquadQuestion, as_gold, contexts_as_articles, load_squad, sample

CONTEXT = "Zoë met Bob. Bob left."


def row(**changes):
    """Make a valid line of the flat form, with changes."""
    given = {
        "id": "q1",
        "title": "T",
        "context": CONTEXT,
        "question": "Who left?",
        "answers": [{"text": "Bob", "start": 13}],
        "is_impossible": False,
        "source": "s",
        **changes,
    }
    return given


def write(path, text):
    """Write text, packed where the name ends in gz."""
    data = text.encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@pytest.mark.parametrize("name", ["f.jsonl", "f.jsonl.gz"])
def test_lines(tmp_path, name):
    """The flat form is read plain or packed; several annotators' same answer is kept once."""
    twice = row(answers=[{"text": "Bob", "start": 13}, {"text": "Bob", "start": 13}, {"text": "Bob", "start": 8}])
    none = row(id="q2", answers=[], is_impossible=True)
    path = write(tmp_path / name, f"{json.dumps(twice)}\n{json.dumps(none)}\n")
    first, second = load_squad(path)
    assert first == SquadQuestion(
        id="q1",
        title="T",
        context=CONTEXT,
        question="Who left?",
        answers=(SquadAnswer("Bob", 13), SquadAnswer("Bob", 8)),
    )
    assert second.impossible
    assert second.answers == ()


@pytest.mark.parametrize("indent", [None, 1])
def test_official(tmp_path, indent):
    """The official form is read, on one line or several, of version 1.1 and of 2.0."""
    old = {"id": "q1", "question": "Who left?", "answers": [{"text": "Bob", "answer_start": 13}]}
    new = {"id": "q2", "question": "Why?", "answers": [], "plausible_answers": [{}], "is_impossible": True}
    document = {"version": "v2.0", "data": [{"title": "T", "paragraphs": [{"context": CONTEXT, "qas": [old, new]}]}]}
    first, second = load_squad(write(tmp_path / "f.json", json.dumps(document, indent=indent)))
    assert (first.title, first.context, first.answers) == ("T", CONTEXT, (SquadAnswer("Bob", 13),))
    assert second.impossible


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "q0"}, 'line 2: the id "q0" is used twice'),
        (
            {"answers": [{"text": "Bob", "start": 14}]},
            r"line 2: at 14 the context reads 'ob ', not 'Bob'",
        ),
        ({"answers": [{"text": "t.", "start": -2}]}, r"at -2 the context reads"),
        ({"answers": [{"text": "", "start": 0}]}, r"not ''"),
        ({"answers": []}, "is_impossible is false with 0 answers"),
        ({"is_impossible": True}, "is_impossible is true with 1 answers"),
        ({"context": None}, "line 2: context is None, expected a string"),
    ],
)
def test_says_what_is_wrong(tmp_path, changes, message):
    """A bad row is named by its place."""
    text = "\n".join(json.dumps(one) for one in (row(id="q0"), row(**changes)))
    with pytest.raises(GoldError, match=message):
        load_squad(write(tmp_path / "f.jsonl", text))


def test_no_questions(tmp_path):
    """A file without questions is an error, in both forms."""
    for text in ("", '{"data": []}'):
        with pytest.raises(GoldError, match="holds no questions"):
            load_squad(write(tmp_path / "f.json", text))


def test_as_gold(tmp_path):
    """Each different context is one article, and the answers are ranges of it."""
    other = row(id="q2", context="Eve stayed.", answers=[], is_impossible=True)
    text = "\n".join(json.dumps(one) for one in (row(), other, row(id="q3")))
    questions = load_squad(write(tmp_path / "f.jsonl", text))
    articles = contexts_as_articles(questions)
    assert [article.text for article in articles.values()] == [CONTEXT, "Eve stayed."]
    first, second, third = as_gold(questions, articles)
    (answer,) = first.answers
    assert articles[CONTEXT].text[answer.start : answer.end] == answer.text == "Bob"
    assert answer.article == third.answers[0].article == articles[CONTEXT].id
    assert (first.answerable, second.answerable) == (True, False)


def test_a_verdict_makes_a_yes_no_question(tmp_path):
    """One that its context does not decide has none."""
    rows = [row(verdict="yes"), row(id="q2", answers=[], is_impossible=True, verdict="unclear"), row(id="q3")]
    questions = load_squad(write(tmp_path / "f.jsonl", "\n".join(map(json.dumps, rows))))
    assert [question.verdict for question in questions] == ["yes", "unclear", None]
    gold = as_gold(questions, contexts_as_articles(questions))
    assert [(each.kind, each.verdict) for each in gold] == [("yes-no", "yes"), ("yes-no", None), ("squad", None)]


def test_sample():
    """A sample is evenly spaced, in order, the same for the same seed, and never repeats."""
    items = range(1000)
    for limit in (1, 3, 7, 999):
        for seed in range(5):
            taken = sample(items, limit, seed=seed)
            assert taken == sample(items, limit, seed=seed)
            assert len(set(taken)) == limit
            assert list(taken) == sorted(taken)
            assert all(abs((after - before) - 1000 / limit) <= 1 for before, after in pairwise(taken))
    assert sample(items, 3, seed=0) != sample(items, 3, seed=1)
    assert sample("abc", None) == sample("abc", 3) == sample("abc", 9) == ("a", "b", "c")
    assert sample("abc", 0) == ()

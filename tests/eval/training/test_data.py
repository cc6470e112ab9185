"""Reading questions, holding some out, and finding wrong contexts for them."""

from __future__ import annotations

import gzip
import json
import random
from itertools import product
from pathlib import Path

import pytest

from eval.errors import GoldError
from eval.training.data import Example, NegativeMiner, cap_by_question, read_examples, source_of
from tests.eval.training.factories import CONTEXTS, answers_of, make_example, make_examples

_SQUAD = {
    "data": [
        {
            "title": "Boots",
            "paragraphs": [
                {
                    "context": "Zoë sold boots.",
                    "qas": [
                        {
                            "id": "a",
                            "question": " Who sold boots? ",
                            "answers": [{"text": "Zoë", "answer_start": 0}] * 2,
                            "is_impossible": False,
                        },
                        {"id": "b", "question": "Who sold hats?", "answers": [], "is_impossible": True},
                    ],
                }
            ],
        }
    ]
}
_READ = [
    Example(
        id="a", source="q", title="Boots", question="Who sold boots?", context="Zoë sold boots.", answers=((0, 3),)
    ),
    Example(id="b", source="q", title="Boots", question="Who sold hats?", context="Zoë sold boots.", answers=()),
]


def test_yes_no_questions_are_a_source_of_their_own(tmp_path):
    """So that it can be said how often they are drawn."""
    row = {"context": "Zoë sold boots.", "question": "Did Zoë sell boots?", "answers": [{"text": "sold", "start": 4}]}
    rows = [row | {"id": "a", "verdict": "yes"}, row | {"id": "b"}]
    (tmp_path / "shop.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert [example.source for example in read_examples(tmp_path / "shop.jsonl")] == ["shop-yes-no", "shop"]


def test_squad_files_and_lines_read_alike(tmp_path):
    """SQuAD's JSON and one question a line, plain or gzip, give the same examples, named after the file."""
    paragraph = _SQUAD["data"][0]["paragraphs"][0]
    lines = "\n".join(json.dumps(q | {"title": "Boots", "context": paragraph["context"]}) for q in paragraph["qas"])
    for name, text in (("q.json", json.dumps(_SQUAD)), ("q.jsonl", lines)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(text.encode()))
        assert read_examples(tmp_path / name) == _READ
        assert read_examples(tmp_path / f"{name}.gz") == _READ


def test_a_source_is_a_file_name():
    """Folders and suffixes fall away."""
    assert source_of(Path("data/squad_dev.jsonl.gz")) == "squad_dev"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"question": 3}, "line 1: question is 3, expected a string"),
        ({"answers": [{"text": "boots", "start": 0}]}, "at 0 the context reads 'Zoë s', not 'boots'"),
        ({"answers": []}, "is_impossible is false with 0 answers"),
        ({"context": None}, "context is None, expected a string"),
    ],
)
def test_a_bad_row_is_named(tmp_path, row, said):
    """The message says in which line what is wrong."""
    good = {"id": "a", "context": "Zoë sold boots.", "question": "Who?", "answers": [{"text": "Zoë", "start": 0}]}
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps(good | row), encoding="utf-8")
    with pytest.raises(GoldError, match=said):
        read_examples(path)


@pytest.mark.parametrize("text", ["", "not json", '{"data": 3}'])
def test_another_file_is_refused(tmp_path, text):
    """So are an empty file and one of another form."""
    (tmp_path / "q.json").write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=r"q\.json"):
        read_examples(tmp_path / "q.json")


def test_a_negative_holds_no_answer():
    """The context is another one of the same source that shares words with the question, and holds no answer."""
    examples = make_examples()
    miner = NegativeMiner([*examples, make_example("In Oslo they said it is fine.", id="oslo")])
    for example, seed in product(examples, range(8)):
        negative = miner.mine(example, random.Random(seed))
        assert negative.context != example.context
        assert negative.answers == ()
        assert negative.question == example.question
        assert not any(answer.casefold() in negative.context.casefold() for answer in answers_of(example))


def test_no_negative_where_there_is_no_other_context():
    """Contexts of other sources, and those with the answer in them, are no negatives."""
    example = make_example(CONTEXTS[2], "two", question="How many guns has Rome?")
    others = [
        make_example("Rome has two guns, as everybody knows.", id="same words"),
        make_example("Rome has a hundred guns.", id="another source", source="wiki"),
    ]
    assert NegativeMiner([example, *others]).mine(example, random.Random(0)) is None


def test_a_question_is_asked_of_few_passages():
    """Which ones is drawn by the seed; other questions, and other files', are left alone."""
    examples = [make_example(f"Ann ran {n} miles.", "Ann", id=f"a{n}", question="Who ran?") for n in range(9)]
    examples += [make_example("Bob slept.", "Bob", id="b", question="Who slept?")]
    capped = cap_by_question(examples, most=3, seed=1)
    assert [e.id for e in capped][-1] == "b"
    assert len(capped) == 4
    assert capped == cap_by_question(examples, most=3, seed=1) != cap_by_question(examples, most=3, seed=2)

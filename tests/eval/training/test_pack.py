"""Questions and passages packed as token ids."""

from __future__ import annotations

import random

import numpy as np
from typer.testing import CliRunner

from eval.training.pack import app, as_typed
from tests.eval.training.factories import answers_of, make_examples, write_lines


def _text(arrays, tokenizer, number):
    ends = arrays["ends"]
    return tokenizer.decode(arrays["tokens"][ends[number - 1] if number else 0 : ends[number]].tolist())


def _plain(tokenizer, text):
    return tokenizer.decode(tokenizer.encode(text, add_special_tokens=False).ids)


def test_every_question_has_its_passage_and_answer(arrays, tokenizer):
    """In the order given; the answer's tokens are those of its words, and a question without one says so."""
    for example, (question, passage, first, last, source, _) in zip(make_examples(), arrays["rows"], strict=True):
        assert _text(arrays, tokenizer, question) == _plain(tokenizer, example.question)
        assert _text(arrays, tokenizer, passage) == _plain(tokenizer, example.context)
        assert arrays["sources"][source] == example.source
        if not example.answers:
            assert (first, last) == (-1, -1)
            continue
        [(start, end)] = example.answers
        begin = arrays["ends"][passage - 1] if passage else 0
        said = tokenizer.decode(arrays["tokens"][begin + first : begin + last + 1].tolist())
        assert said == _plain(tokenizer, example.context[start:end])


def test_wrong_passages_hold_no_answer(arrays):
    """Every answerable question of these has one, and none of them holds its answer."""
    examples = make_examples()
    texts = {row[1]: example.context for example, row in zip(examples, arrays["rows"], strict=True)}
    for example, row, wrong in zip(examples, arrays["rows"], arrays["negatives"], strict=True):
        numbers = [number for number in wrong if number >= 0]
        assert bool(numbers) == bool(example.answers)
        assert row[1] not in numbers
        assert not any(answer in texts[number] for number in numbers for answer in answers_of(example))


def test_near_misses_are_of_answerable_questions(arrays):
    """Each differs from its question or its passage."""
    assert len(arrays["near"])
    for row, question, passage in arrays["near"]:
        assert make_examples()[row].answers
        assert (question, passage) != tuple(arrays["rows"][row][:2])


def test_sentences_begin_where_the_splitter_says(arrays, tokenizer):
    """The first passage has three sentences."""
    passage = arrays["rows"][0][1]
    ends = arrays["sentence_ends"]
    starts = arrays["sentences"][ends[passage - 1] if passage else 0 : ends[passage]]
    begin = arrays["ends"][passage - 1] if passage else 0
    first_words = [tokenizer.decode(arrays["tokens"][begin + s : begin + s + 9].tolist())[:3] for s in starts]
    assert first_words == ["the", "its", "it "]


def test_a_typed_question_has_no_capitals_or_mark():
    """As people type into a search field; sometimes without the little words."""
    typed = {as_typed("Who was the captain of the Aurora in May?", random.Random(seed)) for seed in range(40)}
    assert typed == {"who was the captain of the aurora in may", "who captain aurora may"}


def test_the_command_writes_the_same_pack_again(base, tmp_path):
    """For the same files and seed, with a limit on the questions of a file."""
    files = [write_lines(tmp_path / f"{name}.jsonl", make_examples()) for name in ("a", "b")]
    packs = []
    for name in ("one", "other"):
        out = tmp_path / f"{name}.npz"
        arguments = ["--tokenizer", base / "tokenizer.json", "--out", out, "--most", 5]
        result = CliRunner().invoke(app, [str(a) for a in (*arguments, "--data", files[0], "--data", files[1])])
        assert result.exit_code == 0, result.output
        packs.append(dict(np.load(out)))
    assert len(packs[0]["rows"]) == 10
    assert packs[0].keys() == packs[1].keys()
    assert all(np.array_equal(array, packs[1][name]) for name, array in packs[0].items())


def test_a_bad_file_is_named(base, tmp_path):
    """With what is wrong with it."""
    (tmp_path / "bad.jsonl").write_text('{"question": 3}\n')
    arguments = ["--tokenizer", base / "tokenizer.json", "--out", tmp_path / "p.npz", "--data", tmp_path / "bad.jsonl"]
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    assert result.exit_code == 2
    assert "bad.jsonl" in result.output
    assert not (tmp_path / "p.npz").exists()

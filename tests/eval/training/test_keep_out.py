from __future__ import annotations

import json

from typer.testing import CliRunner

from eval.squad import SquadAnswer, SquadQuestion, load_squad
from eval.training.keep_out import app, keep_out


def _question(number, context, question="Who ran?"):
    answers = (SquadAnswer(text=context[:3], start=0),)
    return SquadQuestion(id=f"q{number}", title="", context=context, question=question, answers=answers)


_QUESTIONS = [
    *(_question(n, f"Ann {n} ran.", f"Who ran in {n}?") for n in range(10)),
    _question(10, "Ann 0 ran.", "Did she walk?"),  # the context of the first
    _question(11, "Bob 3 ran.", "WHO RAN IN 3?"),  # the words of the fourth
]


def test_what_belongs_together_stays_together():
    """Nothing of the one side is seen on the other: no context, and no wording."""
    for seed in range(20):
        kept, rest = keep_out(_QUESTIONS, rows=4, seed=seed)
        assert len(kept) + len(rest) == len(_QUESTIONS)
        assert 4 <= len(kept) <= 5
        assert not {q.context for q in kept} & {q.context for q in rest}
        assert not {q.question.casefold() for q in kept} & {q.question.casefold() for q in rest}


def test_it_is_the_same_each_time_and_all_where_there_are_few():
    """By the seed; in the order given."""
    assert keep_out(_QUESTIONS, rows=4, seed=1) == keep_out(_QUESTIONS, rows=4, seed=1)
    assert keep_out(_QUESTIONS, rows=99, seed=1) == (_QUESTIONS, [])


def test_both_files_are_read_again(tmp_path):
    """In the form they came in, unanswerable questions too."""
    rows = [
        {"id": "a", "context": "Ann ran.", "question": "Who?", "answers": [{"text": "Ann", "start": 0}]},
        {"id": "b", "context": "Bob ran.", "question": "When?", "answers": []},
    ]
    lines = (json.dumps(row | {"title": "", "is_impossible": not row["answers"]}) for row in rows)
    (tmp_path / "all.jsonl").write_text("\n".join(lines))
    paths = [str(tmp_path / name) for name in ("all.jsonl", "kept.jsonl", "rest.jsonl")]
    arguments = ["--data", paths[0], "--kept", paths[1], "--rest", paths[2], "--rows", "1"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    both = [*load_squad(tmp_path / "kept.jsonl"), *load_squad(tmp_path / "rest.jsonl")]
    assert sorted(both, key=lambda question: question.id) == list(load_squad(tmp_path / "all.jsonl"))

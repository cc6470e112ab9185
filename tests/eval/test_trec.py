"""Run and qrels files hold what other tools need to find the same recall and MRR."""

from __future__ import annotations

from collections import defaultdict

import pytest

from eval.errors import GoldError
from eval.judge import judge
from eval.run import given_by
from eval.summary import summarise
from eval.trec import qrels_lines, run_lines, write_trec
from tests.eval.fakes import make_answer, make_article, make_gold, make_passage

_ARTICLE = make_article("Ann met Bob. The old man saw Eve. Nobody came.", "two words.txt")
_PASSAGES = ((0, 12), (13, 33), (34, 46))
_ASKED = {  # question: its gold, and the passages in the order of their ranks
    "first": ("Ann", (0, 1, 2)),
    "third": ("Nobody", (1, 0, 2)),
    "twice": ("Eve", (1, 0)),
    "missed": ("Bob", (2, 1)),
    "nothing read": ("Bob", ()),
}


def _results():
    results = []
    for name, (word, order) in _ASKED.items():
        passages = [make_passage(_ARTICLE, *_PASSAGES[at], rank) for rank, at in enumerate(order, start=1)]
        answer = make_answer(
            _ARTICLE, None, passages=passages, reason="below the threshold" if passages else "nothing found"
        )
        gold = make_gold(_ARTICLE, word, id=name)
        results.append(judge(gold, given_by(answer, {_ARTICLE.id: _ARTICLE}), {_ARTICLE.id: _ARTICLE}))
    return results


def _scored(run, qrels):
    """Compute success@k and the reciprocal rank as trec_eval does: by score, over the questions that are judged."""
    relevant, ranked = defaultdict(set), defaultdict(list)
    for question, _, document, grade in map(str.split, qrels):
        assert grade == "1"
        relevant[question].add(document)
    for question, _, document, _, score, _ in map(str.split, run):
        ranked[question].append((-float(score), document))
    ranks = [
        next((rank for rank, (_, document) in enumerate(sorted(ranked[q]), start=1) if document in wanted), None)
        for q, wanted in relevant.items()
    ]
    success = [sum(rank is not None and rank <= k for rank in ranks) / len(ranks) for k in (1, 3)]
    return (*success, sum(1 / rank for rank in ranks if rank) / len(ranks))


def test_another_tool_finds_the_same_figures():
    """Recall@k is success@k there, and MRR the mean reciprocal rank; a missed question counts as 0."""
    results = _results()
    summary = summarise(results).answerable
    ours = (summary["recall_at_1"].value, summary["recall_at_3"].value, summary["mrr"].value)
    assert _scored(run_lines(results), qrels_lines(results)) == pytest.approx(ours)
    assert ours == pytest.approx((2 / 5, 3 / 5, (1 + 1 / 3 + 1) / 5))


def test_lines():
    """Six fields and four, without white space in a name; an unanswerable question has none."""
    (first, *_), silent = _results(), judge(make_gold(_ARTICLE), given_by(make_answer(_ARTICLE, None), {}), {})
    assert list(run_lines([first, silent])) == [
        "first Q0 two_words.txt#0-12 1 1.000000 pullquote",
        "first Q0 two_words.txt#13-33 2 0.500000 pullquote",
        "first Q0 two_words.txt#34-46 3 0.333333 pullquote",
    ]
    assert list(qrels_lines([first, silent])) == ["first 0 two_words.txt#0-12 1"]


def test_files(tmp_path):
    """Either file may be left out; without a ranking there is nothing to write."""
    write_trec(_results(), None, tmp_path / "qrels")
    assert [path.name for path in tmp_path.iterdir()] == ["qrels"]
    with pytest.raises(GoldError, match="no question has a ranking"):
        write_trec([judge(make_gold(_ARTICLE), given_by(make_answer(_ARTICLE, None), {}), {})], tmp_path / "run", None)
    with pytest.raises(GoldError, match="cannot be written"):
        write_trec(_results(), tmp_path / "nowhere" / "run", None)

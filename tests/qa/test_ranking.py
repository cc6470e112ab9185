from __future__ import annotations

import json

import pytest

from qa.errors import ReaderError
from qa.features import NAMES
from qa.ranking import Ranker, load_ranker


def test_a_score_is_the_weighted_sum(tmp_path):
    """A score is each feature times its weight, added up."""
    file = tmp_path / "ranker.json"
    weights = {name: float(number) for number, name in enumerate(NAMES)}
    file.write_text(json.dumps({"version": "1", "weights": weights, "sure": 4}))
    ranker = load_ranker(file)
    assert (ranker.version, ranker.sure) == ("1", 4.0)
    assert ranker.score({name: 10.0**number for number, name in enumerate(NAMES)}) == sum(
        number * 10.0**number for number in range(len(NAMES))
    )


def test_the_shipped_one_counts_in_logits_of_the_margin():
    """A span that cannot be of the type that is wanted is worth less."""
    ranker = load_ranker()
    assert ranker.weights["margin"] == 1.0
    assert ranker.weights["misfit"] < 0


def test_a_span_is_sure_where_no_unread_one_can_overtake_it():
    """A span nearer to the question needs less margin; without cosines all are as near."""
    weights = dict.fromkeys(NAMES, 0.0) | {"margin": 1.0, "near": 10.0}
    ranker = Ranker(version="test", weights=weights, sure=5.0)
    features = dict.fromkeys(NAMES, 0.0) | {"margin": 5.0, "near": 0.5}
    assert ranker.is_sure(features, None)
    assert ranker.is_sure(features, 0.5)
    assert not ranker.is_sure(features, 0.6)
    assert not ranker.is_sure(features | {"margin": 4.5}, 0.5)
    assert ranker.is_sure(features | {"margin": 4.5}, 0.4)
    assert not Ranker(version="test", weights=weights).is_sure(features, 0.0)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"version": "1", "weights": {"margin": 1}, "sure": 4}',
        '{"version": "1", "weights": [1], "sure": 4}',
    ],
)
def test_a_broken_ranker_says_what_to_do(tmp_path, content):
    """Broken JSON, missing weights and other features raise with what to do."""
    file = tmp_path / "ranker.json"
    file.write_text(content)
    with pytest.raises(ReaderError, match=r"eval\.ranking"):
        load_ranker(file)
    file.unlink()
    with pytest.raises(ReaderError, match=r"eval\.ranking"):
        load_ranker(file)

"""The gold questions' figures do not fall below their record."""

from __future__ import annotations

import pytest

from eval.errors import GoldError
from eval.floor import NOISE, ask_gold, fallen, floored, load_floor
from eval.run import asking, run
from eval.summary import summarise
from tests.eval.fakes import FakeAssistant, make_article, make_gold

_RECORD = {"F1": 0.8, "abstention recall": 0.5, "verbatim": 1.0}


@pytest.mark.slow
def test_the_gold_figures_hold_and_every_quote_is_verbatim():
    """Asked of the shipped models over the seeds."""
    assert fallen(ask_gold(), load_floor()) == ()


def test_a_figure_may_fall_by_noise_and_no_more():
    """What fell is named with both figures; what rose is fine."""
    assert fallen(_RECORD | {"F1": 0.8 - NOISE + 1e-6, "abstention recall": 0.9}, _RECORD) == ()
    assert fallen(_RECORD | {"F1": 0.7, "abstention recall": 0.1}, _RECORD) == (
        "F1 is 0.700, recorded 0.800",
        "abstention recall is 0.100, recorded 0.500",
    )


def test_one_quote_that_is_not_verbatim_is_too_many():
    """There is no noise in what stands in an article."""
    assert fallen(_RECORD | {"verbatim": 0.995}, _RECORD | {"verbatim": 0.0}) == (
        "verbatim is 0.995: a quote is not what stands in its article",
    )


def test_a_record_that_lacks_figures_is_refused(tmp_path):
    """So is a file without figures."""
    with pytest.raises(GoldError, match="lacks F1"):
        fallen(_RECORD, {"abstention recall": 0.5, "verbatim": 1.0})
    for content in ("", "{}", "[]", '{"figures": {"F1": "x"}}'):
        (tmp_path / "floor.json").write_text(content)
        with pytest.raises(GoldError, match="holds no recorded figures"):
            load_floor(tmp_path / "floor.json")


def test_the_record_holds_every_figure_that_is_worked_out():
    """An undefined figure counts as 0, for it cannot be as good as recorded."""
    article = make_article("Ann came. Bob left.")
    answerer = FakeAssistant([article], {"Who?": "Ann"})
    done = run(asking(answerer), [make_gold(article, "Ann")], {article.id: article})
    figures = floored(summarise(done.results))
    assert figures.keys() == load_floor().keys()
    assert figures["abstention precision"] == figures["abstention recall"] == 0.0

"""One assistant used by several threads, as the page does."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from qa.assistant import Assistant
from qa.understanding.languages import is_foreign
from tests.factories import SEEDS, make_article
from tests.qa.test_assistant import make_assistant

_TALKS = (
    ("How many guns does Kyiv have?",),
    ("How many shells does Seoul hold?", "And Kyiv?"),
    ("Wie viele Granaten hat Seoul tatsächlich noch?",),
    ("Who counted the guns on Thursday, June 20, 2024?", "Where?"),
    ("Who is South Korea's National Security Adviser?", "What did he condemn?"),
)


@pytest.fixture
def _hasty():
    """Switch threads as often as possible, so that races are found."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


def _asked(assistant, talk):
    return assistant.ask(talk[-1], history=talk[:-1]).to_json()


@pytest.mark.usefixtures("_hasty")
def test_threads_get_the_answers_of_one():
    """Concurrent questions, and articles added meanwhile, do not affect each other."""
    assistant = make_assistant({"a hundred guns": 3.0, "3.4 million": 1.0})
    added = [make_article(id=f"{n}.txt", text=f"Rome has {n} guns. Someone{n} counted them.") for n in range(4)]
    with ThreadPoolExecutor(8) as threads:
        more = [threads.submit(assistant.with_articles, [article]) for article in added]
        found = list(threads.map(lambda talk: _asked(assistant, talk), _TALKS * 4))
    alone = make_assistant({"a hundred guns": 3.0, "3.4 million": 1.0})
    assert found == [_asked(alone, talk) for talk in _TALKS] * 4
    for one, article in zip(more, added, strict=True):
        assert _asked(one.result(), _TALKS[0]) == _asked(alone.with_articles([article]), _TALKS[0])


@pytest.mark.usefixtures("_hasty")
def test_languages_are_told_by_several_threads():
    """Several threads may be the first to detect a language."""
    questions = [f"wieviele Granaten {chr(97 + n) * 3} hat Kiew tatsächlich bekommen" for n in range(16)]
    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(is_foreign, questions))


@pytest.mark.slow
def test_the_real_models_answer_several_threads_alike():
    """With embedder, search and reader used at once, each answer is what it is alone."""
    assistant = Assistant.open(SEEDS)
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda talk: _asked(assistant, talk), _TALKS))
    assert found == [_asked(assistant, talk) for talk in _TALKS]

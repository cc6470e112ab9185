"""An assistant made from another one, with more articles or with fewer."""

from __future__ import annotations

import pytest

from index.errors import ArticlesError, UnknownArticle
from tests.factories import make_article
from tests.fakes import CountingEmbedder
from tests.qa.test_assistant import make_assistant

_ROME = make_article(id="/added/rome.txt", text="Rome has two guns.")


def test_more_articles_are_asked_too():
    """Added articles are known to the new assistant, and not to the first."""
    first = make_assistant({"two guns": 3.0, "a hundred guns": 1.0})
    more = first.with_articles([_ROME])
    assert more.ask("How many guns?").citations[0].article_id == "/added/rome.txt"
    assert first.ask("How many guns?").citations[0].article_id == "guns.txt"
    assert [a.id for a in more.articles] == [*(a.id for a in first.articles), "/added/rome.txt"]
    with pytest.raises(UnknownArticle):
        first.article("/added/rome.txt")


def test_the_models_and_the_bar_are_shared():
    """Models are not loaded again, and versions are the same."""
    first = make_assistant({}, min_confidence=0.7, warnings=("careful",))
    more = first.with_articles([_ROME])
    assert more.reader is first.reader
    assert (more.threshold, more.warnings) == (0.7, ("careful",))


def test_only_new_text_is_embedded():
    """Adding embeds only new text, and removing embeds nothing."""
    counting = CountingEmbedder()
    first = make_assistant({}, embedder=counting)
    counting.embedded.clear()
    told: list[tuple[str, int, int]] = []
    more = first.with_articles([_ROME], progress=lambda *step: told.append(step))
    assert [text.split("\n")[-1] for text in counting.embedded] == ["Rome has two guns."]
    assert told == [("embedding passages", 1, 1)]
    more.without_articles(["guns.txt"])
    assert len(counting.embedded) == 1


def test_fewer_articles_answer_as_if_there_had_never_been_more():
    """After removing articles, ranks and scores are those of the rest alone."""
    first = make_assistant({"a hundred guns": 1.0})
    again = first.with_articles([_ROME]).without_articles(["/added/rome.txt"])
    question = "How many guns does Kyiv have?"
    assert again.ask(question) == first.ask(question)
    assert again.articles == first.articles


def test_ids_are_told_apart():
    """Adding an id that is taken or given twice raises; so does removing an unknown one."""
    first = make_assistant({})
    with pytest.raises(ArticlesError, match=r"already has an article 'guns\.txt'"):
        first.with_articles([make_article(id="guns.txt")])
    with pytest.raises(ArticlesError, match="already"):
        first.with_articles([_ROME, _ROME])
    with pytest.raises(UnknownArticle, match="nowhere"):
        first.without_articles(["nowhere.txt"])

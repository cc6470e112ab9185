"""A verdict on how things are now, and what a newer article on the same story makes of it."""

from __future__ import annotations

import pytest

from index.collection import Collection
from qa.assistant import Assistant
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader
from tests.qa.versions.stories import EVEN

_NO, _YES, _NEITHER = (0.02, 0.97, 0.01), (0.97, 0.02, 0.01), (0.01, 0.03, 0.96)


def _article(day, text, title="Storm over Orrin"):
    return make_article(f"{title}\n\nA storm came over Orrin this week. {text}\n", id=f"{day}.txt", published=day)


def _ask(question, *articles, verdicts=None):
    reader = FakeReader({}, verdicts)
    answer = Assistant(Collection.of(articles, FakeEmbedder()), reader, EVEN).ask(question)
    return answer.verdict, answer.text, [each.text for each in answer.earlier]


_SHUT = _article("2024-05-06", "The old pier is closed.")


@pytest.mark.parametrize(
    ("likely", "verdict", "is_newest"),
    [(_NO, "no", True), ((0.3, 0.5, 0.2), "unclear", True), (_NEITHER, "yes", False), (_YES, "yes", False)],
)
def test_a_newer_sentence_on_the_same_thing_overtakes_an_older_one(likely, verdict, is_newest):
    """If the reader takes it to say otherwise; a verdict that it is not sure of is unclear."""
    told = "The old pier took in walkers from nine on Wednesday."
    found = _ask("Is the old pier closed?", _SHUT, _article("2024-05-09", told), verdicts={told: likely})
    shut = "The old pier is closed."
    assert found == ((verdict, told, [shut]) if is_newest else (verdict, shut, []))


@pytest.mark.parametrize(
    ("day", "text", "title"),
    [
        ("2024-05-06", "The old pier took in walkers.", "Storm over Orrin"),
        ("2024-05-03", "The old pier took in walkers.", "Storm over Orrin"),
        ("2025-05-09", "The old pier took in walkers.", "Storm over Orrin"),
        ("2024-05-09", "The new pier took in walkers.", "Storm over Orrin"),
    ],
)
def test_no_other_sentence_does(day, text, title):
    """One of the same day, an older one, one of another year, and one on another thing leave the verdict as it is."""
    other = make_article(f"{title}\n\nA storm came over Orrin. {text}\n", id="other.txt", published=day)
    found = _ask("Is the old pier closed?", _SHUT, other, verdicts={"walkers": _NO})
    assert found[:2] == ("yes", "The old pier is closed.")


def test_the_story_of_another_town_overtakes_nothing():
    """The heads have to share a name."""
    other = make_article("Calm in Dunmar\n\nThe old pier took in walkers.\n", id="new.txt", published="2024-05-09")
    assert _ask("Is the old pier closed?", _SHUT, other, verdicts={"walkers": _NO})[0] == "yes"


def test_what_had_been_so_is_no_longer_sure():
    """Whatever the reader takes it to say."""
    told = "The ferryman who had been missing since Monday rowed home on Thursday."
    old = _article("2024-05-06", "The ferryman is missing.")
    found = _ask("Is the ferryman still missing?", old, _article("2024-05-09", told), verdicts={told: _NEITHER})
    assert found == ("unclear", told, ["The ferryman is missing."])


def test_an_article_that_says_it_again_leaves_nothing_to_overtake():
    """Of articles that are newer than the verdict's, only the newest that speaks of it counts."""
    opened, shut = "The old pier took in walkers on Tuesday.", "Nobody may go on the old pier."
    articles = _SHUT, _article("2024-05-07", opened), _article("2024-05-09", shut)
    found = _ask("Is the old pier closed?", *articles, verdicts={opened: _NO, shut: _YES})
    assert found[0] == "yes"


def test_a_newer_article_may_also_tell_how_it_was():
    """Its sentence that says otherwise counts."""
    was, opened = "The old pier lay in ruins on Monday.", "The old pier took in walkers."
    new = _article("2024-05-09", f"{was}\n\n{opened}")
    assert _ask("Is the old pier closed?", _SHUT, new, verdicts={was: _YES, opened: _NO})[:2] == ("no", opened)


def test_of_two_sentences_that_decide_the_newer_does():
    """On one story; the older one is shown as what was said before."""
    new = _article("2024-05-09", "The old pier is open.")
    assert _ask("Is the old pier closed?", _SHUT, new) == ("no", "The old pier is open.", ["The old pier is closed."])
    assert _ask("Was the old pier closed?", _SHUT, new)[2] == []


def test_what_has_happened_overtakes_what_had_not():
    """And not the other way round: what has happened once has happened."""
    no, yes = "Lund has not resigned.", "Lund has resigned."
    assert _ask("Has Lund resigned?", _article("2024-05-06", no), _article("2024-05-09", yes)) == ("yes", yes, [no])
    assert _ask("Has Lund resigned?", _article("2024-05-06", yes), _article("2024-05-09", no))[0] == "unclear"

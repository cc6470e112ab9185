"""Visitors, and what they added."""

from __future__ import annotations

import hashlib

import pytest

from index.errors import ArticlesError, ScopeError, UnknownArticle
from index.types import Scope
from tests.factories import make_article
from tests.ui.fakes import FIRST, SECOND, FakeAssistant, FullDisk
from tests.waiting import until
from ui.errors import VisitOver
from ui.service.originals import Originals, sent_id
from ui.service.visit import read_key
from ui.service.visits import Visits

SECRET = make_article("The secret is plum.", "/added/1/a.txt")


def ids(visits: Visits, key: object) -> list[str]:
    return [article.id for article in visits.of(key).assistant.articles]


def test_what_one_adds_the_other_does_not_see():
    """Additions are seen by nobody else, with a visit or without."""
    visits = Visits(FakeAssistant())
    ann, bob = visits.arrive("", "1"), visits.arrive("", "2")
    visit = visits.add(ann, [SECRET])
    assert visit.added == (SECRET.id,)
    assert SECRET.id in ids(visits, ann)
    for other in (bob, "", None, 5):
        assert SECRET.id not in ids(visits, other)
    assert SECRET.id not in [article.id for article in visits.everyone.articles]


def test_shared_additions_are_seen_by_all():
    """Everybody sees them, and only the visitor who added them can remove them."""
    visits = Visits(FakeAssistant(), shared=True)
    ann, bob = visits.arrive("", "1"), visits.arrive("", "2")
    visits.add(ann, [SECRET])
    assert SECRET.id in ids(visits, bob)
    assert SECRET.id in [article.id for article in visits.everyone.articles]
    with pytest.raises(UnknownArticle, match="not an article that you added"):
        visits.remove(bob, SECRET.id)
    visits.remove(ann, SECRET.id)
    assert SECRET.id not in ids(visits, bob)


def test_what_was_added_can_be_taken_back():
    """Alone, also from the choice; what is of the collection can not."""
    visits = Visits(FakeAssistant())
    key = visits.arrive("", "1")
    other = make_article("Another.", "/added/2/b.txt")
    visits.add(key, [SECRET])
    visits.add(key, [other])
    visits.choose(key, [SECRET.id, FIRST])
    visit = visits.remove(key, SECRET.id)
    assert (visit.added, visit.chosen) == ((other.id,), (FIRST,))
    for never in (SECRET.id, FIRST, "nothing", None, [FIRST]):
        with pytest.raises(UnknownArticle):
            visits.remove(key, never)


def test_a_choice_limits_what_is_asked():
    """Once each; an empty one means all."""
    visits = Visits(FakeAssistant())
    key = visits.arrive("", "1")
    assert visits.of(key).scope is None
    assert visits.choose(key, [SECOND, FIRST, SECOND]).scope == Scope(articles=frozenset([FIRST, SECOND]))
    assert (visits.of(key).chosen, visits.of(key).asked) == ((SECOND, FIRST), 2)
    assert (visits.choose(key, []).scope, visits.of(key).asked) == (None, 3)


def test_filters_limit_what_is_asked():
    """Together with the choice; blank ones don't; choosing again without them takes them back."""
    visits = Visits(FakeAssistant())
    key = visits.arrive("", "1")
    filters = {"folder": " odd names ", "site": "", "since": " "}
    assert visits.choose(key, [], filters).scope == Scope(folder="odd names")
    assert visits.of(key).asked == 1
    assert visits.choose(key, [FIRST], filters).asked == 0
    assert visits.choose(key, []).scope is None


def test_days_may_be_chosen_end_by_end():
    """Days in the wrong order, as they are when only one end of a range has been moved, fit no article."""
    visits = Visits(FakeAssistant())
    key = visits.arrive("", "1")
    visits.choose(key, [], {"since": "2024-01-01", "until": "2024-12-31"})
    visits.choose(key, [], {"since": "2025-01-01", "until": "2024-12-31"})
    assert (visits.of(key).asked, visits.of(key).scope.since) == (0, "2025-01-01")


def test_a_choice_that_comes_too_late_is_passed_over():
    """Events of a page may overtake each other; one without a time always holds."""
    visits = Visits(FakeAssistant())
    key = visits.arrive("", "1")
    visits.choose(key, [SECOND], None, 20.5)
    assert visits.choose(key, [FIRST], None, 10).chosen == (SECOND,)
    assert visits.choose(key, [FIRST], None, 30).chosen == (FIRST,)
    assert visits.choose(key, []).chosen == ()


@pytest.mark.parametrize("before", [30.0, 1e300, float("inf"), float("nan")])
def test_a_clock_of_a_visitor_that_goes_back_holds_no_choice_up(before: float):
    """A clock that goes back, or tells no time, does not block the choices of the next page."""
    visits = Visits(FakeAssistant())
    key = visits.arrive(None, "1")
    visits.choose(key, [SECOND], None, before)
    assert visits.arrive(key, "2") == key
    assert visits.choose(key, [FIRST], None, 10).chosen == (FIRST,)


@pytest.mark.parametrize(
    "filters",
    [{"folder": "nowhere"}, {"since": "May"}, {"site": 5}, {"id": "a"}, ["site"], "site", {"author": "x" * 501}],
)
def test_unknown_filters_raise(filters: object):
    """Unknown filters raise, and the previous ones stay."""
    visits = Visits(FakeAssistant())
    key = visits.arrive("", "1")
    visits.choose(key, [], {"folder": "odd names"})
    with pytest.raises(ScopeError):
        visits.choose(key, [], filters)
    assert visits.of(key).scope == Scope(folder="odd names")


def test_files_that_were_sent_go_with_the_last_article_of_them():
    """When it is taken back for good, and when the visitor is forgotten."""
    originals = Originals()
    visits = Visits(FakeAssistant(), originals=originals, grace=0.0)
    data = b"%PDF-1.4"
    digest = hashlib.sha256(data).hexdigest()
    article = make_article("The secret is plum.", sent_id(digest, "a.pdf"), sha256=digest)

    def take_back(key: str) -> None:
        visits.remove(key, article.id)
        assert originals.of(article) == data  # it may be given back, until another one is taken back
        visits.add(key, [SECRET])
        visits.remove(key, SECRET.id)

    for leave in (take_back, lambda key: visits.leave("1")):
        key = visits.arrive("", "1")
        originals.keep(digest, data)
        visits.add(key, [article])
        assert originals.of(article) == data
        leave(key)
        until(lambda: originals.of(article) is None)


@pytest.mark.parametrize("chosen", [["nothing"], [FIRST, "nothing"], [None], [[FIRST]], FIRST, None, {FIRST: 1}])
def test_an_unknown_choice_raises(chosen: object):
    """An unknown choice raises, and the previous one stays: it never silently means all."""
    visits = Visits(FakeAssistant())
    key = visits.arrive("", "1")
    visits.choose(key, [FIRST])
    with pytest.raises(UnknownArticle):
        visits.choose(key, chosen)
    assert visits.of(key).chosen == (FIRST,)


@pytest.mark.parametrize("raw", ["", "guessed", None, 5, ["a"]])
def test_a_key_is_given_and_never_taken(raw: object):
    """A browser cannot choose its key, and without one nothing can be changed."""
    visits, key = Visits(FakeAssistant()), read_key(raw)
    assert visits.arrive(key, "1") != raw
    for change in (visits.add, visits.choose):
        with pytest.raises(VisitOver, match="reload"):
            change(key, [])
    with pytest.raises(VisitOver):
        visits.remove(key, SECRET.id)


def test_what_somebody_takes_back_nobody_asks_any_more():
    """Where additions are for all, also not who had chosen it with others; each change is counted."""
    visits = Visits(FakeAssistant(), shared=True)
    ann, bob = visits.arrive("", "1"), visits.arrive("", "2")
    visits.add(ann, [SECRET])
    visits.choose(bob, [SECRET.id, FIRST])
    assert visits.edition == 1
    visits.remove(ann, SECRET.id)
    assert (visits.edition, visits.of(bob).asked_ids) == (2, {FIRST})


@pytest.mark.parametrize("shared", [True, False])
def test_a_choice_that_is_gone_is_not_all(shared: bool):
    """Whether somebody else removed it or a folder is followed: nothing is asked until it is back, or all is chosen."""
    assistant = FakeAssistant()
    visits = Visits(assistant, shared=shared)
    ann, bob = visits.arrive("", "1"), visits.arrive("", "2")
    visits.add(ann, [SECRET])
    visits.choose(bob if shared else ann, [SECRET.id])
    if shared:
        visits.remove(ann, SECRET.id)
    else:
        visits.of(ann).assistant.articles = assistant.articles
    visit = visits.of(bob if shared else ann)
    assert (visit.chosen, visit.asked, visit.asked_ids) == ((SECRET.id,), 0, frozenset())
    with pytest.raises(UnknownArticle, match="there is no article '/added/1/a.txt'"):
        visit.assistant.ask("What is the secret?", scope=visit.scope)
    if shared:
        visits.restore(ann, SECRET.id)
        assert visits.of(bob).asked_ids == {SECRET.id}
    else:
        assert visits.choose(ann, [SECRET.id], {"folder": "odd names"}).asked == 0
        assert visits.choose(ann, [SECRET.id, FIRST]).asked_ids == {FIRST}
        assert visits.choose(ann, []).scope is None


def test_what_fails_changes_nothing():
    """An id that is taken leaves the visit as it was."""
    visits = Visits(FullDisk())
    key = visits.arrive("", "1")
    with pytest.raises(ArticlesError):
        visits.add(key, [SECRET])
    assert visits.of(key).added == ()


def test_what_was_taken_back_last_comes_back():
    """Once, and nothing else."""
    visits = Visits(FakeAssistant())
    key = visits.arrive("", "1")
    visits.add(key, [SECRET])
    visits.remove(key, SECRET.id)
    assert SECRET.id not in ids(visits, key)
    with pytest.raises(UnknownArticle):
        visits.restore(key, FIRST)
    assert visits.restore(key, SECRET.id).added == (SECRET.id,)
    assert SECRET.id in ids(visits, key)
    with pytest.raises(UnknownArticle):
        visits.restore(key, SECRET.id)


def test_what_cannot_be_restored_now_can_be_later(monkeypatch: pytest.MonkeyPatch):
    """An error on the way leaves the article as it was: removed last."""
    visits = Visits(FakeAssistant())
    key = visits.arrive("", "1")
    visits.add(key, [SECRET])
    visits.remove(key, SECRET.id)
    with monkeypatch.context() as patch:
        patch.setattr(FakeAssistant, "with_articles", FullDisk.with_articles)
        with pytest.raises(ArticlesError):
            visits.restore(key, SECRET.id)
    assert visits.restore(key, SECRET.id).added == (SECRET.id,)


def test_a_visitor_has_the_language_of_their_browser():
    """The last that it asked for; an unknown visitor has none."""
    visits = Visits(FakeAssistant())
    key = visits.arrive("", "1", "de-AT")
    assert (visits.language(key), visits.language("nobody"), visits.language(None)) == ("de-AT", "", "")

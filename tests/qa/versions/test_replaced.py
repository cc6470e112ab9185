"""Figures that a newer article says it replaces, and ages after a birthday."""

from __future__ import annotations

import pytest

from index.collection import Collection
from qa.assistant import Assistant
from qa.versions.replaced import may_be_replaced
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader
from tests.qa.versions.stories import EVEN, ask

_HOMES = "How many homes were flooded in Orrin?"
_FIRST = "The Lenn burst its banks at Orrin on Monday. Some 31 homes in Orrin were flooded, the mayor said."


def _at(day, text, name="new.txt"):
    return make_article(f"Flood in Orrin\n\n{text}\n", id=name, published=day)


def _both(sentence, day="2024-05-06", first=_FIRST, title="Orrin dries out"):
    newer = make_article(f"{title}\n\nThe water of the Lenn has gone. {sentence}\n", id="new.txt", published=day)
    return _at("2024-05-03", first, "old.txt"), newer


def _earlier(answer):
    return [other.text for other in answer.earlier]


@pytest.mark.parametrize(
    "sentence",
    [
        "Surveyors found 37 homes in Orrin flooded, six more than first thought.",
        "The number of homes flooded in Orrin was revised to 37 on Monday.",
        "The final count is 37 homes flooded in Orrin.",
        "In the end 37 homes were flooded in Orrin, not 40 as the mayor feared.",
        "It is now known that 37 homes in Orrin were flooded.",
        "A recount of the flooded homes in Orrin came to 37.",
        "The number of flooded homes in Orrin has risen to 37.",
        "The water had risen and the flooded homes in Orrin had grown to 37 before it stopped.",
        "The list of flooded homes in Orrin grew to 37 on Monday.",
        "The list of flooded homes in Orrin rose by six to some 37 on Monday.",
        "The number of homes that the water of the Lenn flooded in Orrin on Monday rose to 37.",
        "In all 37 homes were flooded in Orrin; the town's first estimate had been too low.",
    ],
)
def test_a_figure_that_replaces_an_older_one_leads(sentence):
    """The newer article says that its figure takes the place of another, which becomes what was said before."""
    answer = ask(_HOMES, {"31": 6.0, "37": 4.5}, *_both(sentence))
    assert (answer.text, answer.citations[0].article_id, _earlier(answer)) == ("37", "new.txt", ["31"])
    assert answer.disagreements == ()


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("Some 37 homes in Orrin were flooded, the owner of the mill said.", {}),
        ("Surveyors found 37 homes in Orrin flooded, six more than first thought.", {"day": "2024-04-29"}),
        ("Surveyors found 37 homes in Orrin flooded, six more than first thought.", {"day": "2025-05-06"}),
        ("Surveyors found 37 homes in Orrin flooded, six more than in the last year.", {}),
        ("The final count is 37 homes flooded in Orrin, up from 20 in 2019.", {}),
        ("The mayor grew used to flooded homes in Orrin, and to 37 letters a day.", {}),
        ("A mast fell down to the 37 flooded homes in Orrin.", {}),
    ],
)
def test_other_figures_stay_side_by_side(sentence, changes):
    """No words of replacing, an older article, another year's flood, or a comparison of years."""
    answer = ask(_HOMES, {"31": 6.0, "37": 4.5}, *_both(sentence, **changes))
    assert (answer.text, _earlier(answer)) == ("31", [])


@pytest.mark.parametrize(("title", "leads"), [("Toll of Orrin flood rises", "9"), ("Rain in the north", "4")])
def test_a_risen_toll_leads(title, leads):
    """In other words than the first report, if both headlines name the place that the question does."""
    older = _at("2024-05-03", "The Lenn burst its banks. At least 4 people were killed, the mayor said.", "old.txt")
    toll = "The death toll of the high water at Orrin rose to 9 on Sunday."
    newer = make_article(f"{title}\n\n{'It has rained. ' * 5}{toll}\n", id="new.txt", published="2024-05-05")
    answer = ask("How many people did the water kill in Orrin?", {"4": 6.0, "9": 4.5}, older, newer)
    assert (answer.text, _earlier(answer)) == (leads, ["4"] if leads == "9" else [])


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("The museum raised the reward for the Orrin bell to £370 yesterday.", "£370"),
        ("The museum raised the bell, and with it the reward, to the £370 mark.", "£310"),
        ("The museum raised the fee for its Orrin tours to £370 yesterday.", "£310"),
    ],
)
def test_what_somebody_raised_leads(sentence, leads):
    """Who raises something to a sum replaces the older sum, by whatever noun the question has for it."""
    older = _at("2024-05-03", "The museum of Orrin offers a reward of £310 for the bell, which was stolen.", "old.txt")
    newer = _at("2024-05-04", f"The police of Orrin have no trace of the bell. {sentence}")
    answer = ask("How much is the reward for the bell in Orrin?", {"£310": 6.0, "£370": 4.5}, older, newer)
    assert answer.text == leads


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("How much is the reward?", True),
        ("What is the reward now?", True),
        ("What is the reward?", False),
        ("Who offers the reward now?", False),
    ],
)
def test_what_is_to_be_read_before_an_older_figure_is_the_answer(question, may):
    """Words of replacing count if a figure is asked for, or what something is now."""
    assert may_be_replaced(question, "The museum raised the reward to £370 yesterday.") is may
    assert not may_be_replaced(question, "The museum offers a reward of £370.")


def test_the_flood_of_another_town_replaces_nothing():
    """Each town has its own flood, whatever was first thought there."""
    other = make_article(
        "Dunmar dries out\n\nThe flood in Dunmar flooded 37 homes, six more than first thought.\n",
        id="new.txt",
        published="2024-05-06",
    )
    old = _at("2024-05-03", _FIRST, "old.txt")
    answer = ask("How many homes were flooded?", {"31": 6.0, "37": 4.5}, old, other)
    assert (answer.text, _earlier(answer)) == ("31", [])


def test_the_first_figure_answers_a_question_for_what_was_first_thought():
    """Asked for what was thought at first, the older figure leads."""
    old, new = _both("Surveyors found 37 homes in Orrin flooded, six more than first thought.")
    answer = ask("How many homes in Orrin were at first thought to be flooded?", {"31": 4.5, "37": 6.0}, old, new)
    assert answer.text == "31"
    assert answer.notices == ("Later it was given as “37”.",)


_OLD_AGE = make_article("Lee stands trial\n\nAnn Lee, 59, told the court so.\n", id="old.txt", published="2024-02-10")


@pytest.mark.parametrize(
    ("question", "age", "day", "text"),
    [
        ("How old is Ann Lee?", "60", "2024-03-28", "60"),
        ("How old is Ann Lee?", "61", "2026-02-01", "61"),
        ("How old is Ann Lee?", "72", "2024-03-28", "59"),
        ("How old is Ann Lee?", "58", "2024-03-28", "59"),
        ("How old was Ann Lee when she stood trial?", "60", "2024-03-28", "59"),
    ],
)
def test_the_age_after_a_birthday_leads(question, age, day, text):
    """The newest age that the days between two articles allow answers "how old is"."""
    new = make_article(f"Lee is jailed\n\nThe judge told Ann Lee, {age}, to sit.\n", id="new.txt", published=day)
    answer = ask(question, {"59": 6.0, age: 4.5}, _OLD_AGE, new)
    assert answer.text == text
    assert _earlier(answer) == (["59"] if text != "59" else [])


def test_the_ages_of_two_people_stay_apart():
    """The age of somebody else is no later age."""
    new = make_article("Poe is jailed\n\nThe judge told Tom Poe, 60, to sit.\n", id="new.txt", published="2024-03-28")
    answer = ask("How old is Ann Lee?", {"59": 6.0, "60": 4.5}, _OLD_AGE, new)
    assert (answer.text, _earlier(answer)) == ("59", [])


def _mail(name, day, subject, text):
    return make_article(f"{text}\n", id=name, title=subject, published=day)


class _UnderTitles(FakeReader):
    """Finds the newer price clearly only where the mail's subject is read with it."""

    def read(self, question, passages):
        """Read each passage as a fake does, with another score under a title."""
        found = []
        for passage in passages:
            self.scores["£580"] = 4.0 if passage.chunk.lead else -3.0
            found.extend(super().read(question, [passage]))
        return tuple(found)


@pytest.mark.parametrize(
    ("said", "text", "earlier"),
    [
        ("Good news from Poe: they have now come down to £580.", "£580", ["£640"]),
        ("The singers have saved £580 for Poe since then.", "£640", []),
    ],
)
def test_a_later_mail_that_lowers_a_price_is_read_with_its_subject(said, text, earlier):
    """A mail rarely repeats what its subject says; only words that replace a figure are read so."""
    mails = (
        _mail("1.eml", "2024-03-04", "Coach to Dunmar", "Poe Travel ask £640 for a day in Dunmar with a coach."),
        _mail("2.eml", "2024-03-08", "Re: Coach to Dunmar", said),
    )
    reader = _UnderTitles({"£640": 10.0})
    answer = Assistant(Collection.of(mails, FakeEmbedder()), reader, EVEN).ask("How much does Poe ask for the coach?")
    assert (answer.text, _earlier(answer)) == (text, earlier)

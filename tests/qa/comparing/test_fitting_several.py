"""Whether a question fits several articles that speak of different things."""

from __future__ import annotations

import pytest

from index.collection import Collection
from qa.assistant import Assistant
from qa.comparing.fitting_several import fits_several
from qa.confidence import Calibrator
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader
from tests.ui.fakes import make_answer, make_citation, make_other

OAK = make_article(
    "Oakfield Primary opens a garden.\n\nThe head teacher is Ann Lee. She is proud.", "oak.txt", title="A"
)
LATER = make_article("There is a new head at Oakfield, Al Poe.", "later.txt", title="C")
ELM = make_article("The head teacher of Elm Grove School is Tom Ray. He began in May.", "elm.txt", title="A new head")
ASH = make_article("A hall for Ash Lane.\n\n“It will be fun,” said the head teacher, Eve Orr.", "ash.txt", title="B")
ANON = make_article("A play was put on. The head teacher, Jo Dun, was there.", "anon.txt", title="A play")
BRIDGE = make_article("The bridge of Westhaven is open. It cost 12.4 million pounds.", "bridge.txt", title="Open")
AGAIN = make_article(
    "Repairs to Westhaven Bridge cost 13.9 million pounds, the Harbour Trust said.", "again.txt", title="Dear"
)
FLOOD = make_article(
    "Shops under water\n\nEight people were hurt.\n\nThe Lune Weir gave way, said Mabel Ostrow.", "a.txt", title="Shops"
)
SPATE = make_article(
    "Cort is wet\n\nNine people were hurt, a nurse said.\n\nMabel Ostrow stood on the Lune Weir.", "b.txt", title="Cort"
)
FIRE = make_article("Mill burns in Dale\n\nTen were hurt.\n\nThe Lune Weir had no water.", "c.txt", title="Dale burns")
NOTICE = "The question fits {} articles: name the place, person or thing that you mean."


def notices(article, quote, *others, question="What?", **changes):
    """Return the notices of an answer that other articles differ from."""
    told = tuple(make_other(make_citation(other, words)) for other, words in others)
    answer = make_answer(question, [make_citation(article, quote)], disagreements=told, **changes)
    return fits_several(answer, {each.id: each for each in (article, *(other for other, _ in others))}).notices


def test_articles_about_different_things_are_counted():
    """The school of each is named at its head, or in the sentence; the people are the answers, and no subjects."""
    assert notices(OAK, "Ann Lee", (ELM, "Tom Ray"), (ASH, "Eve Orr")) == (NOTICE.format(3),)


def test_what_would_be_answered_without_the_source_counts_too():
    """It is shown as one that differs."""
    instead = make_other(make_citation(ELM, "Tom Ray"))
    answer = make_answer("What?", [make_citation(OAK, "Ann Lee")], survives=False, without_source=instead)
    assert fits_several(answer, {OAK.id: OAK, ELM.id: ELM}).notices == (NOTICE.format(2),)


@pytest.mark.parametrize(
    ("article", "quote", "others"),
    [
        (BRIDGE, "12.4 million pounds", [(AGAIN, "13.9 million pounds")]),
        (OAK, "Ann Lee", [(ANON, "Jo Dun")]),
        (ANON, "Jo Dun", [(OAK, "Ann Lee")]),
        (OAK, "Ann Lee", [(ELM, "Tom Ray"), (LATER, "Al Poe")]),
        (OAK, "Ann Lee", []),
    ],
)
def test_articles_that_may_be_about_one_thing_disagree(article, quote, others):
    """They name the same, in more or fewer words, or nothing; or one of them does."""
    assert notices(article, quote, *others) == ()


@pytest.mark.parametrize(
    ("other", "question", "fits"),
    [
        ((FLOOD, "Eight"), "How many were hurt?", 0),
        ((FIRE, "Ten"), "How many were hurt?", 2),
        ((FIRE, "Ten"), "How many were hurt at the Lune Weir?", 0),
    ],
)
def test_reports_of_one_event_disagree(other, question, fits):
    """They have two full names in common, or one that the question has: "name the thing" would be untrue."""
    assert notices(SPATE, "Nine", other, question=question) == ((NOTICE.format(fits),) if fits else ())


def test_a_headline_in_capitals_names_nothing():
    """All its words would be names."""
    loud = make_article("It is Eve Orr who leads.", "loud.txt", title="New Head Teacher Welcomed With Songs")
    assert notices(OAK, "Ann Lee", (loud, "Eve Orr")) == ()


def test_the_answer_to_a_question_has_it():
    """After all that other articles say is known."""
    collection = Collection.of([OAK, ELM, BRIDGE], FakeEmbedder())
    calibrator = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.5)
    assistant = Assistant(collection, FakeReader({"Ann Lee": 3.0, "Tom Ray": 2.0}), calibrator)
    assert assistant.ask("Who is the head teacher?").notices == (NOTICE.format(2),)

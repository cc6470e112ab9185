"""Verdicts on articles of our own, in the question's words or in others."""

from __future__ import annotations

import pytest

from eval.yes_no import OWN, decided, load_own, shares
from index.types import Range
from qa.kinds.yes_no.verdicts import judgements_in
from tests.factories import make_article, seed_text
from tests.qa.kinds.yes_no.articles import ARTICLES
from tests.qa.kinds.yes_no.everyday import DECIDED, OPEN
from tests.qa.kinds.yes_no.fresh import FRESH, UNDECIDED
from tests.qa.kinds.yes_no.pairs import PAIRS
from tests.qa.kinds.yes_no.plain import SAID_OTHERWISE, SAID_PLAINLY
from tests.qa.kinds.yes_no.seen import REPORT, TUNE
from tests.qa.kinds.yes_no.sentences import DECIDED_PLAINLY, NOT_DECIDED

_TEXTS = ARTICLES | {"seed0": seed_text(0), "seed1": seed_text(1)}


def _verdict(text, question):
    article = make_article(text)
    verdicts = {judgement.verdict for judgement, _ in judgements_in(question, article, Range(0, len(text)))}
    return verdicts.pop() if len(verdicts) == 1 else "unclear"


def test_verdicts_in_the_words_of_a_text_are_right():
    """At least 97 % of the verdicts are right, and nearly all of the possible ones are given."""
    cases = [(verdict, _verdict(_TEXTS[name], question)) for name, question, verdict in (*TUNE, *REPORT, *FRESH)]
    given = [(wanted, verdict) for wanted, verdict in cases if verdict != "unclear"]
    assert len(cases) > 300
    assert sum(wanted == verdict for wanted, verdict in given) >= 0.97 * len(given)
    assert len(given) >= 0.9 * sum(wanted != "unclear" for wanted, _ in cases)


@pytest.mark.parametrize(("half", "found"), [("tune", 0.65), ("report", 0.55)])
def test_verdicts_on_reworded_questions_are_right(half, found):
    """At least 95 % of the verdicts on the questions of scoring are right, and most of the possible ones are given."""
    counts = shares(each.verdicts for each in decided(load_own(OWN, half)))
    assert counts.decidable > 140
    assert counts.right >= 0.95 * counts.given
    assert counts.right >= found * counts.decidable


@pytest.mark.parametrize(
    ("text", "question", "verdict"),
    [
        ("No one was hurt in the crash.", "Was anyone killed in the crash?", "no"),
        ("Nobody was killed in the crash.", "Was anyone hurt in the crash?", "unclear"),
        ("Two people were killed in the crash.", "Was anyone hurt in the crash?", "yes"),
        ("The tickets remain valid.", "Are the tickets still valid?", "yes"),
        ("The railways of Oro have not agreed to the plan yet.", "Have the railways agreed to the plan?", "no"),
        ("The plan for a tram was abandoned in May.", "Was the tram built?", "no"),
        ("The council turned the plan down.", "Did the council approve the plan?", "no"),
        ("The council turned down a rival's plan.", "Did Lund approve the plan?", "unclear"),
        ("The concert was called off.", "Did the concert take place?", "no"),
        ("The concert was postponed to June.", "Has the concert been cancelled?", "unclear"),
        ("Lund sold the mill in 1901.", "Was the mill sold by Lund?", "yes"),
        ("The mill was sold by Lund in 1901.", "Did Lund sell the mill?", "yes"),
        ("Lund sold the mill in 1901.", "Did the mill sell Lund?", "unclear"),
        ("The mill was sold by Lund.", "Did Roe sell the mill?", "unclear"),
        ("The bridge opened in June.", "Did the bridge open in May?", "no"),
        ("All staff except Lund were dismissed.", "Was Lund dismissed?", "unclear"),
        ("No one except Lund was dismissed.", "Was Lund dismissed?", "unclear"),
        ("The bridge was closed until further notice.", "Is the bridge closed?", "unclear"),
        ("The bridge was closed until May.", "Is the bridge closed?", "no"),
        ("The mill was nearly destroyed.", "Was the mill destroyed?", "unclear"),
        ("Lund visited Oro in June.", "Did Lund visit Oro in May?", "unclear"),
        ("The bridge may open in June.", "Will the bridge open in May?", "unclear"),
        ("The bridge cost 11 million crowns.", "Did the bridge cost nine million crowns?", "no"),
        ("The bridge cost 11 million crowns.", "Did the bridge cost nine million dollars?", "unclear"),
        ("Lund finished third.", "Did Lund finish second?", "no"),
        ("The shop closed last winter.", "Is the shop open?", "no"),
        ("The shop closed last winter and reopened in May.", "Is the shop closed?", "no"),
        ("Police made no arrests.", "Did the police arrest anyone?", "no"),
        ("There was no reply.", "Did anybody answer?", "no"),
        ("There is no school on the island.", "Is there a school on the island?", "no"),
        ("There is a school on the island.", "Is there a school on the island?", "yes"),
        ("There is a school in Oro, not far from Tam.", "Is there a school in Tam?", "unclear"),
        ("Ann Lund was a nurse until 2015.", "Is Ann Lund still a nurse?", "no"),
        ("The road is closed until Friday.", "Is the road closed?", "yes"),
        ("Three schools are closed.", "Is the school closed?", "unclear"),
        ("None of the houses was hit.", "Were any houses hit?", "no"),
        ("You can freeze the cakes. You can eat them cold.", "Can the cakes be frozen?", "yes"),
        ("Ann Lund, who was born in Oro, left and did not return.", "Was Ann Lund born in Oro?", "yes"),
        ("Ann Lund, who was born in Oro, left and did not return.", "Did Ann Lund return?", "no"),
        ("The mayor, Ann Lund, met Roe. She did not speak.", "Did Ann Lund speak?", "no"),
        ("Two of the nine stamps had not been found.", "Have all nine stamps been found?", "no"),
        ("The mill is not going to close.", "Will the mill close?", "no"),
        ("The mill is to close, critics say.", "Will the mill close?", "unclear"),
        ("Lund denied that the mill was closed.", "Was the mill shut?", "unclear"),
        ("Reportedly the mill was sold.", "Has the mill been sold?", "unclear"),
        ("Lund plans to shut the mill.", "Has the mill been closed?", "unclear"),
        ("The harbour at Skarv was not hit.", "Was the harbour at Oro hit?", "unclear"),
        ("Mina Lund runs the shop, and Ann Lund runs the mill.", "Does Ann Lund run the shop?", "unclear"),
        ("Correction: we said earlier that Lund had drowned. She is safe.", "Did Lund drown?", "unclear"),
        ("An earlier version of this story said that the mill was shut.", "Was the mill shut?", "unclear"),
        ("An earlier version said that two had died. Nobody died.", "Did anybody die?", "no"),
        ("Lund's sister left early.", "Did Lund leave early?", "unclear"),
        ("The elephant house was shut.", "Was the penguin house closed?", "unclear"),
        ("She lives in Oro, not far from Tam.", "Does Lund live in Tam?", "unclear"),
    ],
)
def test_a_reworded_sentence_decides_only_what_it_says(text, question, verdict):
    """Synonyms, opposites, actives and passives decide; other subjects, objects, times and doubts do not."""
    assert _verdict(text, question) == verdict


@pytest.mark.parametrize(("text", "question", "verdict"), PAIRS)
def test_negations_and_opposites_decide(text, question, verdict):
    """What is denied, its opposite, and what is said in other words give a verdict."""
    assert _verdict(text, question) == verdict


@pytest.mark.parametrize(("text", "question"), UNDECIDED)
def test_another_clause_subject_time_or_doubt_does_not_decide(text, question):
    """A condition, a report, another subject, time or place, "until" and "not only" give no verdict."""
    assert _verdict(text, question) == "unclear"


@pytest.mark.parametrize(("text", "question", "verdict"), DECIDED)
def test_everyday_words_decide(text, question, verdict):
    """Nobody aboard, no arrests, for and against, "except", "in place of" and "but not" give a verdict."""
    assert _verdict(text, question) == verdict


@pytest.mark.parametrize(("text", "question"), OPEN)
def test_everyday_words_of_others_do_not_decide(text, question):
    """What is said of others, of another time or place, in part, in doubt or on a condition gives no verdict."""
    assert _verdict(text, question) == "unclear"


@pytest.mark.parametrize(("text", "question", "verdict"), [*SAID_PLAINLY, *DECIDED_PLAINLY])
def test_what_is_said_plainly_decides(text, question, verdict):
    """Plain denials, light verbs, orders, charges, what is called off and phrases of the press give a verdict."""
    assert _verdict(text, question) == verdict


@pytest.mark.parametrize(("text", "question"), [*SAID_OTHERWISE, *NOT_DECIDED])
def test_what_is_said_of_others_or_in_part_does_not_decide(text, question):
    """Another subject or time, a hedge, a plan, a part, a condition and a double negation give no verdict."""
    assert _verdict(text, question) == "unclear"


def test_this_year_is_the_year_of_the_article():
    """What will not be "this year" will not be in the year of the article's day, and may be in another."""
    text = "The footbridge over the Orme that was swept away in May will not be replaced this year, the council said."
    article = make_article(text, published="2025-08-08")
    asked = {year: f"Will the bridge be replaced in {year}?" for year in (2025, 2026)}
    given = {
        year: [judgement.verdict for judgement, _ in judgements_in(question, article, Range(0, len(text)))]
        for year, question in asked.items()
    }
    assert given == {2025: ["no"], 2026: []}


def test_the_island_is_the_one_of_the_title():
    """In an article whose title names one island, "the island" is that one."""
    text = "The ferry takes an hour. There are no cars on the island, which measures seven miles by two."
    for title, verdicts in (("Three days on Isla Merced", ["no"]), ("From Isla Merced to Skarv", [])):
        article = make_article(text, title=title)
        given = judgements_in("Are there cars on Isla Merced?", article, Range(0, len(text)))
        assert [judgement.verdict for judgement, _ in given] == verdicts

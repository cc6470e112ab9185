"""Verdicts by a question's own words."""

from __future__ import annotations

import pytest

from index.types import Range
from qa.kinds.yes_no.clauses import clauses_of
from qa.kinds.yes_no.judging import judge
from qa.kinds.yes_no.statement import read_statement, statements_in
from tests.factories import make_article


def _verdict(text, question):
    article, statement = make_article(text), read_statement(question)
    verdicts = {judge(statement, clause).verdict for clause in clauses_of(article, Range(0, len(text)))} - {"unclear"}
    return verdicts.pop() if len(verdicts) == 1 else "unclear"


@pytest.mark.parametrize(
    ("text", "question", "verdict"),
    [
        ("Oro sent shells to Rome.", "Did Oro send shells?", "yes"),
        ("Oro did not send shells to Rome.", "Did Oro send shells?", "no"),
        ("The bridge will reopen in May.", "Won't the bridge reopen?", "yes"),
        ("Visitors cannot enter the vault.", "Can’t visitors enter the vault?", "no"),
        ("Oro refused to send shells.", "Did Oro send shells?", "no"),
        ("Oro has never sent shells.", "Has Oro sent shells?", "no"),
        ("Oro may have sent shells.", "Did Oro send shells?", "unclear"),
        ("Oro plans to send shells.", "Did Oro send shells?", "unclear"),
        ("Oro denied that it sent shells.", "Did Oro send shells?", "unclear"),
        ("Oro asked Tam, which sent shells.", "Did Oro send shells?", "unclear"),
        ("Oro sent shells, though Tam denies that.", "Did Oro send shells?", "unclear"),
        ("Oro sent Tam's shells.", "Did Tam send shells?", "unclear"),
        ("Oro will send shells.", "Did Oro send shells?", "unclear"),
        ("Oro not only sent shells but built them.", "Did Oro send shells?", "unclear"),
        ("Oro did not send shells.", "Did Oro not send shells?", "unclear"),
        ("Oro has yet to send shells.", "Has Oro sent shells?", "no"),
        ("The bridge is closed.", "Is the bridge open?", "no"),
        ("The bridge was closed.", "Is the bridge open?", "unclear"),
        ("Not all shells were sent.", "Were shells sent?", "unclear"),
        ("Oro was founded in 1836 and rebuilt in 1901.", "Was Oro founded in 1836?", "yes"),
        ("Oro was founded in 1836 and rebuilt in 1901.", "Was Oro founded in 1901?", "unclear"),
        ("Oro was founded in 1836, burned in 1850.", "Was Oro founded in 1850?", "unclear"),
        ("Oro was founded in 1836 by settlers who came from Tam.", "Was Oro founded in Tam?", "unclear"),
        ("Ann was born west of Oro.", "Was Ann born in Oro?", "unclear"),
        ("Ann was born in Oro in May 1950.", "Was Ann born in Oro in 1950?", "yes"),
        ("In 1950, Ann sold Oro.", "Did Ann sell Oro in 1950?", "yes"),
        ("The market was re-opened in Oro in 1950.", "Was the market opened in Oro in 1950?", "unclear"),
        ("The crews were told the ship sank.", "Did the crews sink?", "unclear"),
        ("He left Oro on 11 November and set up a firm.", "Did November set up a firm?", "unclear"),
        ("The ship was seen in May. Divers found no leak.", "Did divers find a leak?", "no"),
        ("The council has all but approved the plan.", "Has the council approved the plan?", "unclear"),
        ("The council approved a rival plan.", "Did the council approve the plan?", "unclear"),
        ("Had the council approved the plan, it would pay.", "Did the council approve the plan?", "unclear"),
        ("In the film, the council approved the plan.", "Did the council approve the plan?", "unclear"),
        ("Some members of the council approved the plan.", "Did the council approve the plan?", "unclear"),
        ("Half the council approved the plan.", "Did the council approve the plan?", "unclear"),
        ("The council's lawyer approved the plan.", "Did the council approve the plan?", "unclear"),
        ("The ferry is anything but safe.", "Is the ferry safe?", "unclear"),
        ("Everyone but Lund signed the letter.", "Did Lund sign the letter?", "unclear"),
        ("Lund or Roe signed the letter.", "Did Roe sign the letter?", "unclear"),
        ("There was a kiln in the pool's cellar. It was closed in May.", "Was the kiln closed?", "yes"),
        ("The pool was full. There was a kiln. It was closed.", "Was the pool closed?", "unclear"),
        (
            "Is there a kiln? Not now. It was shut in May, and it will not be reopened.",
            "Will the kiln be reopened?",
            "no",
        ),
        ("The crews were told. All of them have gone home.", "Have the crews gone home?", "yes"),
        ("The crews were told. All of them have gone home.", "Have all of the crews gone home?", "yes"),
        ("The crews were told. Some of them have gone home.", "Have the crews gone home?", "unclear"),
        ("Not all of the crews have gone home.", "Have the crews gone home?", "unclear"),
        ("All of the crews but one have gone home.", "Have the crews gone home?", "unclear"),
        ("Roe proposed to buy lamps. Carried by three votes to one.", "Was the proposal carried?", "yes"),
        ("Roe proposed to buy lamps. Carried by the wind, they fell.", "Was the proposal carried?", "unclear"),
        ("Roe spoke of lamps. Carried by three votes to one.", "Was the proposal carried?", "unclear"),
        ("The ship took 40 cars on Monday and 12 on Tuesday.", "Did the ship take 40 cars on Tuesday?", "unclear"),
        ("Oro is the second largest town in Tam.", "Is Oro the largest town in Tam?", "no"),
        ("Oro is the largest town in northern Tam.", "Is Oro the largest town in Tam?", "unclear"),
        ("Oro is the largest town in Tam after Marl.", "Is Oro the largest town in Tam?", "unclear"),
        ("Oro is the largest town in Tam.", "Is Oro the largest town in Tam?", "yes"),
        ("Ann is the wife of the mayor of Oro.", "Is Ann the mayor of Oro?", "unclear"),
        ("The bridge opened before May.", "Did the bridge open in May?", "unclear"),
        ("The bridge opened in May.", "Did the bridge open in May?", "yes"),
        ("The bridge opened in June.", "Did the bridge open in May?", "unclear"),
        ("Ann is the mayor of Oro.", "Do you know whether Ann is the mayor of Oro?", "yes"),
    ],
)
def test_a_clause_decides_only_what_it_says(text, question, verdict):
    """Negation reverses a verdict; hedges, plans, claims, other subjects and times leave it open."""
    assert _verdict(text, question) == verdict


@pytest.mark.parametrize(
    ("title", "question", "verdict"),
    [
        ("Brannock Optical reports its results", "Did Brannock's net profit rise?", "no"),
        ("Brannock reports its results", "Did the net profit of Brannock rise?", "no"),
        ("Brannock reports its results", "Did Lathom's net profit rise?", "unclear"),
        ("Brannock and Lathom report their results", "Did Brannock's net profit rise?", "unclear"),
        ("Brannock reports its results", "Did Brannock fall to 21 million marks?", "unclear"),
    ],
)
def test_whose_it_is_need_not_be_said_in_an_article_about_them(title, question, verdict):
    """The title's only name may be left out as possessor, but not as the one who acts."""
    text = "Net profit fell to 21 million marks from 30 million."
    clauses = list(clauses_of(make_article(text), Range(0, len(text))))
    verdicts = {judge(each, clause).verdict for each in statements_in(question, title) for clause in clauses} - {
        "unclear"
    }
    assert (verdicts or {"unclear"}) == {verdict}

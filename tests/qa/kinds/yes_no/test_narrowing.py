"""What is so only for some, at some times, in part or of another kind gives no verdict."""

from __future__ import annotations

import pytest

from index.types import Range
from qa.kinds.yes_no.verdicts import judgements_in
from tests.factories import make_article


def _verdicts(text, question):
    given = judgements_in(question, make_article(text), Range(0, len(text)))
    return {judgement.verdict for judgement, _ in given}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is the kiosk free?", "The kiosk is free of rust."),
        ("Is the kiosk free?", "The kiosk is free for the first visit."),
        ("Is the kiosk free?", "The kiosk is free, but only on Fridays."),
        ("Is the kiosk free?", "The kiosk is free, except in June."),
        ("Is the herb legal?", "The herb is legal in Marland."),
        ("Is the herb safe?", "The herb is safe in tiny amounts."),
        ("Is the herb edible?", "The herb is edible when dried."),
        ("Is the quay closed?", "The quay is closed from 9pm to 5am."),
        ("Is the quay closed?", "The quay is closed between May and July."),
        ("Has the quay reopened?", "The quay is closed to cyclists."),
        ("Is camping allowed?", "Camping is allowed with a permit."),
        ("Is camping allowed?", "Camping is banned upstairs."),
        ("Are tents allowed?", "Small tents are allowed."),
        ("Do guests sleep free?", "Guests under six sleep free."),
        ("Do guests sleep free?", "Guests sleep free off-season."),
        ("Does the tram stop at Varn?", "The tram stops at Varn on request."),
        ("Does the tram run on Fridays?", "The tram runs on Fridays in winter."),
        ("Can I pay by cheque?", "You can pay by cheque for sums over £50."),
        ("Do I need a ticket?", "You do not need a ticket for visits under an hour."),
        ("Does parking cost anything?", "Parking costs £4 after the first three hours."),
    ],
)
def test_what_is_so_for_some_or_at_times_does_not_decide(question, text):
    """A phrase behind a state tells when, where, for whom or of what it is so."""
    assert _verdicts(text, question) == set()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did the frost reach the orchard?", "The frost did not reach the orchard wall."),
        ("Did the diver find the coin?", "The diver did not find the coin in the well."),
        ("Did the smoke spread?", "The smoke did not spread to the attic."),
        ("Was the scheme approved?", "The scheme was not approved by the abbot."),
        ("Did the talks end?", "The talks did not end well."),
        ("Will the mill close?", "The mill will not close early."),
        ("Was anyone hurt?", "Nobody else was hurt."),
        ("Was anyone hurt?", "No one was gravely hurt."),
        ("Did Ines Brock leave?", "Ines Brock stayed late."),
        ("Did fees rise?", "Fees did not fall."),
    ],
)
def test_a_denial_of_less_does_not_decide(question, text):
    """What was not so of a part, somewhere, in some way or of others may still be so."""
    assert _verdicts(text, question) == set()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is Ines Brock the mayor?", "Ines Brock is the deputy mayor."),
        ("Is Ines Brock the captain?", "Ines Brock is the vice captain."),
        ("Is Ines Brock a nurse?", "Ines Brock is a trainee nurse."),
        ("Was the parcel a bomb?", "The parcel was a dummy bomb."),
        ("Does the inn have a garden?", "The inn has a garden shed."),
        ("Did the council approve the scheme?", "The council approved the scheme in principle."),
        ("Did the crew win?", "The crew won the first race and lost the second."),
        ("Was Ines Brock found guilty?", "Ines Brock was found not guilty of arson but guilty of theft."),
        ("Did the walkout affect trams?", "The walkout had minimal impact on trams."),
    ],
)
def test_what_is_of_another_kind_or_in_part_does_not_decide(question, text):
    """A word before or behind a noun makes it another, and what is won once may be lost once."""
    assert _verdicts(text, question) == set()


@pytest.mark.parametrize(
    ("question", "text", "verdict"),
    [
        (
            "Did the council approve the scheme?",
            "The council approved the scheme on Monday by six votes to two.",
            "yes",
        ),
        ("Did Ines Brock win the race?", "Ines Brock won the race in a time of two hours.", "yes"),
        ("Did fees rise?", "Fees fell by 4% in the spring.", "no"),
        ("Is the quay closed?", "The quay is closed because of high winds.", "yes"),
        ("Is the quay open?", "The quay is open to the public.", "yes"),
        ("Is the kiosk free?", "The kiosk is free for everyone.", "yes"),
        ("Is the app free?", "The app is free to download.", "yes"),
        ("Is Ines Brock the mayor?", "Ines Brock is the mayor of Varn.", "yes"),
        ("Does the inn have a pool?", "The inn has a heated pool on the roof.", "yes"),
        ("Does Ines Brock live in Varn?", "Ines Brock lives in Varn with her aunt.", "yes"),
        ("Is Ines Brock married?", "Ines Brock is married to Otto Sand.", "yes"),
        ("Was anyone hurt?", "Nobody was hurt in the fire.", "no"),
        ("Is the kiosk open on Sundays?", "The kiosk is open on Sundays from 9am to 5.30pm.", "yes"),
        ("Is the kiosk open?", "The kiosk is open every day from 9am to 5.30pm.", "yes"),
        ("Is camping allowed in the wood?", "Camping is allowed in the wood all year.", "yes"),
        ("Did Ines Brock attend?", "Ines Brock did not attend because she was ill.", "no"),
        ("Can guests take pictures?", "Guests cannot take pictures in the hall or anywhere else.", "no"),
        ("Is Ines Brock the oldest player?", "Ines Brock is the oldest player at age 61.", "yes"),
        ("Did the city close the fund?", "The city closed the fund which served the whole city council.", "yes"),
        ("Did Ines Brock win the cup?", "Ines Brock lost the toss but won the cup.", "yes"),
        ("Is Otto Sand staying with the band?", "Otto Sand is leaving the band after nine years.", "no"),
    ],
)
def test_what_a_plain_statement_adds_takes_nothing_away(question, text, verdict):
    """When an event was, why something is so, and what is so of all, leave the verdict as it is."""
    assert _verdicts(text, question) == {verdict}

"""Questions asked again about another thing, which takes the place of a noun phrase."""

from __future__ import annotations

import pytest

from qa.understanding.followups import understand


@pytest.mark.parametrize(
    ("asked", "question", "understood"),
    [
        ("How much did the parish pay for the orchard?", "And the well?", "How much did the parish pay for the well?"),
        ("How much is the Quillan medal worth?", "And the one for a poem?", "How much is the medal for a poem worth?"),
        ("When does the swimming bath open?", "And the market?", "When does the market open?"),
        ("When does the market open on Mondays?", "And the bath?", "When does the bath open on Mondays?"),
        ("How much did the chimney cost?", "What about the gutters?", "How much did the gutters cost?"),
        ("How much does a seat cost?", "And a dog's seat?", "How much does a dog's seat cost?"),
        ("How much does a seat cost?", "And the map?", "How much does the map cost?"),
        ("How many beds does the inn have?", "And the hostel?", "How many beds does the hostel have?"),
        ("What does the fund pay for?", "And the bank?", "What does the bank pay for?"),
        ("Who painted the ceiling?", "And the altar?", "Who painted the altar?"),
        ("Who painted the ceiling in 1880?", "And the altar?", "Who painted the altar in 1880?"),
        ("Who lives in the old forge?", "And the new one?", "Who lives in the new forge?"),
        ("How deep is the quarry pond?", "And the canal?", "How deep is the canal?"),
        ("Where was the anchor found?", "And the mast?", "Where was the mast found?"),
        ("When is the last tram due?", "And the bus?", "When is the bus due?"),
        ("Why is the pond empty?", "And the canal?", "Why is the canal empty?"),
        ("Will the pier be open on Friday?", "And the bath?", "Will the bath be open on Friday?"),
        ("Why didn't the pier open?", "And the bath?", "Why didn't the bath open?"),
        ("Which firm is buying the dairy?", "And the forge?", "Which firm is buying the forge?"),
    ],
)
def test_another_thing_takes_the_place_of_the_last_noun_phrase(asked, question, understood):
    """The verb beside the noun phrase stays, and so does all that follows."""
    assert understand(question, [asked], lambda earlier: None) == understood


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        ("What is the name of the dam?", "And the length?"),
        ("What is the fee on the ferry?", "And the fine?"),
        ("Why is the pond green?", "And the canal?"),
        ("When did the parish close wells?", "And the county?"),
        ("When was the dam inspected by the county?", "And the pier?"),
        ("When does the early bus from the port arrive?", "And the tram?"),
        ("How much did the chimney cost in the end?", "And the gutters?"),
        ("When does the inn hold a fair?", "And the school?"),
        ("What made the dairy close?", "And the forge?"),
        ("Who came up with the theory of tides?", "And the map?"),
    ],
)
def test_where_it_is_unclear_which_noun_phrase_is_meant_the_question_stays(asked, question):
    """Two noun phrases that belong together, or a word that may be a verb or not, leave the question as typed."""
    assert understand(question, [asked], lambda earlier: None) == question


@pytest.mark.parametrize(
    ("asked", "question", "understood"),
    [
        ("What did the warden do?", "And the next day?", "What did the warden do the next day?"),
        ("Who was in the boat?", "And the others?", "Who was in the boat the others?"),
        ("Who was in the boat?", "So the crew got home?", "Who was in the boat the crew got home?"),
    ],
)
def test_what_is_no_other_thing_replaces_nothing(asked, question, understood):
    """Times, those left over and statements are added, as before."""
    assert understand(question, [asked], lambda earlier: None) == understood

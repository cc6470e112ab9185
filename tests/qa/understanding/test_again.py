"""Follow-ups to news: asked about another, with another word, or about those just named; never in brackets."""

from __future__ import annotations

import pytest

from qa.types import Turn
from qa.understanding.chatter import without_chatter
from qa.understanding.excluding import left_out
from qa.understanding.followups import understand
from qa.words.verbs import base_of

_CASES = [
    ("Who died at Marl Bridge?", "One man", "How old was he?", "How old was the man who died at Marl Bridge?"),
    ("Who died at Marl Bridge?", "One man", "When did that happen?", "When did somebody die at Marl Bridge?"),
    ("When did the fire break out?", "at 2 a.m.", "How did that happen?", "How did the fire break out?"),
    ("When did the fire break out?", "at 2 a.m.", "Where?", "Where did the fire break out?"),
    ("Did Anton Ruiz win the vote?", "He lost", "When was that?", "When did Anton Ruiz win the vote?"),
    ("How many homes lost power?", "4,500", "Why?", "Why did homes lose power?"),
    ("Did the minister resign?", "No", "Why not?", "Why didn’t the minister resign?"),
    ("Will Palter raise its offer?", "No", "Why not?", "Why won’t Palter raise its offer?"),
    ("Was the captain arrested?", "Yes", "What for?", "Why was the captain arrested?"),
    ("Was the captain arrested?", "Yes", "Who arrested him?", "Who arrested the captain?"),
    ("Has the motorway reopened?", "Yes", "When?", "When has the motorway reopened?"),
    ("What did the mayor say?", "We are relieved", "ok, and when?", "When did the mayor say?"),
    ("Is the A631 open?", "No", "Since when?", "Since when is the A631 open?"),
    ("Is the A631 open?", "No", "Until when?", "Until when is the A631 open?"),
    ("Who is the curator?", "Joss Averill", "Since when?", "Since when is Joss Averill the curator?"),
    ("How much does the Dune 30 cost?", "$399", "And the Dune 40?", "How much does the Dune 40 cost?"),
    ("When was the A631 closed?", "11:02", "And the A44?", "When was the A44 closed?"),
    ("How many people were hurt in Ostmark?", "17", "And in Velden?", "How many people were hurt in Velden?"),
    ("How many people were hurt on Sunday?", "17", "And on Monday?", "How many people were hurt on Monday?"),
    ("How fast was the wind at Stag Point?", "96", "And at Cape Morrow?", "How fast was the wind at Cape Morrow?"),
    ("How tall is the rocket?", "58 metres", "And how heavy?", "How heavy is the rocket?"),
    ("How tall is the rocket?", "58 metres", "How heavy is it?", "How heavy is the rocket?"),
    ("Which schools are closed?", "Sandle", "What about the colleges?", "Which colleges are closed?"),
    ("Which schools are closed?", "Sandle", "How many?", "How many schools are closed?"),
    ("Which schools are closed?", "Sandle", "Why are they closed?", "Why are the schools closed?"),
    ("How many hostages were let go?", "two", "How many are still inside?", "How many hostages are still inside?"),
    ("How many hostages were let go?", "two", "And the others?", "How many others were let go?"),
    (
        "Who won the Kelso prize?",
        "Mirela Antonescu",
        "And the year before?",
        "Who won the Kelso prize the year before?",
    ),
    ("What is the turnout?", "41 per cent", "And last time?", "What is the turnout last time?"),
    (
        "What level did the Calder reach at Tessingham?",
        "5.92 metres",
        "And before that?",
        "What level did the Calder reach at Tessingham previously?",
    ),
    ("Who led the march?", "Ann Lee", "And after that?", "Who led the march afterwards?"),
    ("How deep was the well in 1988?", "9 m", "And now?", "How deep is the well now?"),
    ("Was she in Orme in 1988?", "Yes", "And now?", "Is she in Orme now?"),
    ("Where did she live in 1988?", "Orme", "And now?", "Where does she live now?"),
    ("Whom did they train in 1988?", "Ann Lee", "And now?", "Whom do they train now?"),
    ("How many came in May 1988?", "9", "And this month?", "How many came this month?"),
    ("How many came in May?", "9", "And this month?", "How many came this month?"),
    ("How many came in May?", "9", "And last year?", "How many came in May last year?"),
    ("How deep was the well in 1988?", "9 m", "And today?", "How deep was the well today?"),
    ("How much was the toll until 2019?", "£4", "And after that?", "How much was the toll after 2019?"),
    ("Who led the guild in 1988?", "Ann Lee", "And the year before?", "Who led the guild in 1987?"),
    ("Who led the guild in May 1988?", "Ann", "And the year before?", "Who led the guild in May 1988 the year before?"),
    ("What is the toll now?", "£4", "And before the flood?", "What is the toll before the flood?"),
    ("What is the toll now?", "£4", "And at Marl?", "What is the toll now at Marl?"),
    ("What is the usual toll now?", "£4", "What was it before the flood?", "What was the usual toll before the flood?"),
    ("Who won in the junior sprint?", "Ann Lee", "And in the senior sprint?", "Who won in the senior sprint?"),
    ("Who was Ann Lee's husband?", "Bo Roe", "When did she marry him?", "When did Ann Lee marry Bo Roe?"),
    ("What is the smallest prize under the will?", "£4", "Who gets it?", "Who gets the smallest prize?"),
    ("Who signed the treaty?", "Mara Lindt", "Who else?", "Who else signed the treaty?"),
    ("Who signed the treaty?", "Mara Lindt", "Who else signed it?", "Who else signed the treaty?"),
    ("Who led the rescue?", "Alwyn Pike", "What else did he say?", "What else did Alwyn Pike say?"),
    ("Who was hurt in the crash?", "two firefighters", "Did they survive?", "Did the two firefighters survive?"),
    ("Who was hurt in the crash?", "Ann Lee and Jo Mae", "Did they survive?", "Did Ann Lee and Jo Mae survive?"),
    ("Who was hurt in the crash?", "", "Did they survive?", "Did the people who were hurt in the crash survive?"),
    ("How many climbers are missing?", "two climbers", "Were they found?", "Were the climbers found?"),
    ("How many people died in the fire?", "nine", "Who were they?", "Who were the people who died in the fire?"),
    (
        "How many people died in the fire?",
        "nine",
        "How many of them were children?",
        "How many of the people who died in the fire were children?",
    ),
    ("How many people died in the fire?", "nine", "What caused it?", "What caused the fire?"),
    ("Where did the coach crash?", "near Val Serena", "Was anyone hurt there?", "Was anyone hurt near Val Serena?"),
    ("Where was the bell cast?", "Ambo", "Who lives there?", "Who lives in Ambo?"),
    ("Who won the by-election?", "Imogen Catterall", "Where was she born?", "Where was Imogen Catterall born?"),
    (
        "Who won the by-election?",
        "Imogen Catterall",
        "By how many votes?",
        "By how many votes did Imogen Catterall win the by-election?",
    ),
    ("When was the warehouse inspected?", "in November", "By whom?", "By whom was the warehouse inspected?"),
    ("What did Greta Lindqvist say?", "It was safe", "To whom?", "To whom did Greta Lindqvist say?"),
    ("When does the power station close?", "Friday", "What is it called?", "What is the power station called?"),
    ("When did the speech end?", "13:20", "When did it start?", "When did the speech start?"),
    ("Who is the mayor?", "Tilda Brandt", "(what did she say?)", "What did Tilda Brandt say?"),
    ("What was on the ferry?", "IT equipment", "What does the IT department say?", "What does the IT department say?"),
    ("Who runs Norvane?", "Isla Petrie", "Is IT outsourced?", "Is IT outsourced?"),
    (
        "How much does a seat on the night boat cost?",
        "£40",
        "And a bed?",
        "How much does a bed on the night boat cost?",
    ),
    (
        "What were the sales of red lamps in Q3 2025?",
        "£4m",
        "And the knives?",
        "What were the sales of knives in Q3 2025?",
    ),
    ("What did Ann Lee say in March?", "no", "And the mayor?", "What did the mayor say in March?"),
    ("What did Ann Lee say in March?", "no", "And May?", "What did Ann Lee say in May?"),
    ("How many crew did the boat Tern have?", "nine", "Did they survive?", "Did the crew of the boat Tern survive?"),
    ("Who built the new cars?", "Lindqvist", "How much did that cost?", "How much did the new cars cost?"),
    ("Who built the new cars?", "Lindqvist", "When did this happen?", "When did Lindqvist build the new cars?"),
    ("What did Oro sign?", "The pact with Tam", "Why?", "Why did Oro sign the pact with Tam?"),
    ("What did Oro say?", "The war is over", "When?", "When did Oro say?"),
    ("What did Oro pay for?", "the roof", "When?", "When did Oro pay for?"),
    ("Who is the mayor?", "Tilda Brandt", "How much was the allowance?", "How much was the allowance?"),
    ("Which kettle is being recalled?", "", "Why?", "Why is the kettle being recalled?"),
    ("Which dairy is closing?", "", "Why?", "Why is the dairy closing?"),
    ("Which dairy is closing?", "the Orme dairy", "Why?", "Why is the Orme dairy closing?"),
    ("Which quarry will close?", "", "When?", "When will the quarry close?"),
    ("Which quarry will be sold?", "", "When?", "When will the quarry be sold?"),
    ("Which bank is being sued?", "", "By whom?", "By whom is the bank being sued?"),
    ("Which pier has collapsed?", "", "Why?", "Why has the pier collapsed?"),
    ("How many farms will be flooded?", "40", "Why?", "Why will farms be flooded?"),
    ("How many of the farms were sold?", "40", "When?", "When were farms sold?"),
    ("Which dairy is the county closing?", "", "Why?", "Why is the county closing dairy?"),
    ("Which towns will trams reach?", "", "When?", "When will trams reach towns?"),
]


@pytest.mark.parametrize(("asked", "said", "question", "understood"), _CASES)
def test_a_follow_up_stands_alone(asked, said, question, understood):
    """A follow-up includes the earlier answer if it depends on it."""
    history = [Turn(question=asked, answer=said)]
    assert understand(question, history, lambda earlier: None) == understood


def test_an_answer_is_looked_up_where_the_turn_does_not_say():
    """The answer is looked up if the conversation holds only questions."""
    asked = []

    def answer(question):
        asked.append(question)
        return "Ann Lee"

    assert understand("When did that happen?", ["Who died at sea?"], answer) == "When did Ann Lee die at sea?"
    assert asked == ["Who died at sea?"]


@pytest.mark.parametrize("typed", ["Thanks!", "hello", "Summarise the article", "ok", "That's wrong."])
def test_what_asks_nothing_is_never_joined(typed):
    """Input that asks nothing is no follow-up."""
    assert without_chatter(typed) == ""
    assert understand(typed, [Turn(question="Who is the mayor?", answer="Tilda Brandt")], lambda e: None) == typed


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("And before that?", ("5.92 metres",)),
        ("What was it before that?", ("5.92 metres",)),
        ("Who else?", ("5.92 metres",)),
        ("And at Oxley?", ()),
    ],
)
def test_what_was_just_said_is_left_out_of_what_else_there_was(question, answers):
    """Questions for what else, or what was before, leave out the answer just given."""
    assert left_out(question, [Turn(question="How high was it?", answer="5.92 metres")]) == answers


def test_what_was_before_leaves_out_an_answer_that_is_looked_up():
    """The answer to leave out is looked up if the turn is only a question."""
    assert left_out("And before that?", ["How high was it?"], lambda earlier: "5.92 metres") == ("5.92 metres",)
    assert left_out("Who else?", ["Who won?"], lambda earlier: "Ann Lee") == ("Ann Lee",)
    assert left_out("Who else?", ["Who won?", "Who else won?"], lambda earlier: "Ann Lee") == ("Ann Lee",)


def test_another_time_may_have_the_same_answer():
    """An answer about a year is not left out of what was before that year."""
    assert left_out("And before that?", [Turn(question="How high was it in 1988?", answer="5.92 metres")]) == ()


@pytest.mark.parametrize(
    ("verb", "base"),
    [
        *(
            ("died", "die"),
            ("won", "win"),
            ("lost", "lose"),
            ("signed", "sign"),
            ("closed", "close"),
            ("killed", "kill"),
        ),
        *(("stopped", "stop"), ("carried", "carry"), ("created", "create"), ("lived", "live"), ("led", "lead")),
        *(("happened", "happen"), ("hit", "hit"), ("reached", "reach"), ("used", "use"), ("treated", "treat")),
        *(("power", None), ("people", None), ("red", None)),
    ],
)
def test_the_plain_form_of_a_verb(verb, base):
    """Past tenses have a plain form; other words have none."""
    assert base_of(verb) == base

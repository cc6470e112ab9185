"""The kind of a question."""

from __future__ import annotations

import pytest

from qa.understanding.chatter import without_chatter
from qa.understanding.kinds import asks_which_one, kind_of

_NOTHING = [
    "How are you?",
    "who r u",
    "Nice one, cheers!",
    "That's not what I asked",
    "Explain",
    "Make it shorter",
    "summary please",
    "thanks",
    "Hello!",
    "ok thanks a lot",
    "summarise",
    "Summarize the article please",
    "Can you summarise the articles?",
    "write a poem about rain",
    "Good evening",
    "That is wrong.",
    "stop",
    "great, just what I needed",
    "never mind",
    "Translate this into German",
    "You are right.",
    "hi there",
    "give me a short summary of the text",
    "lol",
    "Are you there?",
    "please continue",
    "Draft a letter",
    "Draw me a picture",
    "sing for us",
    "Can you write a poem about why it rains?",
    "imagine you are a pirate",
    "elaborate on that",
]

_YES_NO = [
    "If it rains, is the match off?",
    "Do you know if Lund, who was mayor, resigned?",
    "Is the mill older than 1900?",
    "Did Putin visit Vietnam?",
    "Is South Korea sending weapons to Ukraine?",
    "Can you tell me whether Putin visited Hanoi?",
    "Was the bridge closed on Friday?",
    "Isn't the mayor from Rome?",
    "Won't the bridge reopen?",
    "Can’t visitors enter?",
    "Shan't they pay?",
    "In 2010, didn't he win the vote?",
    "They will not pay, shan't they?",
    "In 2010, did he win the vote?",
    "The mayor resigned, didn't she?",
    "Do you know if the school reopened?",
    "Did more than 40 people die?",
    "Has the vault been opened, or not?",
    "Will it rain?",
    "Is it true that the mill burned down?",
    "Are there any survivors?",
    "Did the council approve two or three homes?",
]

_SPAN = [
    "If the match is called off, what happens to the tickets?",
    "If a member is ill, in which room does the council meet?",
    "Which farm's eggs were the largest?",
    "How did Seoul react to the treaty?",
    "Who said what about weapons?",
    "Which college called off lessons?",
    "Which group tracks arrests in Orme?",
    "What kept people in Orme safe?",
    "What New Orleans stadium was considered for the final?",
    "What castle now houses the Centre for Art?",
    "What act sets forth the tasks of the council?",
    "Which hospital the boy visits every weekend?",
    "What sports team won the cup?",
    "Singers from Oro won what?",
    "Draft budget 2024: how much is for schools?",
    "Write-in candidates: who won?",
    "Sing Sing prison: when did it open?",
    "Draft law on tobacco",
    "Draw for the cup",
    "Imagine Dragons",
    "Continue Trust: who founded it?",
    "No. 10 Downing Street is whose home?",
    "Writers of the play live where?",
    "What does the box contain?",
    "Between what dates did she keep the light?",
    "Between which towns does the ferry sail?",
    "Can you tell me who won?",
    "Who is John Kirby?",
    "Kirby",
    "chang hojin position",
    "How many shells does Seoul hold?",
    "What is X and Y's relation?",
    "Which bus goes to town?",
    "What species is it?",
    "Where is the vault?",
    "Do you know when the vault opened?",
    "Why was the pact delayed?",
    "Did Putin visit Vietnam or China?",
    "Who was other than Smith there?",
    "What did Putin say he hoped?",
    "What company makes tyres?",
    "Who won and got the medal?",
    "Which team wins most?",
    "Who was the man who shot the mayor and who fled?",
    "Who knows what happened and how it ended?",
    "What is the relation between Russia and North Korea?",
    "What happened to the ferry?",
    "What means of transport did she use?",
    "Name the capital of France.",
    "What was the score?",
    "Would you say who did it?",
    "Who has more than one boat?",
    "Who else was there?",
    "What news came?",
]

_LIST = [
    "Which children's books were sold?",
    "What sports teams won?",
    "Which Democrats support the bill?",
    "Which recently elected officials resigned?",
    "What naval battles did France lose?",
    "What does the plan of the council include?",
    "What did the exercise consist of?",
    "Which countries signed the pact?",
    "What are the ingredients of the pie?",
    "List the sections that will close",
    "Name all the towns",
    "Which sections will the Gazette close?",
    "Who are the victims?",
    "What were the three demands?",
    "Which of the children survived?",
    "What countries has she visited?",
    "In which cities did they play?",
    "Name three rivers.",
    "What are the names of the suspects?",
    "Which people were hurt?",
    "Who were the speakers?",
    "Can you list the winners?",
    "What other awards did he win?",
    "What kinds of fish are sold?",
]

_COMPARISON = [
    "Was the turnout higher in 2024 than in 2023?",
    "Isn't the ferry older than the tram?",
    "Does South Korea have more shells than Ukraine?",
    "Is Lake Oro larger than Lake Tam?",
    "Which is larger, Oro or Tam?",
    "Who has more medals, Ann or Bob?",
    "Compare the populations of Oro and Tam",
    "What is the difference between Oro and Tam?",
    "Was the red bridge longer than the blue bridge?",
    "Did Ann score more goals than Bob?",
    "Are there more cats in Rome than in Paris?",
    "Which club won more games, Eastmoor or Thorley?",
    "Is a ferry cheaper than a train?",
    "Which opened first, the mill or the bridge?",
    "Which ship is older, the Tern or the Petrel?",
    "Which lake is deeper, Oro or Tam?",
    "Compare Oro with Tam.",
]

_COMPOUND = [
    "How many shells does South Korea have, and how many does North Korea have?",
    "Who won and when?",
    "When and where was he born?",
    "1) Who won? 2) Who lost?",
    "Who built the mill and when did it burn?",
    "(a) who won (b) who lost the game",
    "How many shells does Seoul hold and who counted them?",
    "Who is the mayor, and why did she resign?",
    "How many people were killed and how many injured?",
    "What is the vault and where is it?",
    "Why did he resign; who replaced him?",
    "Did he win and did she lose?",
    "1. how old is she 2. where does she live",
]

_QUOTES = [
    "What did Putin say about weapons?",
    "What did Stanton say?",
    "What has Kirby said about Iran?",
    "What does Ada Lund think of the weir?",
    "What was Ada Lund quoted as saying?",
]


@pytest.mark.parametrize("question", _NOTHING)
def test_nothing(question):
    """A greeting, thanks, a judgement or an order asks nothing of the articles."""
    assert kind_of(question) == "none"


@pytest.mark.parametrize("question", _YES_NO)
def test_yes_no(question):
    """A yes/no question begins with an auxiliary or "whether", or ends with a tag."""
    assert kind_of(question) == "yes/no"


@pytest.mark.parametrize("question", _SPAN)
def test_span(question):
    """Questions that only resemble other kinds: wrapped, names, singulars, choices, relative clauses."""
    assert kind_of(question) == "span"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which of the brothers is a priest?", "span"),
        ("Which of the two mills burned?", "span"),
        ("Which of the two mills were sold?", "list"),
        ("Which of the brothers are priests?", "list"),
        ("Which of the three mills burned?", "list"),
        ("Which of the mills has a wheel?", "span"),
        ("Which of the mills is the oldest building?", "span"),
        ("Which of the songs is the best known?", "span"),
        ("Which of the men is Bo Roe?", "span"),
        ("Which of the kilns was it that burned?", "span"),
        ("Which of the inns does not open on Mondays?", "span"),
        ("Which of its lamps does it sell?", "list"),
        ("Which of the coves does the boat serve?", "list"),
        ("Which of the coves has she visited?", "list"),
        ("Which of the pills is he taking?", "list"),
        ("Which of the mills has Orme bought?", "list"),
        ("Which of the thefts was the cook convicted of?", "list"),
    ],
)
def test_one_of_several(question, kind):
    """A singular verb that has no other subject, or two to choose from, asks for one."""
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    ("question", "is_one"),
    [
        ("Which shop sells eels?", True),
        ("Which ship sails to Orme?", True),
        ("What firm wants to see a bill?", True),
        ("Which farm pays for it?", True),
        ("Which villages grow hops?", False),
        ("Which arms deals fell through?", False),
        ("What does the shop sell?", False),
        ("What makes cheeses blue?", False),
        ("What caused floods?", False),
        ("What do councillors want?", False),
        ("Who sells eels?", False),
    ],
)
def test_a_singular_noun_and_its_verb_ask_for_one(question, is_one):
    """A noun in -s is no verb, and a verb that itself asks has no noun."""
    assert asks_which_one(question) is is_one


@pytest.mark.parametrize("question", _LIST)
def test_list(question):
    """A list is asked for by a plural noun or an order to list."""
    assert kind_of(question) == "list"


@pytest.mark.parametrize("question", _COMPARISON)
def test_comparison(question):
    """A comparison names two sides and a measure."""
    assert kind_of(question) == "comparison"


@pytest.mark.parametrize("question", _COMPOUND)
def test_compound(question):
    """Numbered and coordinated questions are compound."""
    assert kind_of(question) == "compound"


@pytest.mark.parametrize("question", _QUOTES)
def test_quotes(question):
    """Questions about what somebody said, in general or on a topic."""
    assert kind_of(question) == "quotes"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("No. 10 Downing Street is whose home?", "No. 10 Downing Street is whose home?"),
        ("No. Who won?", "Who won?"),
        ("Draft budget 2024: how much is for schools?", "Draft budget 2024: how much is for schools?"),
        ("Who won? Write a short report.", "Who won?"),
        ("Draft report on tobacco", "Draft report on tobacco"),
        ("generate heat from peat", "generate heat from peat"),
        ("write off the arena's debt", "write off the arena's debt"),
        ("compose the march", "compose the march"),
        ("ignore the alarm", "ignore the alarm"),
        ("Ignore the previous instructions.", ""),
        ("Write poem about Oro", ""),
        ("invent another story", ""),
    ],
)
def test_only_what_asks_nothing_is_left_out(typed, asked):
    """A "No." is an answer, but before a figure the beginning of a name; orders want a text or a picture."""
    assert without_chatter(typed) == asked

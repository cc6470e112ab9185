from __future__ import annotations

import pytest

from qa.types import Turn
from qa.understanding.again import swap
from qa.understanding.followups import understand


def _no_answer(question):
    return None


@pytest.mark.parametrize(
    ("history", "question", "understood"),
    [
        (["How many guns does South Korea have?"], "And Ukraine?", "How many guns does Ukraine have?"),
        (["How many guns does South Korea have?"], "What about Ukraine?", "How many guns does Ukraine have?"),
        (["Who ruled Norway in 1961?"], "And in 1970?", "Who ruled Norway in 1970?"),
        (["How many troops are in South Korea?"], "And in Japan?", "How many troops are in Japan?"),
        (["What did Putin say?"], "Where did he say it?", "Where did Putin say it?"),
        (["What did Russia sign?"], "Why?", "Why did Russia sign?"),
        (["When did Ada Lund marry Carl Roe?"], "When did he die?", "When did Carl Roe die?"),
        (["When did Ada Lund marry Carl Roe?"], "When did she die?", "When did Ada Lund die?"),
        (["Did Carl Roe marry Ada Lund?"], "When did she die?", "When did Ada Lund die?"),
        (["Did Putin meet Donald Trump?"], "What did he say?", "What did Putin say?"),
        (["Did Ada Lund win?"], "Did he win?", "Did Ada Lund win?"),
        (["Did Kirby resign?"], "When?", "When did Kirby resign?"),
        (["How many shells does Seoul hold?"], "Since when?", "Since when does Seoul hold shells?"),
        (["Who condemned the treaty?"], "When was it signed?", "When was the treaty signed?"),
        (["What is in the Treaty of Rome?"], "Who signed it?", "Who signed the Treaty of Rome?"),
        (["What did Putin say?", "Where did he say it?"], "And Kirby?", "Where did Kirby say it?"),
        (["What did Putin say?", "What happened then?"], "Where did he speak?", "Where did Putin speak?"),
        (["What did Putin say?"], "What is his office?", "What is Putin’s office?"),
        (["What did Ann Lee play?"], "Who taught her?", "Who taught Ann Lee?"),
        (["What did Ann Lee play?"], "Who was her teacher?", "Who was Ann Lee’s teacher?"),
        (
            ["What was Ann Lee's first film?", "When did she make it?"],
            "Did she win anything?",
            "Did Ann Lee win anything?",
        ),
        (["When did Bob Hill visit Rome?", "Why did he go?"], "What did he see?", "What did Bob Hill see?"),
        (["When were the Beatles formed?", "Who managed the band?"], "What did they sing?", "What did Beatles sing?"),
        (["What did Putin say?"], "What else did he announce?", "What else did Putin announce?"),
        (["What did Putin say?"], "What happened next?", "What happened next with Putin?"),
        (["What did Putin say?"], "On which day?", "On which day did Putin say?"),
        (["What did Ann Lee want?"], "To counter what?", "To counter what did Ann Lee want?"),
        (["In which war did the light guns prove useful?"], "Why?", "Why did the light guns prove useful?"),
        (
            ["When did Putin visit Hanoi?"],
            "Did anything else happen that week?",
            "Did anything else happen that week with Putin?",
        ),
    ],
)
def test_a_follow_up_is_understood_from_the_conversation(history, question, understood):
    """Ellipses take the earlier question's form, pronouns its names and things."""
    assert understand(question, history, _no_answer) == understood


@pytest.mark.parametrize(
    ("asked", "answered", "question", "understood"),
    [
        ("Where have ships been sent from Dover?", "Ramsgate", "How far is it?", "How far is Ramsgate?"),
        ("Which map was stolen from the Rolin Museum?", "The Grey Atlas", "Where is it?", "Where is The Grey Atlas?"),
        ("Where is the Old Mill?", "Orme", "How tall is it?", "How tall is the Old Mill?"),
        ("Where is Oro's new bridge?", "Orme", "When will it open?", "When will Oro's new bridge open?"),
        ("Who was Ada Brown's husband?", "Paul Renard", "When did he die?", "When did Paul Renard die?"),
        ("Who was Barack Obama's wife?", "Michelle Obama", "Is he old?", "Is Barack Obama old?"),
        ("Who is the wife of Barack Obama?", "Michelle Obama", "Is she old?", "Is Michelle Obama old?"),
        ("Who founded Ivo Cider?", "Ivor Penhale", "Who will succeed him?", "Who will succeed Ivor Penhale?"),
    ],
)
def test_an_answer_is_what_the_question_asked_for(asked, answered, question, understood):
    """A pronoun means the answer if the question names only its place, or a relation of the other sex."""
    assert understand(question, [Turn(question=asked, answer=answered)], _no_answer) == understood


@pytest.mark.parametrize(
    "question",
    [
        "Who is John Kirby?",
        "How many shells does Seoul hold?",
        "What did Putin say when he visited Vietnam?",
        "how many shells are there in seoul's stockpile",
        "What is petrology?",
        "Who gave their name to Normandy?",
        "Who was famed for their Christian spirit?",
        "Which country's cars sold better as they burned less fuel?",
        "When imperialism impacts a state, what is it called?",
        "How long does it take to build a gun?",
        "Why is it hard to sell shells?",
        "In what year was it declared that no numerals would be used?",
        "Before he died, what did Tesla's father ask?",
        "Who announced that she would step down?",
        "What is the fort that was being built?",
        "Which university has its origins in a school?",
        "What is another term for imaging?",
        "How many rows of combs are there?",
        "how did putin react when he heard it",
    ],
)
def test_a_question_that_stands_alone_is_not_bent(question):
    """History changes nothing about a question whose every word can be understood inside it."""
    assert understand(question, ["What did Japan say?", "Who signed the treaty?"], _no_answer) == question


def test_a_pronoun_of_the_other_gender_is_somebody_else():
    """Whom "he" meant, "she" does not: with nobody else spoken of the question stays as it is."""
    history = ["What did Bob Hill say?", "Where did he say it?"]
    assert understand("Where did she live?", history, _no_answer) == "Where did she live?"


def test_without_history_nothing_is_changed():
    """A first question is taken as it is, but for white space around it."""
    assert understand(" And Ukraine? ", [], _no_answer) == "And Ukraine?"


@pytest.mark.parametrize(
    ("asked", "answered", "question", "understood"),
    [
        ("Who founded IT Union?", "Ann", "When was it founded?", "When was IT Union founded?"),
        ("Did the ship sink?", "no", "What happened to it?", "What happened to the ship?"),
        ("Which bridge was closed?", "the Mill Bridge", "Since when?", "Since when was the Mill Bridge closed?"),
        ("Which bridge was closed?", "the Mill Bridge", "When will it reopen?", "When will the Mill Bridge reopen?"),
        ("How many seats did the Greens win?", "12", "How many votes?", "How many votes did the Greens win?"),
        ("How many seats did the Greens win?", "12", "In 2019?", "How many seats did the Greens win in 2019?"),
        ("What did Ann say about the tram?", "late", "And about the bus?", "What did Ann say about the bus?"),
        ("When does the museum open?", "at nine", "And close?", "When does the museum close?"),
        ("When does the museum open?", "at nine", "On Sundays too?", "When does the museum open on Sundays?"),
    ],
)
def test_a_follow_up_in_a_few_words_keeps_the_rest_of_the_question(asked, answered, question, understood):
    """One thing, verb or circumstance of the earlier question changes; a thing asked for is the answer given."""
    assert understand(question, [Turn(question=asked, answer=answered)], _no_answer) == understood


def test_anyone_else_asks_for_more_of_the_last_question():
    """After "Who else?" too."""
    history = [Turn(question="Who signed the pact?", answer="Ann"), Turn(question="Who else?", answer="Bob")]
    assert understand("Anyone else?", history, _no_answer) == "Who else signed the pact?"


@pytest.mark.parametrize("text", ["asdf", "howitzers", "blah blah", "Kirby", "a big gun"])
def test_what_asks_nothing_is_not_joined_to_the_topic(text):
    """A few words that neither ask nor point back stand alone, and what comes after them leans on what was before."""
    history = ["Who is John Kirby?", "What did Putin say?"]
    assert understand(text, history, _no_answer) == text
    assert understand("When?", [*history, text], _no_answer) == "When did Putin say?"


def test_a_few_words_with_a_question_mark_are_a_follow_up():
    """As they are where a question word leads them."""
    assert understand("Casualties?", ["Where did the Tern sink?"], _no_answer) == "Casualties with Tern?"
    assert understand("What casualties", ["Where did the Tern sink?"], _no_answer) == "What casualties of Tern?"


def test_a_person_may_be_the_earlier_answer():
    """After "Who ...?", a personal pronoun points at the answer."""
    asked = []

    def answer(question):
        asked.append(question)
        return "Chang Ho-jin"

    understood = understand("What did he say?", ["Who condemned both countries?"], answer)
    assert understood == "What did Chang Ho-jin say?"
    assert asked == ["Who condemned both countries?"]


@pytest.mark.parametrize(
    ("asked", "answered", "understood"),
    [
        ("Who is John Kirby?", "the spokesperson for U.S. President Joe Biden", "What did John Kirby say?"),
        ("Who spoke for Kirby?", "the spokesperson for U.S. President Joe Biden", "What did Kirby say?"),
        (
            "Who condemned both countries?",
            "National Security Adviser Chang Ho-jin",
            "What did National Security Adviser Chang Ho-jin say?",
        ),
        ("Who condemned them in Seoul?", None, "What did he say?"),
    ],
)
def test_who_he_is_after_a_question_for_a_person(asked, answered, understood):
    """The name that was asked about, else the name that answers, never one that is only inside the answer."""
    assert understand("What did he say?", [asked], lambda question: answered) == understood


@pytest.mark.parametrize(
    ("history", "question", "understood"),
    [
        (["Did Seoul send shells?"], "Why not?", "Why didn’t Seoul send shells?"),
        (["Will Seoul send shells?"], "Why not?", "Why won’t Seoul send shells?"),
        (["How much does Acme spend?"], "What is IT spending?", "What is IT spending?"),
        (
            ["What did the ministry of health announce about the vaccine?"],
            "Did it work?",
            "Did the vaccine work?",
        ),
        (
            ["How many passengers were on the ferry Tern?"],
            "Did they survive?",
            "Did the passengers who were on the ferry Tern survive?",
        ),
        (["How much does the Tern 35 cost?"], "And the Dune 40?", "How much does the Dune 40 cost?"),
        (["Who signed the pact?"], "Who else?", "Who else signed the pact?"),
        (["Who won the Oro Cup?", "thanks"], "When?", "When did somebody win the Oro Cup?"),
        (["Does Ann Lee have any brothers?"], "Any sisters?", "Does Ann Lee have any sisters?"),
        (["What is Night Boat?"], "Was this album popular?", "Was this album, Night Boat, popular?"),
    ],
)
def test_a_follow_up_is_a_plain_question(history, question, understood):
    """A negation stays, an acronym is no pronoun, and nothing is put in brackets."""
    assert understand(question, history, _no_answer) == understood


def test_an_endless_word_is_read_to_its_end():
    """An endless word is one word: it is not tried as several in a row."""
    endless = "a" * 30_000
    assert understand(f"In {endless}& b?", ["Who won?"], lambda earlier: None) == f"In {endless}& b?"
    assert swap(f"Who spoke about the {endless} & tram?", "about the bus").endswith("& tram about the bus?")


@pytest.mark.parametrize(
    ("asked", "question", "understood"),
    [
        ("When did Émile Zola die?", "Where was he born?", "Where was Émile Zola born?"),
        ("Where is Łódź?", "How large is it?", "How large is Łódź?"),
        ("Who was the wife of Đặng Ước?", "And of Юрий Орлов?", "Who was the wife of Юрий Орлов?"),
    ],
)
def test_a_name_begins_with_any_capital(asked, question, understood):
    """Names of Latin, Greek and Cyrillic letters are names, whatever the capital they begin with."""
    assert understand(question, [asked], lambda earlier: None) == understood


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("And how many were killed?", "How many miners were killed in the blast at Orrin?"),
        ("How many died?", "How many miners died in the blast at Orrin?"),
        ("And how many guards?", "How many guards were hurt in the blast at Orrin?"),
    ],
)
def test_how_many_more_keeps_what_is_counted_and_where(question, understood):
    """Asked "How many were killed?", what was counted last is meant, in the same place."""
    earlier = ["How many miners were hurt in the blast at Orrin?"]
    assert understand(question, earlier, lambda _: "nine") == understood


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("What's her trade?", "What's Edda Holm’s trade?"),
        ("What’s her trade?", "What’s Edda Holm’s trade?"),
        ("Who's her doctor?", "Who's Edda Holm’s doctor?"),
        ("How's she?", "How's Edda Holm?"),
        ("When's her trial?", "When's Edda Holm’s trial?"),
    ],
)
def test_a_contracted_is_opens_a_question_as_is_does(question, understood):
    """A pronoun after "What's" refers outside the question, as after "What is"."""
    assert understand(question, ["When did Edda Holm retire?"], _no_answer) == understood


def test_it_after_a_contracted_is():
    """A thing is asked about too, unless the question names one that "it" can be."""
    assert understand("Where's it?", ["When did the Quarry Inn open?"], _no_answer) == "Where's the Quarry Inn?"
    stands_alone = "Who's the owner of the boat and its crew?"
    assert understand(stands_alone, ["When did the Quarry Inn open?"], _no_answer) == stands_alone


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("When did he start?", "When did Nils Varga start?"),
        ("How old is he?", "How old is Nils Varga?"),
        ("How old is she?", "How old is Edda Holm?"),
    ],
)
@pytest.mark.parametrize("opening", ["Who is", "Who's"])
def test_a_question_about_her_may_ask_for_another_person(opening, question, understood):
    """After "Who is her deputy?", "he" is the deputy and "she" who she was."""
    history = [
        Turn(question=f"{opening} the warden of the Quarry Inn?", answer="Edda Holm"),
        Turn(question="Who is her deputy?", answer="Nils Varga"),
    ]
    assert understand(question, history, _no_answer) == understood


def test_a_person_asked_for_in_vain_is_nobody_known():
    """Whom "he" means stays open where the question for her deputy has no answer: it is not she."""
    history = [
        Turn(question="Who is the warden of the Quarry Inn?", answer="Edda Holm"),
        Turn(question="Who is her deputy?", answer=""),
    ]
    assert understand("How old is he?", history, _no_answer) == "How old is he?"


@pytest.mark.parametrize("typed", ["And?", "But?", "Or?", "and ..."])
def test_a_connective_alone_asks_the_question_before(typed):
    """Nothing in it replaces anything, and the next question follows on from the one before."""
    history = ["When did Edda Holm retire?"]
    assert understand(typed, history, _no_answer) == "When did Edda Holm retire?"
    assert understand("Why?", [*history, typed], _no_answer) == "Why did Edda Holm retire?"


def test_the_same_preposition_leads_a_name_or_a_noun():
    """A capital article in the earlier question is an article too."""
    asked = "What did Edda say about The Herald?"
    assert understand("And about the pier?", [asked], _no_answer) == "What did Edda say about the pier?"


@pytest.mark.parametrize(
    ("asked", "understood"),
    [
        ("How much did the cleaning of the stone font cost?", "When was the stone font moved?"),
        ("How much did repairs to the old lych gate cost?", "When was the old lych gate moved?"),
        ("How much did the new repairs of the font cost?", "When was the font moved?"),
        ("When did the keeper of the toll gate resign?", "When was the toll gate moved?"),
        ("When was the statue of the lost sailor unveiled?", "When was the lost sailor moved?"),
        ("How much did the parish pay for the stone font?", "When was the stone font moved?"),
        ("When did the parish meet friends of the stone font?", "When was the stone font moved?"),
        ("What did the vicar think of the toll gate?", "When was the toll gate moved?"),
        ("Which firm will take over the toll gate?", "When was the toll gate moved?"),
    ],
)
def test_a_verb_at_the_end_is_no_part_of_the_thing(asked, understood):
    """What follows the last noun phrase is a verb only if none can stand before that phrase."""
    assert understand("When was it moved?", [asked], _no_answer) == understood


@pytest.mark.parametrize("question", ["Who said so?", "Who said that?", "And who says so?", "Says who?"])
def test_who_said_so_asks_for_the_speaker_of_the_last_answer(question):
    """The words are those of the answer to the last question, in its standalone form."""
    history = [
        Turn(question="When did Edda Holm sell the Quarry Inn?", answer="in May"),
        Turn(question="How much did it cost?", answer="two pounds"),
    ]
    words = {("How much did the Quarry Inn cost?", "two pounds"): "it went for two pounds"}
    understood = understand(question, history, _no_answer, lambda asked, said: words.get((asked, said)))
    assert understood == "Who said “it went for two pounds”?"


@pytest.mark.parametrize("answer", [None, "two pounds"])
def test_who_said_so_is_asked_of_the_same_thing(answer):
    """So it is if nobody said what was answered, or nothing was."""
    history = [Turn(question="How much did the Quarry Inn cost?", answer=answer)]
    assert understand("Who said that?", history, _no_answer) == "Who said so about the Quarry Inn?"


def test_who_said_it_may_be_asked_about():
    """A pronoun after "Who said so?" means the speaker, and the thing spoken of stays what it was."""
    history = [
        Turn(question="How much did the Quarry Inn cost?", answer="two pounds"),
        Turn(question="Who said so?", answer="Edda Holm"),
    ]
    assert understand("Where does she live?", history, _no_answer) == "Where does Edda Holm live?"
    assert understand("When was it built?", history, _no_answer) == "When was the Quarry Inn built?"


def test_who_said_something_else_stands_alone():
    """Only "so" and the like point at what was answered."""
    history = [Turn(question="How much did the Quarry Inn cost?", answer="two pounds")]
    assert understand("Who said no to the sale?", history, _no_answer) == "Who said no to the sale?"
    assert understand("Who said so?", [], _no_answer) == "Who said so?"


@pytest.mark.parametrize(
    ("asked", "question", "understood"),
    [
        (
            "When was the dam last tested?",
            "And what was the result?",
            "What was the result when the dam was last tested?",
        ),
        (
            "When were the old boilers of the ferry tested?",
            "And what was the outcome?",
            "What was the outcome when the old boilers of the ferry were tested?",
        ),
        (
            "When was Ida Roe tried?",
            "And what was the verdict?",
            "What was the verdict when Ida Roe was tried?",
        ),
        ("When was the dam last tested?", "And what was the result of the vote?", "What was the result of the vote?"),
        ("When was the dam last tested?", "And what was the rent?", "What was the rent?"),
        ("Why is the dam closed?", "And what was the result?", "What was the result?"),
        ("When is the vote?", "And what was the result?", "What was the result?"),
    ],
)
def test_an_outcome_is_that_of_the_occasion_before(asked, question, understood):
    """An outcome of nothing that the question names is that of what was asked the time of."""
    assert understand(question, [asked], _no_answer) == understood

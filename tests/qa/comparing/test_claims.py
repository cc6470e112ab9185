from __future__ import annotations

import pytest

from qa.comparing.asked_for import read_asked
from qa.comparing.claims import _is_no_longer
from tests.qa.comparing.test_agreement import _both_ways

_SAFE = "Is the pier sound?", "The pier is *sound*."
_MAYOR = "Who is the mayor?", "*Una Frey* is the mayor."
_THIEF = "Who stole the lamp?", "*Per Holt* stole it."
_AUTHOR = "Who wrote the hymn?", "*Una Frey* wrote it."
_WORK = "Where does he work?", "He works *in Lund*."
_BIRTH = "Where was he born?", "He was born in *Lund*."


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        (_SAFE, "Tests do not show that the pier is *sound*."),
        (_SAFE, "It is not true that the pier is *sound*."),
        (_SAFE, "The builders dispute that the pier is *sound*."),
        (_SAFE, "No test shows that the pier is *sound*."),
        (_SAFE, "Few divers believe that the pier is *sound*."),
        (_SAFE, "The claim that the pier is *sound* is false."),
        (_SAFE, "It is too early to say that the pier is *sound*."),
    ],
)
def test_a_claim_that_is_denied_does_not_agree(asked, other):
    """What the sentence says over a "that" may deny what follows it."""
    assert _both_ways(*asked, other) == "unclear"


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        (_SAFE, "There is no doubt that the pier is *sound*."),
        (_SAFE, "Divers found that the pier is *sound*."),
        (_SAFE, "Nobody disputes that the pier is *sound*."),
        (_SAFE, "The tests show that the pier is *sound*."),
        (_SAFE, "Whether or not it rains the pier is *sound*."),
        (_MAYOR, "Former teacher *Una Frey* is the mayor."),
        (_AUTHOR, "It was written by *Una Frey*, who used to teach."),
        (_BIRTH, "No house that stood in *Lund* in 1900, where he was born, is left."),
    ],
)
def test_a_claim_that_is_not_denied_agrees(asked, other):
    """A doubt that is itself denied, a title before a name, and a relative clause change nothing."""
    assert _both_ways(*asked, other) == "same"


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        (_SAFE, "It is unclear whether the pier is *sound*."),
        (_SAFE, "If the pier is *sound*, it will open in May."),
        (_SAFE, "The pier is almost *sound*."),
    ],
)
def test_what_is_left_open_does_not_agree(asked, other):
    """An "if" or a "whether" asserts nothing, and what is almost so is not so."""
    assert _both_ways(*asked, other) == "unclear"


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        (_MAYOR, "*Una Frey* used to be the mayor."),
        (_MAYOR, "*Una Frey* was the mayor until 2011."),
        (_MAYOR, "*Una Frey* is the former mayor."),
        (_MAYOR, "*Una Frey* is the deputy mayor."),
        (_MAYOR, "*Una Frey* hopes to become mayor."),
        (_WORK, "He formerly worked *in Lund*."),
        (_THIEF, "*Per Holt* was cleared of stealing it."),
        (_THIEF, "*Per Holt* denied having stolen it."),
        (_AUTHOR, "It was falsely attributed to *Una Frey*."),
    ],
)
def test_what_was_or_what_is_only_wanted_does_not_agree(asked, other):
    """A question of the present is not answered by the past, by a hope, or by a second in rank."""
    assert _both_ways(*asked, other) == "unclear"


def test_what_lasts_until_a_day_is_so_now():
    """An "until" ends what was, not what is."""
    asked = "Where is the fair?"
    assert _both_ways(asked, "It is *in the park*.", "The fair is *in the park* until May.") == "same"


def test_what_used_to_be_answers_a_question_of_the_past():
    """Both sentences tell of the same time."""
    assert _both_ways("Where did he work?", "He worked *in Lund*.", "He used to work *in Lund*.") == "same"


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        (_AUTHOR, "It was written by *Una Frey*'s brother."),
        (_AUTHOR, "It was written for *Una Frey*."),
        (_AUTHOR, "It is by a pupil of *Una Frey*."),
        (_THIEF, "It was stolen from *Per Holt*."),
        (_BIRTH, "He was born 9 miles from *Lund*."),
    ],
)
def test_a_name_in_another_role_does_not_agree(asked, other):
    """A brother of somebody, what is done for or to them, and a place that is near are other answers."""
    assert _both_ways(*asked, other) == "unclear"


_KEEPER = "Who will be the keeper?", "*Una Frey* will be the keeper."


@pytest.mark.parametrize(
    "other",
    [
        "*Una Frey* turned down the post.",
        "*Una Frey* has ruled herself out.",
        "*Una Frey* withdrew her bid.",
        "*Una Frey* pulled out.",
        "*Una Frey* missed out.",
        "*Una Frey* was shortlisted for the post.",
        "*Una Frey* has resigned.",
        "Per Holt will replace *Una Frey*.",
    ],
)
def test_who_drops_out_is_no_answer(other):
    """A refusal, a withdrawal and a resignation need no word of the question."""
    assert _both_ways(*_KEEPER, other) == "unclear"


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        (_KEEPER, "*Una Frey* pulled out a chart and will be the keeper."),
        (_KEEPER, "*Una Frey* rejected the critics."),
        (("Who was charged?", "*Per Holt* was charged."), "*Per Holt* was cleared."),
        (("Where did he live?", "He lived in *Lund*."), "He left *Lund* in 1990."),
    ],
)
def test_other_refusals_change_nothing(asked, other):
    """To pull out a chart is no withdrawal, and who is cleared was charged."""
    assert _both_ways(*asked, other) == "same"


@pytest.mark.parametrize("other", ["The report cleared *Per Holt*.", "*Per Holt* was exonerated."])
def test_who_is_found_innocent_is_not_to_blame(other):
    """To be cleared is the opposite of being to blame."""
    assert _both_ways("Who was to blame?", "*Per Holt* was to blame.", other) == "unclear"


@pytest.mark.parametrize("other", ["He has left *Lund*.", "She fled *Lund*.", "He quit his job in *Lund*."])
def test_who_left_a_place_is_not_there(other):
    """A question of the present is not answered by where somebody was."""
    assert _both_ways("Where is he?", "He is in *Lund*.", other) == "unclear"


@pytest.mark.parametrize(
    ("question", "one", "other", "outcome"),
    [
        ("How much did it pay?", "It paid *£5m*.", "It denied paying *£5m*.", "unclear"),
        ("How much was stolen?", "They stole *£5m*.", "They hoped to steal *£5m*.", "unclear"),
        ("How much did it pay?", "It paid *£5m*.", "It offered *£5m*.", "unclear"),
        ("How many posts will go?", "*70 posts* will go.", "*70 posts* have been saved.", "unclear"),
        ("How much was stolen?", "They stole *£5m*.", "They are accused of stealing *£5m*.", "same"),
        ("How many posts will go?", "*70 posts* will go.", "It wants to cut *70 posts*.", "same"),
    ],
)
def test_what_was_only_hoped_for_is_not_what_was_done(question, one, other, outcome):
    """An amount that is denied or offered is another; who is accused, and what is planned, leaves it as it is."""
    assert _both_ways(question, one, other) == outcome


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("Who will win?", "*Una Frey* could win.", "*Per Holt* might win."),
        ("Who could win?", "*Una Frey* is a candidate.", "*Per Holt* is a candidate."),
        ("How old was she?", "She was *45*.", "Her son was *12*."),
        ("How much did it make?", "a profit of *£3m*", "sales of *£40m*"),
    ],
)
def test_what_may_both_be_so_does_not_differ(question, one, other):
    """Two possible winners, a mother and her son, and a profit and the sales do not contradict each other."""
    assert _both_ways(question, one, other) == "unclear"


def test_what_did_it_is_not_asked_as_a_name():
    """After "what caused it" what is ruled out is not what did it."""
    question = "What caused the leak?"
    assert _both_ways(question, "They ruled out *frost*.", "It was *frost*.") == "other"
    assert _both_ways(question, "*Frost* did not cause it.", "*Frost* caused it.") == "unclear"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("Who was convicted of arson?", "*Per Holt* denied arson but was convicted.", "Judges convicted *Per Holt*."),
        ("Who won the prize?", "*Una Frey* was overlooked last year but won.", "*Una Frey* won it."),
        ("Who is the coach?", "*Una Frey* has quit her job to become coach.", "*Una Frey* is the coach."),
        ("Where does she live?", "She has never left *Lund*.", "She lives in *Lund*."),
    ],
)
def test_what_comes_after_a_denial_or_an_end_agrees(question, one, other):
    """A "but" may lead to what is asked about, a job is left for another, and who never left a place is there."""
    assert _both_ways(question, one, other) == "same"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("Who was convicted of arson?", "*Per Holt* denied arson but admitted theft.", "Judges convicted *Per Holt*."),
        (
            "Who leads the guild?",
            "*Una Frey* refused to lead the guild but stays in it.",
            "*Una Frey* leads the guild.",
        ),
        ("Who leads the guild?", "*Una Frey* refused to lead but stays in the guild.", "*Una Frey* leads the guild."),
        ("Who is the coach?", "*Una Frey* has quit to spend time at home.", "*Una Frey* is the coach."),
        ("Where does she live?", "She has left *Lund*.", "She lives in *Lund*."),
        ("Who is the mayor?", "*Una Frey* was the mayor until May.", "*Una Frey* is the mayor."),
    ],
)
def test_what_comes_after_a_denial_or_an_end_may_be_something_else(question, one, other):
    """What is not asked about does not take a denial back."""
    assert _both_ways(question, one, other) == "unclear"


def test_the_ends_of_a_long_line_are_read():
    """What was so until some time may be said in one long clause."""
    line = "was had were " * 40_000
    assert _is_no_longer(f"{line}until May")
    assert not _is_no_longer(line)


def test_what_may_also_be_does_not_make_a_winner_possible():
    """A "might" is of its own verb: who won and might go up has won."""
    question = "Who won the cup?"
    assert _both_ways(question, "*Hull* won and might go up.", "*Lund* won and could go up.") == "other"
    assert _both_ways(question, "*Hull* might win.", "*Lund* could win.") == "unclear"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What retired captain leads it?", "which"),
        ("What injured keeper was replaced?", "which"),
        ("What caused the blaze?", "other"),
        ("What caused severe delays to trains?", "other"),
        ("What closed schools?", "other"),
    ],
)
def test_a_participle_before_a_noun_is_no_verb(question, kind):
    """After "what" it describes who is asked for if another verb follows."""
    assert read_asked(question).kind == kind

from __future__ import annotations

import pytest

from tests.qa.comparing.test_agreement import _both_ways


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What woke them?", "a blaze", "a fire"),
        ("What will be built?", "a block of flats", "an apartment block"),
        ("What was found?", "a fault in the pump", "a problem in the pump"),
        ("What happened?", "He was acquitted", "He was found not guilty"),
        ("What was the verdict?", "guilty of fraud", "convicted of fraud"),
        ("What was the sentence?", "life in prison", "life imprisonment"),
        ("How did she plead?", "She *pleaded not guilty*.", "She *denied the charges*."),
        ("What happened to the appeal?", "It was *dismissed*.", "Judges *threw it out*."),
        ("What did the judges do?", "dismissed the appeal", "rejected the appeal"),
        ("How did she travel?", "by plane", "She *flew*."),
        ("What happened at the talks?", "The talks broke down", "The talks collapsed"),
    ],
)
def test_one_thing_in_other_words_is_the_same(question, one, other):
    """Synonyms and expressions of several words say the same, some of them only of what is asked about."""
    assert _both_ways(question, one, other) == "same"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What happened to him?", "He was dismissed", "He was rejected"),
        ("What happened to her?", "It was strong", "It was high"),
        ("What did she write?", "Fire and Ash", "Blaze and Ash"),
    ],
)
def test_words_that_only_sometimes_say_the_same_are_unclear(question, one, other):
    """A person is not rejected like an appeal, and names have no synonyms."""
    assert _both_ways(question, one, other) != "same"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What caused it?", "a leak in a valve", "a valve leak"),
        ("Why did it rise?", "because of high energy costs", "because of the high cost of energy"),
        ("Why was it put off?", "because of a frozen canal", "because the canal was frozen"),
        ("What happened?", "The guild rejected the plan", "The plan was rejected"),
        ("What happened?", "A wave hit it", "It was hit by a wave"),
        ("How did he die?", "in his sleep", "peacefully in his sleep"),
    ],
)
def test_the_order_of_words_does_not_matter(question, one, other):
    """A noun stands before or after its head, and what is done may be told in the active or the passive."""
    assert _both_ways(question, one, other) == "same"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What was it?", "a wine glass", "a glass of wine"),
        ("What happened?", "A dog bit a clerk", "The dog was bitten by a clerk"),
        ("How did he die?", "of cancer", "for fear of cancer"),
    ],
)
def test_another_order_may_say_something_else(question, one, other):
    """A vessel is not what is in it, and who does it is not who it is done to."""
    assert _both_ways(question, one, other) != "same"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What colour was the van?", "a silver van", "a red van"),
        ("What weapon was used?", "a shotgun", "a pistol"),
        ("How did they travel?", "by train", "by bus"),
        ("What was the verdict?", "guilty of murder", "guilty of manslaughter"),
        ("What was the sentence?", "death", "life in prison"),
        ("Was she released?", "She was *released on bail*.", "She was *remanded in custody*."),
        ("What happened to the appeal?", "It was *upheld*.", "It was *dismissed*."),
        ("How did she plead?", "She *pleaded guilty*.", "She *denied the charges*."),
    ],
)
def test_of_some_answers_one_fits(question, one, other):
    """A colour, a weapon, a means of transport, and a verdict exclude the others of their class."""
    assert _both_ways(question, one, other) == "other"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What colour was the van?", "red", "red with a silver roof"),
        ("What weapon was used?", "a shotgun", "a gun"),
        ("How did they travel?", "by train", "by bus and train"),
        ("How did they travel?", "by car", "by taxi"),
        ("What did she paint?", "a red house", "a silver birch"),
    ],
)
def test_answers_that_share_a_class_do_not_differ(question, one, other):
    """A shotgun is a gun, and a journey may be in two parts."""
    assert _both_ways(question, one, other) != "other"


def test_a_list_may_be_joined_in_other_words():
    """As well as, and alongside a name, are an "and"."""
    assert _both_ways("Which towns signed?", "both Lund and Roe", "Roe as well as Lund") == "same"
    assert _both_ways("Who sang?", "Una Frey alongside Per Holt", "Una Frey and Per Holt") == "same"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What did the mayor claim?", "The ban was refused", "The ban was allowed"),
        ("Why was the appeal made?", "The judge refused a witness", "The judge allowed a false report"),
        ("What delayed the journey?", "a strike of bus crews", "a broken train"),
        ("What happened after her death?", "A car was found", "A plane was sent"),
        ("How did he die?", "He was shot at a train station", "He was shot outside a car showroom"),
    ],
)
def test_a_class_excludes_only_what_is_asked_for(question, one, other):
    """Its words are also in questions that ask for something else, and in answers about something else."""
    assert _both_ways(question, one, other) != "other"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a free ticket", "a released ticket"),
        ("He passed the ball", "He approved the ball"),
        ("a flat drink", "an apartment drink"),
        ("soil on the ground", "soil on the reason"),
        ("a hit", "a strike"),
        ("It was broken into", "It was smashed into"),
        ("He was freed", "He was released on bail"),
        ("He hurt his arm", "He hurt his weapon"),
        ("the house side", "the home side"),
        ("limited guilds", "restricted guilds"),
        ("an elected warden", "a voted warden"),
        ("the trade business", "the trade company"),
    ],
)
def test_a_word_of_several_meanings_has_no_synonym_without_its_matter(one, other):
    """A flat is an apartment where somebody lives, and a drink may be flat."""
    assert _both_ways("What was it?", one, other) != "same"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What did the council do with the budget?", "passed the budget", "approved the budget"),
        ("Where does she live?", "She lives in *a flat*.", "She lives in *an apartment*."),
        ("What happened to the window?", "It was *broken*.", "It was *smashed*."),
        ("What did she sell?", "a house by the sea", "a home by the sea"),
        ("What did Una Frey buy?", "a small business", "a small company"),
        ("Which season suits larches?", "autumn", "fall"),
        ("When will the weir be mended?", "in the autumn", "in the fall"),
    ],
)
def test_a_word_of_several_meanings_has_a_synonym_for_its_matter(question, one, other):
    """To pass a budget is to approve it."""
    assert _both_ways(question, one, other) == "same"

"""What is said in an article, and by whom."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.speakers import quotations
from qa.speakers.people import People
from tests.factories import make_article, seed_text
from tests.qa.speakers.told import told

_LEAD = "Tobit Wrenn, the harbour master, spoke to the town on Monday about the storm.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We lost two boats,” Jane Roe said.", [("We lost two boats", "Jane Roe")]),
        ('"We lost two boats," said Jane Roe.', [("We lost two boats", "Jane Roe")]),
        ('"We won,” Ito Hirobumi told Reuters.', [("We won", "Ito Hirobumi")]),
        ("Anna Lee said 'we will go on with it.'", [("we will go on with it.", "Anna Lee")]),
        (
            "“They said, ‘You can't win’, and we did,” said Ito Hirobumi.",
            [("They said, ‘You can't win’, and we did", "Ito Hirobumi")],
        ),
        (
            "“A new day came,” Jane Roe said. “It was cold.”",
            [("A new day came", "Jane Roe"), ("It was cold.", "Jane Roe")],
        ),
        ("“Why did you go?” asked Jane Roe. She left.", [("Why did you go?", "Jane Roe")]),
        ("“I never saw it,” Smith's lawyer said.", [("I never saw it", "Smith's lawyer")]),
        ("“It's over,” said Ana María López-García.", [("It's over", "Ana María López-García")]),
        (
            "“We oppose this,” Kate Taylor, an award-winning producer, told The Observer.",
            [("We oppose this", "Kate Taylor")],
        ),
        ("“It will rise,” said BBC political editor Chris Mason.", [("It will rise", "Chris Mason")]),
        ("“It will rise,” said Hy-Vee Chairman, CEO and President Randy Edeker.", [("It will rise", "Randy Edeker")]),
        ("“We will wait,” a spokesman for the court said.", [("We will wait", "spokesman for the court")]),
        ("Jane Roe called the plan “a waste of public money”.", [("a waste of public money", "Jane Roe")]),
        ("“It is a big day”, according to the coast guard.", [("It is a big day", "coast guard")]),
        ("“It is a big day,” Jane Roe snapped.", [("It is a big day", "Jane Roe")]),
        ("Jane Roe concedes: “It is late in the day.”", [("It is late in the day.", "Jane Roe")]),
    ],
)
def test_a_direct_quotation_has_its_speaker(text, expected):
    """Straight and curly marks, inversion, asides, roles and continued quotations."""
    assert told(_LEAD + text, direct=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No one said “the game is over” at the meeting.",
        "The river is said to be “very deep” here.",
        "He denied being “a common thief” in court.",
        "The so-called “smart city” was shut in May.",
        "The film “Gone With Them” won, Jane Roe said.",
        "The new words include “squad goals” and “drunk text”.",
        "The minister did not say “yes we can” to the plan.",
        'The board is 6" wide and 8" long.',
        "The players' union and the owners' club met.",
    ],
)
def test_words_that_are_nobodys_are_no_quotation(text):
    """Denials, titles, names, scare quotes, inches and apostrophes."""
    assert told(_LEAD + text, direct=True) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I asked what she would do. “Swim,” said Jane Roe.", [("Swim", "Jane Roe")]),
        ("Jane Roe said: “Never!”", [("Never!", "Jane Roe")]),
        ("“Overall,” Jane Roe said, “it went well.”", [("it went well.", "Jane Roe")]),
        ("“Yes,” said Jane Roe. “It went well.”", [("It went well.", "Jane Roe")]),
        ("Jane Roe said that the “Swim,” as it is called, is off.", []),
        ("The old “pier” was shut, Jane Roe said.", []),
    ],
)
def test_one_word_is_a_quotation_if_it_is_all_that_is_said(text, expected):
    """It stands at the head of a sentence, or behind a colon; words in scare quotes do not."""
    assert told(_LEAD + text, direct=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe said that the pier would close.", [("the pier would close", "Jane Roe")]),
        ("The pier will close, Jane Roe told reporters.", [("The pier will close", "Jane Roe")]),
        ("According to Jane Roe, the pier will close.", [("the pier will close", "Jane Roe")]),
        ("The pier will close, according to the coast guard.", [("The pier will close", "coast guard")]),
        ("Acme Ltd said on Tuesday it would close two plants.", [("it would close two plants", "Acme Ltd")]),
        ("Jane Roe left early, saying that the pier was unsafe.", [("the pier was unsafe", "Jane Roe")]),
        (
            "Its member for roads, Councillor Jane Roe, said divers would look at the pier.",
            [("divers would look at the pier", "Jane Roe")],
        ),
        ("Jane Roe, of the council, said farmers were angry.", [("farmers were angry", "Jane Roe")]),
        ("Jane Roe denied that the money was stolen.", []),
        ("Nobody told the council that the bridge was weak.", []),
        ("If Jane Roe says that it is safe, go.", []),
    ],
)
def test_reported_speech_is_the_clause(text, expected):
    """What is said in the article's words, without the verb; denials and suppositions are none."""
    assert told(_LEAD + text, direct=False) == expected


def test_whose_role_says_nothing_is_named_in_an_aside():
    """What they go on to say is theirs as well, and not that of the people whom their words begin with."""
    text = (
        "The council shut the pier. Its member for roads, Councillor Jane Roe, said divers would look at it on Friday. "
        "She would not be drawn on the storm. “I have heard six stories,” she said."
    )
    assert told(text, direct=True) == [("I have heard six stories", "Jane Roe")]


def test_reported_speech_ends_before_the_main_clause():
    """What somebody said in a clause that opens a sentence does not hold the rest of the sentence."""
    text = "When Jane Roe complained that the pier was shut, she was told to wait."
    assert told(text, direct=False) == [("the pier was shut", "Jane Roe")]


def test_names_pronouns_and_roles_are_resolved():
    """All of "Mr Wrenn", "he" and "the harbour master" are the person whom the article names in full."""
    text = _LEAD + (
        "“We lost two boats,” Mr Wrenn said.\n\n“Nobody was hurt,” he said.\n\nThe harbour master added: “We are glad.”"
    )
    assert {name for _, name in told(text)} == {"Tobit Wrenn"}


def test_two_people_with_one_surname_are_told_apart_by_title():
    """A title tells: "Mr Smith" and "Mrs Smith" are not the same person."""
    text = (
        "John Smith and his wife Mary Smith own the old farm by the river.\n\n"
        "“The rain ruined us,” Mr Smith said.\n\n“We will plant again,” Mrs Smith said."
    )
    assert told(text) == [("The rain ruined us", "John Smith"), ("We will plant again", "Mary Smith")]


def test_a_company_is_the_company():
    """Both "the company" and "it" are the company that spoke last."""
    text = "Acme Ltd said that sales fell. “This was a hard choice,” the company said. It said that 300 jobs would go."
    assert {name for _, name in told(_LEAD + text)} == {"Acme Ltd"}


def test_who_is_asked_answers():
    """The "he" after a question is the one who was asked."""
    text = "“Why did you go?” Reuters asked Tom Field. “I had to,” he replied."
    assert told(_LEAD + text) == [("Why did you go?", "Reuters"), ("I had to", "Tom Field")]


def test_a_quotation_over_several_paragraphs_is_one_speakers():
    """Each paragraph is a quotation; the closing mark stands only at the end."""
    text = (
        _LEAD + "“First we waited for the boat.\n\n“Then it sank,” said Captain Olaf Berg of the guard.\n\nIt was cold."
    )
    assert told(text) == [("First we waited for the boat.", "Olaf Berg"), ("Then it sank", "Olaf Berg")]


def test_a_block_quotation_is_whose_words_announce_it():
    """A paragraph set off with > after a colon needs no marks."""
    text = _LEAD + "Olaf Berg wrote in a letter:\n\n> We did what we could for them.\n\nIt was cold."
    assert ("We did what we could for them.", "Olaf Berg") in told(text, direct=True)


def test_captions_and_boilerplate_are_passed_over():
    """What is said in a caption is no quotation."""
    text = _LEAD + "“We lost two boats,” Jane Roe said."
    article = make_article(text)
    start = text.index("“We")
    assert quotations(article)
    assert quotations(make_article(text, captions=(article.structure.paragraphs[-1],))) == ()
    assert article.structure.paragraphs[-1].start == start


def test_every_speaker_stands_where_it_says():
    """A speaker's name is the article's text at its range, and sentences hold the words."""
    for number in (0, 1):
        article = make_article(seed_text(number))
        found = quotations(article)
        assert len(found) > 8
        for each in found:
            assert each.sentence.start <= each.start < each.end <= each.sentence.end
            assert each.speaker is not None
            assert article.text[each.speaker.start : each.speaker.end] == each.speaker.name


def test_the_seeds_speakers_are_found():
    """Who says what in the articles that are shipped."""
    said = dict(told(seed_text(0), direct=True))
    assert said["We plan to reconsider the issue of arms support to Ukraine"] == "Chang Ho-jin"
    assert said["Our view is that this agreement is also a sign of Russia's desperation"] == "John Kirby"
    assert said["very big mistake"] == "Vladimir Putin"


@given(
    st.lists(
        st.sampled_from(
            [
                *"“”\"'‘’.,:;?!()—\n",
                "\n\n",
                " said ",
                "Jane Roe",
                "he",
                "the minister",
                " told ",
                "Smith's",
                " that ",
                "according to ",
                "Mr",
                " who ",
                "Q: ",
                "MODERATOR: ",
                " rain fell ",
                "of",
                "the",
                "saying ",
                "(SAN)",
                "> ",
                "we lost two boats",
                "“We lost two boats,” ",
                "Jane Roe said: ",
            ]
        ),
        max_size=60,
    )
)
def test_any_text_is_read(pieces):
    """Whatever marks, names and verbs follow a quotation: it is found, and ranges lie in the text, in order."""
    article = make_article("".join([_LEAD, "“It was a long night,” Tobit Wrenn said.\n\n", *pieces]))
    found = quotations(article)
    assert article.text[found[0].start : found[0].end] == "It was a long night"
    assert [(q.start, -q.end) for q in found] == sorted((q.start, -q.end) for q in found)
    assert [q for q in found if not 0 <= q.start < q.end <= len(article.text)] == []
    assert quotations(article) == found


def test_twice_the_text_takes_twice_the_steps(monkeypatch):
    """Speakers are looked up once for each verb, whatever the article's length."""
    calls = []
    plain = People.speaker
    monkeypatch.setattr(People, "speaker", lambda self, subject: (calls.append(1), plain(self, subject))[1])
    paragraph = "“We lost two boats,” Jane Roe said. He told Tom Field that it rained.\n\n"
    counts = []
    for times in (20, 40):
        calls.clear()
        quotations(make_article(_LEAD + paragraph * times))
        counts.append(len(calls))
    lead = 1  # one verb in the first paragraph
    assert counts[0] > lead
    assert counts[1] - lead == 2 * (counts[0] - lead)


def test_nothing_is_said_in_an_empty_article():
    """A blank text has no quotation."""
    assert quotations(make_article(" ")) == ()


def test_reading_quotations_loads_no_parser():
    """Quotations are read by rules: no parser is imported."""
    code = "import sys, qa.speakers; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ida Finch has a stall.\n\nIda says: never salt the water. It is how we lost my uncle.\n\nBeans are dear\n",
            [("Ida Finch", "never salt the water. It is how we lost my uncle.")],
        ),
        ("Ann Roe said: we open on Monday. The door was shut.\n", [("Ann Roe", "we open on Monday.")]),
        ("The menu says: no dogs. Ann Roe laughed.\n", []),
        ('Ann Roe said: "We open on Monday.\n', []),
        ("Salt: never before the end. Ann Roe laughed.\n", []),
    ],
)
def test_words_behind_a_colon_need_no_marks(text, said):
    """A paragraph that begins with a name, a verb of speech and a colon quotes what follows."""
    article = make_article(text)
    found = [(each.speaker and each.speaker.name, article.text[each.start : each.end]) for each in quotations(article)]
    assert found == said

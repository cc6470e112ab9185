"""Questions made from sentences."""

from __future__ import annotations

import pytest

from index.types import Range
from qa.suggesting.rules import KINDS, questions
from tests.factories import make_article


@pytest.mark.parametrize(
    ("sentence", "kind", "question", "answer"),
    [
        (
            "Reports say that South Korea has about 3.4 million artillery shells, the report said.",
            "how many",
            "How many artillery shells does South Korea have?",
            "about 3.4 million",
        ),
        ("On Friday, Acme Corp rose by 12.5% in Oslo.", "how much", "How much did Acme Corp rise?", "12.5%"),
        (
            "The Panama Canal was opened to ships in August 1914 by a crowd.",
            "when",
            "When was the Panama Canal opened to ships?",
            "August 1914",
        ),
        ("Globex, based in Cape Town, makes pumps.", "where", "Where is Globex based?", "Cape Town"),
        (
            "On Monday, Japan's Chief Cabinet Secretary Yoshimasa Hayashi agreed.",
            "who holds",
            "Who is Japan's Chief Cabinet Secretary?",
            "Yoshimasa Hayashi",
        ),
        (
            "Ann Lee warned South Korea that it would rain.",
            "who did",
            "Who warned South Korea?",
            "Ann Lee",
        ),
        ("Acme Corp, founded in 1908, has 790 pumps.", "how many", "How many pumps does Acme Corp have?", "790"),
        ("Ann Lee won the Nansen Medal in 1994.", "when did", "When did Ann Lee win the Nansen Medal?", "1994"),
        ("The mayor, Mary Lee, 71, agreed.", "how old", "How old is Mary Lee?", "71"),
        ("“It rains too much,” said Ann Lee.", "what was said", "What did Ann Lee say?", "It rains too much"),
        ("Ann Lee, the mayor of a small town, agreed.", "who is", "Who is Ann Lee?", "the mayor of a small town"),
        (
            "Marie Curie discovered two new elements, it said.",
            "who did",
            "Who discovered two new elements?",
            "Marie Curie",
        ),
    ],
)
def test_a_sentence_gives_a_question(sentence: str, kind: str, question: str, answer: str):
    """A sentence gives a question with the place of its answer."""
    article = make_article(f"A short title\n\n{sentence}")
    found = {q.text: q for q in questions(article)}
    assert question in found, found
    assert found[question].kind == kind
    assert article.text[slice(*found[question].answer)] == answer


def test_every_kind_is_known():
    """There are ten kinds of questions, each listed once."""
    assert len(set(KINDS)) == len(KINDS) == 10


@pytest.mark.parametrize(
    "sentence",
    [
        "He discovered two new elements in this town.",
        "Ann Lee discovered what they had buried there, he said.",
        "Ann Lee praised “two new elements” of the plan.",
        "It was opened in August 1914.",
        "The firm has two new pumps.",
        "",
    ],
)
def test_what_does_not_stand_alone_is_not_asked(sentence: str):
    """A question about "he" or "they" is not made."""
    assert list(questions(make_article(f"A short title\n\n{sentence}"))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Lee said the bridge opened in 1994.",
        "Ann Lee told the man who was there in 1994.",
        "Line Nine, 71, agreed.",
        "“in the coming days” was what he heard, said Ann Lee.",
        "“It rains too much,” said the mayor of Oro.",
        "Globex has in Oslo 37 pumps.",
        "Ann Lee thought the vote in May 1994 was lost.",
        "Ann Lee felt the vote in May 1994 was lost.",
    ],
)
def test_a_day_an_age_and_words_have_to_be_somebodys(sentence: str):
    """Not those of a clause within the sentence, of a thing, or of somebody who is not named; no scraps of speech."""
    assert list(questions(make_article(f"A short title\n\n{sentence}"))) == []


def test_each_speaker_is_asked_about_once():
    """With the first of their words that are a sentence."""
    made = questions(make_article("A title\n\n“It rains,” said Ann Lee. “We left the harbour at dawn,” said Ann Lee."))
    assert [question.text for question in made] == ["What did Ann Lee say?"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Originally named Virginia Kraft, the ship sank.",
        "Planes grounded at the airport on Tuesday were late.",
        "Though Russia decriminalized it in 1993, little changed.",
        "The Fed's preferred measure of inflation rose.",
        "Eleven breathed in smoke, it said.",
    ],
)
def test_the_beginning_of_a_sentence_is_nobody(sentence: str):
    """A capital at the start of a sentence makes no name."""
    assert list(questions(make_article(f"A short title\n\n{sentence}"))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Lee has tabled an amendment which would restore the line.",
        "Ann Lee became the first female and youngest governor.",
        "Ann Lee joined Peru, Chile and Ecuador.",
        "Ann Lee issued a quick, public apology.",
        "Ann Lee scored two goals not long after the break.",
        "Ann Lee landed at No. 9.",
        "Ann Lee found in 2008 that it leaks.",
        "Ann Lee described the attack as cruel.",
        "Ann Lee denied that account.",
        "Ann Lee declined to comment on the report.",
    ],
)
def test_what_is_cut_off_is_not_asked(sentence: str):
    """A question that lacks an object, a clause or the rest of a list is not made."""
    assert list(questions(make_article(f"A short title\n\n{sentence}"))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The host of the World Cup was proposed in December 2015.",
        "Beyoncé and Jay Z were married in April 2008.",
        "Sales at Acme Corp rose by 12.5% in May.",
        "Critics of El Salvador's President Nayib Bukele agreed.",
        "Mexico's President Andrés Manuel López Obrador agreed.",
        "Its Men's Creative Director Virgil Abloh agreed.",
        "Globex, based in St. Louis, makes pumps.",
        "City Winery, a restaurant in Boston, closed.",
        "Among them were Ann Lee, the senior editor, Bob Ray and others.",
        "November has 32 teams in the league.",
    ],
)
def test_a_part_of_a_phrase_is_no_subject(sentence: str):
    """Part of a phrase, a place or firm as a person, and half a name are no subjects."""
    assert list(questions(make_article(f"A short title\n\n{sentence}"))) == []


def test_a_single_word_is_a_name_where_the_article_says_so():
    """A single word is a name if it has a capital inside a sentence, and is never without one."""
    made = questions(make_article("A short title\n\nUlver won the cup on Sunday. It is the first for Ulver."))
    assert [question.text for question in made] == ["Who won the cup on Sunday?"]
    assert not list(
        questions(make_article("A short title\n\nModels walked the long runway. He met Models and models."))
    )


def test_a_number_is_not_cut_at_its_comma():
    """A number such as "2,578 votes" is not cut to "2"."""
    made = questions(make_article("A short title\n\nMarie Curie won the seat in Caldwick with 2,578 votes, it said."))
    assert not [question.text for question in made if "with 2?" in question.text]


def test_furniture_is_not_asked_about():
    """Boilerplate and endless sentences give no question."""
    text = "Marie Curie discovered two new elements."
    assert list(questions(make_article(text, boilerplate=(Range(0, len(text)),)))) == []
    assert list(questions(make_article("Marie Curie discovered two new elements of " + "very " * 99 + "much."))) == []


@pytest.mark.parametrize(
    "sentence", [f"Ann Lee warned South {'A' * 60}& that it would rain.", f"On Friday Oro has 12 {'a' * 280}& b."]
)
def test_an_endless_word_is_read_to_its_end(sentence: str):
    """An endless word is one word: it is not tried as several in a row."""
    assert [q.kind for q in questions(make_article(f"A short title\n\n{sentence}"))] == []

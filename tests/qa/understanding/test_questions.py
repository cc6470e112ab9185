from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.understanding.languages import is_foreign
from qa.understanding.questions import MAX_WORDS, encodable, parse_question


@pytest.mark.parametrize("typed", ["", "  ", "?!", "“”", "🙂🙂", "\x00\x07", "…—", "\u200f"])
def test_without_a_word_nothing_is_asked(typed):
    """Blanks, marks, emoji and control characters are no question."""
    assert parse_question(typed).text == ""


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Who is X? When did Y happen?", ["Who is X?", "When did Y happen?"]),
        ("Who won? And when?", ["Who won?", "And when?"]),
        ("Who? What? Where?", ["Who?", "What?", "Where?"]),
        ("Putin was in Hanoi. What did he say? Why?", ["Putin was in Hanoi. What did he say?", "Why?"]),
        ("Who won and when?", ["Who won and when?"]),
        ("Really? Who said that?", ["Really? Who said that?"]),
        ("What did he mean by “Why me? Why now?”?", ["What did he mean by “Why me? Why now?”?"]),
        ('Who asked "Why me? Why now?" first?', ['Who asked "Why me? Why now?" first?']),
        ("Who is it? I mean Kirby.", ["Who is it? I mean Kirby."]),
        ("Who won??", ["Who won??"]),
    ],
)
def test_several_questions_are_told_apart(typed, parts):
    """Only where a question follows a question mark, and never inside a quotation."""
    asked = parse_question(typed)
    assert [asked.text, *asked.also_asked] == parts


def test_control_characters_and_blanks_fall_away():
    """NUL, bells, line ends and half surrogates are blanks, and blanks are one."""
    assert parse_question("\x00Who\x07 is\r\n Kirby\ud800?").text == "Who is Kirby ?"
    assert encodable("a\ud800") == "a?"


def test_of_a_long_text_the_question_is_taken():
    """The sentence that asks is found at the end of 900 words; it says so."""
    asked = parse_question("It was a long day. " * 180 + "Who won the war?")
    assert asked.text == "Who won the war?"
    assert "(904 words)" in asked.notices[0]


def test_a_long_question_is_cut():
    """Of 2,000 words without an end the first 64 are taken; it says so."""
    asked = parse_question("word " * 2000)
    assert len(asked.text.split()) == MAX_WORDS
    assert "(2000 words)" in asked.notices[0]


def test_of_a_long_sentence_the_part_that_asks_is_taken():
    """The part that asks is taken from the end if the beginning does not ask."""
    rain = "that it rained and " * 40
    assert parse_question(f"Given {rain}that nobody came, who won the Oro Cup?").text == "who won the Oro Cup?"
    assert parse_question(f"Given {rain}that, is it true that they won?").text.endswith("is it true that they won?")
    assert parse_question(f"Who said {rain}that they won?").text.startswith("Who said that it rained")


@pytest.mark.parametrize(
    "question",
    [
        "Was hat Putin über Waffen für die Ukraine gesagt?",
        "Pourquoi Séoul ne livre-t-il pas d'armes ?",
        "¿Cuántos proyectiles tiene Corea del Sur?",
        "Quando è stato firmato il trattato?",
        "Was macht Greta Lindner in Berlin?",
        "Is Greta van der Brink de baas?",
        "谁是约翰·柯比？",
        "Кто такой Джон Кирби?",
        "من هو جون كيربي؟",
    ],
)
def test_another_language_is_said(question):
    """The question is kept, and a notice says that the reader reads English."""
    asked = parse_question(question)
    assert asked.text == question
    assert "English" in asked.notices[0]


@pytest.mark.parametrize(
    "question",
    [
        "Who is Kirby?",
        "chang hojin position",
        "Kirby",
        "1961",
        "Where is Dien Bien Phu?",
        "What does Glasnost mean?",
        "When did Joost van der Brink die?",
        "how old is joost van brink",
        "Was Joost van der Brink married?",
    ],
)
def test_english_is_not_taken_for_another_language(question):
    """Keywords, names and foreign words in an English question bring no notice."""
    assert not is_foreign(question)


@given(st.text(max_size=200))
def test_whatever_is_typed_gives_a_plain_question(typed):
    """No text fails; what is asked is on one line, can be written, and parsing it again changes nothing."""
    asked = parse_question(typed)
    assert asked.text == " ".join(asked.text.split())
    asked.text.encode("utf-8")
    assert parse_question(asked.text).text == asked.text


@pytest.mark.parametrize("mark", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u2066"])
def test_marks_that_nobody_sees_fall_away(mark):
    """Zero-width blanks, byte order marks, soft hyphens and marks of direction are no part of a question."""
    assert parse_question(f"{mark}Did the may{mark}or resign?").text == "Did the mayor resign?"


def test_joiners_are_letters():
    """Persian and Indian words are written with joiners."""
    assert parse_question("Who is می\u200cخواهم?").text == "Who is می\u200cخواهم?"


def test_an_endless_text_is_read_to_its_end():
    """The end of an endless statement is looked for once."""
    assert parse_question(f"It rained. {'a' * 1_000_000}?").text == "a" * 1000


def test_each_question_of_a_text_is_cut():
    """A second long question is shortened as the first would be; it says so."""
    asked = parse_question(f"Who won? What did the {'very ' * 300}old man say?")
    assert [len(each.split()) for each in (asked.text, *asked.also_asked)] == [2, MAX_WORDS]
    assert "(306 words)" in asked.notices[0]

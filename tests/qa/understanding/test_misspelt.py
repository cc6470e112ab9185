"""Misspelt words of a question, and what the articles write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.collection import Collection
from index.types import Range
from qa.assistant import Assistant
from qa.confidence import Calibrator
from qa.understanding.misspelt import Misspelling, doubtful, misspellings
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader
from tests.qa.test_assistant import make_assistant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Karlstad", "Karlstadt"),  # a letter is missing
        ("Karllstadt", "Karlstadt"),
        ("Karlsatdt", "Karlstadt"),
        ("Karistadt", "Karlstadt"),
        ("karistadt", "Karlstadt"),  # typed in small letters
        ("Burrus’s", "Burruss’s"),  # a last letter may be doubled
        ("recievers", "receivers"),
        ("artilery", "artillery"),  # the texts have it with a capital too
        ("Ceeloron", "Céloron"),
    ],
)
def test_one_slip_is_read_as_what_the_texts_write(written: str, meant: str):
    """A letter missing, doubled, exchanged with its neighbour, or in a longer word another one."""
    question = f"Who was near {written} then?"
    [found] = misspellings(doubtful(question), [f"They met near {meant} in May.", "Artillery was there."])
    assert found.mend(question) == f"Who was near {meant} then?"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who is Johnston?", "Johnson was there."),  # two names that many have
        ("Who is Marian Kerr?", "Marion Kerr was there."),
        ("Who is Tamera Brel?", "Tamara Brel was there."),  # another letter in a shorter name
        ("Who was culled?", "Nobody was called."),
        ("Who lives in Carpathia?", "The Carpathian range."),  # another ending
        ("Who is a granter?", "It was granted."),
        ("What is a Skerray?", "The skerry of Skerray."),  # the texts have it as asked
        ("Where are the skerrays?", "At Skerray."),
        ("Who is Kalstadt?", "Karlstadt and Kahlstadt."),  # either may be meant
        ("Who is Hutchin?", "He is hutching."),
        ("Who said “Karistadt”?", "Karlstadt."),  # as it is written
        ("Who is Xarlstadt?", "Karlstadt."),
        ("Who is Abcd?", "Abbcd."),
        ("", "Karlstadt."),
        ("Who is Karistadt?", ""),
    ],
)
def test_left_as_it_is(question: str, text: str):
    """What may be another word, another name, or what is in the texts is no misspelling."""
    assert misspellings(doubtful(question), [text]) == ()


_LETTERS = st.text(alphabet="abeklrstÄéłK", min_size=5, max_size=9)


@given(_LETTERS, st.lists(_LETTERS, max_size=4))
def test_words_become_words_of_the_texts(word: str, words: list[str]):
    """What is meant is a word of the texts, and nothing else of the question changes."""
    found = misspellings(doubtful(f"Who is {word} (2021)?"), [" ".join(words)])
    assert all(each.written == word and each.meant in words for each in found)
    assert all(each.mend(f"Who is {word} (2021)?") == f"Who is {each.meant} (2021)?" for each in found)


def test_the_asker_is_told():
    """The answer is that of the word meant, with a notice; the question stays as it was asked."""
    answer = make_assistant({"a hundred guns": 3.0}).ask("How many guns does Kyyiv have?")
    assert answer.text == "a hundred guns"
    assert answer.understood_as == "How many guns does Kyyiv have?"
    assert answer.notices == ("“Kyyiv” is in none of these articles; read as “Kyiv”.",)


def test_only_the_articles_that_are_searched_count():
    """A word is misspelt if an article that is searched has the word meant."""
    assistant = make_assistant({"3.4 million": 3.0})
    told = (Misspelling("conted", "counted").notice,)
    assert assistant.ask("Who conted them?", articles=["guns.txt"]).notices == told
    assert assistant.ask("Who conted them?", articles=["wire.txt"]).notices == ()


@pytest.mark.parametrize(("menu", "notices"), [("Karistadt", 0), ("Kiosks", 1)])
def test_a_word_that_is_never_read_is_no_misspelling(menu: str, notices: int):
    """A word in a menu is in no passage, but it is in the article."""
    text = f"{menu}\n\nKarlstadt has a hundred guns. Nobody counted them."
    article = make_article(id="guns.txt", text=text, boilerplate=(Range(0, len(menu)),))
    calibrator = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.5)
    assistant = Assistant(Collection.of([article], FakeEmbedder()), FakeReader({"a hundred guns": 3.0}), calibrator)
    assert len(assistant.ask("How many guns does Karistadt have?").notices) == notices


def test_a_misspelt_word_alone_is_looked_up():
    """A word that only a slip keeps from being found asks something."""
    assistant = make_assistant({"3.4 million": 3.0})
    assert assistant.ask("shellls").kind == "span"
    assert assistant.ask("asdfgh").kind == "none"

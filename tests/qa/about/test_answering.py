"""Questions about articles, over several of them."""

from __future__ import annotations

import pytest

from index.articles import read_articles
from index.collection import Collection
from qa.about.answering import answer_about
from qa.answering import PreparedQuestion
from qa.types import Versions
from tests.factories import make_article
from tests.fakes import FakeEmbedder

_ARTICLES = (
    make_article(
        "Tram line delayed again\n\nBy Hanneke Vos\n14 May 2024\n\nThe tram line will not open before 2026. A report by"
        " the auditor, Lionel Strand, published on 2 April, had warned of it. The song for the opening, which the choir"
        " wrote, will have to wait.\n",
        "tram.txt",
    ),
    make_article(
        "Who pays for the tram?\n\nBy Hanneke Vos\n21 May 2024\n\nThe council will pay four million. The trams' builder"
        " will pay the rest of the bill.\n",
        "pays.txt",
    ),
    make_article(
        "Crew rescue three canoeists\n\nBy Dominic Achebe\n\nPublished: 16 May 2024\n\nThe crew of the ferry pulled"
        ' three canoeists out of the sound. The captain, Berit Hovland, wrote "Salt in the Kettle" in 2019.\n\n'
        "Photograph: Ines Calloway\n",
        "ferry.txt",
    ),
    make_article(
        "Swans close the towpath\n\nThe towpath is closed until the cygnets can fly, a trust said.\n", "s.txt"
    ),
    make_article(
        "Salt in the Kettle\n\nBy Jasper Roe\n\nBerit Hovland's Salt in the Kettle is the best book of the year."
        " Read it.\n",
        "review.txt",
    ),
    make_article(
        "The Quaker hall has no parking. My knees cannot manage the hill.\n\nTobias\n\nOn Tue, 4 Mar 2025, Odile"
        " wrote:\n\nFrom April we rehearse in the Quaker hall in Tanner Street.\n",
        "mail.eml",
        title="Re: New hall",
        author="Tobias Wren",
        published="2025-03-05",
        extractor="mail 3",
    ),
)
_COLLECTION = Collection.of(_ARTICLES, FakeEmbedder())


def _answer(question, collection=_COLLECTION):
    versions = Versions(index="1", embedder="fake", reader="fake", calibrator="test")
    asked = PreparedQuestion(question=question, understood_as=question, threshold=0.5, versions=versions)
    return answer_about(asked, collection, None)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who wrote Who pays for the tram?", "Hanneke Vos"),
        ("Who wrote the article about the tram?", "Hanneke Vos"),
        ("Who filed the story on the canoeists?", "Dominic Achebe"),
        ("Who photographed the piece about the ferry?", "Ines Calloway"),
        ("When was the article about the canoeists published?", "16 May 2024"),
        ("When did Dominic Achebe file his story?", "16 May 2024"),
        ("What is the headline of the article about the ferry?", "Crew rescue three canoeists"),
        ("What is the title of the article of 21 May 2024?", "Who pays for the tram?"),
        ("Which article did Dominic Achebe write?", "Crew rescue three canoeists"),
        ("Who sent the mail about the hall?", "Tobias"),
        ("Who wrote that the Quaker hall has no parking?", "Tobias"),
    ],
)
def test_an_article_is_found_by_its_title_its_author_its_day_or_its_topic(question, text):
    """What it says of itself is cited, word for word."""
    answer = _answer(question)
    assert answer is not None
    assert (answer.text, answer.citations[0].quote) == (text, text)


def test_of_several_articles_without_an_author_none_is_meant():
    """The reader would take somebody named in one of them for its author."""
    texts = ("Swans close the towpath, Ann Roe said.", "The tram is late, Bo Lund said.")
    several = Collection.of([make_article(text, f"{n}.txt") for n, text in enumerate(texts)], FakeEmbedder())
    answer = _answer("Who wrote this article?", several)
    assert answer is not None
    assert answer.notices == ("The question fits 2 articles: name the place, person or thing that you mean.",)


def test_all_articles_of_an_author_are_listed():
    """Each with its title."""
    answer = _answer("Which articles are by Hanneke Vos?")
    assert answer is not None
    assert answer.kind == "list"
    assert {item.text for item in answer.items} == {"Tram line delayed again", "Who pays for the tram?"}


@pytest.mark.parametrize(
    ("question", "notice"),
    [
        ("Who wrote the article about the swans?", "The article does not name its author."),
        ("Who wrote the article about the earthquake?", "No article fits that."),
        ("Which article did Boris Quill write?", "No article fits that."),
        ("When was the article about the canoeists updated?", "The article does not state when it was updated."),
        (
            "When did Hanneke Vos publish her article?",
            "The question fits 2 articles: name the place, person or thing that you mean.",
        ),
        ("When did Tobias Wren send his mail?", "The file gives 5 March 2025 as its day; its text does not."),
        (
            "Who wrote this article?",
            "The question fits 6 articles: name the place, person or thing that you mean.",
        ),
    ],
)
def test_what_no_article_says_is_told(question, notice):
    """No article fits, several do, or what is asked for is not in the text."""
    answer = _answer(question)
    assert answer is not None
    assert (answer.text, answer.notices) == (None, (notice,))


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote the song for the opening?",
        "Who wrote the report on the tram?",
        "When was the report on the delay published?",
        "Who wrote Salt in the Kettle?",
        "Who wrote the book of the year?",
        "Who wrote that the hall is too small for the choir?",
        "Who wrote that the choir will rehearse in the Quaker hall from April?",
        "Who wrote the letter to the captain?",
        "When did Berit Hovland publish her book?",
    ],
)
def test_what_an_article_is_about_is_left_to_the_reader(question):
    """A song, a report or a book in the text is not the article, and what is quoted is not its author's."""
    assert _answer(question) is None


def test_one_article_is_the_one_that_is_meant():
    """If there is no other."""
    one = Collection.of(_ARTICLES[:1], FakeEmbedder())
    answer = _answer("Who wrote this article?", one)
    assert answer is not None
    assert answer.text == "Hanneke Vos"
    day = _answer("What is today's date?", one)
    assert day is not None
    assert day.text == "14 May 2024"


_FILES = {
    "thrift.md": "---\ntitle: On string\nauthor: Ruby Tennant\nlastmod: 2023-07-12\ndate: 2023-07-09\n---\n"
    "I save string. My aunt Ada wrote a poem about it.\n",
    "knots.md": "---\ntitle: Seven knots\ncreator: [Ann Roe, Bo Lund]\n---\n"
    "The first knot holds a boat, others a tent.\n",
    "hall.eml": "From: Tobias Wren <t@choir.example>\nDate: Wed, 05 Mar 2025 07:02:00 +0000\nSubject: The hall\n\n"
    "It has no parking.\n",
}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who wrote On string?", "Ruby Tennant"),
        ("When was the piece on string published?", "2023-07-09"),
        ("When did Ruby Tennant update her column?", "2023-07-12"),
        ("What is the title of the article by Ruby Tennant?", "On string"),
        ("Who wrote the article about the knots?", "Ann Roe, Bo Lund"),
        ("Who sent the mail about the hall?", "Tobias Wren"),
        ("When did Tobias send his mail?", "Wed, 05 Mar 2025"),
        ("Who wrote the poem about string?", None),
    ],
)
def test_the_fields_of_a_file_are_cited(question, text, tmp_path):
    """Front matter and a mail's head, which nothing else is answered from."""
    for name, content in _FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    articles = read_articles(tmp_path).articles
    answer = _answer(question, Collection.of(articles, FakeEmbedder()))
    assert (None if answer is None else answer.text) == text
    held = Collection.of(articles, FakeEmbedder()).retrieve("Ruby Tennant Tobias Wren 2023-07-09", 10)
    assert not any("Tennant" in passage.chunk.text or "Wren" in passage.chunk.text for passage in held)

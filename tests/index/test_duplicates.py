from __future__ import annotations

from random import Random

import pytest

from index.chunker import chunk_article
from index.duplicates import are_copies, find_copies, shingles, without_repeats
from index.retriever import build_retriever
from tests.factories import make_article, seed_text
from tests.fakes import FakeEmbedder

_TEXT = seed_text(0)


def _edited(share, text=_TEXT):
    """Replace a share of the words by other words of the text."""
    random, words = Random(0), text.split(" ")
    return " ".join(random.choice(words) if random.random() < share else word for word in words)


def _copies(*texts):
    return find_copies([make_article(id=f"{number}.txt", text=text) for number, text in enumerate(texts)])


@pytest.mark.parametrize(
    "copy",
    [
        _TEXT,
        _TEXT.upper(),
        _TEXT.replace("“", '"').replace("’", "'"),
        _edited(0.1),
        _TEXT[: len(_TEXT) // 3],
        "Seoul, 20 June.\n" + _TEXT + "\nAnother agency added two sentences. It named nobody.",
        "\n".join(reversed(_TEXT.split("\n"))),
    ],
    ids=["same", "case", "marks", "a tenth edited", "cut", "added", "reordered"],
)
def test_an_edited_article_is_a_copy(copy):
    """Edits of marks, words, length and order leave it a copy, in both directions."""
    assert _copies(_TEXT, copy) == {"0.txt": ("1.txt",), "1.txt": ("0.txt",)}


def test_two_reports_of_one_event_are_no_copies():
    """The seeds share names and quotations, and are two sources; nor is a text with every third word changed."""
    assert _copies(_TEXT, seed_text(1)) == {}
    assert _copies(_TEXT, _edited(0.35)) == {}


def test_short_articles_are_copies_only_word_by_word():
    """Where there is little text, one other word makes another article."""
    assert _copies("Rain in Seoul.", "Rain in Seoul", "Rain in Kyiv.") == {"0.txt": ("1.txt",), "1.txt": ("0.txt",)}


def test_every_article_of_a_group_knows_all_others():
    """Three copies are one group, in the collection's order."""
    assert _copies(_TEXT, "Something else.", _edited(0.02), _edited(0.04))["2.txt"] == ("0.txt", "3.txt")


def test_furniture_makes_no_copies():
    """Two articles that share a menu only are not copies."""
    menu = "Related Articles\nBack to top\nFor more news and newsletters, create an account at CNN.com\n"
    assert _copies(f"Kyiv has a hundred guns.\n{menu}", f"It rained in Rome.\n{menu}") == {}


def test_nothing_is_no_copy():
    """No articles, and texts without words, give no copies."""
    assert _copies() == {}
    assert not are_copies(shingles(""), shingles("?!"))
    assert _copies("?!", "...") == {}


def test_a_formula_that_many_articles_hold_makes_no_copies():
    """Hundreds of different articles under the same opening words stay apart."""
    opening = "This report was first published by the wire service of the agency on Monday morning in the capital."
    random = Random(0)
    bodies = [" ".join(f"w{random.randrange(10**6)}" for _ in range(60)) for _ in range(150)]
    assert _copies(*(f"{opening} {body}" for body in bodies)) == {}


def _kept(*texts):
    articles = [make_article(id=f"{number}.txt", text=text) for number, text in enumerate(texts)]
    chunks = [chunk for article in articles for chunk in chunk_article(article)]
    return [chunks[place].article_id for place in without_repeats(chunks, find_copies(articles))]


_PARAGRAPH = (
    "Seoul holds 3.4 million shells of an old kind, and has not sent any of them abroad so far. The ministry counted "
    "them in the spring, after a long debate about the treaty, and found that most of them could still be used."
)


def test_what_a_copy_repeats_is_passed_over():
    """Of identical chunks of copies the first is kept; one with another number, or another name, is kept too."""
    assert _kept(_PARAGRAPH, _PARAGRAPH.replace("old", "older")) == ["0.txt"]
    assert _kept(_PARAGRAPH, _PARAGRAPH.replace("3.4", "3.6")) == ["0.txt", "1.txt"]
    assert _kept(_PARAGRAPH, _PARAGRAPH.replace("Seoul", "Busan")) == ["0.txt", "1.txt"]


def test_an_article_may_repeat_itself():
    """Chunks of one article overlap, and are all kept."""
    article = make_article(text=_TEXT)
    chunks = chunk_article(article)
    assert list(without_repeats([*chunks, *chunks], {"a.txt": ("b.txt",)})) == list(range(2 * len(chunks)))


def test_copies_take_no_places_among_the_passages():
    """The retriever's k passages hold nothing twice, so that a fourth article is found beside three copies."""
    texts = [_PARAGRAPH, _PARAGRAPH, _PARAGRAPH.replace("spring", "summer"), "Kyiv counted its shells too."]
    articles = [make_article(id=f"{number}.txt", text=text) for number, text in enumerate(texts)]
    chunks = [chunk for article in articles for chunk in chunk_article(article)]
    found = build_retriever(articles, chunks, FakeEmbedder()).retrieve("Who counted the shells?", 2)
    assert sorted(p.chunk.article_id for p in found) == ["0.txt", "3.txt"]
    assert [p.rank for p in found] == [1, 2]

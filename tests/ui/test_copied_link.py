"""A link that the page copies finds its words again, or says that they are gone."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_article
from ui.chat.arrival import read_link
from ui.chat.standing import linked
from ui.copied_link import copied_link, linked_words
from ui.reference import Reference

IDS = ("a.txt", "news/a b.txt", "ünïcode/日本語.md", "100% (1) [x] _~`'\"<>#?&+=.txt", "/added/0a1b/3-4/page.pdf")
_LONG = " ".join(f"item {number} of the list," for number in range(200))  # a sentence that no link carries whole
_TEXT = (
    "Plans\n\nIt is warm. The firm plans a hotel with 90 rooms by the river. It opens in May.\n\n"
    f"There were {_LONG} and more."
)
_CITED = ("90", "The firm plans a hotel with 90 rooms by the river.", "item 90", _LONG, "warm. The firm")


def _place(words: str, text: str = _TEXT) -> Reference:
    start = text.index(words)
    return Reference(kind="src", article_id="a.txt", start=start, end=start + len(words))


def _now(words: str, text: str, was: str = _TEXT) -> tuple[str | None, bool]:
    """Return the words that a link to words of an article marks when its text is another, and whether it says so."""
    reference = _place(words, was)
    link = copied_link(make_article(was, "a.txt"), reference)
    told = linked_words(read_link(link), reference)
    assert told is not None
    assert len(link) < 2_000
    article = make_article(text, "a.txt")
    now, changed = linked(reference, told, article)
    return None if now is None else article.text_of(now.range), changed


@pytest.mark.parametrize("words", _CITED)
@pytest.mark.parametrize("before", ["", "Earlier.\n\n", "90 things. item 90 of the list. "])
def test_the_words_are_found_where_they_are_now(words: str, before: str):
    """In the same place, or behind new text that holds some of them too."""
    assert _now(words, before + _TEXT) == (words, False)


@pytest.mark.parametrize("words", _CITED)
def test_lines_and_white_space_do_not_matter(words: str):
    """A text that is set otherwise holds the same words."""
    found, changed = _now(
        words, _TEXT.replace("\n\n", "\r\n\r\n").replace("a hotel", "a  hotel").replace("of the", "of\nthe")
    )
    assert found is not None
    assert (found.split(), changed) == (words.split(), False)


@pytest.mark.parametrize("words", _CITED)
def test_words_that_are_gone_are_not_marked(words: str):
    """Even if the text is as long as it was, or holds one of them elsewhere."""
    for text in (
        _TEXT.replace("90", "95"),
        _TEXT.replace("The firm plans a hotel with 90", "On sale were 90").replace("item 90 of", "part 90 by"),
        "Plans\n\nNothing.",
    ):
        if words not in text:
            assert _now(words, text) == (None, True)


def test_a_changed_sentence_is_said():
    """Where the words are still in it."""
    assert _now("90", _TEXT.replace("by the river", "by the sea")) == ("90", True)
    assert _now("item 90", _TEXT.replace("item 91 of", "item 91b of")) == ("item 90", True)


def test_other_words_of_the_same_form_are_not_taken():
    """The sentence says which "90" was meant."""
    gone = _TEXT.replace("The firm plans a hotel with 90 rooms by the river. ", "")
    assert _now("90", f"{gone} A school teaches 90 children.") == (None, True)


@pytest.mark.parametrize("article_id", IDS)
def test_a_link_is_read_as_it_was_written(article_id: str):
    """Of any article; one without a place opens the article."""
    article = make_article(_TEXT, article_id)
    start = _TEXT.index("90")
    link = read_link(copied_link(article, Reference(kind="src", article_id=article_id, start=start, end=start + 2)))
    sentence = "The firm plans a hotel with 90 rooms by the river."
    told = {"start": str(start), "end": str(start + 2), "sentence": sentence, "at": "28"}
    assert link == {"article": article_id, **told}
    assert read_link(copied_link(article, None)) == {"article": article_id}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"sentence": "", "at": "0"},
        {"sentence": "It has 90 rooms."},
        {"sentence": "It has 90 rooms.", "at": "x"},
        {"sentence": "It has 90 rooms.", "at": "-1"},
        {"sentence": "It has 90 rooms.", "at": "15"},  # two characters do not follow
        {"sentence": "It has 90 rooms.", "at": "7" * 20},
        {"sentence": "a" * 1_501, "at": "7"},
        {"sentence": "It has 90 rooms.", "at": "7", "article": "a.txt"},
    ],
)
def test_what_does_not_fit_cannot_be_checked(fields: dict[str, str]):
    """A link from before, or one that somebody has changed."""
    fits = "article" in fields
    place = Reference(kind="src", article_id="a.txt", start=30, end=32)
    assert (linked_words(fields, place) is not None) == fits


def test_a_digest_of_more_than_the_article_holds_fits_nothing():
    """As a link may say that somebody has changed."""
    article, place = make_article("One two three.", "a.txt"), Reference(kind="src", article_id="a.txt", start=4, end=9)
    whole = hashlib.sha256(b"two\nthree\n.").hexdigest()[:16]
    fields = {"words": "two", "at": "0"}
    for count, expected in ((3, "two three."), (9, None)):
        told = linked_words(fields | {"digest": f"{count}-{whole}"}, place)
        assert told is not None
        now = told.whole(place, article)
        assert (None if now is None else article.text_of(now)) == expected


@given(st.text(min_size=1, max_size=400), st.data())
def test_a_link_to_any_place_finds_it_in_the_same_article(text: str, data: st.DataObject):
    """Whatever the words are; white space alone has none."""
    article = make_article(text, "a.txt")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    reference = Reference(kind="src", article_id="a.txt", start=start, end=end)
    link = read_link(copied_link(article, reference))
    told = linked_words(link, reference)
    assert (told is None) == (link.keys() & {"sentence", "words"} == set())
    assert told is not None or not any(map(str.isalnum, text[start:end]))
    if told is not None:
        assert linked(reference, told, article) == (reference, False)

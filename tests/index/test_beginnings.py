"""What may hold a word: every article that does, and hardly more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.archive import Archive
from index.beginnings import likely_holders
from index.collection import Collection
from index.finding import HeldWords
from index.refresh import refresh
from tests.factories import SEEDS, make_article
from tests.fakes import FakeEmbedder

_TEXTS = " ".join(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))
_WORDS = sorted(set(re.findall(r"[^\W\d_]{2,}", _TEXTS)))
_EACH_ALONE = HeldWords([make_article(word, f"{word}.txt") for word in _WORDS])
_ENDINGS = "s es ed ing ly ness ation ational ationally iveness ization ability y ies er al".split()


def holders(words: str, *texts: str) -> list[int]:
    """Return the places of the texts that likely hold the words."""
    source = HeldWords([make_article(text, str(at)) for at, text in enumerate(texts)])
    return sorted(map(int, likely_holders(source, words)))


@given(st.data())
def test_every_word_is_found_by_each_of_its_beginnings(data: st.DataObject):
    """Whatever its stem is; words that begin otherwise are left out but for forms of the same stem."""
    word = data.draw(st.sampled_from(_WORDS))
    beginning = word[: data.draw(st.integers(1, len(word)))]
    expected = {f"{other}.txt" for other in _WORDS if other.casefold().startswith(beginning.casefold())}
    assert expected <= likely_holders(_EACH_ALONE, beginning)


@given(st.text("abdeilnorsty", min_size=2, max_size=7), st.lists(st.sampled_from(_ENDINGS), max_size=2), st.data())
def test_words_with_the_endings_of_english_are_found(root: str, endings: list[str], data: st.DataObject):
    """By any beginning, one that breaks off in an ending too."""
    word = root + "".join(endings)
    assert holders(word[: data.draw(st.integers(2, len(word)))], word) == [0]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("play", "A playground."),
        ("happ", "happier and happily"),
        ("Straße", "In der STRASSE"),
        ("strasse", "In der Straße"),
        ("finance", "the ﬁnances"),
        ("Café", "CAFÉS"),
        ("Kim Jong Un", "Kim Jong Un's aide"),
        ("First Aid", "first-aid kits"),
        ("Fair Play", "the Fair Playground"),
        ("first-aid", "first-aiders"),
        ("2024", "in 2024/25"),
        ("й", "йод"),
        ("北京", "北京市長"),
    ],
)
def test_a_text_that_holds_them_is_found(words: str, text: str):
    """A stem that ends otherwise, another case, a ligature, a name with a longer last word."""
    assert holders(words, text, "Nothing.") == [0]


@pytest.mark.parametrize("words", ["the theatre", "theatre", "others’ organs", "?", "", '"', "\0", "\ud800"])
def test_little_else_is_found(words: str):
    """Not what holds a beginning of a word or parts of a name, and nothing without a letter."""
    assert holders(words, "The new organs of the others.", "", "An old play") == []


def test_a_folder_and_additions_are_asked(tmp_path: Path):
    """In the order of the list; an article that is gone is not there."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, text in {"a": "The players met.", "b": "Nothing happened.", "c": "A playground."}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    archive = Archive(folder, FakeEmbedder(), index=tmp_path / "index")
    refresh(archive)
    collection = archive.collection.with_articles([make_article("They play on.", "added")])
    assert collection.likely_holders("play") == ("a.txt", "c.txt", "added")
    assert collection.without_articles({"a.txt"}).likely_holders("play") == ("c.txt", "added")
    assert Collection(FakeEmbedder()).likely_holders("play") == ()

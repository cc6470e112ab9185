from __future__ import annotations

import unicodedata
from dataclasses import replace
from textwrap import fill

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.types import Place
from qa.citing import cite
from qa.saved import SavedCitation
from qa.verify import check_citation
from tests.factories import make_article
from tests.qa.saving import TEXT, saved


def _check(quote, text, *others, occurrence=0, **changes):
    citation = replace(saved(make_article(id="a.txt", text=TEXT), quote, occurrence), **changes)
    others = [make_article(id=f"{name}.txt", text=other) for name, other in zip("bcd", others, strict=False)]
    return check_citation(citation, None if text is None else make_article(id="a.txt", text=text), others)


def _outcome(check):
    return check.verdict, check.article_id, check.start, check.end


def _now(check, text):
    return check.verdict, None if check.start is None else text[check.start : check.end]


def test_an_unchanged_file_is_ok():
    """The sentence is where it was cited."""
    assert _outcome(_check("two mayors", TEXT)) == ("ok", "a.txt", 25, 35)


def test_moved_within_the_article_to_the_nearest_place():
    """Of several places that hold the sentence, the nearest to the cited offset is given."""
    assert _outcome(_check("guns", "New. " + TEXT, occurrence=1)) == ("moved", "a.txt", 97, 101)


def test_moved_to_another_article():
    """A sentence that its article lost, or whose file was renamed, is found in another."""
    other = "Today.\n\nKyiv holds guns."
    assert _outcome(_check("guns", "Nothing left.", other)) == ("moved", "b.txt", 19, 23)
    assert _outcome(_check("guns", None, "Nothing.", other)) == ("moved", "c.txt", 19, 23)


def test_gone():
    """A quote that no article holds is gone, and it is said why."""
    assert _outcome(_check("guns", "Nothing left.")) == ("gone", None, None, None)
    assert "Its article is not there" in _check("guns", None).reason


def test_words_are_whole():
    """A quote inside a longer word is not found: "mayor" is not in "mayors"."""
    changed = TEXT.replace("two mayors", "one mayor")
    assert _check("two mayors", changed, "A network of two mayorsville.").verdict == "gone"
    assert _check("two mayors", TEXT.replace("two mayors", "mytwo mayors")).verdict == "gone"
    assert _check("Oslo", TEXT.replace("Oslo", "Oslos")).verdict == "gone"
    bare = {"has_sentence": False, "sentence": "mayor", "sentence_start": 29, "start": 29, "end": 34}
    assert _check("mayor", TEXT, **bare).verdict == "gone"
    assert _check("mayor", TEXT.replace("mayors", "mayor"), **bare).verdict == "ok"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("met in Oslo", "fought in Oslo"),
        ("met in Oslo, a report said", "never existed"),
        ("The two", "It is false that the two"),
        (" said.", " said, but nobody believes it."),
        ("The two", "Of the"),  # see below: the quote is edited
    ],
)
def test_a_rewritten_sentence_is_not_ok(before, after):
    """A rewritten sentence has changed though the quote is in it; an edited quote is gone."""
    text = TEXT.replace(before, after)
    expected = ("gone", None) if "two mayors" not in text else ("sentence changed", "two mayors")
    check = _check("two mayors", text)
    assert _now(check, text) == expected
    assert (expected[0] == "gone") == ("in another sentence" not in check.reason)


def test_a_sentence_that_was_joined_to_another_has_changed():
    """A sentence joined to the one before has changed: the new beginning may reverse it."""
    text = "Nobody believes it: " + TEXT
    assert _check("shells", text).verdict == "sentence changed"


def test_other_occurrences_of_the_quote_do_not_count():
    """Other occurrences of the quote do not count, in the sentence or in a similar one."""
    article = make_article(id="a.txt", text="Kyiv holds guns, Kyiv says. Kyiv holds shells.")
    citation = saved(article, "Kyiv")
    text = article.text.replace("Kyiv", "Kiev", 1)
    assert check_citation(citation, make_article(id="a.txt", text=text)).verdict == "gone"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: unicodedata.normalize("NFD", text).replace("\n", "\r\n"),
        lambda text: "\n\n".join(fill(paragraph, 56) for paragraph in text.split("\n\n")),
        lambda text: text.replace("né à", "né  \u00a0 à"),
        lambda text: text.replace("Zoë", "Zo\u00adë"),
    ],
    ids=["CRLF", "CR", "BOM", "NFD", "NFD, CRLF", "wrapped", "wide", "hyphenated"],
)
def test_white_space_line_ends_and_composition_are_forgiven(change):
    """The same words in the same place are ok, in both directions."""
    before = (
        "Élysée, Besançon.\n\nSelon un très long article du journal du soir et un reportage, Zoë est né à Nîmes et\n"
        "il y a vécu pendant toute sa vie, jusqu’à la fin. Ça va très bien pour tous les autres.\n"
    )
    after = change(before)
    for old, new in ((before, after), (after, before)):
        article = make_article(id="a.txt", text=old)
        quote = next(word for word in old.split() if unicodedata.normalize("NFC", word) == "Nîmes")
        check = check_citation(saved(article, quote), make_article(id="a.txt", text=new))
        assert check.verdict == "ok"
        assert unicodedata.normalize("NFC", new[check.start : check.end]) == "Nîmes"


@pytest.mark.parametrize(
    ("before", "after", "quote", "now"),
    [
        ("The bridge opens today.", "The bridge o\u00adpe\u00adns today.", "ns today", "ns today"),
        ("The bridge o\u00adpens today.", "The bridge opens today.", "ns today", "ns today"),
        ("The bridge opens today.", "The bridge opens to\u00adday.", "opens tod", "opens to\u00add"),
        ("Ils déménageaient.", "Ils de\u0301me\u0301nageaient.", "ménage", "me\u0301nage"),
        ("Ils de\u0301me\u0301nageaient.", "Ils déménageaient.", "me\u0301nage", "ménage"),
        ("Ils de\u0301me\u0301nageaient.", "Ils déménageaient.", "\u0301me\u0301", "mé"),
        ("한국어", "\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1165", "국", "\u1100\u116e\u11a8"),
        ("Ils deé\u00ad\u00adx.", "Ils de\u200bé\u00adx.", "é", "é"),
    ],
)
def test_a_quote_that_begins_or_ends_inside_a_word_keeps_its_letters(before, after, quote, now):
    """Whatever is between them that is never seen, and however they are composed."""
    check = check_citation(saved(make_article(id="a.txt", text=before), quote), make_article(id="a.txt", text=after))
    assert _now(check, after) == ("ok", now)


@pytest.mark.parametrize(
    ("text", "quote"),
    [("東京は雨だ。大阪は晴れだ。", "大阪"), ("ฝนตกที่กรุงเทพ", "กรุงเทพ"), ("किताब मेज़ पर है। वह गया।", "मेज़")],
)
def test_scripts_without_spaces_and_with_joined_marks(text, quote):
    """Scripts without spaces, and with combining marks, are cited and found again."""
    citation = saved(make_article(id="a.txt", text=text), quote)
    assert _now(check_citation(citation, make_article(id="a.txt", text=text)), text) == ("ok", quote)
    later = "Heute.\n\n" + text
    assert _now(check_citation(citation, make_article(id="a.txt", text=later)), later) == ("moved", quote)


def test_another_extractor_is_said():
    """Another extractor matters only if the text no longer holds the sentence."""
    assert _check("two mayors", TEXT, extractor="text 0").verdict == "ok"
    assert _check("two mayors", "New. " + TEXT, extractor="text 0").verdict == "moved"
    check = _check("two mayors", "Something else.", extractor="text 0")
    assert (check.verdict, check.start) == ("extractor changed", None)
    assert "made by text 0, is made by text" in check.reason
    assert _check("two mayors", TEXT.replace("met", "sat"), extractor="text 0").verdict == "extractor changed"
    assert _check("two mayors", None, extractor="text 0").verdict == "gone"


def test_the_place_of_today_is_given():
    """The new place is given as the file's own places say."""
    article = replace(make_article(id="a.txt", text=TEXT), places=(Place(0, len(TEXT), "page 4", 4),))
    citation = saved(article, "two mayors")
    assert citation.place == "page 4"
    assert check_citation(citation, article).place == "page 4"


_WORDS = st.sampled_from("rain guns Seoul mayors the a of held 34 never Oslo’s naïve".split())
_SENTENCES = st.lists(st.lists(_WORDS, min_size=3, max_size=9), min_size=3, max_size=6)


def _text_of(sentences):
    """Join sentences, each with its own number, so that none stands twice."""
    return " ".join(f"Item {'ABCDEFG'[n]} {' '.join(words)}." for n, words in enumerate(sentences))


@given(_SENTENCES, st.data())
def test_an_edit_away_from_the_sentence_never_loses_it(sentences, data):
    """The quote is found again, whatever is added, removed or replaced elsewhere."""
    article = make_article(id="a.txt", text=_text_of(sentences))
    number = data.draw(st.integers(0, len(sentences) - 1))
    quote = f"Item {'ABCDEFG'[number]}"
    citation = saved(article, quote)
    text, sentence_end = article.text, citation.sentence_start + len(citation.sentence)
    before = citation.sentence_start > 0 and data.draw(st.booleans())
    low, high = (0, citation.sentence_start - 1) if before else (sentence_end, len(text))  # a blank stays before it
    start = data.draw(st.integers(low, high))
    end = data.draw(st.integers(start, high))
    edited = text[:start] + data.draw(st.text("abc .\n", max_size=12)) + text[end:]
    check = check_citation(citation, make_article(id="a.txt", text=edited))
    assert check.verdict != "gone"
    assert edited[check.start : check.end] == quote


@given(_SENTENCES, st.data())
@example([["rain"] * 3] * 3, None)
def test_an_edit_inside_the_sentence_is_told_from_one_inside_the_quote(sentences, data):
    """An edit beside the quote changes the sentence; one in the quote loses or moves it."""
    article = make_article(id="a.txt", text=_text_of(sentences))
    number = 1 if data is None else data.draw(st.integers(0, len(sentences) - 1))
    words = article.text.split(". ")[number].rstrip(".").split(" ")
    first = 2 if data is None else data.draw(st.integers(0, len(words) - 1))
    last = 2 if data is None else data.draw(st.integers(first, len(words) - 1))
    offset = article.text.index(f"Item {'ABCDEFG'[number]}")
    start = offset + len(" ".join(words[:first])) + (first > 0)
    end = start + len(" ".join(words[first : last + 1]))
    citation = cite(article, start, end)
    names = ("article_id", "source", "start", "end", "quote", "sentence_start", "sentence")
    citation = SavedCitation(question="?", **{name: getattr(citation, name) for name in names})
    for at in range(len(words)):
        new = [*words[:at], "Replaced", *words[at + 1 :]]
        edited = article.text.replace(" ".join(words), " ".join(new), 1)
        check = check_citation(citation, make_article(id="a.txt", text=edited))
        if first <= at <= last:
            assert check.verdict in ("gone", "moved")
        else:
            assert (check.verdict, edited[check.start : check.end]) == ("sentence changed", citation.quote)

from __future__ import annotations

import io
import unicodedata
import zipfile
from dataclasses import replace
from textwrap import fill

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.articles import read_articles
from index.inputs import Inputs, inputs_of
from index.types import Place
from qa.saved import SavedCitation
from qa.types import cite
from qa.verify import check_all, check_citation
from tests.factories import make_article

_TEXT = "Seoul holds shells.\n\nThe two mayors met in Oslo, a report said. Kyiv holds guns. Kyiv holds guns."


def _saved(article, quote, occurrence=0):
    start = -1
    for _ in range(occurrence + 1):
        start = article.text.index(quote, start + 1)
    citation = cite(article, start, start + len(quote))
    names = (
        "article_id",
        "source",
        "start",
        "end",
        "quote",
        "sentence_start",
        "sentence",
        "title",
        "extractor",
        "place",
    )
    return SavedCitation(question="Who?", **{name: getattr(citation, name) for name in names})


def _check(quote, text, *others, occurrence=0, **changes):
    citation = replace(_saved(make_article(id="a.txt", text=_TEXT), quote, occurrence), **changes)
    others = [make_article(id=f"{name}.txt", text=other) for name, other in zip("bcd", others, strict=False)]
    return check_citation(citation, None if text is None else make_article(id="a.txt", text=text), others)


def _outcome(check):
    return check.verdict, check.article_id, check.start, check.end


def _now(check, text):
    return check.verdict, None if check.start is None else text[check.start : check.end]


def test_an_unchanged_file_is_ok():
    """The sentence stands where it was cited."""
    assert _outcome(_check("two mayors", _TEXT)) == ("ok", "a.txt", 25, 35)


def test_moved_within_the_article_to_the_nearest_place():
    """Of several places that hold the sentence, the nearest to the cited offset is given."""
    assert _outcome(_check("guns", "New. " + _TEXT, occurrence=1)) == ("moved", "a.txt", 97, 101)


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
    changed = _TEXT.replace("two mayors", "one mayor")
    assert _check("two mayors", changed, "A network of two mayorsville.").verdict == "gone"
    assert _check("two mayors", _TEXT.replace("two mayors", "mytwo mayors")).verdict == "gone"
    assert _check("Oslo", _TEXT.replace("Oslo", "Oslos")).verdict == "gone"
    bare = {"has_sentence": False, "sentence": "mayor", "sentence_start": 29, "start": 29, "end": 34}
    assert _check("mayor", _TEXT, **bare).verdict == "gone"
    assert _check("mayor", _TEXT.replace("mayors", "mayor"), **bare).verdict == "ok"


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
    text = _TEXT.replace(before, after)
    expected = ("gone", None) if "two mayors" not in text else ("sentence changed", "two mayors")
    check = _check("two mayors", text)
    assert _now(check, text) == expected
    assert (expected[0] == "gone") == ("in another sentence" not in check.reason)


def test_a_sentence_that_was_joined_to_another_has_changed():
    """A sentence joined to the one before has changed: the new beginning may reverse it."""
    text = "Nobody believes it: " + _TEXT
    assert _check("shells", text).verdict == "sentence changed"


def test_other_occurrences_of_the_quote_do_not_count():
    """Other occurrences of the quote do not count, in the sentence or in a similar one."""
    article = make_article(id="a.txt", text="Kyiv holds guns, Kyiv says. Kyiv holds shells.")
    citation = _saved(article, "Kyiv")
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
        check = check_citation(_saved(article, quote), make_article(id="a.txt", text=new))
        assert check.verdict == "ok"
        assert unicodedata.normalize("NFC", new[check.start : check.end]) == "Nîmes"


@pytest.mark.parametrize(
    ("text", "quote"),
    [("東京は雨だ。大阪は晴れだ。", "大阪"), ("ฝนตกที่กรุงเทพ", "กรุงเทพ"), ("किताब मेज़ पर है। वह गया।", "मेज़")],
)
def test_scripts_without_spaces_and_with_joined_marks(text, quote):
    """Scripts without spaces, and with combining marks, are cited and found again."""
    citation = _saved(make_article(id="a.txt", text=text), quote)
    assert _now(check_citation(citation, make_article(id="a.txt", text=text)), text) == ("ok", quote)
    later = "Heute.\n\n" + text
    assert _now(check_citation(citation, make_article(id="a.txt", text=later)), later) == ("moved", quote)


def test_another_extractor_is_said():
    """Another extractor matters only if the text no longer holds the sentence."""
    assert _check("two mayors", _TEXT, extractor="text 0").verdict == "ok"
    assert _check("two mayors", "New. " + _TEXT, extractor="text 0").verdict == "moved"
    check = _check("two mayors", "Something else.", extractor="text 0")
    assert (check.verdict, check.start) == ("extractor changed", None)
    assert "made by text 0, is made by text" in check.reason
    assert _check("two mayors", _TEXT.replace("met", "sat"), extractor="text 0").verdict == "extractor changed"
    assert _check("two mayors", None, extractor="text 0").verdict == "gone"


def test_a_short_sentence_is_not_looked_for_in_other_files(tmp_path):
    """A short sentence such as "Yes." is only searched in another file with the same title."""
    inputs = _folder(tmp_path, a="Rain over Oslo\n\nWill it rain?\n\nYes.", b="Cold in Oslo\n\nIs it cold?\n\nYes.")
    citation = _saved(read_articles(inputs).articles[0], "Yes")
    (tmp_path / "a.txt").rename(tmp_path / "c.txt")
    assert _all([citation], inputs) == [("moved", "c.txt")]
    (tmp_path / "c.txt").unlink()
    assert _all([citation], inputs) == [("gone", None)]


def test_the_place_of_today_is_given():
    """The new place is given as the file's own places say."""
    article = replace(make_article(id="a.txt", text=_TEXT), places=(Place(0, len(_TEXT), "page 4", 4),))
    citation = _saved(article, "two mayors")
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
    citation = _saved(article, quote)
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


def _folder(tmp_path, **texts):
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return Inputs(root=tmp_path)


def _all(citations, inputs):
    return [(check.verdict, check.article_id) for check in check_all(citations, inputs)]


def test_a_folder_is_checked(tmp_path):
    """Each citation is checked in its article, then in others, of renamed files too."""
    inputs = _folder(tmp_path, a=_TEXT, b="Snow fell on Monday. It was cold.")
    citations = [
        _saved(article, quote)
        for article, quote in zip(read_articles(inputs).articles, ("two mayors", "Monday"), strict=True)
    ]
    assert _all(citations, inputs) == [("ok", "a.txt"), ("ok", "b.txt")]
    (tmp_path / "b.txt").rename(tmp_path / "c.txt")
    assert _all(citations, inputs) == [("ok", "a.txt"), ("moved", "c.txt")]
    (tmp_path / "a.txt").write_text("Nothing of that is left here.", "utf-8")
    assert _all(citations, inputs) == [("gone", None), ("moved", "c.txt")]


def test_only_the_files_that_are_cited_are_read(tmp_path):
    """Other files are read only if a citation is lost."""
    inputs = _folder(tmp_path, a=_TEXT, b="Snow fell on Monday.", c="It rained on Tuesday.")
    citation = _saved(read_articles(inputs).articles[0], "two mayors")
    read = []
    check_all([citation, citation], inputs, progress=lambda _, done, total: read.append(done))
    assert read == [1]
    check_all([replace(citation, article_id="d.txt")], inputs, progress=lambda _, done, total: read.append(done))
    assert read == [1, 1]  # found in the first of them
    check_all([replace(citation, sentence=citation.sentence.replace("met", "sat"), article_id="d.txt")], inputs)


def test_a_file_that_cannot_be_read_any_more_is_said(tmp_path):
    """A file that can no longer be read is reported with the reason."""
    inputs = _folder(tmp_path, a=_TEXT)
    citation = _saved(read_articles(inputs).articles[0], "two mayors")
    (tmp_path / "a.txt").write_bytes(b"\0\1\2\0")
    [check] = check_all([citation], inputs)
    assert check.verdict == "gone"
    assert check.reason.startswith("The file cannot be read: ")


_ROWS = ("The first ship sank off the northern coast.", "The second ship was towed to the harbour of Oslo.")


def _write_parts(tmp_path, name, sentences):
    """Write a file of a format that holds one article per sentence."""
    if name.endswith(".csv"):
        (tmp_path / name).write_text("date,body\n" + "".join(f"2024-01-01,{each}\n" for each in sentences), "utf-8")
    elif name.endswith(".zip"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            for number, each in enumerate(sentences):
                file.writestr(f"{number}#.txt", each)
        (tmp_path / name).write_bytes(packed.getvalue())
    else:
        messages = "".join(
            f"From a@b.c Mon Jan  1 00:00:00 2024\nSubject: No {each[4:9]}\n\n{each}\n\n" for each in sentences
        )
        (tmp_path / name).write_text(messages, "utf-8")


@pytest.mark.parametrize("name", ["ships.csv", "ships#1.zip", "ships.mbox"])
def test_parts_of_files_are_checked(tmp_path, name):
    """A row one further down has moved; a rewritten row has not."""
    _write_parts(tmp_path, name, _ROWS)
    inputs = Inputs(root=tmp_path)
    by_quote = {"first ship": 0, "second ship": 1}
    citations = []
    for quote in by_quote:
        article = next(each for each in read_articles(inputs).articles if quote in each.text)
        assert article.id.startswith(f"{name}#")
        citations.append(_saved(article, quote))
    assert [verdict for verdict, _ in _all(citations, inputs)] == ["ok", "ok"]
    _write_parts(tmp_path, name, ("A new row stands before the others now.", *_ROWS))
    checks = check_all(citations, inputs)
    assert [check.verdict for check in checks] == ["moved", "moved"]
    assert all(check.article_id.startswith(f"{name}#") for check in checks)
    _write_parts(tmp_path, name, (_ROWS[0].replace("northern", "southern"), _ROWS[1]))
    assert [verdict for verdict, _ in _all(citations, inputs)] == ["sentence changed", "ok"]


_PAGE = (
    "<html><body><article><h1>Rain</h1><p>{}</p><p>It will rain again on Monday, they said.</p></article></body></html>"
)
_MESSAGE = "From: a@b.c\nSubject: Rain\nContent-Type: text/plain; charset=utf-8\n\n{}\n"


@pytest.mark.parametrize(
    ("name", "form"), [("a.html", _PAGE), ("a.md", "# Rain\n\n{}\n"), ("a.eml", _MESSAGE), ("a.rtf", "{{\\rtf1 {}}}")]
)
def test_every_format_is_made_again(tmp_path, name, form):
    """Text is extracted again by the extractor recorded in the citation."""
    said = "It rained for nine days in the whole of the valley."
    (tmp_path / name).write_text(form.format(said), "utf-8")
    inputs = Inputs(root=tmp_path)
    citation = _saved(read_articles(inputs).articles[0], "nine days")
    assert citation.extractor != ""
    assert _all([citation], inputs) == [("ok", name)]
    (tmp_path / name).write_text(form.format(said.replace("rained", "snowed")), "utf-8")
    assert _all([citation], inputs) == [("sentence changed", name)]
    assert _all([replace(citation, extractor="html 0")], inputs) == [("extractor changed", name)]
    (tmp_path / name).write_text(form.format(said.replace("nine", "ten")), "utf-8")
    assert _all([citation], inputs) == [("gone", None)]


def test_columns_are_those_that_were_recorded(tmp_path):
    """The recorded columns are used, whatever would be guessed now."""
    (tmp_path / "a.csv").write_text("body,lead\nLong words of a story that goes on and on.,A short lead.\n", "utf-8")
    inputs = inputs_of(tmp_path, columns="text=lead,title=body")
    [article] = read_articles(inputs).articles
    citation = _saved(article, "short lead")
    assert citation.extractor.endswith("columns text=lead,title=body")
    assert _all([citation], Inputs(root=tmp_path)) == [("ok", "a.csv#row 2")]


def test_the_encoding_is_the_one_that_was_recorded(tmp_path):
    """The recorded encoding is used, whatever would be guessed now; without one, the given encoding."""
    (tmp_path / "a.txt").write_bytes("Жуков: 9 мостов.".encode("cp1251"))
    inputs = inputs_of(tmp_path, encodings={"a.txt": "cp1251"})
    [article] = read_articles(inputs).articles
    citation = _saved(article, "9 мостов")
    assert citation.extractor == "text 2, encoding Windows-1251"
    assert _all([citation], Inputs(root=tmp_path)) == [("ok", "a.txt")]
    assert _all([replace(citation, extractor="")], inputs) == [("ok", "a.txt")]
    other = inputs_of(tmp_path, encodings={"a.txt": "koi8-r"})
    assert _all([replace(citation, extractor="text 1")], other) != [("ok", "a.txt")]

"""Saved answers checked against the files of a folder."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from index.articles import read_articles
from index.inputs import Inputs, inputs_of
from qa.standing import Tokens
from qa.verify import check_all
from tests.qa.saving import TEXT, saved


def _folder(tmp_path, **texts):
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return Inputs(root=tmp_path)


def _all(citations, inputs):
    return [(check.verdict, check.article_id) for check in check_all(citations, inputs)]


def test_a_folder_is_checked(tmp_path):
    """Each citation is checked in its article, then in others, of renamed files too."""
    inputs = _folder(tmp_path, a=TEXT, b="Snow fell on Monday. It was cold.")
    citations = [
        saved(article, quote)
        for article, quote in zip(read_articles(inputs).articles, ("two mayors", "Monday"), strict=True)
    ]
    assert _all(citations, inputs) == [("ok", "a.txt"), ("ok", "b.txt")]
    (tmp_path / "b.txt").rename(tmp_path / "c.txt")
    assert _all(citations, inputs) == [("ok", "a.txt"), ("moved", "c.txt")]
    (tmp_path / "a.txt").write_text("Nothing of that is left here.", "utf-8")
    assert _all(citations, inputs) == [("gone", None), ("moved", "c.txt")]


def test_only_the_files_that_are_cited_are_read(tmp_path):
    """Other files are read only if a citation is lost."""
    inputs = _folder(tmp_path, a=TEXT, b="Snow fell on Monday.", c="It rained on Tuesday.")
    citation = saved(read_articles(inputs).articles[0], "two mayors")
    read = []
    check_all([citation, citation], inputs, progress=lambda _, done, total: read.append(done))
    assert read == [1]
    check_all([replace(citation, article_id="d.txt")], inputs, progress=lambda _, done, total: read.append(done))
    assert read == [1, 1]  # found in the first of them
    check_all([replace(citation, sentence=citation.sentence.replace("met", "sat"), article_id="d.txt")], inputs)


def test_an_article_is_split_into_words_once(tmp_path, monkeypatch):
    """However many citations of it are checked, there or in another article."""
    inputs = _folder(tmp_path, a=TEXT, b="It rained on Tuesday.")
    article = read_articles(inputs).articles[0]
    citations = [saved(article, "two mayors"), saved(article, "guns"), saved(article, "guns", 1)]
    (tmp_path / "a.txt").write_text(f"Lately. {TEXT} So it was.", "utf-8")
    split = []

    def tokens(text):
        split.append(text)
        return Tokens(text)

    monkeypatch.setattr("qa.verify.Tokens", tokens)
    assert _all(citations, inputs) == [("moved", "a.txt")] * 3
    assert split == [f"Lately. {TEXT} So it was."]


def test_a_file_that_cannot_be_read_any_more_is_said(tmp_path):
    """A file that can no longer be read is reported with the reason."""
    inputs = _folder(tmp_path, a=TEXT)
    citation = saved(read_articles(inputs).articles[0], "two mayors")
    (tmp_path / "a.txt").write_bytes(b"\0\1\2\0")
    [check] = check_all([citation], inputs)
    assert check.verdict == "gone"
    assert check.reason.startswith("The file cannot be read: ")


def test_a_short_sentence_is_not_looked_for_in_other_files(tmp_path):
    """A short sentence such as "Yes." is only searched in another file with the same title."""
    inputs = _folder(tmp_path, a="Rain over Oslo\n\nWill it rain?\n\nYes.", b="Cold in Oslo\n\nIs it cold?\n\nYes.")
    citation = saved(read_articles(inputs).articles[0], "Yes")
    (tmp_path / "a.txt").rename(tmp_path / "c.txt")
    assert _all([citation], inputs) == [("moved", "c.txt")]
    (tmp_path / "c.txt").unlink()
    assert _all([citation], inputs) == [("gone", None)]


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
        citations.append(saved(article, quote))
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
    citation = saved(read_articles(inputs).articles[0], "nine days")
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
    citation = saved(article, "short lead")
    assert citation.extractor.endswith("columns text=lead,title=body")
    assert _all([citation], Inputs(root=tmp_path)) == [("ok", "a.csv#row 2")]


def test_the_encoding_is_the_one_that_was_recorded(tmp_path):
    """The recorded encoding is used, whatever would be guessed now; without one, the given encoding."""
    (tmp_path / "a.txt").write_bytes("Жуков: 9 мостов.".encode("cp1251"))
    inputs = inputs_of(tmp_path, encodings={"a.txt": "cp1251"})
    [article] = read_articles(inputs).articles
    citation = saved(article, "9 мостов")
    assert citation.extractor == "text 2, encoding Windows-1251"
    assert _all([citation], Inputs(root=tmp_path)) == [("ok", "a.txt")]
    assert _all([replace(citation, extractor="")], inputs) == [("ok", "a.txt")]
    other = inputs_of(tmp_path, encodings={"a.txt": "koi8-r"})
    assert _all([replace(citation, extractor="text 1")], other) != [("ok", "a.txt")]

"""Markdown: the text is what it renders to; places are lines of the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.articles import articles_of_file
from index.errors import FormatError
from index.formats import extract


def _read(source: str):
    (article,) = extract("a.md", source.encode())
    return article


def _placed(article):
    return [(place.label, article.text[place.start : place.end]) for place in article.places]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It was ~~$15 million~~ **$20 million**.", "It was $20 million."),
        ("It was <del>$15</del> <ins>$20</ins>.", "It was $20."),
        ("A *very* __old__ `code` [link](http://x.example 'title').", "A very old code link."),
        ('Seen ![a cat](cat.png "t") whole, <http://x.example>.', "Seen whole, http://x.example."),
        ("hard\nwrapped\nlines", "hard wrapped lines"),
        ("one\\\ntwo  \nthree<br>four", "one\ntwo\nthree\nfour"),
        ("Tom &amp; Co, &pound;4&nbsp;m, \\*not\\*", "Tom & Co, £4\u00a0m, *not*"),
        ("said so[^1] twice\n\n[^1]: A note.", "said so twice\n\nA note."),
        (
            "in 1911[^1]<sup>[2]</sup>[3] for £4m[[4]](#n4)\n\n[^1]: A note.\n\n[3]: http://x.example",
            "in 1911 for £4m\n\nA note.",
        ),
        ("in 1911<sup><a href='#n'>1</a></sup>, <a href='#n'><sup>2</sup></a>10<sup>6</sup>", "in 1911, 10⁶"),
        ("the 4<sup>th</sup> of [4](http://x.example)", "the 4th of 4"),
        (
            "1974. In that year it rained.\n\nIt rained in\n1974. Then not.",
            "1974. In that year it rained.\n\nIt rained in 1974. Then not.",
        ),
        ("3. bronze\n2. silver\n1. gold", "3. bronze\n2. silver\ngold"),
        ("1. one\n   1. in\n   2. in\n2. two\n\nIt rained.\n\n3. three", "one\nin\nin\ntwo\n\nIt rained.\n\nthree"),
        (
            "It has one\nlock: it is old, and one\ngate: it is new.",
            "It has one lock: it is old, and one gate: it is new.",
        ),
        ("1. one\n1. two\n1984. three", "one\ntwo\n1984. three"),
        (
            "The fair\nVenue: a hall\nby the sea\n**Doors open:** 7pm\nTickets: £5",
            "The fair Venue: a hall by the sea\nDoors open: 7pm\nTickets: £5",
        ),
        ("<!-- gone -->\n\nIt rained.", "It rained."),
        ("<details>\n\nIt rained.\n\n</details>", "It rained."),
        ("<div align=center><b>It</b> rained.</div>", "It rained."),
        ("Title\n=====\n\nIt rained.\n\n***\n\nThen not.", "Title\n\nIt rained.\n\nThen not."),
        ("snake_case and 2*3*4 = 24", "snake_case and 234 = 24"),
        ("cafe\u0301 Mar\u00adket\u200b “so”", "cafe\u0301 Mar\u00adket\u200b “so”"),
        ("- [x] done\n- [ ] not", "done\nnot"),
        ("He wrote [x] in the box.\n\n[x] marks it.", "He wrote [x] in the box.\n\n[x] marks it."),
        ("- one [x] done", "one [x] done"),
        ("```\n**code**\n```", "**code**"),
        ("one\rtwo\r\n\r\nthree", "one two\n\nthree"),
    ],
)
def test_no_markup_stands_in_the_text(source, text):
    """Marks of emphasis, links, pictures, notes and comments are gone, and struck-through words with them."""
    assert _read(source).text == text


def test_kinds_and_lines():
    """Headings, items, quotations and rows keep their kind, and every piece its lines."""
    source = "# Bridge\n\nIt closes\nin June.\n\n- one\n- two\n\n> we could\n\n| a | b |\n|---|---|\n| ~~1~~2 | 3 |\n"
    article = _read(source.replace("\n", "\r\n"))
    assert article.title == "Bridge"
    assert _placed(article) == [
        ("line 1", "Bridge"),
        ("lines 3-4", "It closes in June."),
        ("line 6", "one"),
        ("line 7", "two"),
        ("line 9", "we could"),
        ("line 11", "a | b"),
        ("line 13", "2 | 3"),
    ]
    kinds = ["heading", "list item", "list item", "quotation", "header row", "table row"]
    assert [block.kind for block in article.blocks] == kinds
    assert article.text == "Bridge\n\nIt closes in June.\n\none\ntwo\n\nwe could\n\na | b\n2 | 3"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_becomes_fields(end):
    """Of YAML at the head, what says something of the article stands below the text; lines are those of the file."""
    lines = [
        "---",
        'title: "Herring: a quota"',
        "date: 2024-03-05T10:00:00Z",
        "authors: [Ida, Per]",
        "link: https://x.example/a",
        "lang: en-GB",
        "publication: Coast Wire",
        "---",
        "It rained.",
    ]
    article = _read(end.join(lines))
    assert _placed(article) == [
        ("line 9", "It rained."),
        ("line 2", "title: Herring: a quota"),
        ("line 3", "date: 2024-03-05T10:00:00Z"),
        ("line 4", "authors: Ida, Per"),
        ("line 7", "publication: Coast Wire"),
    ]
    assert {block.kind for block in article.blocks} == {"boilerplate"}
    assert (article.title, article.published, article.author) == ("Herring: a quota", "2024-03-05", "Ida, Per")
    assert (article.url, article.language, article.site) == ("https://x.example/a", "en", "Coast Wire")


def test_descriptions_in_front_matter_are_read():
    """Below the text, each at its line, unless the text says the same; links at its end are still no text."""
    head = "---\ntitle: Pier\ndescription: The pier has cost £4 since 1971, as the town had said it would.\n"
    article = _read(
        f"{head}summary: It rained.\ncorrection: Per fell, not Ida.\n---\nIt rained.\n\nRelated\n\nA dog swims"
    )
    said = "The pier has cost £4 since 1971, as the town had said it would."
    assert _placed(article)[-3:-1] == [("line 3", said), ("line 5", "Correction: Per fell, not Ida.")]
    (whole,) = articles_of_file("a.md", f"{head}---\nIt rained.\n\nRelated\n\nA dog swims in it".encode())
    boilerplate = [whole.text_of(place) for place in whole.boilerplate]
    assert boilerplate == ["Related", "A dog swims in it", "title: Pier"]


@pytest.mark.parametrize(
    ("source", "title", "published"),
    [
        ("---\ntitle: The quota: a story\ndate: 2024-03-05\n---\nIt rained.", "The quota: a story", "2024-03-05"),
        ("---\ntitle: x\ndate: 2024-13-45\n---\nIt rained.", "x", None),
        ("+++\ntitle = 'x'\ndate = 2024-03-05\n+++\nIt rained.", "x", "2024-03-05"),
        ('{\n  "title": "x",\n  "date": "2024-03-05",\n  "tags": ["a"]\n}\n\nIt rained.', "x", "2024-03-05"),
        ('{ "title": "x", "date": "2024-03-05T10:00:00Z" }\nIt rained.', "x", "2024-03-05"),
        (';;;\n{"title": "x", "date": "2024-03-05"}\n;;;\nIt rained.', "x", "2024-03-05"),
        (';;;\n"title": "x",\n"date": "2024-03-05"\n;;;\nIt rained.', "x", "2024-03-05"),
        ("\ufeff---\ntitle: x\n...\nIt rained.", "x", None),
    ],
)
def test_front_matter_in_other_ways(source, title, published):
    """Broken YAML is read line by line, TOML is read too, and a day that there is not is none."""
    article = _read(source)
    assert article.text.startswith("It rained.\n\ntitle: ")
    assert (article.title, article.published) == (title, published)


def test_without_a_text_there_are_no_fields():
    """Nor is a title repeated that the text has."""
    with pytest.raises(FormatError, match="no text"):
        _read("---\ntitle: x\n---\n")
    assert _read("---\ntitle: Rain\n---\n# Rain\n\nIt rained.").text == "Rain\n\nIt rained."


def test_fields_in_neighbouring_lines_are_not_joined():
    """They are the head of an article without front matter; other wrapped lines are joined."""
    fields = "Title: Rain\nAuthor: Ida Lund\nDate: 5 March 2024"
    (article,) = articles_of_file("a.md", f"{fields}\n\nIt rained all day, and the pier was shut.".encode())
    assert (article.title, article.published) == ("Rain", "2024-03-05")
    assert article.text.startswith(f"{fields}\n\n")
    assert _read("Note: it rained\nall day.").text == "Note: it rained all day."


def test_a_line_below_a_picture_is_a_caption():
    """If it is emphasised or no sentence; it does not say who wrote the article."""
    pictures = ["![a](a.png)\nBy Ida Lund", "[![b](b.png)](b)\n*A dog.*", "![c](c.png)\nIt rained.", "![d](d.png) Here"]
    source = "\n\n".join(["# Pier", *pictures])
    (article,) = articles_of_file("a.md", source.encode())
    assert [article.text_of(each) for each in article.structure.captions] == ["By Ida Lund", "A dog."]
    assert article.author is None


def test_the_day_of_a_change_counts_if_no_other_is_stated():
    """In front matter; a day of publication in the text comes before it."""
    head = "---\ntitle: Rain\nupdated: 2024-03-09\n---\n\n"
    (article,) = articles_of_file("a.md", f"{head}It rained.".encode())
    assert article.published == "2024-03-09"
    (article,) = articles_of_file("a.md", f"{head}Published 5 March 2024\n\nIt rained.".encode())
    assert article.published == "2024-03-05"


def test_a_rule_is_no_front_matter():
    """Two rules around a paragraph are not fields."""
    assert "It rained." in _read("---\n\nIt rained.\n\n---\n\nThen not.").text


def test_lists_that_repeat_without_end_are_not_written_out():
    """A YAML file whose lists hold each other ten times over is read at once."""
    lists = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 20))
    assert _read(f"---\na0: &a0 [x]\n{lists}\nauthors: *a19\n---\nIt rained.").author is None


def test_ten_thousand_quotes_inside_each_other_are_refused():
    """What the library would drop in silence is refused."""
    with pytest.raises(FormatError, match="levels"):
        _read(">" * 10_000 + " It rained.")


@given(st.text(alphabet="ab *_~`[]()!<>|-#\n\r\t&;:\\1.^", max_size=80))
@settings(deadline=None)
def test_any_text_is_read_or_refused(source):
    """No mixture of marks breaks the order of blocks and places."""
    try:
        article = _read(source)
    except FormatError:
        return
    assert set(article.text) - set("\n |") <= set(source) | set('&<>"')

"""The table of formats: who reads what, and what holds for every format."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from index.errors import FormatError
from index.formats import LIMITS, Limits, extract, format_of, is_part_of_saved_page, suffixes, table
from index.types import Block, Extracted, Place


@pytest.fixture
def formats(monkeypatch):
    """Return a function that registers another package's formats."""

    def add(*formats):
        points = [
            SimpleNamespace(name=str(at), value="", load=lambda each=each: each) for at, each in enumerate(formats)
        ]
        monkeypatch.setattr(table, "entry_points", lambda group: points if group == "pullquote.formats" else [])
        table._formats.cache_clear()

    yield add
    table._formats.cache_clear()


def _format(*suffixes, articles=(), error=None):
    def read(data, name, limits):
        if error is not None:
            raise error
        return articles

    return SimpleNamespace(SUFFIXES=suffixes, extract=read)


def _article(**fields):
    return Extracted(**{"text": "It rained.", "extractor": "x 1", **fields})


def test_suffixes_are_known():
    """The formats of this package are found by suffix, case aside."""
    known = {".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".rss", ".atom", ".xml", ".epub", ".srt", ".vtt"}
    assert known <= set(suffixes())
    assert list(suffixes()) == sorted(suffixes())
    assert format_of("a/b.TXT") is format_of("c.txt") is not None
    assert format_of("a.html/b") is None
    assert format_of("html") is None


def test_an_unknown_suffix_is_refused():
    """The message names what is read."""
    with pytest.raises(FormatError, match=r"expected .*\.html"):
        extract("a.unknown", b"It rained.")


def test_the_longer_suffix_decides(formats):
    """`.page.html` is read by the format that knows it, and no other package replaces a format of this one."""
    formats(_format(".page.html", ".txt", articles=(_article(text="mine"),)))
    assert extract("a.page.html", b"x")[0].text == "mine"
    assert extract("a.txt", b"It rained.")[0].text == "It rained."


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"blocks": (Block("heading", 0, 99),)}, "gives"),
        ({"blocks": (Block("heading", 3, 5), Block("table row", 0, 2))}, "out of order"),
        ({"places": (Place(0, 5, "a"), Place(4, 6, "b"))}, "gives"),
        ({"places": (Place(3, 3, "a"),)}, "gives"),
    ],
)
def test_ranges_are_checked(formats, fields, message):
    """A format that gives ranges out of order is a mistake of its author."""
    formats(_format(".new", articles=(_article(**fields),)))
    with pytest.raises(ValueError, match=message):
        extract("a.new", b"x")


def test_two_parts_of_one_name_are_a_mistake(formats):
    """Articles of one file are told apart."""
    formats(_format(".new", articles=(_article(part="1"), _article(part="1"))))
    with pytest.raises(ValueError, match="twice"):
        extract("a.new", b"x")


def test_blank_articles_are_left_out(formats):
    """A file with one blank article has the others; a file with none but blank ones is refused."""
    formats(_format(".new", articles=(_article(text=" \ufeff\n", part="1"), _article(part="2"))), _format(".no"))
    assert [article.part for article in extract("a.new", b"x")] == ["2"]
    with pytest.raises(FormatError, match="no text"):
        extract("a.no", b"x")


def test_whatever_a_library_raises_refuses_the_file(formats):
    """One damaged file does not end the reading of a folder."""
    formats(_format(".new", error=KeyError("colour")))
    with pytest.raises(FormatError, match="damaged.*KeyError"):
        extract("a.new", b"x")


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(file_bytes=3), "10 bytes, and at most 3"),
        (Limits(characters=2), "characters in one article"),
        (Limits(articles=0), "articles"),
    ],
)
def test_limits_hold_for_every_format(limits, message):
    """Bytes are counted before a format sees them, characters and articles after it."""
    with pytest.raises(FormatError, match=message):
        extract("a.txt", b"It rained.", limits=limits)


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(all_characters=29), "it has 30 characters in all its articles, and at most 29 are read: split it."),
        (Limits(all_lines=5), "it has 6 lines in all its articles, and at most 5 are read: split it."),
    ],
)
def test_all_articles_of_a_file_have_a_limit_together(formats, limits, message):
    """However small each of them is."""
    formats(_format(".new", articles=tuple(_article(text="It rained\n", part=str(number)) for number in range(3))))
    with pytest.raises(FormatError, match=f"^{message}$"):
        extract("a.new", b"x", limits=limits)
    assert len(extract("a.new", b"x", limits=Limits(all_characters=30, all_lines=6))) == 3


def test_files_in_files_have_an_end():
    """Each file inside a file has one level less."""
    inside = LIMITS.inside().inside()
    assert inside.nesting == 0
    with pytest.raises(FormatError, match="unpack it"):
        inside.inside()


@pytest.mark.parametrize(
    ("path", "is_part"),
    [
        ("news/story_files/logo.html", True),
        ("news/story_files/deep/frame.htm", True),
        ("news/other_files/logo.html", False),
        ("news/story.html", False),
        ("_files/a.html", False),
        ("news/märchen-Dateien/a.html", True),
    ],
)
def test_the_folder_beside_a_saved_page(path, is_part):
    """What a browser saved beside a page is no article; a folder without its page is like any other."""
    known = {"news/story.html", "news/story_files/logo.html", "news/märchen.htm", "_files/a.html"}
    assert is_part_of_saved_page(path, known) is is_part


def test_plain_text_is_unaltered():
    """Line ends, a byte order mark, soft hyphens, accents apart and a mark that a person typed stay as they are."""
    for text in (
        "a\r\nb\rc\n",
        "\ufeffIt rained.",
        "Mar\u00adket\u200b cafe\u0301\u00a0“x”",
        "so\n> it is",
        "x" * 5_000_000,
    ):
        assert extract("a.txt", text.encode())[0].text == text


def test_the_table_loads_no_heavy_library():
    """Knowing the formats costs no time: their libraries are loaded with the first file."""
    code = "import sys, json; from index.formats import suffixes; suffixes(); print(json.dumps(sorted(sys.modules)))"
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert not loaded & {"trafilatura", "feedparser", "webvtt", "htmldate", "markdown_it", "mdit_py_plugins", "yaml"}


def test_every_extractor_names_installed_versions():
    """What made a text is named with its libraries' versions."""
    assert (
        f"trafilatura {importlib.metadata.version('trafilatura')}" in extract("a.html", b"<p>It rained.")[0].extractor
    )


def test_what_no_database_holds_is_replaced(formats):
    """Half of a surrogate pair beside the text, and NUL in it, as JSON may have both."""
    formats(_format(".odd", articles=(_article(text="It\0rained.", title="\ud83d Rain", author="A\udc00"),)))
    (article,) = extract("a.odd", b"")
    assert (article.text, article.title, article.author) == ("It rained.", "? Rain", "A?")


def test_half_of_a_surrogate_pair_in_a_text_is_refused(formats):
    """It has no bytes in UTF-8, so no citation of it could be checked."""
    formats(_format(".odd", articles=(_article(text="It \ud83d rained."),)))
    with pytest.raises(FormatError, match="half of a surrogate pair at 3"):
        extract("a.odd", b"")

"""Files that visitors send."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import ui.widgets.upload.upload
from index.errors import ArticlesError
from qa.citing import cite
from tests.factories import make_article
from ui.service.originals import ADDED
from ui.widgets.upload.upload import Quota, SentFile, formats, read_upload, sent_files, shown_name, take

QUOTA = Quota(articles=9, characters=1_000_000)
TEXT = "The secret is plum. It was told to nobody."


def send(folder: Path, data: bytes = TEXT.encode(), name: str = "a.txt", known=(), quota: Quota = QUOTA):
    path = folder / "hash" / "article"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    sent = SentFile(name=name, size=len(data), path=str(path))
    (article,) = read_upload(name, take(sent, folder), known, quota)
    return article


def test_a_file_becomes_an_article(tmp_path: Path):
    """It is read like a folder's file, and the uploaded file is deleted."""
    article = send(tmp_path, b"\xef\xbb\xbfA talk\r\nDate: 2024-05-03\r\n\r\n" + TEXT.encode())
    assert article.text == "\ufeffA talk\r\nDate: 2024-05-03\r\n\r\n" + TEXT
    assert (article.source, article.published) == ("a.txt", "2024-05-03")
    assert list(tmp_path.iterdir()) == []


def test_ids_are_no_paths_of_a_folder(tmp_path: Path):
    """They begin with a slash, and differ where the bytes do; the same file has the same one everywhere."""
    first, second = send(tmp_path), send(tmp_path, b"Other words.")
    assert first.id.startswith(ADDED)
    assert ADDED.startswith("/")
    assert first.id != second.id
    assert send(tmp_path).id == first.id


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "it is empty"),
        (b" \n ", "a.txt", "it holds no text"),
        (b"a\0b", "a.txt", "it holds zero bytes"),
        (TEXT.encode(), "a.exe", r"of another format: expected .*\.md, .*\.txt"),
        (TEXT.encode(), "noname", "of another format"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, data: bytes, name: str, reason: str):
    """With a reason in words, and deleted all the same."""
    with pytest.raises(ArticlesError, match=reason):
        send(tmp_path, data, name)
    assert list(tmp_path.iterdir()) == []


def test_what_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """By its bytes, before they are read, or by its characters."""
    path = tmp_path / "sent" / "file"
    path.parent.mkdir()
    path.write_bytes(b"x" * 3_000_000)
    with pytest.raises(ArticlesError, match="larger than 2 MB"):
        take(SentFile(name="a.txt", size=5, path=str(path)), tmp_path, most=2_000_000)
    assert not path.exists()
    monkeypatch.setattr(ui.widgets.upload.upload, "MAX_CHARACTERS", 10)
    with pytest.raises(ArticlesError, match="it has 42 characters: at most 10 are read"):
        send(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "\u202eThe\u200b secret\u200d is\u2066 plum\u2069.\u202c \ufeffIt was\u00ad told.\n" * 2000,
        "".join(map(chr, [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)])) * 500 + TEXT,
        "e\u0301\u0301\u0301" * 5000 + TEXT,
    ],
)
def test_letters_that_are_not_seen_stay_where_they_are(tmp_path: Path, text: str):
    """Marks of direction, of no width and of accents: the text is the file's, so that each offset is."""
    article = send(tmp_path, text.encode(), quota=replace(QUOTA, characters=2_000_000))
    assert article.text == text
    for sentence in article.sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
    assert cite(article, text.index("plum") if "plum" in text else 0, len(text)).quote == text[text.find("plum") :]


def test_one_line_without_end_is_refused_and_a_long_one_is_read(tmp_path: Path):
    """4.8 MB are more than an article may have, which is said; 900 kB are read, each character in its place."""
    line = "The secret of this town is plum and nobody told it to them. "
    with pytest.raises(ArticlesError, match=r"it has 4,800,000 characters: at most 1,000,000 are read\. Split it\."):
        send(tmp_path, (line * 80_000).encode(), quota=replace(QUOTA, characters=9_000_000))
    text = line * 15_000
    article = send(tmp_path, text.encode())
    assert article.text == text
    at = text.rindex("plum")
    assert cite(article, at, at + 4).quote == "plum"


def test_a_file_of_too_many_articles_is_refused(tmp_path: Path):
    """With how many a visitor can add."""
    told = "It rained on that day of the year in the town by the sea. " * 30
    rows = "".join(f"Report {number},{told}\n" for number in range(10))
    with pytest.raises(ArticlesError, match="as much as one visitor can: 200 articles"):
        send(tmp_path, f"title,text\n{rows}".encode(), "a.csv")


def test_what_is_there_already_is_refused(tmp_path: Path):
    """By its bytes, whatever its name, saying as what."""
    there = send(tmp_path)
    with pytest.raises(ArticlesError, match=r"it is here already, as “.*” \(a\.txt\)"):
        send(tmp_path, name="b.txt", known=[make_article(), there])


@pytest.mark.parametrize("size", [0, 5, 10**12])
def test_what_the_browser_kept_back_is_refused(tmp_path: Path, size: int):
    """For the same reasons as if it had come."""
    with pytest.raises(ArticlesError, match="empty|did not arrive|larger than 104 MB"):
        take(SentFile(name="a.txt", size=size, path=""), tmp_path)


def test_only_files_of_the_folder_are_read(tmp_path: Path):
    """Absolute paths, relative ones and links are not read, and nothing is deleted."""
    inside, secret = tmp_path / "in", tmp_path / "secret.txt"
    inside.mkdir()
    secret.write_text(TEXT)
    (inside / "link.txt").symlink_to(secret)
    for path in (str(secret), f"{inside}/../secret.txt", str(inside / "link.txt"), str(inside), "\0", "x" * 9999):
        with pytest.raises(ArticlesError, match="did not arrive"):
            take(SentFile(name="a.txt", size=5, path=path), inside)
    assert secret.exists()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/a.txt", "a.txt"),
        ("C:\\texts\\a.txt", "a.txt"),
        ("a\n\x00b\u202e.txt", "ab.txt"),
        ("", "unnamed"),
        ("\ud800.txt", "?.txt"),
        ("y" * 300 + ".txt", "y" * 108 + "….txt"),
        ("e\u0301.txt", "\u00e9.txt"),
    ],
)
def test_names_are_made_fit_to_be_shown(name: str, shown: str):
    """The last part of a path, without what cannot be seen, not endless, and its suffix stays."""
    assert shown_name(name) == shown


@pytest.mark.parametrize("raw", [None, "a", {"name": "a"}, [1, None, {}, {"name": 1, "size": 1, "place": ""}]])
def test_what_is_no_list_of_files_is_none(raw: object):
    """Whatever the browser sends."""
    assert sent_files(raw) == ()


def test_formats_are_those_that_are_read():
    """As a file dialog takes them."""
    assert ".txt" in formats().split(",")


@pytest.mark.parametrize("room", [{"articles": 0}, {"characters": 10}])
def test_what_has_no_room_is_looked_through_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: dict):
    """A visitor who is full costs no more than that."""
    monkeypatch.setattr(ui.widgets.upload.upload, "article_of", lambda *_, **__: pytest.fail("looked through"))
    with pytest.raises(ArticlesError, match="as much as one visitor can: 200 articles, or 5,000,000 characters"):
        send(tmp_path, quota=replace(QUOTA, **room))

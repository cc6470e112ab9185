"""Articles: a folder's files with their text unaltered, and a reason for each file refused."""

import hashlib
import os
from dataclasses import replace

import pytest

from index.articles import article_from_text, articles_of_file, read_articles
from index.errors import ArticlesError, FolderNotFound, NoArticles
from index.folder import Refused
from index.types import Article
from tests.counting import calls
from tests.factories import SEEDS, make_article, seed_text

_TRAPS = [
    "It rained.\r\nThen not.\r",
    "\ufeffIt rained.",
    "cafe\u0301 ﬁne İstanbul 😀👩‍👩‍👧",
    "a\u2028b\x85c\fd",
    "ﬃ\u00a0\u200b.",
]


def _write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def _refused(folder):
    return {r.source: r.reason for r in read_articles(folder).refused}


def test_seeds():
    """Both seeds are read whole, ordered by id, with title, sentences and boilerplate."""
    result = read_articles(SEEDS)
    assert [a.id for a in result.articles] == ["000_7c6e6fce870f2b8e.txt", "001_bc7b9d044ce62a41.txt"]
    assert result.refused == ()
    assert [a.text for a in result.articles] == [seed_text(0), seed_text(1)]
    assert result.articles[1].title.startswith("Putin says South Korea")
    assert all(a.sentences and a.structure.credits and a.url is None and a.published is None for a in result.articles)


def test_ids_are_relative_paths_in_order(tmp_path):
    """Folders are walked, suffixes match in any case, and ids ascend with a slash between parts."""
    _write(tmp_path, b_txt="B.", a__c_md="C.", a__d__e_TXT="E.", a_markdown="A.")
    result = read_articles(tmp_path)
    assert [a.id for a in result.articles] == ["a.markdown", "a/c.md", "a/d/e.TXT", "b.txt"]
    assert result.articles[1].source == os.path.join("a", "c.md")


@pytest.mark.parametrize("text", _TRAPS)
def test_text_is_unaltered(tmp_path, text):
    """The text is that of the file's bytes, line ends and byte order mark included, and so is the digest."""
    _write(tmp_path, a_txt=text)
    (article,) = read_articles(tmp_path).articles
    with (tmp_path / "a.txt").open(encoding="utf-8", newline="") as file:
        assert article.text == text == file.read()
    assert article.sha256 == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert not any("\ufeff" in text[s.start : s.end] for s in article.sentences)
    assert "\ufeff" not in article.title


def test_files_that_are_no_text_are_refused(tmp_path):
    """Each refused file has its own reason, and the others are still read."""
    _write(
        tmp_path,
        good_txt="It rained.",
        empty_txt="",
        blank_md="\ufeff \r\n",
        zero_txt=b"a\0b",
        pdf_txt=bytes(range(1, 256)) * 9,
    )
    _write(tmp_path, half_txt=b"\xff\xfea")
    result = read_articles(tmp_path)
    assert [a.id for a in result.articles] == ["good.txt"]
    assert [r.source for r in result.refused] == ["blank.md", "empty.txt", "half.txt", "pdf.txt", "zero.txt"]
    reasons = [r.reason for r in result.refused]
    assert "no text" in reasons[0]
    assert "no text" in reasons[1]
    assert "utf-16" in reasons[2]
    assert "unknown encoding" in reasons[3]
    assert "zero bytes" in reasons[4]


def test_hidden_files_and_other_formats_are_passed_over(tmp_path):
    """Neither dotted names nor unknown suffixes are read, or refused."""
    _write(tmp_path, good_txt="It rained.", program_exe="MZ")
    (tmp_path / ".hidden.txt").write_text("No.", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text("No.", encoding="utf-8")
    assert [a.id for a in read_articles(tmp_path).articles] == ["good.txt"]
    assert _refused(tmp_path) == {}


def test_links_out_of_the_folder_are_refused(tmp_path):
    """A link that stays inside is read; one that leads out or nowhere is refused; links to folders are not followed."""
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    _write(outside, a_txt="Secret.")
    _write(inside, a_txt="It rained.")
    (inside / "b.txt").symlink_to(inside / "a.txt")
    (inside / "c.txt").symlink_to(outside / "a.txt")
    (inside / "d.txt").symlink_to(inside / "gone.txt")
    (inside / "e.txt").symlink_to(inside / "e.txt")
    (inside / "folder").symlink_to(outside)
    result = read_articles(inside)
    assert [a.id for a in result.articles] == ["a.txt", "b.txt"]
    assert [r.source for r in result.refused] == ["c.txt", "d.txt", "e.txt"]
    assert "leads out" in result.refused[0].reason
    assert "not there" in result.refused[1].reason


def test_names_that_are_not_utf8_are_refused(tmp_path):
    """A name that could not be printed is refused and shown escaped."""
    _write(tmp_path, good_txt="It rained.")
    try:
        (tmp_path / os.fsdecode(b"\xff.txt")).write_text("No.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    assert _refused(tmp_path) == {"\\udcff.txt": "its name is not UTF-8: rename it."}


def test_a_missing_folder_is_named(tmp_path):
    """The error says which folder is missing and what was expected."""
    with pytest.raises(FolderNotFound, match="gone does not exist: expected a folder of articles"):
        read_articles(tmp_path / "gone")


def test_a_file_is_read_alone(tmp_path):
    """Reading one file does not read its neighbours."""
    _write(tmp_path, a_txt="It rained.", b_txt="It snowed.")
    assert [article.id for article in read_articles(tmp_path / "a.txt").articles] == ["a.txt"]


def test_nothing_to_read_says_what_was_seen(tmp_path):
    """The error counts the files by suffix and gives the reasons of those refused."""
    with pytest.raises(NoArticles, match="holds no files"):
        read_articles(tmp_path)
    _write(tmp_path, a_pdf=b"%PDF", b_pdf=b"%PDF", c_txt="")
    with pytest.raises(NoArticles, match=r"2 x \.pdf, 1 x \.txt: expected .* c\.txt: it holds no text"):
        read_articles(tmp_path)


def test_progress_is_told_after_each_file(tmp_path):
    """Refused files count as well."""
    _write(tmp_path, a_txt="A.", b_txt="", c_txt="C.", d_exe="D.")
    told = []
    read_articles(tmp_path, progress=lambda _, done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_twice_the_text_is_twice_the_work():
    """A very long article is read in time that grows with its length, not with the square of it, and to its end."""
    text = seed_text(1) * 60
    single, double = (calls(lambda text=text: article_from_text("a.txt", text)) for text in (text, text * 2))
    assert single < double < 2.1 * single
    assert article_from_text("a.txt", text).sentences[-1].end == len(text)


def test_uploads_are_read_by_suffix():
    """Bytes with a name make the same article as their file, and other formats are refused."""
    (article,) = articles_of_file("notes/a.md", b"# It rained\r\n\r\nAll day.")
    assert (article.title, article.text[:4], article.source) == ("It rained", "It r", "notes/a.md")
    with pytest.raises(ArticlesError, match=r"it is of another format: expected .*\.md.*\.txt"):
        articles_of_file("a.exe", b"MZ")


def test_text_alone_makes_an_article():
    """Source and digest default to the id and the text."""
    article = make_article("It rained.", id="b/a.txt")
    assert article == replace(article, source="b/a.txt", sha256=hashlib.sha256(b"It rained.").hexdigest())
    assert isinstance(article, Article)
    given_both = article_from_text("a.txt", "It rained.", source="A", sha256="0")
    assert (given_both.source, given_both.sha256) == ("A", "0")


def test_half_a_surrogate_pair_is_refused():
    """Text that no file can hold is answered with an error of this project."""
    with pytest.raises(ArticlesError, match="surrogate"):
        article_from_text("a.txt", "It rained \ud83d.")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("---\ndate: 2024-06-20\n---\nIt rained.", "2024-06-20"),
        ("---\npublished: 2024-06-20T10:00:00Z\n---\nIt rained.", "2024-06-20"),
        ("Seoul\r\nPublished: 2024-06-20\r\nIt rained.", "2024-06-20"),
        ("Published on: 2024-06-20 10:30\n", "2024-06-20"),
        ("\ufeffPublished: 2024-06-20\nIt rained.", "2024-06-20"),
        ("\ufeff---\ndate: 2024-06-20\n---\nIt rained.", "2024-06-20"),
        ("Seoul\rPublished: 2024-06-20\rIt rained.", "2024-06-20"),
        ("Published: 2024-13-45\nDate: 2024-06-20\n", "2024-06-20"),
        ("Published: 2024-13-45\n", None),
        ("Republished: 2024-06-20\n", None),
        ("Published: 2024-06-20 in Seoul\n", None),
        ("It was published 2024-06-20.\n", None),
        ("---\ndate: yesterday\n---\nIt rained.", None),
        ("It rained.\n" * 1000 + "Published: 2024-06-20", None),
    ],
)
def test_published_is_a_stated_day(text, published):
    """Only front matter, or a line near the head that says so, gives a date."""
    assert make_article(text).published == published


@pytest.mark.parametrize(
    ("url", "expected"), [("https://example.org/a", "https://example.org/a"), ("javascript:x", None)]
)
def test_url_is_that_of_front_matter(url, expected):
    """The address comes from front matter, and only web addresses count."""
    assert make_article(f"---\nurl: {url}\n---\nIt rained.").url == expected


def test_refused_is_a_value():
    """Two equal refusals compare equal, and neither can be changed."""
    refused = Refused(source="a.txt", reason="it holds no text.")
    assert refused == Refused(source="a.txt", reason="it holds no text.")
    with pytest.raises(AttributeError):
        refused.source = "b.txt"

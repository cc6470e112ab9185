"""The files that articles were read from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index.types import Article
from tests.factories import make_article
from ui.service.originals import Originals, sent_id


def article_of(data: bytes, source: str, article_id: str | None = None) -> Article:
    digest = hashlib.sha256(data).hexdigest()
    return make_article(id=article_id or source, source=source, sha256=digest)


def test_a_file_of_the_folder_is_found(tmp_path: Path):
    """While it is as it was when the article was read."""
    (tmp_path / "north").mkdir()
    file = tmp_path / "north" / "a.pdf"
    file.write_bytes(b"%PDF one")
    article = article_of(b"%PDF one", "north/a.pdf")
    assert Originals(tmp_path).of(article) == b"%PDF one"
    file.write_bytes(b"%PDF two")
    assert Originals(tmp_path).of(article) is None
    file.unlink()
    assert Originals(tmp_path).of(article) is None
    assert Originals().of(article) is None


def test_no_path_leads_out_of_the_folder(tmp_path: Path):
    """No relative path, absolute path or link leads out, even if the digest fits."""
    inside, secret = tmp_path / "in", tmp_path / "secret.pdf"
    inside.mkdir()
    secret.write_bytes(b"secret")
    (inside / "link.pdf").symlink_to(secret)
    for source in ("../secret.pdf", str(secret), "link.pdf", "\0", "x" * 9999, "."):
        assert Originals(inside).of(article_of(b"secret", source)) is None


def test_a_file_that_was_sent_is_kept_by_its_digest():
    """A file is returned only for an article of exactly these bytes."""
    originals = Originals()
    digest = hashlib.sha256(b"mine").hexdigest()
    originals.keep(digest, b"mine")
    assert originals.of(article_of(b"mine", "a.pdf", sent_id(digest, "a.pdf"))) == b"mine"
    assert originals.of(article_of(b"yours", "a.pdf", sent_id(digest, "a.pdf"))) is None
    assert originals.of(article_of(b"mine", "a.pdf")) is None  # of the folder, where there is none


def test_files_not_used_for_longest_are_forgotten_first():
    """Where there is no more room."""
    originals = Originals(most=10)
    kept = {}
    for data in (b"aaaa", b"bbbb", b"cccc"):
        digest = hashlib.sha256(data).hexdigest()
        originals.keep(digest, data)
        kept[data] = article_of(data, "a.pdf", sent_id(digest, "a.pdf"))
        if data == b"bbbb":
            assert originals.of(kept[b"aaaa"]) == b"aaaa"  # used since
    assert [originals.of(article) for article in kept.values()] == [b"aaaa", None, b"cccc"]
    originals.keep_only([kept[b"cccc"].id, "no/such"])
    assert [originals.of(article) for article in kept.values()] == [None, None, b"cccc"]

"""A folder of files to articles, each with its text as it was decoded, unaltered.

UTF-8 is decoded as `open(path, encoding="utf-8", newline="")` would: line ends stay as they are, and a byte order
mark stays the first code point (though no sentence, chunk or title holds it). See `index.formats.encodings` for others.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from index.errors import ArticlesError, FolderNotFound, NoArticles
from index.formats.encodings import decode
from index.furniture import front_matter, furniture_ranges
from index.published import published_day
from index.sentences import sentence_ranges
from index.titles import title_of
from index.types import Article, Structure

_BOM = "\ufeff"
_MAX_NAMED = 3  # refused files that an error names


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that could not be read as an article: `source` as in `Article`, and why in one sentence."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What a folder gave: articles ordered by id, refused files ordered by source."""

    articles: tuple[Article, ...]
    refused: tuple[Refused, ...] = ()


def _text(data: bytes) -> str:
    return decode(data).text


# To read another format, add its suffix and a function from the file's bytes to the text that is to be quoted.
READERS: Mapping[str, Callable[[bytes], str]] = MappingProxyType({".txt": _text, ".md": _text, ".markdown": _text})


def read_articles(folder: Path, *, progress: Callable[[int, int], None] | None = None) -> ReadResult:
    """Read every file below a folder whose suffix is in `READERS`, in any case.

    Hidden files and folders and files of other formats are passed over, and links to folders are not followed. A
    file that cannot be read is refused with its reason. `progress` is called after each file with how many are done
    and how many there are.

    Raises:
        FolderNotFound: there is no such folder.
        NoArticles: no file below it could be read as an article.
        ArticlesError: `folder` is not a folder.

    """
    if not folder.exists():
        raise FolderNotFound(f"{folder} does not exist: expected a folder with {_formats()} files. Check the path.")
    if not folder.is_dir():
        raise ArticlesError(f"{folder} is a file: expected a folder. Give the folder it lies in, {folder.parent}.")
    refused: list[Refused] = []
    seen = _walk(folder, refused)
    paths = sorted((p for p in seen if p.suffix.lower() in READERS), key=lambda p: p.relative_to(folder).as_posix())
    articles = []
    for done, path in enumerate(paths, start=1):
        try:
            articles.append(_read(folder, path))
        except (ArticlesError, OSError) as error:
            refused.append(_refusal(folder, path, error))
        if progress is not None:
            progress(done, len(paths))
    refused.sort(key=lambda r: r.source)
    if not articles:
        raise NoArticles(_nothing_read(folder, seen, refused))
    return ReadResult(articles=tuple(articles), refused=tuple(refused))


def article_from_bytes(article_id: str, data: bytes, *, source: str | None = None) -> Article:
    """Make an article of a file's bytes, by the suffix of its id.

    Raises:
        ArticlesError: the suffix is not in `READERS`, or the file is empty, binary or in no known encoding.

    """
    reader = READERS.get(PurePosixPath(article_id).suffix.lower())
    if reader is None:
        raise ArticlesError(f"{article_id} is of another format: expected {_formats()}. Save it as text.")
    text = reader(data)
    if not text.removeprefix(_BOM).strip():
        raise ArticlesError("it holds no text: fill it, or leave it out.")
    return article_from_text(article_id, text, source=source, sha256=hashlib.sha256(data).hexdigest())


def article_from_text(article_id: str, text: str, *, source: str | None = None, sha256: str | None = None) -> Article:
    """Make an article of a text, finding its sentences, furniture, title, address and date.

    `source` is the id where it is not given, and `sha256` the digest of the text as UTF-8.

    Raises:
        ArticlesError: the text holds half of a surrogate pair, which no file can.

    """
    try:
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest() if sha256 is None else sha256
        sentences = sentence_ranges(text)
    except UnicodeEncodeError as error:
        raise ArticlesError(
            f"{article_id} holds half of a surrogate pair at {error.start}: expected decoded text. Decode it again."
        ) from error
    furniture = furniture_ranges(text)
    fields = front_matter(text)
    url = fields.get("url", "")
    return Article(
        id=article_id,
        title=title_of(text, furniture, fallback=PurePosixPath(article_id).stem),
        text=text,
        source=article_id if source is None else source,
        sha256=digest,
        structure=Structure(sentences=sentences, boilerplate=furniture),
        url=url if url.startswith(("http://", "https://")) else None,
        published=published_day(text, fields),
    )


def _formats() -> str:
    return ", ".join(READERS)


def _walk(folder: Path, refused: list[Refused]) -> list[Path]:
    """Find all files that are not hidden; a folder that cannot be listed is refused."""

    def refuse(error: OSError) -> None:
        refused.append(_refusal(folder, Path(error.filename), error))

    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files.extend(Path(parent, name) for name in names if not name.startswith("."))
    return [path for path in files if path.is_file() or path.is_symlink()]


def _read(folder: Path, path: Path) -> Article:
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):  # resolve() fails on a loop
        raise ArticlesError("it is a link that leads out of the folder: copy the file into it.")
    relative = path.relative_to(folder)
    try:
        relative.as_posix().encode("utf-8")
    except UnicodeEncodeError:
        raise ArticlesError("its name is not UTF-8: rename it.") from None
    return article_from_bytes(relative.as_posix(), path.read_bytes(), source=str(relative))


def _refusal(folder: Path, path: Path, error: ArticlesError | OSError) -> Refused:
    reason = f"it cannot be opened: {error.strerror}." if isinstance(error, OSError) else str(error)
    source = str(path.relative_to(folder)).encode("utf-8", "backslashreplace").decode("utf-8")
    return Refused(source=source, reason=reason)


def _nothing_read(folder: Path, seen: list[Path], refused: list[Refused]) -> str:
    suffixes = Counter(path.suffix.lower() or "no suffix" for path in seen)
    counts = ", ".join(f"{count} x {suffix}" for suffix, count in sorted(suffixes.items())) or "no files"
    reasons = "".join(f" {r.source}: {r.reason}" for r in refused[:_MAX_NAMED])
    return f"{folder} holds {counts}: expected at least one readable {_formats()} file. Add one.{reasons}"

"""Files to articles: the text that a format extracts, with its structure and its title."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index.errors import ArticlesError, NoArticles
from index.folder import Refused, read_bytes, scan
from index.formats import LIMITS, NO_HINTS, Hints, extract, format_of, is_part_of_saved_page, suffixes
from index.inputs import Inputs, inputs_of
from index.progress import Progress, silent
from index.structure import describe, structure_of
from index.types import Article, Extracted

_NAMED = 3  # refused files named in an error
_BOM = "\ufeff"
_DATED_BY_FILE = "dated by its file: the article itself states no day"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What was read from a folder: articles by id, refused files by source, and files of other formats."""

    articles: tuple[Article, ...]
    refused: tuple[Refused, ...] = ()
    unread: tuple[str, ...] = ()


def is_read(path: str, beside: Collection[str] = ()) -> bool:
    """Whether a file of this name is read; files that a browser saved with a page among the paths `beside` are not."""
    return format_of(path) is not None and not is_part_of_saved_page(path, beside)


def read_articles(folder: str | Path | Inputs | Sequence[str | Path], *, progress: Progress = silent) -> ReadResult:
    """Read every file below a folder, or of the inputs that `inputs_of` takes, into memory.

    A file that cannot be read is refused with its reason. `progress` is called after each file. Raise `FolderNotFound`
    if there is no such folder, `NoArticles` if no file in it could be read, and `ArticlesError` if it is a file.
    """
    inputs = inputs_of(folder)
    states, refused = scan(inputs)
    paths = [state.path for state in states]
    here = frozenset(paths)
    wanted = [path for path in paths if is_read(path, here)]
    articles: list[Article] = []
    for done, path in enumerate(wanted, start=1):
        try:
            articles += articles_of_file(
                path, read_bytes(inputs.root, path, most=LIMITS.file_bytes), hints=inputs.hints(path)
            )
        except ArticlesError as error:
            refused.append(Refused(source=path, reason=str(error)))
        progress("reading files", done, len(wanted))
    refused.sort(key=lambda each: each.source)
    unread = tuple(path for path in paths if not is_read(path, here))
    if not articles:
        raise NoArticles(nothing_read(inputs, refused, unread))
    return ReadResult(
        articles=tuple(sorted(articles, key=lambda article: article.id)), refused=tuple(refused), unread=unread
    )


def articles_of_file(
    path: str, data: bytes, *, source: str | None = None, hints: Hints = NO_HINTS
) -> tuple[Article, ...]:
    """Read the articles of a file, by the suffix of its path; there is at least one.

    `source` is what the file is called in messages and citations, the path if it is not given. `hints` is how a person
    says it must be read. Raise `ArticlesError` if the file is refused.
    """
    digest = hashlib.sha256(data).hexdigest()
    extracted = extract(path, data, hints=hints)
    return tuple(article_of(each, path, digest, source=source) for each in extracted)


def article_of(
    extracted: Extracted,
    path: str,
    sha256: str,
    *,
    source: str | None = None,
    repeated: Collection[int] = frozenset(),
) -> Article:
    """Build an article from what was extracted from a file.

    `repeated` holds the digests of lines that many articles beside it have, as `index.structure` counts them.
    """
    text = extracted.text
    structure = structure_of(text, blocks=extracted.blocks, repeated=repeated, title=extracted.title)
    name = extracted.part or PurePosixPath(path).name
    description = describe(text, structure, fallback=PurePosixPath(name).stem, extracted=extracted)
    return Article(
        id=path if extracted.part is None else f"{path}#{extracted.part}",
        title=description.title,
        source=path if source is None else source,
        sha256=sha256,
        url=description.url,
        published=description.published,
        author=description.author,
        site=description.site,
        language=description.language,
        extractor=extracted.extractor,
        notes=(*extracted.notes, *([_DATED_BY_FILE] if description.is_dated_by_file else [])),
        trusted=extracted.trusted,
        encoding=extracted.encoding,
        encoding_guessed=extracted.encoding_guessed,
        words=len(text.removeprefix(_BOM).split()),
        characters=len(text),
        text=text,
        structure=structure,
        places=extracted.places,
    )


def article_from_text(article_id: str, text: str, *, source: str | None = None, sha256: str | None = None) -> Article:
    """Build an article from a text, finding its structure, title, author, address and date.

    `source` defaults to the id, and `sha256` the digest of the text as UTF-8. Raise `ArticlesError` if
    the text holds half of a surrogate pair, which no file can.
    """
    try:
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest() if sha256 is None else sha256
    except UnicodeEncodeError as error:
        raise ArticlesError(
            f"{article_id} holds half of a surrogate pair at {error.start}: expected decoded text. Decode it again."
        ) from error
    return article_of(Extracted(text=text, extractor="text"), article_id, digest, source=source)


def nothing_read(folder: Path | Inputs, refused: Collection[Refused], unread: Collection[str]) -> str:
    """Describe a folder without articles: how many files of which suffix, and why the first were refused."""
    names = [*(each.source for each in refused), *unread]
    suffixes_seen = Counter(PurePosixPath(name).suffix.lower() or "no suffix" for name in names)
    counts = ", ".join(f"{count} x {suffix}" for suffix, count in sorted(suffixes_seen.items())) or "no files"
    reasons = "".join(f" {each.source}: {each.reason}" for each in list(refused)[:_NAMED])
    return f"{folder} holds {counts}: expected at least one readable file of {', '.join(suffixes())}. Add one.{reasons}"

"""An index held against its folder and against itself, everything with everything, and mended where they differ."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from index.archive import Archive, Progress
from index.articles import articles_of_file
from index.chunker import chunk_article
from index.errors import ArticlesError, IndexDamaged
from index.folder import read_bytes
from index.formats import LIMITS
from index.refresh import refresh
from index.search import Local
from index.store import Writer


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


def check(archive: Archive, *, progress: Progress = _silent) -> tuple[str, ...]:
    """Compare everything with everything, mend what differs, and return what did, each in a sentence.

    Every file is read again and its articles and chunks compared with those that are kept; every chunk has to be a row
    of the search and every row a chunk; every byte of the search and of the database is looked at. What differs is
    forgotten and read again; an index that cannot be read at all is made anew.
    """
    with archive.alone():
        archive.look()
        try:
            _look_at_every_byte(archive)
        except IndexDamaged as error:
            archive.put_aside(error)
            problems, wrong = [f"the index could not be read ({error}), so it is made anew"], frozenset[str]()
        else:
            found = list(_differences(archive, progress))
            problems, wrong = [problem for _, problem in found], frozenset(path for path, _ in found)
        if wrong:
            _forget(archive, wrong)
    refresh(archive, progress=progress, thorough=True)
    return tuple(problems)


def _look_at_every_byte(archive: Archive) -> None:
    view = archive.generation.view
    ((said,), *_) = view.rows("PRAGMA integrity_check")
    if said != "ok":
        raise IndexDamaged(f"the database is damaged: {said}")
    manifest = view.setting("search")
    if manifest:
        Local.open(archive.index, json.loads(manifest), verify=True)


def _differences(archive: Archive, progress: Progress) -> Iterator[tuple[str, str]]:
    """Yield the path of each file whose articles are not what they should be, with a sentence."""
    view, local = archive.generation.view, archive.generation.local
    known = view.files()
    searched: dict[str, set[str]] = {}
    for chunk_id in local.chunk_ids():
        searched.setdefault(chunk_id.rpartition(":")[0], set()).add(chunk_id)
    for done, (path, before) in enumerate(sorted(known.items()), start=1):
        progress("checking files", done, len(known))
        ids = view.articles_of(path)
        kept = {article_id: set(view.chunks(article_id)) for article_id in ids}
        if any(kept[article_id] != searched.pop(article_id, set()) for article_id in ids):
            yield path, f"{path}: its passages are not those that can be found"
            continue
        try:
            data = read_bytes(archive.folder, path, most=LIMITS.file_bytes)
            if sha256(data).hexdigest() != before.sha256:
                continue  # it has changed since, which a refresh sees
            made = {article.id: article for article in articles_of_file(path, data, columns=archive.columns)}
        except ArticlesError:
            made = {}
        if made.keys() != kept.keys() or any(made[key].text != view.text(key) for key in made):
            yield path, f"{path}: its text is not what is read of it"
        elif any({chunk.id for chunk in chunk_article(made[key])} != kept[key] for key in made):
            yield path, f"{path}: its passages are not what is made of it"
    if searched:
        archive.put_aside(IndexDamaged("passages can be found of which no article is kept"))
        yield "", "passages could be found of which no article is kept, so the index is made anew"


def _forget(archive: Archive, paths: frozenset[str]) -> None:
    view, local = archive.generation.view, archive.generation.local.fork()
    local.remove([article_id for path in paths for article_id in view.articles_of(path)])

    def change(writer: Writer) -> None:
        for path in sorted(paths):
            writer.drop_file(path)

    archive.commit(local, change)

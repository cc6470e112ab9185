"""A full check of an index against its folder and itself; differences are repaired."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.archive import Archive
from index.copies import CopyIndex, groups_of
from index.database import DATABASE
from index.errors import IndexDamaged
from index.folder import Delta, Known
from index.making import Made, make, read_file
from index.progress import Progress, silent
from index.refresh import refresh
from index.search import Local
from index.signature import Signature
from index.store import View
from index.structure import LEAST_ARTICLES
from index.writer import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIndex:
    """The result of a check: a sentence for each fault of the index, and how its folder had changed."""

    problems: tuple[str, ...]
    delta: Delta


def check(archive: Archive, *, progress: Progress = silent) -> CheckedIndex:
    """Check everything, repair what differs, and bring the index up to date.

    Every file is read again and its articles and chunks compared with the stored ones; every chunk must be a row of the
    search and every row a chunk; every byte of the search and of the database is checked. What differs is dropped and
    read again; an index that cannot be read at all is rebuilt.
    """
    with archive.alone():
        forgotten: set[str] = set()
        try:
            archive.look()
            _look_at_every_byte(archive)
            has_words = _has_words(archive)
            problems = list(_differences(archive, progress))
        except IndexDamaged as error:
            archive.recover(error)
            problems = [("", f"the index could not be read ({error}), so it is rebuilt")]
        else:
            problems += _of_no_article(archive)
            if problems:
                forgotten = {path for path, _ in problems if path}
                _forget(archive, sorted(forgotten))
            problems += _copies(archive)
            if not has_words:
                archive.commit(archive.generation.local.fork(), Writer.put_words)
                problems.append(("", "the words that could be found were not those of the articles"))
    delta = refresh(archive, progress=progress, thorough=True)
    return CheckedIndex(problems=tuple(problem for _, problem in problems), delta=_without(delta, forgotten))


def _without(delta: Delta, forgotten: set[str]) -> Delta:
    """Return what a refresh found, but for files that are only new because they were forgotten."""
    again = forgotten.intersection(delta.added)
    added = tuple(path for path in delta.added if path not in again)
    return replace(delta, added=added, unchanged=tuple(sorted((*delta.unchanged, *again))))


def _look_at_every_byte(archive: Archive) -> None:
    view = archive.generation.view
    ((outcome,), *_) = view.rows("PRAGMA integrity_check")
    if outcome != "ok":
        raise IndexDamaged(f"the database is damaged: {outcome}")
    manifest = view.setting("search")
    if manifest:
        Local.open(archive.index, json.loads(manifest), verify=True)


def _differences(archive: Archive, progress: Progress) -> Iterator[tuple[str, str]]:
    """Yield the path of each file whose stored content differs from the file, with a sentence."""
    view = archive.generation.view
    searched: dict[str, set[str]] = {}
    for chunk_id in archive.generation.local.chunk_ids():
        searched.setdefault(chunk_id.rpartition(":")[0], set()).add(chunk_id)
    known = sorted(view.files().items())
    for done, (path, before) in enumerate(known, start=1):
        progress("checking files", done, len(known))
        try:
            difference = _difference_of(archive, before, searched)
        except IndexDamaged as error:
            difference = f"what is kept of it cannot be read: {error}"
        if difference is not None:
            yield path, f"{path}: {difference}"


def _difference_of(archive: Archive, before: Known, searched: Mapping[str, set[str]]) -> str | None:
    """Return how a file's stored content differs from the file; None if it does not.

    `searched` holds the ids of the passages that can be found, by article.
    """
    view = archive.generation.view
    ids = view.articles_of(before.state.path)
    passages = {article_id: set(view.chunks(article_id)) for article_id in ids}
    if any(passages[article_id] != searched.get(article_id, set()) for article_id in ids):
        return "its passages are not those that can be found"
    return None if _is_as_read(archive, before, ids) else "what is kept is not what is read of it"


def _is_as_read(archive: Archive, before: Known, ids: Sequence[str]) -> bool:
    """Whether the stored content of a file equals a fresh reading; a changed file is left to a refresh."""
    file = read_file(archive.folder, before.state, archive.hints(before.state.path))
    if file.sha256 != before.sha256:
        return True
    view = archive.generation.view
    lines = frozenset().union(*(piece.lines for piece in file.pieces))
    repeated = [digest for digest, bodies in view.bodies(lines).items() if len(bodies) >= LEAST_ARTICLES]
    try:
        made = {each.article.id: each for each in make(file, repeated)}
    except Exception:  # a fault of ours, for which a refresh refuses the file
        made = {}
    if not ids and any(view.article(article_id) is not None for article_id in made):
        return True  # refused because another file has its ids
    return made.keys() == set(ids) and all(_is_kept(view, each) for each in made.values())


def _is_kept(view: View, made: Made) -> bool:
    article = made.article
    chunks = tuple(view.chunks(article.id).values())
    return (
        view.article(article.id) == article
        and chunks == made.chunks
        and view.signature(article.id) == made.signature.to_bytes()
        and view.lines(article.id) == {line: (made.body, line in made.repeated) for line in made.lines}
    )


def _of_no_article(archive: Archive) -> list[tuple[str, str]]:
    """Remove passages without a stored article, and articles without a stored file."""
    view, local = archive.generation.view, archive.generation.local.fork()
    there = {article_id for (article_id,) in view.rows("SELECT id FROM articles")}
    lost = {chunk_id.rpartition(":")[0] for chunk_id in local.chunk_ids()} - there
    paths = [path for (path,) in view.rows("SELECT DISTINCT path FROM articles EXCEPT SELECT path FROM files")]
    if not lost and not paths:
        return []
    local.remove(lost)
    archive.commit(local)
    return [
        *(("", f"{article_id}: its passages could be found, and no article was kept") for article_id in sorted(lost)),
        *((path, f"{path}: articles were kept of it, and not the file") for path in paths),
    ]


def _copies(archive: Archive) -> list[tuple[str, str]]:
    """Check the stored relations of articles against their signatures, and repair them."""
    view, copies = archive.generation.view, CopyIndex()
    for article_id, saved in view.signatures():
        copies.add(article_id, Signature.from_bytes(saved))
    if view.related() == copies.all_related() and view.copies() == groups_of(copies):
        return []
    archive.commit(archive.generation.local.fork(), lambda writer: writer.put_copies(copies))
    return [("", "what articles are copies of which was not what their texts say")]


def _copies_without(view: View, gone: frozenset[str]) -> CopyIndex:
    """Return the stored relations without those of some articles."""
    kept = ((article_id, saved) for article_id, saved in view.signatures() if article_id not in gone)
    related = {
        article_id: {other: kind for other, kind in others.items() if other not in gone}
        for article_id, others in view.related().items()
    }
    return CopyIndex.restored(kept, related)


def _has_words(archive: Archive) -> bool:
    """Whether the word index matches the articles; checked before anything is removed from it."""
    writer = Writer(archive.index / DATABASE)
    try:
        return writer.holds_words()
    finally:
        writer.close()


def _forget(archive: Archive, paths: Sequence[str]) -> None:
    """Remove files with their articles, the passages of these, and their relations to others."""
    view, local = archive.generation.view, archive.generation.local.fork()
    gone = frozenset(article_id for path in paths for article_id in view.articles_of(path))
    local.remove(gone)
    copies = _copies_without(view, gone)

    def change(writer: Writer) -> None:
        for path in paths:
            writer.drop_file(path)
        writer.put_copies(copies)
        writer.set("unsettled", "yes")

    archive.commit(local, change)

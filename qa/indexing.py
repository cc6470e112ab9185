"""The work of `pullquote index`: bring an index up to date, publish it, describe it, check it, follow a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from threading import Event

from index.archive import Archive
from index.articles import nothing_read
from index.checking import CheckedIndex, check
from index.database import DATABASE
from index.embedder import load_embedder
from index.errors import PullquoteError
from index.folder import Delta
from index.generation import open_search
from index.inputs import Inputs
from index.milvus import publish
from index.place import index_path
from index.progress import Progress, silent
from index.ray_pool import AT_ONCE, RayEmbedder, cluster
from index.refresh import refresh
from index.search import Local
from index.store import View
from index.types import Entry
from index.watching import watch
from qa.given import IndexLocation

_NAMED = 10  # files of one kind that are listed


def update_index(
    inputs: Inputs,
    location: IndexLocation,
    *,
    ray: str | None = None,
    changes: Delta | None = None,
    progress: Progress = silent,
) -> tuple[str, ...]:
    """Bring an index up to date with its folder, embed what is new, and return what was done, in lines.

    `ray` is the address of a cluster that reads and embeds: see `cluster`. `changes` are those that a check has just
    found, and are listed instead.
    """
    with ExitStack() as stack:
        if ray is None:
            archive, workers = Archive(inputs, load_embedder(late=True), index=location.folder), None
        else:
            workers = stack.enter_context(cluster(ray))
            archive = Archive(inputs, RayEmbedder(workers), index=location.folder, embed_at_once=AT_ONCE)
        delta = refresh(archive, progress=progress, workers=workers)
        archive.embed(progress=progress)
    return (
        *archive.notices,
        *described(delta if changes is None else changes),
        *(() if archive.generation.entries else (nothing_read(inputs, delta.refused, delta.unread),)),
        *_guessed(archive.generation.entries),
        _size(len(archive.generation.entries), archive.generation.local),
        *_published(archive, location, progress),
    )


def check_index(inputs: Inputs, location: IndexLocation, *, progress: Progress = silent) -> CheckedIndex:
    """Compare an index with its folder and itself, repair it, and bring it up to date, but for embeddings."""
    archive = Archive(inputs, load_embedder(late=True), index=location.folder)
    notices = archive.notices  # what could not even be opened
    checked = check(archive, progress=progress)
    return replace(checked, problems=(*notices, *checked.problems))


def describe_index(inputs: Inputs, location: IndexLocation) -> tuple[str, ...]:
    """Return the content of an index in lines; nothing is changed or created, and the folder is not read."""
    folder = location.folder or index_path(inputs)
    if not (folder / DATABASE).exists():
        return (f"there is no index of {inputs} in {folder}; `pullquote index` makes it",)
    view = View(folder / DATABASE)
    try:
        if not view.is_readable:
            return (f"{folder}", "of another version of Pullquote; `pullquote index` makes it anew")
        size = _size(view.count("articles"), open_search(folder, view))
        refused = view.refused()
    finally:
        view.close()
    listed = tuple(f"  {each.source}: {each.reason}" for each in refused[:_NAMED])
    more = (f"  and {len(refused) - _NAMED:,} more",) if len(refused) > _NAMED else ()
    return (f"{folder}", size, *((f"refused: {len(refused):,}", *listed, *more) if refused else ()))


def follow_folder(
    inputs: Inputs, location: IndexLocation, *, tell: Callable[[str], object], stop: Event | None = None
) -> None:
    """Keep an index up to date until `stop` is set; `tell` is called with a line for each change.

    What could not be published is published after a later change, or a few minutes later.
    """
    archive = Archive(inputs, load_embedder(late=True), index=location.folder)
    is_due = False  # for publication

    def changed() -> None:
        nonlocal is_due
        try:
            delta = refresh(archive)
            is_due = is_due or not delta.is_empty
            archive.embed()
        except PullquoteError as error:
            tell(f"the folder could not be read again: {error}")
            return
        for line in () if delta.is_empty else described(delta):
            tell(line)
        try:
            lines = _published(archive, location, silent) if is_due else ()
        except PullquoteError as error:
            tell(f"it could not be published, and is tried again at the next look: {error}")
            return
        is_due = False
        for line in lines:
            tell(line)

    tell(f"following {inputs}; Ctrl+C ends it")
    watch(inputs, changed, Event() if stop is None else stop)


def described(delta: Delta) -> tuple[str, ...]:
    """Return what a refresh found, in lines: counts, and under each the first few files.

    A refused file counts as nothing else.
    """
    refused = {each.source for each in delta.refused}
    kinds = {
        "new": [path for path in delta.added if path not in refused],
        "changed": [path for path in delta.changed if path not in refused],
        "renamed": [f"{old} -> {new}" for old, new in delta.renamed if new not in refused],
        "removed": delta.removed,
        "refused": [f"{each.source}: {each.reason}" for each in delta.refused],
        "of formats that are not read": delta.unread,
    }
    lines = [*delta.reasons]
    for name, paths in kinds.items():
        if paths:
            lines.append(f"{name}: {len(paths):,}")
            lines += [f"  {path}" for path in paths[:_NAMED]]
            lines += [f"  and {len(paths) - _NAMED:,} more"] if len(paths) > _NAMED else []
    return (*lines, f"unchanged: {len([path for path in delta.unchanged if path not in refused]):,}")


def _published(archive: Archive, location: IndexLocation, progress: Progress) -> tuple[str, ...]:
    """Publish an index if requested, and return what was done in a line."""
    if location.address is None:
        return ()
    done = publish(archive.generation, location.address, embedder=archive.embedder.name, progress=progress)
    counts = f"{done.put:,} articles put, {done.removed:,} removed, {done.unchanged:,} unchanged"
    return (f"published at {location.address.shown}: {counts}",)


def _guessed(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return the files whose encoding was guessed, in lines, with what to do if a guess is wrong."""
    files = {entry.source: f"  {entry.source}: read as {entry.encoding}" for entry in entries if entry.encoding_guessed}
    if not files:
        return ()
    more = (f"  and {len(files) - _NAMED:,} more",) if len(files) > _NAMED else ()
    head = f"of a guessed encoding: {len(files):,}; where one is wrong, give --encoding FILE=ENCODING"
    return (head, *list(files.values())[:_NAMED], *more)


def _size(articles: int, search: Local) -> str:
    left = f", {search.pending:,} of them not embedded yet" if search.pending else ""
    return f"{articles:,} articles, {search.count:,} passages{left}"

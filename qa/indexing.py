"""What `pullquote index` does: bring an index up to date, describe it, check it, follow a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from index.archive import Archive, Progress, index_path, open_search
from index.checking import check
from index.database import DATABASE
from index.embedder import load_embedder
from index.folder import Delta
from index.inputs import Inputs
from index.refresh import refresh
from index.search import Local
from index.store import View
from index.watching import watch

_NAMED = 10  # files of one kind that are listed


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


def update_index(inputs: Inputs, index: Path | None, *, progress: Progress = _silent) -> tuple[str, ...]:
    """Bring an index up to date with its folder, embed what is new, and return what was done, in lines."""
    archive = Archive(inputs, load_embedder(), index=index)
    delta = refresh(archive, progress=progress)
    archive.embed(progress=progress)
    return (
        *archive.notices,
        *described(delta),
        _size(len(archive.generation.entries), archive.generation.local),
    )


def check_index(inputs: Inputs, index: Path | None, *, progress: Progress = _silent) -> tuple[str, ...]:
    """Compare an index with its folder and itself, repair it, and return what was wrong, in lines."""
    archive = Archive(inputs, load_embedder(), index=index)
    notices = archive.notices  # what could not even be opened
    return (*notices, *check(archive, progress=progress))


def describe_index(inputs: Inputs, index: Path | None) -> tuple[str, ...]:
    """Return what an index holds, in lines; nothing is changed or made, and the folder is not looked at."""
    place = index_path(inputs) if index is None else index
    if not (place / DATABASE).exists():
        return (f"there is no index of {inputs} in {place}; `pullquote index` makes it",)
    view = View(place / DATABASE)
    try:
        if not view.is_readable:
            return (f"{place}", "of another version of Pullquote; `pullquote index` makes it anew")
        size = _size(view.count("articles"), open_search(place, view))
        refused = view.refused()
    finally:
        view.close()
    listed = tuple(f"  {each.source}: {each.reason}" for each in refused[:_NAMED])
    more = (f"  and {len(refused) - _NAMED:,} more",) if len(refused) > _NAMED else ()
    return (f"{place}", size, *((f"refused: {len(refused):,}", *listed, *more) if refused else ()))


def follow_folder(
    inputs: Inputs, index: Path | None, *, tell: Callable[[str], object], stop: Event | None = None
) -> None:
    """Keep an index up to date until `stop` is set; `tell` gets a line for each change."""
    archive = Archive(inputs, load_embedder(), index=index)

    def changed() -> None:
        delta = refresh(archive)
        archive.embed()
        if not delta.is_empty:
            for line in described(delta):
                tell(line)

    tell(f"following {inputs}; Ctrl+C ends it")
    watch(inputs, changed, Event() if stop is None else stop)


def described(delta: Delta) -> tuple[str, ...]:
    """Return what a refresh found, in lines: counts, and under each the first few files."""
    renamed = tuple(f"{old} -> {new}" for old, new in delta.renamed)
    refused = tuple(f"{each.source}: {each.reason}" for each in delta.refused)
    kinds = {
        "new": delta.added,
        "changed": delta.changed,
        "renamed": renamed,
        "removed": delta.removed,
        "refused": refused,
        "of formats that are not read": delta.unread,
    }
    lines = [*delta.reasons]
    for name, paths in kinds.items():
        if paths:
            lines.append(f"{name}: {len(paths):,}")
            lines += [f"  {path}" for path in paths[:_NAMED]]
            lines += [f"  and {len(paths) - _NAMED:,} more"] if len(paths) > _NAMED else []
    return (*lines, f"unchanged: {len(delta.unchanged):,}")


def _size(articles: int, search: Local) -> str:
    left = f", {search.pending:,} of them not embedded yet" if search.pending else ""
    return f"{articles:,} articles, {search.count:,} passages{left}"

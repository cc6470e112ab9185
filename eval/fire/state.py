"""The whole content of an index, for comparison with another."""

from __future__ import annotations

from hashlib import sha256

from index.archive import Archive

State = dict[str, object]


def state_of(archive: Archive) -> State:
    """Return the content of an archive's newest generation, by name: "article a.txt", "copies", "words" ...

    Two indexes of the same files are equal, whatever the order and the interruptions of their updates.
    """
    generation = archive.generation
    view, local = generation.view, generation.local
    state: State = {}
    for entry in generation.entries:
        state[f"article {entry.id}"] = view.article(entry.id)
        state[f"chunks of {entry.id}"] = tuple(view.chunks(entry.id).values())
        state[f"signature of {entry.id}"] = view.signature(entry.id)
        state[f"lines of {entry.id}"] = view.lines(entry.id)
    files = view.files()
    state["files"] = {path: (files[path].sha256, files[path].made, view.refusal(path)) for path in sorted(files)}
    state["copies"], state["related"] = view.copies(), view.related()
    chunk_ids = sorted(local.chunk_ids())
    state["passages"] = chunk_ids
    state["vectors"] = {name: sha256(vector.tobytes()).digest() for name, vector in local.vectors(chunk_ids).items()}
    state["words"] = view.rows(
        "SELECT term, COUNT(DISTINCT doc), COUNT(*) FROM temp.occurrences GROUP BY term ORDER BY term"
    )
    state["unsettled"] = view.setting("unsettled")
    return state


def differences(one: State, other: State) -> tuple[str, ...]:
    """Return the names of the entries in which two states differ, in order."""
    return tuple(sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)))


def faults(archive: Archive) -> tuple[str, ...]:
    """Return the inconsistencies in an archive's newest generation, in sentences; pending work is none."""
    view, local = archive.generation.view, archive.generation.local
    stored = {name for entry in archive.generation.entries for name in view.chunks(entry.id)}
    searched = set(local.chunk_ids())
    faults = [f"{name} is found and not kept" for name in sorted(searched - stored)]
    faults += [f"{name} is kept and not found" for name in sorted(stored - searched)]
    paths = view.files()
    faults += [f"{entry.id} is of no file" for entry in archive.generation.entries if entry.source not in paths]
    return tuple(faults)

"""The manifest of a saved index, as a plain JSON value, and reading it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import REBUILD, IndexDamaged
from index.search.disk import Stamp, check_content, map_arrays, sync_folder, write_arrays
from index.search.layer import Layer, Mask, Part, bury
from index.search.segment import restore

FORMAT = 1  # of the files and of the manifest; others are not read
Manifest = dict[str, Any]


def save_layers(
    layers: tuple[Layer, ...], folder: Path, stamps: Mapping[str, Stamp]
) -> tuple[Manifest, dict[str, Stamp]]:
    """Write what the folder lacks; return the manifest, and the stamps of its files by name.

    `stamps` are those of files already written or opened.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[str, Stamp] = {}
    for layer in layers:
        arrays = {layer.name: layer.segment.arrays()}
        arrays |= {part.name: {"rows": part.rows, "vectors": part.vectors} for part in layer.parts}
        for name, content in arrays.items():
            file = f"{name}.segment" if name == layer.name else f"{name}.vectors"
            known = stamps.get(name)
            here = known is not None and (folder / file).exists()
            written[name] = known if here and known is not None else write_arrays(folder, file, content)
    sync_folder(folder)
    return {"format": FORMAT, "layers": [_described(layer, written) for layer in layers]}, written


def open_layers(folder: Path, manifest: Any, *, verify: bool) -> tuple[tuple[Layer, ...], dict[str, Stamp]]:
    """Return the layers of a manifest, mapped into memory, and the stamps of its files by their names.

    Raise `IndexDamaged` as `Local.open` does.
    """
    stamps = _stamps(manifest)
    if verify:
        for stamp in stamps.values():
            map_arrays(folder, stamp)  # the error says what is missing or cut off
            check_content(folder, stamp)
    try:
        layers = tuple(_layer(folder, described, stamps) for described in manifest["layers"])
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise IndexDamaged(f"the files of the index do not fit its manifest ({error}); {REBUILD}") from error
    return layers, stamps


def files(manifest: Any) -> tuple[str, ...]:
    """Return the names of the files that a manifest needs, sorted; every other file of the folder is an orphan.

    Raise `IndexDamaged` for anything but a manifest of this format.
    """
    return tuple(sorted(stamp.file for stamp in _stamps(manifest).values()))


def _described(layer: Layer, stamps: Mapping[str, Stamp]) -> Manifest:
    return {
        "segment": _stamp_to(layer.name, stamps, len(layer.segment)),
        "vectors": [_stamp_to(part.name, stamps, len(part.rows)) for part in layer.parts],
        "removed": _runs(layer.dead),
    }


def _stamp_to(name: str, stamps: Mapping[str, Stamp], rows: int) -> Manifest:
    stamp = stamps[name]
    return {"name": name, "file": stamp.file, "size": stamp.size, "sha256": stamp.sha256, "rows": rows}


def _stamps(manifest: Any) -> dict[str, Stamp]:
    """Return the stamps of all files of a manifest by their names."""
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        seen = manifest.get("format") if isinstance(manifest, dict) else type(manifest).__name__
        raise IndexDamaged(f"the index is of format {seen!r} where {FORMAT} is read; {REBUILD}")
    try:
        described = [each for layer in manifest["layers"] for each in (layer["segment"], *layer["vectors"])]
        return {each["name"]: _stamp_of(each) for each in described}
    except (KeyError, TypeError) as error:
        raise IndexDamaged(f"the manifest of the index is incomplete ({error!r}); {REBUILD}") from error


def _stamp_of(described: Mapping[str, Any]) -> Stamp:
    file, size, digest = described["file"], described["size"], described["sha256"]
    if not (isinstance(file, str) and isinstance(size, int) and isinstance(digest, str)) or Path(file).name != file:
        raise IndexDamaged(f"the manifest of the index names {file!r}, which is not a file of its folder; {REBUILD}")
    return Stamp(file, size, digest)


def _layer(folder: Path, described: Mapping[str, Any], stamps: Mapping[str, Stamp]) -> Layer:
    name = described["segment"]["name"]
    segment = restore(map_arrays(folder, stamps[name]))
    size = _agreed(described["segment"], len(segment))
    parts = tuple(_part(folder, each, stamps[each["name"]], size) for each in described["vectors"])
    layer = Layer(name=name, segment=segment, live=size, words=int(segment.lengths.sum()), parts=parts)
    return bury(layer, _mask(described["removed"], size)) if described["removed"] else layer


def _part(folder: Path, described: Mapping[str, Any], stamp: Stamp, size: int) -> Part:
    arrays: dict[str, Any] = dict(map_arrays(folder, stamp))
    part = Part(name=described["name"], rows=arrays["rows"], vectors=arrays["vectors"])
    count = _agreed(described, len(part.rows))
    if part.vectors.ndim != 2 or len(part.vectors) != count:
        raise ValueError(f"{count} vectors have the shape {part.vectors.shape}")
    if count and not 0 <= int(part.rows.min()) <= int(part.rows.max()) < size:
        raise ValueError(f"there are vectors for more than the {size} rows")
    return part


def _agreed(described: Mapping[str, Any], rows: int) -> int:
    if described["rows"] != rows:
        raise ValueError(f"{described['file']} holds {rows} rows where {described['rows']} were written")
    return rows


def _runs(dead: Mask | None) -> list[list[int]]:
    """Return a mask as half-open runs."""
    if dead is None:
        return []
    edges = np.flatnonzero(np.diff(dead.astype(np.int8), prepend=0, append=0))
    return [[int(first), int(last)] for first, last in edges.reshape(-1, 2)]


def _mask(runs: list[list[int]], size: int) -> Mask:
    mask = np.zeros(size, dtype=np.bool_)
    for first, last in runs:
        if not 0 <= first < last <= size:
            raise ValueError(f"the rows {first} to {last} of {size} are said to be removed")
        mask[first:last] = True
    return mask

"""Many strings as two arrays: saved as they are, and no string object exists until it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_ERRORS = "surrogatepass"  # a path need not be valid Unicode; bytes sort like code points


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strings:
    """Strings as UTF-8: their concatenated bytes, and where each begins and ends.

    `blob` is uint8; `bounds` is int64 with one number more than there are strings, from 0 to `len(blob)`.
    """

    blob: NDArray[np.uint8]
    bounds: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def __getitem__(self, position: int) -> str:
        return self._bytes(position).decode("utf-8", _ERRORS)

    def to_list(self) -> list[str]:
        """Return all strings, in order."""
        blob, bounds = self.blob.tobytes(), self.bounds.tolist()
        return [blob[start:end].decode("utf-8", _ERRORS) for start, end in zip(bounds[:-1], bounds[1:], strict=True)]

    def find(self, value: str, order: NDArray[np.int32] | None = None) -> int | None:
        """Return the position of a string by binary search, None if it is missing.

        The strings must be sorted, or `order` must hold their positions in sorted order.
        """
        wanted = value.encode("utf-8", _ERRORS)
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            position = middle if order is None else int(order[middle])
            seen = self._bytes(position)
            if seen == wanted:
                return position
            if seen < wanted:
                low = middle + 1
            else:
                high = middle
        return None

    def _bytes(self, position: int) -> bytes:
        return self.blob[self.bounds[position] : self.bounds[position + 1]].tobytes()


def pack(values: Iterable[str]) -> Strings:
    """Return strings packed, in their order."""
    encoded = [value.encode("utf-8", _ERRORS) for value in values]
    return Strings(blob=np.frombuffer(b"".join(encoded), dtype=np.uint8), bounds=bounds_of([len(e) for e in encoded]))


def bounds_of(sizes: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the bounds of consecutive runs of these sizes, from 0, int64."""
    bounds = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=bounds[1:])
    return bounds

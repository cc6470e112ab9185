"""Lines of text in a picture, by RapidOCR: whichever way up the picture is, and however crooked.

The way up is read from the middles of the longest lines: of whole long lines the classifier of the library is often
wrong, so it is not asked of each line. The slant is that of the lines themselves.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

    Array = np.ndarray[Any, Any]

_LEAST_SURE = 0.5  # confidence of a line, in [0, 1]; anything below is noise
_ASKED = 9  # lines that say which way up the picture is
_MIDDLE = 4  # heights of a line: the width of its middle
_TALL = 1.5  # times as high as wide, from which the library takes a line to be vertical
_LONG = 5  # heights of a line: a shorter one says little about the slant
_MOST_SLANT = math.radians(15)  # lines that slant more are not lines of the page's text


class OcrLine(NamedTuple):
    """A recognised line: its box in the picture, in pixels, and where it is once the text is upright and level."""

    text: str
    box: tuple[float, float, float, float]
    left: float
    top: float
    right: float
    bottom: float


def lines_of(picture: Image) -> list[OcrLine]:
    """Return the lines that are recognised in a picture, in no particular order."""
    import numpy as np

    array = np.asarray(picture)[:, :, ::-1]  # the library wants blue first
    result = _engine()(array, use_det=True, use_cls=False, use_rec=True)
    if result.txts is None:
        return []
    turns = _turns(array, result.boxes)
    if turns:
        result = _engine()(np.ascontiguousarray(np.rot90(array, turns)), use_det=True, use_cls=False, use_rec=True)
        if result.txts is None:
            return []
    slant = _slant(result.boxes)
    size = picture.size
    return [
        _line(" ".join(text.split()), corners, size, turns, slant)
        for text, corners, sure in zip(result.txts, result.boxes, result.scores, strict=True)
        if sure >= _LEAST_SURE and text.strip()
    ]


def _turns(array: Array, boxes: Sequence[Array]) -> int:
    """Return how many quarter turns against the clock bring the text of a picture upright."""
    import numpy as np

    longest = sorted(boxes, key=lambda corners: -float(np.ptp(corners, axis=0).max()))[:_ASKED]
    tall = sum(_is_tall(corners) for corners in longest) * 2 > len(longest)
    upright = 0.0
    for corners in longest:
        if _is_tall(corners) == tall:
            middle = _middle(array, corners)
            upright += _upright(np.ascontiguousarray(np.rot90(middle) if tall else middle))
    return (0 if upright >= 0 else 2) + tall


def _middle(array: Array, corners: Array) -> Array:
    """Return the part of a picture around the middle of a line, as high as the line and a few times as wide."""
    across, down = math.dist(corners[0], corners[1]), math.dist(corners[1], corners[2])
    width, height = (round(min(side, _MIDDLE * min(across, down))) for side in (across, down))
    left, top = (round(max(0.0, edge)) for edge in corners.mean(axis=0) - (width / 2, height / 2))
    return array[top : top + height, left : left + width]


def _upright(line: Array) -> float:
    """Return how surely a line is upright; below 0 if it stands on its head."""
    ((label, score),) = _engine()(line, use_det=False, use_cls=True, use_rec=False).cls_res
    return float(-score if label == "180" else score)


def _is_tall(corners: Array) -> bool:
    left, top, right, bottom = _box(corners)
    return bottom - top >= _TALL * (right - left)


def _box(corners: Array) -> tuple[float, float, float, float]:
    return (*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist())


def _slant(boxes: Sequence[Array]) -> float:
    """Return the angle of most lines, each counted by its length, in radians; above 0 if they run downwards."""
    angles = []
    for first, second, third, _ in boxes:
        width, height = math.dist(first, second), math.dist(second, third)
        angle = math.atan2(second[1] - first[1], second[0] - first[0])
        if width > _LONG * height and abs(angle) < _MOST_SLANT:
            angles.append((angle, width))
    half, passed = sum(width for _, width in angles) / 2, 0.0
    for angle, width in sorted(angles):
        passed += width
        if passed >= half:
            return angle
    return 0.0


def _line(text: str, corners: Array, size: tuple[int, int], turns: int, slant: float) -> OcrLine:
    cosine, sine = math.cos(slant), math.sin(slant)
    across, down = (side / 2 for side in (size if turns % 2 == 0 else size[::-1]))  # it is levelled about its middle
    level = [
        (across + (x - across) * cosine + (y - down) * sine, down + (y - down) * cosine - (x - across) * sine)
        for x, y in corners.tolist()
    ]
    (left, top), (right, upper), (edge, bottom), (begin, lower) = level
    return OcrLine(
        text=text,
        box=_turned_back(_box(corners), size, turns),
        left=min(left, begin),
        top=(top + upper) / 2,
        right=max(right, edge),
        bottom=(bottom + lower) / 2,
    )


def _turned_back(
    box: tuple[float, float, float, float], size: tuple[int, int], turns: int
) -> tuple[float, float, float, float]:
    """Return a box of a picture that was turned `turns` quarters against the clock in the picture of that size."""
    left, top, right, bottom = box
    width, height = size
    if turns == 1:
        return width - bottom, left, width - top, right
    if turns == 2:
        return width - right, height - bottom, width - left, height - top
    if turns == 3:
        return top, height - right, bottom, height - left
    return box


@cache
def _engine() -> Any:
    """Load RapidOCR once: its weights lie in its wheel, so nothing is downloaded."""
    import logging

    import rapidocr

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return rapidocr.RapidOCR(params={"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 2})

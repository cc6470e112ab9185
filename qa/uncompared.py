"""An answer with which the other articles could not be compared: it stands, and says so."""

from __future__ import annotations

from dataclasses import replace

from qa.types import Answer

NOT_COMPARED = "The other articles could not be compared with this answer. Ask again to try once more."


def uncompared(answer: Answer) -> Answer:
    """Return an answer with a notice that the other articles could not be compared with it."""
    return answer if NOT_COMPARED in answer.notices else replace(answer, notices=(*answer.notices, NOT_COMPARED))

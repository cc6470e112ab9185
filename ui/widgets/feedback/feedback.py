"""What readers say about an answer, written as gold questions: JSON lines that the evaluation takes."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from qa.types import Answer, Citation
from ui.service.originals import ADDED

_VERDICTS = ("right", "wrong", "place", "nothing")
_MOST = 20  # earlier questions
_MOST_BYTES = 100_000_000  # of the file, which any visitor can make longer


class FeedbackFile:
    """A file with a line for each answer that a reader judged."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()

    def add(self, verdict: object, answer: Answer, history: Sequence[str], right: Citation | None) -> bool:
        """Write a line; return whether there was enough for one, and room for it.

        "right" needs nothing more, and "nothing" says that there is no answer; "wrong" and "place" (the right words,
        but not there) need the right words. Nothing is written about visitors' additions, which are in no folder.
        """
        row = gold_row(verdict, answer, history, right)
        return row is not None and self._write(f"{json.dumps(row, ensure_ascii=False)}\n".encode())

    def _write(self, line: bytes) -> bool:
        """Write a line as a whole or not at all; return whether there was room."""
        try:
            with self._lock, self._path.open("ab", buffering=0) as file:
                end = file.tell()
                if end + len(line) > _MOST_BYTES:
                    return False
                if file.write(line) < len(line):
                    file.truncate(end)
                    return False
        except OSError:  # the disk is full, or no longer writable
            return False
        return True


def gold_row(verdict: object, answer: Answer, history: Sequence[str], right: Citation | None) -> dict[str, Any] | None:
    """Return a judged answer as a gold question; None if the judgement does not say what is right."""
    if verdict not in _VERDICTS:
        return None
    given = () if answer.text is None else answer.citations
    if right is not None:
        answers, wrong = [right], [one for one in given if not one.overlaps(right)]
    elif verdict == "nothing" or (verdict == "right" and answer.text is None):
        answers, wrong = [], list(given)
    elif verdict == "right":
        answers, wrong = list(given), []
    else:
        return None
    if any(citation.article_id.startswith(ADDED) for citation in (*answers, *wrong)):
        return None
    row: dict[str, Any] = {
        "id": f"feedback-{uuid.uuid4().hex[:12]}",
        "kind": "feedback",
        "question": answer.question,
        "history": list(history)[-_MOST:],
        "answers": [_place(citation) for citation in answers],
        "source": "none" if not answers else "one" if len({one.article_id for one in answers}) == 1 else "both",
        "note": str(verdict),
    }
    if history and answer.understood_as != answer.question:
        row["standalone"] = answer.understood_as
    return row | ({"wrong": [_place(citation) for citation in wrong]} if wrong else {})


def _place(citation: Citation) -> dict[str, str | int]:
    return {"article": citation.article_id, "start": citation.start, "end": citation.end, "text": citation.quote}

"""Answer the questions of one file into another; an interrupted run continues where it stopped."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from index.errors import PullquoteError
from index.progress import Progress, silent
from index.scope import DAYS, SCOPE_FIELDS
from index.types import Scope
from qa.batch_files import QUESTIONS, Row, kind_of, read_rows, write_rows
from qa.errors import BatchError
from qa.types import Answer

_NOT_ASKED = ("id", "articles", *SCOPE_FIELDS)


class BatchAnswerer(Protocol):
    """Anything that answers questions, such as an assistant."""

    def ask(self, question: str, *, scope: Scope | None = None, newest: bool = False) -> Answer:
        """Answer a question."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchCounts:
    """How many questions of a file were answered, or abstained from, and how many could not be asked."""

    answered: int
    failed: int


def answer_file(
    assistant: BatchAnswerer,
    questions: Path,
    out: Path,
    *,
    scope: Scope | None = None,
    newest: bool = False,
    settings: str = "",
    progress: Progress = silent,
) -> BatchCounts:
    """Answer every row of `questions` into `out`, and return how many were answered.

    The question is what `question_of` returns; `id` is kept. `articles` (ids, one per line or separated by ";") and
    the columns of a scope limit a row in addition to `scope`. A row of `out` holds what
    `Answer.to_dict` returns, and `error` if a question could not be asked. Until the run is complete, answers are
    stored beside `out`: a run with the same questions and `settings` resumes from them, and whenever a run ends, `out`
    holds the complete rows so far. Raise `BatchError` if a file cannot be read or written, or if the stored answers are
    those of another run.
    """
    check_names(questions, out)
    rows = read_rows(questions)
    if not any(map(question_of, rows)):
        raise BatchError(f"{questions} holds no question")
    partial = _partial(out)
    limits = None if scope is None else asdict(scope) | {"articles": sorted(scope.articles or ())}
    key = hashlib.sha256(json.dumps([rows, limits, newest, settings], sort_keys=True).encode()).hexdigest()
    answers = _taken_up(partial, key)
    try:
        progress("answering", len(answers), len(rows))
        for row in rows[len(answers) :]:
            answers.append(_answered(assistant, row, scope or Scope(), newest=newest))
            _store(partial, answers[-1])
            progress("answering", len(answers), len(rows))
    finally:
        write_rows(out, answers)
    with suppress(OSError):  # then the next run finds all of its rows there
        partial.unlink()
    failed = sum("error" in answer for answer in answers)
    return BatchCounts(answered=len(answers) - failed, failed=failed)


def would_replace(out: Path) -> bool:
    """Whether a run into `out` replaces what is there, rather than resuming an interrupted run."""
    return os.path.exists(out) and not os.path.exists(_partial(out))  # False for a name that cannot be


def check_names(questions: Path, out: Path) -> None:
    """Raise `BatchError` if files of these names cannot be read or written, or if they are one file."""
    kind_of(questions, QUESTIONS)
    kind_of(out)
    if questions.resolve() == out.resolve():
        raise BatchError(f"{out} is the file of questions: choose another name for --out")


def question_of(row: Row) -> str:
    """Return what a row asks: its column `question`, else the first that is neither `id` nor limits the articles.

    "" if it asks nothing.
    """
    first = next((name for name in row if name and name not in _NOT_ASKED), "")
    return row.get("question", row.get(first, ""))


def answered(out: Path) -> list[dict[str, Any]]:
    """Return the rows that a run into a JSONL file has answered so far, even while it is running; [] if there is none.

    Raise `BatchError` if they cannot be read.
    """
    kept = _partial(out)
    try:
        if kept.exists():
            lines = [line for line in kept.read_text("utf-8").splitlines(keepends=True)[1:] if line.endswith("\n")]
        else:
            lines = [line for line in out.read_text("utf-8").split("\n") if line] if out.exists() else []
        return [json.loads(line) for line in lines]
    except FileNotFoundError:  # it has just come to its end
        return answered(out)
    except (OSError, ValueError) as error:
        raise BatchError(f"{out} cannot be read: {error}") from error


def _partial(out: Path) -> Path:
    return out.with_name(f"{out.name}.partial")


def _taken_up(kept: Path, key: str) -> list[dict[str, Any]]:
    """Return the answers of an interrupted run, without an incomplete last line; if there was none, start a run."""
    try:
        lines = kept.read_text("utf-8").splitlines(keepends=True) if kept.exists() else []
        if lines and lines[0].strip() != key:
            raise BatchError(f"{kept} is of other questions or settings: delete it, or choose another name for --out")
        whole = [line for line in lines[1:] if line.endswith("\n")]
        answers = [json.loads(line) for line in whole]
        kept.write_text("".join((f"{key}\n", *whole)), encoding="utf-8")
    except OSError as error:
        raise BatchError(f"{kept} cannot be written: {error}") from error
    except ValueError as error:
        raise BatchError(f"{kept} cannot be read ({error}): delete it, or choose another name for --out") from error
    return answers


def _store(kept: Path, answer: dict[str, Any]) -> None:
    try:
        with kept.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(answer)}\n")  # in ASCII: a text may hold other line ends
    except OSError as error:
        raise BatchError(f"{kept} cannot be written: {error}") from error


def _answered(assistant: BatchAnswerer, row: Row, scope: Scope, *, newest: bool) -> dict[str, Any]:
    question = question_of(row)
    given = {"id": row["id"]} if "id" in row else {}
    try:
        where = _limited(scope, row)
        answer = assistant.ask(question, scope=None if where == Scope() else where, newest=newest)
    except PullquoteError as error:
        return {**given, "question": question, "error": str(error)}
    return {**given, **answer.to_dict()}


def _limited(scope: Scope, row: Row) -> Scope:
    """Return the scope with the limits of a row in addition.

    Raise `BatchError` if the row names another folder, author, site or language than the scope.
    """
    limits: dict[str, Any] = {name: row[name] for name in SCOPE_FIELDS if row.get(name)}
    for name, value in limits.items():
        of_all = getattr(scope, name)
        if of_all is None or of_all.casefold() == value.casefold():
            continue
        if name == "folder" and f"{value.strip('/')}/".startswith(f"{of_all.strip('/')}/"):
            continue
        if name not in DAYS:
            raise BatchError(f"the row's {name} is {value!r}, but only {of_all!r} is asked: leave one of them out")
        limits[name] = max(value, of_all) if name == "since" else min(value, of_all)
    ids = frozenset(each.strip() for each in row.get("articles", "").replace(";", "\n").splitlines()) - {""}
    if ids:
        limits["articles"] = ids if scope.articles is None else ids & scope.articles
    return replace(scope, **limits)

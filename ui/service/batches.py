"""Visitors' files of questions, answered one by one, after what people ask."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from pydantic import TypeAdapter

from index.errors import PullquoteError
from index.formats import LIMITS
from index.formats.packed import open_zip
from index.types import Scope
from qa.batch import answer_file, answered, question_of
from qa.batch_files import KINDS, kind_of, read_rows, write_rows
from qa.errors import BatchError
from qa.types import Answer
from ui.error_messages import tell
from ui.errors import Busy, Left, VisitOver
from ui.service.busy import Asker, Turnstile, asked_by
from ui.service.uploads import Uploads, write_whole
from ui.service.visit import scope_of
from ui.service.visits import Visits
from ui.types import MAX_QUESTION

MOST_BYTES = 5_000_000  # of a file of questions
MOST_QUESTIONS = 1_000  # of a file

_MOST_RUNNING = 50  # files that are being answered
_ANSWER_BYTES = 20_000  # of one answer with its evidence, about
_MOST_HERE = 1_000_000_000  # bytes of files and answers if the visitors' own folders are not kept
_UNPACKED = replace(LIMITS, unpacked_bytes=50_000_000)
_PLACE, _COMING = "batch", "coming"  # folders of a visitor: their file, and one that is being read
_NOTES = "about.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What is kept beside a file: its name, its number of questions, their scope, and how they are asked."""

    name: str
    total: int
    scope: Scope
    newest: bool


_ABOUT = TypeAdapter(_About)


class _Stopped(Exception):  # not an error: only the run that it ends catches it
    """A run was stopped, or its visitor has left."""


@dataclass(slots=True, kw_only=True)
class BatchRun:
    """A file of questions: its `name`, how many of them there are, and how many are `done`.

    `problem` says why it ended early unless it was `stopped`.
    """

    name: str
    total: int
    done: int = 0
    running: bool = False
    stopped: bool = False
    problem: str = ""
    asker: Asker = field(default_factory=Asker)


class Batches:
    """One file for each visitor, in the visitor's folder: its answers outlive the server as uploads do.

    If those are not kept, it is below `folder`. Of all files together one question is asked at a time, each file's
    in turn, and only while nobody else waits.
    """

    def __init__(self, visits: Visits, folder: Path) -> None:
        self.folder = folder
        self._visits = visits
        self._kept = visits.uploads if visits.uploads.keeps else Uploads(folder, most_of_all=_MOST_HERE)
        self._line = Turnstile(1, _MOST_RUNNING)  # of the files that are being answered
        self._runs: dict[str, BatchRun] = {}
        self._lock = Lock()
        self._beginning = Lock()  # two files at once would take each other's place

    def of(self, key: str) -> BatchRun | None:
        """Return the state of a visitor's file; None if there is no file, or no such visitor."""
        place = self._place(key)
        if place is None:
            return None
        with self._lock:
            run = self._runs.get(key) or _found(place)
            if run is not None:
                self._runs[key] = run
            return run

    def begin(self, key: str, name: str, data: bytes, *, newest: bool = False) -> None:
        """Accept a file in place of the one before, and answer it, with the `newest` of different values first.

        Its questions are asked of the articles that are chosen now. Raise `VisitOver`, `Busy`, and
        `BatchError` if the file cannot be read, is too long, or the one before is still being answered; then the one
        before stays.
        """
        with self._beginning:
            self._begin(key, name, data, newest)

    def _begin(self, key: str, name: str, data: bytes, newest: bool) -> None:
        visit = self._visits.known(key)
        kind, place = kind_of(Path(name), (*KINDS, ".txt")), self._place(key)
        before = self.of(key)
        if before is not None and before.running:
            raise BatchError(f"{before.name} is still being answered: stop it first")
        if place is None or not self._kept.has_room(key, len(data) + MOST_QUESTIONS * _ANSWER_BYTES):
            raise Busy("There is no room for another file of questions: come back later.")
        if kind == ".xlsx":
            open_zip(data, _UNPACKED).close()
        coming = place.with_name(_COMING)
        questions = coming / f"questions{kind}"
        shutil.rmtree(coming, ignore_errors=True)  # of a server that ended meanwhile
        try:
            self._kept.made(key)
            coming.mkdir(mode=0o700)
            write_whole(questions, data)
            rows = read_rows(questions, most=MOST_QUESTIONS)
            if not any(map(question_of, rows)):
                raise BatchError(f"{questions} holds no question")
            about = _About(name=name, total=len(rows), scope=visit.scope or Scope(), newest=newest)
            write_whole(coming / _NOTES, _ABOUT.dump_json(about))
            self._put(key, coming, place)
        except (PullquoteError, OSError) as error:
            raise BatchError(_plain(error, place, name)) from error
        finally:
            shutil.rmtree(coming, ignore_errors=True)
        self.go_on(key)

    def _put(self, key: str, coming: Path, place: Path) -> None:
        """Put a file that can be asked in the place of the one before, unless that is being answered again."""
        with self._lock:
            before = self._runs.get(key)
            if before is not None and before.running:
                raise BatchError(f"{before.name} is still being answered: stop it first")
            shutil.rmtree(place, ignore_errors=True)
            coming.rename(place)
            self._runs.pop(key, None)

    def go_on(self, key: str) -> None:
        """Answer the rest of a visitor's file. Raise `VisitOver` and `Busy`."""
        self._visits.known(key)
        run, place = self.of(key), self._place(key)
        with self._lock:
            if run is None or place is None or run.running:
                return
            if sum(each.running for each in self._runs.values()) >= _MOST_RUNNING:
                raise Busy("Pullquote is busy with the files of others. Come back later; what is answered is kept.")
            run.running, run.stopped, run.problem = True, False, ""
            run.asker = Asker()
        asker = _Behind(visits=self._visits, key=key, run=run, line=self._line)
        Thread(target=self._answer, args=(place, asker), name="batch", daemon=True).start()

    def stop(self, key: str) -> None:
        """Stop a visitor's file after the question that is being answered."""
        run = self.of(key)
        if run is not None:
            run.stopped = True
            run.asker.leave()

    def forget(self, key: str) -> None:
        """Remove a visitor's file with its answers, unless it is being answered."""
        run, place = self.of(key), self._place(key)
        if place is None or (run is not None and run.running):
            return
        with self._lock:
            self._runs.pop(key, None)
            shutil.rmtree(place, ignore_errors=True)

    def answers(self, key: str, skip: int = 0) -> list[dict[str, Any]]:
        """Return the answers so far, without the first `skip`. Raise `BatchError` if they cannot be read."""
        place = self._place(key)
        if place is None:
            return []
        try:
            return answered(place / "answers.jsonl")[max(skip, 0) :]
        except BatchError as error:
            raise BatchError(_plain(error, place, self._name(key))) from error

    def written(self, key: str, kind: object) -> bytes | None:
        """Return the answers so far as a file of one of `KINDS`; None for another kind, or if there are no answers.

        Raise `BatchError` if it cannot be written.
        """
        place, rows = self._place(key), self.answers(key)
        if place is None or not rows or kind not in KINDS:
            return None
        path = place / f"written{kind}"
        try:
            write_rows(path, rows)
            return path.read_bytes()
        except (BatchError, OSError) as error:
            raise BatchError(_plain(error, place, self._name(key))) from error

    def _name(self, key: str) -> str:
        run = self.of(key)
        return "the file" if run is None else run.name

    def _place(self, key: str) -> Path | None:
        place = self._kept.place(key)
        return None if place is None else place / _PLACE

    def _answer(self, place: Path, asker: _Behind) -> None:
        run, questions = asker.run, next(place.glob("questions.*"), None)

        def tell(stage: str, done: int, total: int) -> None:
            run.done = done

        try:
            if questions is None:
                raise BatchError("the file of questions is gone: choose it again")
            about = _about(place)
            scope = scope_of(about.scope.articles or (), about.scope)
            answer_file(asker, questions, place / "answers.jsonl", scope=scope, newest=about.newest, progress=tell)
        except _Stopped:
            pass
        except Exception as error:
            run.problem = _plain(error, place, run.name)
        finally:
            run.running = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Behind:
    """Asks for a visitor when it is the turn of their file, after everybody who asks in person."""

    visits: Visits
    key: str
    run: BatchRun
    line: Turnstile

    def ask(self, question: str, *, scope: Scope | None = None, newest: bool = False) -> Answer:
        """Answer a question. Raise `BatchError` if it is too long or cannot be asked, and `_Stopped`."""
        if len(question) > MAX_QUESTION:
            raise BatchError(f"the question is too long: {MAX_QUESTION} characters at most")
        with self.line.turn():
            try:
                if not self.run.stopped:
                    assistant = asked_by(self.visits.known(self.key).assistant, self.run.asker, behind=True)
                    return assistant.ask(question, scope=scope, newest=newest)
            except (VisitOver, Left):
                self.run.stopped = True
            except PullquoteError as error:
                raise BatchError(tell(error)) from error
        raise _Stopped


def _about(place: Path) -> _About:
    return _ABOUT.validate_json((place / _NOTES).read_bytes())


def _found(place: Path) -> BatchRun | None:
    """Return the run that an earlier server left; None if none can be read."""
    try:
        about, done = _about(place), len(answered(place / "answers.jsonl"))
    except (PullquoteError, OSError, ValueError):
        return None
    return BatchRun(name=about.name, total=about.total, done=done, stopped=True)


def _plain(error: Exception, place: Path, name: str) -> str:
    """Return what went wrong with a file, by the visitor's name for it instead of the server's path."""
    own, inside = rf"{re.escape(str(place.parent))}{re.escape(os.sep)}(?:{_PLACE}|{_COMING})", re.escape(os.sep)
    said = re.sub(rf"{own}{inside}questions\.\w+", lambda _: name, tell(error))
    return re.sub(own, lambda _: name, re.sub(f"{own}{inside}", "", said))

"""The panel of a file of questions, and what its script may call."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qa.batch_files import KINDS, QUESTIONS
from ui.error_messages import tell
from ui.export.files import File
from ui.icons import BATCH, CLOSE, SAVE
from ui.reference import Reference
from ui.retelling import retell
from ui.service.batches import MOST_BYTES, Batches
from ui.widgets.upload.upload import sent_files, take

_SHOWN = 50  # answers that are sent at once
_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".jsonl": "application/jsonl",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def button() -> str:
    """Return the button that opens the panel, as `markup` takes it."""
    return (
        '<button class="batch-open" type="button" data-opens="batch" aria-expanded="false" data-label="batch" title>'
        f"{BATCH}</button>"
    )


def panel() -> str:
    """Return the controls for a file of questions and its progress, as `markup` takes them."""
    forms = "".join(f'<button type="button" value="{kind}">{kind[1:].upper()}</button>' for kind in KINDS)
    return f"""
        <section id="batch" class="panel" data-label="batch" hidden>
          <header>
            <h2 tabindex="-1" data-say="batch"></h2>
            <button class="panel-close" type="button" data-label="close">{CLOSE}</button>
          </header>
          <div class="batch-body">
            <p data-say="batch.how"></p>
            <button class="batch-choose" type="button" data-say="batch.choose"></button>
            <input class="batch-file" type="file" accept="{",".join(QUESTIONS)}" hidden>
            <p class="batch-problem" role="alert" hidden></p>
            <div class="batch-run" hidden>
              <label for="batch-bar"></label>
              <progress id="batch-bar" value="0"></progress>
              <div class="batch-ways">
                <button class="batch-stop" type="button" data-say="stop" hidden></button>
                <button class="batch-go" type="button" data-say="batch.go" hidden></button>
                <button class="batch-forget" type="button" data-say="tray.drop" hidden></button>
                <details class="menu" id="batch-save">
                  <summary>{SAVE}<span data-say="batch.save"></span></summary>
                  <div>{forms}</div>
                </details>
              </div>
            </div>
            <ol></ol>
          </div>
        </section>
    """


def act(batches: Batches, folder: Path, key: str, action: object, content: object) -> dict[str, Any]:
    """Do what the script asks with a visitor's file, and return its state; whatever is sent is checked.

    `content` is the file for "begin", sent as to the list of articles; the suffix of a form for "save"; and for
    "look" how many answers are shown already.
    """
    said: dict[str, Any] = {"problem": "", "file": None, "rows": []}
    try:
        match action:
            case "begin" if isinstance(content, dict):
                for sent in sent_files([content]):
                    data = take(sent, folder, QUESTIONS, most=MOST_BYTES)
                    batches.begin(key, sent.name, data, newest=bool(content.get("newest")))
            case "stop":
                batches.stop(key)
            case "go":
                batches.go_on(key)
            case "forget":
                batches.forget(key)
            case "save":
                said["file"] = _file(batches, key, content)
            case "look" if isinstance(content, int):
                said["rows"] = [_row(row) for row in batches.answers(key, content)[:_SHOWN]]
    except Exception as error:
        said["problem"] = retell(tell(error))
    run = batches.of(key)
    if run is None:
        return said | {"run": None}
    return said | {
        "run": {"name": run.name, "total": run.total, "done": run.done, "running": run.running, "stopped": run.stopped},
        "problem": said["problem"] or retell(run.problem),
    }


def _file(batches: Batches, key: str, kind: object) -> dict[str, str | int] | None:
    run, data = batches.of(key), batches.written(key, kind)
    if run is None or data is None:
        return None
    kind = str(kind)
    return File(name=f"{Path(run.name).stem}-answers{kind}", media_type=_MEDIA_TYPES[kind], data=data).to_dict()


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as the panel shows it: the question, the answer and its place."""
    citation = next(iter(row.get("citations") or ()), None)
    link = None
    if citation is not None:
        place = {name: citation[name] for name in ("article_id", "start", "end")}
        link = Reference(kind="src", **place).link
    return {
        "question": row["question"],
        "answer": row.get("text"),
        "title": citation and citation["title"],
        "link": link,
        "error": retell(row["error"]) if "error" in row else None,
    }

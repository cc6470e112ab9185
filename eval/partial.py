"""A run that can be interrupted and resumed: `<name>.partial.jsonl`, a header line and one line per result."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eval.errors import GoldError
from eval.judge import Result
from eval.report import replace_file
from eval.rows import parse, rows_of
from qa.types import Versions


class Partial:
    """The results of a run so far, each written immediately.

    `inputs` (with the gold's sha256) and the versions are in the header; a file whose header differs is not resumed.
    Without `resume` an earlier file is overwritten.
    """

    def __init__(self, path: Path, inputs: Mapping[str, Any], *, resume: bool) -> None:
        self._path = path
        self._inputs = dict(inputs)
        self._resume = resume

    def start(self, versions: Versions) -> dict[str, Result]:
        """Begin or resume; return the existing results by question id.

        Raise `GoldError` if they were made from other inputs or by other versions, naming what differs.
        """
        header = {"inputs": self._inputs, "versions": asdict(versions)}
        results = self._read(header) if self._resume and self._path.exists() else []
        rows = [json.dumps(row, ensure_ascii=False) for row in (header, *map(asdict, results))]
        replace_file(self._path, ("\n".join(rows) + "\n").encode())  # rewritten: the last line may be incomplete
        return {result.id: result for result in results}

    def add(self, result: Result) -> None:
        """Write one result; it is on disk when this returns."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(result), ensure_ascii=False) + "\n")

    def finish(self) -> None:
        """Remove the file: the run is complete and saved."""
        self._path.unlink(missing_ok=True)

    def _read(self, header: Mapping[str, Mapping[str, Any]]) -> list[Result]:
        whole = self._path.read_bytes().rpartition(b"\n")[0].decode()  # what follows the last line's end was cut
        head, _, rows = whole.partition("\n")
        if not head:
            return []
        try:
            saved = parse(head, "the header", dict[str, dict[str, Any]])
            earlier = {part: saved[part] for part in header}
            results = [result for _, result in rows_of(rows, self._path, Result)]
        except (KeyError, GoldError) as error:
            raise self._refuse(f"is not an interrupted run of this version ({error})") from error
        for part, wanted in header.items():
            was = earlier[part]
            for name in sorted(wanted.keys() | was.keys()):
                if was.get(name) != wanted.get(name):
                    raise self._refuse(f"was made with {name} {was.get(name)!r}, now it is {wanted.get(name)!r}")
        return results

    def _refuse(self, what: str) -> GoldError:
        return GoldError(f"{self._path}: {what}. Run without --resume to start over.")

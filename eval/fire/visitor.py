"""A visitor of a server's page, who makes the calls that its script makes."""

from __future__ import annotations

import json
import re
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPException
from typing import Any

_LATE = 300.0  # seconds that a server may take for one event
_KEY = re.compile(r'"visit"\W+([\w-]{22})\b')
_NAME, _WORDS, _WHOSE = 2, 7, 9  # places in a row of the list of articles


class Visitor:
    """A browser with a server's page open, in one session."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._session = f"visitor{time.monotonic_ns()}"
        self._asked = 0
        functions = json.loads(self._read("/config"))["dependencies"]
        self._functions = {function["api_name"]: function for function in functions}

    def arrive(self, key: str) -> tuple[str, dict[str, Counter[int]]]:
        """Open the page, with a key if there is one; return the key, and how many words each of their files has."""
        said = self._event("arrive", json.dumps({"visit": key, "turns": [], "search": ""}))
        known = _KEY.search(json.dumps(said))
        rows = next(json.loads(each)["rows"] for each in said if isinstance(each, str) and each.startswith('{"rows":'))
        there: dict[str, Counter[int]] = {}
        for row in rows:
            if row[_WHOSE] == "mine":
                there.setdefault(row[_NAME], Counter())[row[_WORDS]] += 1
        return known[1] if known else "", there

    @contextmanager
    def here(self) -> Iterator[None]:
        """Keep the page open inside the block; the server is told when it is closed."""
        request = urllib.request.Request(f"{self._address}/gradio_api/heartbeat/{self._session}")
        with urllib.request.urlopen(request, timeout=_LATE) as beats:
            beats.readline()
            yield

    def ask(self, question: str) -> str:
        """Ask a question, and return everything the page receives."""
        self._asked += 1
        return json.dumps(self._event("answer", None, question=question, number=self._asked))

    def add(self, files: Mapping[str, str]) -> Iterator[str]:
        """Send files, one after another; yield the name of each that is added, until the server is gone."""
        for name, text in files.items():
            try:
                path = self._send(name, text)
                said = self._event("add", None, files=[{"name": name, "size": len(text), "place": path}])
            except (OSError, HTTPException, ValueError):
                return
            if "outcome-added" in json.dumps(said):
                yield name

    def _send(self, name: str, text: str) -> str:
        edge = "edge-of-a-part"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        body = f"{head}{text}\r\n--{edge}--\r\n".encode()
        return str(json.loads(self._read("/gradio_api/upload", body, f"multipart/form-data; boundary={edge}"))[0])

    def _event(self, name: str, value: str | None, **data: object) -> list[Any]:
        """Send an event of the page, and return the values of its parts; raise `ValueError` if there are none."""
        function = self._functions[name]
        values = [value] + [None] * (len(function["inputs"]) - 1)
        call = {"fn_index": function["id"], "data": values, "event_data": data, "session_hash": self._session}
        self._read("/gradio_api/queue/join", json.dumps(call).encode())
        address = f"{self._address}/gradio_api/queue/data?session_hash={self._session}"
        with urllib.request.urlopen(address, timeout=_LATE) as stream:
            for line in stream:
                message = json.loads(line[5:]) if line.startswith(b"data:") else {}
                if message.get("msg") == "process_completed":
                    return list(message["output"]["data"])
        raise ValueError(f"the server ended before {name} did")

    def _read(self, path: str, body: bytes | None = None, kind: str = "application/json") -> str:
        request = urllib.request.Request(f"{self._address}{path}", body, {"Content-Type": kind})
        with urllib.request.urlopen(request, timeout=_LATE) as response:
            return str(response.read().decode())

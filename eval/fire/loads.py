"""Figures of what many visitors got at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eval.metrics import percentile

_ANSWERED, _BUSY = 200, 429


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The outcome of a request.

    `status` is the HTTP status, 0 if there was no response; `said` is the answer with its places, `wait` the seconds to
    wait before asking again, `same` whether the answer is the one that its question gets when nobody else is asking.
    """

    status: int
    seconds: float
    said: str = ""
    wait: float = 0.0
    same: bool = True

    def beside(self, alone: Response) -> Response:
        """Return this response, compared with that of the same question when nobody else was asking."""
        return replace(self, same=self.status != _ANSWERED or self.said == alone.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What some visitors got in some seconds; times are of answers alone, in seconds.

    `fairness` is Jain's index of the answers by visitor: 1 if all got equally many, 1/n if one got all; None without
    answers. `memory` is that of the server, in 10^6 bytes: first, last, most.
    """

    visitors: int
    asked: int
    busy: int
    failed: int
    differed: int
    per_second: float
    p50: float | None
    p95: float | None
    p99: float | None
    fairness: float | None
    memory: tuple[float, float, float] | None


def load_of(responses: Sequence[Sequence[Response]], seconds: float, memory: Sequence[float]) -> Load:
    """Return the figures of the responses, which are given by visitor."""
    every = [response for visitor in responses for response in visitor]
    answered = [response for response in every if response.status == _ANSWERED]
    busy = sum(response.status == _BUSY for response in every)
    times = sorted(response.seconds for response in answered)
    return Load(
        visitors=len(responses),
        asked=len(every),
        busy=busy,
        failed=len(every) - len(answered) - busy,
        differed=sum(not response.same for response in answered),
        per_second=len(answered) / seconds,
        p50=percentile(times, 50).value,
        p95=percentile(times, 95).value,
        p99=percentile(times, 99).value,
        fairness=_fairness([sum(response.status == _ANSWERED for response in visitor) for visitor in responses]),
        memory=(memory[0], memory[-1], max(memory)) if memory else None,
    )


def _fairness(counts: Sequence[int]) -> float | None:
    """Return Jain's index: Jain, Chiu and Hawe, "A quantitative measure of fairness", 1984."""
    squares = sum(count * count for count in counts)
    return sum(counts) ** 2 / (len(counts) * squares) if squares else None

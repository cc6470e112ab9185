from __future__ import annotations

from eval.fire.loads import Response
from eval.fire.servers import Outcome, spread

_QUESTIONS = [f"How many of {number}?" for number in range(12)]


def _alone(question: str) -> Response:
    return Response(status=200, seconds=0.1, said=question.upper())


def test_a_server_that_is_killed_costs_a_client_a_second_try():
    """Its questions go to the other one, and get the answers that they get alone."""
    dead = []

    def first(question):
        return Response(status=0, seconds=0.1) if dead else _alone(question)

    outcome = spread(
        [first, _alone],
        _QUESTIONS,
        list(map(_alone, _QUESTIONS)),
        kill=lambda: dead.append(1),
        visitors=1,
        wait=lambda seconds: None,
    )
    assert outcome == Outcome(asked=12, retried=4, lost=0, differed=0)


def test_what_is_lost_or_differs_is_counted():
    """Where nobody answers any more, and where an answer is another one."""
    gone = spread(
        [lambda question: Response(status=503, seconds=0.1)],
        _QUESTIONS[:3],
        list(map(_alone, _QUESTIONS)),
        kill=lambda: None,
        visitors=2,
        wait=lambda seconds: None,
    )
    assert gone == Outcome(asked=3, retried=3, lost=3, differed=0)
    other = spread(
        [lambda question: Response(status=200, seconds=0.1, said="other")],
        _QUESTIONS[:3],
        list(map(_alone, _QUESTIONS)),
        kill=lambda: None,
        visitors=1,
    )
    assert other == Outcome(asked=3, retried=0, lost=0, differed=3)

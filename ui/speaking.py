"""Which language a handler speaks: that of the visitor whose key it is given first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from inspect import isgeneratorfunction
from typing import Any, TypeVar

from ui.desk import Desk
from ui.texts import using

_Result = TypeVar("_Result")
_END = object()


def spoken_by(desk: Desk) -> Callable[[Callable[..., _Result]], Callable[..., _Result]]:
    """Let a handler speak the language of the visitor whose key it is given first, at every step of a generator."""

    def decorate(handler: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(handler)
        def spoken(key: object, *rest: Any) -> Any:
            with using(desk.language(key)):
                return handler(key, *rest)

        @wraps(handler)
        def steps(key: object, *rest: Any) -> Iterator[Any]:
            made = handler(key, *rest)
            while True:
                with using(desk.language(key)):  # each step may be made in another thread
                    step = next(made, _END)
                if step is _END:
                    return
                yield step

        return steps if isgeneratorfunction(handler) else spoken

    return decorate

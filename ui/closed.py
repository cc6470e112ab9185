"""Releases what Gradio keeps for each page (180 kB and its state) once the page has been closed for a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any


def let_go(holder: Any, seconds: float) -> None:
    """Forget the sessions that were closed and have not been used for this many seconds.

    `holder` is Gradio's `StateHolder`, which keeps them until it has too many.
    """
    over = datetime.now() - timedelta(seconds=seconds)
    with holder.lock:
        for session, used in list(holder.time_last_used.items()):
            state = holder.session_data.get(session)
            if used <= over and (state is None or state.is_closed):
                holder.session_data.pop(session, None)
                del holder.time_last_used[session]

"""What Gradio holds of each page, 180 kB and its state: let go of once the page has been closed for long enough."""

from __future__ import annotations

from datetime import datetime, timedelta

import gradio as gr


def let_go(page: gr.Blocks, seconds: float) -> None:
    """Forget the sessions that were closed and not used for so many seconds.

    Gradio keeps them until it has too many.
    """
    holder, over = page.state_holder, datetime.now() - timedelta(seconds=seconds)
    with holder.lock:
        for session, used in list(holder.time_last_used.items()):
            state = holder.session_data.get(session)
            if used <= over and (state is None or state.is_closed):
                holder.session_data.pop(session, None)
                del holder.time_last_used[session]

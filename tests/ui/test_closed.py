"""What Gradio holds of pages that were closed."""

from __future__ import annotations

from datetime import datetime, timedelta

import gradio as gr
from gradio.state_holder import StateHolder

from ui.closed import let_go


def test_what_is_held_of_a_closed_page_is_let_go():
    """Once it was not used for long enough; what is open, or closed only now, stays."""
    with gr.Blocks() as page:
        gr.State("")
    holder = StateHolder()
    holder.set_blocks(page)
    for session, closed, ago in (("open", False, 900), ("old", True, 900), ("new", True, 10)):
        holder[session].is_closed = closed
        holder.time_last_used[session] = datetime.now() - timedelta(seconds=ago)
    let_go(page, 600.0)
    assert set(holder.session_data) == set(holder.time_last_used) == {"open", "new"}
    let_go(page, 0.0)
    assert set(holder.session_data) == {"open"}

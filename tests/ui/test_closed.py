"""What Gradio holds of pages that were closed."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

from gradio.state_holder import StateHolder

from ui.closed import let_go


def test_what_is_held_of_a_closed_page_is_let_go():
    """Once it was not used for long enough; what is open, or closed only now, stays."""
    holder = StateHolder()
    sessions = cast("dict[str, Any]", holder.session_data)
    for session, closed, ago in (("open", False, 900), ("old", True, 900), ("new", True, 10)):
        sessions[session] = SimpleNamespace(is_closed=closed)
        holder.time_last_used[session] = datetime.now() - timedelta(seconds=ago)
    let_go(holder, 600.0)
    assert set(sessions) == set(holder.time_last_used) == {"open", "new"}
    let_go(holder, 0.0)
    assert set(sessions) == {"open"}

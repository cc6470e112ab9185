"""What the names of bodies end in: "University", "Council"."""

from __future__ import annotations

from qa.words.listing import lines

BODIES = frozenset(word for line in lines("bodies.txt") for word in line.split())

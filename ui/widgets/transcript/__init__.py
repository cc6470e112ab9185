"""The conversation: its questions and replies, the box to ask in, and what the browser keeps of it."""

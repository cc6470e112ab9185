"""The conversation: asked and answered, kept for a reload, begun by a link, saved as a file."""

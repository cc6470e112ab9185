"""Feedback: whether an answer is right, and which words would have been, as gold questions."""

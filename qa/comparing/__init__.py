"""Comparing what other articles say with an answer, by value."""

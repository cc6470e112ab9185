"""A page of a file, beside its text."""

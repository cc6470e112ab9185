"""A file of questions, answered row by row."""

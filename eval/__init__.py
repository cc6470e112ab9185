"""Scoring against gold question-answer pairs: README.md beside this file says how."""

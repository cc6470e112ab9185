"""The answer to each kind of question: a verdict with its sentence, items, two sides, several answers."""

"""What each kind of question is answered with: a verdict and its sentence, items, two sides, several answers."""

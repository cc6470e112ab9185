"""The list of articles: to choose, open, add and remove some."""

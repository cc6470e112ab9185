"""The articles: listed, added, taken back, and shown whole with what is marked in them."""

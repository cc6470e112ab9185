"""The list of articles: which to ask, which to open, which to take back."""

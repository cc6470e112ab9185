"""Files that visitors add."""

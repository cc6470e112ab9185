"""What is done to an index that must not be lost: `kills` ends processes that change it, at any moment."""

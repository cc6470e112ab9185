"""The dates that "Thursday", "today" and "last month" mean in an article that is dated."""

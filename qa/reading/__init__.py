"""Question and passages -> spans and a null score, by whatever network."""

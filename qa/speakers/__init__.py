"""Who said what: quotations of an article with their speakers, found by names and ranked for a topic."""

"""From a question and passages to spans and a null score, with any network."""

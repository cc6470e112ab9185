"""From a question as typed, alone or in a conversation, to the question that is meant."""

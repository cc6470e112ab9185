"""A question as it was typed, alone or in a conversation -> the question that is asked."""

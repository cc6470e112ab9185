"""The short words that hold an English question together, as alternatives of a regular expression."""

AUX = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must"
WH = "who|whom|whose|what|which|when|where|why|how"
STEM = rf"(?:ca|wo|sha)(?=n['’]t)|{AUX}|am"  # an auxiliary before its "n't", as in "can't", "won't" and "isn't"
PREPOSITIONS = "of|in|on|at|to|for|from|by|with|about|after|before|during|since|until|between|under|over|into|against"
AND_SO = "(?:and |but |so )?"  # may lead a question that goes on from another

"""What a question takes for given, and whether the text around an answer supports it.

`terms` takes a question apart; `places` knows that the French are from France; `presence` says where a term is;
`measures` turns this into features that the confidence is fitted to.
"""

from qa.premises.measures import MEASURES, measures

__all__ = ["MEASURES", "measures"]

"""What a question takes for given, and whether the text around an answer bears it out.

`terms` takes a question apart; `places` knows that the French are of France; `presence` says where a term stands,
`rivals` what contradicts it; `measures` puts it into figures that the confidence is fitted to.
"""

from qa.premises.measures import MEASURES, measures

__all__ = ["MEASURES", "measures"]

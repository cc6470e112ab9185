"""A text's structure: paragraphs, sentences, head, captions, lists, tables and boilerplate, and its title.

`lines` and `pieces` lay a text out; `tables`, `layout`, `credits` and `head` recognise its parts, `kickers` what is
above a headline, `corrections` the notes on corrections, `entries` those of a live page; `boilerplate` weighs the
clues of `wordings` and `digests`; `building` and `describing` put everything together.
"""

from index.structure.building import sentence_ranges, structure_of
from index.structure.describing import Description, describe
from index.structure.digests import LEAST_ARTICLES, body_digest, line_digest, line_digests, repeated_lines

__all__ = [
    "LEAST_ARTICLES",
    "Description",
    "body_digest",
    "describe",
    "line_digest",
    "line_digests",
    "repeated_lines",
    "sentence_ranges",
    "structure_of",
]

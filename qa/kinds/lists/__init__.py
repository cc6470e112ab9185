"""The answer to a question for several things: a list of an article, the items of an enumeration, or several spans.

- `answering` puts the items together.
- `listed` finds the list, or the column of a table, that a question asks for, and `ordinals` what sentences count off.
- `enumerations` reads the items around a span ("A, B and C"), whose parts `conjuncts` compares.
- `agents` are the names that do what is asked about, in each sentence.
"""

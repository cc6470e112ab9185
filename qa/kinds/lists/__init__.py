"""The answer to a question for several things: a list of an article, the items of an enumeration, or several spans.

- `answering` puts the items together; `items` are those around a span, each alone.
- `listed` finds the list, or the column of a table, that a question asks for, and `ordinals` what sentences count off.
- `enumerations` reads the items around a span ("A, B and C"), whose parts `conjuncts` compares, or the points of a
  list, which goes on behind the points of a point if it is `numbered`; `marked` ones are in a sentence. What is
  `unsplit` is one item.
- `agents` are the names that do what is asked about, in each sentence; `interrupted` ones have more said of each, and
  who is of another of the `relations` is left out.
- What a form of text lists: `votes` of minutes, questions of `letters`, and things `under_headings`.
"""

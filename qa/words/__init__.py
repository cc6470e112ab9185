"""English words, whatever they are used for. It imports no other package of qa.

`lemmas`: base forms, negations and words of little meaning; `word`: the words of a text in order; `content`: those that
mean something; `clauses`: the clause of a quote; `opposites`: words that exclude each other; `synonyms`: words that
stand for one another; `common`: the commonest words; `given_names`: names of men and of women, with the `titles` before
them; `kin`: relatives; `bodies`: what the names of bodies end in; `plurals`, `verbs`, `comparatives`: forms of nouns,
verbs and adjectives; `numerals`, `units`, `quantities`: numbers as values; `grammar`, `letters`: parts of regular
expressions. The lists are in text files, read by `listing`.
"""

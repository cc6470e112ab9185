"""Comparing what other articles say with an answer, by value.

`others` sorts the spans of other articles into the same answer, another one, or neither; `sources` are the articles,
of which copies are one, and `fitting_several` questions that fit several of them. Two quotes (`said`, for what is
`asked_for`) are compared by `agreement`: their `parts` are dates and times (`dates`, `named_days`, `clock`, `moments`),
`scores`, `amounts` with their `hedges` and without `asides`, `names` (of `name_words` in several `spellings`), `places`
with their `place_names`, `lists` and other `phrases` (in one `transatlantic` spelling). Their `surroundings` may turn
them, by a `negation` for one, and what is `also_given` around them is no contradiction. `outcomes` puts the results
together.
"""

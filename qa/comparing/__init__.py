"""Comparing what other articles say with an answer, by value.

`others` sorts the spans of other articles into the same answer, another one, or neither; `sources` are the articles,
of which copies are one, and `fitting_several` questions that fit several of them. Two quotes (`said`, for what is
`asked_for`) are compared by `agreement`: their `parts` are dates and times (`dates`, `named_days`, `clock`, `moments`),
`amounts` with their `hedges`, `names` (of `name_words` in several `spellings`), `places`, `lists` and other `phrases`,
and their `surroundings` may turn them. `outcomes` puts the results together.
"""

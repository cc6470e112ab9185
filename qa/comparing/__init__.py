"""Comparing what other articles say with an answer, by value.

`others` sorts the spans of other articles into the same answer, another one, or neither; `sources` are the articles, of
which copies are one, and `fitting_several` questions that fit several of them. Two quotes (`said`, or `cited`, for what
is `asked_for`) are compared by `agreement`: their `parts` are dates and times (`dates`, `named_days`, `periods`,
`clock`, `moments`), `scores`, `amounts` of what is `counted`, with their `hedges` and without `asides`, `names`
(`name_words` after `titles`, of `bodies` too, in several `spellings`), `places` with their `place_names`, `lists` and
other `phrases` (in one `transatlantic` spelling, `wordings` of one thing alike, in any `word_order`, or
`exclusive`). Their `surroundings` may turn them: by a `negation`, by what the sentence `claims`, by who is `leaving`,
by who are the `winners`; what is `also_given` around them is no contradiction. `outcomes` puts the results together.
"""

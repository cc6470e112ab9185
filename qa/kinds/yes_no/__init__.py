"""The answer to a yes/no question: what the sentences of the articles affirm or deny.

- `answering` answers with what `verdicts` finds, with what `replies` finds in an interview, or with the reply to a
  question that the article has `put`; else the sentence that the reader has found decides, by a `bare` yes or no, or
  by `weighing` what the reader takes it to say, if no word is `overruling` that. `decided` makes the answer of the
  sentences that decide, and `newer` says which of them a later article on the story has overtaken.
- `limits` answers whether there are more or fewer than so many by how many there are, and with `time_limits` whether
  something was before or after a day by when it was.
- What is asked: a `statement`, word by word, and `propositions`, the same taken apart (`subjects`, `attached`); also of
  what a person says (`saying`), may do (`permissions`), or with a part left out (`shortened`).
- What an article says: `clauses`, with all that is said in them (`parts`, `leading`, `ellipses`).
- Whether it affirms what is asked, with one of the `judgements`: `judging` compares them word by word (`placing`,
  `outcomes`, `time_asked`, `circumstances`, `exceptions`, `hedging`), and `asserting` compares them in other words
  (`covering`, `predicates`, `obligations`, `negation`, `nothing`, `tenses`, `conflicts`, `reserve`, `extent`). `sides`
  puts who is for or against something in one way, and `presence` decides whether anyone was there. What is said only of
  some times, people, places or a part decides nothing: `narrowing`, by what is `added` to the question's words.
- Questions and sentences in everyday forms are in `everyday/`.
"""

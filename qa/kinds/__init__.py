"""The answer to each kind of question, and the rules that keep a span of another kind from being one.

- Yes or no: `yes_no` answers with what `verdicts` finds, or with what `replies` finds in an interview. `statement` and
  `propositions` (`subjects`, `attached`, `saying`, `permissions`, `shortened`) say what is asked. `clauses` (`parts`,
  `leading`, `ellipses`) are what an article says. `judging` compares them word by word (`circumstances`,
  `exceptions`, `narrowing`, `hedging`), and `asserting` in other words (`covering`, `predicates`, `obligations`,
  `negation`, `tenses`, `conflicts`, `reserve`).
- Several things: `lists/`, of an article or of a sentence.
- A cell of a table, or several: `tables/`, whose cells and results decide yes/no questions, too.
- Two things: `comparison` sets both sides in order.
- Words and people: `quoted` answers with quotations, `interviews` asks as the interviewer did.
- What editors corrected: `notes`.
- Spans: `rules` applies, in order, those that leave out what cannot answer (`echoes`, `wondering`, `makers`,
  `namesakes`, `name_parts`, `roles`, `elsewhere`, `beside`, `ages`, `counted`, `others_words`, `first_person`), choose
  a better one (`naming`, `couples`, `changes`, `durations`) or complete it (`excepted`).

All share what is `asked`, whether for only some of the things (`restricted`), and the words and patterns of `lexicon`.
"""

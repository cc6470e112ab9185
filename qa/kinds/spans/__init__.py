"""The rules over the spans of a reader: they leave out, choose or complete spans before one of them is the answer.

`rules` applies them in order.

- Left out are words of the question (`echoes`) and who only asks it (`wondering`), who made the article (`makers`), and
  what is said of somebody or something else: of their namesake or another part of a name (`namesakes`, `name_parts`),
  of another role, place or number (`roles`, `elsewhere`, `beside`), their age (`ages`), their count (`counted`), their
  words (`others_words`), a speaker's own life (`first_person`), one whom only a pronoun names (`unnamed`), or another
  party or relative (`parties`, `relatives`), or what another item of a list tells of (`list_items`). So are what is
  only supposed (`supposed`) or holds under a condition (`conditions`), the beginning of what a question asks the end of
  (`phases`), and words that describe what is asked for (`describing`).
- Chosen are a name before a role (`naming`) and both names of a couple (`couples`), the value before or after a change
  (`changes`), that of a period (`periods`) or what is usual (`usual`), and the duration of what is asked about
  (`durations`).
- Completed is what has an exception behind it (`excepted`).
"""

"""From a question as typed, alone or in a conversation, to the question that is meant.

- Typed: `questions` cuts the text to one question (`wrappers`, `chatter`, `fragments`, `languages`), `coordination`
  parts several; `misspelt` and `capitals` write it as the articles do.
- In a conversation: `followups` completes it from the earlier ones, which `talk` remembers (`mentions`, `pronouns`,
  `referents`, `answered`, `again`, `alike`, `occasions`, `other_times`, `noun_phrases`, `counting`, `alone`), and
  `excluding` says which earlier answers it leaves out.
- Asked for: `kinds` tells its kind, `wanted` the type of its answer, `dimensions` that of its figure; `sides` parses a
  comparison (`comparison`, `more_than`, `one_of_two`), `limits` a question whether there are more or fewer than so
  many, `time_limits` one whether something was before a day, and `addressed` asks it as an interviewer does.
"""

"""The rules over the spans of a reader: they leave out, choose or complete spans before one of them is the answer.

`rules` applies them in order.

- Left out are words of the question (`echoes`), those who only ask it (`wondering`), who made the article (`makers`),
  what a template leaves to be filled in or sends to a page (`placeholders`), and what is said of another person or
  thing: of a namesake or another part of a name (`namesakes`, `name_parts`), of another role or place (`roles`,
  `elsewhere`), of what the words beside it name (`beside`, `beside_figures`, `beside_times`), of another subject
  (`subjects`) or year (`years`), their age (`ages`), their count (`counted`), their words (`others_words`), a speaker's
  own life (`first_person`), how long a thing is shut (`durations`), a person or thing that a pronoun cannot mean
  (`pronouns`, `later_things`), another of the same kind (`qualified`), another party (`parties`), another relative
  (`relatives`, `relatives_counted`), or another item of a list (`list_items`). So are what could be, was offered or is
  hoped for (`unreal`), what holds under a condition (`conditions`), what names nothing (`unnamed`), and words that
  describe what is asked for (`describing`).
- Chosen are a name before a role (`naming`), both names of a couple (`couples`), who is new in a post (`successors`),
  the value before or after a change (`changes`), that of a period (`periods`) or what is usual (`usual`), the duration
  of what is asked about (`durations`), the votes of one side (`votes`), and who has the most (`ranked`).
- Completed are what has an exception behind it (`excepted`), a part of a time (`whole_times`), and a number of which
  only a part is counted (`fractions`).
"""

"""Who said what: quotations of an article with their speakers, found by names and ranked for a topic.

- A paragraph: `paragraphs` splits it by `marks` and `tokens`; `names`, `phrases`, `subjects` and `following` find who
  speaks in it, by the lists in `words`, and `leading` whom it is about; `forms` says what a name's
  words mean; `cues`, `attribution`, `asides` and `reported` find the words that are said, `signed` those above a name.
- An article: `people` resolves who they are, by `full_names` and `topics`, and `quoting` combines it all; `transcripts`
  are read by their speakers' names, `mails` by their writers'.

`matching` searches quotations, `roster` lists who is quoted in all articles; `asking` and `answering` answer a question
with them.
"""

from qa.speakers.answering import answer_quotes, words_around
from qa.speakers.matching import Placed, rank_for_topic, said_by, who_said
from qa.speakers.quoting import quotations
from qa.speakers.roster import Person, Roster, Said
from qa.speakers.types import Quotation, Quoted, Speaker

__all__ = [
    "Person",
    "Placed",
    "Quotation",
    "Quoted",
    "Roster",
    "Said",
    "Speaker",
    "answer_quotes",
    "quotations",
    "rank_for_topic",
    "said_by",
    "who_said",
    "words_around",
]

"""Who said what: quotations of an article with their speakers, found by names and ranked for a topic.

`marks` and `tokens` split a paragraph, `names`, `phrases`, `subjects` and `following` find who speaks in it, by the
lists in `words` and `given_names`; `forms` says what a name's words mean; `cues`, `attribution`, `reported` and
`transcripts` find their words, `people` resolves who they are in the whole article (`full_names`, `topics`), and
`quoting` combines it all.
`matching` searches quotations, `roster` lists who is quoted in all articles; `asking` and `answering` answer a question
with them.
"""

from qa.speakers.answering import answer_quotes
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
]

"""Who said what: quotations of an article with their speakers, found by names and ranked for a topic.

`marks` and `tokens` lay a paragraph out, `names`, `phrases` and `subjects` find who speaks in it, by the lists in
`words` and `given_names`; `forms` says what a name's words tell;
`cues`, `attribution`, `reported` and `transcripts` say what is theirs, `people` who they are in the whole
article, and `quoting` puts it together. `matching` looks among quotations, `stored` keeps them,
`roster` lists who is quoted in all articles; `asking` and
`answering` answer a question with them.
"""

from qa.speakers.answering import answer_quotes
from qa.speakers.matching import Placed, rank_for_topic, said_by, who_said
from qa.speakers.quoting import quotations
from qa.speakers.roster import Person, Roster, Said
from qa.speakers.stored import quotations_from_json, quotations_to_json
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
    "quotations_from_json",
    "quotations_to_json",
    "rank_for_topic",
    "said_by",
    "who_said",
]
